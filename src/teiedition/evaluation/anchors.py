"""Finding the anchors of standoff gold in the raw text."""

from __future__ import annotations

import re
from itertools import accumulate

from teiedition.evaluation.words import Span

_REACH = 16
"""So many lines after the one on which it begins an anchor may end."""


class RawLines:
    """A raw text by lines, which count from 1."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._lines = raw.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    def __len__(self) -> int:
        return len(self._lines)

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of the lines from ``first`` to ``last``, without the last line end.

        :raises IndexError: when the text has no such line.
        """
        if not 1 <= first <= last <= len(self._lines):
            raise IndexError(f"the text has {len(self._lines)} lines; there are no lines {first} to {last}")
        return self._starts[first - 1], self._starts[last - 1] + len(self._lines[last - 1])

    def find(self, line: int, words: str, occurrence: int = 1) -> Span | None:
        """Return the span of words that begin on a line; white space between them may be any, a line end too."""
        start, end = self.span(line, line)
        limit = min(len(self._raw), self._starts[min(len(self._lines), line + _REACH)])
        hits = [match for match in _pattern(words).finditer(self._raw, start, limit) if match.start() <= end]
        return hits[occurrence - 1].span() if len(hits) >= occurrence else None

    def find_end(self, start: Span, line: int, words: str) -> int | None:
        """Return the offset after the first occurrence of the words that ends on or after a line.

        :param start: span of the first words of what ends here; it does not end before those do.
        """
        first, _ = self.span(line, line)
        limit = self.span(line, min(len(self._lines), line + 1))[1]
        for match in _pattern(words).finditer(self._raw, start[0], limit):
            if match.end() > first and match.end() >= start[1]:
                return match.end()
        last_word = re.compile(re.escape(words.split()[-1]))
        found = last_word.search(self._raw, max(start[0], first), self.span(line, line)[1])
        return found.end() if found else None

    def find_mark(self, line: int, mark: str) -> int | None:
        """Return the offset of a mark on a line."""
        start, end = self.span(line, line)
        at = self._raw.find(mark, start, end)
        return at if at >= 0 else None

    def nearest_word(self, offset: int, step: int) -> int:
        """Return the offset of the letter or digit nearest to ``offset`` in the direction of ``step`` (1 or -1)."""
        while 0 < offset < len(self._raw) - 1 and not self._raw[offset].isalnum():
            offset += step
        return offset


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))
