"""Reviewdog's diagnostic format (``reviewdog -f=rdjson``); its columns count bytes of UTF-8."""

from __future__ import annotations

import json
from typing import Any

from teiedition.model import Finding, Severity
from teiedition.validation.formats.report import Report, sentence

_SEVERITIES = {
    Severity.FATAL: "ERROR",
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.INFORMATION: "INFO",
}


def render(report: Report) -> str:
    """Return the diagnostics; paths are those that were given."""
    result = {
        "source": {"name": "teiedition"},
        "diagnostics": [_diagnostic(finding, report.line(finding)) for finding in report.findings],
    }
    return json.dumps(result, ensure_ascii=False, indent=2)


def _diagnostic(finding: Finding, line: str) -> dict[str, Any]:
    location: dict[str, Any] = {"path": finding.document}
    if finding.line:
        start = {"line": finding.line}
        if finding.column:
            start["column"] = len(line[: finding.column - 1].encode("utf-8", errors="replace")) + 1
        location["range"] = {"start": start}
    return {
        "message": sentence(finding),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
