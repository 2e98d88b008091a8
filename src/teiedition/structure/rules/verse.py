"""Verse: stanzas and their lines."""

from __future__ import annotations

from dataclasses import replace

from teiedition.model import Block, BlockKind
from teiedition.structure.chunks import Chunk
from teiedition.structure.cursor import Cursor
from teiedition.structure.shapes import is_source, is_verse


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
    while (chunk := cursor.peek()) is not None and cursor.plain() and is_verse(chunk):
        if stanzas and chunk.gap > 2 and not chunk.turn:
            break
        stanzas.append(stanza(cursor.take(), chunk))
    return stanzas


def stanza(lines: tuple, chunk: Chunk) -> Block:  # type: ignore[type-arg]
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
