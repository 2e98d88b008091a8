"""Checkstyle's XML, as Jenkins and reviewdog read it."""

from __future__ import annotations

from lxml import etree

from teiedition.model import Severity
from teiedition.validation.formats.report import Report, sentence
from teiedition.validation.formats.xmltext import add, written

_SEVERITIES = {
    Severity.FATAL: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "info",
}


def render(report: Report) -> str:
    """Return a ``file`` for each document; columns count characters."""
    root = etree.Element("checkstyle", version="10.0")
    for name, findings in report.by_document().items():
        file = add(root, "file", name=name)
        for finding in findings:
            add(
                file,
                "error",
                line=finding.line,
                column=finding.column or None,
                severity=_SEVERITIES[finding.severity],
                message=sentence(finding),
                source=f"teiedition.{finding.rule}",
            )
    return written(root)
