"""A TEI document that an editor has corrected, as gold for other documents of the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from teiedition.evaluation import structure
from teiedition.evaluation.evaluate import BLOCKS, NAMES, named, quotations
from teiedition.evaluation.gold import Gold, GoldHead, GoldMention, GoldTurn
from teiedition.evaluation.inline import KINDS, reference, when
from teiedition.evaluation.notes import call_places
from teiedition.evaluation.reading import as_read, innermost_block
from teiedition.evaluation.words import AlignedText, Span
from teiedition.names import local, tei
from teiedition.tei.document import TeiDocument, source_reading


def text_of(document: TeiDocument) -> str:
    """Return the text of a document as its source has it: what stands in for the raw text where that is not at hand."""
    return "\n".join("".join(source_reading(text)) for text in document.texts)


def gold_of(document: TeiDocument, raw: str) -> Gold:
    """Return what a document says of its text, as gold.

    Everything in the document counts as annotated by hand, from the first word to the last. Blank lines that only look
    like a break cannot be told from TEI, so the gold has no false breaks.

    :param raw: the raw text, with line ends as ``\\n``, or :func:`text_of` the document.
    """
    aligned = AlignedText(document, raw)
    blocks = {"blockquote": _spans(aligned, structure.displayed_quotations(aligned, ()))}
    for _, kind, elements in BLOCKS:
        blocks[kind] = _spans(aligned, structure.outermost(aligned, *elements))
    return Gold(
        scope=(0, len(raw)),
        heads=tuple(_heads(aligned)),
        turns=tuple(_turns(aligned)),
        blocks=blocks,
        notes=tuple((note.get("n", ""), span) for note, span in _placed(aligned, aligned.elements("note"))),
        calls=tuple(_calls(aligned)),
        windows=((0, len(raw)),),
        mentions=_mentions(aligned),
    )


def _placed(aligned: AlignedText, elements: Iterable[etree._Element]) -> Iterator[tuple[etree._Element, Span]]:
    """Yield the elements that hold words of the raw text, with their place in it."""
    for element in elements:
        if held := aligned.cover(element):
            yield element, aligned.raw_span(min(held), max(held))


def _spans(aligned: AlignedText, elements: Iterable[etree._Element]) -> tuple[Span, ...]:
    return tuple(span for _, span in _placed(aligned, elements))


def _heads(aligned: AlignedText) -> Iterator[GoldHead]:
    heads = [head for head, _ in structure.headings(aligned)]
    for head, span in _placed(aligned, heads):
        yield GoldHead(structure.depth(head), span, as_read(head), _byline(head))


def _byline(head: etree._Element) -> str | None:
    """Return the author line of a heading's division, without “By”; one of a division inside it does not count."""
    byline = structure.byline_of(head)
    if byline is None or next(byline.iterancestors(*structure.HEADED), None) is not head.getparent():
        return None
    return re.sub(r"(?i)^by\s+", "", as_read(byline).strip())


def _turns(aligned: AlignedText) -> Iterator[GoldTurn]:
    for page in aligned.elements("pb"):
        at = aligned.first[page]
        here, there = aligned.raw_before(at), aligned.raw_from(at)
        if here is not None and there is not None:
            block = innermost_block(aligned.holders(here))
            joins = block is not None and block is innermost_block(aligned.holders(there))
            yield GoldTurn(aligned.raw_offset(here), aligned.raw_offset(there), joins)


def _calls(aligned: AlignedText) -> Iterator[tuple[str, int]]:
    for aim, places in call_places(aligned).items():
        if aim.tag == tei("note"):
            for word in places:
                if word is not None:
                    yield aim.get("n", ""), aligned.raw_span(word, word)[1]


def _mentions(aligned: AlignedText) -> dict[str, tuple[GoldMention, ...]]:
    found = {kind: tuple(_named(aligned, named(aligned, kind))) for kind in NAMES}
    quoted = [
        GoldMention(span, None, KINDS.get(local(quote.tag))) for quote, span in _placed(aligned, quotations(aligned))
    ]
    return {kind: mentions for kind, mentions in {**found, "quote": tuple(quoted)}.items() if mentions}


def _named(aligned: AlignedText, elements: Iterable[etree._Element]) -> Iterator[GoldMention]:
    for element, span in _placed(aligned, elements):
        key = when(element) if element.tag == tei("date") else (reference(element) or "").removeprefix("#")
        yield GoldMention(span, key or None)
