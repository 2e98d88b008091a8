"""Speeches of a play."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from teiedition.model import Block, BlockKind, Line, Markup
from teiedition.structure.cursor import Cursor
from teiedition.structure.rules.stage import is_stage
from teiedition.structure.rules.verse import poem, stanzas_of
from teiedition.structure.shapes import is_trailer, is_verse
from teiedition.structure.stretches import Stretches

_WIDE = 3
"""Blank lines after which no speech goes on."""
_STAGE = re.compile(r"[\[(]_[^\[\]()]+_[.)]?[\])]?|\[[^\[\]]+\]")


def speech(cursor: Cursor) -> Block | None:
    """A speaker and what he says, up to the next speaker, heading or end."""
    found = cursor.speeches.get(cursor.place)
    if found is None or cursor.place in cursor.headings or not _speaks(cursor, found.speaker is None):
        return None
    parts: list[Block] = []
    if found.speaker is None:
        parts.append(Block(BlockKind.SPEAKER, "speaker-by-name", cursor.take()))
    parts.extend(_part(cursor))
    while _goes_on(cursor):
        parts.extend(_part(cursor))
    return Block(BlockKind.SP, "speech-after-speaker", blocks=tuple(parts), label=found.speaker)


def _speaks(cursor: Cursor, alone: bool) -> bool:
    """Whether something is said: a name alone needs words after it."""
    chunk = cursor.peek(1)
    if not alone or chunk is None:
        return not alone
    return (
        cursor.plain(1) and cursor.index(1) not in cursor.speeches and chunk.gap < _WIDE and not is_trailer(chunk.text)
    )


def _goes_on(cursor: Cursor) -> bool:
    """Whether the same person goes on speaking, maybe after a stage direction."""
    ahead = 0
    while (chunk := cursor.peek(ahead)) is not None and cursor.plain(ahead) and chunk.gap < _WIDE:
        if cursor.index(ahead) in cursor.speeches or is_trailer(chunk.text):
            return False
        if not is_stage(chunk.text):
            return True
        ahead += 1
    return False


def _part(cursor: Cursor) -> tuple[Block, ...]:
    """Return the next part of a speech: a stage direction, verse, or a paragraph with directions inside."""
    chunk = cursor.peek()
    if chunk is not None and is_stage(chunk.text):
        return (Block(BlockKind.STAGE, "stage-in-brackets", cursor.take()),)
    if chunk is not None and cursor.index() not in cursor.speeches and is_verse(chunk):
        return (poem(stanzas_of(cursor)),)
    block = Block(BlockKind.P, "paragraph", cursor.take())
    return (replace(block, markup=tuple(_directions(block.lines))),)


def _directions(lines: Sequence[Line]) -> Iterator[Markup]:
    """Yield markup for the stage directions in brackets inside a paragraph."""
    stretches = Stretches(lines)
    for found in _STAGE.finditer(stretches.text):
        yield stretches.markup(found.start(), found.end(), "stage", "stage-in-brackets")
