"""Titles in quotation marks that the book shows as a whole: by their authors, by their rows, by standing there again.

The kinds of quotations (:mod:`teiedition.annotation.quotation_titles`) see the words beside the marks. Here the book
tells what a single word is: after somebody's name, "Fidelio" is a work where fidelio is no word of the language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from teiedition.annotation.book import Book
from teiedition.annotation.lists import english_words, not_works
from teiedition.annotation.titleforms import LANGUAGES, has_title_case
from teiedition.annotation.titleitalics import announced
from teiedition.tei.passage import Passage

_QUOTED = re.compile(
    r"“((?=[A-ZÀ-Þ])[^“”]{3,60})”|(?<!\w)\"((?=[A-ZÀ-Þ])[^\"]{3,60})\"|(?<![\w’])‘((?=[A-ZÀ-Þ])[^‘’]{3,60})’(?!\w)"
)
_OWNER = re.compile(r"((?:[A-ZÀ-Þ][\w.’-]* ){0,2}[A-ZÀ-Þ][\w-]+)(?:[’']s|[’']) [“‘\"]$")
_CHAIN = re.compile(r"[,.;]?[”’\"][,;]? ?(?:and |or )?(?:[A-ZÀ-Þ][\w-]+[’']s? )?[“‘\"]")
"""What stands between two works in an enumeration: a comma, "and", the name of the next author."""
_LONGEST = 6


class _Quoted(NamedTuple):
    start: int
    end: int
    words: str
    sure: bool


class QuotedTitles:
    """The titles that a book puts in quotation marks and names after their authors."""

    def __init__(self, book: Book, are_persons: Callable[[str], bool]) -> None:
        """Read the whole book.

        :param are_persons: whether words are nothing but names of persons.
        """
        self._found = {id(passage): found for passage in book.passages if (found := _read(passage, book, are_persons))}
        quoted = [one for found in self._found.values() for one in found]
        self._sure = frozenset(one.words for one in quoted if one.sure)
        often = Counter(one.words for one in quoted)
        habit = len(self._sure) >= 8 and len(self._sure) * 3 >= len(often)
        self._habitual = {words for words, count in often.items() if count > 1} if habit else set()

    def titles(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Yield the spans of the titles in a passage."""
        for one in self._found.get(id(passage), ()):
            if one.sure or one.words in self._sure or one.words in self._habitual:
                yield one.start, one.end


def _read(passage: Passage, book: Book, are_persons: Callable[[str], bool]) -> list[_Quoted]:
    """Return what may be a title in a passage; a certain one makes its neighbours in an enumeration certain."""
    text = passage.text
    found = []
    for match in _QUOTED.finditer(text) if any(mark in text for mark in '“"‘') else ():
        start, end = match.span(match.lastindex or 1)
        end -= text[end - 1] in ",.;"
        if _may_be_work(text[start:end], book):
            owner = _OWNER.search(text, max(0, start - 60), start)
            sure = (owner is not None and are_persons(owner[1])) or announced(text[max(0, start - 60) : start])
            found.append(_Quoted(start, end, text[start:end], sure))
    for order, step in ((range(1, len(found)), -1), (range(len(found) - 2, -1, -1), 1)):
        for at in order:
            left, right = sorted((found[at], found[at + step]))
            if found[at + step].sure and _CHAIN.fullmatch(text, left.end, right.start):
                found[at] = found[at]._replace(sure=True)
    return found


def _may_be_work(words: str, book: Book) -> bool:
    """Whether words have the capitals of a title, or are no words of the language at all."""
    parts = words.split()
    if not words[0].isupper() or words.isupper() or len(parts) > _LONGEST or parts[0] in not_works():
        return False
    if re.search(r"[.,!?;:]", words) or LANGUAGES.fullmatch(words):
        return False
    if len(parts) > 1 and has_title_case(words):
        return True
    return not any(part.lower() in english_words() for part in parts[1:] or parts) and not (
        len(parts) == 1 and book.common(words)
    )
