"""Displayed lists."""

from __future__ import annotations

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor
from teiedition.structure.joining import continues
from teiedition.structure.listruns import ItemStart
from teiedition.structure.rules.p import paragraphs


def list_of_items(cursor: Cursor) -> Block | None:
    """A list that was found beforehand, with all its items."""
    start = cursor.items.get(cursor.place)
    if start is None or not start.opens:
        return None
    items = []
    while start is not None:
        items.append(_item(cursor, start))
        index = cursor.index()
        start = cursor.items.get(index) if index is not None else None
        if start is not None and start.opens:
            break
    return Block(BlockKind.LIST, f"list-{items[0].rend}", blocks=tuple(items), rend=items[0].rend)


def _item(cursor: Cursor, start: ItemStart) -> Block:
    """An item: its first paragraph as its own lines, further paragraphs as parts."""
    count, more = 1, 0
    while (following := cursor.peek(count + more)) is not None:
        index, before = cursor.index(count + more), cursor.peek(count + more - 1)
        inside = cursor.items.get(index, start) is None if index is not None else False
        joined = before is not None and continues(before, following, cursor.layout)
        if not inside and not (joined and cursor.plain(count + more) and index not in cursor.items):
            break
        if joined and not more:
            count += 1
        else:
            more += 1
    lines = cursor.take(count)
    last = cursor.index(more - 1) if more else None
    parts = paragraphs(cursor, last + 1) if last is not None else ()
    return Block(BlockKind.ITEM, "item-by-label", lines, parts, n=start.n, label=start.label, rend=start.style)
