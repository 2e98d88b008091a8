"""The cheapest reading of the quotation marks of a text: which opens, which closes, which is none, which is lost.

The paragraphs of one flow of text are read in order. A state is the stack of quotations that are open; each mark
leads from a state to others (open, close, nothing), each step has a cost, and the cheapest way to the end of the
flow wins (Viterbi's method; the number of states is small, so that time grows with the number of marks). A
paragraph whose marks agree is decided at once; only one that does not is read again with the marks that may be
spoilt or lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from teiedition.annotation.quotation_marks import (
    ANY,
    NEVER,
    Mark,
    MarkSystem,
    lost_marks,
    marks,
    spoilt_marks,
    surely_spoilt,
)

_LOST_AT_END = 3.0
_LOST_INSIDE = 3.0
_WRONG_KIND = 3.0
_SAME_KIND_INSIDE = 2.5
_NOT_REOPENED = 0.3
_AMID_SENTENCE = 1.5
_CLEAN = 1.5
"""A paragraph whose reading costs less is settled."""
_MARGIN = 5.0
"""Readings that cost so much more than the best are given up."""
_DEEPEST = 4


class Paragraph(NamedTuple):
    """One paragraph of a flow of text."""

    text: str
    calls: tuple[int, ...] = ()
    """Offsets of note calls."""


class Piece(NamedTuple):
    """The part of a quotation that stands in one paragraph: ``text[start:end]``, marks excluded."""

    paragraph: int
    """Index in the flow."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks."""

    level: int
    """1 for an outer one, 2 for one inside another …"""
    opened: Mark
    closed: Mark
    first: int
    """Index of the paragraph in which it opens."""
    last: int
    """Index of the paragraph in which it closes."""
    pieces: tuple[Piece, ...]
    """One for each paragraph in which it has a word."""

    @property
    def cost(self) -> float:
        """Cost of its two marks: 0 for a plain pair."""
        return self.opened.opening + self.closed.closing


class _Step(NamedTuple):
    """One decision, chained to the one before it."""

    before: _Step | None
    action: str
    """``open``, ``close``, ``reopen``."""
    paragraph: int
    mark: Mark
    depth: int
    """Number of open quotations after the step; for ``reopen`` the level."""


Stack = tuple[str, ...]
Beam = dict[Stack, tuple[float, _Step | None]]


def read(paragraphs: Sequence[Paragraph], system: MarkSystem) -> list[Quotation]:
    """Return the quotations of one flow of text, in order of their beginnings."""
    beam: Beam = {(): (0.0, None)}
    for number, paragraph in enumerate(paragraphs):
        beam = _read_paragraph(beam, number, paragraph, system)
    return _quotations(beam[()][1], paragraphs)


def _read_paragraph(beam: Beam, number: int, paragraph: Paragraph, system: MarkSystem) -> Beam:
    """Return the states after a paragraph; the empty stack is always among them."""
    standing = marks(paragraph.text, system)
    if len(beam) == 1:
        if not standing:
            return beam
        start = beam[()][0]
        after = _run(beam, number, standing, 0)
        best = after.get((), (NEVER, None))
        if best[0] - start < _CLEAN and not surely_spoilt(paragraph.text):
            return {(): best}
    everything = sorted((*standing, *spoilt_marks(paragraph.text), *lost_marks(*paragraph)), key=_place)
    leading = _leading(paragraph.text, everything)
    return _pruned(_at_end(_run(beam, number, everything, leading), number, paragraph))


def _place(mark: Mark) -> tuple[int, bool, int]:
    """Sort marks by place, a lost opening mark after, a lost closing mark before those that stand there."""
    return mark.start, mark.start < mark.end, mark.end


def _leading(text: str, found: Sequence[Mark]) -> int:
    """Return how many of the marks stand at the head of the paragraph, before its first word."""
    at = len(text) - len(text.lstrip())
    count = 0
    for mark in found:
        if mark.start > at:
            break
        count += 1
        at = mark.end
        while text[at : at + 1] == " ":
            at += 1
    return count


def _run(beam: Beam, number: int, found: Sequence[Mark], leading: int) -> Beam:
    """Return the states after the marks of a paragraph."""
    waiting = _reopenings(beam, number, found[:leading]) if leading else {}
    beam = {stack: (cost + _NOT_REOPENED * bool(stack), step) for stack, (cost, step) in beam.items()}
    for index, mark in enumerate(found):
        after: Beam = {}
        for stack, (cost, step) in beam.items():
            if mark.nothing < NEVER:
                _keep(after, stack, cost + mark.nothing, step)
            if mark.opening < NEVER and len(stack) < _DEEPEST:
                opened = (*stack, mark.family)
                price = cost + mark.opening + _inside(stack, mark.family)
                _keep(after, opened, price, _Step(step, "open", number, mark, len(opened)))
            if mark.closing < NEVER and stack:
                price, depth = _closing(stack, mark)
                _keep(after, stack[:depth], cost + price, _Step(step, "close", number, mark, depth))
        for stack, (cost, step) in waiting.get(index, {}).items():
            _keep(after, stack, cost, step)
        beam = _pruned(after)
    return beam


def _keep(beam: Beam, stack: Stack, cost: float, step: _Step | None) -> None:
    """Put a state into the beam unless a cheaper way to it is there; of two equal ways the later one stays."""
    known = beam.get(stack)
    if known is None or cost <= known[0]:
        beam[stack] = cost, step


def _pruned(beam: Beam) -> Beam:
    """Return the states worth following; the empty stack is always one."""
    limit = min(cost for cost, _ in beam.values()) + _MARGIN
    return {stack: state for stack, state in beam.items() if state[0] <= limit or not stack}


def _inside(stack: Stack, family: str) -> float:
    """Return the cost of opening a quotation inside others."""
    if not stack:
        return 0.0
    if family == ANY:
        return 1.0
    return _SAME_KIND_INSIDE if stack[-1] == family else 0.5 if family in stack else 0.0


def _closing(stack: Stack, mark: Mark) -> tuple[float, int]:
    """Return the cost of a closing mark and how many quotations stay open after it."""
    for skipped, family in enumerate(reversed(stack)):
        if family == mark.family or ANY in (family, mark.family):
            return mark.closing + skipped * _LOST_INSIDE, len(stack) - skipped - 1
    return mark.closing + _WRONG_KIND, len(stack) - 1


def _reopenings(beam: Beam, number: int, found: Sequence[Mark]) -> dict[int, Beam]:
    """Return, by the index of the last mark used up, the states in which marks at the head repeat open ones."""
    waiting: dict[int, Beam] = {}
    for stack, (start, first) in beam.items():
        cost, step, level = start, first, 0
        for index, mark in enumerate(found):
            if mark.start == mark.end:
                continue
            if level == len(stack) or mark.family != stack[level]:
                break
            level += 1
            cost, step = cost + mark.opening, _Step(step, "reopen", number, mark, level)
            price = cost + _NOT_REOPENED * (level < len(stack))
            _keep(waiting.setdefault(index, {}), stack, price, step)
    return waiting


def _at_end(beam: Beam, number: int, paragraph: Paragraph) -> Beam:
    """Return the states after a paragraph: what is open may go on, or has lost its closing mark here."""
    end = len(paragraph.text.rstrip())
    lost = Mark(end, end, ANY, NEVER, _LOST_AT_END, NEVER)
    after: Beam = {}
    for stack, (cost, step) in beam.items():
        _keep(after, stack, cost + _going_on(step, number, paragraph.text), step)
        if stack:
            _keep(after, (), cost + _LOST_AT_END * len(stack), _Step(step, "close", number, lost, 0))
    return after


def _going_on(step: _Step | None, number: int, text: str) -> float:
    """Return what is against a quotation that opened in this paragraph and goes on in the next.

    One that fills its paragraph, or that a colon announces, may; a mark amid a sentence has rather lost its partner.
    """
    if step is None or step.action != "open" or step.paragraph != number:
        return 0.0
    before = text[: step.mark.start].rstrip()
    return 0.0 if not before or before[-1] in ":,—–-([“‘\"'«" else _AMID_SENTENCE


def _quotations(last: _Step | None, paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """Return what a way through the marks means."""
    steps = []
    while last is not None:
        steps.append(last)
        last = last.before
    found: list[Quotation] = []
    opened: list[tuple[_Step, list[_Step]]] = []
    for step in reversed(steps):
        if step.action == "open":
            opened.append((step, []))
        elif step.action == "reopen":
            for _, again in opened[step.depth - 1 :]:  # what is inside begins no earlier
                again.append(step)
        else:
            while len(opened) > step.depth:
                found.append(_quotation(*opened.pop(), step, len(opened) + 1, paragraphs))
    return sorted(found, key=lambda one: (one.first, one.opened.start, one.level))


def _quotation(
    opened: _Step, again: Iterable[_Step], closed: _Step, level: int, paragraphs: Sequence[Paragraph]
) -> Quotation:
    heads = {step.paragraph: step.mark.end for step in again} | {opened.paragraph: opened.mark.end}
    pieces = []
    for number in range(opened.paragraph, closed.paragraph + 1):
        text = paragraphs[number].text
        start = heads.get(number, 0)
        end = closed.mark.start if number == closed.paragraph else len(text)
        words = text[start:end]
        if any(map(str.isalnum, words)):
            start += len(words) - len(words.lstrip())
            pieces.append(Piece(number, start, start + len(words.strip())))
    return Quotation(level, opened.mark, closed.mark, opened.paragraph, closed.paragraph, tuple(pieces))
