"""Every pointer resolves: ``#x`` in the document, ``prefix:x`` through the header; identifiers are unique."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from teiedition.model import Finding, Severity
from teiedition.names import tei, xml
from teiedition.tei import TeiDocument
from teiedition.validation.options import ValidationOptions
from teiedition.validation.wording import called, did_you_mean, line_of, path_of

POINTING = frozenset(
    (
        *(
            "active",
            "ana",
            "change",
            "copyOf",
            "corresp",
            "decls",
            "exclude",
            "hand",
            "mutual",
            "next",
            "passive",
            "prev",
        ),
        *("ref", "resp", "sameAs", "scheme", "select", "source", "spanTo", "synch", "target", "toWhom", "who"),
    )
)
"""Attributes whose values are pointers, one or several."""

_SCHEMES = frozenset(
    ("http", "https", "mailto", "urn", "doi", "info", "ftp", "file", "tag", "data", "geo", "ark", "tel")
)
_PREFIXED = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_MOST_SUGGESTIONS = 20
"""Looking for a like name goes through all identifiers: worth it for the first dangling pointers only."""


@dataclass(frozen=True, slots=True)
class _Prefix:
    pattern: re.Pattern[str]
    replacement: str


def findings(document: TeiDocument, _: ValidationOptions) -> Iterator[Finding]:
    """Yield the identifiers that stand twice and the pointers that lead nowhere."""
    known: dict[str, etree._Element] = {}
    for element in document.root.iter(etree.Element):
        identifier = element.get(xml("id"))
        if identifier is not None:
            if identifier in known:
                yield _duplicate(document, element, known[identifier], identifier)
            known.setdefault(identifier, element)
    yield from _dangling(document, known)


def _dangling(document: TeiDocument, known: Mapping[str, etree._Element]) -> Iterator[Finding]:
    prefixes = _prefixes(document)
    suggestions = _MOST_SUGGESTIONS
    for element, name, pointer in _pointers(document):
        reason = _reason(pointer, known, prefixes)
        if reason:
            target = pointer.removeprefix("#")
            hint = did_you_mean(target, known) if suggestions > 0 and pointer.startswith("#") else ""
            suggestions -= 1
            message = f"{name}=“{pointer}” of {called(element)}: {reason}"
            yield _finding(document, element, "pointer-resolves", message, hint)


def _pointers(document: TeiDocument) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield every pointer with its element and attribute, in the order of the document."""
    for element in document.root.iter(etree.Element):
        for name, value in element.items():
            if name in POINTING:
                yield from ((element, str(name), pointer) for pointer in value.split())


def _reason(pointer: str, known: Mapping[str, etree._Element], prefixes: Mapping[str, _Prefix]) -> str:
    """Return why a pointer leads nowhere; nothing, if it leads somewhere or out of the document."""
    if pointer.startswith("#"):
        return "" if pointer[1:] in known else "no element of the document has this identifier."
    match = _PREFIXED.fullmatch(pointer)
    if match is None or match[1].lower() in _SCHEMES:
        return ""
    prefix = prefixes.get(match[1])
    if prefix is None:
        return f"the header declares no prefix “{match[1]}” (prefixDef)."
    if not prefix.pattern.fullmatch(match[2]):
        return f"it does not match the pattern of the prefix, {prefix.pattern.pattern}"
    target = prefix.pattern.sub(prefix.replacement, match[2], count=1)
    return "" if not target.startswith("#") or target[1:] in known else f"it leads to {target}, which is not there."


def _prefixes(document: TeiDocument) -> dict[str, _Prefix]:
    found: dict[str, _Prefix] = {}
    for definition in document.root.iter(tei("prefixDef")):
        try:
            pattern = re.compile(definition.get("matchPattern", "(.+)"))
        except re.error:
            pattern = re.compile("(.+)", re.DOTALL)
        replacement = re.sub(r"\$(\d)", r"\\\1", definition.get("replacementPattern", "").replace("\\", r"\\"))
        found[definition.get("ident", "")] = _Prefix(pattern, replacement)
    return found


def _duplicate(document: TeiDocument, element: etree._Element, first: etree._Element, identifier: str) -> Finding:
    message = (
        f"The identifier “{identifier}” stands twice: here, and before on line {line_of(first)} ({called(first)})."
    )
    return _finding(document, element, "identifier-unique", message, "Give one of the two another identifier.")


def _finding(document: TeiDocument, element: etree._Element, rule: str, message: str, advice: str) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.ERROR,
        message=message,
        document=str(document.path or ""),
        path=path_of(element),
        line=line_of(element),
        advice=advice or "Mend the pointer, or give the identifier to what is meant.",
    )
