"""Validation by XSD: libxml2 gives the verdict in no time, xmlschema the reasons where it is no.

xmlschema reads about 1 MB/s and takes half a second to load a grammar of this size; what is valid need not wait for it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from lxml import etree

from teiedition.errors import ConfigurationError
from teiedition.model import Finding, Severity
from teiedition.names import local
from teiedition.tei import TeiDocument
from teiedition.validation.options import ValidationOptions
from teiedition.validation.schemas import XSD_NS, kind_of, parse_schema, schema_for
from teiedition.validation.wording import called, element_at, line_of, listed, path_of

if TYPE_CHECKING:
    import xmlschema


LARGEST = 500_000
"""Bytes of an XSD that is worth loading for a better reason; that of all of TEI takes xmlschema half a minute."""


def findings(document: TeiDocument, options: ValidationOptions) -> Iterator[Finding]:
    """Yield where the document breaks the XML Schema.

    :raises ResourceMissingError: when the schema is not there.
    :raises ConfigurationError: when it is no XSD, or has faults of its own.
    """
    path = schema_for("xsd", options)
    quick = _load_quick(path)
    if quick is not None and quick.validate(document.tree):
        return
    found = [] if quick is None else _errors_at(_refused(document, quick.error_log), path)
    yield from dict.fromkeys(
        _finding(document, error) for error in found or _load(path).iter_errors(cast(Any, document.tree))
    )


def expected_at(grammar: Path, parent: etree._Element, index: int) -> tuple[str, ...]:
    """Return the names of what may stand at a place, after the XSD that was made beside a RELAX NG grammar.

    :param parent: the element whose content is at fault.
    :param index: number of the child, from 0, at which it is; the number of all children where something is missing.
    """
    path = grammar.with_suffix(".xsd")
    if not path.is_file() or path.stat().st_size > LARGEST:
        return ()
    at_place = (error for error in _errors_at([parent], path) if getattr(error, "index", None) == index)
    return next(map(_expected, at_place), ())


def _refused(document: TeiDocument, log: etree._ListErrorLog) -> list[etree._Element]:
    """Return the elements of which libxml2 complains, and those around them, whose content may be what is wrong."""
    found: dict[etree._Element, None] = {}
    for path in dict.fromkeys(error.path for error in log if error.path):
        node = element_at(document.tree, path)
        if node is not None:
            parent = node.getparent()
            found |= dict.fromkeys([node] if parent is None else [parent, node])
    return list(found)


def _errors_at(elements: list[etree._Element], path: Path) -> list[Any]:
    """Return what xmlschema says of single elements, what is within them left aside."""
    schema = _load(path)
    known = (element for element in elements if element.tag in schema.maps.elements)
    found: list[Any] = []
    for element in known:
        source: Any = element
        found += [error for error in schema.iter_errors(source, max_depth=1) if error.elem is source]
    return found


@cache
def _load(path: Path) -> xmlschema.XMLSchema10:
    import xmlschema

    if kind_of(path) != "xsd":
        raise ConfigurationError(f"{path} is no XML Schema.", "Name one, or leave --schema out.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", xmlschema.XMLSchemaImportWarning)
            warnings.simplefilter("ignore", xmlschema.XMLSchemaIncludeWarning)
            return xmlschema.XMLSchema10(str(path), allow="local")
    except xmlschema.XMLSchemaException as error:
        reason = " ".join(str(getattr(error, "message", "") or error).split())
        remote = [href for href in _locations(path) if "://" in href]
        if remote:
            reason = f"{reason}. It refers to {', '.join(remote)}, and the network is never touched"
        raise ConfigurationError(f"The schema {path} has a fault: {reason}.", "Mend it, or name another.") from error


def _locations(path: Path) -> list[str]:
    """Return the addresses of the schemas that a schema imports or includes."""
    named = parse_schema(path).getroot().iterchildren(*(f"{{{XSD_NS}}}{name}" for name in ("import", "include")))
    return [element.get("schemaLocation", "") for element in named]


@cache
def _load_quick(path: Path) -> etree.XMLSchema | None:
    """Return the schema as libxml2 has it; ``None`` where it cannot read what xmlschema can."""
    if kind_of(path) != "xsd":
        raise ConfigurationError(f"{path} is no XML Schema.", "Name one, or leave --schema out.")
    try:
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        return etree.XMLSchema(etree.parse(str(path), parser))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError):
        return None


def _finding(document: TeiDocument, error: Any) -> Finding:
    element = _place(error)
    expected = _expected(error)
    reason = _plain(str(error.reason or error.message)).rstrip(".")
    if expected or hasattr(error, "index"):
        reason = reason.partition(". Tag")[0]
    return Finding(
        rule="schema-holds",
        severity=Severity.ERROR,
        message=f"{called(element)}: {reason}." if element is not None else f"{reason}.",
        document=str(document.path or ""),
        path=path_of(element) if element is not None else "",
        line=line_of(element) if element is not None else 0,
        advice=f"Here may stand: {listed(expected)}." if expected else "",
    )


def _place(error: Any) -> etree._Element | None:
    """Return the element at fault: of a wrong child the child, else the one whose content or attribute it is."""
    element, index = error.elem, getattr(error, "index", None)
    if not isinstance(element, etree._Element):
        return None
    return element[index] if index is not None and index < len(element) else element


def _expected(error: Any) -> tuple[str, ...]:
    names = {
        local(particle.name) for particle in getattr(error, "expected", None) or () if getattr(particle, "name", "")
    }
    return tuple(sorted(names))


def _plain(reason: str) -> str:
    """Return a reason without the namespaces of the names in it."""
    start = reason.find("'{")
    while start >= 0:
        end = reason.find("}", start)
        reason = reason[: start + 1] + reason[end + 1 :]
        start = reason.find("'{")
    return reason
