"""GitLab's code quality report, a part of Code Climate's format: findings beside a merge request."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from teiedition.model import Finding, Severity
from teiedition.validation.fingerprints import repository_path
from teiedition.validation.formats.report import Report, sentence

_SEVERITIES = {
    Severity.FATAL: "blocker",
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFORMATION: "info",
}


def render(report: Report) -> str:
    """Return the report; it has lines only, and the path of a file as seen from the repository.

    GitLab takes findings with one fingerprint for one finding: none has that of another.
    """
    return json.dumps([_issue(finding) for finding in report.findings], ensure_ascii=False, indent=2)


def _issue(finding: Finding) -> dict[str, Any]:
    return {
        "description": sentence(finding),
        "check_name": finding.rule,
        "fingerprint": sha256(finding.fingerprint.encode()).hexdigest()[:32],
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": repository_path(finding.document) or "document",
            "lines": {"begin": max(finding.line, 1)},
        },
    }
