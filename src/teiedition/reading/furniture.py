"""Running heads and feet and page numbers, told by repetition at the edges of pages.

A line at the edge of a page is furniture when its words stand at the same edge of other pages too, or when it is a
number that goes up with the pages. The opening page of a chapter has the heading in the place of the running
head: the first line of its kind is therefore a heading if it stands after a page that is not full.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from teiedition.model import Furniture, Line, Source

_NUMBER = re.compile(r"[\W_]*(?:page\s+)?(\d{1,4}|[ivxlcIVXLC]{1,7})[\W_]*", re.IGNORECASE)
_EDGE_NUMBER = re.compile(r"^[\W_]*(\d{1,4}|[ivxlc]{1,6})\b(?![.)]\s)|\b(\d{1,4}|[ivxlc]{1,6})[\W_]*$")
_NOTE_MARK = re.compile(r"\s*[*†‡]\s*\w")
_EDGE_LINES = 2
"""Lines at the head and at the foot of a page that may be furniture."""
_LONGEST = 100
_REPEATED = 3
"""Pages on which a running head must stand."""
_NEAR = 8
"""Pages within which a running head must stand again."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the head or foot of its page."""

    index: int
    page: int
    foot: bool
    depth: int
    """0 for the outermost line, 1 for the next."""
    key: str
    """Its words without numbers and marks, in lower case."""
    value: int | None
    """The number on it, if any."""
    alone: bool
    """Whether the number is all there is."""


def find_furniture(source: Source) -> Source:
    """Mark the furniture of a paged source, and note the printed page numbers; what the OCR told stays."""
    if not source.paged:
        return source
    edges = list(_edges(source.lines))
    headers = _running(edges, source.lines)
    numbers = _page_numbers(edges, set(headers))
    told = {index: line.furniture for index, line in enumerate(source.lines) if line.furniture is not None}
    marks = headers | {edge.index: Furniture.PAGE_NUMBER for edge in numbers if edge.alone} | told
    marks = _without_gaps(marks, edges) | told
    lines = list(source.lines)
    for index, furniture in marks.items():
        lines[index] = replace(lines[index], furniture=furniture)
    printed = {edge.page: _printed(lines[edge.index].text) for edge in numbers if edge.index in marks}
    page_numbers = tuple(sorted((printed | dict(source.page_numbers)).items()))
    return replace(source, lines=tuple(lines), page_numbers=page_numbers)


def _edges(lines: tuple[Line, ...]) -> Iterator[_Edge]:
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.text:
            pages[line.page].append(index)
    for page, filled in pages.items():
        for depth, index in enumerate(filled[:_EDGE_LINES]):
            yield _edge(lines[index].text, index, page, False, depth)
        for depth, index in enumerate(filled[: _EDGE_LINES - 1 : -1][:_EDGE_LINES]):
            yield _edge(lines[index].text, index, page, True, depth)


def _edge(text: str, index: int, page: int, foot: bool, depth: int) -> _Edge:
    if len(text) > _LONGEST or _NOTE_MARK.match(text):
        return _Edge(index, page, foot, depth, "", None, False)
    alone = _NUMBER.fullmatch(text)
    found = alone or _EDGE_NUMBER.search(text.strip())
    digits = next((group for group in found.groups() if group), None) if found else None
    rest = text.replace(digits, " ", 1) if digits and not alone else text
    key = "" if alone else " ".join(re.findall(r"[^\W\d_]{2,}", rest.casefold()))
    return _Edge(index, page, foot, depth, key, _value(digits), alone is not None)


def _value(digits: str | None) -> int | None:
    if digits is None or digits.isdecimal():
        return int(digits) if digits else None
    values = [_ROMAN[letter] for letter in digits.casefold()]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def _running(edges: list[_Edge], lines: tuple[Line, ...]) -> dict[int, Furniture]:
    groups: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if len(edge.key) >= 3:
            groups[edge.key, edge.foot].append(edge)
    lengths = Counter(line.page for line in lines if line.text)
    full = sorted(lengths.values())[len(lengths) * 3 // 4] if lengths else 0
    marks: dict[int, Furniture] = {}
    for (_, foot), group in groups.items():
        if _pages_near(group) < _REPEATED or _numbered_at_random(group):
            continue
        numbered = 2 * sum(edge.value is not None for edge in group) > len(group)
        for position, edge in enumerate(group):
            opening = not foot and position == 0 and (edge.page == 1 or lengths[edge.page - 1] < 0.8 * full)
            if not (opening and (not numbered or edge.value is None)):
                marks[edge.index] = Furniture.FOOTER if foot else Furniture.HEADER
    return marks


def _pages_near(group: list[_Edge]) -> int:
    """Return on how many pages the line stands that have another such page near them."""
    pages = sorted({edge.page for edge in group})
    near = {page for pair in pairwise(pages) if pair[1] - pair[0] <= _NEAR for page in pair}
    return len(near)


def _numbered_at_random(group: list[_Edge]) -> bool:
    """Whether the numbers on the lines do not go up with the pages: then they are notes that are alike, say."""
    offsets = Counter(edge.value - edge.page for edge in group if edge.value is not None)
    return bool(offsets) and 2 * max(offsets.values()) < sum(offsets.values())


def _page_numbers(edges: list[_Edge], running: set[int]) -> list[_Edge]:
    """Return the edges whose number goes up with the pages: the distance to the page is one that others have."""
    possible = [edge for edge in edges if edge.value is not None and (edge.alone or edge.index in running)]
    offsets = Counter((edge.value or 0) - edge.page for edge in possible)
    kept: dict[int, _Edge] = {}
    for edge in possible:
        if offsets[(edge.value or 0) - edge.page] >= _REPEATED:
            kept.setdefault(edge.page, edge)
    return list(kept.values())


def _without_gaps(marks: dict[int, Furniture], edges: list[_Edge]) -> dict[int, Furniture]:
    """Keep a mark on a second line only where the line further out is furniture too."""
    outermost = {(edge.page, edge.foot): edge.index for edge in edges if edge.depth == 0}
    inner = {edge.index: outermost[edge.page, edge.foot] for edge in edges if edge.depth > 0}
    return {index: mark for index, mark in marks.items() if inner.get(index, index) in marks}


def _printed(text: str) -> str:
    found = _NUMBER.fullmatch(text) or _EDGE_NUMBER.search(text.strip())
    return next((group for group in found.groups() if group), "") if found else ""
