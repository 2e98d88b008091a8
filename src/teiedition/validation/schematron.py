"""Validation by Schematron: the rules become XSLT 3.0 (``xslt/schema/sch2xsl.xsl``), run by Saxon; its SVRL is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from teiedition import transform
from teiedition.errors import StylesheetError
from teiedition.model import Finding, Severity
from teiedition.names import SVRL_NS
from teiedition.tei import TeiDocument
from teiedition.validation import rulesheet
from teiedition.validation.options import ValidationOptions
from teiedition.validation.schemas import schema_for
from teiedition.validation.wording import line_of, path_of

_ROLES = {
    "fatal": Severity.FATAL,
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "information": Severity.INFORMATION,
    "info": Severity.INFORMATION,
}
_STEP = re.compile(r"/(?:Q\{([^}]*)\}([^\[/]+)|@[^/]+|[a-z-]+\([^)]*\))(?:\[(\d+)\])?")


def findings(document: TeiDocument, options: ValidationOptions) -> Iterator[Finding]:
    """Yield what the rules complain of; the id of an assertion is the rule, its diagnostics are the advice.

    :raises ResourceMissingError: when the schema is not there.
    :raises ConfigurationError: when it is no Schematron, or an expression in it has a fault.
    """
    path = schema_for("schematron", options)
    stylesheet = rulesheet.stylesheet(path, options.phase)
    try:
        made = transform.run(stylesheet, source=document.to_bytes())
    except StylesheetError as error:
        raise rulesheet.fault((path,), stylesheet, error) from error
    report = etree.fromstring(made.output.encode())
    for entry in report.iter(f"{{{SVRL_NS}}}failed-assert", f"{{{SVRL_NS}}}successful-report"):
        yield _finding(document, entry)


def _finding(document: TeiDocument, entry: etree._Element) -> Finding:
    element = _element_at(document.root, entry.get("location", ""))
    return Finding(
        rule=entry.get("id", "schematron"),
        severity=_ROLES.get(entry.get("role", "").lower(), Severity.ERROR),
        message=_words(entry, "text"),
        document=str(document.path or ""),
        path=path_of(element),
        line=line_of(element),
        advice=_words(entry, "diagnostic-reference"),
    )


def _words(entry: etree._Element, name: str) -> str:
    texts = ("".join(map(str, part.itertext())) for part in entry.iterchildren(f"{{{SVRL_NS}}}{name}"))
    return " ".join(" ".join(texts).split())


def _element_at(root: etree._Element, location: str) -> etree._Element:
    """Return the element at a path as XPath's ``path()`` writes it; of a text or attribute the element that has it."""
    element = root
    for namespace, name, number in _STEP.findall(location)[1:]:
        if not name:
            break
        tag = f"{{{namespace}}}{name}" if namespace else name
        children = element.iterchildren(tag)
        found = next((child for place, child in enumerate(children, 1) if place == int(number or 1)), None)
        if found is None:
            break
        element = found
    return element
