"""The measure of pages that were read with boxes: what the widths of letters only suggest is known.

How far a line stands from the edges of its column tells indents and lines that end short; how wide its box is for
its words tells the size of the type. (The height of a box is worth less: it depends on which letters a line has.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from teiedition.model import Box, Line
from teiedition.structure.layout import Layout, Stretch, unit
from teiedition.structure.widths import SPACE, proportional

_LONG = 20
"""Characters of a line whose width tells the size of its type."""
_FEWEST = 12
"""Such lines that a book must have."""
_SMALL = 0.93
"""Size of the type, as a part of that of the text, below which it is a smaller type."""
_SAME = 350
"""Thousandths of an em by which the edges of lines may differ that end at the same place."""
_BLANK = 500
"""Width of the blank by which indents are counted in plain text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in its column, in thousandths of an em of the text type."""

    lead: float
    """From the left edge of the column."""
    room: float
    """To the right edge of the column."""
    size: float
    """Size of its type, as a part of that of the text."""


@dataclass(frozen=True, slots=True)
class BoxLayout(Layout):
    """The measure of a book whose lines have boxes; a line is known by its text."""

    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each line stands; lines of the same text that stand in different ways are left out."""

    def column_of(self, lines: Stretch) -> float | None:
        """Return the column that a stretch of lines fills, counted in text type."""
        sizes = [self.places[line].size for line in lines if line in self.places and len(line) >= _LONG]
        if len(sizes) < 2:
            return None
        return self.columns[-1] if median(sizes) < _SMALL else self.text

    def room(self, line: str, following: str, column: float | None = None) -> float:
        """Return the space that would be left on a line with the first word of the next one."""
        place = self.places.get(line)
        if place is None or (column is not None and column not in self.columns):
            return Layout.room(self, line, following, column)
        return place.room - place.size * (SPACE + proportional(unit(following)))

    def not_indented(self, line: str, column: float | None = None) -> bool:
        """Whether the line begins at the left edge, in a book that indents paragraphs."""
        place = self.places.get(line)
        if place is None:
            return Layout.not_indented(self, line, column)
        return self.indent > 0 and place.lead < self.indent / 2

    def indented(self, line: str, following: str, column: float | None = None) -> bool:
        """Whether the line begins further in than the one after it."""
        place = self.places.get(line)
        if place is None:
            return Layout.indented(self, line, following, column)
        return self.opens(line, following)

    def opens(self, line: str, following: str) -> bool:
        """Whether the line has the indent of a paragraph's first line."""
        place, after = self.places.get(line), self.places.get(following)
        if place is None or not self.indent:
            return False
        further = place.lead - min(place.lead, after.lead if after is not None else 0)
        return self.indent / 2 < further < 2 * self.indent

    def leading(self, lines: Stretch) -> int:
        """Return the indent that all lines share, in blanks; a single line may have that of a paragraph's first."""
        leads = [self.places[line].lead for line in map(str.strip, lines) if line in self.places]
        if not leads or (len(leads) == 1 and leads[0] < 1.5 * self.indent):
            return 0
        return round(min(leads) / _BLANK)


def estimate_boxes(lines: Iterable[Line]) -> BoxLayout | None:
    """Estimate the measure from the boxes of the lines; ``None`` where too few have any."""
    running = [line for line in lines if line.text and line.furniture is None]
    placed = [(line, line.zone) for line in running if line.zone is not None and line.zone.right > line.zone.left]
    sizes = [_size(line.text, box) for line, box in placed if len(line.text) >= _LONG]
    if len(sizes) < _FEWEST or len(placed) < 0.9 * len(running):
        return None
    em = median(sizes)
    columns = [column for page in _pages(placed) for column in _columns(page, em)]
    edges = [_edges([box for _, box in column], em) for column in columns]
    places = [
        _place(line.text, box, left, right, em)
        for column, (left, right) in zip(columns, edges, strict=True)
        for line, box in column
    ]
    text = median(right - left for left, right in edges) / em
    small = [place.size for _, place in places if place.size < _SMALL]
    return BoxLayout(
        proportional,
        (text, text / median(small)) if len(small) > 1 else (text,),
        _indent([place for _, place in places]),
        slack=_SAME,
        excess=_SAME,
        places=_unambiguous(places),
    )


_Placed = Sequence[tuple[Line, Box]]


def _size(text: str, box: Box) -> float:
    """Return the size of the type: pixels to a thousandth of an em."""
    return (box.right - box.left) / proportional(text)


def _pages(placed: _Placed) -> Iterator[_Placed]:
    pages: dict[int, list[tuple[Line, Box]]] = {}
    for line, box in placed:
        pages.setdefault(line.page, []).append((line, box))
    yield from pages.values()


def _columns(page: _Placed, em: float) -> list[_Placed]:
    """Part a page of two columns: hardly a line then crosses the middle, and both halves have their share."""
    middle = (min(box.left for _, box in page) + max(box.right for _, box in page)) / 2
    left = [each for each in page if each[1].right <= middle + _SAME * em]
    right = [each for each in page if each[1].left >= middle - _SAME * em]
    if min(len(left), len(right)) < 0.2 * len(page) or len(left) + len(right) < 0.85 * len(page):
        return [page]
    others = [each for each in page if each not in left and each not in right]
    return [part for part in (left, right, others) if part]


def _edges(boxes: Sequence[Box], em: float) -> tuple[float, float]:
    """Return the outermost places at which more than one line in six begins and ends."""
    need = max(2, len(boxes) // 6)
    left = _edge(sorted(box.left for box in boxes), need, em)
    right = -_edge(sorted(-box.right for box in boxes), need, em)
    return left, right


def _edge(ends: Sequence[int], need: int, em: float) -> float:
    for place in range(len(ends) - need + 1):
        if ends[place + need - 1] - ends[place] <= _SAME * em:
            return median(ends[place : place + need])
    return ends[0]


def _place(text: str, box: Box, left: float, right: float, em: float) -> tuple[str, Place]:
    return text.strip(), Place((box.left - left) / em, (right - box.right) / em, _size(text, box) / em)


def _indent(places: Sequence[Place]) -> float:
    """Return by how much the first lines of paragraphs are indented: lines after which the next is not; else 0."""
    leads = [a.lead for a, b in pairwise(places) if 2 * _SAME < a.lead < 12 * _SAME and b.lead < _SAME > a.room]
    return median(leads) if len(leads) > 1 else 0.0


def _unambiguous(places: Iterable[tuple[str, Place]]) -> Mapping[str, Place]:
    known: dict[str, Place] = {}
    twice = set()
    for text, place in places:
        other = known.setdefault(text, place)
        if max(abs(place.lead - other.lead), abs(place.room - other.room)) > _SAME:
            twice.add(text)
    return {text: place for text, place in known.items() if text not in twice}
