"""Lines in columns: playbills, casts, small tables."""

from __future__ import annotations

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor
from teiedition.structure.shapes import is_columns


def columns(cursor: Cursor) -> Block | None:
    """Three or more lines, each with a wide gap inside it: a list with an item for each line."""
    chunk = cursor.peek()
    if chunk is None or cursor.matter_of_fact or not cursor.plain() or not is_columns(chunk):
        return None
    items = tuple(Block(BlockKind.ITEM, "columns-line", (line,)) for line in cursor.take())
    return Block(BlockKind.LIST, "list-in-columns", blocks=items, rend="simple")
