"""Random documents that a RELAX NG grammar accepts; what was used least is used next, so few documents cover it all."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
ANNOTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

VALUES = {
    "token": ["harbour", "quay"],
    "anyURI": ["#harbour", "https://example.org/quay"],
    "string": ["the tide"],
    "language": ["en", "fr"],
    "NCName": ["harbour"],
    "nonNegativeInteger": ["0", "12"],
    "decimal": ["12", "1.5"],
    "boolean": ["true", "false"],
    "date": ["1921-03-07"],
    "gYear": ["1921"],
    "gMonth": ["--03"],
    "gDay": ["---07"],
    "gYearMonth": ["1921-03"],
    "gMonthDay": ["--03-07"],
    "time": ["08:30:00"],
    "dateTime": ["1921-03-07T08:30:00"],
}


NAMED = {"teidata.version": "1.2.0", "teidata.length": "12cm"}


class Generator:
    """Makes documents from a grammar."""

    def __init__(self, grammar: Path, seed: int) -> None:
        root = etree.parse(str(grammar)).getroot()
        self.namespace = root.get("ns")
        self.start = next(root.iter(f"{RNG}start"))
        self.defines = {name_of(define): define for define in root.iter(f"{RNG}define")}
        self.random = random.Random(seed)
        self.used: Counter[str] = Counter()
        self.budget = 0
        self.number = 0
        self.depths: dict[str, int] = {}
        self.leads: dict[str, frozenset[str]] = {}
        self._measure()

    def document(self, size: int = 400) -> etree._ElementTree:
        """Return a document with about ``size`` elements, or somewhat more."""
        self.budget = size
        holder = etree.Element("holder")
        self._make(self.start, holder, 0)
        return etree.ElementTree(holder[0])

    def elements(self) -> set[str]:
        return {name_of(element) for define in self.defines.values() for element in define.iter(f"{RNG}element")}

    def attributes(self) -> set[str]:
        """Return ``element@attribute`` for each attribute declared in an element of its own."""
        return {
            f"{name_of(element)}@{name_of(attribute)}"
            for define in self.defines.values()
            for element in define.iter(f"{RNG}element")
            for attribute in element.iter(f"{RNG}attribute")
        }

    def _measure(self) -> None:
        """Find for each definition how deep its shallowest document is, so that every branch can end."""
        self.depths = dict.fromkeys(self.defines, 10**6)
        changed = True
        while changed:
            changed = False
            for name, define in self.defines.items():
                depth = self._depth(define)
                if depth < self.depths[name]:
                    self.depths[name], changed = depth, True

    def _depth(self, pattern: etree._Element) -> int:
        if pattern.tag == f"{RNG}ref":
            return self.depths[name_of(pattern)]
        if pattern.tag in (f"{RNG}optional", f"{RNG}zeroOrMore"):
            return 0
        depths = [self._depth(part) for part in parts(pattern)]
        if pattern.tag == f"{RNG}choice":
            return min(depths)
        return max(depths, default=0) + (pattern.tag == f"{RNG}element")

    def _make(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        kind = str(pattern.tag).removeprefix(RNG)
        if kind == "element":
            self._element(pattern, into, depth)
        elif kind == "attribute":
            self.used[f"{etree.QName(into).localname}@{name_of(pattern)}"] += 1
            name = name_of(pattern).replace("xml:", XML)
            into.set(name, self._value(pattern))
        elif kind == "text":
            self._text(into)
        elif kind == "ref":
            self._make(self.defines[name_of(pattern)], into, depth)
        elif kind == "choice":
            self._make(self._choose(pattern, depth), into, depth)
        elif kind in ("optional", "zeroOrMore", "oneOrMore"):
            self._repeat(kind, pattern, into, depth)
        else:
            for part in parts(pattern):
                self._make(part, into, depth)

    def _element(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        self.used[name_of(pattern)] += 1
        element = etree.SubElement(into, f"{{{self.namespace}}}{name_of(pattern)}")
        share = self.budget // 2
        left, self.budget = self.budget - share - 1, share
        for part in parts(pattern):
            self._make(part, element, depth + 1)
        self.budget += left

    def _repeat(self, kind: str, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        attribute = all(self._is_attribute(part) for part in parts(pattern))
        if attribute:
            names = [f"{etree.QName(into).localname}@{name_of(part)}" for part in parts(pattern)]
            if self.random.random() < 0.4 or not any(self.used[name] for name in names):
                self._all(pattern, into, depth)
            return
        least = 1 if kind == "oneOrMore" or (depth < 12 and not self._use(pattern)) else 0
        most = 0 if self.budget <= 0 or depth > 14 else 1 if kind == "optional" else 4
        for _ in range(max(self.random.randint(0, most), least)):
            self._all(pattern, into, depth)

    def _all(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        for part in parts(pattern):
            self._make(part, into, depth)

    def _is_attribute(self, pattern: etree._Element) -> bool:
        return pattern.tag == f"{RNG}attribute" or ".attribute." in name_of(pattern)

    def _choose(self, pattern: etree._Element, depth: int) -> etree._Element:
        choices = parts(pattern)
        if self.budget <= 0 or depth > 14:
            return min(choices, key=self._depth)
        return min(choices, key=lambda part: (self._use(part) + 1) * self.random.random())

    def _use(self, pattern: etree._Element) -> int:
        """Return how often the least used element that a pattern begins with was used."""
        names = self._leads_to(pattern, frozenset())
        return min(self.used[name] for name in names) if names else self.budget % 7

    def _leads_to(self, pattern: etree._Element, seen: frozenset[str]) -> frozenset[str]:
        """Return the names of the elements that a pattern may consist of."""
        name = name_of(pattern)
        if pattern.tag == f"{RNG}element":
            return frozenset((name,))
        if pattern.tag == f"{RNG}ref":
            if name not in self.leads:
                inner = frozenset() if name in seen else self._leads_to(self.defines[name], seen | {name})
                self.leads[name] = inner
            return self.leads[name]
        return frozenset().union(*(self._leads_to(part, seen) for part in parts(pattern)))

    def _value(self, pattern: etree._Element) -> str:
        found = self._simple(pattern)
        return " ".join(found)

    def _simple(self, pattern: etree._Element) -> list[str]:
        kind = str(pattern.tag).removeprefix(RNG)
        if kind == "value":
            return [pattern.text or ""]
        if kind == "data":
            if pattern.get("type") == "ID":
                self.number += 1
                return [f"harbour-{self.number:05d}"]
            return [self.random.choice(VALUES[pattern.get("type", "")])]
        if kind == "ref":
            name = name_of(pattern)
            return [NAMED[name]] if name in NAMED else self._simple(self.defines[name])
        if kind == "choice":
            return self._simple(self.random.choice(parts(pattern)))
        return [word for part in parts(pattern) for word in self._simple(part)]

    def _text(self, into: etree._Element) -> None:
        if len(into):
            into[-1].tail = (into[-1].tail or "") + " the tide"
        else:
            into.text = (into.text or "") + "the tide "


def parts(pattern: etree._Element) -> list[etree._Element]:
    """Return the patterns within a pattern."""
    return [part for part in pattern.iterchildren(f"{RNG}*") if part.tag != f"{RNG}param"]


def name_of(pattern: etree._Element) -> str:
    """Return the name that a pattern has, or nothing."""
    return pattern.get("name", "")
