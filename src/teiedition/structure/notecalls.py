"""Places in running text that may call a note, each with its worth.

A call is a small mark right after a word or its closing punctuation. Print has a superscript number or symbol, plain
text a number in brackets. OCR reads the superscript as a plain number (``text.” 12 The``), as another number, as a
dash where it was underlined (``text.” - The``), as a letter (``text.” m The``), or loses it, mostly with the
closing marks before it. Real dashes stand between two words alike on both sides (``one—two``, ``one — two``); a call
leans on what is before it (``one— two``).

Worths are small whole numbers that add up as logarithms of odds do; what is worth 0 or less is no call.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from teiedition.model import Block, BlockKind, Furniture, Line, Span
from teiedition.structure.overrides import Place


class Form(StrEnum):
    """What a call looks like; the values are the names of the rules."""

    BRACKET = "note-call-bracket"
    SUPERSCRIPT = "note-call-superscript"
    NUMBER = "note-call-plain"
    SYMBOL = "note-call-symbol"
    DASH = "note-call-dash"
    LETTER = "note-call-letter"
    STRAY = "note-call-stray"
    """A number that OCR put on a line by itself, after the block it belongs to."""
    LOST = "note-call-lost"
    """Nothing: a paragraph that ends without its closing marks."""
    OVERRIDE = "override"
    """What an editor has said."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may call a note."""

    span: Span
    """The mark; empty where it is lost or astray."""
    form: Form
    mark: str
    """What the mark says, without brackets and superscripts made plain: ``12``, ``*``, ``—``; empty if lost."""
    worth: int
    """How well its form and surroundings suit a call, whatever note it calls."""
    context: frozenset[str] = frozenset()
    """Telling words of the text around it (see :func:`telling_words`): the note may speak of the same things."""


_TELLING = re.compile(r"[^\W\d_]{5,}|[A-Z][^\W\d_]{2,}|\d{4}")
_BACK, _ON = 600, 60
"""Characters before and after a mark that count as its context."""


def telling_words(text: str) -> frozenset[str]:
    """Return the words by which a note and the place that calls it may know each other: names, years, long words."""
    return frozenset(word.casefold() if word.islower() else word for word in _TELLING.findall(text))


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# the first line spares most places in a text: a mark begins with none of the letters, but for the last kind
_MARK = re.compile(
    r"""
    (?=[^a-zA-Z]|(?<=[.?!”’)])) (?:
      (?<!\[)\[(?P<bracket>\d{1,4}|[A-Za-z]|[*†‡§¶]{1,4})\](?!\w)
    | (?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})
    | (?P<number>(?<![\d$£€#/—–-])(?<!\d\ )(?<!\D\d[.,:])(?<!\D\d\d[.,:])(?<!\D\d{3}[.,:])
      \d{1,4}(?![\d\w%]|[.,:/—–-]\d))
    | (?P<symbol>[*†‡§¶]{1,4}|\^{1,3}|[°~®™])(?!\w)
    | (?P<dash>(?<![\s—–-])\ ?(?:—{1,2}|–{1,2}|--?)(?=\s|$|[—;:)]))
    | (?P<letter>(?<=[.?!”’)])\ ?[b-df-hj-np-z]{1,3}(?=\s|$))
    )
    """,
    re.VERBOSE,
)
_SPACED_DASH = re.compile(r"\w [—–] \w")
_GLUED_DASH = re.compile(r"\w[—–]\w")

_OPENING = "“‘\"'«„"
# a 5 after the stop is a closing mark that OCR misread
_STOP = re.compile(r"(?:[.?!…][\s)\]’”\"'»]*|[)\]’”\"'»][.?!]|[.?!] ?5{1,2})\s?$")
_CLOSED = re.compile(r"[)\]’”\"'»]\s?$")
_PAUSE = re.compile(r"[,;:]\s?$")
_WORD = re.compile(r"[^\W\d_]\s?$")
_ABBREVIATED = re.compile(
    r"\b(?:pp?|nos?|nr|vols?|bde?|t|ch|chap|kap|arts?|figs?|sect?|pts?|bk|cols?|ll?|vv?|nn?|ff?|cf|ca?|s|op"
    r"|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.? ?$",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(r"\s(?:and|or|to|und|oder|bis|et|ou|e|o|y)\b")


class _Before(StrEnum):
    """What stands before a mark."""

    STOP = "end of a sentence, with its closing marks"
    CLOSED = "closing quotation mark or bracket"
    PAUSE = "comma, colon, semicolon"
    WORD = "letter"
    OTHER = "anything else"


class _After(StrEnum):
    """What stands after a mark."""

    END = "end of the block"
    TURN_CAPITAL = "line end, then the beginning of a sentence"
    TURN = "line end, then more of the sentence"
    CAPITAL = "space, then the beginning of a sentence"
    SPACE = "space, then more of the sentence"
    POINT = "punctuation"
    WORD = "letter or figure"


_BEFORE_WORTH = {_Before.STOP: 5, _Before.CLOSED: 4, _Before.PAUSE: 3, _Before.WORD: 0, _Before.OTHER: -9}
_AFTER_WORTH = {
    _After.END: 3,
    _After.TURN_CAPITAL: 2,
    _After.TURN: 0,
    _After.CAPITAL: 3,
    _After.SPACE: 2,
    _After.POINT: 1,
    _After.WORD: -8,
}
_CERTAIN_WORTH = 4
"""Of marks that can hardly be anything else, whatever stands around them."""
_NEVER = -20


def spaced_dashes_are_rare(lines: Iterable[Line]) -> bool:
    """Whether the print sets its dashes close, so that a dash with space on both sides is likely a call."""
    text = "\n".join(line.text for line in lines)
    return 20 * len(_SPACED_DASH.findall(text)) <= len(_GLUED_DASH.findall(text))


def candidates(block: Block, following: Block | None = None, *, close_dashes: bool = False) -> Iterator[Candidate]:
    """Yield the candidates in the block's own lines, in order.

    :param following: the block after it: shows whether the end of this one is a true end.
    :param close_dashes: whether the print sets its dashes close (see :func:`spaced_dashes_are_rare`).
    """
    lines = [line for line in block.lines if line.furniture is None and not line.blank]
    if not lines:
        return
    passage = _Passage(lines)
    end = 0
    for match in _MARK.finditer(passage.text):
        candidate = _judge(passage, match, close_dashes)
        if candidate.worth > _NEVER // 2:
            end = match.end()
            yield candidate
    if block.kind is BlockKind.P and end < len(passage.text):
        worth = _lost(passage.text, following)
        if worth:
            end = len(passage.text)
            yield Candidate(passage.span(end, end), Form.LOST, "", worth, passage.context(end))


def stray(lines: Sequence[Line], place: Span) -> Candidate | None:
    """Return the candidate that a number on a line by itself makes at ``place``, the end of the text before it."""
    marks = [line.text.strip() for line in lines if not line.blank]
    if len(marks) != 1 or not marks[0].isdecimal() or any(line.furniture is Furniture.PAGE_NUMBER for line in lines):
        return None
    return Candidate(place, Form.STRAY, marks[0], _CERTAIN_WORTH)


def with_places(found: Sequence[Candidate], lines: Sequence[Line], places: Sequence[Place]) -> Sequence[Candidate]:
    """Return the candidates in some lines, changed as an editor has said.

    A call that is asked for takes the mark that stands right after the words, or at their end; without a mark it stands
    after them. Where no call is to be, there is no candidate.
    """
    numbers = {line.number for line in lines}
    for place in places:
        if place.end.line not in numbers:
            continue
        near = [candidate for candidate in found if _at(candidate.span, place)]
        found = [candidate for candidate in found if candidate not in near]
        if place.override.called:
            lost = Span(place.end.line, place.end.end, place.end.end)
            span = near[-1].span if near and near[-1].form is not Form.LOST else lost
            mine = Candidate(span, Form.OVERRIDE, place.override.note, _CERTAIN_WORTH)
            found = sorted([*found, mine], key=lambda candidate: (candidate.span.line, candidate.span.start))
    return found


def _at(span: Span, place: Place) -> bool:
    """Whether a mark stands in the words of a place or right after them; for a call, at their end."""
    after = span.line == place.end.line and place.end.end <= span.start <= place.end.end + 1
    within = (place.start.line, place.start.start) <= (span.line, span.start) < (place.end.line, place.end.end)
    at_end = span.line == place.end.line and span.end == place.end.end
    return after or (at_end if place.override.called else within)


class _Passage:
    """The lines of a block as one string, with the way back."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self.offsets = [0]
        for line in lines[:-1]:
            self.offsets.append(self.offsets[-1] + len(line.text) + 1)

    def span(self, start: int, end: int) -> Span:
        place = bisect_right(self.offsets, start) - 1
        offset = self.offsets[place]
        return Span(self.lines[place].number, start - offset, end - offset)

    def context(self, place: int) -> frozenset[str]:
        return telling_words(self.text[max(0, place - _BACK) : place + _ON])


def _lost(text: str, following: Block | None) -> int:
    """Return the worth of a call that went lost at the end of a paragraph together with the marks before it."""
    after = next((line.text.lstrip() for line in following.all_lines() if not line.blank), "") if following else ""
    if after[:1].islower() or after.startswith(tuple(_OPENING)) or after.strip().isdecimal():
        return 0
    if text.count("“") - text.count("”") != 1:
        return 0
    return 4 if text[-1].isalpha() else 2 if text[-1] in ".?!" else 0


def _judge(passage: _Passage, match: re.Match[str], close_dashes: bool) -> Candidate:
    group, text, end = match.lastgroup or "", passage.text, match.end()
    form = Form[group.upper()]
    start = end - len(match[0].lstrip())
    mark = match[group].strip().translate(_SUPERSCRIPTS)
    worth = _CERTAIN_WORTH
    if form not in (Form.BRACKET, Form.SUPERSCRIPT):
        before, after = _before(text, start), _after(text, end)
        worth = _BEFORE_WORTH[before] + _AFTER_WORTH[after]
        spaced = text[start - 1 : start].isspace()
        if form is Form.NUMBER:
            worth += _number(text, start, before, after, spaced)
        elif form is Form.DASH:
            worth += _dash(text, start, end, before, after, spaced, close_dashes)
        elif form is Form.SYMBOL:
            worth += 2 if not spaced or before is _Before.STOP else -4
        elif before is not _Before.STOP or after in (_After.SPACE, _After.TURN):
            worth = _NEVER
    return Candidate(passage.span(start, end), form, mark, worth, passage.context(start))


def _before(text: str, start: int) -> _Before:
    tail = text[max(0, start - 6) : start]
    if _STOP.search(tail):
        return _Before.STOP
    if _CLOSED.search(tail):
        return _Before.CLOSED
    if _PAUSE.search(tail):
        return _Before.PAUSE
    return _Before.WORD if _WORD.search(tail) else _Before.OTHER


def _after(text: str, end: int) -> _After:
    head = text[end : end + 3]
    rest = head.lstrip()
    if not rest:
        return _After.END
    if not head[0].isspace():
        return _After.WORD if head[0].isalnum() else _After.POINT
    capital = rest[0].isupper() or rest[0] in _OPENING or rest[0] in "([—"
    if "\n" in head[: len(head) - len(rest)]:
        return _After.TURN_CAPITAL if capital else _After.TURN
    return _After.CAPITAL if capital else _After.SPACE


def _number(text: str, start: int, before: _Before, after: _After, spaced: bool) -> int:
    """A superscript is glued to its word, or OCR puts a space before it at the end of a sentence."""
    if _closes_quotation(text, start):
        return _NEVER
    if _ABBREVIATED.search(text[max(0, start - 7) : start]):
        return _NEVER
    if not spaced:
        return 2 if before is not _Before.WORD or after is not _After.POINT else 1
    if before is _Before.WORD:
        return -12
    if before is _Before.PAUSE or after is _After.POINT:
        return -8
    return -4 if after in (_After.SPACE, _After.TURN) else 0


def _closes_quotation(text: str, start: int) -> bool:
    """Whether a figure stands where an open quotation wants its closing mark: OCR reads ``’`` and ``”`` as 5 and 55."""
    mark = _FIVES.match(text, start)
    before = text[max(0, start - 400) : start]
    closing, opening = ("’", "‘") if mark and len(mark[0]) == 1 else ("”", "“")
    return mark is not None and before.rfind(opening) > before.rfind(closing)


_FIVES = re.compile(r"55?(?!\d)")


def _dash(text: str, start: int, end: int, before: _Before, after: _After, spaced: bool, close_dashes: bool) -> int:
    """A call leans on what is before it; at a line end that cannot be seen."""
    hyphen, turn = text[start] == "-", after in (_After.TURN, _After.TURN_CAPITAL)
    if before is _Before.WORD:
        if turn or (hyphen and (spaced or _SUSPENDED.match(text, end))):
            return _NEVER
        if spaced:
            return 1 if close_dashes else _NEVER
    if after is _After.TURN and not hyphen:
        return -4 if before is _Before.CLOSED else 0
    return 2
