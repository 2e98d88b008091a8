"""Runs of list items: bullets that follow each other, numbers and letters that count on.

A numbered item is told from a numbered heading by its company: items follow each other closely and end as sentences
do, headings have prose between them and end as titles do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teiedition.model import Span
from teiedition.structure.chunks import Chunk
from teiedition.structure.numerals import value_of

BULLET = re.compile(r"\s*([•*·▪◦●○■–—-])\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-H])[.)]\)?)\s+(?=\S)")
_NEAR = 3
"""Chunks within which the next number must come."""
_TITLE = re.compile(r"[^.;:,!?”’\"]$")


@dataclass(frozen=True, slots=True)
class ItemStart:
    """The beginning of a list item."""

    style: str
    """``bulleted`` or ``numbered``."""
    label: Span
    n: str | None
    opens: bool
    """Whether a list begins with it."""


@dataclass(frozen=True, slots=True)
class _Label:
    style: str
    span: Span
    mark: str
    value: int
    """The number; 0 for a bullet."""


def find_lists(chunks: Sequence[Chunk], taken: Collection[int]) -> dict[int, ItemStart | None]:
    """Return the chunks in lists: the start of an item, or ``None`` for a chunk that goes on with one."""
    labels = {
        index: label
        for index, chunk in enumerate(chunks)
        if not chunk.furniture and index not in taken and (label := _label(chunk))
    }
    found: dict[int, ItemStart | None] = {}
    for index, label in labels.items():
        if index in found:
            continue
        run = _run(index, label, labels, chunks, taken)
        if len(run) > 1 and not _are_titles(run, chunks, label):
            _enter(run, labels, chunks, found)
    return found


def _label(chunk: Chunk) -> _Label | None:
    line = next(line for line in chunk.lines if line.furniture is None)
    match = BULLET.match(line.text[:20]) or _NUMBER.match(line.text[:20])
    if match is None:
        return None
    span = Span(line.number, match.start(1), match.end(1))
    if match.re is BULLET:
        return _Label("bulleted", span, match[1], 0)
    bare = match[1].strip("().")
    value = value_of(bare) if bare.isdigit() or len(bare) == 1 else value_of(bare.upper())
    return _Label("numbered", span, re.sub(r"\w+", "1", match[1]), value or 0)


def _run(
    start: int, first: _Label, labels: dict[int, _Label], chunks: Sequence[Chunk], taken: Collection[int]
) -> list[int]:
    """Return the indices of the items of the list that begins with ``start``."""
    run, last = [start], first
    if first.style == "numbered" and first.value != 1:
        return run
    index, distance = start + 1, 1
    while index < len(chunks) and distance <= (1 if first.style == "bulleted" else _NEAR):
        chunk = chunks[index]
        label = labels.get(index)
        if index in taken:
            break
        if label and label.mark == last.mark and (not label.value or label.value == last.value + 1):
            run.append(index)
            last, distance = label, 0
        distance += not chunk.furniture
        index += 1
    return run


def _are_titles(run: Sequence[int], chunks: Sequence[Chunk], label: _Label) -> bool:
    """Whether most of the items look like headings with prose between them."""
    if label.style == "bulleted":
        return False
    titles = sum(_TITLE.search(chunks[index].last) is not None and len(chunks[index].texts) < 3 for index in run)
    apart = sum(b - a > 1 for a, b in pairwise(run))
    return 2 * titles > len(run) and 2 * apart >= len(run) - 1


def _enter(
    run: Sequence[int], labels: dict[int, _Label], chunks: Sequence[Chunk], found: dict[int, ItemStart | None]
) -> None:
    for place, index in enumerate(run):
        label = labels[index]
        found[index] = ItemStart(label.style, label.span, str(label.value) if label.value else None, place == 0)
        end = run[place + 1] if place + 1 < len(run) else index
        for between in range(index + 1, end):
            if not chunks[between].furniture:
                found[between] = None
