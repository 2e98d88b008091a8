"""Footnotes at the feet of pages, numbered anew on every page or through the book, or starred.

What tells them from a list: they stand last on their page, count on, and the text above them on the page calls them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from teiedition.structure.chunks import Chunk
from teiedition.structure.marks import starts_low

Mark = tuple[int, str]
"""What a note begins with: its number, 0 for a symbol, and the mark as it stands."""

_FEWEST_PAGES = 2
"""Pages that must have such notes, where no smaller type and no symbol tells them."""


def feet(chunks: Sequence[Chunk], marks: Sequence[Mark | None], heads: Collection[int] = ()) -> dict[int, bool]:
    """Return the chunks that are footnotes: whether a note begins with it, or the one before goes on.

    :param marks: for each chunk the mark it begins with, where it begins with one.
    :param heads: chunks that are headings: notes under one are no footnotes.
    """
    found: list[dict[int, bool]] = []
    sure, last = False, 0
    running = (index for index, chunk in enumerate(chunks) if not chunk.furniture)
    for _, group in groupby(running, lambda index: chunks[index].lines[0].page):
        page = list(group)
        foot = _foot(page, chunks, marks, last)
        if foot and not any(index in heads for index in page[-len(foot) - 1 :]):
            found.append(foot)
            numbers = [mark[0] for index in foot if foot[index] and (mark := marks[index])]
            sure = sure or not numbers[0] or all(chunks[index].small for index in foot)
            last = max(numbers) or last
    if not sure and len(found) < _FEWEST_PAGES:
        return {}
    return {index: begins for foot in found for index, begins in foot.items()}


def _foot(page: Sequence[int], chunks: Sequence[Chunk], marks: Sequence[Mark | None], last: int) -> dict[int, bool]:
    """Return the footnotes of one page; nothing where it has none.

    :param page: the chunks of the page.
    :param last: number of the last footnote before it.
    """
    for place in range(1, len(page)):
        mark = marks[page[place]]
        if mark is None or mark[0] not in (0, 1, last + 1):
            continue
        foot = list(page[place:])
        if _count_on(foot, chunks, marks) and _are_called(foot, page[:place], chunks, marks):
            return {index: marks[index] is not None for index in foot}
    return {}


def _count_on(foot: Sequence[int], chunks: Sequence[Chunk], marks: Sequence[Mark | None]) -> bool:
    """Whether the numbers count on, and what has no number goes on with the note before."""
    before = marks[foot[0]]
    for index in foot[1:]:
        mark = marks[index]
        if mark is None:
            if not (starts_low(chunks[index].first) or chunks[index].small):
                return False
            continue
        if before is None or mark[0] != (before[0] + 1 if before[0] else 0) or mark == before:
            return False
        before = mark
    return True


def _are_called(
    foot: Sequence[int], above: Sequence[int], chunks: Sequence[Chunk], marks: Sequence[Mark | None]
) -> bool:
    """Whether the text above calls at least half of the notes."""
    text = " ".join(chunks[index].text for index in above)
    calls = [re.search(_call(mark), text) is not None for index in foot if (mark := marks[index])]
    return 2 * sum(calls) >= len(calls)


def _call(mark: Mark) -> str:
    """Return the pattern of a call: close to a word, or after the marks that close it."""
    number, sign = mark
    if not number:
        return rf"\S\s?{re.escape(sign)}"
    raised = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(figure)] for figure in str(number))
    return rf"(?:(?<=[^\W\d_])|[.,;:!?…”’\"'»)\]]\s?|\[){number}(?![\w.,]\d|\w)|{raised}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])"
