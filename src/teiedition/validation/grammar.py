"""What a RELAX NG grammar allows, looked up by name: for the reasons that libxml2 leaves out of its messages.

This is no validator: it knows which elements and attributes an element may have, not their order or number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from teiedition.names import RNG_NS, XML_NS
from teiedition.validation.schemas import parse_schema

_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


def _rng(name: str) -> str:
    return f"{{{RNG_NS}}}{name}"


_ELEMENT, _ATTRIBUTE, _REF, _MIXED = map(_rng, ("element", "attribute", "ref", "mixed"))
_TEXTS = frozenset(map(_rng, ("text", "data", "value", "list")))
_LOOSE = frozenset(map(_rng, ("optional", "choice", "zeroOrMore")))
_NO_PATTERNS = frozenset(map(_rng, ("name", "anyName", "nsName", "param", "except")))


@dataclass(slots=True)
class Attribute:
    """What is said of an attribute."""

    values: set[str] = field(default_factory=set)
    """The values of a closed list; empty where others are allowed."""
    documentation: str = ""
    required: bool = False


@dataclass(slots=True)
class Element:
    """What an element may hold."""

    children: set[str] = field(default_factory=set)
    """Local names; ``*`` where any element may stand."""
    attributes: dict[str, Attribute] = field(default_factory=dict)
    """By name, those of the xml: namespace as ``xml:id``; ``*`` where any attribute may stand."""
    text: bool = False
    """Whether there may be text."""


@cache
def read_grammar(path: Path) -> Mapping[str, Element]:
    """Return what a grammar says of each element, by local name; of several definitions of one name the sum."""
    roots = list(_with_included(path, set()))
    reader = _Reader(roots)
    found: dict[str, Element] = {}
    for pattern in (each for root in roots for each in root.iter(_ELEMENT)):
        said = reader.of_parts(pattern)
        for name in _names(pattern):
            _add(said, found.setdefault(name, Element()), optional=False)
    return found


def _with_included(path: Path, seen: set[Path]) -> Iterator[etree._Element]:
    """Yield the root of a grammar, and those of the grammars that it includes."""
    if path.resolve() in seen or not path.is_file():
        return
    seen.add(path.resolve())
    root = parse_schema(path).getroot()
    yield root
    for element in root.iter(_rng("include"), _rng("externalRef")):
        yield from _with_included(path.parent / unquote(element.get("href", "").removeprefix("file://")), seen)


class _Reader:
    """Says what patterns allow; of each that has a name once."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._defines: dict[str, list[etree._Element]] = {}
        for define in (each for root in roots for each in root.iter(_rng("define"))):
            self._defines.setdefault(define.get("name", ""), []).append(define)
        self._known: dict[str, Element] = {}

    def of_parts(self, pattern: etree._Element) -> Element:
        """Return what the patterns directly within a pattern allow."""
        into = Element()
        self._collect_parts(pattern, into, optional=False)
        return into

    def _of_name(self, name: str) -> Element:
        if name not in self._known:
            self._known[name] = Element()  # a definition that leads to itself through no element adds nothing
            into = Element()
            for define in self._defines.get(name, []):
                self._collect_parts(define, into, optional=False)
            self._known[name] = into
        return self._known[name]

    def _collect_parts(self, pattern: etree._Element, into: Element, *, optional: bool) -> None:
        for part in _parts(pattern):
            self._collect(part, into, optional=optional)

    def _collect(self, pattern: etree._Element, into: Element, *, optional: bool) -> None:
        """Add what a pattern allows to ``into``."""
        tag = pattern.tag
        if tag == _ELEMENT:
            into.children.update(_names(pattern))
        elif tag == _ATTRIBUTE:
            for name in _names(pattern):
                attribute = into.attributes.setdefault(name, Attribute())
                _describe(pattern, attribute, self._defines)
                attribute.required = not optional
        elif tag in _TEXTS:
            into.text = True
        elif tag == _REF:
            _add(self._of_name(pattern.get("name", "")), into, optional=optional)
        else:
            into.text = into.text or tag == _MIXED
            self._collect_parts(pattern, into, optional=optional or tag in _LOOSE)


def _add(said: Element, into: Element, *, optional: bool) -> None:
    """Add what is said of an element to what is known of it."""
    into.children |= said.children
    into.text = into.text or said.text
    for name, attribute in said.attributes.items():
        known = into.attributes.setdefault(name, Attribute())
        known.values |= attribute.values
        known.documentation = attribute.documentation or known.documentation
        known.required = attribute.required and not optional


def _describe(pattern: etree._Element, attribute: Attribute, defines: Mapping[str, list[etree._Element]]) -> None:
    """Add the values and the words that a grammar has for an attribute."""
    pending, closed, words = list(_all_parts(pattern)), True, [pattern.findtext(_DOCUMENTATION, "")]
    for part in pending:
        if part.tag == _rng("value"):
            attribute.values.add((part.text or "").strip())
        elif part.tag in (_rng("data"), _rng("text")):
            closed = False
        elif part.tag == _rng("ref"):
            for define in defines.get(part.get("name", ""), []):
                words.append(define.findtext(_DOCUMENTATION, ""))
                pending += _all_parts(define)
    if not closed:
        attribute.values.clear()
    attribute.documentation = " ".join(filter(None, words))


def _parts(pattern: etree._Element) -> Iterator[etree._Element]:
    """Yield the patterns directly within a pattern, without its names and its documentation."""
    for part in pattern.iterchildren(f"{{{RNG_NS}}}*"):
        if part.tag not in _NO_PATTERNS:
            yield part


def _all_parts(pattern: etree._Element) -> list[etree._Element]:
    return [part for part in pattern.iter(f"{{{RNG_NS}}}*") if part is not pattern]


def _names(pattern: etree._Element) -> list[str]:
    """Return the local names that an element or attribute pattern stands for; ``*`` for any."""
    if (name := pattern.get("name")) is not None:
        return [_prefixed(name, pattern)]
    head = next(pattern.iterchildren(f"{{{RNG_NS}}}*"), None)
    if head is None or head.tag in (_rng("anyName"), _rng("nsName")):
        return ["*"]
    return [_prefixed((part.text or "").strip(), part) for part in head.iter(_rng("name"))] or ["*"]


def _prefixed(name: str, pattern: etree._Element) -> str:
    prefix, _, last = name.rpartition(":")
    namespace = (
        pattern.nsmap.get(prefix) if prefix else next(iter(pattern.xpath("ancestor-or-self::*[@ns][1]/@ns")), "")
    )
    return f"xml:{last}" if prefix == "xml" or namespace == XML_NS else last
