"""Quotations in running text: ``quote``, ``said``, ``soCalled``, ``mentioned``, ``title`` or ``q`` inside the marks.

The passages of a document are read as flows: the paragraphs of a division one after the other, each note by itself,
each heading by itself. So a quotation may open in one paragraph and close pages later; it becomes one element in each
paragraph, chained by ``next`` and ``prev``. Marks that scanning spoilt become a ``choice`` beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from teiedition.annotation.quotation_context import Kind, Surroundings
from teiedition.annotation.quotation_dashes import dash_dialogue, speaks_in_dashes
from teiedition.annotation.quotation_kinds import kind_of
from teiedition.annotation.quotation_marks import FAMILY, STRAIGHT, Mark, MarkSystem, system_of
from teiedition.annotation.quotation_reading import Paragraph, Piece, Quotation, read
from teiedition.annotation.quotation_saying import language_of
from teiedition.annotation.quotation_titles import RULES as TITLE_RULES
from teiedition.annotation.quotation_titles import with_titles_known
from teiedition.model import Certainty, Mention
from teiedition.names import tei, xml
from teiedition.tei.document import TeiDocument
from teiedition.tei.passage import Passage

_ALONE = frozenset("head byline signed dateline salute titlePart docAuthor trailer speaker label".split())  # noqa: SIM905
"""Kinds of passage over which no quotation runs."""
_IN_PARTS = tuple(map(tei, ("said", "quote", "q", "soCalled", "mentioned")))
_AROUND = 80
"""So many characters before and after a quotation are read to judge it."""
_CLOSING_COMMA = re.compile(r"(?:(?<=\w\w)[,.;:]|[,;:])\s*$")
_TURNED = {"’": "‘", "”": "“", "‘": "’", "“": "”"}
_SPEECH_SHARE = 0.3
"""A book in which so many quotations open a paragraph is dialogue."""


RULES = TITLE_RULES | {
    "described-as": "What something is described as, in the words of who describes it.",
    "dialogue": "Words in quotation marks in a book whose marks are those of speech.",
    "dialogue-dash": "Direct speech after a dash that opens a paragraph.",
    "fragment-beside-quotation": "A few quoted words beside a longer quotation in the same sentence.",
    "label-announced": "A label in quotation marks that the words before it announce: so-called, known as.",
    "label-by-length": "One to three words in quotation marks within a sentence: a label kept at arm’s length.",
    "mentioned-after-term": "A word in quotation marks after “the word”, “the term”: the word itself is meant.",
    "quotation-by-length": "A passage in quotation marks long enough to be somebody’s words.",
    "quotation-mark-spoilt": "A character that scanning made of a quotation mark.",
    "quotation-mark-straight": "A straight mark in a book of curly ones.",
    "quotation-mark-turned": "A quotation mark that points the wrong way.",
    "quotation-over-paragraphs": "A quotation whose marks stand in different paragraphs.",
    "quotation-undecided": "A passage in quotation marks of which the kind stays open.",
    "speech-goes-on": "Words in quotation marks behind a speech and its verb of saying: “So it is,” he said. “It is.”",
    "verb-of-saying": "Words in quotation marks beside a verb of saying.",
}
"""Names of the rules and what each of them reads."""


class QuotationAnnotator:
    """Finds quotations by their marks."""

    name = "quotations"

    def mentions(self, passage: Passage) -> Iterable[Mention]:
        """Return the quotations of one passage, read by itself."""
        return self.annotate_all((passage,))[0]

    def annotate_all(self, passages: Sequence[Passage]) -> list[tuple[Mention, ...]]:
        """Return the quotations of each of a document's passages, which stand in document order.

        Outer quotations come before those inside them. Parts of one quotation carry ``xml:id``, ``next`` and ``prev``.
        """
        texts = [passage.text for passage in passages]
        system = system_of(texts)
        found = [
            (flow, quotation)
            for flow in flows(passages)
            for quotation in read([Paragraph(texts[at], passages[at].calls) for at in flow], system)
        ]
        found = [(flow, one) for flow, one in found if one.pieces]
        around = _surroundings(passages, found, _is_dialogue(texts, found))
        kinds = with_titles_known(around, [kind_of(each) for each in around])
        mentions: list[list[Mention]] = [[] for _ in passages]
        identifiers = _identifiers(passages)
        placed: set[tuple[int, int, int, str]] = set()
        for (flow, quotation), kind in zip(found, kinds, strict=True):
            parts = [part for part in _parts(texts, flow, quotation, kind) if _is_new(part, placed)]
            for (at, _), mention in zip(parts, _chained([mention for _, mention in parts], identifiers), strict=True):
                mentions[at].append(mention)
            for at, mend in _mends(texts, flow, quotation, system):
                mentions[at].append(mend)
        if speaks_in_dashes(texts):
            language = language_of(texts, passages[0].language)
            for at, passage in enumerate(passages):
                if passage.kind == "p":
                    marked = tuple(mentions[at])
                    spoken = dash_dialogue(passage.text, language)
                    mentions[at] += (one for one in spoken if not any(_collide(one, other) for other in marked))
        return [tuple(sorted(each, key=lambda mention: (mention.start, -mention.end))) for each in mentions]


def _is_new(part: tuple[int, Mention], placed: set[tuple[int, int, int, str]]) -> bool:
    """Whether no other quotation has a part just there: one opened twice whose second marks are lost."""
    place = part[0], part[1].start, part[1].end, part[1].element
    known = place in placed
    placed.add(place)
    return not known


def _collide(spoken: Mention, marked: Mention) -> bool:
    """Whether speech after a dash and a quotation in marks cross, or are the same but for the marks."""
    inside = spoken.start <= marked.start and marked.end <= spoken.end
    same = inside and marked.start - spoken.start <= 2 and spoken.end - marked.end <= 3
    return same or (not inside and spoken.start < marked.end and marked.start < spoken.end)


def flows(passages: Sequence[Passage]) -> list[list[int]]:
    """Return the passages as flows of text, lists of indices: a note, a heading, the paragraphs between headings."""
    found: list[list[int]] = []
    running: dict[object, list[int]] = {}
    for at, passage in enumerate(passages):
        note = _note(passage)
        if passage.kind in _ALONE:
            found.append([at])
            if passage.kind == "head" and note is None:
                running.clear()
        elif note in running:
            running[note].append(at)
        else:
            running[note] = [at]
            found.append(running[note])
    return found


def _note(passage: Passage) -> object:
    """Return the note that a passage stands in, ``None`` if it stands in none."""
    if passage.kind != "note" and "note" not in passage.within:
        return None
    element = passage.element
    while not str(element.tag).endswith("}note") and (parent := element.getparent()) is not None:
        element = parent
    return element


def _is_dialogue(texts: Sequence[str], found: Sequence[tuple[list[int], Quotation]]) -> bool:
    """Whether the quotation marks of a text are mostly those of speech: they open its paragraphs."""
    outer = [(flow, one) for flow, one in found if one.level == 1 and one.pieces]
    opening = sum(not texts[flow[one.first]][: one.opened.start].strip() for flow, one in outer)
    return len(outer) > 0 and opening > _SPEECH_SHARE * len(outer)


def _surroundings(
    passages: Sequence[Passage], found: Sequence[tuple[list[int], Quotation]], dialogue: bool
) -> list[Surroundings]:
    """Return each quotation with what stands around it."""
    return [
        replace(_surrounding(passages, flow, one, dialogue), until_next=_between(passages, (flow, one), following))
        for (flow, one), following in zip_longest(found, found[1:])
    ]


def _surrounding(
    passages: Sequence[Passage], flow: Sequence[int], quotation: Quotation, dialogue: bool
) -> Surroundings:
    opening, closing = passages[flow[quotation.first]], passages[flow[quotation.last]]
    begins = quotation.pieces[0]
    return Surroundings(
        before=opening.text[max(0, quotation.opened.start - _AROUND) : quotation.opened.start],
        inside=passages[flow[begins.paragraph]].text[begins.start : begins.end],
        after=closing.text[quotation.closed.end : quotation.closed.end + _AROUND],
        note=_note(opening) is not None or opening.kind == "bibl",
        dialogue=dialogue,
        level=quotation.level,
        parts=len(quotation.pieces),
    )


def _between(
    passages: Sequence[Passage], one: tuple[list[int], Quotation], other: tuple[list[int], Quotation] | None
) -> str | None:
    """Return what stands between two quotations of one paragraph."""
    if other is None or one[0] is not other[0] or one[1].last != other[1].first:
        return None
    start, end = one[1].closed.end, other[1].opened.start
    return passages[one[0][one[1].last]].text[start:end] if start <= end else None


def _parts(texts: Sequence[str], flow: Sequence[int], quotation: Quotation, kind: Kind) -> list[tuple[int, Mention]]:
    """Return a quotation's parts: index of the passage, and the mention in it."""
    kind = _with_doubt(kind, quotation)
    pieces = quotation.pieces
    if kind.element == "title":  # printers set a comma or full stop inside the marks, which is no part of the title
        words = texts[flow[pieces[0].paragraph]][pieces[0].start : pieces[0].end]
        pieces = (pieces[0]._replace(end=pieces[0].start + len(_CLOSING_COMMA.sub("", words))),)
    return [(flow[piece.paragraph], _mention(piece, kind)) for piece in pieces]


def _with_doubt(kind: Kind, quotation: Quotation) -> Kind:
    """Return the kind, less certain where a mark was spoilt (medium) or is lost (low)."""
    if quotation.cost < 0.5:
        return kind
    if quotation.cost < 2.0 or kind.cert is Certainty.LOW:
        return replace(kind, cert=Certainty.LOW if kind.cert is Certainty.LOW else Certainty.MEDIUM)
    return replace(kind, cert=Certainty.LOW)


def _mention(piece: Piece, kind: Kind) -> Mention:
    return Mention(piece.start, piece.end, kind.element, kind.evidence, cert=kind.cert, attributes=kind.attributes)


# Parts of one quotation


def _identifiers(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield identifiers for parts of quotations that the document does not have yet."""
    root = passages[0].element.getroottree().getroot() if passages else None
    work = root.get(xml("id")) if root is not None else None
    prefix = f"{work or 'text'}-q"
    known: set[str] | None = None
    number = 0
    while True:
        if known is None and root is not None:
            known = {
                identifier for one in root.iter("{*}*") if (identifier := one.get(xml("id"), "")).startswith(prefix)
            }
        number += 1
        if f"{prefix}{number:04}" not in (known or ()):
            yield f"{prefix}{number:04}"


def _chained(parts: Sequence[Mention], identifiers: Iterator[str]) -> list[Mention]:
    """Return the parts of a quotation, each with its identifier and pointers to its neighbours."""
    if len(parts) < 2:
        return list(parts)
    names = [next(identifiers) for _ in parts]
    pointers: list[dict[str, str]] = [{xml("id"): name} for name in names]
    for here, there in pairwise(range(len(parts))):
        pointers[here]["next"] = f"#{names[there]}"
        pointers[there]["prev"] = f"#{names[here]}"
    return [
        replace(part, attributes=(*part.attributes, *pointer.items()))
        for part, pointer in zip(parts, pointers, strict=True)
    ]


def mend_chains(document: TeiDocument) -> None:
    """Remove pointers to parts of quotations that could not be tagged, because they cross what was tagged by hand."""
    known = document.by_id()
    for text in document.texts:
        for element in text.iter(*_IN_PARTS):
            for name in ("next", "prev"):
                if element.get("resp") and element.get(name, "#").removeprefix("#") not in known:
                    element.attrib.pop(name, None)


# Mends


def _mends(
    texts: Sequence[str], flow: Sequence[int], quotation: Quotation, system: MarkSystem
) -> Iterator[tuple[int, Mention]]:
    """Yield index of passage and correction for each mark that is not what it ought to be."""
    ends = ((quotation.first, quotation.opened, True), (quotation.last, quotation.closed, False))
    for paragraph, mark, opens in ends:
        text = texts[flow[paragraph]]
        mend = _mend(text, mark, opens, system)
        if mend is not None:
            yield flow[paragraph], mend


def _mend(text: str, mark: Mark, opens: bool, system: MarkSystem) -> Mention | None:
    """Return the correction of one mark; ``None`` if it is as it ought to be, or nothing is left of it."""
    stands = text[mark.start : mark.end]
    if mark.spoilt_for is not None:
        end = max(mark.end, mark.start + 1)
        return _choice(mark.start, end, mark.spoilt_for, "quotation-mark-spoilt", Certainty.MEDIUM)
    if stands in STRAIGHT and system.curly:
        curly = STRAIGHT[stands][0 if opens else 1]
        return _choice(mark.start, mark.end, curly, "quotation-mark-straight", Certainty.HIGH)
    turned = _TURNED.get(stands)
    habit = system.opens if opens else system.closes
    if turned is not None and stands in FAMILY and habit[stands] >= 3.0:
        return _choice(mark.start, mark.end, turned, "quotation-mark-turned", Certainty.MEDIUM)
    return None


def _choice(start: int, end: int, corr: str, evidence: str, cert: Certainty) -> Mention:
    return Mention(start, end, "choice", evidence, cert=cert, attributes=(("corr", corr),))
