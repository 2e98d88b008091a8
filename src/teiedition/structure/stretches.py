"""Stretches of running text that go over line ends, as spans of lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from teiedition.model import Line, Markup, Span

_LONGEST = 2000
"""Characters after which a line is no line of print, and is not searched."""


class Stretches:
    """The running text of lines as one string, with the way back to them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = [line for line in lines if line.furniture is None and len(line.text) <= _LONGEST]
        self._offsets = list(accumulate((len(line.text) + 1 for line in self._lines), initial=0))
        self.text = "\n".join(line.text for line in self._lines)

    def span(self, start: int, end: int) -> Span:
        """Return a stretch that does not go over a line end."""
        place = bisect_right(self._offsets, start) - 1
        return Span(self._lines[place].number, start - self._offsets[place], end - self._offsets[place])

    def markup(
        self, start: int, end: int, element: str, evidence: str, attributes: tuple[tuple[str, str], ...] = ()
    ) -> Markup:
        """Return the markup of a stretch, which begins and ends with a character that is not white space."""
        first, last = self.span(start, start + 1), self.span(end - 1, end)
        if first.line == last.line:
            first = last = Span(first.line, first.start, last.end)
        return Markup(first, last, element, evidence, attributes)
