"""Stage directions on lines of their own."""

from __future__ import annotations

import re

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor

_BRACKETED = re.compile(r"\[[^\[\]]{3,600}[.!?]?\]?|\([A-Z][^()]{3,600}[.!]\)|(?:Enter|Exit|Exeunt|Re-enter)\b.{0,200}")


def stage(cursor: Cursor) -> Block | None:
    """A sentence in brackets that stands alone, in a book that has acts or scenes; the closing one may be lacking."""
    chunk = cursor.peek()
    if chunk is None or not cursor.drama or not cursor.plain() or not is_stage(chunk.text):
        return None
    return Block(BlockKind.STAGE, "stage-in-brackets", cursor.take())


def is_stage(text: str) -> bool:
    """Whether a chunk of a play is nothing but a stage direction."""
    return _BRACKETED.fullmatch(text) is not None
