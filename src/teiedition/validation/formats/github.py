"""GitHub's workflow commands: annotations on the lines of a pull request, and the summary of the step.

GitHub shows ten annotations a step, so the worst come first and the rest is in the summary.
"""

from __future__ import annotations

from collections import Counter

from teiedition.model import Finding, Severity
from teiedition.validation.fingerprints import repository_path
from teiedition.validation.formats.report import Report, sentence

MOST = 10
"""Annotations that GitHub shows of one step."""
_MOST_ROWS = 1000
"""Rows of the table in the summary, which may have a mebibyte."""
_LARGEST = 1_000_000
"""Bytes of the summary; GitHub refuses one that is larger than a mebibyte."""
_LEVELS = {
    Severity.FATAL: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
}


def render(report: Report) -> str:
    """Return the annotations: the ten worst findings, and how many there are besides."""
    worst = report.worst_first()
    lines = [_annotation(finding) for finding in worst[:MOST]]
    if len(worst) > MOST:
        lines.append(f"{len(worst) - MOST} more findings: see the summary of this step.")
    return "\n".join(lines)


def summary(report: Report) -> str:
    """Return the summary of the step in Markdown: the figures, then all the findings, the worst first."""
    counts = Counter(finding.severity for finding in report.findings)
    said = ", ".join(f"{counts[severity]} {severity}" for severity in Severity if counts[severity])
    documents = len(report.by_document())
    lines = [f"### TEI validation: {said or 'no findings'} in {documents} document{'' if documents == 1 else 's'}", ""]
    if report.findings:
        lines += ["| severity | place | rule | finding |", "| --- | --- | --- | --- |"]
    rows = [_row(finding) for finding in report.worst_first()[:_MOST_ROWS]]
    size = 0
    for row in rows:
        size += len(row.encode()) + 1
        if size > _LARGEST:
            break
        lines.append(row)
    left_out = len(report.findings) - (len(lines) - 4 if report.findings else 0)
    if left_out:
        lines += ["", f"{left_out} more are not listed."]
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding) -> str:
    places: list[tuple[str, object]] = [("file", repository_path(finding.document))]
    if finding.line:
        places.append(("line", finding.line))
    if finding.column:
        places.append(("col", finding.column))
    places.append(("title", finding.rule))
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places)
    return f"::{_LEVELS[finding.severity]} {properties}::{_data(sentence(finding))}"


def _row(finding: Finding) -> str:
    place = ":".join(map(str, filter(None, (repository_path(finding.document), finding.line, finding.column))))
    return f"| {finding.severity} | {_cell(place)} | {finding.rule} | {_cell(sentence(finding))} |"


def _cell(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
    return " ".join(plain.split())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
