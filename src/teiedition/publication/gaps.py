"""What a header lacks for a publication: stylesheets report it as messages, which become findings here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from teiedition.errors import ExitCode, TeiEditionError
from teiedition.model import Finding, Severity


class MetadataGapError(TeiEditionError):
    """Publications that cannot be made because the header lacks what their standard demands; others are made."""

    exit_code = ExitCode.FINDINGS

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Make the error from the findings, one for each value that is missing."""
        self.findings = tuple(findings)
        super().__init__(" ".join(each.message for each in findings), findings[0].advice if findings else "")


def split(messages: Iterable[str], publication: str, document: str) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return the gaps among the messages of a stylesheet as findings, and the other messages.

    A gap is a JSON object with ``gap`` (the field), ``path`` (XPath of the element to fill) and ``fatal``.

    :param publication: name of the publication, for the words of the findings.
    :param document: path or name of the TEI document.
    """
    gaps, others = [], []
    for message in messages:
        if message.startswith('{"gap":'):
            gaps.append(_finding(json.loads(message), publication, document))
        else:
            others.append(message)
    return tuple(gaps), tuple(others)


def _finding(gap: dict[str, str], publication: str, document: str) -> Finding:
    field, path = gap["gap"], gap["path"]
    consequence = f"{publication} is not made" if gap["fatal"] else f"{publication} is made without it"
    return Finding(
        rule=f"header-has-{field}",
        severity=Severity.ERROR if gap["fatal"] else Severity.WARNING,
        message=f"The header has no {field}: {consequence}.",
        document=document,
        path=path,
        advice=f"Fill {path}, or say it in edition.toml under [edition] and convert again.",
    )
