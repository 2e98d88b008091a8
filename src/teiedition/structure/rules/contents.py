"""The printed table of contents."""

from __future__ import annotations

from teiedition.model import Block, BlockKind, Line
from teiedition.structure.cursor import Cursor
from teiedition.structure.marks import starts_low


def contents(cursor: Cursor) -> Block | None:
    """Everything under the heading "Contents": a list with an item for each line, wrapped lines taken together."""
    if cursor.zone != "contents" or cursor.peek() is None or not cursor.plain():
        return None
    count = 0
    while cursor.plain(count):
        count += 1
    groups: list[list[Line]] = []
    for line in cursor.take(count):
        goes_on = groups and (line.furniture is not None or starts_low(line.text))
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    items = tuple(Block(BlockKind.ITEM, "contents-line", tuple(group)) for group in groups)
    return Block(BlockKind.LIST, "contents-list", blocks=items, rend="simple")
