"""Validation by Schematron: the rules become XSLT 3.0 (``xslt/schema/sch2xsl.xsl``), run by Saxon; its SVRL is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import unescape

from lxml import etree

from teiedition import transform
from teiedition.errors import ConfigurationError, StylesheetError
from teiedition.model import Finding, Severity
from teiedition.names import SVRL_NS
from teiedition.resources import find
from teiedition.tei import TeiDocument
from teiedition.validation.options import ValidationOptions
from teiedition.validation.schemas import kind_of, parse_schema, schema_for
from teiedition.validation.wording import line_of, path_of

_BINDINGS = ("", "xslt", "xslt1", "xslt2", "xslt3", "xpath", "xpath2", "xpath3", "xpath31")
_ROLES = {
    "fatal": Severity.FATAL,
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "information": Severity.INFORMATION,
    "info": Severity.INFORMATION,
}
_EXPRESSION = re.compile(r'\b(?:match|test|select)="([^"]*)"')
_STEP = re.compile(r"/(?:Q\{([^}]*)\}([^\[/]+)|@[^/]+|[a-z-]+\([^)]*\))(?:\[(\d+)\])?")


def findings(document: TeiDocument, options: ValidationOptions) -> Iterator[Finding]:
    """Yield what the rules complain of; the id of an assertion is the rule, its diagnostics are the advice.

    :raises ResourceMissingError: when the schema is not there.
    :raises ConfigurationError: when it is no Schematron, or an expression in it has a fault.
    """
    path = schema_for("schematron", options)
    stylesheet = _stylesheet(path)
    try:
        made = transform.run(stylesheet, source=document.to_bytes())
    except StylesheetError as error:
        raise _fault(path, stylesheet, error) from error
    report = etree.fromstring(made.output.encode())
    for entry in report.iter(f"{{{SVRL_NS}}}failed-assert", f"{{{SVRL_NS}}}successful-report"):
        yield _finding(document, entry)


@cache
def _stylesheet(path: Path) -> str:
    """Return the stylesheet that finds what a schema complains of."""
    if kind_of(path) != "schematron":
        raise ConfigurationError(f"{path} is no Schematron schema.", "Name one, or leave --schema out.")
    binding = parse_schema(path).getroot().get("queryBinding", "").lower()
    if binding not in _BINDINGS:
        raise ConfigurationError(
            f"The expressions of {path} are in the language {binding}, which is not known.", "Use queryBinding=xslt3."
        )
    return transform.run(find("xslt/schema/sch2xsl.xsl"), source=path).output


def _fault(path: Path, stylesheet: str, error: StylesheetError) -> ConfigurationError:
    """Say of a fault in the generated stylesheet where it is in the schema."""
    place = re.search(r", line (\d+)", error.message)
    generated = stylesheet.splitlines()[int(place[1]) - 1] if place else ""
    expressions = [unescape(value, {"&quot;": '"'}) for value in _EXPRESSION.findall(generated)]
    reason = error.message.partition(": ")[2] or error.message
    for element in parse_schema(path).getroot().iter(etree.Element):
        for value in map(str, element.attrib.values()):
            if any(value and value in expression for expression in expressions if len(value) > 2):
                reason = f"line {element.sourceline}, {reason.rstrip('.')}, in: {value}"
                return ConfigurationError(f"The Schematron schema {path} has a fault: {reason}", "Mend the expression.")
    return ConfigurationError(f"The Schematron schema {path} has a fault: {reason}", "Mend the expression.")


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
