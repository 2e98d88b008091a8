"""What an editor has decided."""

from __future__ import annotations

import re
from dataclasses import replace

from teiedition.model import Block, BlockKind, Line, Span
from teiedition.structure.cursor import Cursor
from teiedition.structure.marks import starts_low
from teiedition.structure.overrides import EVIDENCE, Reading
from teiedition.structure.overruling import Claim
from teiedition.structure.rules.head import mends
from teiedition.structure.rules.p import paragraphs
from teiedition.structure.rules.titlepage import author
from teiedition.structure.rules.verse import poem, stanza
from teiedition.structure.shapes import is_dateline, is_source

_LABEL = re.compile(r"\s*[\[(]?(\d{1,4}|[*†‡§]{1,3})[\]).,:]*(?=\s|$)")
_BULLET = re.compile(r"\s*(•|[*·▪–—-]|\(?\w{1,4}[.)])\s+(?=\S)")


def override(cursor: Cursor) -> Block | None:
    """Lines of which the configuration says what they are."""
    claim = cursor.claims.get(cursor.place)
    if claim is None or claim.start != cursor.place:
        return None
    match claim.reading:
        case Reading.P:
            return _paragraph(cursor, claim)
        case Reading.QUOTE:
            return _container(cursor, BlockKind.QUOTE, paragraphs(cursor, claim.end))
        case Reading.NOTE:
            return _note(cursor, claim)
        case Reading.LG:
            return _verse(cursor, claim)
        case Reading.LIST:
            return _list(cursor, claim)
        case Reading.EPIGRAPH:
            return _epigraph(cursor, claim)
        case Reading.CLOSER:
            return Block(
                BlockKind.CLOSER, EVIDENCE, blocks=tuple(_closing(cursor) for _ in range(_count(cursor, claim)))
            )
        case _:
            return _short(claim, cursor.take(_count(cursor, claim)))


def _count(cursor: Cursor, claim: Claim) -> int:
    return sum(not chunk.furniture for chunk in cursor.chunks[cursor.place : claim.end])


def _container(cursor: Cursor, kind: BlockKind, parts: tuple[Block, ...]) -> Block:
    return Block(kind, EVIDENCE, blocks=parts, rend="block" if kind is BlockKind.QUOTE else None)


def _short(claim: Claim, lines: tuple[Line, ...]) -> Block:
    """Return a block whose lines are its own: a heading, an author's line, a signature."""
    if claim.reading is Reading.BYLINE:
        return author(lines, EVIDENCE)
    if claim.reading is Reading.ORNAMENT:
        return Block(BlockKind.MILESTONE, EVIDENCE, lines, rend="ornament")
    markup = mends(lines) if claim.reading is Reading.HEAD else ()
    return Block(BlockKind(claim.reading.value), EVIDENCE, lines, markup=markup)


def _paragraph(cursor: Cursor, claim: Claim) -> Block:
    """One paragraph, and what an editor lets run on from it."""
    lines = cursor.take(_count(cursor, claim))
    while (following := cursor.peek()) is not None and following.goes_on and cursor.plain():
        lines += cursor.take()
    return Block(BlockKind.P, EVIDENCE, lines)


def _note(cursor: Cursor, claim: Claim) -> Block:
    """A note with the number given, else with the one it begins with."""
    place = _place(cursor, claim)
    parts = paragraphs(cursor, claim.end)
    line = parts[0].lines[0]
    found = _LABEL.match(line.text)
    label = Span(line.number, found.start(), found.end()) if found else None
    number = claim.override.note or (found[1] if found else "*")
    key = f"note-{line.number}"
    return Block(BlockKind.NOTE, EVIDENCE, blocks=parts, n=number, key=key, label=label, place=place)


def _place(cursor: Cursor, claim: Claim) -> str:
    """Return the place of the notes before or after it; that of a footnote where it has no such neighbours."""
    around = (index for index in range(max(0, claim.start - 2), min(len(cursor.chunks), claim.end + 2)))
    return next((start.place for index in around if (start := cursor.notes.get(index)) is not None), "bottom")


def _verse(cursor: Cursor, claim: Claim) -> Block:
    stanzas = [stanza(cursor.take()) for _ in range(_count(cursor, claim))]
    return replace(poem(stanzas), evidence=EVIDENCE)


def _list(cursor: Cursor, claim: Claim) -> Block:
    """A list: each chunk is an item; in a single chunk each line, those that begin low going with the line before."""
    chunks = [cursor.take() for _ in range(_count(cursor, claim))]
    groups = chunks if len(chunks) > 1 else _lines_of_items(chunks[0])
    items = tuple(_item(lines) for lines in groups)
    rends = {item.rend for item in items}
    return Block(BlockKind.LIST, EVIDENCE, blocks=items, rend=rends.pop() if len(rends) == 1 else "simple")


def _lines_of_items(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    groups: list[tuple[Line, ...]] = []
    for line in lines:
        if groups and (line.furniture is not None or starts_low(line.text)):
            groups[-1] += (line,)
        else:
            groups.append((line,))
    return groups


def _item(lines: tuple[Line, ...]) -> Block:
    found = _BULLET.match(lines[0].text)
    if found is None:
        return Block(BlockKind.ITEM, EVIDENCE, lines, rend="simple")
    label = Span(lines[0].number, found.start(1), found.end(1))
    numbered = found[1].strip("().").isalnum()
    return Block(BlockKind.ITEM, EVIDENCE, lines, label=label, rend="numbered" if numbered else "bulleted")


def _epigraph(cursor: Cursor, claim: Claim) -> Block:
    """A motto, with its source line if it ends in one."""
    last = cursor.chunks[claim.end - 1]
    has_source = claim.end - 1 > claim.start and is_source(last)
    quoted = paragraphs(cursor, claim.end - has_source)
    parts = [Block(BlockKind.QUOTE, "epigraph-quote", blocks=quoted)]
    if has_source:
        parts.append(Block(BlockKind.BIBL, "source-line", cursor.take()))
    return Block(BlockKind.EPIGRAPH, EVIDENCE, blocks=tuple(parts))


def _closing(cursor: Cursor) -> Block:
    chunk = cursor.peek()
    kind = BlockKind.DATELINE if chunk is not None and is_dateline(chunk.text) else BlockKind.SIGNED
    return Block(kind, EVIDENCE, cursor.take())
