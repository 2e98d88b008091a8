"""SARIF 2.1.0 (OASIS), as GitHub's code scanning and GitLab read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from teiedition.model import Finding, Severity
from teiedition.names import VERSION
from teiedition.validation.fingerprints import repository_path
from teiedition.validation.formats.report import Report, sentence
from teiedition.validation.rules import RULES, Rule, page_of_rules, rule_of, shipped_rules

MOST = 25_000
"""Results that GitHub takes in one run; where there are more, the least bad are left out."""
_LEVELS = {
    Severity.FATAL: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
}


def render(report: Report) -> str:
    """Return the log: columns count characters (``unicodeCodePoints``), paths are those in the repository."""
    kept = set(map(id, report.worst_first()[:MOST]))
    findings = [finding for finding in report.findings if id(finding) in kept]
    rules = {finding.rule: rule_of(finding) for finding in findings}
    names = sorted(rules)
    driver = {
        "name": "teiedition",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": [_rule(rules[name]) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(len(report.findings) - len(findings))],
        "artifacts": [{"location": _artifact(name)} for name in report.by_document()],
        "results": [_result(finding, names) for finding in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    page = page_of_rules() if rule.name in RULES or rule.name in shipped_rules() else ""
    return {
        "id": rule.name,
        **({"helpUri": f"{page}#{rule.name}"} if page else {}),
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": rule.sentence},
        "help": {"text": rule.help, "markdown": rule.help},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["TEI"], "problem.severity": _problem(rule.severity)},
    }


def _problem(severity: Severity) -> str:
    """Return GitHub's word for a severity."""
    level = _LEVELS[severity]
    return "recommendation" if level == "note" else level


def _invocation(left_out: int) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if left_out:
        text = f"{left_out} further findings are left out; GitHub takes {MOST}."
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return invocation


def _artifact(document: str) -> dict[str, str]:
    return {"uri": quote(repository_path(document))}


def _result(finding: Finding, rules: Sequence[str]) -> dict[str, Any]:
    region = {"startLine": max(finding.line, 1)}
    if finding.column:
        region["startColumn"] = finding.column
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(finding.document or "document"), "region": region}
    }
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "element"}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": sentence(finding)},
        "locations": [location],
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"primaryLocationLineHash": finding.fingerprint}
    return result
