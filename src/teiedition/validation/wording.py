"""Words for findings: where an element is, what is like a misspelt name, how a list is said."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from difflib import get_close_matches

from lxml import etree

from teiedition.names import local, xml


def path_of(element: etree._Element) -> str:
    """Return the place of an element in words of XPath: ``/TEI/text/body/div[2]/p[3]``."""
    steps: list[str] = []
    node: etree._Element | None = element
    while node is not None:
        tag, name = str(node.tag), local(node.tag)
        before = len(list(node.itersiblings(tag, preceding=True)))
        alone = not before and next(node.itersiblings(tag), None) is None
        steps.append(name if alone else f"{name}[{before + 1}]")
        node = node.getparent()
    return "/" + "/".join(reversed(steps))


def element_at(tree: etree._ElementTree, path: str) -> etree._Element | None:
    """Return the element at a path as libxml2 writes it: ``/*/*[2]/xi:include``; ``None``, where there is none."""
    try:
        prefixes = _prefixes(tree) if ":" in path else None
        found = tree.xpath(path, namespaces=prefixes) if path else None
    except etree.XPathError:
        return None
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, etree._Element) else None


def _prefixes(tree: etree._ElementTree) -> dict[str, str]:
    return {prefix: uri for element in tree.iter(etree.Element) for prefix, uri in element.nsmap.items() if prefix}


def line_of(element: etree._Element) -> int:
    """Return the line of an element's start tag; 0 where it was not read from a file."""
    return int(element.sourceline or 0)


def called(element: etree._Element) -> str:
    """Return how an element is spoken of: ``p “harbour-p0012”``."""
    identifier = element.get(xml("id"))
    return f"{local(element.tag)} “{identifier}”" if identifier else local(element.tag)


def listed(names: Iterable[str], most: int = 24, first: Container[str] = ()) -> str:
    """Return names in one line, the rest of a long list as a number.

    :param first: names of which none is among the rest before all others are.
    """
    chosen = sorted(names, key=lambda name: (name not in first, name.casefold()))
    rest = f" and {len(chosen) - most} more" if len(chosen) > most else ""
    return ", ".join(sorted(chosen[:most], key=str.casefold)) + rest


BORROWED: Mapping[str, str] = {
    **dict.fromkeys(("para", "simpara", "para1", "paragraph"), "p"),
    **{f"h{level}": "head, the first child of its div" for level in range(1, 7)},
    **{f"div{level}": "div, one within the other" for level in range(8)},
    **dict.fromkeys(("section", "article", "chapter", "main"), "div with @type"),
    **dict.fromkeys(("i", "em", "italic", "emphasis"), 'hi rend="italic", or emph, foreign, title'),
    **dict.fromkeys(("b", "strong", "bold"), 'hi rend="bold"'),
    **dict.fromkeys(("u", "underline"), 'hi rend="underline"'),
    **dict.fromkeys(("sup", "superscript"), 'hi rend="superscript"'),
    **dict.fromkeys(("sub", "subscript"), 'hi rend="subscript"'),
    **dict.fromkeys(("ul", "itemizedlist"), 'list rend="bulleted"'),
    **dict.fromkeys(("ol", "orderedlist"), 'list rend="numbered"'),
    **dict.fromkeys(("li", "listitem"), "item"),
    **dict.fromkeys(("tr", "tgroup"), "row"),
    **dict.fromkeys(("td", "th", "entry"), "cell"),
    **dict.fromkeys(("a", "link", "xref"), "ref with @target"),
    **dict.fromkeys(("img", "image"), "figure with graphic"),
    **dict.fromkeys(("blockquote", "extract"), 'quote rend="block"'),
    **dict.fromkeys(("br", "linebreak"), "lb"),
    **dict.fromkeys(("hr", "rule"), "milestone"),
    **dict.fromkeys(("footnote", "endnote", "fn"), 'note place="bottom", or place="end"'),
    **dict.fromkeys(("cite", "work"), "title, or bibl"),
    **dict.fromkeys(("person", "people"), "persName"),
    **dict.fromkeys(("city", "country", "location", "place"), "placeName"),
    **dict.fromkeys(("verse", "line"), "l, in lg"),
    **dict.fromkeys(("stanza", "poem"), "lg"),
    **dict.fromkeys(("page", "pagebreak"), "pb"),
    **dict.fromkeys(("span", "seg"), "the element that says what it is, or hi"),
    "pre": "ab",
    "abstract": "div in front",
}
"""Names that other markup languages (HTML, DocBook, JATS, TEI P4) have for what TEI calls otherwise."""


ELSEWHERE: Mapping[str, str] = {
    "class": "rend",
    "style": "rend",
    "id": "xml:id",
    "lang": "xml:lang",
    "href": "target",
    "src": "url",
    "key": "ref",
    **dict.fromkeys(("foot", "footer", "page"), "bottom"),
    **dict.fromkeys(("i", "ital", "it", "oblique"), "italic"),
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("sc", "small-caps", "smcap"), "smallcaps"),
    **dict.fromkeys(("allcaps", "caps", "uppercase"), "capitals"),
    "center": "centre",
    "sup": "superscript",
    "sub": "subscript",
    "u": "underline",
    "certain": "high",
    "sure": "high",
}
"""Attributes and values that other markup languages have, or that come to mind, for those of TEI."""


def known_elsewhere(name: str, known: Iterable[str]) -> str:
    """Return what TEI has for an element of another markup language, or nothing."""
    tei_name = BORROWED.get(name.casefold(), "") if name not in known else ""
    return f"In TEI: {tei_name}." if tei_name else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``Did you mean …?`` for the name that is most like a misspelt one, or nothing."""
    by_form = {candidate.casefold(): candidate for candidate in known}
    alike = get_close_matches(name.casefold(), by_form, n=1, cutoff=0.7)
    return f"Did you mean “{by_form[alike[0]]}”?" if alike else ""
