"""The characters of an XML file, line by line: what columns, fingerprints and annotations are counted in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from pathlib import Path

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)""")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(content: bytes) -> str:
    """Return the characters of an XML file, with ``\\n`` for every line end; what cannot be decoded becomes U+FFFD.

    The encoding is that of the byte order mark, else the declared one, else UTF-8 (XML 1.0, appendix F).
    """
    declared = _DECLARED.match(content[:200])
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    encoding = encoding or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        text = content.decode(encoding, errors="replace")
    except LookupError:
        text = content.decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def lines_of(path: str) -> Sequence[str]:
    """Return the lines of a file without their ends; none, if it cannot be read."""
    try:
        return decode(Path(path).read_bytes()).split("\n")
    except OSError:
        return ()
