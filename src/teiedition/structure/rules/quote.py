"""Displayed quotations."""

from __future__ import annotations

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor
from teiedition.structure.rules.p import paragraphs


def quote_by_type(cursor: Cursor) -> Block | None:
    """A stretch of chunks in small type, outside of notes and indexes."""
    chunk = cursor.peek()
    if chunk is None or not chunk.small or not cursor.plain() or cursor.matter_of_fact:
        return None
    from teiedition.structure.joining import continues

    count = 1
    while (following := cursor.peek(count)) is not None and cursor.plain(count):
        before = cursor.peek(count - 1)
        if before is None or not (following.small or continues(before, following, cursor.layout)):
            break
        count += 1
    last = cursor.index(count - 1)
    parts = paragraphs(cursor, (last if last is not None else cursor.place) + 1)
    return Block(BlockKind.QUOTE, "quote-by-type-size", blocks=parts, rend="block")
