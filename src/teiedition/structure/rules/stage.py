"""Stage directions on lines of their own."""

from __future__ import annotations

import re

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor

_BRACKETED = re.compile(r"\[[^\[\]]{3,600}[.!]?\]|\([A-Z][^()]{3,600}[.!]\)|_\[[^\[\]]+\]_")


def stage(cursor: Cursor) -> Block | None:
    """A bracketed sentence that stands alone, in a book that has acts or scenes."""
    chunk = cursor.peek()
    if chunk is None or not cursor.drama or not cursor.plain() or not _BRACKETED.fullmatch(chunk.text):
        return None
    return Block(BlockKind.STAGE, "stage-in-brackets", cursor.take())
