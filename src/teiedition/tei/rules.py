"""The header's account of the rules: one category for each that decided anything, and the prefix that leads there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from lxml import etree

from teiedition.names import TEI_NS, local, tei, xml
from teiedition.tei.build import child
from teiedition.tei.document import TeiDocument

PREFIX = "rule"
"""The prefix of ``@resp``: ``resp="rule:person-authority"``."""


def declare_rules(
    document: TeiDocument, names: Iterable[str] = (), descriptions: Mapping[str, str] | None = None
) -> None:
    """List in ``encodingDesc`` the rules in ``names`` and all that some ``@resp`` of the document points to.

    Rules that are listed already keep their place and their description.
    """
    wanted = set(names) | _pointed_to(document)
    if not wanted:
        return
    taxonomy = _taxonomy(document)
    present = {category.get(xml("id"), "") for category in taxonomy}
    for name in sorted(wanted):
        identifier = f"{document.work}-rule-{name}"
        if identifier not in present:
            category = child(taxonomy, "category", identifier=identifier)
            child(category, "catDesc", (descriptions or {}).get(name) or name.replace("-", " "))
            category.tail = "\n"
    _declare_prefix(document)


def count_tags(document: TeiDocument) -> None:
    """Write ``tagsDecl``: how often each element occurs in the text."""
    encoding = encoding_description(document)
    for old in encoding.findall(tei("tagsDecl")):
        encoding.remove(old)
    counts = Counter(local(element.tag) for text in document.texts for element in text.iter(f"{{{TEI_NS}}}*"))
    namespace = child(child(encoding, "tagsDecl", partial="true"), "namespace", name=TEI_NS)
    for name, number in sorted(counts.items()):
        child(namespace, "tagUsage", gi=name, occurs=str(number)).tail = "\n"
    namespace.text = "\n"


def encoding_description(document: TeiDocument) -> etree._Element:
    """Return the header's ``encodingDesc``, made at its place where it is missing."""
    header = document.header
    if header is None:
        header = etree.Element(tei("teiHeader"))
        document.root.insert(0, header)
    found = header.find(tei("encodingDesc"))
    if found is None:
        found = etree.Element(tei("encodingDesc"))
        place = 1 if header.find(tei("fileDesc")) is not None else 0
        header.insert(place, found)
    return found


def _pointed_to(document: TeiDocument) -> set[str]:
    start = f"{PREFIX}:"
    return {
        pointer.removeprefix(start)
        for element in document.root.iter(etree.Element)
        for pointer in element.get("resp", "").split()
        if pointer.startswith(start)
    }


def _taxonomy(document: TeiDocument) -> etree._Element:
    encoding = encoding_description(document)
    identifier = f"{document.work}-rules"
    for taxonomy in encoding.iter(tei("taxonomy")):
        if taxonomy.get(xml("id")) == identifier:
            return taxonomy
    declaration = encoding.find(tei("classDecl"))
    if declaration is None:
        declaration = child(encoding, "classDecl")
        declaration.tail = "\n"
    taxonomy = child(declaration, "taxonomy", identifier=identifier)
    taxonomy.text = "\n"
    return taxonomy


def _declare_prefix(document: TeiDocument) -> None:
    encoding = encoding_description(document)
    if any(definition.get("ident") == PREFIX for definition in encoding.iter(tei("prefixDef"))):
        return
    definitions = encoding.find(tei("listPrefixDef"))
    if definitions is None:
        definitions = child(encoding, "listPrefixDef")
        definitions.tail = "\n"
    definition = child(definitions, "prefixDef", ident=PREFIX, matchPattern="([a-z0-9\\-]+)")
    definition.set("replacementPattern", f"#{document.work}-rule-$1")
    child(definition, "p", "The rule that decided; described in the taxonomy of rules.")
