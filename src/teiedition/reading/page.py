"""PAGE XML, the versions of 2010 to 2019: regions with types, in an order that is told apart from where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from teiedition.model import Box
from teiedition.names import local
from teiedition.reading.layoutxml import Region, Row, Sheet, around, integer, parse, regions_of, squeezed

_CUSTOM_TYPE = re.compile(r"structure\s*\{[^}]*type:\s*([^;}]+)")
_REFERENCES = ("RegionRefIndexed", "RegionRef", "OrderedGroupIndexed", "UnorderedGroupIndexed")
_POINT = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")


def sheets(text: str, path: Path) -> list[Sheet]:
    """Return the pages of a PAGE file, of which there is mostly one.

    :raises SourceError: when it is not well-formed.
    """
    return [_sheet(page) for page in parse(text, path) if local(page.tag) == "Page"]


def _children(element: etree._Element, *names: str) -> list[etree._Element]:
    return [child for child in element if local(child.tag) in names]


def _sheet(page: etree._Element) -> Sheet:
    regions = list(_text_regions(page))
    return Sheet(
        regions_of(_region(region) for region in _in_order(page, regions)),
        (page.get("imageFilename") or "").strip(),
        integer(page.get("imageWidth")),
        integer(page.get("imageHeight")),
    )


def _text_regions(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the regions with text, also those in tables and other regions, in document order."""
    for child in element:
        if local(child.tag) in ("TextRegion", "TableCell"):
            yield child
        if local(child.tag) not in ("TextLine", "ReadingOrder"):
            yield from _text_regions(child)


def _in_order(page: etree._Element, regions: list[etree._Element]) -> list[etree._Element]:
    """Return the regions in reading order.

    Those that the order leaves out come first, if they stand above all that it has (a running head), else last.
    Regions inside a region that is ordered follow it.
    """
    order = [name for group in _children(page, "ReadingOrder") for name in _references(group)]
    if not order:
        return regions
    places = {name: place for place, name in enumerate(order)}
    ordered = {id(region): place for region in regions if (place := _place(region, page, places)) is not None}
    top = min((box.top for region in regions if id(region) in ordered and (box := _box(region))), default=0)

    def key(region: etree._Element) -> int:
        box = _box(region)
        above = box is not None and box.bottom <= top
        return ordered.get(id(region), -1 if above else len(places))

    return sorted(regions, key=key)


def _place(region: etree._Element, page: etree._Element, places: dict[str, int]) -> int | None:
    element: etree._Element | None = region
    while element is not None and element is not page:
        if element.get("id", "") in places:
            return places[element.get("id", "")]
        element = element.getparent()
    return None


def _references(group: etree._Element) -> Iterator[str]:
    """Yield the regions that a group of the reading order names, by their index where they have one."""
    members = [child for child in group if local(child.tag) in (*_REFERENCES, "OrderedGroup", "UnorderedGroup")]
    for member in sorted(members, key=lambda member: integer(member.get("index"))):
        if name := member.get("regionRef"):
            yield name
        yield from _references(member)


def _region(region: etree._Element) -> Region:
    custom = _CUSTOM_TYPE.search(region.get("custom") or "")
    lines = _children(region, "TextLine")
    rows = [Row(_line_text(line), _box(line)) for line in lines]
    if not any(row.text for row in rows):
        inner = any(True for _ in _text_regions(region))
        rows = [] if inner else [Row(squeezed(line)) for line in _equivalent(region).splitlines()]
    return Region(tuple(rows), region.get("type") or (custom[1].strip() if custom else ""))


def _line_text(line: etree._Element) -> str:
    """Return the text of a line; of its words, where the line itself has none."""
    return squeezed(_equivalent(line)) or squeezed(" ".join(map(_equivalent, _children(line, "Word"))))


def _equivalent(element: etree._Element) -> str:
    """Return the text of an element: of several readings the first, which the index tells."""
    readings = sorted(_children(element, "TextEquiv"), key=lambda reading: integer(reading.get("index")))
    texts = ("".join(text.itertext()) for reading in readings for text in _children(reading, "Unicode"))
    return next((text for text in texts if text.strip()), "")


def _box(element: etree._Element) -> Box | None:
    """Return the box around the outline of an element: ``points``, before 2013 one ``Point`` each."""
    for outline in _children(element, "Coords"):
        points = [(integer(x), integer(y)) for x, y in _POINT.findall(outline.get("points") or "")]
        points += [(integer(point.get("x")), integer(point.get("y"))) for point in _children(outline, "Point")]
        return around(Box(x, y, x, y) for x, y in points)
    return None
