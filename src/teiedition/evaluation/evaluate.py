"""One document against its gold, feature by feature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from teiedition.evaluation import inline, notes, structure
from teiedition.evaluation.calibration import calibration
from teiedition.evaluation.confusion import Confusion, confusion
from teiedition.evaluation.figures import Figures, share
from teiedition.evaluation.gold import Gold, GoldMention
from teiedition.evaluation.inline import Expected, Place, Predicted
from teiedition.evaluation.reading import inline as stands_inline
from teiedition.evaluation.result import Evaluation
from teiedition.evaluation.words import AlignedText, Span
from teiedition.names import local, tei
from teiedition.tei.document import TeiDocument

_QUOTATIONS = ("q", "quote", "said", "soCalled", "mentioned", "term")
PERSONS = ("persName", "docAuthor", "author", "editor")
PLACES = ("placeName", "pubPlace", "settlement", "country", "region", "geogName")
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
    quoted = [mention for mention in gold.mentions.get("quote", ()) if mention.kind != "title"]
    rows: tuple[tuple[str, Sequence[GoldMention], list[etree._Element], inline.Extra | None], ...] = (
        ("persons", gold.mentions.get("person", ()), aligned.elements(*PERSONS), inline.linking),
        ("places", gold.mentions.get("place", ()), aligned.elements(*PLACES), inline.linking),
        ("quotations", quoted, quotations(aligned), inline.kinds),
        ("titles", gold.mentions.get("title", ()), aligned.elements("title"), None),
        ("dates", gold.mentions.get("date", ()), aligned.elements("date"), inline.dating),
        ("organisations", gold.mentions.get("org", ()), aligned.elements("orgName"), inline.linking),
    )
    for name, mentions, elements, extra in rows:
        if mentions or name != "organisations":
            expected = inline.expected_places(aligned, mentions)
            predicted = inline.predicted_places(aligned, elements, gold.windows)
            if name == "quotations":
                predicted = inline.joined(predicted, expected)
            yield _Inline(name, expected, predicted, extra)


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

    names = [*placed("persName", aligned.elements(*PERSONS)), *placed("placeName", aligned.elements(*PLACES))]
    for name in ("orgName", "name", "rs", "title", "date"):
        names += placed(name, aligned.elements(name))
    judged = {name for kind, (name,) in _NAMES.items() if kind in gold.mentions}
    yield confusion("names", [pair for kind in _NAMES for pair in expected(kind)], names, _NAMES, judged)
    quoted = [*placed("title", aligned.elements("title"))]
    for name in _QUOTATIONS:
        quoted += placed(name, [element for element in quotations(aligned) if local(element.tag) == name])
    yield confusion("quotations", expected("quote"), quoted, _QUOTED, _QUOTATIONS)


_NAMES = {"person": ("persName",), "place": ("placeName",), "title": ("title",), "date": ("date",), "org": ("orgName",)}
_QUOTED = {"speech": ("said", "quote"), "term": ("soCalled", "mentioned"), "title": ("title",)}
