"""What a format is given: the findings of a run, the documents that were looked at, and the text they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from teiedition.model import Finding, Severity
from teiedition.validation.sourcetext import lines_of


@dataclass(frozen=True)
class Report:
    """The result of a validation, for all documents."""

    findings: Sequence[Finding] = ()
    """In the order of the documents, and of each document's text."""
    documents: Sequence[str] = ()
    """Paths of the documents that were looked at, those without findings, too."""
    fail_on: Severity = Severity.ERROR
    """Findings as bad as this or worse make the run fail."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long each document took."""
    _lines: dict[str, Sequence[str]] = field(default_factory=dict)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the run fail."""
        return finding.severity.rank <= self.fail_on.rank

    def by_document(self) -> Mapping[str, Sequence[Finding]]:
        """Return the findings of each document, also of those that have none, in order."""
        found: dict[str, list[Finding]] = {name: [] for name in self.documents}
        for finding in self.findings:
            found.setdefault(finding.document, []).append(finding)
        return found

    def worst_first(self) -> list[Finding]:
        """Return the findings by severity, those of one severity in their order."""
        return sorted(self.findings, key=lambda finding: finding.severity.rank)

    def line(self, finding: Finding) -> str:
        """Return the line of the document on which a finding stands; nothing, where it has none."""
        if finding.document not in self._lines:
            self._lines[finding.document] = lines_of(finding.document)
        lines = self._lines[finding.document]
        return lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""


def sentence(finding: Finding) -> str:
    """Return the message and the advice."""
    return f"{finding.message} {finding.advice}".strip()
