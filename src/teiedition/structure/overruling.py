"""How overrides reach the rules: lines change their nature, chunks are cut at them, headings, notes and lists yield."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from teiedition.model import Furniture, Line, Source
from teiedition.structure.chunks import Chunk
from teiedition.structure.headings import Heading
from teiedition.structure.names import division_named
from teiedition.structure.noteruns import NoteStart
from teiedition.structure.overrides import EVIDENCE, FURNITURE, Override, Place, Reading


@dataclass(frozen=True, slots=True)
class Claim:
    """Chunks of which an editor has said what they are; no rule takes them."""

    override: Override
    start: int
    end: int
    """The index after its last chunk."""

    @property
    def reading(self) -> Reading:
        """What the chunks are."""
        return self.override.reading or Reading.P


@dataclass
class Claims:
    """What the overrides say of the chunks of a text."""

    chunks: list[Chunk]
    claims: Mapping[int, Claim] = field(default_factory=dict)
    """For each chunk that is claimed, its claim."""
    bound: frozenset[int] = frozenset()
    """Chunks that a paragraph runs over into the next: they are neither headings nor anything else that is short."""
    notes: Mapping[int, str] = field(default_factory=dict)
    """Numbers that notes ought to have, by the index of the chunk they begin with."""

    @property
    def starts(self) -> dict[int, Claim]:
        """The claims by the index of their first chunk."""
        return {claim.start: claim for claim in self.claims.values()}

    @property
    def kept(self) -> set[int]:
        """The chunks that are not for rules to find headings or lists among."""
        return {*self.claims, *self.bound}

    @property
    def heads(self) -> dict[int, Heading]:
        """The headings that are claimed."""
        return {
            start: Heading(
                EVIDENCE,
                sum(not chunk.furniture for chunk in self.chunks[start : claim.end]),
                division_named(self._text(claim)),
            )
            for start, claim in self.starts.items()
            if claim.reading is Reading.HEAD
        }

    def _text(self, claim: Claim) -> str:
        return " ".join(chunk.text for chunk in self.chunks[claim.start : claim.end] if not chunk.furniture)

    def with_headings(self, found: Mapping[int, Heading]) -> dict[int, Heading]:
        """Return the headings that were found, none of which runs into a claim, with those that are claimed."""
        if not self.claims and all(chunk.goes_on is None for chunk in self.chunks):
            return dict(found)
        free = {index: self._shortened(index, heading) for index, heading in found.items()}
        return dict(sorted({**free, **self.heads}.items()))

    def _shortened(self, index: int, heading: Heading) -> Heading:
        running = [i for i in range(index, min(index + 20, len(self.chunks))) if not self.chunks[i].furniture]
        for count, place in enumerate(running[1 : heading.chunks + 1], 1):
            if place in self.claims or (self.chunks[place].goes_on is not None and count < heading.chunks):
                return replace(heading, chunks=count, byline=False)
        return heading

    def with_notes(self, found: Mapping[int, NoteStart | None]) -> dict[int, NoteStart | None]:
        """Return the notes that were found, without what is claimed and with what runs on into them."""
        notes = {index: start for index, start in found.items() if index not in self.claims}
        for index, number in self.notes.items():
            start = notes.get(index)
            if start is not None:
                notes[index] = replace(start, n=number)
        self._run_on(notes)
        return notes

    def _run_on(self, notes: MutableMapping[int, NoteStart | None]) -> None:
        before = -1
        for index, chunk in enumerate(self.chunks):
            if chunk.furniture:
                continue
            if chunk.goes_on and before in notes:
                notes[index] = None
            elif chunk.goes_on:
                notes.pop(index, None)
            before = index


def with_nature(source: Source, places: Sequence[Place]) -> Source:
    """Return the source with the lines that are furniture or noise, or are not, as an editor says."""
    said = [place for place in places if place.override.reading is not None]
    if not said:
        return source
    changed = {number: line for place in said for number, line in _changed(place, source.lines)}
    return replace(source, lines=tuple(changed.get(line.number, line) for line in source.lines))


def _changed(place: Place, lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    mine = [line for line in lines if place.holds(line.number) and not line.blank]
    nature: Furniture | None = None
    if place.override.reading in FURNITURE:
        noise = place.override.reading is Reading.NOISE
        nature = Furniture.NOISE if noise else Furniture(place.override.type or "header")
    elif any(line.furniture is None for line in mine):
        return
    for line in mine:
        yield line.number, replace(line, furniture=nature, joins_next=line.joins_next if nature is None else None)


def claimed(chunks: list[Chunk], places: Sequence[Place]) -> Claims:
    """Cut chunks where overrides begin and end, and say what is claimed."""
    if not places:
        return Claims(chunks)
    whole = [(place, *_extent(place, chunks)) for place in places if place.override.reading not in FURNITURE]
    cuts = {first for place, first, _ in whole if _cuts(place)} | {last + 1 for place, _, last in whole if _cuts(place)}
    made = [part for chunk in chunks for part in _cut(chunk, cuts)]
    firsts = [chunk.lines[0].number for chunk in made]
    lasts = [chunk.lines[-1].number for chunk in made]
    claims: dict[int, Claim] = {}
    notes: dict[int, str] = {}
    for place, first, last in whole:
        inside = [i for i in range(len(made)) if firsts[i] >= first and lasts[i] <= last and not made[i].furniture]
        if not inside:
            continue
        if place.override.reading is not None:
            claim = Claim(place.override, inside[0], inside[-1] + 1)
            claims |= dict.fromkeys(range(claim.start, claim.end), claim)
            for index in (claim.start, claim.end):
                _say(made, index, goes_on=False)
        elif place.override.note and place.override.called is None:
            notes[inside[0]] = place.override.note
    bound = _bind(made, whole, lasts)
    return Claims(made, claims, frozenset(bound - claims.keys()), notes)


def _cuts(place: Place) -> bool:
    return place.override.reading is not None or place.override.runs_on is not None


def _extent(place: Place, chunks: Sequence[Chunk]) -> tuple[int, int]:
    """Return the first and last line of an override; words that are not whole lines stand for their chunks."""
    if place.whole or place.override.reading is None:
        return place.first, place.last
    around = [
        chunk for chunk in chunks if chunk.lines[0].number <= place.last and chunk.lines[-1].number >= place.first
    ]
    return (around[0].lines[0].number, around[-1].lines[-1].number) if around else (place.first, place.last)


def _cut(chunk: Chunk, cuts: Collection[int]) -> Iterator[Chunk]:
    """Yield a chunk in parts that begin at the lines to be cut at."""
    starts = [0, *(i for i, line in enumerate(chunk.lines) if i and line.number in cuts)]
    if len(starts) == 1:
        yield chunk
        return
    for start, end in zip(starts, [*starts[1:], len(chunk.lines)], strict=True):
        lines = chunk.lines[start:end]
        yield Chunk(lines, 0 if start else chunk.gap, chunk.turn and not start, chunk.layout, chunk.furniture)


def _bind(chunks: list[Chunk], places: Sequence[tuple[Place, int, int]], lasts: Sequence[int]) -> set[int]:
    """Say of the chunk after each ``join`` or ``split`` whether it goes on; return the chunks beside joins."""
    bound: set[int] = set()
    for place, _, last in places:
        goes_on = place.override.runs_on
        before = max((i for i, number in enumerate(lasts) if number <= last and not chunks[i].furniture), default=-1)
        if goes_on is None or before < 0:
            continue
        after = _say(chunks, before + 1, goes_on=goes_on)
        if goes_on and after is not None:
            bound |= {before, after}
    return bound


def _say(chunks: list[Chunk], index: int, *, goes_on: bool) -> int | None:
    """Say of the chunk of running text at or after an index whether it goes on; return its index."""
    after = next((i for i in range(index, len(chunks)) if not chunks[i].furniture), None)
    if after is not None:
        chunks[after] = replace(chunks[after], goes_on=goes_on)
    return after
