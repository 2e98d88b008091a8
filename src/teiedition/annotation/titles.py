"""Titles of works by their form, where print set them in italics that the raw text has lost.

In a note a title stands between its author and its imprint, volume or page: "Bell, The Desert and the Sown (London:
Heinemann, 1907), 12". A printed index lists works with their authors in brackets. A title of several words that is
known from such a place is found everywhere else, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from teiedition.annotation.book import Book, Run, runs_of
from teiedition.annotation.imprints import imprints
from teiedition.annotation.lists import not_names, word_set
from teiedition.annotation.personforms import forms_of
from teiedition.annotation.personnames import PersonNames
from teiedition.annotation.phrasebook import Phrasebook
from teiedition.model import Certainty, Mention
from teiedition.tei.passage import Passage

RULES = {
    "title-in-citation": "Title of a book or journal in a note, between its author and its imprint, volume or page.",
    "title-in-index": "Title of a work that the book's index lists with its author.",
    "title-known": "A title of several words that the book cites in full elsewhere.",
    "title-siglum": "Capitals that stand for the title of a work, cited with volume and page.",
}

_YEARS = r"(?!1[5-9]\d\d[-–] ?\d{2,4})"
_PAGES = re.compile(
    rf",? (?:[Vv]ols?\.? ?[\dIVXLC]+|[Nn]os?\.? ?\d+|(?:pp?|ch|chap|sect?)\. ?[\dxvil]+)(?![\w])"
    rf"|,? (?:\d{{1,3}}|[IVXLC]+), {_YEARS}\d+|, {_YEARS}(?:[xvil]+|\d+)(?=[\s,.;:)–—-]|$)"
)
_START = re.compile(
    r"[;”\"“()\[\]]\s*|(?:[^\W\d_]{3}|[\d)’])[.?] (?=[^\W\d_])|"
    r"(?:\b(?:[Ss]ee|[Cc]f\.|also|by|(?:quot|cit)ed in)|[”\"] in|^In) (?=[“A-ZÀ-Þ])"
)
_VOLUME = re.compile(r",? (?:[Vv]ols?\.? ?[\dIVXLC]+.*|[Nn]os?\.? ?\d.*)$")
_EDITOR = re.compile(r",? ?\(?(?:eds?|trans|tr)\.\)?,?$|^(?:\(?eds?\.?\)?,?|trans\.)\s*", re.IGNORECASE)
_NOT_TITLE = re.compile(
    r"\b(?:Press|Publishers|Publications|Verlag|Editorial|Editions|Books|Ltd|Co)\b\.?!?|"
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|^\d{1,3}$"
)
_SIGLUM = re.compile(r"[A-ZÀ-Þ]{3,6}$")
_LATIN = re.compile(
    r"^(?:Ibid|Op|Loc|Id|Idem|Passim|See|Vol|No|Note|Chapter|Section|Part|Letter|Page)\b", re.IGNORECASE
)
_SMALL = word_set(
    "a an the of and or in on at by for from to with without into under over after before against between towards "
    "toward as is be its it et la le les l de des du en der die das und von im zum zur e il lo della dei del di y el "
    "los las al o da do na v i s its their his her not but"
)
_LONGEST = 160


class _Title(NamedTuple):
    start: int
    end: int
    rule: str


class Titles:
    """Recogniser of titles that have no marks around them."""

    name = "titles"

    def __init__(self, book: Book, persons: PersonNames) -> None:
        """Read the notes and the index once for the titles that are cited there."""
        self.book = book
        self.persons = persons
        self._cited = {id(passage): tuple(self._read(passage)) for passage in book.passages}
        forms = {
            passage.text[title.start : title.end] for passage in book.passages for title in self._cited[id(passage)]
        }
        self._known = Phrasebook(form for form in forms if _distinct(form))
        self._mentions = {id(passage): tuple(self._find(passage)) for passage in book.passages}

    def mentions(self, passage: Passage) -> tuple[Mention, ...]:
        """Return the titles in a passage, first those cited there, then those known from elsewhere."""
        return self._mentions[id(passage)]

    def _find(self, passage: Passage) -> Iterator[Mention]:
        for title in self._cited[id(passage)]:
            yield _mention(title.start, title.end, passage.text, title.rule)
        if passage.kind not in ("head", "titlePart"):
            cited = self._cited[id(passage)]
            for start, form in self._known.find(passage.text):
                end = start + len(form)
                if not any(title.start < end and start < title.end for title in cited):
                    start -= 4 if passage.text.endswith("The ", 0, start) else 0
                    yield _mention(start, end, passage.text, "title-known")

    def _read(self, passage: Passage) -> Iterator[_Title]:
        if passage.division == "index":
            yield from _in_index(passage.text)
        elif "note" in passage.within or passage.division in ("notes", "bibliography"):
            past = 0
            for at, certain in _tails(passage.text):
                title = self._before(passage.text, past, at, certain)
                if title is not None:
                    yield title
                    past = title.end

    def _before(self, text: str, past: int, tail: int, certain: bool) -> _Title | None:
        """Read the title that ends before a page number or imprint; ``certain`` after an imprint."""
        start = max(past, tail - _LONGEST)
        for match in _START.finditer(text, start, tail):
            start = match.end()
        end = tail
        start = self._past_authors(text, start, end)
        while (shorter := self._before_editors(text, start, end)) < end:
            end = shorter
        segment = text[start:end]
        lead = len(segment) - len(segment.lstrip(" ,"))
        title = segment.strip(" ,")
        start += lead
        if _is_title(title, certain) and not self._are_persons(title.replace(" to ", " and ")):
            return _Title(start, start + len(title), "title-siglum" if _SIGLUM.match(title) else "title-in-citation")
        return None

    def _past_authors(self, text: str, start: int, end: int) -> int:
        """Return where the title begins: after persons, each with a comma behind."""
        while (comma := text.find(", ", start, end)) > 0 and self._are_persons(text[start:comma]):
            start = comma + 2
        first = next(runs_of(text[start:end]), None)
        if first is not None and first.tokens[0].plain in self.persons.surnames and first.start == 0:
            after = text[start + first.tokens[0].end : start + first.tokens[0].end + 5]
            start += first.tokens[0].end + 1 if after in (" The ", " Les ", " Das ", " Der ", " Die ") else 0
        return start

    def _before_editors(self, text: str, start: int, end: int) -> int:
        """Return where the title ends: before editors and volume numbers."""
        segment = text[start:end]
        cut = _EDITOR.search(segment) or _VOLUME.search(segment)
        if cut is not None and cut.start() > 0:
            return start + cut.start()
        comma = segment.rfind(", ")
        last = segment[comma + 2 :].strip()
        if comma > 0 and (last in self.persons.places or _NOT_TITLE.search(last) or self._are_persons(last)):
            return start + comma
        return end

    def _are_persons(self, part: str) -> bool:
        """Whether a stretch of a note is nothing but names: ``Marx and Engels``, ``S. A. Smith``."""
        words = part.replace("(ed.)", "").replace("(eds.)", "").replace("ed.", "").replace("eds.", "").strip(" ,")
        if not words or len(words) > 60:
            return False
        rest = words
        for run in runs_of(words):
            for start, end in self._names(run):
                rest = rest[:start] + " " * (end - start) + rest[end:]
        return not re.sub(r"\band\b|\bet al\b|\[[^\]]*\]|[\s,.&]", "", rest)

    def _names(self, run: Run) -> Iterator[tuple[int, int]]:
        """Yield the spans of persons in a run: full forms, initials, and known surnames with the word before them."""
        yield from ((form.start, form.end) for form in forms_of(run, self.book) if form.surname)
        start = run.start
        for token in run.tokens:
            known = any(self.persons.surnames.get(part) for part in (token.plain, *token.plain.split("-")))
            if known or token.initial:
                yield (start if known and not self.book.common(run.tokens[0].text) else token.start), token.end
                start = token.end


def _tails(text: str) -> Iterator[tuple[int, bool]]:
    """Yield the places where a title may end, in order, and whether an imprint follows."""
    printed = tuple(imprints(text))
    found = [(imprint.start, True) for imprint in printed]
    pages = (match.start() for match in _PAGES.finditer(text))
    found += [(at, False) for at in pages if not any(imprint.start < at < imprint.end for imprint in printed)]
    for at, certain in sorted(found):
        yield (at - 1 if certain and text[at - 1 : at] == " " else at), certain


def _is_title(title: str, certain: bool) -> bool:
    words = re.findall(r"[^\W\d_][\w’'-]*", title)
    if not words or not title[0].isupper() or _LATIN.match(title) or re.search(r"[.] [A-Z]", title):
        return False
    if len(words) == 1:
        return _SIGLUM.match(title) is not None and not re.fullmatch(r"[IVXLCM]+", title)
    large = [word for word in words if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in large)
    return len(large) > 0 and capitals >= (0.5 if certain else 0.99) * len(large) and len(title) <= _LONGEST


_INDEXED = re.compile(r"^\W*?([A-ZÀ-Þ][^(,;:”]+?) \(([A-ZÀ-Þ][\w’-]+(?: and [A-ZÀ-Þ][\w’-]+)?)\)")


def _in_index(text: str) -> Iterator[_Title]:
    match = _INDEXED.match(text)
    if match is not None and len(match[1].split()) > 1 and match[2] not in not_names():
        yield _Title(match.start(1), match.end(1), "title-in-index")


def _distinct(form: str) -> bool:
    """Whether a title is so much its own that the same words elsewhere mean the work."""
    words = form.split()
    return (len(form) > 12 and sum(word[0].isupper() for word in words) >= 2) or _SIGLUM.match(form) is not None


def _mention(start: int, end: int, text: str, rule: str) -> Mention:
    journal = re.search(
        r"\b(?:Review|Studies|Journal|Zeitung|Gazette|Bulletin|Quarterly|Times|Monthly|Temps)$", text[start:end]
    )
    certainty = Certainty.MEDIUM if rule != "title-known" else Certainty.LOW
    return Mention(start, end, "title", rule, None, certainty, (("level", "j" if journal else "m"),))
