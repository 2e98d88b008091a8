"""One document against its gold, feature by feature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from teiedition.evaluation import inline, notes, structure
from teiedition.evaluation.calibration import calibration
from teiedition.evaluation.confusion import Confusion, confusion
from teiedition.evaluation.figures import Figures, share
from teiedition.evaluation.gold import Gold
from teiedition.evaluation.inline import Expected, Place, Predicted
from teiedition.evaluation.reading import inline as stands_inline
from teiedition.evaluation.result import Evaluation
from teiedition.evaluation.words import AlignedText, Span
from teiedition.names import local, tei
from teiedition.tei.document import TeiDocument

_QUOTATIONS = ("q", "quote", "said", "soCalled", "mentioned", "term")
_BY_TYPE = ("name", "rs")
NAMES = {
    "person": ("persName", "docAuthor", "author", "editor"),
    "place": ("placeName", "pubPlace", "settlement", "country", "region", "geogName"),
    "title": ("title",),
    "date": ("date",),
    "org": ("orgName",),
    "ship": _BY_TYPE,
    "event": (*_BY_TYPE, "eventName"),
}
"""The elements that name what the gold calls by each kind; ``name`` and ``rs`` do where their type is the kind."""
_LABELS = {"person": "persName", "place": "placeName", "title": "title", "date": "date", "org": "orgName"} | {
    kind: f"name {kind}" for kind in ("ship", "event")
}
"""How each kind is called in the confusion table."""
_FEATURES: tuple[tuple[str, str, inline.Extra | None], ...] = (
    ("persons", "person", inline.linking),
    ("places", "place", inline.linking),
    ("quotations", "quote", inline.kinds),
    ("titles", "title", None),
    ("dates", "date", inline.dating),
    ("organisations", "org", inline.linking),
    ("ships", "ship", None),
    ("events", "event", None),
)
_IF_IN_GOLD = frozenset({"organisations", "ships", "events"})
"""Features that are measured only where the gold has at least one."""
BLOCKS = (
    ("verse", "verse", ("lg",)),
    ("lists", "list", ("list",)),
    ("epigraphs", "epigraph", ("epigraph",)),
    ("closers", "closer", ("closer", "signed")),
)
_QUOTE_OVERLAP, _BLOCK_OVERLAP = 0.8, 0.7


def evaluate(document: TeiDocument, raw: str, gold: Gold) -> Evaluation:
    """Return how well a document agrees with the gold of the raw text it was made from.

    :param raw: the raw text, with line ends as ``\\n``; the same as the gold was loaded for.
    """
    aligned = AlignedText(document, raw, gold.scope)
    running = list(_inline_features(aligned, gold)) if gold.windows else []
    return Evaluation(
        (
            *_features(aligned, gold),
            *((each.name, inline.mentions(aligned, each.expected, each.predicted, each.extra)) for each in running),
        ),
        tuple(_confusions(aligned, gold)) if gold.windows else (),
        tuple(row for each in running for row in calibration(each.name, each.expected, each.predicted)),
    )


def _features(aligned: AlignedText, gold: Gold) -> Iterator[tuple[str, Figures]]:
    yield "words", _words(aligned, gold.scope)
    if gold.heads:
        yield "heads", structure.heads(aligned, gold.heads, gold.ignored_heads)
    if gold.turns:
        yield "pages", structure.turns(aligned, gold.turns)
    if gold.false_breaks:
        yield "false breaks", structure.turns(aligned, gold.false_breaks)
    displayed = structure.displayed_quotations(aligned, gold.blocks.get("optional", ()))
    yield "block quotes", structure.blocks(aligned, gold.blocks.get("blockquote", ()), displayed, _QUOTE_OVERLAP)
    for name, kind, elements in BLOCKS:
        if spans := gold.blocks.get(kind):
            yield name, structure.blocks(aligned, spans, structure.outermost(aligned, *elements), _BLOCK_OVERLAP)
    if gold.notes:
        figures, found = notes.notes(aligned, gold.notes)
        yield "notes", figures
        yield "note calls", notes.calls(aligned, gold.calls, found)


def _words(aligned: AlignedText, scope: Span) -> Figures:
    """Return the share of raw words in the scope that are in the TEI."""
    expected = aligned.raw_in(scope)
    kept = {word for word in aligned.match if word is not None and word in expected}
    return Figures((("recall", share(len(kept), len(expected))), ("expected", len(expected))))


class _Inline(NamedTuple):
    """One feature of the running text: what the gold has and what the TEI has, by place."""

    name: str
    expected: Expected
    predicted: Predicted
    extra: inline.Extra | None = None


def _inline_features(aligned: AlignedText, gold: Gold) -> Iterator[_Inline]:
    for name, kind, extra in _FEATURES:
        mentions = [mention for mention in gold.mentions.get(kind, ()) if mention.kind != "title"]
        if mentions or name not in _IF_IN_GOLD:
            elements = quotations(aligned) if kind == "quote" else named(aligned, kind)
            expected = inline.expected_places(aligned, mentions)
            predicted = inline.predicted_places(aligned, elements, gold.windows)
            if kind == "quote":
                predicted = inline.joined(predicted, expected)
            yield _Inline(name, expected, predicted, extra)


def named(aligned: AlignedText, kind: str) -> list[etree._Element]:
    """Return the elements that name something of a kind of gold: ``person``, ``place``, ``ship`` …"""
    elements = aligned.elements(*NAMES[kind])
    return [one for one in elements if local(one.tag) not in _BY_TYPE or one.get("type") == kind]


def quotations(aligned: AlignedText) -> list[etree._Element]:
    """Return the quotations in running text."""
    return [one for one in aligned.elements(*_QUOTATIONS) if one.tag != tei("quote") or stands_inline(one)]


def _confusions(aligned: AlignedText, gold: Gold) -> Iterator[Confusion]:
    """Yield the tables for names and for quotations; among the latter stand titles in quotation marks."""

    def placed(label: str, elements: Sequence[etree._Element]) -> Iterator[tuple[Place, str]]:
        return ((place, label) for place in inline.predicted_places(aligned, elements, gold.windows))

    def expected(kind: str) -> Iterator[tuple[Place, str]]:
        found = inline.expected_places(aligned, gold.mentions.get(kind, ()))
        return ((place, mention.kind or kind) for place, mention in found.items())

    names = [pair for kind, label in _LABELS.items() for pair in placed(label, named(aligned, kind))]
    names += placed("name", [one for one in aligned.elements(*_BY_TYPE) if one.get("type") not in NAMES])
    judged = {label for kind, label in _LABELS.items() if kind in gold.mentions}
    right = {kind: (label,) for kind, label in _LABELS.items()}
    yield confusion("names", [pair for kind in _LABELS for pair in expected(kind)], names, right, judged)
    quoted = [*placed("title", aligned.elements("title"))]
    for name in _QUOTATIONS:
        quoted += placed(name, [element for element in quotations(aligned) if local(element.tag) == name])
    yield confusion("quotations", expected("quote"), quoted, _QUOTED, _QUOTATIONS)


_QUOTED = {"speech": ("said", "quote"), "term": ("soCalled", "mentioned"), "title": ("title",)}
