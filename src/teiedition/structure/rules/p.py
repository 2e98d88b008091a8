"""Paragraphs, joined over page turns and false blank lines."""

from __future__ import annotations

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor
from teiedition.structure.joining import continues


def paragraph(cursor: Cursor) -> Block:
    """A paragraph of running text: whatever no other rule has taken."""
    count = 1
    while (following := cursor.peek(count)) is not None and cursor.plain(count):
        before = cursor.peek(count - 1)
        if before is None or not continues(before, following, cursor.layout):
            break
        count += 1
    return Block(BlockKind.P, "paragraph", cursor.take(count))


def paragraphs(cursor: Cursor, end: int) -> tuple[Block, ...]:
    """Return the paragraphs up to the chunk with index ``end``, and step over them."""
    parts: list[Block] = []
    while cursor.place < end:
        count = 1
        while (index := cursor.index(count)) is not None and index < end:
            before, following = cursor.peek(count - 1), cursor.peek(count)
            if before is None or following is None or not continues(before, following, cursor.layout):
                break
            count += 1
        first = cursor.index()
        if first is None or first >= end:
            break
        parts.append(Block(BlockKind.P, "paragraph", cursor.take(count)))
    return tuple(parts)
