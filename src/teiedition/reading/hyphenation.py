"""Words broken at line ends: does the mark only divide the word, or does it belong to it?

Decided by the book's own vocabulary: the form that occurs elsewhere, ``government`` or ``self-help``, is right. Where
neither occurs, a plain hyphen in a text that divides words with a mark of its own (``¬``, the soft hyphen) belongs to
the word; else known first parts (``self-``, ``non-``) keep their mark, and the rest follow the habit of the book.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from teiedition.model import Hyphenation, Line, Source

SOFT = "¬\u00ad"
_MARKS = "-\u2010" + SOFT
_LAST = re.compile(rf"([^\W\d_]+(?:[-’'][^\W\d_]+)*)[{_MARKS}]$")
_FIRST = re.compile(r"[\W_]*?([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LONGEST = 2000
"""Characters after which a line is no line of print, and is left out of the vocabulary."""
_COMPOUNDING = (
    "all anarcho anti co counter cross ego ever ex half ill mid multi near neo non post pro pseudo quasi re self semi"
    " so ultra vice well"
)
_KEEPING = frozenset(_COMPOUNDING.split())
"""First parts of compounds that are written with a hyphen more often than not."""


@dataclass(frozen=True, slots=True)
class _Break:
    index: int
    first: str
    second: str
    soft: bool


def mend_hyphenation(source: Source) -> Source:
    """Set ``Line.joins_next`` where a line's last word goes on in the next line; what the OCR told stays."""
    breaks = list(_breaks(source.lines))
    if not breaks:
        return source
    known = _vocabulary(source.lines)
    decided = {cut.index: _by_vocabulary(cut, known) for cut in breaks}
    soft_book = any(cut.soft for cut in breaks)
    dissolves = 2 * sum(kind is Hyphenation.DISSOLVED for kind in decided.values()) > sum(
        kind is not None for kind in decided.values()
    )
    lines = list(source.lines)
    for cut in breaks:
        kind = lines[cut.index].joins_next or decided[cut.index] or _by_habit(cut, soft_book, dissolves)
        lines[cut.index] = replace(lines[cut.index], joins_next=kind)
    return replace(source, lines=tuple(lines))


def _breaks(lines: Iterable[Line]) -> Iterable[_Break]:
    open_line: tuple[int, str, bool] | None = None
    for index, line in enumerate(lines):
        if not line.text or line.furniture is not None:
            continue
        if open_line and (first := _FIRST.match(line.text[:80])) and line.text.lstrip()[:1].isalpha():
            yield _Break(open_line[0], open_line[1], first[1].casefold(), open_line[2])
        found = _LAST.search(line.text[-80:]) if line.text[-1] in _MARKS else None
        open_line = (index, found[1].casefold(), line.text[-1] in SOFT) if found else None


def _vocabulary(lines: Iterable[Line]) -> Counter[str]:
    known: Counter[str] = Counter()
    for line in lines:
        if len(line.text) <= _LONGEST:
            known.update(_WORD.findall(line.text.casefold()))
    return known


def _by_vocabulary(cut: _Break, known: Counter[str]) -> Hyphenation | None:
    last = cut.first.rpartition("-")[2]
    joined = known[cut.first + cut.second] + known[last + cut.second] * (last != cut.first)
    hyphened = known[f"{cut.first}-{cut.second}"]
    if joined == hyphened:
        return None
    return Hyphenation.DISSOLVED if joined > hyphened else Hyphenation.KEPT


def _by_habit(cut: _Break, soft_book: bool, dissolves: bool) -> Hyphenation:
    if (soft_book and not cut.soft) or cut.first in _KEEPING or len(cut.first) == 1:
        return Hyphenation.KEPT
    return Hyphenation.DISSOLVED if dissolves or cut.soft else Hyphenation.KEPT
