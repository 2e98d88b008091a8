"""Schematron → the stylesheet that finds what it complains of; clear words for what is wrong with the schema itself.

The rules may stand in a schema of their own, or within a RELAX NG grammar or an ODD (``xslt/schema/rules2sch.xsl``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import unescape
from pathlib import Path

from lxml import etree

from teiedition import transform
from teiedition.errors import ConfigurationError, StylesheetError
from teiedition.names import SCH_NS
from teiedition.resources import find
from teiedition.validation.schemas import parse_schema

_BINDINGS = ("", "xslt", "xslt1", "xslt2", "xslt3", "xpath", "xpath2", "xpath3", "xpath31")
_EXPRESSION = re.compile(r'\b(?:match|test|select)="([^"]*)"')
_EXPRESSIONS = ("context", "test", "select", "value", "path", "match", "use", "subject")
"""Attributes of Schematron that hold expressions."""
_OWN_WORDS = re.compile(r"\[err:[\w-]+\]")
"""Mark of what the transpiler itself says; its words are about the schema, not about a stylesheet."""


@cache
def stylesheet(path: Path, phase: str = "") -> str:
    """Return the stylesheet that finds what the rules in a file complain of.

    :param phase: the phase to run; the default one where it is empty.
    :raises ConfigurationError: when the file holds no Schematron, or what it holds cannot be run.
    """
    root = parse_schema(path).getroot()
    if not has_rules(path):
        raise ConfigurationError(f"{path} is no Schematron schema and holds no rules.", "Name one that does.")
    source: Path | bytes = path
    if root.tag != f"{{{SCH_NS}}}schema":
        source = transform.run(find("xslt/schema/rules2sch.xsl"), source=path).output.encode()
    binding = root.get("queryBinding", "").lower()
    if binding not in _BINDINGS:
        raise ConfigurationError(
            f"The expressions of {path} are in the language {binding}, which is not known.", "Use queryBinding=xslt3."
        )
    try:
        return transform.run(find("xslt/schema/sch2xsl.xsl"), source=source, parameters={"phase": phase}).output
    except StylesheetError as error:
        reason = _OWN_WORDS.sub("", _reason(error)).strip(" .")
        raise ConfigurationError(
            f"The Schematron schema {path} cannot be run: {reason}.", "Mend the schema."
        ) from error


@cache
def has_rules(path: Path) -> bool:
    """Whether a file is a Schematron schema, or holds rules of Schematron."""
    names = (f"{{{SCH_NS}}}{name}" for name in ("schema", "rule", "assert", "report"))
    return next(parse_schema(path).getroot().iter(*names), None) is not None


def load(path: Path, places: Sequence[Path] = ()) -> None:
    """Compile the rules in a file.

    :param places: files in which the expressions were written, where the file was made from others.
    :raises ConfigurationError: when an expression has a fault: file, line, expression.
    """
    made = stylesheet(path)
    try:
        transform.compiled(made)
    except StylesheetError as error:
        raise fault(places or (path,), made, error) from error


def fault(places: Sequence[Path], made: str, error: StylesheetError) -> ConfigurationError:
    """Say of a fault in the generated stylesheet where it was written: of the expressions there the longest."""
    place = re.search(r", line (\d+)", error.message)
    generated = made.splitlines()[int(place[1]) - 1] if place else ""
    expressions = [unescape(value) for value in _EXPRESSION.findall(generated)]
    reason = _reason(error)
    written = [
        (len(value), path, int(element.sourceline or 0), value)
        for path in places
        for element in parse_schema(path).getroot().iter(etree.Element)
        for name, value in element.attrib.items()
        if name in _EXPRESSIONS and any(str(value) in expression for expression in expressions)
    ]
    if not written:
        return _fault(places[-1], reason)
    _, path, line, value = max(written, key=lambda each: each[0])
    return _fault(path, f"line {line}, {reason.rstrip('.')}, in: {value}")


def _fault(path: Path, reason: str) -> ConfigurationError:
    return ConfigurationError(f"The Schematron schema {path} has a fault: {reason}", "Mend the expression.")


def _reason(error: StylesheetError) -> str:
    return error.message.partition(": ")[2] or error.message
