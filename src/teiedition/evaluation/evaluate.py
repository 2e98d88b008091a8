"""One document against its gold, feature by feature."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teiedition.evaluation import inline, notes, structure
from teiedition.evaluation.figures import Evaluation, Figures, share
from teiedition.evaluation.gold import Gold, GoldMention
from teiedition.evaluation.reading import inline as stands_inline
from teiedition.evaluation.words import AlignedText
from teiedition.names import tei
from teiedition.tei.document import TeiDocument

_QUOTATIONS = ("q", "quote", "said", "soCalled", "mentioned", "term")
_BLOCKS = (
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
    return Evaluation(tuple(_features(aligned, gold)))


def _features(aligned: AlignedText, gold: Gold) -> Iterator[tuple[str, Figures]]:
    yield "words", _words(aligned)
    if gold.heads:
        yield "heads", structure.heads(aligned, gold.heads, gold.ignored_heads)
    if gold.turns:
        yield "pages", structure.turns(aligned, gold.turns)
    if gold.false_breaks:
        yield "false breaks", structure.turns(aligned, gold.false_breaks)
    displayed = structure.displayed_quotations(aligned, gold.blocks.get("optional", ()))
    yield "block quotes", structure.blocks(aligned, gold.blocks.get("blockquote", ()), displayed, _QUOTE_OVERLAP)
    for name, kind, elements in _BLOCKS:
        if spans := gold.blocks.get(kind):
            yield name, structure.blocks(aligned, spans, structure.outermost(aligned, *elements), _BLOCK_OVERLAP)
    if gold.notes:
        figures, found = notes.notes(aligned, gold.notes)
        yield "notes", figures
        yield "note calls", notes.calls(aligned, gold.calls, found)
    if gold.windows:
        yield from _inline(aligned, gold)


def _words(aligned: AlignedText) -> Figures:
    """Return the share of raw words that are in the TEI."""
    kept = len({word for word in aligned.match if word is not None})
    return Figures((("recall", share(kept, len(aligned.raw_words))), ("expected", len(aligned.raw_words))))


def _inline(aligned: AlignedText, gold: Gold) -> Iterator[tuple[str, Figures]]:
    persons = aligned.elements("persName", "docAuthor", "author", "editor")
    places = aligned.elements("placeName", "pubPlace", "settlement", "country", "region", "geogName")
    quoted = [mention for mention in gold.mentions.get("quote", ()) if mention.kind != "title"]
    rows: tuple[tuple[str, tuple[GoldMention, ...], list[etree._Element], inline.Extra | None], ...] = (
        ("persons", gold.mentions.get("person", ()), persons, inline.linking),
        ("places", gold.mentions.get("place", ()), places, inline.linking),
        ("quotations", tuple(quoted), _quotations(aligned), inline.kinds),
        ("titles", gold.mentions.get("title", ()), aligned.elements("title"), None),
        ("dates", gold.mentions.get("date", ()), aligned.elements("date"), inline.dating),
    )
    for name, expected, elements, extra in rows:
        yield name, inline.mentions(aligned, expected, elements, gold.windows, extra)


def _quotations(aligned: AlignedText) -> list[etree._Element]:
    return [one for one in aligned.elements(*_QUOTATIONS) if one.tag != tei("quote") or stands_inline(one)]
