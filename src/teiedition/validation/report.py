"""Findings as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from teiedition.model import Finding


def to_text(findings: Iterable[Finding]) -> str:
    """Return one line for each finding: ``file:line: severity [rule] what is wrong. What to do.``"""
    return "\n".join(_line(finding) for finding in findings)


def to_json(findings: Iterable[Finding]) -> str:
    """Return a JSON array with an object for each finding; the keys are the fields of :class:`Finding`."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)


def _line(finding: Finding) -> str:
    numbers = [str(number) for number in (finding.line, finding.column) if number]
    place = ":".join([finding.document or "document", *numbers])
    advice = f" {finding.advice}" if finding.advice else ""
    return f"{place}: {finding.severity} [{finding.rule}] {finding.message}{advice}"
