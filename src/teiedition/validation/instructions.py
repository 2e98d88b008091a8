"""The schemas that a document names itself, by ``xml-model`` instructions.

A schema is looked for through the edition's ``schema/catalog.xml`` (OASIS XML Catalogs: ``uri``, ``system``,
``rewriteURI``), then beside the document, then under its name in the edition's ``schema`` folder and among the shipped
ones. The network is touched only for who asks for it, and only where all this finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import etree

from teiedition.errors import ResourceMissingError
from teiedition.model import Finding, Severity
from teiedition.names import SCH_NS
from teiedition.resources import find
from teiedition.tei import TeiDocument
from teiedition.validation.fetching import fetch
from teiedition.validation.given import given
from teiedition.validation.options import ValidationOptions
from teiedition.validation.schemas import kind_of, parse_schema

_RULE = "schema-instruction-resolves"
_CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_PSEUDO = re.compile(r"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")


@dataclass(frozen=True, slots=True)
class Instruction:
    """An ``xml-model`` instruction."""

    href: str
    schematypens: str = ""
    type: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """What the instructions of a document come to."""

    schemas: tuple[tuple[str, Path], ...] = ()
    """Validators and their schemas, in the order of the instructions."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the instructions."""

    def __bool__(self) -> bool:
        return bool(self.schemas or self.findings)


def instructions(document: TeiDocument) -> tuple[Instruction, ...]:
    """Return the ``xml-model`` instructions before the root that name a schema, in order."""
    return tuple(reversed(tuple(_instructions(document))))


def named_schemas(document: TeiDocument, options: ValidationOptions) -> Named:
    """Return the schemas that the instructions name.

    Nothing, where there are none, or where they name the edition's own grammar, which comes with all its parts.

    :raises ConfigurationError: when a file that is named is no schema that can be used.
    """
    schemas: list[tuple[str, Path]] = []
    missing: dict[str, Finding] = {}
    for instruction in instructions(document):
        path, problem = _located(instruction.href, document, options.edition), ""
        if path is None and options.fetch and _on_network(instruction.href):
            path, problem = fetch(instruction.href)
        if path is None:
            missing.setdefault(instruction.href, _missing(instruction, document, problem))
            continue
        if _is_own(path, options.edition):
            continue
        wanted = ("schematron",) if instruction.schematypens == SCH_NS else ("relaxng", "xsd")
        for kind, file in given(path):
            if (kind in wanted or kind_of(path) in ("schematron", "odd")) and (kind, file) not in schemas:
                schemas.append((kind, file))
    return Named(tuple(schemas), tuple(missing.values()))


def _instructions(document: TeiDocument) -> Iterator[Instruction]:
    for node in document.root.itersiblings(preceding=True):
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-model":
            said = {name: value[1:-1] for name, value in _PSEUDO.findall(node.text or "")}
            if said.get("href") and said.get("type") != "application/xml-dtd":
                yield Instruction(
                    said["href"], said.get("schematypens", ""), said.get("type", ""), int(node.sourceline or 0)
                )


def _located(href: str, document: TeiDocument, edition: Path | None) -> Path | None:
    """Return the file that an instruction names, or ``None``."""
    mapped = _mapped(href, edition)
    if mapped is not None:
        return mapped
    parts = _split(href)
    if parts.scheme in ("", "file"):
        base = (document.path or Path("document")).absolute().parent
        path = base / unquote(parts.path)
        if path.is_file():
            return path
    try:
        return find(f"schema/{Path(unquote(parts.path)).name}", edition)
    except ResourceMissingError:
        return None


def _mapped(href: str, edition: Path | None) -> Path | None:
    """Return the file to which the edition's catalog maps an address, if it does."""
    catalog = edition / "schema/catalog.xml" if edition is not None else None
    if catalog is None or not catalog.is_file():
        return None
    for entry in parse_schema(catalog).getroot().iter(f"{_CATALOG}*"):
        start, target = entry.get("uriStartString", ""), entry.get("uri", "")
        if href in (entry.get("name"), entry.get("systemId")):
            path = catalog.parent / target
        elif start and href.startswith(start):
            path = catalog.parent / (entry.get("rewritePrefix", "") + href[len(start) :])
        else:
            continue
        if path.is_file():
            return path
    return None


def _is_own(path: Path, edition: Path | None) -> bool:
    names = ("teiedition.rng", "teiedition.xsd", "teiedition.sch")
    return path.name in names and path.samefile(find(f"schema/{path.name}", edition))


def _split(href: str) -> SplitResult:
    """Return the parts of an address; nothing, if it is none."""
    try:
        return urlsplit(href)
    except ValueError:
        return urlsplit("")


def _on_network(href: str) -> bool:
    return _split(href).scheme in ("http", "https")


def _missing(instruction: Instruction, document: TeiDocument, problem: str) -> Finding:
    href = instruction.href
    reason = "is not there"
    if problem:
        reason = f"could not be fetched: {problem.rstrip('.')}"
    elif _split(href).scheme not in ("", "file"):
        reason = "lies on the network, which is never touched without --fetch, and there is no copy"
    return Finding(
        _RULE,
        Severity.ERROR,
        f"The xml-model instruction names the schema {href}, which {reason}.",
        str(document.path or ""),
        line=instruction.line,
        advice=f"Put {Path(_split(href).path).name or 'the schema'} into the edition's schema folder, or name a file "
        "with --schema.",
    )
