"""A JSON array with an object for each finding; the keys are the fields of :class:`~teiedition.model.Finding`."""

from __future__ import annotations

import json
from dataclasses import asdict

from teiedition.validation.formats.report import Report


def render(report: Report) -> str:
    """Return the array; columns count characters."""
    return json.dumps([asdict(finding) for finding in report.findings], ensure_ascii=False, indent=2)
