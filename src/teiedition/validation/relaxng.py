"""Validation by RELAX NG: the verdict is libxml2's, the reason is looked up in the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from lxml import etree

from teiedition.model import Finding, Severity
from teiedition.names import RNG_NS, TEI_NS, XML_NS, local
from teiedition.tei import TeiDocument
from teiedition.validation import isolated, pointers, xsd
from teiedition.validation.grammar import Attribute, Element, read_grammar
from teiedition.validation.options import ValidationOptions
from teiedition.validation.schemas import parse_schema, schema_for
from teiedition.validation.verdict import Fault
from teiedition.validation.wording import called, did_you_mean, known_elsewhere, line_of, listed, path_of

_ATTRIBUTE = re.compile(r"Invalid attribute (\S+) for element")
_SOME_ATTRIBUTE = re.compile(r"Element (\S+) failed to validate attributes")


def findings(document: TeiDocument, options: ValidationOptions) -> Iterator[Finding]:
    """Yield where the document breaks the grammar.

    :raises ResourceMissingError: when the grammar is not there.
    :raises ConfigurationError: when it is no RELAX NG, or has faults of its own.
    """
    path = schema_for("relaxng", options)
    if options.schema is not None and _has_identifiers(path):
        yield from (found for found in pointers.findings(document, options) if found.rule == "identifier-unique")
    faults = isolated.faults(document, path, options)
    if not faults:
        return
    explain = _Explanation(document, read_grammar(path), path)
    seen: set[tuple[str, str, str]] = set()
    for error in faults:
        for finding in explain.of(error):
            key = (finding.path, finding.rule, finding.message)
            if key not in seen:
                seen.add(key)
                yield finding


@cache
def _has_identifiers(path: Path) -> bool:
    """Whether a grammar has the type ID, whose values never stand twice; libxml2 does not look at that."""
    return any(data.get("type") == "ID" for data in parse_schema(path).getroot().iter(f"{{{RNG_NS}}}data"))


class _Explanation:
    """Finds the reason for what libxml2 refuses."""

    def __init__(self, document: TeiDocument, grammar: Mapping[str, Element], path: Path) -> None:
        self.document = document
        self.grammar = grammar
        self.path = path

    def of(self, error: Fault) -> Iterator[Finding]:
        """Yield the findings that an entry of libxml2's log stands for; as a rule one."""
        node = self._node(error)
        attribute = _ATTRIBUTE.match(error.message)
        if local(node.tag) not in self.grammar or not str(node.tag).startswith(f"{{{TEI_NS}}}"):
            yield self._unknown_element(node)
        elif attribute is not None:
            yield self._attribute(node, attribute[1])
        elif error.type_name == "RELAXNG_ERR_ATTRVALID":
            yield from self._attributes(node)
        elif error.type_name in ("RELAXNG_ERR_TEXTWRONG", "RELAXNG_ERR_EXTRACONTENT") and self._stray(node):
            yield self._stray_text(node)
        elif error.type_name == "RELAXNG_ERR_ELEMWRONG":
            yield self._misplaced(node)
        else:
            yield self._incomplete(node, error.message)

    def _node(self, error: Fault) -> etree._Element:
        """Return the element of which libxml2 complains; of what it says without a path, the first that is at fault."""
        found = self.document.tree.xpath(error.path) if error.path else None
        first = found[0] if isinstance(found, list) and found else None
        if isinstance(first, etree._Element):
            return first
        named = _SOME_ATTRIBUTE.match(error.message)
        alike = self.document.root.iter(f"{{{TEI_NS}}}{named[1]}") if named and named[1] in self.grammar else ()
        at_fault = (node for node in alike if next(self._wrong_attributes(node), None) is not None)
        return next(at_fault, self.document.root)

    @property
    def _name(self) -> str:
        return str(self.document.path or "")

    def _unknown_element(self, node: etree._Element) -> Finding:
        name = local(node.tag)
        namespace = etree.QName(node).namespace
        if name in self.grammar:
            message = f"{name} is in the namespace {namespace or 'none'}."
            return self._finding(node, "element-known", message, f"TEI's is {TEI_NS}: mend xmlns.")
        if namespace not in (None, TEI_NS):
            message = f"{name} is in the namespace {namespace}, which has no place here."
            return self._finding(
                node, "element-known", message, "Take it out, or validate against a grammar that knows it."
            )
        advice = (
            known_elsewhere(name, self.grammar)
            or did_you_mean(name, self.grammar)
            or "Use one that it has; docs/encoding.md names those of the shipped grammar."
        )
        return self._finding(node, "element-known", f"The grammar has no element {name}.", advice)

    def _misplaced(self, node: etree._Element) -> Finding:
        parent, name = node.getparent(), local(node.tag)
        if parent is None:
            return self._finding(
                node, "element-in-its-place", f"A document cannot begin with {name}.", "Begin with TEI."
            )
        allowed = self.grammar.get(local(parent.tag), Element()).children
        if name not in allowed:
            message = f"{name} cannot stand in {called(parent)}."
            return self._finding(
                node, "element-in-its-place", message, f"{local(parent.tag)} holds: {_content(allowed)}."
            )
        before = node.getprevious()
        place = "first" if before is None else f"after {local(before.tag) or 'a comment'}"
        expected = xsd.expected_at(self.path, parent, parent.index(node))
        advice = f"Here may stand: {listed(expected)}." if expected else f"Move the {name}, or what stands before it."
        return self._finding(node, "element-in-its-place", f"In {called(parent)}, {name} cannot stand {place}.", advice)

    def _incomplete(self, node: etree._Element, message: str) -> Finding:
        expected = xsd.expected_at(self.path, node, len(node))
        if not expected:
            return self._finding(
                node, "content-complete", f"The content of {called(node)} is not as it ought to be.", f"{message}."
            )
        advice = f"It needs {'one of ' if len(expected) > 1 else ''}{listed(expected)}."
        return self._finding(node, "content-complete", f"{called(node)} is not complete.", advice)

    def _stray(self, node: etree._Element) -> str:
        """Return the text that stands directly in an element which may hold none."""
        if self.grammar[local(node.tag)].text:
            return ""
        texts = (node.text, *(child.tail for child in node))
        return next((" ".join(text.split()) for text in texts if text and text.strip()), "")

    def _stray_text(self, node: etree._Element) -> Finding:
        stray, holds = self._stray(node), self.grammar[local(node.tag)].children
        before = next((child for child in node if (child.tail or "").strip()), None)
        line = line_of(node) if before is None or (node.text or "").strip() else line_of(before)
        message = f"{called(node)} may hold no text of its own, but has “{stray[:60]}”."
        advice = f"Put it into one of: {listed(holds)}." if holds else "The element is empty: put the text behind it."
        return self._finding(node, "no-stray-text", message, advice, line)

    def _attributes(self, node: etree._Element) -> Iterator[Finding]:
        """Yield what is wrong with the attributes of an element of which libxml2 says only that something is."""
        wrong = tuple(self._wrong_attributes(node))
        message = f"An attribute of {called(node)} has a value that is not allowed."
        yield from wrong or (self._finding(node, "attribute-allowed", message, ""),)

    def _wrong_attributes(self, node: etree._Element) -> Iterator[Finding]:
        known = self.grammar[local(node.tag)].attributes
        for name in map(_shown, node.attrib):
            attribute = known.get(name)
            value = node.get(_clark(name), "")
            if attribute is None or (attribute.values and not set(value.split()) <= attribute.values):
                yield self._attribute(node, name)
        for name, attribute in known.items():
            if attribute.required and node.get(_clark(name)) is None:
                advice = f"One of: {listed(attribute.values)}." if attribute.values else attribute.documentation
                yield self._finding(node, "attribute-present", f"{called(node)} needs the attribute {name}.", advice)

    def _attribute(self, node: etree._Element, name: str) -> Finding:
        known = self.grammar[local(node.tag)].attributes
        shown = next((_shown(key) for key in node.attrib if local_of(str(key)) == local_of(name)), name)
        value = node.get(_clark(shown), "")
        attribute = known.get(shown)
        if attribute is None:
            advice = did_you_mean(shown, known) or f"{local(node.tag)} has: {listed(known)}."
            return self._finding(
                node, "attribute-allowed", f"{called(node)} cannot have the attribute {shown}.", advice
            )
        advice = _values(value, attribute)
        message = f"The attribute {shown} of {called(node)} cannot be “{value}”."
        return self._finding(node, "attribute-value-allowed", message, advice)

    def _finding(self, node: etree._Element, rule: str, message: str, advice: str, line: int = 0) -> Finding:
        return Finding(rule, Severity.ERROR, message, self._name, path_of(node), line or line_of(node), advice=advice)


def _content(names: set[str]) -> str:
    return listed(names) if names else "text only"


def _values(value: str, attribute: Attribute) -> str:
    if not attribute.values:
        return attribute.documentation
    return f"{did_you_mean(value, attribute.values)} Allowed: {listed(attribute.values)}.".strip()


def local_of(name: str) -> str:
    """Return the last part of an attribute's name, in whichever notation."""
    return name.rpartition("}")[2].rpartition(":")[2]


def _shown(name: object) -> str:
    text = str(name)
    return f"xml:{local_of(text)}" if text.startswith(f"{{{XML_NS}}}") else text


def _clark(name: str) -> str:
    return f"{{{XML_NS}}}{name[4:]}" if name.startswith("xml:") else name
