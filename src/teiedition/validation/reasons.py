"""Why RELAX NG refuses an element, in plain words, with what would be allowed in its place.

Whoever refuses it (libxml2, Jing) says at which element and what is the matter; the words are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from teiedition.model import Finding, Severity
from teiedition.names import TEI_NS, XML_NS, local
from teiedition.tei import TeiDocument
from teiedition.validation.grammar import Attribute, Element
from teiedition.validation.wording import ELSEWHERE, called, did_you_mean, known_elsewhere, line_of, listed, path_of

_CONTENT = "The content of {} is not as it ought to be."
_SOME_VALUE = "An attribute of {} has a value that is not allowed."
_HEAD = "A head comes first in its div: begin a new div with it, or make it a label or a p."
_BLOCKS = frozenset(("ab", "div", "head", "p"))


def is_vague(finding: Finding) -> bool:
    """Whether a finding says only that something about an element is wrong."""
    return any(finding.message.startswith(words.partition("{}")[0]) for words in (_CONTENT, _SOME_VALUE))


class Reasons:
    """The findings for a document and the grammar by which it is validated."""

    def __init__(self, document: TeiDocument, grammar: Mapping[str, Element], usual: Collection[str] = ()) -> None:
        """Take the grammar.

        :param usual: elements that long lists of what may stand somewhere name before others.
        """
        self.grammar = grammar
        self._usual = usual
        self._name = str(document.path or "")

    def knows(self, node: etree._Element) -> bool:
        """Whether the grammar has an element of this name, and it is one of TEI."""
        return local(node.tag) in self.grammar and str(node.tag).startswith(f"{{{TEI_NS}}}")

    def unknown_element(self, node: etree._Element, expected: Collection[str] = ()) -> Finding:
        """Return the finding that there is no such element.

        :param expected: the names of what may stand there, where they are known.
        """
        name, namespace = local(node.tag), etree.QName(node).namespace
        if name in self.grammar and namespace != TEI_NS:
            message = f"{name} is in the namespace {namespace or 'none'}."
            return self.finding(node, "element-known", message, f"TEI's is {TEI_NS}: mend xmlns.")
        if namespace not in (None, TEI_NS):
            message = f"{name} is in the namespace {namespace}, which has no place here."
            advice = "Take it out, or validate against a grammar that knows it."
            return self.finding(node, "element-known", message, advice)
        advice = (
            known_elsewhere(name, self.grammar)
            or did_you_mean(name, expected)
            or did_you_mean(name, self.grammar)
            or (f"Here may stand: {self._listed(expected)}." if expected else "")
            or "Use one that it has; docs/encoding.md names those of the shipped grammar."
        )
        return self.finding(node, "element-known", f"The grammar has no element {name}.", advice)

    def fits(self, node: etree._Element) -> bool:
        """Whether an element may stand in the one in which it does, somewhere or other."""
        parent = node.getparent()
        return parent is not None and local(node.tag) in self.grammar.get(local(parent.tag), Element()).children

    def misplaced(self, node: etree._Element, expected: Collection[str] = ()) -> Finding:
        """Return the finding that an element cannot stand where it does."""
        parent, name = node.getparent(), local(node.tag)
        if parent is None:
            advice = (
                f"Begin with {listed(expected or ['TEI'])}; or put it into a document, where it is a part of one, or "
                "validate it by a grammar that begins with it."
            )
            return self.finding(node, "element-in-its-place", f"A document cannot begin with {name}.", advice)
        if not self.fits(node):
            allowed = self.grammar.get(local(parent.tag), Element()).children
            message = f"{name} cannot stand in {called(parent)}."
            advice = f"{local(parent.tag)} holds: {self._listed(allowed) or 'text only'}."
            if name in _BLOCKS and local(parent.tag) == "p":
                advice = f"End the paragraph before the {name} begins."
            return self.finding(node, "element-in-its-place", message, advice)
        before = node.getprevious()
        place = "first" if before is None else f"after {local(before.tag) or 'a comment'}"
        advice = _HEAD if name == "head" else f"Move the {name}, or what stands before it."
        if expected:
            advice = f"Here may stand: {self._listed(expected)}."
        return self.finding(node, "element-in-its-place", f"In {called(parent)}, {name} cannot stand {place}.", advice)

    def incomplete(self, node: etree._Element, expected: Collection[str], said: str = "") -> Finding:
        """Return the finding that an element lacks something.

        :param said: what the validator says, for where it is not known what is lacking.
        """
        if not expected:
            return self.finding(
                node, "content-complete", _CONTENT.format(called(node)), f"{said.rstrip('.')}." if said else ""
            )
        advice = f"It needs {'one of ' if len(expected) > 1 else ''}{self._listed(expected)}."
        return self.finding(node, "content-complete", f"{called(node)} is not complete.", advice)

    def stray_text(self, node: etree._Element) -> Finding | None:
        """Return the finding that text stands directly in an element which may hold none, where there is such text."""
        before, stray = _first_text(node)
        if not stray:
            return None
        holds = self.grammar.get(local(node.tag), Element()).children
        message = f"{called(node)} may hold no text of its own, but has “{stray[:60]}”."
        advice = (
            f"Put it into one of: {self._listed(holds)}." if holds else "The element is empty: put the text behind it."
        )
        return self.finding(node, "no-stray-text", message, advice, line_of(node if before is None else before))

    def attributes(self, node: etree._Element) -> Iterator[Finding]:
        """Yield what is wrong with the attributes of an element of which only that is known."""
        wrong = tuple(self.wrong_attributes(node))
        yield from wrong or (self.finding(node, "attribute-allowed", _SOME_VALUE.format(called(node)), ""),)

    def wrong_attributes(self, node: etree._Element) -> Iterator[Finding]:
        """Yield what the grammar has against the attributes of an element, as far as it can be looked up."""
        known = self.grammar[local(node.tag)].attributes
        for name in map(_shown, node.attrib):
            attribute = known.get(name)
            value = node.get(_clark(name), "")
            if attribute is None or (attribute.values and not set(value.split()) <= attribute.values):
                yield self.attribute(node, name)
        for name, attribute in known.items():
            if attribute.required and node.get(_clark(name)) is None:
                yield self.lacking(node, name)

    def lacking(self, node: etree._Element, name: str) -> Finding:
        """Return the finding that an element needs an attribute."""
        attribute = self._known(node).get(name, Attribute())
        advice = f"One of: {listed(attribute.values)}." if attribute.values else attribute.documentation
        return self.finding(node, "attribute-present", f"{called(node)} needs the attribute {name}.", advice)

    def attribute(self, node: etree._Element, name: str) -> Finding:
        """Return the finding that an attribute or, where the grammar has it, its value is not allowed."""
        shown = _as_written(node, name)
        return self.attribute_value(node, shown) if shown in self._known(node) else self.strange_attribute(node, shown)

    def strange_attribute(self, node: etree._Element, name: str, expected: Collection[str] = ()) -> Finding:
        """Return the finding that an element cannot have an attribute.

        :param expected: the attributes that it may have, where they are known.
        """
        shown, allowed = _as_written(node, name), expected or self._known(node)
        advice = did_you_mean(ELSEWHERE.get(shown, shown), allowed)
        advice = advice or (f"{local(node.tag)} has: {listed(allowed)}." if allowed else "")
        message = f"{called(node)} cannot have the attribute {shown}."
        return self.finding(node, "attribute-allowed", message, advice or "Take it out.")

    def attribute_value(self, node: etree._Element, name: str, said: str = "") -> Finding:
        """Return the finding that the value of an attribute is not allowed.

        :param said: what the validator says of it, for where the grammar has no list of values.
        """
        shown = _as_written(node, name)
        value, attribute = node.get(_clark(shown), ""), self._known(node).get(shown, Attribute())
        message = f"The attribute {shown} of {called(node)} cannot be “{value}”."
        return self.finding(node, "attribute-value-allowed", message, _values(value, attribute, said))

    def finding(self, node: etree._Element, rule: str, message: str, advice: str, line: int = 0) -> Finding:
        """Return a finding at an element."""
        return Finding(rule, Severity.ERROR, message, self._name, path_of(node), line or line_of(node), advice=advice)

    def _listed(self, names: Collection[str]) -> str:
        return listed(names, first=self._usual)

    def _known(self, node: etree._Element) -> Mapping[str, Attribute]:
        return self.grammar.get(local(node.tag), Element()).attributes


def _first_text(node: etree._Element) -> tuple[etree._Element | None, str]:
    """Return the first text that stands directly in an element, and the child behind which it stands."""
    texts = [(None, node.text), *((child, child.tail) for child in node)]
    return next(((child, " ".join(text.split())) for child, text in texts if text and text.strip()), (None, ""))


def _values(value: str, attribute: Attribute, said: str) -> str:
    if not attribute.values:
        return said or attribute.documentation
    return f"{did_you_mean(ELSEWHERE.get(value, value), attribute.values)} Allowed: {listed(attribute.values)}.".strip()


def _as_written(node: etree._Element, name: str) -> str:
    """Return the name of an attribute as it stands in the file, for the one that libxml2 or Jing writes."""
    return next((_shown(key) for key in node.attrib if _last(str(key)) == _last(name)), name)


def _last(name: str) -> str:
    """Return the last part of an attribute's name, in whichever notation."""
    return name.rpartition("}")[2].rpartition(":")[2]


def _shown(name: object) -> str:
    text = str(name)
    return f"xml:{_last(text)}" if text.startswith(f"{{{XML_NS}}}") else text


def _clark(name: str) -> str:
    return f"{{{XML_NS}}}{name[4:]}" if name.startswith("xml:") else name
