"""Letters within a chapter."""

from __future__ import annotations

import re
from collections.abc import Callable

from teiedition.model import Block, BlockKind
from teiedition.structure.chunks import Chunk
from teiedition.structure.cursor import Cursor
from teiedition.structure.headforms import is_name
from teiedition.structure.rules.p import paragraph, paragraphs
from teiedition.structure.shapes import begins_with_salute, is_dateline, is_salute, is_signature, is_valediction

_POSTSCRIPT = re.compile(r"(?:P\.?\s?){1,2}S\.|N\.\s?B\.|Postscript\b", re.IGNORECASE)
_MOST = 30
"""Chunks within which a letter must be signed."""


def letter(cursor: Cursor) -> Block | None:
    """Date line or salutation, paragraphs, and a close with signature: all three, or it is no letter."""
    opening = _opening(cursor)
    chunk = cursor.peek(opening)
    if cursor.matter_of_fact or cursor.zone == "letter" or not (opening or (chunk and begins_with_salute(chunk.text))):
        return None
    if opening and not any(_salutes(cursor.peek(ahead)) for ahead in range(opening + 1)):
        return None
    closing, end = _closing(cursor, opening)
    if not end:
        return None
    parts: list[Block] = []
    if opening:
        parts.append(Block(BlockKind.OPENER, "letter-opener", blocks=_lines(cursor, opening, _opener_kind)))
    stop = cursor.index(closing - opening)
    parts.extend(paragraphs(cursor, stop if stop is not None else len(cursor.chunks)))
    parts.append(Block(BlockKind.CLOSER, "letter-closer", blocks=_lines(cursor, end - closing, _closer_kind)))
    parts.extend(postscripts(cursor))
    return Block(BlockKind.FLOATING_TEXT, "letter-in-chapter", blocks=tuple(parts), type="letter")


def _salutes(chunk: Chunk | None) -> bool:
    return chunk is not None and (is_salute(chunk.text) or begins_with_salute(chunk.text))


def _opening(cursor: Cursor) -> int:
    """Return how many chunks are date lines and salutation."""
    count = 0
    while (chunk := cursor.peek(count)) is not None and cursor.plain(count) and len(chunk.texts) < 3:
        if not (is_dateline(chunk.text) or is_salute(chunk.text)):
            break
        count += 1
    return count


def _closing(cursor: Cursor, opening: int) -> tuple[int, int]:
    """Return the range of chunks that close the letter; the end is 0 if nothing does."""
    for ahead in range(opening + 1, opening + _MOST):
        chunk = cursor.peek(ahead)
        if chunk is None or not cursor.plain(ahead):
            break
        if is_valediction(chunk.text) or is_signature(chunk.text):
            end = ahead + 1
            while (after := cursor.peek(end)) is not None and cursor.plain(end) and _signs(after) and end < ahead + 4:
                end += 1
            return ahead, end
    return 0, 0


def _signs(chunk: Chunk) -> bool:
    text = chunk.text.rstrip(".,")
    if len(chunk.texts) > 1:
        return False
    return is_name(text) or is_signature(chunk.text) or is_dateline(chunk.text) or is_valediction(chunk.text)


def postscripts(cursor: Cursor) -> tuple[Block, ...]:
    """Return what follows the signature and says that it does: ``P.S.``, ``N.B.``."""
    chunk = cursor.peek()
    if chunk is None or not cursor.plain() or not _POSTSCRIPT.match(chunk.text):
        return ()
    return (Block(BlockKind.POSTSCRIPT, "postscript-after-signature", blocks=(paragraph(cursor),)),)


def _lines(cursor: Cursor, count: int, kind: Callable[[Chunk], BlockKind]) -> tuple[Block, ...]:
    blocks = []
    for _ in range(count):
        chunk = cursor.peek()
        if chunk is not None:
            blocks.append(Block(kind(chunk), "letter-line", cursor.take()))
    return tuple(blocks)


def _opener_kind(chunk: Chunk) -> BlockKind:
    return BlockKind.DATELINE if is_dateline(chunk.text) else BlockKind.SALUTE


def _closer_kind(chunk: Chunk) -> BlockKind:
    if is_valediction(chunk.text):
        return BlockKind.SALUTE
    return BlockKind.DATELINE if is_dateline(chunk.text) else BlockKind.SIGNED
