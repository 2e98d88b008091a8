"""The ordered chain of block rules: a source to blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from teiedition.model import Block, BlockKind, Source
from teiedition.structure.chunks import Chunk, chunked
from teiedition.structure.cursor import Cursor
from teiedition.structure.emphasis import with_emphasis
from teiedition.structure.frontpages import front_zones
from teiedition.structure.habits import habits_of
from teiedition.structure.headings import Heading, find_headings, sure_headings
from teiedition.structure.labels import label_of
from teiedition.structure.listruns import find_lists
from teiedition.structure.noteruns import find_notes
from teiedition.structure.options import StructureOptions
from teiedition.structure.overrides import overruled
from teiedition.structure.overruling import claimed, with_nature
from teiedition.structure.rules.cast import cast
from teiedition.structure.rules.closer import closer
from teiedition.structure.rules.columns import columns
from teiedition.structure.rules.contents import contents
from teiedition.structure.rules.epigraph import epigraph
from teiedition.structure.rules.figure import figure
from teiedition.structure.rules.furniture import furniture
from teiedition.structure.rules.head import byline, head
from teiedition.structure.rules.index import index
from teiedition.structure.rules.letter import letter
from teiedition.structure.rules.letterparts import letter_close, letter_opening
from teiedition.structure.rules.list import list_of_items
from teiedition.structure.rules.note import note
from teiedition.structure.rules.ornament import ornament
from teiedition.structure.rules.override import override
from teiedition.structure.rules.p import paragraph
from teiedition.structure.rules.quote import quote_by_indent, quote_by_marks, quote_by_type
from teiedition.structure.rules.speech import speech
from teiedition.structure.rules.stage import stage
from teiedition.structure.rules.titlepage import title_page
from teiedition.structure.rules.trailer import trailer
from teiedition.structure.rules.verse import verse
from teiedition.structure.speeches import find_speeches, spoken
from teiedition.structure.titlepage import title_page_end, title_page_start

BlockRule = Callable[[Cursor], Block | tuple[Block, ...] | None]

RULES: tuple[BlockRule, ...] = (
    furniture,
    override,
    figure,
    title_page,
    head,
    byline,
    index,
    contents,
    cast,
    note,
    list_of_items,
    ornament,
    columns,
    epigraph,
    letter_opening,
    letter_close,
    letter,
    trailer,
    closer,
    speech,
    stage,
    quote_by_type,
    quote_by_marks,
    verse,
    quote_by_indent,
    paragraph,
)
"""Asked in this order; the last one takes whatever is left."""

_DEFAULTS = StructureOptions()


def segment(source: Source, options: StructureOptions = _DEFAULTS) -> tuple[Block, ...]:
    """Return the blocks of a source in order: every line that is not blank is in exactly one."""
    return tuple(block for _, blocks in steps(look_over(source, options)) for block in blocks)


def steps(cursor: Cursor) -> Iterator[tuple[BlockRule, tuple[Block, ...]]]:
    """Yield what the rules make, one rule after the other; the cursor then stands after it."""
    while cursor.more:
        rule, made = next((rule, made) for rule in RULES if (made := rule(cursor)) is not None)
        blocks = made if isinstance(made, tuple) else (made,)
        if blocks[-1].kind not in (BlockKind.FW, BlockKind.SURPLUS):
            cursor.last = blocks[-1].kind
        yield rule, tuple(map(with_emphasis, blocks))


def look_over(source: Source, options: StructureOptions = _DEFAULTS) -> Cursor:
    """Find what must be known of the whole before any block is: chunks, measure, title page, notes, headings."""
    places = overruled(source, options.override).places
    chunks, layout = chunked(with_nature(source, places), options.measure)
    claims = claimed(chunks, places)
    chunks = claims.chunks
    page = title_page_start(chunks)
    start = min(title_page_end(chunks, page), *claims.heads, len(chunks))
    sure = sure_headings(chunks) - claims.kept | claims.heads.keys()
    notes = claims.with_notes(find_notes(chunks, sure))
    items = find_lists(chunks, notes.keys() | set(range(start)) | claims.kept)
    habits = habits_of(chunks, sure)
    drama = any(_is_of_play(chunks[index].text) for index in sure)
    speeches = find_speeches(chunks, sure) if drama else {}
    taken = notes.keys() | items.keys() | (spoken(chunks, speeches) - sure) | claims.kept
    headings = claims.with_headings(find_headings(chunks, taken, start, notes, habits))
    return Cursor(
        chunks,
        layout,
        headings,
        notes,
        items,
        _zones(chunks, headings, page, start),
        _bylines(chunks, headings),
        dialogue=habits.dialogue,
        drama=drama,
        speeches=speeches,
        indented_prose=habits.indented_prose,
        claims=claims.claims,
    )


def _is_of_play(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.kind in ("act", "scene")


def _zones(chunks: Sequence[Chunk], headings: Mapping[int, Heading], page: int, start: int) -> list[str]:
    """Return for each chunk the name of its division where the heading says it; ``titlePage`` at the beginning."""
    first = min((index for index in headings if index >= start), default=start)
    pages = front_zones(chunks, start, first)
    zones, zone = [], ""
    for place in range(len(chunks)):
        if page <= place <= start:
            zone = "titlePage" if place < start else ""
        if start <= place < first:
            zone = pages.get(place, zone if chunks[place].furniture else "")
        if place in headings:
            zone = headings[place].name
        zones.append(zone)
    return zones


def _bylines(chunks: Sequence[Chunk], headings: Mapping[int, Heading]) -> frozenset[int]:
    """Return the indices of the author's lines under headings."""
    running = [index for index, chunk in enumerate(chunks) if not chunk.furniture]
    places = {index: place for place, index in enumerate(running)}
    return frozenset(running[places[i] + heading.chunks] for i, heading in headings.items() if heading.byline)
