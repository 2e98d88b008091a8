"""The measure of the page: how wide its columns are, and what that says about a line.

Lines of prose are filled as far as they go. A column of width *C* therefore shows in every pair of lines that follow
each other inside a paragraph: the first line is no wider than *C*, but would be with the next word added. The width
for which most pairs speak is the column; the pairs that need a wider one belong to a smaller type. Two questions
are then answered for any line: would the next word still have fitted, and is it too wide to have been indented?
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from teiedition.structure.marks import ends_sentence
from teiedition.structure.widths import SPACE, proportional, typewritten

_UNIT = re.compile(r"\S[^\s—–-]*[-–]?")
"""What cannot be parted over a line end: a word, or its part up to a hyphen or dash."""
_BIN = 100
_WIDEST = 120_000
_NARROWEST = 10_000
"""Width of a line of about 25 characters: nobody sets prose narrower."""
_FEWEST_PAIRS = 12
_MOST_TYPES = 3
"""Smaller types that are looked for."""
_WIDER = 1.03
"""By how much a line must be too wide for the text before it is taken for small type."""
_SHORT = 0.9
"""Part of the column up to which a line with its next word is short beyond doubt."""
_REGULAR = 0.965
"""Share of the lines inside sentences that keep to the column within the slack."""
_RATE = 0.7
"""Share of pairs that must speak for a column before it is believed."""

Width = Callable[[str], int]
Stretch = Sequence[str]
Pair = tuple[float, float]
"""Width of a line, and its width with the next word added."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The measure of one book. Widths are thousandths of an em of the text type."""

    width: Width
    columns: tuple[float, ...] = ()
    """Width of the text column, then of the columns of smaller type, counted in text type; empty where the
    lines follow no measure."""
    indent: float = 0.0
    """Indent of a paragraph's first line; 0 where paragraphs are not indented."""
    slack: float = 0.0
    """By how much a line may stay short of the column although no more was to follow on it."""
    excess: float = 0.0
    """By how much a line may be wider than the column."""
    lead: int = 0
    """Blanks before a paragraph's first line, where the file keeps indents as blanks; else 0."""

    @property
    def measured(self) -> bool:
        """Whether the measure may be used at all."""
        return bool(self.columns)

    @property
    def text(self) -> float:
        """The text column; 0 where there is no measure."""
        return self.columns[0] if self.columns else 0.0

    def column_of(self, lines: Stretch) -> float | None:
        """Return the column that a stretch of lines fills, ``None`` where it is too short to tell."""
        if not self.columns or _in_capitals(lines):
            return None
        pairs = _pairs(self.width, lines)
        votes = [sum(_speaks(pair, column, self.slack, self.excess) for pair in pairs) for column in self.columns]
        most = max(votes)
        widest = max(map(self.width, lines))
        if most and (votes[0] == most or widest > _WIDER * self.text):
            return self.columns[votes.index(most)]
        if most:
            return self.text
        wider = (column for column in self.columns[1:] if _WIDER * self.text < widest <= column + self.excess)
        return next(wider, None)

    def is_small(self, lines: Stretch) -> bool:
        """Whether a stretch of lines is set in a smaller type than the text."""
        column = self.column_of(lines)
        return column is not None and column > self.text

    def room(self, line: str, following: str, column: float | None = None) -> float:
        """Return the space that would be left on a line if it also held the first word of the following one.

        Negative where that word would not have fitted.
        """
        return (column or self.text) - self.width(line) - SPACE - self.width(unit(following))

    def ended_short(self, line: str, following: str, column: float | None = None) -> bool:
        """Whether the next word would still have fitted, so that the line ends a paragraph."""
        return self.measured and self.room(line, following, column) > self.slack

    def not_indented(self, line: str, column: float | None = None) -> bool:
        """Whether the line is too wide to have been indented, so that it begins no paragraph."""
        if not (self.measured and self.indent):
            return False
        return self.width(line) + self.indent > (column or self.text) + self.excess

    def indented(self, line: str, following: str, column: float | None = None) -> bool:
        """Whether the line ends so early that it must have been indented."""
        if not (self.measured and self.indent):
            return False
        return self.slack < self.room(line, following, column) <= self.indent + self.slack

    def opens(self, line: str, following: str) -> bool:
        """Whether the line is known to have the indent of a paragraph's first line; boxes tell, widths do not."""
        return False

    def leading(self, lines: Stretch) -> int:
        """Return the blanks that all lines begin with."""
        return min((len(line) - len(line.lstrip()) for line in lines), default=0)


UNMEASURED = Layout(typewritten)


def _in_capitals(lines: Stretch) -> bool:
    """Whether the lines are mostly capitals: they may stand for small capitals, and then say nothing."""
    return 2 * sum(map(str.isupper, lines)) > len(lines)


def unit(text: str) -> str:
    """Return the beginning of a line that cannot be parted from its first word."""
    found = _UNIT.match(text.lstrip()[:200])
    return found[0] if found else ""


def estimate(stretches: Iterable[Stretch]) -> Layout:
    """Estimate the measure from stretches of lines without blank lines between them."""
    stretches = [lines for lines in stretches if lines]
    best = UNMEASURED, 0.0
    for width in (proportional, typewritten):
        layout, rate = _estimate_with(width, stretches)
        if rate > best[1] + (0.02 if best[1] else 0.0):
            best = layout, rate
    return best[0]


def _estimate_with(width: Width, stretches: list[Stretch]) -> tuple[Layout, float]:
    groups = [_pairs(width, lines) for lines in stretches]
    first, _ = _vote(groups)
    text = [index for index, group in enumerate(groups) if all(low <= 1.01 * first for low, _ in group)]
    main = [groups[index] for index in text]
    column, rate = _vote(main)
    if rate < _RATE or column < _NARROWEST or sum(map(len, main)) < _FEWEST_PAIRS:
        return UNMEASURED, 0.0
    prose = [stretches[index] for index in text]
    slack, excess = _strays(prose, main, column)
    rest = [group for group in groups if any(low > 1.02 * column + excess for low, _ in group)]
    indent = column - _vote(_beginnings(prose, main, column))[0]
    if not 0.008 * column < indent < 0.12 * column:
        indent = 0.0
    return Layout(width, (column, *_small_columns(rest, column, slack)), indent, slack, excess, _lead(prose)), rate


def _beginnings(stretches: Sequence[Stretch], groups: Sequence[Sequence[Pair]], column: float) -> Iterator[list[Pair]]:
    """Yield the pairs of first lines: of a stretch, and after a sentence that ends in a short line."""
    for lines, group in zip(stretches, groups, strict=True):
        for place, pair in enumerate(group):
            if place == 0 or (group[place - 1][1] < _SHORT * column and ends_sentence(lines[place - 1])):
                yield [pair]


def _lead(stretches: Sequence[Stretch]) -> int:
    """Return the blanks before a paragraph's first line, where the file has them; 0 where it has none."""
    leads = Counter(
        len(line) - len(line.lstrip())
        for lines in stretches
        for line, following in pairwise(lines)
        if line[:1] == " " and following[:1] != " "
    )
    lead, count = leads.most_common(1)[0] if leads else (0, 0)
    return lead if count >= max(_FEWEST_PAIRS / 2, 0.3 * len(stretches)) else 0


def _small_columns(groups: list[list[Pair]], column: float, slack: float) -> list[float]:
    """Return the columns of smaller type: the one most pairs speak for, then the one of those left over."""
    found: list[float] = []
    while len(found) < _MOST_TYPES:
        small, rate = _vote(groups)
        if rate * sum(map(len, groups)) < _FEWEST_PAIRS / 2 or not _WIDER * column < small < 1.7 * column:
            break
        found.append(small)
        groups = [
            group for group in groups if 2 * sum(_speaks(pair, small, slack, slack) for pair in group) < len(group)
        ]
    return sorted(found)


def _speaks(pair: Pair, column: float, slack: float, excess: float) -> bool:
    return pair[0] <= column + excess and pair[1] > column - slack


def _pairs(width: Width, lines: Stretch) -> list[Pair]:
    found = []
    for line, following in pairwise(lines):
        low = width(line)
        found.append((float(low), float(low + SPACE + width(unit(following)))))
    return found


def _vote(groups: Iterable[Sequence[Pair]]) -> tuple[float, float]:
    """Return the width for which most pairs speak, and their share."""
    changes = [0] * (_WIDEST // _BIN + 2)
    count = 0
    for group in groups:
        for low, high in group:
            count += 1
            changes[min(int(low) // _BIN + 1, _WIDEST // _BIN)] += 1
            changes[min(int(high) // _BIN + 1, _WIDEST // _BIN + 1)] -= 1
    if not count:
        return 0.0, 0.0
    votes = list(accumulate(changes))
    most = max(votes)
    best = [position for position, vote in enumerate(votes) if vote == most]
    return float(best[len(best) // 2] * _BIN), most / count


def _strays(stretches: Sequence[Stretch], groups: Sequence[Sequence[Pair]], column: float) -> tuple[float, float]:
    """Return how far lines inside sentences stay short of the column and go beyond it, but for the worst of them."""
    inside = [
        pair
        for lines, group in zip(stretches, groups, strict=True)
        for line, pair in zip(lines, group, strict=False)
        if not ends_sentence(line)
    ]
    place = int(_REGULAR * (len(inside) - 1))
    short = sorted(column - high for _, high in inside)[place] if inside else 0.0
    wide = sorted(low - column for low, _ in inside)[place] if inside else 0.0
    least, most = 0.003 * column, 0.06 * column
    return min(max(short, least), most), min(max(wide, least), most)
