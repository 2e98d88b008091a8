"""Where speeches of a play begin: the speaker's name on a line of its own, or before what is said.

A name is told by its letters, capitals or italics, and by coming again; both habits are looked for only in books
that have acts or scenes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teiedition.model import Span
from teiedition.structure.chunks import Chunk
from teiedition.structure.shapes import is_trailer

_CAPITALS = r"[A-Z][A-Z’']*(?:[.]?[ -][A-Z&][A-Z’']*){0,5}"
_ALONE = re.compile(rf"_?({_CAPITALS})_?(?:,?\s*[\[(][^\])]*[\])])?[.:]?_?")
_RUN_IN = re.compile(
    rf"\s*(?:({_CAPITALS})(?:,?\s*[\[(][^\])]*[\])])?[.:](?:--|—)?|_([A-Z][\w’'. ]{{1,30}}?)[.:]?_[.:]?)\s*(?=\S)"
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Speech:
    """The beginning of a speech."""

    speaker: Span | None
    """The name before what is said; ``None`` where it has a line of its own."""


def find_speeches(chunks: Sequence[Chunk], heads: Collection[int]) -> dict[int, Speech]:
    """Return the beginnings of speeches by the index of their chunk.

    A speaker speaks more than once; a name in capitals may do so once, where others are printed in the same way.
    """
    names: dict[int, tuple[str, Speech]] = {}
    for index, chunk in enumerate(chunks):
        if not chunk.furniture and index not in heads and (found := _begins(chunk)) is not None:
            names[index] = found
    often = Counter(name for name, _ in names.values())
    ways = {speech.speaker is None for name, speech in names.values() if often[name] > 1}
    return {
        index: speech
        for index, (name, speech) in names.items()
        if often[name] > 1 or (name.isupper() and (speech.speaker is None) in ways)
    }


def spoken(chunks: Sequence[Chunk], speeches: Mapping[int, Speech]) -> set[int]:
    """Return the chunks that are surely speech: names, and what comes right after a name on a line of its own."""
    running = [index for index, chunk in enumerate(chunks) if not chunk.furniture]
    after = {b for a, b in pairwise(running) if a in speeches and speeches[a].speaker is None}
    return after | speeches.keys()


def _begins(chunk: Chunk) -> tuple[str, Speech] | None:
    """Return the name of the speaker, and how it stands."""
    line = next(line for line in chunk.lines if line.furniture is None)
    if is_trailer(chunk.text):
        return None
    if len(chunk.printed) == 1 and len(line.text) < _LONGEST and (alone := _ALONE.fullmatch(line.text.strip())):
        return alone[1], Speech(None)
    run_in = _RUN_IN.match(line.text[: 2 * _LONGEST])
    if run_in is None:
        return None
    lead = len(line.text) - len(line.text.lstrip())
    return run_in[1] or run_in[2], Speech(Span(line.number, lead, lead + len(run_in[0].strip())))
