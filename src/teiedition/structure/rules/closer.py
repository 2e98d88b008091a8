"""What ends a division: a signature, initials, a place and a date."""

from __future__ import annotations

from teiedition.model import Block, BlockKind
from teiedition.structure.chunks import Chunk
from teiedition.structure.cursor import Cursor
from teiedition.structure.headforms import is_name
from teiedition.structure.shapes import is_dateline, is_signature

_MOST = 3
"""Chunks of a closer."""


def closer(cursor: Cursor) -> Block | None:
    """Short lines at the end of a division, or a line that says "Signed" anywhere."""
    count = 0
    while count < _MOST and (chunk := cursor.peek(count)) is not None and cursor.plain(count) and _closes(chunk):
        count += 1
    chunk = cursor.peek()
    if not count or chunk is None or cursor.before() is None:
        return None
    if not cursor.ends_division(count):
        if not is_signature(chunk.text):
            return None
        count = 1
    parts = tuple(_part(cursor) for _ in range(count))
    return Block(BlockKind.CLOSER, "closer-at-end", blocks=parts)


def _closes(chunk: Chunk) -> bool:
    short = len(chunk.texts) < 3
    return short and (is_signature(chunk.text) or is_dateline(chunk.text) or (len(chunk.texts) == 1 and _name(chunk)))


def _name(chunk: Chunk) -> bool:
    return is_name(chunk.text.lstrip("—– "))


def _part(cursor: Cursor) -> Block:
    chunk = cursor.peek()
    if chunk is not None and is_dateline(chunk.text):
        return Block(BlockKind.DATELINE, "dateline-by-form", cursor.take())
    return Block(BlockKind.SIGNED, "signature-at-end", cursor.take())
