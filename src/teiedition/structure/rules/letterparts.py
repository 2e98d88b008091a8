"""The beginning and end of letters that are divisions of their own."""

from __future__ import annotations

import re

from teiedition.model import Block, BlockKind
from teiedition.structure.chunks import Chunk
from teiedition.structure.cursor import Cursor
from teiedition.structure.headforms import is_name
from teiedition.structure.rules.p import paragraph
from teiedition.structure.shapes import is_dateline, is_salute, is_signature, is_valediction

_SHORT = 60
_MOST = 3
"""Chunks of an opening, of a close, and of what may follow on it."""
_CALLS = re.compile(r"(?:,|:|!)?\s?(?:--|—)(?:\[\w+\])?|[,:]")


def letter_opening(cursor: Cursor) -> Block | None:
    """Under the heading of a letter: its date line, and the short line with which it speaks to somebody."""
    if cursor.zone != "letter" or not cursor.under_heading():
        return None
    count = 0
    while count < _MOST and cursor.plain(count) and (chunk := cursor.peek(count)) is not None and _opens(chunk):
        count += 1
    if not count or cursor.ends_division(count):
        return None
    return Block(BlockKind.OPENER, "letter-opener", blocks=tuple(_opener(cursor) for _ in range(count)))


def _opens(chunk: Chunk) -> bool:
    short = len(chunk.texts) < 3 and len(chunk.text) < 2 * _SHORT
    calls = any(found.end() == len(chunk.text) for found in _CALLS.finditer(chunk.text))
    return short and (is_dateline(chunk.text) or is_salute(chunk.text) or calls)


def _opener(cursor: Cursor) -> Block:
    chunk = cursor.peek()
    dated = chunk is not None and is_dateline(chunk.text)
    return Block(BlockKind.DATELINE if dated else BlockKind.SALUTE, "letter-line", cursor.take())


def letter_close(cursor: Cursor) -> Block | tuple[Block, ...] | None:
    """Before the end of a letter: valediction and signature, and what follows on them as postscript."""
    if cursor.zone != "letter" or cursor.under_heading() or not cursor.plain():
        return None
    count = 0
    while count < _MOST and cursor.plain(count) and (chunk := cursor.peek(count)) is not None and _closes(chunk):
        count += 1
    while count and (chunk := cursor.peek(count - 1)) is not None and not _signs(chunk):
        count -= 1
    after = next((more for more in range(_MOST + 1) if cursor.ends_division(count + more)), None)
    if not count or after is None:
        return None
    close = Block(BlockKind.CLOSER, "letter-closer", blocks=tuple(_closing(cursor) for _ in range(count)))
    if not after:
        return close
    stop = cursor.index(after)
    more: list[Block] = []
    while (index := cursor.index()) is not None and index != stop and cursor.plain():
        more.append(paragraph(cursor))
    return close, Block(BlockKind.POSTSCRIPT, "postscript-after-signature", blocks=tuple(more))


def _closes(chunk: Chunk) -> bool:
    if len(chunk.texts) > 1 or len(chunk.text) > _SHORT:
        return False
    return _signs(chunk) or is_valediction(chunk.text) or chunk.text[-1] not in ".!?:”\"'’)]"


def _signs(chunk: Chunk) -> bool:
    """Whether a chunk is a name, initials or a date, maybe in capitals and with a full stop."""
    text = chunk.text.rstrip(".,")
    if text[-1:] in tuple("-—–:!?"):
        return False
    capitals = text.isupper() and len(text) < _SHORT
    return len(chunk.texts) == 1 and (capitals or is_name(text) or is_signature(chunk.text) or is_dateline(chunk.text))


def _closing(cursor: Cursor) -> Block:
    chunk = cursor.peek()
    if chunk is not None and is_dateline(chunk.text):
        return Block(BlockKind.DATELINE, "letter-line", cursor.take())
    signed = chunk is not None and _signs(chunk)
    return Block(BlockKind.SIGNED if signed else BlockKind.SALUTE, "letter-line", cursor.take())
