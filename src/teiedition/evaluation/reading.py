"""What the tree says of an element: its text as the edition reads it, and whether it is inline or a block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from teiedition.names import local, tei

BLOCKS = frozenset(
    tei(name)
    for name in (
        *("p", "head", "item", "note", "l", "ab", "byline", "signed", "dateline", "salute", "titlePart", "docAuthor"),
        *("trailer", "argument", "cell", "closer", "opener", "quote", "cit", "docTitle", "docImprint", "docEdition"),
        *("epigraph", "lg", "list", "listBibl"),
    )
)
"""Elements of which each holds one paragraph or line of its own."""

_HOLDS_INLINE = frozenset(
    tei(name)
    for name in "p head item note l ab quote q said hi bibl cit title emph foreign persName seg s".split()  # noqa: SIM905
)
_HOLDS_BLOCKS = frozenset(tei(name) for name in "div body front back quote cit epigraph floatingText item note".split())  # noqa: SIM905
_SHELLS = frozenset({tei("cit"), tei("quote")})
_SOURCE_SIDE = frozenset({"sic", "orig", "note", "fw"})
_NOT_READ = frozenset({"note", "ref", "ptr"})
_DISPLAYED = re.compile(r"block|display")


def inline(element: etree._Element) -> bool:
    """Whether a quotation stands in running text; one that is displayed, or alone in a division, does not."""
    parent = element.getparent()
    if parent is None or parent.tag not in _HOLDS_INLINE or _displayed(element):
        return False
    outer = parent.getparent()
    shell = parent.tag in _SHELLS and not (parent.text or "").strip()
    return not (shell and outer is not None and outer.tag in _HOLDS_BLOCKS)


def _displayed(element: etree._Element) -> bool:
    said = " ".join(element.get(name) or "" for name in ("rend", "rendition", "type", "place", "style"))
    return _DISPLAYED.search(said) is not None


def innermost_block(holders: Iterator[etree._Element]) -> etree._Element | None:
    """Return the first of the elements around a word, innermost first, that is a block."""
    for element in holders:
        if element.tag in BLOCKS:
            passing = (
                element.tag == tei("quote") and inline(element) and not any(child.tag in BLOCKS for child in element)
            )
            if not passing:
                return element
    return None


def as_read(element: etree._Element) -> str:
    """Return the text of an element with corrections made, without notes and note calls."""
    return "".join(_as_read(element))


def _as_read(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child.tag)
        source_side = name in _SOURCE_SIDE and element.tag == tei("choice")
        if isinstance(child.tag, str) and name not in _NOT_READ and not source_side:
            if name == "lb":
                yield " "
            yield from _as_read(child)
        yield child.tail or ""


def plain(text: str) -> str:
    """Return letters and digits only, case folded, accents off: what two careful editors would agree on."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    return re.sub(r"[^\w]+", " ", bare).strip().casefold()
