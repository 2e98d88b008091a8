"""One line for each finding, for people: ``file:line:column: severity [rule] what is wrong. What to do.``"""

from __future__ import annotations

from teiedition.model import Finding
from teiedition.validation.formats.report import Report, sentence


def render(report: Report) -> str:
    """Return the lines; columns count characters."""
    return "\n".join(map(_line, report.findings))


def _line(finding: Finding) -> str:
    numbers = [str(number) for number in (finding.line, finding.column) if number]
    place = ":".join([finding.document or "document", *numbers])
    return f"{place}: {finding.severity} [{finding.rule}] {sentence(finding)}"
