"""A small valid document, line by line, for tests that spoil one thing in it."""

from __future__ import annotations

from pathlib import Path

from teiedition.model import Finding
from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions, validate

QUAY = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="quay" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>The Quay</title><editor xml:id="editor">E. Example</editor></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>
<text>
<body>
<div type="chapter" xml:id="quay-div001">
<head>The Quay</head>
<p xml:id="quay-p0001">The sea is near.
  <persName resp="#editor" cert="high">Ada</persName></p>
<list xml:id="quay-list001">
<item>ropes</item>
</list>
<p>Second.</p>
<closer>End</closer>
</div>
</body>
</text>
</TEI>
"""
"""Line 6 is the division, 8 the first paragraph, 10 the list, 13 the second paragraph."""

SECOND = "<p>Second.</p>"


def spoilt(old: str, new: str) -> TeiDocument:
    """Return the document with one stretch replaced."""
    assert old in QUAY
    return TeiDocument.parse(QUAY.replace(old, new, 1).encode(), Path("quay.xml"))


def found(
    document: TeiDocument, *only: str, raw: str | None = None, schema: Path | None = None, seconds: float = 60.0
) -> tuple[Finding, ...]:
    """Return the findings of some validators."""
    return validate(document, ValidationOptions(only=only, raw=raw, schema=schema, schema_timeout=seconds))
