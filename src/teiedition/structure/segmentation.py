"""The ordered chain of block rules: a source to blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from teiedition.model import Block, BlockKind, Source
from teiedition.structure.chunks import Chunk, chunked
from teiedition.structure.cursor import Cursor
from teiedition.structure.headings import Heading, find_headings, sure_headings
from teiedition.structure.listruns import find_lists
from teiedition.structure.marks import QUOTES
from teiedition.structure.noteruns import find_notes
from teiedition.structure.options import StructureOptions
from teiedition.structure.rules.closer import closer
from teiedition.structure.rules.contents import contents
from teiedition.structure.rules.epigraph import epigraph
from teiedition.structure.rules.furniture import furniture
from teiedition.structure.rules.head import byline, head
from teiedition.structure.rules.index import index
from teiedition.structure.rules.letter import letter
from teiedition.structure.rules.list import list_of_items
from teiedition.structure.rules.note import note
from teiedition.structure.rules.ornament import ornament
from teiedition.structure.rules.p import paragraph
from teiedition.structure.rules.quote import quote_by_indent, quote_by_marks, quote_by_type
from teiedition.structure.rules.stage import stage
from teiedition.structure.rules.titlepage import title_page
from teiedition.structure.rules.trailer import trailer
from teiedition.structure.rules.verse import verse
from teiedition.structure.titlepage import title_page_end

BlockRule = Callable[[Cursor], Block | tuple[Block, ...] | None]

RULES: tuple[BlockRule, ...] = (
    furniture,
    title_page,
    head,
    byline,
    index,
    contents,
    note,
    list_of_items,
    ornament,
    epigraph,
    letter,
    trailer,
    closer,
    stage,
    quote_by_type,
    quote_by_marks,
    verse,
    quote_by_indent,
    paragraph,
)
"""Asked in this order; the last one takes whatever is left."""

_PLAY = re.compile(r"(?:act|scene)\b", re.IGNORECASE)
_DIALOGUE = 0.15
"""Share of paragraphs that open with a quotation mark from which a book is one of dialogue."""
_DEFAULTS = StructureOptions()


def segment(source: Source, options: StructureOptions = _DEFAULTS) -> tuple[Block, ...]:
    """Return the blocks of a source in order: every line that is not blank is in exactly one."""
    cursor = look_over(source, options)
    blocks: list[Block] = []
    while cursor.more:
        made = next(block for rule in RULES if (block := rule(cursor)) is not None)
        blocks.extend(made if isinstance(made, tuple) else (made,))
        if blocks[-1].kind not in (BlockKind.FW, BlockKind.SURPLUS):
            cursor.last = blocks[-1].kind
    return tuple(blocks)


def look_over(source: Source, options: StructureOptions = _DEFAULTS) -> Cursor:
    """Find what must be known of the whole before any block is: chunks, measure, title page, notes, headings."""
    chunks, layout = chunked(source, options.measure)
    start = title_page_end(chunks)
    notes = find_notes(chunks, sure_headings(chunks))
    items = find_lists(chunks, notes.keys() | set(range(start)))
    headings = find_headings(chunks, notes.keys() | items.keys(), start, notes)
    return Cursor(
        chunks,
        layout,
        headings,
        notes,
        items,
        _zones(chunks, headings, start),
        _bylines(chunks, headings),
        dialogue=_share(chunks, lambda chunk: chunk.first[0] in QUOTES) > _DIALOGUE,
        drama=any(_PLAY.match(chunks[i].text) for i, heading in headings.items() if heading.form == "labelled"),
        indented_prose=_share(chunks, lambda chunk: chunk.lead > 0) > 0.5,
    )


def _share(chunks: Sequence[Chunk], holds: Callable[[Chunk], bool]) -> float:
    """Return the share of chunks for which something holds."""
    running = [chunk for chunk in chunks if not chunk.furniture]
    return sum(map(holds, running)) / max(1, len(running))


def _zones(chunks: Sequence[Chunk], headings: Mapping[int, Heading], start: int) -> list[str]:
    """Return for each chunk the name of its division where the heading says it; ``titlePage`` at the beginning."""
    zones, zone = [], "titlePage" if start else ""
    for place in range(len(chunks)):
        if place == start and zone == "titlePage":
            zone = ""
        if place in headings:
            zone = headings[place].name
        zones.append(zone)
    return zones


def _bylines(chunks: Sequence[Chunk], headings: Mapping[int, Heading]) -> frozenset[int]:
    """Return the indices of the author's lines under headings."""
    running = [index for index, chunk in enumerate(chunks) if not chunk.furniture]
    places = {index: place for place, index in enumerate(running)}
    return frozenset(running[places[i] + heading.chunks] for i, heading in headings.items() if heading.byline)
