"""What the readers of OCR with layout share: safe parsing, and the way from regions on pages to lines.

hOCR, ALTO and PAGE say the same thing in three ways: a page has regions in reading order, a region has lines, a line
has text and a box. Each reader makes :class:`Sheet`\\ s of it; :func:`lines_of_sheets` makes them the lines of a
:class:`~teiedition.model.Source`. The blank lines that a plain text would have between the paragraphs stand between
the regions, so that the later stages read all sources alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from lxml import etree

from teiedition.errors import SourceError
from teiedition.model import Box, Furniture, Hyphenation, Line, Surface
from teiedition.tei.document import safe_parser

_FURNITURE = {
    Furniture.HEADER: "header pageheader runninghead runningtitlezone ocrheader",
    Furniture.FOOTER: "footer pagefooter ocrfooter",
    Furniture.PAGE_NUMBER: "pagenumber pageno pagination numberingzone ocrpageno",
    Furniture.SIGNATURE: "signaturemark signature quiremarkszone",
    Furniture.CATCHWORD: "catchword catchwordzone",
}
_KINDS = {name: furniture for furniture, names in _FURNITURE.items() for name in names.split()}
_MOST_LINES = 3
"""Lines of a running head or foot; a region that says it is one and has more of them is mistaken."""
_NUMBER = re.compile(r"[\W_]*(\d{1,4}|[ivxlc]{1,7})[\W_]*", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_SPACED = 1.35
"""Distance of two lines of a region, as a multiple of the usual one, from which there is space between them."""
_WIDE = 2.2
"""Distance of two regions, in line heights, from which it is a wide space: as before a chapter."""


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line."""

    text: str
    box: Box | None = None
    joins_next: Hyphenation | None = None
    """What the OCR says of a word that is divided at the end of the line."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that stand together."""

    rows: tuple[Row, ...]
    kind: str = ""
    """What the OCR takes it for, in its own word: ``header``, ``page-number``, ``RunningTitleZone`` …"""

    @property
    def furniture(self) -> Furniture | None:
        """What the region's kind and size say of its lines."""
        kind = _KINDS.get(re.sub(r"[^a-z]", "", self.kind.casefold()))
        if kind is None or len(self.rows) > _MOST_LINES:
            return None
        if kind in (Furniture.HEADER, Furniture.FOOTER) and all(_NUMBER.fullmatch(row.text) for row in self.rows):
            return Furniture.PAGE_NUMBER
        return kind


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the OCR tells it."""

    regions: tuple[Region, ...]
    image: str = ""
    width: int = 0
    height: int = 0
    printed: str = ""
    """The printed page number, where the OCR knows it."""


@dataclass(slots=True)
class Leaves:
    """What the sheets of a work come to: its lines, page images and printed page numbers."""

    lines: list[Line] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)
    numbers: dict[int, str] = field(default_factory=dict)


def parse(text: str, path: Path) -> etree._Element:
    """Return the root of an XML file; nothing outside of it is read, and no entity of its own making expanded.

    :raises SourceError: when it is not well-formed, or declares entities.
    """
    text = _DOCTYPE.sub("", text, count=1)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise SourceError(f"{path} declares entities of its own, which are not read.", "Resolve them first.")
    try:
        return etree.fromstring(text.encode("utf-8", "surrogatepass"), safe_parser(encoding="utf-8", remarks=False))
    except etree.XMLSyntaxError as error:
        line, reason = error.lineno or 1, (error.msg or "").partition(", line")[0]
        raise SourceError(
            f"{path} is not well-formed XML: line {line}, {reason}.", "Let the OCR write the file again, or mend it."
        ) from None


def integer(value: str | None) -> int:
    """Return a coordinate, which some programs write with decimals; 0 where there is none."""
    try:
        return round(float(value or 0))
    except (ValueError, OverflowError):
        return 0


def around(boxes: Iterable[Box | None]) -> Box | None:
    """Return the smallest box around others; ``None`` where there is none."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    return Box(
        min(box.left for box in known),
        min(box.top for box in known),
        max(box.right for box in known),
        max(box.bottom for box in known),
    )


def squeezed(text: str) -> str:
    """Return a text on one line with single blanks."""
    return " ".join(text.split())


def lines_of_sheets(sheets: Sequence[Sheet]) -> Leaves:
    """Return the lines of the pages, numbered through, with blank lines between regions."""
    leaves = Leaves()
    for page, sheet in enumerate(sheets, 1):
        leaves.surfaces.append(Surface(page, sheet.image, sheet.width, sheet.height))
        pitch = _pitch(sheet)
        before: Region | None = None
        for region in sheet.regions:
            if before is not None:
                _append_blanks(leaves.lines, page, 3 if _is_wide(before, region, pitch) else 1)
            _append_rows(leaves, page, region)
            before = region
        if sheet.printed:
            leaves.numbers[page] = sheet.printed
        _append_blanks(leaves.lines, page, 1)
    return leaves


def _append_blanks(lines: list[Line], page: int, count: int) -> None:
    for _ in range(count):
        lines.append(Line("", len(lines) + 1, page))


def _append_rows(leaves: Leaves, page: int, region: Region) -> None:
    """Append the lines of a region, with a blank line where there is more space between two than between most."""
    furniture = region.furniture
    steps = _steps(region.rows)
    usual = median(filter(None, steps)) if any(steps) else 0
    for row, step in zip(region.rows, steps, strict=True):
        if usual and step > _SPACED * usual:
            _append_blanks(leaves.lines, page, 3 if step > (_WIDE + 1) * usual else 1)
        line = Line(row.text, len(leaves.lines) + 1, page, furniture, None if furniture else row.joins_next, row.box)
        leaves.lines.append(line)
        found = _NUMBER.fullmatch(row.text) if furniture is Furniture.PAGE_NUMBER else None
        if found:
            leaves.numbers.setdefault(page, found[1])


def _steps(rows: Sequence[Row]) -> list[int]:
    """Return for each line how far it stands below the one before; 0 where that is not known."""
    tops = [row.box.top if row.box is not None else 0 for row in rows]
    return [0, *(max(0, below - above) if above else 0 for above, below in pairwise(tops))]


def _pitch(sheet: Sheet) -> float:
    """Return the height of a line of the page; 0 where there are no boxes."""
    boxes = [row.box for region in sheet.regions for row in region.rows if row.box is not None]
    return median(box.bottom - box.top for box in boxes) if boxes else 0.0


def _is_wide(before: Region, after: Region, pitch: float) -> bool:
    """Whether there is a wide space between two regions of running text that stand one below the other."""
    if before.furniture or after.furniture or not pitch:
        return False
    last, first = before.rows[-1].box, after.rows[0].box
    return last is not None and first is not None and first.top - last.bottom > _WIDE * pitch


def regions_of(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return the regions without lines that are empty, and without regions that then are."""
    return tuple(_kept(regions))


def _kept(regions: Iterable[Region]) -> Iterator[Region]:
    for region in regions:
        rows = tuple(row for row in region.rows if row.text)
        if rows:
            yield replace(region, rows=rows)
