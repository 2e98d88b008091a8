"""How a raw line was read, and why: the rule, what its line shows, and the next-best reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from teiedition.model import Block, BlockKind, Division, Furniture, Line, Source, Span, Text
from teiedition.structure.chunks import Chunk
from teiedition.structure.cursor import Cursor
from teiedition.structure.divisions import divide
from teiedition.structure.evidence import RULES
from teiedition.structure.headforms import form_of
from teiedition.structure.joining import reasons
from teiedition.structure.lookalikes import against_heading
from teiedition.structure.options import StructureOptions
from teiedition.structure.overrides import EVIDENCE, find_words
from teiedition.structure.segmentation import RULES as CHAIN
from teiedition.structure.segmentation import BlockRule, look_over, segment, steps

_DEFAULTS = StructureOptions()
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading, and what spoke against it."""

    reading: str
    """What the line would be: the TEI element, or ``p, joined``."""
    rule: str
    """Name of the rule that would have decided; empty where no rule has a name for it."""
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one raw line was read."""

    line: int
    text: str
    page: int
    """Number of the page, counted."""
    page_number: str
    """Number of the page in print, where it is known."""
    reading: tuple[str, ...]
    """What the line is part of, from the outside in: ``("note", "p")``; ``("fw",)`` for furniture."""
    first: int
    """First line of the innermost block."""
    last: int
    rule: str
    """Name of the rule that decided on the outermost block."""
    because: str
    """What that rule reads, in a sentence."""
    cert: str
    divisions: tuple[str, ...]
    """The divisions it stands in, from the outside in: ``chapter “Chapter I”``."""
    inline: tuple[str, ...]
    """Note calls and mends on the line."""
    measure: tuple[str, ...]
    """What the width of the line says."""
    joining: tuple[str, ...]
    """What spoke for and against going on from the line before, where only the paragraph rule is asked."""
    instead: tuple[Alternative, ...]
    """Other readings, the next-best first."""


def explain(source: Source, wanted: int | str, options: StructureOptions = _DEFAULTS) -> tuple[Explanation, ...]:
    """Explain a line by its number, or the lines on which some words begin; nothing where there are none.

    :param source: the source, read and cleaned.
    """
    lines = {line.number: line for line in source.lines if not line.blank}
    if isinstance(wanted, int):
        numbers = [wanted] if wanted in lines else []
    else:
        numbers = sorted({start.line for start, _ in find_words(wanted, list(lines.values()))})
    if not numbers:
        return ()
    text = divide(segment(source, options), source, options)
    return tuple(_explained(lines[number], text, source, options) for number in numbers)


def _explained(line: Line, text: Text, source: Source, options: StructureOptions) -> Explanation:
    division_path, blocks = next(
        (path, trail)
        for path in _paths((*text.front, *text.body, *text.back), ())
        for block in path[-1].blocks
        if (trail := _trail(block, line.number))
    )
    inner, outer = blocks[-1], blocks[0]
    own = next(each for each in inner.lines if each.number == line.number)
    rule = outer.evidence
    if own.furniture is not None:
        rule = "line-is-noise" if own.furniture is Furniture.NOISE else "line-is-furniture"
    numbers = [each.number for each in inner.all_lines()]
    cursor = look_over(source, options)
    return Explanation(
        line.number,
        line.text,
        line.page,
        dict(source.page_numbers).get(line.page, ""),
        _reading(blocks, own),
        numbers[0],
        numbers[-1],
        rule,
        RULES.get(rule, ""),
        str(outer.cert),
        tuple(map(_titled, division_path)),
        tuple(_inline(inner, own)),
        tuple(_measure(own, cursor)),
        tuple(_joining(own, cursor)),
        tuple(_instead(own, outer, cursor, source, options)),
    )


def _paths(divisions: Sequence[Division], above: tuple[Division, ...]) -> Iterator[tuple[Division, ...]]:
    for division in divisions:
        yield (*above, division)
        yield from _paths(division.divisions, (*above, division))


def _trail(block: Block, number: int) -> tuple[Block, ...]:
    """Return the blocks that hold a line, from the outside in; nothing where it is in none of them."""
    if any(line.number == number for line in block.lines):
        return (block,)
    inside = next((trail for part in block.blocks if (trail := _trail(part, number))), ())
    return (block, *inside) if inside else ()


def _reading(blocks: Sequence[Block], line: Line) -> tuple[str, ...]:
    if line.furniture is None:
        return tuple(str(block.kind) for block in blocks)
    return (f"fw type={line.furniture}",) if line.furniture is not Furniture.NOISE else ("noise",)


def _titled(division: Division) -> str:
    heads = (block for block in division.blocks if block.kind == "head")
    head = next((" ".join(line.text.strip() for line in block.lines) for block in heads), "")
    return f"{division.type} “{head}”" if head else division.type


def _inline(block: Block, line: Line) -> Iterator[str]:
    for call in block.calls:
        if call.span.line == line.number:
            mark = f"“{_text(line, call.span)}”" if call.span.start < call.span.end else "nothing"
            yield f"calls note {call.n} with {mark}: {RULES.get(call.evidence, '')} ({call.evidence}, {call.cert})"
    for markup in block.markup:
        if markup.start.line == line.number and markup.element == "choice":
            said = f"reads “{_text(line, markup.start)}” as “{dict(markup.attributes).get('corr', '')}”"
            yield f"{said}: {RULES.get(markup.evidence, '')} ({markup.evidence}, {markup.cert})"
    if line.joins_next is not None:
        yield f"its last word goes on in the next line; the mark there is {line.joins_next}"


def _text(line: Line, span: Span) -> str:
    return line.text[span.start : span.end].strip()


def _place(line: Line, cursor: Cursor) -> int:
    return next(i for i, chunk in enumerate(cursor.chunks) if any(each.number == line.number for each in chunk.lines))


def _measure(line: Line, cursor: Cursor) -> Iterator[str]:
    layout, chunk = cursor.layout, cursor.chunks[_place(line, cursor)]
    blanks = len(line.text) - len(line.text.lstrip())
    if blanks:
        yield f"{blanks} blanks stand before it"
    if line.furniture is not None:
        return
    if not layout.measured:
        yield "the lines follow no measure: only marks and blank lines can tell"
        return
    column = chunk.column or layout.text
    yield f"it fills {round(100 * layout.width(line.text.strip()) / column)} % of the column"
    if chunk.column is None:
        yield "its lines are too few to tell the size of their type"
    else:
        yield f"its type is {'smaller than' if chunk.small else 'that of'} the text"
    following = _following(line, cursor)
    if following:
        fitted = layout.ended_short(line.text.strip(), following, column)
        yield f"the next word “{following.split()[0]}” would {'' if fitted else 'not '}have fitted"
    if layout.not_indented(line.text.strip(), column):
        yield "it is too wide to have been indented"


def _following(line: Line, cursor: Cursor) -> str:
    """Return the text of the next line of running text."""
    lines = (each for chunk in cursor.chunks[_place(line, cursor) :] for each in chunk.lines)
    return next((each.text.strip() for each in lines if each.number > line.number and each.furniture is None), "")


def _joining(line: Line, cursor: Cursor) -> Iterator[str]:
    """Yield what spoke for and against going on with what stands before."""
    before, after, spaced = _parted(line, cursor)
    if before is None or after.furniture:
        return
    found = list(reasons(before, after, cursor.layout, spaced=spaced))
    total = sum(reason.weight for reason in found)
    verdict = "goes on" if total > 0 else "does not go on"
    yield f"by its lines alone it {verdict} from line {before.lines[-1].number} ({total:+.1f})"
    yield from (f"{reason.weight:+.1f} {reason.says}" for reason in found)


def _parted(line: Line, cursor: Cursor) -> tuple[Chunk | None, Chunk, bool]:
    """Return what stands before a line and what begins with it, and whether a blank line could part them."""
    cursor.place = _place(line, cursor)
    chunk = cursor.chunks[cursor.place]
    place = next(i for i, each in enumerate(chunk.lines) if each.number == line.number)
    if not place:
        return cursor.before(), chunk, True
    after = replace(chunk, lines=chunk.lines[place:], gap=0, turn=False, goes_on=None)
    return replace(chunk, lines=chunk.lines[:place]), after, False


def _instead(
    line: Line, block: Block, cursor: Cursor, source: Source, options: StructureOptions
) -> Iterator[Alternative]:
    """Yield other readings: those of the rules that were not asked any more, then headings."""
    place = _place(line, cursor)
    chunk = cursor.chunks[place]
    if block.evidence == EVIDENCE or chunk.goes_on is not None:
        yield from _without_override(line, source, options)
        return
    if chunk.furniture:
        yield Alternative("p", "paragraph", ("furniture and noise are told before any rule is asked",))
        return
    other = _next_rule(line, block, look_over(source, options))
    if other is not None:
        yield other
    yield from _other_paragraph(line, block, cursor)
    if place not in cursor.headings and line in chunk.lines[:1]:
        form = form_of(chunk)
        yield Alternative("head", f"head-{form}" if form else "", tuple(against_heading(place, cursor)))


def _other_paragraph(line: Line, block: Block, cursor: Cursor) -> Iterator[Alternative]:
    """Yield the paragraph that would begin here, or go on from before, and what is against it."""
    before, after, spaced = _parted(line, cursor)
    inner = _trail(block, line.number)[-1]
    if before is None or inner.kind is not BlockKind.P:
        return
    joined = any(each.number == before.lines[-1].number for each in inner.lines)
    found = reasons(before, after, cursor.layout, spaced=spaced)
    against = tuple(reason.says for reason in found if (reason.weight > 0) is joined)
    other = "p that begins here" if joined else f"p that goes on from line {before.lines[-1].number}"
    yield Alternative(other, "paragraph", against or ("nothing speaks for it",))


def _without_override(line: Line, source: Source, options: StructureOptions) -> Iterator[Alternative]:
    for found in explain(source, line.number, replace(options, override=())):
        yield Alternative(", ".join(found.reading), found.rule, ("an editor has decided otherwise",))


def _next_rule(line: Line, block: Block, cursor: Cursor) -> Alternative | None:
    """Ask the rules after the one that made a block, at the same place; what was found beforehand is left out."""
    start, last = cursor.place, cursor.last
    asked: list[BlockRule] = []
    for rule, blocks in steps(cursor):
        if any(each.number == line.number for made in blocks for each in made.all_lines()):
            asked = list(CHAIN[: CHAIN.index(rule) + 1])
            break
        start, last = cursor.place, cursor.last
    free = replace(
        cursor,
        headings=_without(cursor.headings, start, cursor.place),
        notes=_without(cursor.notes, start, cursor.place),
        items=_without(cursor.items, start, cursor.place),
        bylines=cursor.bylines - {start},
        place=start,
        last=last,
    )
    beforehand = any(start in found for found in (cursor.headings, cursor.notes, cursor.items, cursor.bylines))
    for other in CHAIN if beforehand else CHAIN[len(asked) :]:
        made = other(free)
        blocks = made if isinstance(made, tuple) else (made,) if made is not None else ()
        if blocks and blocks[0].evidence != block.evidence:
            why = f"the rule {block.evidence} is asked before {blocks[0].evidence}"
            return Alternative(str(blocks[0].kind), blocks[0].evidence, (why,))
        free.place, free.last = start, last
    return None


def _without(found: Mapping[int, _T], start: int, end: int) -> dict[int, _T]:
    return {index: each for index, each in found.items() if not start <= index < end}
