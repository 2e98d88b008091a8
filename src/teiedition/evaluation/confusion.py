"""What is taken for what: for each kind of mention in the gold, the element that stands there in the TEI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from teiedition.evaluation.inline import Place

NOTHING = "–"
"""Row and column for what only one side has."""

_ALIKE = 0.5
"""A mention and an element are about the same words where they share so much (Jaccard)."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """A confusion table."""

    name: str
    """``names`` or ``quotations``."""
    counts: tuple[tuple[str, str, int], ...]
    """Kind in the gold, element in the TEI, and how often; :data:`NOTHING` where one side has nothing there."""

    def __getitem__(self, pair: tuple[str, str]) -> int:
        return next((number for kind, element, number in self.counts if (kind, element) == pair), 0)

    def as_dict(self) -> dict[str, dict[str, int]]:
        """Return plain data for JSON: by kind in the gold, then by element in the TEI."""
        found: dict[str, dict[str, int]] = {}
        for kind, element, number in self.counts:
            found.setdefault(kind, {})[element] = number
        return found


def confusion(
    name: str,
    expected: Iterable[tuple[Place, str]],
    predicted: Iterable[tuple[Place, str]],
    right: Mapping[str, Container[str]],
    judged: Container[str],
) -> Confusion:
    """Return the table of what the gold has against what the TEI has, wherever both are about the same words.

    :param expected: places and kinds in the gold.
    :param predicted: places and elements in the TEI.
    :param right: for each kind in the gold the elements that are right; of several at one place they are preferred.
    :param judged: elements that are shown where the gold has nothing.
    """
    counts: Counter[tuple[str, str]] = Counter()
    met: set[tuple[Place, str]] = set()
    by_word = _by_word(predicted)
    for place, kind in expected:
        near = {pair for word in range(place[0], place[1] + 1) for pair in by_word.get(word, ())}
        rated = [(_alike(place, pair[0]), pair[1] in right.get(kind, ()), pair) for pair in near]
        likeness, _, best = max(rated, default=(0.0, False, None))
        if best is None or likeness < _ALIKE:
            counts[kind, NOTHING] += 1
        else:
            counts[kind, best[1]] += 1
            met.add(best)
    extra = {pair for pairs in by_word.values() for pair in pairs if pair[1] in judged} - met
    counts.update((NOTHING, element) for _, element in extra)
    return Confusion(name, tuple((*pair, number) for pair, number in sorted(counts.items(), key=_order)))


def _order(item: tuple[tuple[str, str], int]) -> tuple[bool, str, bool, str]:
    """Sort by kind, then by element, with nothing at the end."""
    (kind, element), _ = item
    return kind == NOTHING, kind, element == NOTHING, element


def _by_word(predicted: Iterable[tuple[Place, str]]) -> dict[int, list[tuple[Place, str]]]:
    found: dict[int, list[tuple[Place, str]]] = {}
    for pair in predicted:
        for word in range(pair[0][0], pair[0][1] + 1):
            found.setdefault(word, []).append(pair)
    return found


def _alike(one: Place, other: Place) -> float:
    """Return how far two stretches of words overlap: 1 where they are the same."""
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]) + 1)
