"""Link note bodies with the places in the text that call them.

Notes and calls are one problem: the bodies stand in order, the calls stand in order, each note is called once. So for
each run of notes the best set of pairs is sought as a whole, over the text that the notes serve: a division of notes
serves the division that holds it (an essay, or the whole book), footnotes serve the text since the footnotes before
them. What is not clear stays unlinked and becomes a finding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from math import log2, sqrt

from teiedition.model import Block, BlockKind, Certainty, Division, Finding, NoteCall, Severity, Source, Span, Text
from teiedition.structure.notealignment import align
from teiedition.structure.notecalls import (
    Candidate,
    Form,
    candidates,
    spaced_dashes_are_rare,
    stray,
    telling_words,
    with_places,
)
from teiedition.structure.overrides import Place

RULE = "note-is-called"

_NUMBER_READ = 6
"""Worth of a mark that says the note's number."""
_SHORTER, _LONGER = 3, 8
"""What each figure too few or too many costs, as OCR rather loses figures than adds any."""
_CLOSING_MARK_MISREAD = frozenset({"5", "55"})
_NUMBERLESS = frozenset({Form.DASH, Form.LETTER, Form.LOST})
_EDITOR = 1000
"""Worth of a call of which an editor has said that it calls the note."""
_CLEAR_MARGIN = 3
_STRIKING = 8
"""Worth from which a mark that calls no note is a finding."""
_NOT_TEXT = frozenset({BlockKind.NOTE, BlockKind.FW, BlockKind.SURPLUS, BlockKind.AB, BlockKind.MILESTONE})


def link(text: Text, source: Source, places: Sequence[Place] = ()) -> Text:
    """Return the text with a :class:`NoteCall` wherever it is clear which note is called.

    No block and no line changes. Findings of the rule ``note-is-called`` tell of notes without call and of marks
    that look like calls but call no note.

    :param text: the divided text; its notes are blocks of kind ``note`` with ``n`` and ``key``.
    :param source: what the text was made from; names the file in the findings.
    :param places: where an editor has said what is called, or that nothing is.
    """
    places = [place for place in places if place.override.called is not None]
    if not places and not any(block.kind is BlockKind.NOTE for block in text.all_blocks()):
        return text
    linker = _Linker(spaced_dashes_are_rare(source.lines), places)
    linker.visit(Division("text", divisions=(*text.front, *text.body, *text.back)))
    calls = defaultdict(list)
    for call in linker.calls:
        calls[call.span.line].append(call)
    return replace(
        text,
        front=_divisions_with(text.front, calls),
        body=_divisions_with(text.body, calls),
        back=_divisions_with(text.back, calls),
        findings=(*text.findings, *_unheard(linker), *_findings(linker, str(source.origin.path))),
    )


@dataclass
class _Linker:
    """Walks the divisions in order and links each run of notes it meets."""

    close_dashes: bool
    places: Sequence[Place] = ()
    calls: list[NoteCall] = field(default_factory=list)
    uncalled: list[Block] = field(default_factory=list)
    unused: list[Candidate] = field(default_factory=list)
    """Candidates of the division last visited that call no note, in order."""

    def visit(self, division: Division) -> None:
        """Link the notes in a division; what its text leaves over goes to the notes of the division around it."""
        found = self._blocks([block for top in division.blocks for block in _parts(top)])
        for part in division.divisions:
            if part.type == "notes":
                found = self._link([block for block in part.all_blocks() if block.kind is BlockKind.NOTE], found)
            else:
                self.visit(part)
                found += self.unused
        self.unused = found

    def _blocks(self, blocks: Sequence[Block]) -> list[Candidate]:
        """Return what the text of a division leaves over once the notes that stand in it are linked.

        Such notes are footnotes: they serve the text since the notes before them. A paragraph that goes on below
        the notes of one page calls those of the next with its later lines.
        """
        passed: list[Candidate] = []
        fresh: list[Candidate] = []
        for is_note, group in groupby(blocks, lambda block: block.kind is BlockKind.NOTE):
            if not is_note:
                fresh += self._candidates(list(group))
                continue
            for line, notes in groupby(group, _line_before(fresh)):
                before = [candidate for candidate in fresh if candidate.span.line <= line]
                fresh = fresh[len(before) :]
                passed += self._link(list(notes), before)
        return passed + fresh

    def _candidates(self, blocks: Sequence[Block]) -> Iterator[Candidate]:
        end: Span | None = None
        for block, following in pairwise([*blocks, None]):
            assert block is not None
            lone = stray(block.lines, end) if end else None
            if lone:
                yield lone
            elif block.lines and block.kind not in _NOT_TEXT:
                found = list(candidates(block, following, close_dashes=self.close_dashes))
                yield from with_places(found, block.lines, self.places) if self.places else found
                end = _end(block) or end

    def _link(self, notes: Sequence[Block], found: list[Candidate]) -> list[Candidate]:
        """Link notes with candidates, symbols and numbers each as a sequence of their own; return what is left.

        Symbols come first: a star calls the starred note, and only where there is none it may be a spoilt number.
        """
        left = self._link_run([note for note in notes if not (note.n or "").isdecimal()], found)
        return self._link_run([note for note in notes if (note.n or "").isdecimal()], left)

    def _link_run(self, notes: Sequence[Block], found: list[Candidate]) -> list[Candidate]:
        doubt = _doubt(notes, found)
        ties = _Ties(notes, found)

        def worths(column: int, start: int, end: int) -> list[int]:
            base = _worths(found[column], notes[start:end], doubt)
            return [
                _FORM_COUNTS * worth + ties.of(start + row, column) if worth > 0 else worth
                for row, worth in enumerate(base)
            ]

        pairs = align(len(notes), len(found), worths)
        clear = [pair for pair in pairs if pair.margin > _SETTLED]
        margins = [pair.margin // _FORM_COUNTS for pair in clear]
        needed = _needed(margins, len(notes))
        self.calls.extend(
            _call(notes[pair.row], found[pair.column], margin, needed)
            for pair, margin in zip(clear, margins, strict=True)
        )
        called, used = {pair.row for pair in clear}, {pair.column for pair in clear}
        self.uncalled.extend(note for row, note in enumerate(notes) if row not in called)
        return [candidate for column, candidate in enumerate(found) if column not in used]


class _Ties:
    """What settles ties: the rare words that a note and a place in the text share.

    Where a call is lost, the marks of the others say only that there are too few. Then a place belongs to the note
    that speaks of the same things. The rarer a word is among the notes and in the text, the more it says; names and
    years say more than other words (the weights are those of inverse document frequency).
    """

    def __init__(self, notes: Sequence[Block], found: Sequence[Candidate]) -> None:
        words = [telling_words("\n".join(line.text for line in note.all_lines())) for note in notes]
        in_notes = Counter(word for each in words for word in each)
        in_text = Counter(word for candidate in found for word in candidate.context)
        self.weights = {
            word: (1 if word.islower() else 1.5)
            * sqrt(log2((len(notes) + _FEW) / count) * log2((len(found) + _FEW) / in_text[word]))
            for word, count in in_notes.items()
            if in_text[word]
        }
        self.notes = [each & self.weights.keys() for each in words]
        self.found = [candidate.context & self.weights.keys() for candidate in found]

    def of(self, row: int, column: int) -> int:
        """Return how much a note and a place have to do with each other, from 0 to :data:`_MOST_KIN`."""
        shared = self.notes[row] & self.found[column]
        return min(_MOST_KIN, round(2 * sum(self.weights[word] for word in shared)))


_MOST_KIN = 30
_FEW = 16
"""Added to the counts, so that a word shared says something in a short run of notes, too."""
_SETTLED = 12
"""Margin from which a tie counts as settled. With one call in ten lost, two of three links so made were right."""
_FORM_COUNTS = 64
"""How much more a step of a mark's own worth counts than a step of what settles ties."""


def _parts(block: Block) -> Iterator[Block]:
    """Yield the block and its parts in document order; a note is not opened."""
    yield block
    if block.kind is not BlockKind.NOTE:
        for part in block.blocks:
            yield from _parts(part)


def _line_before(found: Sequence[Candidate]) -> Callable[[Block], int]:
    """Return a function that gives the line of the last candidate before a note; 0 where there is none."""
    lines = [0, *sorted(candidate.span.line for candidate in found)]
    return lambda note: lines[bisect_left(lines, _first_line(note), lo=1) - 1]


def _first_line(note: Block) -> int:
    return next((line.number for line in note.all_lines()), 0)


def _end(block: Block) -> Span | None:
    line = next((line for line in reversed(block.lines) if line.furniture is None and not line.blank), None)
    return Span(line.number, len(line.text), len(line.text)) if line else None


def _doubt(notes: Sequence[Block], found: Sequence[Candidate]) -> int:
    """Return, from 0 to 6, how little spoilt marks are worth where clean ones call most of the notes."""
    numbers = {note.n for note in notes}
    clean = numbers & {candidate.mark for candidate in found if candidate.worth > 2}
    return round(8 * max(0.0, len(clean) / len(numbers) - 0.25)) if numbers else 0


def _worths(candidate: Candidate, notes: Sequence[Block], doubt: int) -> list[int]:
    """Return the worth of pairing one candidate with each of the notes."""
    if candidate.form in _NUMBERLESS and notes and (notes[0].n or "").isdecimal():
        return [candidate.worth - doubt] * len(notes)
    return [_worth(candidate, note, doubt) for note in notes]


def _worth(candidate: Candidate, note: Block, doubt: int) -> int:
    """Return the worth of the pair: what the place is worth, and how well the mark suits the note's number."""
    mark, number = candidate.mark, note.n or ""
    if candidate.form is Form.OVERRIDE:
        return _EDITOR if mark == number else 0
    if mark == number:
        return candidate.worth + _NUMBER_READ
    if candidate.form in (Form.BRACKET, Form.STRAY) or not number.isdecimal() or mark in _CLOSING_MARK_MISREAD:
        return 0
    if not mark.isdecimal():
        return candidate.worth - doubt
    missing = len(number) - len(mark)
    return candidate.worth - doubt - (2 + _SHORTER * missing if missing >= 0 else 2 - _LONGER * missing)


def _needed(margins: Sequence[int], notes: int) -> int:
    """Return the margin below which a call is doubtful, from the margins of a run's calls and the number of its notes.

    Where every note is called, and most of them clearly, there is no room left for the others to be anywhere else: any
    margin will do.
    """
    clear = sum(margin >= _CLEAR_MARGIN for margin in margins)
    return 1 if len(margins) == notes and 2 * clear >= notes else _CLEAR_MARGIN


def _call(note: Block, candidate: Candidate, margin: int, needed: int) -> NoteCall:
    read = candidate.mark == note.n
    cert = Certainty.LOW if margin < needed else Certainty.HIGH if read else Certainty.MEDIUM
    evidence = candidate.form.value if read or candidate.form is not Form.NUMBER else "note-call-misread"
    return NoteCall(candidate.span, note.n or "", note.key or "", cert, evidence)


def _unheard(linker: _Linker) -> Iterator[Finding]:
    """Yield a finding for each call an editor asked for that no note answers."""
    linked = {(call.span.line, call.n) for call in linker.calls if call.evidence == Form.OVERRIDE.value}
    for place in linker.places:
        if place.override.called and (place.end.line, place.override.note) not in linked:
            advice = "Look whether the note has that number and belongs to this part of the text."
            yield place.override.finding(f"calls note {place.override.note}, which could not be linked here", advice)


def _findings(linker: _Linker, document: str) -> Iterator[Finding]:
    for note in linker.uncalled:
        line = _first_line(note)
        message = f"Note {note.n} (line {line}) is called nowhere that could be told."
        yield _finding(message, document, line, "Look for its call, which OCR may have lost.")
    for candidate in _striking(linker):
        line = candidate.span.line
        message = f"The mark “{candidate.mark}” (line {line}) looks like a note call, but calls no note."
        yield _finding(message, document, line, "Look for the note it calls, or read it as a dash or number.")


def _striking(linker: _Linker) -> Iterator[Candidate]:
    """Yield the unused candidates of the forms in which this text calls its notes."""
    forms = Counter(call.evidence for call in linker.calls)
    usual = {form for form in Form if form.value in forms and 4 * forms[form.value] >= len(linker.calls)}
    for candidate in linker.unused:
        plain = candidate.form in (Form.BRACKET, Form.SUPERSCRIPT) and candidate.mark.isdecimal()
        if candidate.form is not Form.OVERRIDE and candidate.form in usual and (plain or candidate.worth >= _STRIKING):
            yield candidate


def _finding(message: str, document: str, line: int, advice: str) -> Finding:
    return Finding(RULE, Severity.WARNING, message, document, line=line, advice=advice)


def _divisions_with(divisions: Sequence[Division], calls: dict[int, list[NoteCall]]) -> tuple[Division, ...]:
    return tuple(
        replace(
            division,
            blocks=tuple(_block_with(block, calls) for block in division.blocks),
            divisions=_divisions_with(division.divisions, calls),
        )
        for division in divisions
    )


def _block_with(block: Block, calls: dict[int, list[NoteCall]]) -> Block:
    own = tuple(call for line in block.lines for call in calls.get(line.number, ()))
    parts = tuple(_block_with(part, calls) for part in block.blocks)
    return replace(block, calls=(*block.calls, *own), blocks=parts) if own or parts != block.blocks else block
