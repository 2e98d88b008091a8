"""Figures for notes and for the calls that lead to them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from teiedition.evaluation.figures import Figures, agreement, share
from teiedition.evaluation.words import AlignedText, Span
from teiedition.names import tei, xml

_OVERLAP = 0.6
_REACH = 6
_AT_FOOT = frozenset({"foot", "bottom", "end"})


def notes(aligned: AlignedText, gold: Sequence[tuple[str, Span]]) -> tuple[Figures, dict[str, etree._Element]]:
    """Return the figures of note bodies, and the element found for each number.

    ``number`` is the share of the found ones whose ``@n`` is right.
    """
    free = {element: set(held) for element in aligned.elements("note") if (held := aligned.cover(element))}
    predicted = len(free)
    found: dict[str, etree._Element] = {}
    hits = numbered = 0
    for n, span in gold:
        words = set(aligned.raw_in(span))
        near = [(len(words & held) / len(words | held), note) for note, held in free.items() if words & held]
        likeness, note = max(near, key=lambda pair: pair[0], default=(0.0, None))
        if note is not None and likeness >= _OVERLAP:
            del free[note]
            hits += 1
            found.setdefault(n, note)
            numbered += _same_number(note.get("n") or "", n)
    return Figures((*agreement(hits, predicted, len(gold)), ("number", share(numbered, hits)))), found


def _same_number(got: str, n: str) -> bool:
    """Whether ``@n`` is the number as printed; a starred note may have any star, or none."""
    return got.strip(". *") == n.strip("*") or (n.startswith("*") and (got or "*") in "*†")


def calls(aligned: AlignedText, gold: Sequence[tuple[str, int]], found: dict[str, etree._Element]) -> Figures:
    """Return the figures of note calls: right where one points at the note and stands at the word, give or take one.

    ``misplaced`` ones stand elsewhere, ``unlinked`` ones are not there.
    """
    places = call_places(aligned)
    right = misplaced = 0
    for n, at in gold:
        word = max(0, aligned.raw_at(at) - 1)
        stands = places.get(found[n], []) if n in found else []
        if any(place is not None and abs(place - word) <= 1 for place in stands):
            right += 1
        elif stands:
            misplaced += 1
    return Figures(
        (
            ("recall", share(right, len(gold))),
            ("found", right),
            ("predicted", sum(map(len, places.values()))),
            ("expected", len(gold)),
            ("misplaced", misplaced),
            ("unlinked", len(gold) - right - misplaced),
        )
    )


def call_places(aligned: AlignedText) -> dict[etree._Element, list[int | None]]:
    """Return, for each element that is pointed at, the raw words right before the pointers."""
    by_id = {identifier: element for element in aligned.first if (identifier := element.get(xml("id")))}
    places: dict[etree._Element, list[int | None]] = {}
    for element in aligned.elements("ref", "ptr", "anchor", "note"):
        target = (element.get("target") or "").lstrip("#")
        aim = by_id.get(target)
        if element.tag == tei("note") and not target:
            aim = element if _set_in_place(element) else None
        if aim is not None:
            places.setdefault(aim, []).append(aligned.raw_before(aligned.first[element], _REACH))
    return places


def _set_in_place(note: etree._Element) -> bool:
    """Whether a note stands where it is called, so that it needs no call."""
    return note.get("place") in _AT_FOOT or any(one.tag == tei("p") for one in note.iterancestors())
