"""Pair two sequences that both stand in order: the best set of pairs that never cross.

The method is the weighted form of the longest common subsequence: a pair has a worth, a pair worth nothing is never
made, and every item goes into one pair at most. Run from both ends, the same table also tells what the best solution
without a given pair is worth. The difference is the pair's margin; a margin of 0 means that leaving the pair out
costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

Worths = Callable[[int, int, int], list[int]]
"""``worths(column, start, end)``: worth of the pairs of one column with the rows from ``start`` up to ``end``."""

FULL_TABLE = 300_000
"""Cells up to which the whole table is computed; a larger one only near its diagonal, in linear time."""
BAND = 200
"""Rows of the band along the diagonal of a large table."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of the best solution."""

    row: int
    column: int
    margin: int
    """What the best solution is worth more than the best one without this pair; never negative."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Best totals after each column, each a window of ``width`` rows that begins at ``starts[column]``.

    ``totals[j][k]`` is the best worth of the first ``j`` columns and the first ``starts[j] + k`` rows; it never
    falls with ``k``.
    """

    starts: tuple[int, ...]
    totals: tuple[list[int], ...]


def align(rows: int, columns: int, worths: Worths) -> tuple[Pair, ...]:
    """Return the pairs of the best solution, in order.

    Time and memory go with ``rows * columns``, for large tables (see :data:`FULL_TABLE`) with ``columns``.
    """
    if not rows or not columns:
        return ()
    starts, width = _windows(rows, columns)
    made = [worths(column, start, min(rows, start + width)) for column, start in enumerate(starts[:-1])]
    ahead = _Table(starts, _fill(starts, width, made))
    back = _backward(ahead, rows, width, made)
    return tuple(
        Pair(row, column, _margin(row, column, made[column], ahead, back)) for row, column in _trace(ahead, rows)
    )


def _windows(rows: int, columns: int) -> tuple[tuple[int, ...], int]:
    """Return the first row of each column's window, for the edges 0 to ``columns``, and the windows' width."""
    width = rows + 1
    if width * columns > FULL_TABLE:
        width = min(width, BAND)
    last = rows + 1 - width
    return tuple(min(max(rows * edge // columns - width // 2, 0), last) for edge in range(columns + 1)), width


def _fill(starts: Sequence[int], width: int, made: Sequence[list[int]]) -> tuple[list[int], ...]:
    """Return the best totals at each edge from the worths of the column after it."""
    totals = [[0] * width]
    for column, worth in enumerate(made):
        row, step = totals[-1], starts[column + 1] - starts[column]
        paired = [total + more for total, more in zip(row, worth, strict=False)]
        following = [row[0], *map(max, row[1:], paired)]
        following = [*following[step:], *([following[-1]] * step)]
        totals.append(list(accumulate(following[:width], max)))
    return tuple(totals)


def _backward(ahead: _Table, rows: int, width: int, made: Sequence[list[int]]) -> _Table:
    """Return the best totals of the columns and rows still to come, indexed as ``ahead`` is."""
    starts = tuple(rows + 1 - width - start for start in reversed(ahead.starts))
    turned = []
    for worth, start, turned_start in zip(reversed(made), reversed(ahead.starts[:-1]), starts[:-1], strict=True):
        known = {rows - 1 - start - offset: more for offset, more in enumerate(worth)}
        turned.append([known.get(row, 0) for row in range(turned_start, min(rows, turned_start + width))])
    totals = _fill(starts, width, turned)
    return _Table(ahead.starts, tuple(row[::-1] for row in reversed(totals)))


def _margin(row: int, column: int, worth: Sequence[int], ahead: _Table, back: _Table) -> int:
    """Return what the best solution loses when the column may not be paired with the row."""
    before, after = ahead.totals[column], back.totals[column + 1]
    step = ahead.starts[column + 1] - ahead.starts[column]
    skipped = max(total + rest for total, rest in zip(before[step:], after, strict=False))
    later = after[1 - step :] if step <= 1 else [0] * (step - 1) + after
    through = [total + more + rest for total, more, rest in zip(before, worth, later, strict=False)]
    place = row - ahead.starts[column]
    return max(through[place] - max([skipped, *through[:place], *through[place + 1 :]]), 0)


def _trace(table: _Table, rows: int) -> list[tuple[int, int]]:
    """Return the pairs that make up the best total, in order."""
    pairs = []
    row = rows
    for column in range(len(table.totals) - 2, -1, -1):
        before, after = table.starts[column], table.starts[column + 1]
        total = table.totals[column + 1][row - after]
        while row > after and table.totals[column + 1][row - 1 - after] == total:
            row -= 1
        row = min(row, before + len(table.totals[column]) - 1)
        if table.totals[column][row - before] < total:
            row -= 1
            pairs.append((row, column))
    return pairs[::-1]
