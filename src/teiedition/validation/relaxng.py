"""Validation by RELAX NG: the verdict is libxml2's, the reason is looked up in the grammar.

Our own grammar is written so that libxml2 stays at the fault, and its XSD knows what may stand there. Of what a grammar
of others refuses, Jing has the last word, where it is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from teiedition.model import Finding
from teiedition.names import RNG_NS, TEI_NS, local
from teiedition.resources import find
from teiedition.tei import TeiDocument
from teiedition.validation import isolated, jing, pointers, xsd
from teiedition.validation.grammar import read_grammar
from teiedition.validation.options import ValidationOptions
from teiedition.validation.reasons import Reasons, is_vague
from teiedition.validation.schemas import parse_schema, schema_for
from teiedition.validation.verdict import Fault
from teiedition.validation.wording import element_at

_ATTRIBUTE = re.compile(r"Invalid attribute (\S+) for element")
_SOME_ATTRIBUTE = re.compile(r"Element (\S+) failed to validate attributes")


def findings(document: TeiDocument, options: ValidationOptions) -> Iterator[Finding]:
    """Yield where the document breaks the grammar.

    :raises ResourceMissingError: when the grammar is not there.
    :raises ConfigurationError: when it is no RELAX NG, or has faults of its own.
    """
    path = schema_for("relaxng", options)
    twice = tuple(pointers.duplicates(document)) if _has_identifiers(path) else ()
    yield from twice
    faults = isolated.faults(document, path, options)
    if not faults:
        return
    found = _by_jing(document, path, options)
    if found is None:
        explain = _Explanation(document, Reasons(document, read_grammar(path)), path)
        found = explain.all(faults)
    told = {finding.path for finding in twice}
    once = {(finding.path, finding.rule, finding.message): finding for finding in found}
    yield from (each for each in once.values() if not (each.path in told and " xml:id of " in each.message))


def _by_jing(document: TeiDocument, path: Path, options: ValidationOptions) -> tuple[Finding, ...] | None:
    """Return what Jing says by a grammar of others of what libxml2 refuses; ``None`` where it is not asked."""
    if isolated.is_own(path, options):
        return None
    usual = read_grammar(find("schema/teiedition.rng"))
    return jing.findings(document, path, Reasons(document, read_grammar(path), usual), options.schema_timeout)


@cache
def _has_identifiers(path: Path) -> bool:
    """Whether a grammar has the type ID, whose values never stand twice; libxml2 does not look at that."""
    return any(data.get("type") == "ID" for data in parse_schema(path).getroot().iter(f"{{{RNG_NS}}}data"))


class _Explanation:
    """Finds the reason for what libxml2 refuses."""

    def __init__(self, document: TeiDocument, reasons: Reasons, path: Path) -> None:
        self.document = document
        self.reasons = reasons
        self.path = path

    def all(self, faults: Iterable[Fault]) -> tuple[Finding, ...]:
        """Return the findings; of an element of which something exact is said, nothing vague besides."""
        found = [finding for fault in faults for finding in self.of(fault)]
        exact = {finding.path for finding in found if not is_vague(finding)}
        return tuple(finding for finding in found if not is_vague(finding) or finding.path not in exact)

    def of(self, error: Fault) -> Iterator[Finding]:
        """Yield the findings that an entry of libxml2's log stands for; as a rule one."""
        node, reasons = self._node(error), self.reasons
        attribute = _ATTRIBUTE.match(error.message)
        if not reasons.knows(node):
            yield reasons.unknown_element(node)
        elif attribute is not None:
            yield reasons.attribute(node, attribute[1])
        elif error.type_name == "RELAXNG_ERR_ATTRVALID":
            yield from reasons.attributes(node)
        elif error.type_name in ("RELAXNG_ERR_TEXTWRONG", "RELAXNG_ERR_EXTRACONTENT") and (stray := self._stray(node)):
            yield stray
        elif error.type_name == "RELAXNG_ERR_ELEMWRONG":
            yield reasons.misplaced(node, self._expected_instead(node) if reasons.fits(node) else ())
        else:
            yield reasons.incomplete(node, xsd.expected_at(self.path, node, len(node)), error.message)

    def _node(self, error: Fault) -> etree._Element:
        """Return the element of which libxml2 complains; of what it says without a path, the first that is at fault."""
        found = element_at(self.document.tree, error.path)
        if found is not None:
            return found
        named = _SOME_ATTRIBUTE.match(error.message)
        alike = self.document.root.iter(f"{{{TEI_NS}}}{named[1]}") if named and named[1] in self.reasons.grammar else ()
        at_fault = (node for node in alike if next(self.reasons.wrong_attributes(node), None) is not None)
        return next(at_fault, self.document.root)

    def _stray(self, node: etree._Element) -> Finding | None:
        return None if self.reasons.grammar[local(node.tag)].text else self.reasons.stray_text(node)

    def _expected_instead(self, node: etree._Element) -> tuple[str, ...]:
        parent = node.getparent()
        return xsd.expected_at(self.path, parent, parent.index(node)) if parent is not None else ()
