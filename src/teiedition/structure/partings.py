"""Where lines that stand together fall into parts all the same: a source or signature at the right, items of a list.

These are the habits of files that keep indents as blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_RIGHT = 20
"""Blanks before a line that was set at the right: a signature, the source of a motto."""
_STEP = 8
"""Blanks by which such a line stands further right than the one before it."""
_SOURCE = re.compile(r"\s{4,}(?:[—–]|--)\s*_?[A-Z“‘\"]")
_ITEM = re.compile(r"(\s*)(?:\(?(\d{1,2})[.)]|([•*]))\s+\S")


def partings(lines: Sequence[str]) -> set[int]:
    """Return the indices of lines that begin a part of their own."""
    if len(lines) < 2 or (not any(line[:1].isspace() for line in lines) and not _ITEM.match(lines[0])):
        return set()
    leads = [len(line) - len(line.lstrip()) for line in lines]
    return _set_right(lines, leads) | _items(lines, leads)


def _set_right(lines: Sequence[str], leads: Sequence[int]) -> set[int]:
    """Return the last lines, each further right than the one before: a staircase of valediction and signature."""
    found: set[int] = set()
    for index in range(len(lines) - 1, 0, -1):
        source = index == len(lines) - 1 and _SOURCE.match(lines[index]) and leads[index] >= leads[index - 1]
        step = 4 if leads[index - 1] >= _RIGHT else _STEP
        if not source and (leads[index] < _RIGHT or leads[index] < leads[index - 1] + step):
            break
        found.add(index)
    return found


def _items(lines: Sequence[str], leads: Sequence[int]) -> set[int]:
    """Return the lines with numbers that count on from 1, or with bullets, if what is between them hangs deeper."""
    marks = {index: found for index, line in enumerate(lines) if (found := _ITEM.match(line))}
    if 0 not in marks or len(marks) < 2 or len({leads[index] for index in marks}) > 1:
        return set()
    numbers = [int(found[2] or 0) for found in marks.values()]
    hangs = all(leads[index] > leads[0] for index in range(len(lines)) if index not in marks)
    counts = numbers == list(range(1, len(numbers) + 1)) or not any(numbers)
    return set(marks) - {0} if hangs and counts else set()
