"""Titles of works by their form and by what the book itself says of them.

In a note a title stands between its author and its imprint, volume or page: "Bell, The Desert and the Sown (London:
Heinemann, 1907), 12". A printed index lists works with their authors in brackets. Italics that are left set a title
apart in running text. A title that is known from such a place is found everywhere else, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teiedition.annotation.book import Book
from teiedition.annotation.citations import Citations, Title
from teiedition.annotation.lists import not_names
from teiedition.annotation.personnames import PersonNames
from teiedition.annotation.phrasebook import Phrasebook
from teiedition.annotation.ships import Ships
from teiedition.annotation.titleforms import SMALL, WORK_BEFORE, has_title_case, in_running_text, level
from teiedition.model import Certainty, Mention
from teiedition.tei.passage import Passage

RULES = {
    "title-in-citation": "Title of a book or journal in a note, between its author and its imprint, volume or page.",
    "title-in-index": "Title of a work that the book's index lists with its author.",
    "title-in-italics": "Words in italics with the capitals of a title, after words that lead to a work.",
    "title-announced-by-noun": "Words with the capitals of a title after “entitled”, “the novel called”, “author of”.",
    "title-of-somebody": "Words with the capitals of a title that begin with an article, after somebody’s name.",
    "title-with-article": "Words with the capitals of a title after an article that has one within a sentence.",
    "title-with-year": "A title after “in his”, “in her”, with the year of its appearance behind it.",
    "title-periodical": "The name of a newspaper or journal: the Harbour Review, the Daily Gazette.",
    "title-own": "In quotation marks, the heading of one of the book's own parts.",
    "title-known": "A title that the book cites in full elsewhere.",
    "title-siglum": "Capitals that stand for the title of a work, cited with volume, page or section.",
}

GUESSED = frozenset(
    {"title-announced-by-noun", "title-of-somebody", "title-with-article", "title-periodical", "title-known"}
)
"""Rules that read where a title ends from capitals alone; one that crosses another name is none."""

_CITING = frozenset({"notes", "bibliography", "publishingInformation"})
_HEADINGS = frozenset({"head", "titlePart", "byline", "docAuthor", "signed", "speaker", "stage", "label"})
_INDEXED = re.compile(r"^\W*?([A-ZÀ-Þ][^(,;:”]+?) \(([A-ZÀ-Þ][\w’-]+(?: and [A-ZÀ-Þ][\w’-]+)?)\)")
_QUOTED = re.compile(r"“([^“”]{4,120}?)[,.]?”|(?<!\w)\"([^\"]{4,120}?)[,.]?\"|‘([^‘’]{4,120}?)[,.]?’(?![ \w][A-Z\w])")
_DATED = re.compile(
    r" (?:between|from|in|of|on|since) (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Spring|Summer|Autumn|Winter)$"
)
_BY = re.compile(r" (?:by|of|with|from|and) (?=[^ ]+(?: [^ ]+){0,3}$)")
_SIGLUM = re.compile(r"[A-ZÀ-Þ]{3,6}$")


class Titles:
    """Recogniser of titles that have no quotation marks around them."""

    name = "titles"

    def __init__(self, book: Book, persons: PersonNames, ships: Ships) -> None:
        """Read the whole book once for the titles that it cites or sets apart."""
        self.book = book
        self.persons = persons
        self.ships = ships
        self._citations = Citations(book, persons)
        self._cited = {id(passage): tuple(self._read(passage)) for passage in book.passages}
        forms = {
            passage.text[title.start : title.end] for passage in book.passages for title in self._cited[id(passage)]
        }
        heads = {passage.text.strip() for passage in book.passages if passage.kind == "head"}
        self._own = frozenset(head for head in heads if has_title_case(head) and not head.isupper())
        known = {variant for form in forms for variant in _variants(form) if self._is_distinct(variant)}
        self._known = Phrasebook(known)
        self._mentions = {id(passage): tuple(self._find(passage)) for passage in book.passages}

    def mentions(self, passage: Passage) -> tuple[Mention, ...]:
        """Return the titles in a passage, first those cited there, then those known from elsewhere."""
        return self._mentions[id(passage)]

    def _find(self, passage: Passage) -> Iterator[Mention]:
        cited = self._cited[id(passage)]
        for title in cited:
            yield _mention(title, passage.text)
        if passage.kind not in ("head", "titlePart"):
            for start, form in self._known.find(passage.text):
                end = start + len(form)
                if not any(title.start < end and start < title.end for title in cited):
                    start -= 4 if passage.text.endswith("The ", 0, start) else 0
                    yield _mention(Title(start, end, "title-known"), passage.text)

            for match in _QUOTED.finditer(passage.text) if self._own else ():
                words = match[match.lastindex or 1]
                if words in self._own:
                    start = match.start(match.lastindex or 1)
                    yield _mention(Title(start, start + len(words), "title-own"), passage.text)

    def _read(self, passage: Passage) -> Iterator[Title]:
        if passage.division == "index":
            yield from self._in_index(passage.text)
            return
        found: list[Title] = []
        for title in self._by_form(passage):
            if not any(title.start < other.end and other.start < title.end for other in found):
                found.append(title)
        yield from found

    def _by_form(self, passage: Passage) -> Iterator[Title]:
        if "note" in passage.within or passage.division in _CITING or passage.kind == "bibl":
            yield from self._citations.read(passage.text)
        if passage.kind not in _HEADINGS:
            yield from self._in_italics(passage)
            yield from self._running(passage.text)

    def _running(self, text: str) -> Iterator[Title]:
        for start, end, rule in in_running_text(text):
            dated = _DATED.search(text, start, end)
            end = dated.start() if dated is not None else end
            by = _BY.search(text, start, end)
            if by is not None and self._citations.are_persons(text[by.end() : end]):
                end = by.start()
            if not self._citations.are_persons(text[start:end]) and has_title_case(text[start:end]):
                yield Title(start, end, rule)

    def _in_italics(self, passage: Passage) -> Iterator[Title]:
        text = passage.text
        for taken in passage.taken:
            words = text[taken.start : taken.end].strip(" ,.;:")
            if taken.element != "hi" or not has_title_case(words) or words.isupper() or words in self.ships.names:
                continue
            start = text.index(words, taken.start)
            if WORK_BEFORE.search(text, max(0, start - 40), start) or self._stands_apart(text, start, words):
                yield Title(start, start + len(words), "title-in-italics")

    def _stands_apart(self, text: str, start: int, words: str) -> bool:
        """Whether italics after a dash name the source of a motto, or have a title’s article within a sentence."""
        if text[:start].strip(" —–-") == "":
            return text[:start].strip() != "" and any(word in SMALL for word in words.lower().split())
        return words.startswith(("The ", "A ", "An ")) and text[:start].rstrip()[-1] not in ".!?"

    def _in_index(self, text: str) -> Iterator[Title]:
        match = _INDEXED.match(text)
        if match is None or match[2] in not_names():
            return
        author = match[2].partition(" ")[0] in self.persons.surnames
        if len(match[1].split()) > 1 or (author and not self.book.common(match[1])):
            yield Title(match.start(1), match.end(1), "title-in-index")

    def _is_distinct(self, form: str) -> bool:
        """Whether a title is so much its own that the same words elsewhere mean the work."""
        words = form.split()
        if len(words) == 1:
            return _SIGLUM.match(form) is not None or not (
                self.book.common(form) or form in self.persons.surnames or form in self.persons.places
            )
        capitals = sum(word[0].isupper() for word in words)
        if self._citations.are_persons(form):
            return False
        return len(form) > 12 and (capitals >= 2 or len(words) > 3)


def _variants(form: str) -> Iterator[str]:
    """Yield a title with its longer small words as they stand and the other way, and without its subtitle."""
    main = form.partition(":")[0]
    for title in {form, main, form.replace("’", "'"), form.replace("'", "’")}:
        yield title
        words = title.split()
        yield " ".join(
            [words[0], *(word.lower() if word.lower() in SMALL and len(word) > 3 else word for word in words[1:])]
        )
        yield " ".join(
            word.capitalize() if word in SMALL and len(word) > 3 and word.isascii() else word for word in words
        )


def _mention(title: Title, text: str) -> Mention:
    certainty = Certainty.LOW if title.rule == "title-known" else Certainty.MEDIUM
    kind = "a" if title.rule == "title-own" else level(text[title.start : title.end], text[title.end : title.end + 40])
    return Mention(title.start, title.end, "title", title.rule, None, certainty, (("level", kind),))
