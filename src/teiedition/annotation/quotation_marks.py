"""Quotation marks in running text: where they stand and what reading each of them as opening or closing costs.

A cost is a small number: 0 for what a careful printer would set, about 1 for what is a little odd, 3 and more for
what only a spoilt page shows. :mod:`teiedition.annotation.quotation_reading` adds the costs up and takes the
cheapest reading of a paragraph. Which glyph opens and which closes is not written down here for each language: the
book shows it (:func:`system_of`), by the side on which its marks have a blank.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from teiedition.annotation.quotation_words import SAYING

NEVER = 99.0
"""Cost of a reading that is out of the question."""

DOUBLE, SINGLE, ANGLE, SINGLE_ANGLE, ANY = "double", "single", "angle", "single-angle", "any"

FAMILY = {
    **dict.fromkeys('“”„‟"', DOUBLE),
    **dict.fromkeys(("''", "``", "‘‘", "’’", ",,"), DOUBLE),
    **dict.fromkeys("‘’‚‛'`", SINGLE),
    **dict.fromkeys("«»", ANGLE),
    **dict.fromkeys("‹›", SINGLE_ANGLE),
}
"""Marks that pair with each other."""

STRAIGHT = {'"': ("“", "”"), "'": ("‘", "’")}
"""Straight marks and the curly pair they stand for."""


class Mark(NamedTuple):
    """A place in a paragraph that may be a quotation mark, with the cost of each way to read it."""

    start: int
    end: int
    """Equal to ``start`` for a mark of which the print left nothing."""
    family: str
    opening: float
    closing: float
    nothing: float
    """Cost of reading it as no quotation mark: an apostrophe, a digit, a sentence end."""
    spoilt_for: str | None = None
    """What ought to stand there, where the characters are no quotation mark: ``’`` for a ``5``."""


@dataclass(frozen=True, slots=True)
class MarkSystem:
    """How a book uses its marks."""

    opens: dict[str, float] = field(default_factory=dict)
    """Cost of each glyph as an opening mark."""
    closes: dict[str, float] = field(default_factory=dict)
    """Cost of each glyph as a closing mark."""
    curly: bool = False
    """Whether nearly all marks are curly, so that a straight one is a slip."""


_HABIT: dict[str, tuple[float, float]] = {
    **dict.fromkeys("“‘«‹", (0.0, 4.0)),
    **dict.fromkeys(("``", "‘‘"), (0.0, 4.0)),
    **dict.fromkeys("”»›", (4.0, 0.0)),
    "’": (3.5, 0.0),
    "’’": (4.0, 0.0),
    **dict.fromkeys("„‚‟‛", (0.0, 4.0)),
    ",,": (0.0, NEVER),
    "`": (0.5, 4.0),
    "''": (1.0, 0.0),
    '"': (0.0, 0.0),
    "'": (0.0, 0.0),
}
"""Cost of each glyph as opening and as closing mark, until the book shows another habit."""

_GLYPH = re.compile(
    r"''(?<!\"'')|``|‘‘|’’|,,(?<![\w,],,)(?=\w)|[“”„‟\"«»‹›‚‛`‘]"
    r"|['’](?<![^\W\d_].)|['’](?![^\W\d_])"  # not inside a word: that is an apostrophe
)
# All patterns here begin with what they look for and look back from there, which is many times faster.
_OPENERS = frozenset("“‘\"'«‹„‚")
_CLOSERS = frozenset("”’\"'»›")
_FREE_LEFT = frozenset(" ([{/—–-―_*¿¡…=|“‘«‹„‚\"'`")
_FREE_RIGHT = frozenset(" )]}/—–-―_*.,;:!?…=|”’»›“\"'&^")
_CLEAR_OPENING = re.compile(r"[“”„«»‹›‘‚](?<![^ (\[—].)(?=\w)")
_CLEAR_CLOSING = re.compile(r"[“”«»‹›‘](?:(?<=[^\W\d_].)|(?<=[^\W\d_][.,!?].))(?=[ .,;:)]|$)")
_ENOUGH = 8
"""So many clear cases of a glyph overrule the general habit."""


def system_of(texts: Iterable[str]) -> MarkSystem:
    """Return how a book uses its marks: each glyph opens or closes where it mostly stands before or after a word."""
    opening: Counter[str] = Counter()
    closing: Counter[str] = Counter()
    curly = straight = 0
    for text in texts:
        opening.update(_CLEAR_OPENING.findall(text))
        closing.update(_CLEAR_CLOSING.findall(text))
        curly += sum(map(text.count, "“”‘"))
        straight += text.count('"') + text.count(" '")
    opens = {glyph: cost for glyph, (cost, _) in _HABIT.items()}
    closes = {glyph: cost for glyph, (_, cost) in _HABIT.items()}
    for glyph in opening | closing:
        total = opening[glyph] + closing[glyph]
        if total >= _ENOUGH:
            share = opening[glyph] / total
            opens[glyph] = min(opens[glyph], 0.0) if share > 0.8 else 4.0 if share < 0.1 else min(opens[glyph], 0.5)
            closes[glyph] = 0.0 if share < 0.2 else 4.0 if share > 0.9 else min(closes[glyph], 0.5)
    return MarkSystem(opens, closes, curly > 20 * straight)


def marks(text: str, system: MarkSystem) -> list[Mark]:
    """Return the marks that stand in a paragraph, in order; apostrophes inside words are none."""
    return [_mark(text, match, system) for match in _GLYPH.finditer(text)]


def _mark(text: str, match: re.Match[str], system: MarkSystem) -> Mark:
    """Return one mark with the cost of its readings."""
    glyph, (start, end) = match.group(), match.span()
    family = FAMILY[glyph]
    opening = system.opens[glyph] + _opening_place(text, start, end, family)
    closing = system.closes[glyph] + _closing_place(text, start, end, family)
    if family != SINGLE:
        return Mark(start, end, family, opening, closing, _stray(text[start - 1 : start], glyph))
    nothing = _apostrophe(text, start, end, glyph)
    if _SURE_ELISION.match(text, end):
        opening += 1.2
    elif _CLIPPED.search(text, max(0, start - 4), start):
        closing += 2.0 if _NEXT_LOWER.match(text, end) else 1.0
    elif nothing <= 1.2:  # an apostrophe may well stand here, too
        opening, closing = opening + 0.4, closing + 0.4
    return Mark(start, end, family, opening, closing, nothing)


def _opening_place(text: str, start: int, end: int, family: str) -> float:
    """Return what the neighbours say against an opening mark."""
    left = text[start - 1] if start else " "
    right = text[end] if end < len(text) else " "
    cost = 0.0 if left in _FREE_LEFT else 2.5
    if right == " " and family != ANGLE and text[end + 1 : end + 2] not in _OPENERS:
        return cost + 1.5
    return cost + (1.0 if right in ".,;:!?)" else 0.0)


def _closing_place(text: str, start: int, end: int, family: str) -> float:
    """Return what the neighbours say against a closing mark."""
    left = text[start - 1] if start else " "
    right = text[end] if end < len(text) else " "
    cost = 0.0 if right in _FREE_RIGHT else 0.3 if right.isdigit() else 2.5
    if left == " " and family != ANGLE and text[max(0, start - 2) : start - 1] not in _CLOSERS:
        return cost + 1.5
    return cost + (1.0 if left in "([—“‘" else 0.0)


def _stray(left: str, glyph: str) -> float:
    """Return the cost of a double mark that is no quotation mark: inches, a blot."""
    return 0.5 if glyph == '"' and left.isdigit() else 1.5 if glyph == ",," else 5.0


_ELISION = re.compile(
    r"(?:tis|twas|twere|twill|twould|em|er|im|til|till|cause|cos|bout|cept|round|neath|gainst|n|un|ere|ud|arf|alf|ow|"
    r"orse|ave|ee|ouses?|ome|ead|and|ard|igh|ell|ope|ad|as|is|nuff|spose|fraid|s|t|d|kay|pon|mongst|twixt|ood|eavens|"
    r"prentices?|fore|spect|scuse|sides|stead|bliged|squire|leven|nother|usband|appen|appy|undred|ave|most)\b"
    r"|\d\ds?\b",
    re.IGNORECASE,
)
"""Words that have lost their beginning, after the mark."""
_SURE_ELISION = re.compile(r"(?:tis|twas|twere|twill|twould|twixt|em)\b", re.IGNORECASE)

_FUNCTION_WORD = re.compile(
    r" (?:and|or|nor|but|of|in|on|at|to|for|from|by|with|as|is|are|was|were|has|have|had|which|who|that|than|then|"
    r"when|where|while|if|so|because|into|he|she|it|they|we|you|I|the|a|an|did|does|do|would|could|should|will|can|"
    r"said|says|asked|cried|replied|must|may|might|not|only|even|still|through|under|over|about|after|before)\b"
)
_NEXT_LOWER = re.compile(r" [a-z]")


def _apostrophe(text: str, start: int, end: int, glyph: str) -> float:
    """Return the cost of reading a single mark at a word's edge as an apostrophe."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalpha():
        return _apostrophe_after(text, start, end) + (3.0 if glyph == "‘" else 0.0)
    if before.isdigit():
        return 1.0
    if before == " " and after == " ":
        return 1.0
    if after.isalnum() and _ELISION.match(text, end):
        return 0.7 if glyph in "‘`" and not _SURE_ELISION.match(text, end) else 0.3
    return 2.5 if glyph == "'" else 3.5


_CLIPPED = re.compile(r"\b(?:o|th|an|wi|ol|mo|t|nor|las|ha|un|fro|hev|yon|gi|tak|mak|i|wor)$", re.IGNORECASE)
"""Words that have lost their end, before the mark."""


def _apostrophe_after(text: str, start: int, end: int) -> float:
    """Return the cost of an apostrophe at the end of a word: ``workers’ councils``, ``goin’``, ``o’``."""
    tail = text[max(0, start - 3) : start].lower()
    if tail[-1] in "sz":
        return 0.4 if _NEXT_LOWER.match(text, end) and not _FUNCTION_WORD.match(text, end) else 1.2
    if tail.endswith("in") or _CLIPPED.search(text, max(0, start - 4), start):
        return 0.8
    return 2.5


_SPOILT_OPENING = re.compile(r"T(?<![^ (\[—].)(?:(?P<sure>[nmtfdlbgvx](?=[a-z]* )|(?= [a-z]))|(?=[zskc][a-z]))")
"""``‘I`` read as ``T``: ``Tt is``, ``Tn the``, ``T have``; also ``Tzvestia``; but there are Tsars."""

_SPOILT = re.compile(
    r"(?P<comma>/)(?:(?<=[^\W\d_].)|(?<=[.,!?].))(?= |$)"  # ,’ run together
    r"|(?P<stop>\?)(?<=[^\W\d_].)(?= )"  # .’ run together
    r"|(?P<two>55|JJ|33)(?:(?<=[^\W\d_]..)|(?<=[^\W\d_][ .,!?]..)|(?<=[^\W\d_][.,!?] ..))(?=[ .,;:)—-]|$)"
    r"|(?P<one>[5J3*^])(?:(?<=[^\W\d_].)|(?<=[^\W\d_][ .,!?].)|(?<=[^\W\d_][.,!?] .))(?=[ .,;:)—-]|$)"
)
"""What scanning makes of a closing mark."""

_SPOILT_READINGS = {
    "comma": (SINGLE, 0.6, ",’"),
    "stop": (SINGLE, 2.2, ".’"),
    "two": (DOUBLE, 0.8, "”"),
    "one": (SINGLE, 1.0, "’"),
}


def surely_spoilt(text: str) -> bool:
    """Whether a paragraph shows an opening mark lost into a letter, beyond doubt, however well the others pair."""
    return any(match["sure"] is not None for match in _SPOILT_OPENING.finditer(text))


def spoilt_marks(text: str) -> Iterator[Mark]:
    """Yield the characters of a paragraph that may be what scanning left of a mark.

    An opening mark that was lost into the letter after it has no width; the letter is mended with it.
    """
    for match in _SPOILT.finditer(text):
        name = match.lastgroup or "one"
        family, cost, meant = _SPOILT_READINGS[name]
        start, end = match.span(name)
        yield Mark(start, end, family, NEVER, cost, 0.0, meant)
    for match in _SPOILT_OPENING.finditer(text):
        cost, nothing = (0.8, 0.9) if match["sure"] is not None else (1.6, 0.0)
        yield Mark(match.start(), match.start(), SINGLE, cost, NEVER, nothing, "‘I")


_SENTENCE = re.compile(r"[.!?](?<=[^\W\d_]{2}.)(?= [A-Z(\[])")
_BEFORE_SAYING = re.compile(rf"[,!?](?<=[a-z].)(?= (?:(?:he|she|they|I|[A-Z][a-z]+) )?{SAYING}\b)")
_COLON = re.compile(r": (?=[A-Z])")
_ODD_CAPITAL = re.compile(
    r" (?<=[a-z] )(?=(?:The|This|That|These|Those|It|If|In|We|You|He|She|They|There|When|What|All|No|Not|An|As|To)\b)"
)


def lost_marks(text: str, calls: Iterable[int] = ()) -> Iterator[Mark]:
    """Yield the places of a paragraph where a mark may have stood of which nothing is left.

    :param calls: offsets of note calls; a call stands right behind a closing mark, and scanning loses both together.
    """
    yield _lost_opening(len(text) - len(text.lstrip()), 3.5)
    for pattern, cost in ((_ODD_CAPITAL, 2.0), (_COLON, 2.5)):
        for match in pattern.finditer(text):
            yield _lost_opening(match.end(), cost)
    for match in _SENTENCE.finditer(text):
        yield _lost_closing(match.end(), 4.2)
        yield _lost_opening(match.end() + 1, 4.2)
    for match in _BEFORE_SAYING.finditer(text):
        yield _lost_closing(match.end(), 3.2)
    for call in calls:
        at = len(text[:call].rstrip())
        if at and text[at - 1] not in "”’\"'»“‘":
            yield _lost_closing(at, 2.5)


def _lost_opening(at: int, cost: float) -> Mark:
    return Mark(at, at, ANY, cost, NEVER, 0.0)


def _lost_closing(at: int, cost: float) -> Mark:
    return Mark(at, at, ANY, NEVER, cost, 0.0)
