"""Figures for what is named and quoted in the running text, inside the windows that the gold covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from lxml import etree

from teiedition.evaluation.figures import Figures, Value, agreement, harmonic, share
from teiedition.evaluation.gold import GoldMention
from teiedition.evaluation.words import AlignedText, Span, texts_of
from teiedition.names import local, xml

_SHOWN = 15

Place = tuple[int, int]
"""First and last raw word of a mention."""
Expected = Mapping[Place, GoldMention]
Predicted = Mapping[Place, etree._Element]
Extra = Callable[[Expected, Predicted, Sequence[Place]], tuple[tuple[str, Value], ...]]
"""Figures of a feature's own, over the places that are found."""

KINDS = {"said": "speech", "quote": "speech", "soCalled": "term", "mentioned": "term", "title": "title"}
"""What the gold calls the kinds of quotation that the TEI tells apart."""


def expected_places(aligned: AlignedText, gold: Sequence[GoldMention]) -> dict[Place, GoldMention]:
    """Return what the gold has, by place; mentions without a word are left out."""
    found: dict[Place, GoldMention] = {}
    for mention in gold:
        words = aligned.raw_in(mention.span)
        if words:
            found[words[0], words[-1]] = mention
    return found


def predicted_places(
    aligned: AlignedText, elements: Sequence[etree._Element], windows: Sequence[Span]
) -> dict[Place, etree._Element]:
    """Return the elements that begin inside the windows, by place."""
    inside = {word for window in windows for word in aligned.raw_in(window)}
    found: dict[Place, etree._Element] = {}
    for element in elements:
        held = aligned.cover(element)
        if held and held[0] in inside:
            found[min(held), max(held)] = element
    return found


def joined(predicted: Predicted, expected: Expected) -> dict[Place, etree._Element]:
    """Return the elements by place, those chained by ``next`` and ``prev`` as one where the gold has one for all.

    Gold may give a speech of several paragraphs one record, or each paragraph its own; either is right.
    """
    parts = {element.get(xml("id")): (place, element) for place, element in predicted.items() if _is_chained(element)}
    found = dict(predicted)
    for place, element in parts.values():
        if element.get("prev"):
            continue
        chain = [place]
        while (following := parts.get((element.get("next") or "").removeprefix("#"))) and following[0] not in chain:
            chain.append(following[0])
            element = following[1]
        whole = min(first for first, _ in chain), max(last for _, last in chain)
        if len(chain) > 1 and whole in expected:
            head = found[place]
            found = {each: one for each, one in found.items() if each not in chain}
            found[whole] = head
    return found


def _is_chained(element: etree._Element) -> bool:
    return element.get(xml("id")) is not None and bool(element.get("next") or element.get("prev"))


def mentions(aligned: AlignedText, expected: Expected, predicted: Predicted, extra: Extra | None = None) -> Figures:
    """Return the figures of mentions: one is found where an element has the same first and last word.

    ``overlap`` is F1 where sharing a word is enough.
    """
    found = sorted(expected.keys() & predicted.keys())
    return Figures(
        (
            *agreement(len(found), len(predicted), len(expected)),
            ("overlap", _overlap(expected, predicted)),
            *(extra(expected, predicted, found) if extra else ()),
        ),
        texts_of(aligned, (place for place in expected if place not in predicted), _SHOWN),
        texts_of(aligned, (place for place in predicted if place not in expected), _SHOWN),
    )


def _overlap(expected: Expected, predicted: Predicted) -> float:
    """Return F1 over mentions that share at least a word."""
    precision = share(_touching(predicted, expected), len(predicted))
    recall = share(_touching(expected, predicted), len(expected))
    return round(harmonic(precision, recall), 4)


def _touching(places: Iterable[Place], others: Iterable[Place]) -> int:
    """Return how many places share a word with one of the others."""
    words = {word for first, last in others for word in range(first, last + 1)}
    return sum(not words.isdisjoint(range(first, last + 1)) for first, last in places)


# What features have of their own


def linking(expected: Expected, predicted: Predicted, found: Sequence[Place]) -> tuple[tuple[str, Value], ...]:
    """Return how well ``@ref`` (or ``@key``) tells entities apart.

    ``link_f1``: over all pairs of found mentions, does the TEI say that two name the same, where the gold does?
    ``linked``: the share of found mentions that have a reference.
    """
    keys = [expected[place].key for place in found]
    if not any(mention.key for mention in expected.values()) or not any(keys):
        return ()
    references = [reference(predicted[place]) for place in found]
    right = claimed = wanted = 0
    for one, other in combinations(range(len(found)), 2):
        same = keys[one] == keys[other]
        said = references[one] is not None and references[one] == references[other]
        right, claimed, wanted = right + (same and said), claimed + said, wanted + same
    linked = sum(one is not None for one in references)
    return (("link_f1", dict(agreement(right, claimed, wanted))["f1"]), ("linked", share(linked, len(found))))


def reference(element: etree._Element) -> str | None:
    """Return whom or what an element names: its ``@ref``, else its ``@key``."""
    return element.get("ref") or element.get("key")


def dating(expected: Expected, predicted: Predicted, found: Sequence[Place]) -> tuple[tuple[str, Value], ...]:
    """Return ``when``: the share of found dates whose ``@when`` (or ``@from``/``@to``) is the gold's."""
    right = sum(when(predicted[place]) == expected[place].key for place in found)
    return (("when", share(right, len(found))),)


def when(date: etree._Element) -> str | None:
    """Return when a date is: ``1921-03-07``; of a range both ends, with a stroke between."""
    start, end = date.get("from") or date.get("notBefore"), date.get("to") or date.get("notAfter")
    return date.get("when") or (f"{start or ''}/{end or ''}" if start or end else None)


def kinds(expected: Expected, predicted: Predicted, found: Sequence[Place]) -> tuple[tuple[str, Value], ...]:
    """Return ``kind``: the share of found quotations that are speech or term as the gold says."""
    right = sum(KINDS.get(local(predicted[place].tag)) == expected[place].kind for place in found)
    return (("kind", share(right, len(found))),)
