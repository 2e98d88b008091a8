"""The printed index, read by its own reader."""

from __future__ import annotations

from teiedition.model import Block
from teiedition.structure.bookindex import read_index
from teiedition.structure.cursor import Cursor


def index(cursor: Cursor) -> tuple[Block, ...] | None:
    """Everything under the heading "Index": a list for each letter."""
    if cursor.zone != "index" or cursor.peek() is None:
        return None
    count = 0
    while cursor.index(count) is not None and cursor.plain(count):
        count += 1
    if not count:
        return None
    return read_index(cursor.take(count))
