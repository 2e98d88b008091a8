"""What says that the book or a part of it is over."""

from __future__ import annotations

import re

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor

_END = re.compile(r"\W*(?:the end|finis|fin|ende|fine|end of (?:the )?(?:\w+ ){1,5}\w+)\W*", re.IGNORECASE)


def trailer(cursor: Cursor) -> Block | None:
    """A line such as ``THE END`` or ``End of Volume One``."""
    chunk = cursor.peek()
    if chunk is None or len(chunk.texts) > 1 or len(chunk.text) > 50 or not _END.fullmatch(chunk.text):
        return None
    return Block(BlockKind.TRAILER, "trailer-by-words", cursor.take())
