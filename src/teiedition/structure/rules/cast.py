"""The persons of a play."""

from __future__ import annotations

from teiedition.model import Block, BlockKind, Line
from teiedition.structure.chunks import Chunk
from teiedition.structure.cursor import Cursor
from teiedition.structure.marks import starts_low


def cast(cursor: Cursor) -> Block | None:
    """Right under the heading of the persons: a list with an item for each line.

    A line that hangs or begins low goes on with the one before. What is told of time and place below the persons is
    prose, and no part of the list.
    """
    if cursor.zone != "castList" or not cursor.under_heading():
        return None
    count = 0
    while cursor.plain(count) and (chunk := cursor.peek(count)) is not None and not _is_prose(chunk):
        count += 1
    if not count:
        return None
    groups: list[list[Line]] = []
    base = min(chunk.lead for ahead in range(count) if (chunk := cursor.peek(ahead)) is not None)
    for line in cursor.take(count):
        if groups and (line.furniture is not None or _hangs(line, base)):
            groups[-1].append(line)
        else:
            groups.append([line])
    items = tuple(Block(BlockKind.ITEM, "cast-line", tuple(group)) for group in groups)
    return Block(BlockKind.LIST, "cast-list", blocks=items, rend="simple")


def _is_prose(chunk: Chunk) -> bool:
    """Whether a chunk is a sentence over several lines."""
    hangs = any(line.text[:1].isspace() for line in chunk.lines[1:])
    return len(chunk.texts) > 1 and not hangs and starts_low(chunk.texts[1]) and chunk.last[-1:] in ".!?"


def _hangs(line: Line, base: int) -> bool:
    lead = len(line.text) - len(line.text.lstrip())
    return lead > base + 1 or starts_low(line.text)
