"""ALTO, versions 2 to 4: pages, margins and print space, text blocks, lines of strings with boxes.

A divided word is told twice: by ``HYP``, the mark at the line's end, and by ``SUBS_CONTENT``, the whole word, which
says whether the mark belongs to it. Blocks stand in reading order unless a ``ReadingOrder`` (from version 4.3 on) says
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from lxml import etree

from teiedition.model import Box, Hyphenation
from teiedition.names import local
from teiedition.reading.layoutxml import Region, Row, Sheet, integer, parse, regions_of, squeezed

_MARGINS = {"TopMargin": "header", "BottomMargin": "footer"}
_MARKS = "-\u2010\u00ad¬"


def sheets(text: str, path: Path) -> list[Sheet]:
    """Return the pages of an ALTO file.

    :raises SourceError: when it is not well-formed.
    """
    root = parse(text, path)
    image = next((squeezed(element.text or "") for element in _named(root, "fileName")), "")
    labels = {tag.get("ID", ""): tag.get("LABEL", "") for tags in _named(root, "Tags") for tag in tags}
    references = (element for group in _named(root, "ReadingOrder") for element in _named(group, "ElementRef"))
    order = [name for element in references for name in element.get("REF", "").split()]
    places = {name: place for place, name in enumerate(order)}
    return [_sheet(page, image, labels, places) for page in _named(root, "Page")]


def _named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements inside that have one of these names, in whatever namespace."""
    return (inner for inner in element.iter() if local(inner.tag) in names)


def _sheet(page: etree._Element, image: str, labels: Mapping[str, str], places: Mapping[str, int]) -> Sheet:
    blocks = list(_named(page, "TextBlock"))
    if places:
        blocks.sort(key=lambda block: _place(block, page, places))
    return Sheet(
        regions_of(Region(tuple(_rows(block)), _kind(block, page, labels)) for block in blocks),
        image,
        integer(page.get("WIDTH")),
        integer(page.get("HEIGHT")),
        printed=squeezed(page.get("PRINTED_IMG_NR") or ""),
    )


def _place(block: etree._Element, page: etree._Element, places: Mapping[str, int]) -> int:
    """Return where the order has a block or what it stands in; what it leaves out comes at the end."""
    element: etree._Element | None = block
    while element is not None and element is not page:
        if element.get("ID", "") in places:
            return places[element.get("ID", "")]
        element = element.getparent()
    return len(places)


def _kind(block: etree._Element, page: etree._Element, labels: Mapping[str, str]) -> str:
    """Return what the tags, the type or the margin say that a block is."""
    element: etree._Element | None = block
    while element is not None and element is not page:
        tags = (labels.get(tag, "") for tag in (element.get("TAGREFS") or "").split())
        found = next((name for name in chain(tags, [element.get("TYPE", "")]) if name), "")
        if found or local(element.tag) in _MARGINS:
            return found or _MARGINS[local(element.tag)]
        element = element.getparent()
    return ""


def _rows(block: etree._Element) -> Iterator[Row]:
    lines = list(_named(block, "TextLine"))
    firsts = [next((string.get("CONTENT", "") for string in _named(line, "String")), "") for line in lines]
    for line, following in zip(lines, [*firsts[1:], ""], strict=False):
        strings = list(_named(line, "String"))
        words = [string.get("CONTENT", "") for string in strings]
        mark = next((hyphen.get("CONTENT", "") for hyphen in _named(line, "HYP")), "")
        joins = None
        if strings and strings[-1].get("SUBS_TYPE") == "HypPart1":
            joins = _joins(words[-1], strings[-1].get("SUBS_CONTENT", ""), following)
        if words and words[-1][-1:] not in tuple(_MARKS):
            words[-1] += mark
        text = squeezed(" ".join(words))
        yield Row(text, _box(line), joins if text[-1:] in tuple(_MARKS) else None)


def _joins(first: str, whole: str, second: str) -> Hyphenation | None:
    """Return what the whole word says of the mark that divides it; nothing, where it is not that of the parts."""
    first = first.rstrip(_MARKS)
    if not first or not whole.startswith(first):
        return None
    rest = whole[len(first) :]
    if rest[:1] in tuple(_MARKS):
        return Hyphenation.KEPT
    return Hyphenation.DISSOLVED if rest and second.startswith(rest) else None


def _box(line: etree._Element) -> Box | None:
    if line.get("HPOS") is None or line.get("VPOS") is None:
        return None
    left, top = integer(line.get("HPOS")), integer(line.get("VPOS"))
    return Box(left, top, left + integer(line.get("WIDTH")), top + integer(line.get("HEIGHT")))
