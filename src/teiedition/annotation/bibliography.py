"""Bibliographic references in notes: ``bibl`` around author, title, imprint and pages, where the form is sure.

A reference is read from its imprint backwards: "Ulla Brask, The Long Quay (York: Tern, 1971), 12". Later ones —
``Ibid.``, ``op. cit.``, author and short title — become a ``bibl`` whose ``corresp`` points to the full one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from teiedition.annotation.bibliography_brackets import RULES as BRACKETS
from teiedition.annotation.bibliography_brackets import bracketed
from teiedition.annotation.imprints import Imprint, imprints
from teiedition.annotation.resolution import Found
from teiedition.annotation.spelling import plain
from teiedition.model import Certainty, Mention
from teiedition.names import xml
from teiedition.tei.passage import Passage

RULES = BRACKETS | {
    "bibl-with-imprint": "A reference with title and imprint, and with author and pages where they stand beside it.",
    "bibl-ibid": "Ibid.: the work cited just before.",
    "bibl-op-cit": "Op. cit.: the one work by that author that is cited in full before.",
    "bibl-short": "Author or title alone, with a page, of a work that is cited in full before.",
}

_EDITING = r"[Ee]ds?\.|[Ee]dited by"
_TRANSLATING = r"[Tt]r(?:ans)?\.|[Tt]ranslated by"
_TO_IMPRINT = re.compile(
    r",?[”\"’!?]{0,2},? ?(?:[^()\d]{0,60}(?:, |\()(?:eds?|trans|tr)\.\)?,? ?|"
    rf"\(?(?:{_EDITING}|{_TRANSLATING})(?: and (?:{_EDITING}|{_TRANSLATING}))? [^()\d]{{2,80}}?\)?,? ?)?"
    r"(?:\d+ vols?\.? ?|[Vv]ols?\.? ?[\dIVXL]+,? ?)?"
)
_TO_TITLE = re.compile(r"(?:,? \(?eds?\.\)?)?(?:,|’s|'s) ?[“\"‘]?")
_TO_AUTHOR = re.compile(r",? and |, | & ")
_EDITED = re.compile(r",? \(?eds?\.")
"""Behind the name of an editor."""
_EDITOR = re.compile(rf"\b(?:{_EDITING}|(?P<translator>{_TRANSLATING}))")
_ARTICLE_TO_BOOK = re.compile(r",?[”\"’],? (?:in )?")
_PAGES = re.compile(r",? (?:pp?\. ?)?(\d+(?:[-–]\d+)?(?:, \d+(?:[-–]\d+)?)*)(?!\d|\w| \()")
_IBID = re.compile(r"\b[Ii]bid\b\.?")
_OP_CIT = re.compile(r"[Oo]p\. ?cit\.?")


class _Work(NamedTuple):
    """A work that is cited in full."""

    identifier: str
    authors: frozenset[str]
    """What their names refer to."""
    title: str


def with_references(found: Found, taken: Iterable[str] = ()) -> Found:
    """Return the mentions with those of bibliographic references in notes.

    :param found: the resolved mentions of all passages, in document order.
    :param taken: identifiers that no reference may get.
    """
    reader = _Reader(frozenset(taken))
    return [
        (passage, [*(reader.read if _is_note(passage) else reader.read_brackets)(passage, mentions), *mentions])
        for passage, mentions in found
    ]


def _is_note(passage: Passage) -> bool:
    inside = any(taken.element == "bibl" for taken in passage.taken)
    in_notes = "note" in passage.within or passage.division == "notes"
    return in_notes and passage.kind not in ("bibl", "label", "head") and not inside


class _Reader:
    """Reads note after note and remembers what has been cited."""

    def __init__(self, taken: frozenset[str]) -> None:
        self._taken = taken
        self._number = 0
        self._works: list[_Work] = []
        self._last: _Work | None = None

    def read_brackets(self, passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
        """Return what is to be added to the mentions of running text."""
        within = passage.kind == "bibl" or any(one.element == "bibl" for one in passage.taken)
        found = () if within else bracketed(passage.text, mentions)
        return [self._identified(passage, one) for one in found]

    def read(self, passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
        """Return what is to be added to the mentions of a note."""
        text = passage.text
        titles = sorted((m for m in mentions if m.element == "title"), key=lambda m: m.end)
        persons = sorted((m for m in mentions if m.element == "persName"), key=lambda m: m.end)
        places: list[tuple[int, list[Mention], _Work]] = []
        for imprint in imprints(text):
            reference = _full(text, imprint, titles, persons)
            if reference is not None and not _crossed(reference[0], mentions):
                places.append(self._enter(passage, reference, mentions, imprint))
        ends = {added[0].end for _, added, _ in places}
        whole = [added[0] for _, added, _ in places]
        for title in titles:
            if not any(one.start <= title.start < one.end for one in whole) and title.end not in ends:
                places += self._short(text, title, persons, mentions)
        for pattern, rule in ((_IBID, "bibl-ibid"), (_OP_CIT, "bibl-op-cit")):
            places += [(m.start(), [Mention(m.start(), m.end(), "bibl", rule)], _NONE) for m in pattern.finditer(text)]
        placed = [
            self._identified(passage, one)
            for one in self._in_order(text, sorted(places, key=lambda place: place[0]), persons)
        ]
        end = max((mention.end for mention in placed), default=-1)
        if end < 0 or any(title.start >= end for title in titles):
            self._last = None  # what this note cites last is not known: the next "Ibid." stays open
        return placed

    def _in_order(
        self, text: str, places: list[tuple[int, list[Mention], _Work]], persons: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Yield the references, those that point back with what they point to; pages belong to them."""
        for start, added, cited in places:
            if cited is not _NONE:
                self._last = cited
                yield from added
                continue
            one, work = added[0], self._last
            if one.evidence == "bibl-op-cit":
                author = next((p.ref for p in persons if text[p.end : start] in (", ", " ") and p.ref), None)
                named = [each for each in self._works if author in each.authors]
                work = named[0] if len(named) == 1 else None
            if work is not None:
                self._last = work
                yield from _pointing(text, one.start, one.end, one.evidence, work)

    def _enter(
        self,
        passage: Passage,
        reference: tuple[Mention, list[Mention], Mention],
        mentions: Sequence[Mention],
        at: Imprint,
    ) -> tuple[int, list[Mention], _Work]:
        """Remember a work that is cited in full, and give its reference an identifier."""
        whole, authors, title = reference
        identifier = self._identifier(passage)
        refs = frozenset(author.ref for author in authors if author.ref)
        work = _Work(identifier, refs, _short_title(passage.text[title.start : title.end]))
        if not any(each[1:] == work[1:] for each in self._works):
            self._works.append(work)
        attributes = ((xml("id"), identifier),)
        whole = Mention(whole.start, whole.end, "bibl", whole.evidence, None, Certainty.HIGH, attributes)
        edited = bool(authors) and _EDITED.match(passage.text, authors[-1].end) is not None
        parts = [Mention(a.start, a.end, "editor" if edited else "author", whole.evidence, a.ref) for a in authors]
        parts += _editors(passage.text, title.end, at.start, mentions, whole.evidence)
        house = at.publisher[0] if at.publisher is not None else at.end
        inside = [m for m in mentions if m.element == "placeName" and at.start <= m.start < house]
        longest = (m for m in inside if not any(n.start <= m.start and m.end < n.end for n in inside))
        parts += [Mention(m.start, m.end, "pubPlace", whole.evidence, m.ref) for m in longest]
        if at.publisher is not None:
            parts.append(Mention(*at.publisher, "publisher", whole.evidence))
        return whole.start, [whole, *parts, *_scope(passage.text, at.end, whole)], work

    def _identifier(self, passage: Passage) -> str:
        root = passage.element.getroottree().getroot()
        prefix = f"{root.get(xml('id')) or 'text'}-bibl"
        self._number += 1
        while (identifier := f"{prefix}{self._number:04}") in self._taken:
            self._number += 1
        return identifier

    def _identified(self, passage: Passage, one: Mention) -> Mention:
        """Return a reference that points back with an identifier, too, to which the quotation can point."""
        if one.element != "bibl" or one.attribute(xml("id")):
            return one
        return replace(one, attributes=((xml("id"), self._identifier(passage)), *one.attributes))

    def _short(
        self, text: str, title: Mention, persons: Sequence[Mention], mentions: Sequence[Mention]
    ) -> Iterator[tuple[int, list[Mention], _Work]]:
        """Yield a title with a page behind it, and its author, where just one work that is cited in full fits."""
        if not _PAGES.match(text, title.end):
            return
        authors = _authors(text, title.start, persons)
        refs = {author.ref for author in authors if author.ref}
        name = _short_title(text[title.start : title.end])
        same = [work for work in self._works if work.title == name]
        fitting = [work for work in same if not refs or refs & work.authors] or (same if _says_much(name) else [])
        if len(fitting) == 1:
            start = authors[0].start if authors else title.start
            added = list(_pointing(text, start, title.end, "bibl-short", fitting[0]))
            if not _crossed(added[0], mentions):
                yield start, added, fitting[0]


_NONE = _Work("", frozenset(), "")


def _short_title(title: str) -> str:
    """Return what a title and its short form have in common: no subtitle, no article, no capitals."""
    return re.sub(r"^(?:the|an?) ", "", plain(" ".join(title.partition(":")[0].split())))


def _says_much(title: str) -> bool:
    """Whether a title is enough to know the work by, also where an editor stands for the author in one place."""
    return len(title.split()) > 1 and not re.search(r"\b(?:works|writings|letters|papers|poems|essays|history)$", title)


def _pointing(text: str, start: int, end: int, rule: str, work: _Work) -> Iterator[Mention]:
    pages = _PAGES.match(text, end)
    if pages is not None:
        end = pages.end(1)
        yield Mention(start, end, "bibl", rule, None, Certainty.MEDIUM, (("corresp", f"#{work.identifier}"),))
        yield Mention(pages.start(1), pages.end(1), "biblScope", rule, attributes=(("unit", "page"),))
    else:
        yield Mention(start, end, "bibl", rule, None, Certainty.MEDIUM, (("corresp", f"#{work.identifier}"),))


def _full(
    text: str, imprint: Imprint, titles: Sequence[Mention], persons: Sequence[Mention]
) -> tuple[Mention, list[Mention], Mention] | None:
    """Return the whole reference before an imprint, its authors and its title."""
    if not imprint.before_colon:
        return None
    title = next((t for t in reversed(titles) if t.end <= imprint.start), None)
    if title is None or not _TO_IMPRINT.fullmatch(text, title.end, imprint.start):
        return None
    start = title.start
    article = next((t for t in titles if _ARTICLE_TO_BOOK.fullmatch(text, t.end, title.start)), None)
    if article is not None:
        start = article.start
    authors = _authors(text, start, persons)
    start = authors[0].start if authors else start
    close = text.find(")", imprint.end - 1, imprint.end + 4)
    end = close + 1 if close >= 0 else imprint.end
    pages = _PAGES.match(text, end)
    end = pages.end(1) if pages is not None else end
    return Mention(start, end, "bibl", "bibl-with-imprint"), authors, title


def _authors(text: str, start: int, persons: Sequence[Mention]) -> list[Mention]:
    """Return the persons right before a title, in order."""
    found: list[Mention] = []
    pattern = _TO_TITLE
    for person in reversed(persons):
        if person.end <= start and pattern.fullmatch(text, person.end, start):
            found.insert(0, person)
            start, pattern = person.start, _TO_AUTHOR
    return found


def _editors(text: str, start: int, end: int, mentions: Iterable[Mention], rule: str) -> Iterator[Mention]:
    """Yield the editors and translators between a title and its imprint."""
    named = _EDITOR.search(text, start, end)
    if named is not None:
        role = (("role", "translator"),) if named["translator"] else ()
        for person in mentions:
            if person.element == "persName" and start <= person.start < end:
                yield Mention(person.start, person.end, "editor", rule, person.ref, attributes=role)


def _scope(text: str, imprint_end: int, whole: Mention) -> Iterator[Mention]:
    close = text.find(")", imprint_end - 1, imprint_end + 4)
    pages = _PAGES.match(text, close + 1 if close >= 0 else imprint_end)
    if pages is not None and pages.end(1) <= whole.end:
        yield Mention(pages.start(1), pages.end(1), "biblScope", whole.evidence, attributes=(("unit", "page"),))


def _crossed(whole: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a mention begins or ends inside the reference but does not do both."""
    return any(m.start < whole.start < m.end < whole.end or whole.start < m.start < whole.end < m.end for m in mentions)
