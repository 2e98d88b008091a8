"""Verse: stanzas and their lines."""

from __future__ import annotations

import re
from dataclasses import replace

from teiedition.model import Block, BlockKind, Line
from teiedition.structure.cursor import Cursor
from teiedition.structure.shapes import is_source, is_verse

_REFRAIN = re.compile(r"(?:(?:grand|full)\s+)?(?:chorus|refrain|burden)\W*", re.IGNORECASE)
_FEWEST = 4
"""Lines of a stanza that its neighbour tells."""


def verse(cursor: Cursor) -> Block | None:
    """Stanzas that follow each other; with a source line they are a quotation."""
    stanzas = [] if cursor.matter_of_fact else stanzas_of(cursor)
    if not stanzas:
        return None
    block = poem(stanzas)
    following = cursor.peek()
    if following is not None and cursor.plain() and not following.turn and is_source(following):
        source = Block(BlockKind.BIBL, "source-line", cursor.take())
        return Block(BlockKind.QUOTE, "quote-with-source", blocks=(block, source), rend="block")
    return block


def stanzas_of(cursor: Cursor) -> list[Block]:
    """Return the stanzas that begin at the cursor, and step over them."""
    stanzas: list[Block] = []
    while (chunk := cursor.peek()) is not None and cursor.plain():
        if stanzas and chunk.gap > 2 and not chunk.turn:
            break
        if _is_stanza(cursor, 0):
            stanzas.append(stanza(cursor.take()))
        elif _REFRAIN.fullmatch(chunk.text) and cursor.plain(1) and _is_set_off(cursor):
            head = Block(BlockKind.HEAD, "refrain-by-name", cursor.take())
            group = stanza(cursor.take())
            stanzas.append(replace(group, blocks=(head, *group.blocks)))
        elif stanzas and _REFRAIN.fullmatch(chunk.text):
            stanzas.append(stanza(cursor.take()))
        else:
            break
    return stanzas


def _is_stanza(cursor: Cursor, ahead: int) -> bool:
    """Whether a chunk is verse, or has as many lines as the verse after it, each with a capital."""
    chunk, following = cursor.peek(ahead), cursor.peek(ahead + 1)
    if chunk is None or is_verse(chunk):
        return chunk is not None
    if following is None or len(chunk.texts) < _FEWEST or len(following.texts) != len(chunk.texts):
        return False
    capitals = all(text.lstrip("“‘\"'(—")[:1].isupper() for text in chunk.texts)
    return capitals and cursor.plain(ahead + 1) and is_verse(following)


def _is_set_off(cursor: Cursor) -> bool:
    """Whether the stanza after the name of a refrain is indented, as a refrain printed in full is."""
    chunk = cursor.peek(1)
    return chunk is not None and chunk.lead > 0 and _is_stanza(cursor, 1)


def stanza(lines: tuple[Line, ...]) -> Block:
    """Return a line group with a line of verse for each line; furniture goes with the line before it."""
    verses: list[Block] = []
    for line in lines:
        if line.furniture is not None and verses:
            verses[-1] = replace(verses[-1], lines=(*verses[-1].lines, line))
        else:
            verses.append(Block(BlockKind.L, "verse-line", (line,)))
    return Block(BlockKind.LG, "verse-by-short-lines", blocks=tuple(verses))


def poem(stanzas: list[Block]) -> Block:
    """Return one line group for all stanzas."""
    if len(stanzas) == 1:
        return stanzas[0]
    parts = tuple(replace(part, type="stanza") for part in stanzas)
    return Block(BlockKind.LG, "verse-by-short-lines", blocks=parts, type="poem")
