"""Titles that the book shows at one place, found at all others: whole, without subtitle, without article.

What only italics show to be a title is looked for in notes, index and quotation marks alone: a book that sets titles in
italics means something else by the same words in common type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from teiedition.annotation import periodicals
from teiedition.annotation.book import Book
from teiedition.annotation.citations import Citations, Title
from teiedition.annotation.personforms import is_given
from teiedition.annotation.phrasebook import Phrasebook
from teiedition.annotation.referenceparts import SIGLUM
from teiedition.annotation.titleforms import SMALL
from teiedition.tei.passage import Passage

CITING = frozenset({"notes", "bibliography", "publishingInformation"})
"""Divisions in which works are cited."""

_HIS = re.compile(r"(?:\b(?:his|her|their)|\w[’']s|s[’'])(?: [a-z]+)? $")


class KnownTitles:
    """Finds again the titles that a book has been seen to name."""

    def __init__(self, cited: set[str], italic: set[str], book: Book, citations: Citations) -> None:
        """Choose the forms that mean the work wherever they stand.

        :param cited: titles as they stand where the book cites them.
        :param italic: titles that only their italics show.
        """
        self.book = book
        self._citations = citations
        self._sure = self._distinct(cited)
        self._italic = self._distinct(form for form in italic if " " in form) - self._sure
        self._articleless = {rest for form in self._sure if (rest := _without_article(form))} - self._sure
        self._phrases = Phrasebook(self._sure | self._italic | self._articleless | periodicals.certain())

    def find(self, passage: Passage) -> Iterator[Title]:
        """Yield the known titles in a passage, and the newspapers and journals of the list."""
        text = passage.text
        cites = passage.division in CITING or passage.division == "index" or "note" in passage.within
        for start, form in self._phrases.find(text):
            end = start + len(form)
            if form in self._articleless and not _HIS.search(text, max(0, start - 30), start):
                continue
            if form in self._italic and not cites and text[start - 1 : start] not in ("“", "‘", '"', "'"):
                continue
            listed = form in periodicals.certain()
            end = periodicals.past_issuer(text, end) if listed else end
            start -= 4 if text.endswith("The ", 0, start) else 0
            yield Title(start, end, "title-periodical-known" if listed else "title-known")

    def _distinct(self, forms: Iterable[str]) -> set[str]:
        mains = {part for form in forms for part in (form, form.partition(":")[0])}
        titles = [title for title in mains if " " not in title or not self._citations.are_persons(title)]
        return {variant for title in titles for variant in _variants(title) if self._is_distinct(variant)}

    def _is_distinct(self, form: str) -> bool:
        """Whether a title is so much its own that the same words elsewhere mean the work."""
        words, persons = form.split(), self._citations.persons
        if len(words) == 1:
            return SIGLUM.match(form) is not None or not (
                self.book.common(form) or form in persons.surnames or form in persons.places
            )
        capitals = sum(word[0].isupper() and word.lower() not in SMALL for word in words)
        if len(form) <= 12 or (capitals < 2 and len(words) < 4) or form in persons.possible_places:
            return False
        return not (len(words) < 4 and is_given(words[0]))


def _variants(form: str) -> Iterator[str]:
    """Yield a title with its longer small words as they stand and the other way, and with both apostrophes."""
    for title in {form, form.rstrip("?!"), form.replace("’", "'"), form.replace("'", "’")}:
        yield title
        words = title.split()
        yield " ".join(
            [words[0], *(word.lower() if word.lower() in SMALL and len(word) > 3 else word for word in words[1:])]
        )
        yield " ".join(
            word.capitalize() if word in SMALL and len(word) > 3 and word.isascii() else word for word in words
        )


def _without_article(form: str) -> str:
    """Return a title as it stands after "his", nothing if too little is left or none falls away: Long Quay."""
    article, _, rest = form.partition(" ")
    return rest if article in ("The", "A", "An") and len(rest) > 12 and rest[0].isupper() and " " in rest else ""
