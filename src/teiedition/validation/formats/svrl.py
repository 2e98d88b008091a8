"""The Schematron Validation Report Language (ISO/IEC 19757-3:2025, annex D), for findings of every validator."""

from __future__ import annotations

import re
from urllib.parse import quote

from lxml import etree

from teiedition.model import Finding
from teiedition.names import SVRL_NS
from teiedition.validation.formats.report import Report
from teiedition.validation.formats.xmltext import add, clean, written

_NAME = re.compile(r"[^\W\d][\w.-]*")
"""A name as an identifier must be; a rule of others may be called otherwise."""
_NO_TOKEN = re.compile(r"[^\w.-]")


def _svrl(name: str) -> str:
    return f"{{{SVRL_NS}}}{name}"


def render(report: Report) -> str:
    """Return one report with an ``active-pattern`` for each document.

    Locations are XPath 2 without prefixes (``/*:TEI/*:text``); what a validator other than Schematron tested cannot be
    said in XPath, so ``test`` names the rule. Line and column are in no place of SVRL's own: they are at the front of
    the text.
    """
    root = etree.Element(_svrl("schematron-output"), {"title": "teiedition validate"}, nsmap={"svrl": SVRL_NS})
    for name, findings in report.by_document().items():
        add(root, _svrl("active-pattern"), documents=quote(name))
        add(root, _svrl("fired-rule"), context="/")
        for finding in findings:
            _failed(root, finding)
    return written(root)


def _failed(root: etree._Element, finding: Finding) -> None:
    location = "/".join(step and f"*:{step}" for step in finding.path.split("/")) or "/"
    failed = add(
        root,
        _svrl("failed-assert"),
        test=f"'{finding.rule}'",
        id=finding.rule if _NAME.fullmatch(finding.rule) else None,
        location=location,
        role=str(finding.severity),
    )
    numbers = ":".join(str(number) for number in (finding.line, finding.column) if number)
    place = f"{finding.document}:{numbers}: " if numbers else ""
    if finding.advice:
        name = _NO_TOKEN.sub("-", f"{finding.rule}-advice")
        diagnostic = add(failed, _svrl("diagnostic-reference"), diagnostic=name)
        add(diagnostic, _svrl("text"), finding.advice)
    text = add(failed, _svrl("text"))
    text.text = clean(f"{place}{finding.message}")
