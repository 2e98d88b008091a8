"""What a book does throughout, as far as it bears on what a single chunk is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from statistics import median

from teiedition.structure.chunks import Chunk
from teiedition.structure.marks import QUOTES

_DIALOGUE = 0.15
"""Share of paragraphs that open with a quotation mark from which a book is one of dialogue."""
_WIDE = 2
"""Blank lines before a heading in text that leaves one between paragraphs."""
_FEW = 2
"""Wide spaces that do not yet make a habit."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a book is printed."""

    spaced: bool = False
    """Whether headings stand after more blank lines than paragraphs, in a text that has lost its pages."""
    dialogue: bool = False
    """Whether the book is full of paragraphs that open with a quotation mark."""
    indented_prose: bool = False
    """Whether the prose of the book is itself indented."""


def habits_of(chunks: Sequence[Chunk], sure: Collection[int]) -> Habits:
    """Look over all chunks of a book.

    :param sure: chunks that are headings by name or label.
    """
    running = [chunk for chunk in chunks if not chunk.furniture]
    return Habits(
        _spaced(running, [chunks[index].gap for index in sorted(sure) if index]),
        _share(running, lambda chunk: chunk.first[0] in QUOTES) > _DIALOGUE,
        _share(running, lambda chunk: chunk.lead > 0) > 0.5,
    )


def _share(chunks: Sequence[Chunk], holds: Callable[[Chunk], bool]) -> float:
    """Return the share of chunks for which something holds."""
    return sum(map(holds, chunks)) / max(1, len(chunks))


def _spaced(chunks: Sequence[Chunk], sure: Sequence[int]) -> bool:
    """Whether headings stand after wider spaces, told by the blank lines before those that are sure."""
    if any(chunk.turn for chunk in chunks[1:]) or _share(chunks, lambda chunk: chunk.gap >= _WIDE) > 0.5:
        return False
    if len(sure) > 1:
        return median(sure) >= _WIDE
    return sum(chunk.gap >= _WIDE for chunk in chunks[1:]) > _FEW
