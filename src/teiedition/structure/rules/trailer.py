"""What says that the book or a part of it is over."""

from __future__ import annotations

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor
from teiedition.structure.shapes import is_trailer


def trailer(cursor: Cursor) -> Block | None:
    """A line such as ``THE END`` or ``End of Volume One``."""
    chunk = cursor.peek()
    if chunk is None or len(chunk.texts) > 1 or not is_trailer(chunk.text):
        return None
    return Block(BlockKind.TRAILER, "trailer-by-words", cursor.take())
