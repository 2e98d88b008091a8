"""Entries of a printed table of contents, which have the look of the headings they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from teiedition.structure.chunks import Chunk
from teiedition.structure.labels import label_of
from teiedition.structure.names import division_named, plain

_WIDE = 2
"""Blank lines before a heading in books that leave one between paragraphs."""
_LONGEST_TITLE = 90
_MEAN = 40
"""Characters of a line above which a stretch of lines is prose, and below which it is a list."""
_FEW = 5


class Entries:
    """Which headings come more than once, as the entries of a table of contents do; looked over when first asked."""

    def __init__(self, chunks: Sequence[Chunk], running: Sequence[int]) -> None:
        self._chunks = chunks
        self._running = running

    def come_again(self, index: int) -> bool:
        """Whether what stands here comes again, or came already and has no wide space before it here."""
        key = self._keys.get(index)
        if key is None:
            return False
        first, last = self._places[key]
        return last > index or (first < index and self._chunks[index].gap <= _WIDE)

    @cached_property
    def _keys(self) -> dict[int, str]:
        return {index: key for index in self._running if (key := _key(self._chunks[index]))}

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """The first and the last place of each key."""
        places: dict[str, tuple[int, int]] = {}
        for index, key in self._keys.items():
            places[key] = (places.get(key, (index, index))[0], index)
        return places


def _key(chunk: Chunk) -> str:
    """Return by what a heading is known again: its label without the title, or its name; empty for other chunks."""
    if chunk.furniture or len(chunk.text) > _LONGEST_TITLE:
        return ""
    label = label_of(chunk.text)
    return f"{label.kind} {label.number}" if label else plain(chunk.text) if division_named(chunk.text) else ""


def is_prose(chunk: Chunk) -> bool:
    """Whether a chunk is several lines of prose: filled, and not ending in the numbers of pages."""
    numbers = sum(text[-1].isdigit() for text in chunk.texts)
    long = len(chunk.text) > _MEAN * len(chunk.texts)
    return len(chunk.texts) > 2 and long and 2 * numbers < len(chunk.texts) and not chunk.ragged and chunk.lead == 0


def are_lists(chunks: Sequence[Chunk]) -> bool:
    """Whether the first chunk of many lines is one of short ones, as entries of a table of contents are."""
    long = next((chunk for chunk in chunks if len(chunk.texts) > _FEW), None)
    return long is not None and len(long.text) < _MEAN * len(long.texts)
