"""Aligning two sequences of words that are nearly the same, in time nearly proportional to their length.

Patience alignment: runs of words that occur once on either side are anchors; the longest chain of anchors in order
holds, and what lies between two of them is aligned in the same way, down to stretches small enough for
:mod:`difflib`. Text that was moved (notes set where they are called) is found afterwards by its own anchors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher

Words = Sequence[str]
Pair = tuple[int, int]

_SMALL = 400_000
"""Stretches whose product of lengths is no greater go to difflib."""
_RUNS = (5, 3, 2, 1)
"""Lengths of run that are tried as anchors, longest first."""
_MOVED_RUN = 4


def align(left: Words, right: Words) -> list[int | None]:
    """Return, for each word of ``left``, the index of its word in ``right``, or ``None``; each is used once."""
    matched: list[int | None] = [None] * len(left)
    open_stretches = [(0, len(left), 0, len(right))]
    while open_stretches:
        open_stretches += _stretch(left, right, matched, *open_stretches.pop())
    _moved(left, right, matched)
    return matched


def _stretch(
    left: Words, right: Words, matched: list[int | None], start: int, end: int, other: int, last: int
) -> list[tuple[int, int, int, int]]:
    """Align ``left[start:end]`` with ``right[other:last]`` as far as can be seen; return what is still open."""
    while start < end and other < last and left[start] == right[other]:
        matched[start] = other
        start, other = start + 1, other + 1
    while start < end and other < last and left[end - 1] == right[last - 1]:
        end, last = end - 1, last - 1
        matched[end] = last
    if start == end or other == last:
        return []
    if (end - start) * (last - other) <= _SMALL:
        matcher = SequenceMatcher(None, left[start:end], right[other:last], autojunk=False)
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                matched[start + block.a + step] = other + block.b + step
        return []
    return _between_anchors(left, right, matched, start, end, other, last)


def _between_anchors(
    left: Words, right: Words, matched: list[int | None], start: int, end: int, other: int, last: int
) -> list[tuple[int, int, int, int]]:
    """Match what follows each anchor and return the stretches between them; none if there is no anchor."""
    chain: list[Pair] = []
    for length in _RUNS:
        chain = _longest_chain(_anchors(left, right, length, range(start, end), range(other, last)))
        if chain:
            break
    still_open = []
    for here, there in chain:
        if here < start or there < other:
            continue
        still_open.append((start, here, other, there))
        while here < end and there < last and left[here] == right[there]:
            matched[here] = there
            here, there = here + 1, there + 1
        start, other = here, there
    return [*still_open, (start, end, other, last)] if chain else []


def _anchors(left: Words, right: Words, length: int, here: Sequence[int], there: Sequence[int]) -> list[Pair]:
    """Return the places of the runs of so many words that occur once on either side."""
    mine, theirs = _unique_runs(left, length, here), _unique_runs(right, length, there)
    return sorted((place, theirs[run]) for run, place in mine.items() if run in theirs)


def _unique_runs(words: Words, length: int, places: Sequence[int]) -> dict[tuple[str, ...], int]:
    """Return the runs of neighbouring words that occur once, each with its place."""
    found: dict[tuple[str, ...], int] = {}
    for at in range(len(places) - length + 1):
        first = places[at]
        if places[at + length - 1] - first == length - 1:
            run = tuple(words[first : first + length])
            found[run] = -1 if run in found else first
    return {run: place for run, place in found.items() if place >= 0}


def _longest_chain(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest chain of pairs that ascends on both sides."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int | None] = []
    for number, (_, there) in enumerate(pairs):
        at = bisect_left(ends, there)
        if at == len(ends):
            ends.append(there)
            holders.append(number)
        else:
            ends[at], holders[at] = there, number
        before.append(holders[at - 1] if at else None)
    chain = []
    last = holders[-1] if holders else None
    while last is not None:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def _moved(left: Words, right: Words, matched: list[int | None]) -> None:
    """Match runs among what is left over on both sides, wherever they stand."""
    used = {place for place in matched if place is not None}
    here = [place for place, partner in enumerate(matched) if partner is None]
    there = [place for place in range(len(right)) if place not in used]

    def free(mine: int, theirs: int) -> bool:
        return (
            0 <= mine < len(left)
            and 0 <= theirs < len(right)
            and matched[mine] is None
            and theirs not in used
            and left[mine] == right[theirs]
        )

    for mine, theirs in _anchors(left, right, _MOVED_RUN, here, there):
        for first, step in ((0, 1), (-1, -1)):
            at = first
            while free(mine + at, theirs + at):
                matched[mine + at] = theirs + at
                used.add(theirs + at)
                at += step
