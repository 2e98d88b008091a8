"""Every pointer resolves, in the document and in files to which it points; identifiers are unique; pictures are there.

What leads to the network is not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from teiedition.model import Finding, Severity
from teiedition.names import tei, xml
from teiedition.tei import TeiDocument
from teiedition.validation.options import ValidationOptions
from teiedition.validation.surroundings import Surroundings, in_text
from teiedition.validation.wording import called, did_you_mean, line_of, path_of

POINTING = frozenset(
    (
        *("active", "ana", "calendar", "change", "copyOf", "corresp", "datcat", "decls", "edRef", "exclude", "facs"),
        *("generatedBy", "hand", "inst", "lemmaRef", "mutual", "next", "nymRef", "passive", "period", "prev", "ref"),
        *("rendition", "resp", "sameAs", "scheme", "scribeRef", "scriptRef", "select", "source", "spanTo", "synch"),
        *("target", "targetDatcat", "toWhom", "unitRef", "url", "valueDatcat", "who", "wit"),
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


def findings(document: TeiDocument, options: ValidationOptions) -> Iterator[Finding]:
    """Yield the identifiers that stand twice, in the document or in the edition, and the pointers that lead nowhere."""
    yield from duplicates(document)
    surroundings = Surroundings(document.path, options)
    yield from _elsewhere_as_well(document, surroundings)
    yield from _Pointers(document, document.by_id(), surroundings).dangling()


def duplicates(document: TeiDocument) -> Iterator[Finding]:
    """Yield the identifiers that stand twice in a document."""
    identifiers = document.root.xpath("//@xml:id")
    if isinstance(identifiers, list) and len(identifiers) == len(set(identifiers)):
        return
    known: dict[str, etree._Element] = {}
    for element in document.root.iter(etree.Element):
        identifier = element.get(xml("id"))
        if identifier is not None and known.setdefault(identifier, element) is not element:
            yield _duplicate(document, element, known[identifier], identifier)


class _Pointers:
    """The pointers of a document, and what they can lead to."""

    def __init__(self, document: TeiDocument, known: Mapping[str, etree._Element], surroundings: Surroundings) -> None:
        self._document = document
        self._known = known
        self._surroundings = surroundings
        self._prefixes = _prefixes(document)
        self._suggestions = _MOST_SUGGESTIONS

    def dangling(self) -> Iterator[Finding]:
        """Yield a finding for each pointer that leads nowhere."""
        for element in self._document.root.iter(etree.Element):
            for name, value in element.items():
                if name in POINTING:
                    yield from self._of(element, str(name), value)

    def _of(self, element: etree._Element, name: str, value: str) -> Iterator[Finding]:
        for pointer in value.split():
            reason = self._reason(pointer)
            if reason == _NO_FILE and pointer in self._known:
                reason = _NO_HASH
            if not reason or (reason == _NO_FILE and element.base):  # xml:base is as a rule an address of the web
                continue
            message = f"{name}=“{pointer}” of {called(element)}: {reason}"
            if reason == _NO_FILE:
                rule, advice, severity = "file-is-there", _ADVICE_FOR_FILES, Severity.WARNING
            else:
                rule, advice, severity = "pointer-resolves", self._suggestion(pointer), Severity.ERROR
            yield _finding(self._document, element, rule, message, advice, severity)

    def _suggestion(self, pointer: str) -> str:
        self._suggestions -= 1
        if pointer in self._known:
            return f"Write “#{pointer}”."
        if self._suggestions < 0:
            return ""
        if pointer.startswith("#"):
            return did_you_mean(pointer[1:], self._known)
        prefix, _, name = pointer.partition(":")
        if prefix not in self._prefixes:
            return f"There are: {', '.join(sorted(self._prefixes))}." if name and self._prefixes else ""
        targets = (each.pattern.sub(each.replacement, name, count=1) for each in self._prefixes[prefix])
        return next((did_you_mean(target[1:], self._known) for target in targets if target.startswith("#")), "")

    def _reason(self, pointer: str) -> str:
        """Return why a pointer leads nowhere; nothing, if it leads somewhere."""
        match = _PREFIXED.fullmatch(pointer)
        if match is None:
            return self._nowhere(pointer)
        if match[1].lower() in _SCHEMES:
            return ""
        prefixes = self._prefixes.get(match[1], [])
        if not prefixes:
            return f"the header declares no prefix “{match[1]}” (prefixDef)."
        fitting = [prefix for prefix in prefixes if prefix.pattern.fullmatch(match[2])]
        if not fitting:
            return f"it does not match the pattern of the prefix, {prefixes[0].pattern.pattern}"
        targets = [prefix.pattern.sub(prefix.replacement, match[2], count=1) for prefix in fitting]
        return f"it leads to {targets[0]}, which is not there." if all(map(self._nowhere, targets)) else ""

    def _nowhere(self, target: str) -> str:
        """Return why an address leads nowhere; nothing where it leads somewhere, or is not followed."""
        try:
            parts = urlsplit(target)
        except ValueError as error:
            return f"it is no address ({error})."
        if parts.scheme or parts.netloc or parts.path.startswith("/") or "(" in parts.fragment:
            return ""  # the network, a path of a web site, and range(…) and its like
        path, identifier = unquote(parts.path), parts.fragment
        if not path:
            here = not identifier or identifier in self._known
            return "" if here else "no element of the document has this identifier."
        if not self._surroundings.has(path):
            return _NO_FILE
        there = not identifier or self._surroundings.has(path, identifier)
        return "" if there else f"no element of {path} has the identifier {identifier}."


_NO_FILE = "there is no such file."
_NO_HASH = "there is no such file, but an element of this identifier."
_ADVICE_FOR_FILES = "Mend the name, which is relative to the document, or put the file there."


def _prefixes(document: TeiDocument) -> dict[str, list[_Prefix]]:
    found: dict[str, list[_Prefix]] = {}
    for definition in document.root.iter(tei("prefixDef")):
        try:
            pattern = re.compile(definition.get("matchPattern", "(.+)"))
        except re.error:
            pattern = re.compile("(.+)", re.DOTALL)
        replacement = re.sub(r"\$(\d)", r"\\\1", definition.get("replacementPattern", "").replace("\\", r"\\"))
        found.setdefault(definition.get("ident", ""), []).append(_Prefix(pattern, replacement))
    return found


def _duplicate(document: TeiDocument, element: etree._Element, first: etree._Element, identifier: str) -> Finding:
    message = (
        f"The identifier “{identifier}” stands twice: here, and before on line {line_of(first)} ({called(first)})."
    )
    return _finding(document, element, "identifier-unique", message, "Give one of the two another identifier.")


def _elsewhere_as_well(document: TeiDocument, surroundings: Surroundings) -> Iterator[Finding]:
    """Yield the identifiers of the text that another document of the edition has in its text."""
    for element in in_text(document.root):
        identifier = element.get(xml("id"), "")
        for other in surroundings.others(identifier)[:1]:
            message = f"The identifier “{identifier}” stands in {other.name}, too."
            advice = "Give one of the two another; those of a work begin with its name."
            yield _finding(document, element, "identifier-unique-in-edition", message, advice)


def _finding(
    document: TeiDocument,
    element: etree._Element,
    rule: str,
    message: str,
    advice: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        message=message,
        document=str(document.path or ""),
        path=path_of(element),
        line=line_of(element),
        advice=advice or "Mend the pointer, or give the identifier to what is meant.",
    )
