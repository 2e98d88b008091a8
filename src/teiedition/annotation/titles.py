"""Titles of works by their form and by what the book itself says of them.

In a note a title stands between its author and its imprint, volume or page: "Bell, The Desert and the Sown (London:
Heinemann, 1907), 12". A printed index lists works with their authors in brackets. Italics that are left set a title
apart in running text. A title that is known from such a place is found everywhere else, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teiedition.annotation import periodicals
from teiedition.annotation.bibliographies import titles_in
from teiedition.annotation.book import Book
from teiedition.annotation.citations import Citations, Title
from teiedition.annotation.knowntitles import CITING, KnownTitles
from teiedition.annotation.lists import not_names
from teiedition.annotation.personforms import is_given
from teiedition.annotation.personnames import PersonNames
from teiedition.annotation.referenceparts import POSSESSIVE
from teiedition.annotation.ships import Ships
from teiedition.annotation.titleforms import LANGUAGES, RUN, WORD, has_title_case, in_running_text, level
from teiedition.annotation.titleitalics import ItalicTitles
from teiedition.annotation.titlequotes import QuotedTitles
from teiedition.model import Certainty, Mention
from teiedition.tei.passage import Passage

RULES = {
    "title-in-citation": "Title of a book or journal in a note, between its author and its imprint, volume or page.",
    "title-in-bibliography": "A sentence of an entry in a bibliography, behind that which names the author.",
    "title-in-index": "Title of a work that the book's index lists with its author.",
    "title-in-italics": "Words in italics with the capitals of a title, after words that lead to a work.",
    "title-in-quotes": "Words in quotation marks after an author's name, in a row with such, or the same elsewhere.",
    "title-announced-by-noun": "Words with the capitals of a title after “entitled”, “the novel called”, “author of”.",
    "title-published-in": "Words with the capitals of a title after “appeared in”, “published in”, “see”.",
    "title-of-somebody": "Words with the capitals of a title that begin with an article, after somebody’s name.",
    "title-with-article": "Words with the capitals of a title after an article that has one within a sentence.",
    "title-with-year": "A title after “in his”, “in her”, with the year of its appearance behind it.",
    "title-periodical": "The name of a newspaper or journal: the Harbour Review, the Daily Gazette.",
    "title-periodical-known": "A newspaper or journal of our own list: Pravda, the Manchester Guardian.",
    "title-own": "In quotation marks, the heading of one of the book's own parts.",
    "title-known": "A title that the book cites in full elsewhere.",
    "title-siglum": "Capitals that stand for the title of a work, cited with volume, page or section.",
}

IN_BIBLIOGRAPHY = "title-in-bibliography"
GUESSED = frozenset(
    {
        "title-announced-by-noun",
        "title-of-somebody",
        "title-with-article",
        "title-periodical",
        "title-known",
        "title-published-in",
    }
)
"""Rules that read where a title ends from capitals alone; one that crosses another name is none."""

_HEADINGS = frozenset({"head", "titlePart", "byline", "docAuthor", "signed", "speaker", "stage", "label"})
_INDEXED = re.compile(r"^\W*?([A-ZÀ-Þ][^(,;:”]+?) \(([A-ZÀ-Þ][\w’-]+(?: and [A-ZÀ-Þ][\w’-]+)?)\)")
_QUOTED = re.compile(r"“([^“”]{4,120}?)[,.]?”|(?<!\w)\"([^\"]{4,120}?)[,.]?\"|‘([^‘’]{4,120}?)[,.]?’(?![ \w][A-Z\w])")
_DATED = re.compile(
    r" (?:between|from|in|of|on|since) (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Spring|Summer|Autumn|Winter)$"
)
_BY = re.compile(r" (?:by|of|with|from|and) (?=[^ ]+(?: [^ ]+){0,3}$)")
_CUT_SHORT = re.compile(r"[’']s?$|\b[^\W\d_]$")
"""What a title does not end with: a possessive, a single letter."""
_HOUSE = re.compile(r"\b(?:Press|Publishers|Publications|Books|Verlag)$")
_TRANSLATED = re.compile(rf",? \(((?:The|An?) (?:{RUN}|{WORD}))\)")


class Titles:
    """Recogniser of titles that have no quotation marks around them."""

    name = "titles"

    def __init__(self, book: Book, persons: PersonNames, ships: Ships) -> None:
        """Read the whole book once for the titles that it cites or sets apart."""
        self.book = book
        self.persons = persons
        self._citations = Citations(book, persons)
        self._italics = ItalicTitles(book, ships.names)
        self._quoted = QuotedTitles(book, self._citations.are_persons)
        self._cited = {id(passage): tuple(self._read(passage)) for passage in book.passages}
        forms: dict[bool, set[str]] = {True: set(), False: set()}
        for passage in book.passages:
            for title in self._cited[id(passage)]:
                if title.rule == IN_BIBLIOGRAPHY:  # "Life of Orme", "Letters": elsewhere such words may be no title
                    continue
                forms[title.rule in ("title-in-italics", "title-in-quotes")].add(passage.text[title.start : title.end])
        self._known = KnownTitles(forms[False], forms[True], book, self._citations)
        heads = {passage.text.strip() for passage in book.passages if passage.kind == "head"}
        self._own = frozenset(head for head in heads if has_title_case(head) and not head.isupper())
        self._mentions = {id(passage): tuple(self._find(passage)) for passage in book.passages}

    def mentions(self, passage: Passage) -> tuple[Mention, ...]:
        """Return the titles in a passage, first those cited there, then those known from elsewhere."""
        return self._mentions[id(passage)]

    def _find(self, passage: Passage) -> Iterator[Mention]:
        cited = self._cited[id(passage)]
        for title in cited:
            yield _mention(title, passage.text)
        if passage.kind in ("head", "titlePart"):
            return
        for title in self._known.find(passage):
            if not any(title.start < other.end and other.start < title.end for other in cited):
                yield _mention(title, passage.text)
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
        cites = "note" in passage.within or passage.division in CITING or passage.kind == "bibl"
        text, running = passage.text, passage.kind not in _HEADINGS
        for italic in self._italics.titles(passage) if running else ():
            yield Title(italic.start, italic.end, "title-in-italics")
        if cites:
            yield from self._citations.read(text)
        if passage.division == "bibliography" and running:
            for start, end in titles_in(passage, self._citations.are_persons):
                yield Title(start, end, IN_BIBLIOGRAPHY)
        if not running:
            return
        for start, end in self._quoted.titles(passage):
            yield Title(start, end, "title-in-quotes")
        for start, end in periodicals.named(text, cites):
            if not self._is_other(text[start:end]):
                yield Title(start, end, "title-periodical")
        yield from self._running(text)

    def _running(self, text: str) -> Iterator[Title]:
        for start, end, rule in in_running_text(text):
            dated = _DATED.search(text, start, end)
            end = dated.start() if dated is not None else end
            by = _BY.search(text, start, end)
            if by is not None and self._citations.are_persons(text[by.end() : end]):
                end = by.start()
            author = POSSESSIVE.match(text, start, end)
            owned = author is not None and self._citations.are_persons(author[1])
            start = author.end() if author is not None and owned else start
            name = text[start:end]
            if (owned or has_title_case(name)) and not self._is_other(name) and not _CUT_SHORT.search(name):
                yield Title(start, end, rule)
                translated = _TRANSLATED.match(text, end)
                if translated is not None:
                    yield Title(*translated.span(1), rule)

    def _is_other(self, name: str) -> bool:
        """Whether words are persons, languages, a publisher, a place, or end with one: ``Soviet Russia``."""
        places = self.persons.possible_places
        if name in places or name.rpartition(" ")[2] in places or is_given(name) or LANGUAGES.fullmatch(name):
            return True
        return self._citations.are_persons(name.replace(" to ", " and ")) or _HOUSE.search(name) is not None

    def _in_index(self, text: str) -> Iterator[Title]:
        match = _INDEXED.match(text)
        if match is None or match[2] in not_names():
            return
        author = match[2].partition(" ")[0] in self.persons.surnames
        if len(match[1].split()) > 1 or (author and not self.book.common(match[1])):
            yield Title(match.start(1), match.end(1), "title-in-index")


def _mention(title: Title, text: str) -> Mention:
    certainty = Certainty.LOW if title.rule in ("title-known", "title-published-in") else Certainty.MEDIUM
    kind = "a" if title.rule == "title-own" else level(text[title.start : title.end], text[title.end : title.end + 40])
    return Mention(title.start, title.end, "title", title.rule, None, certainty, (("level", kind),))
