"""Titles in italics, told from emphasis, foreign words, ships and places.

The words around one place, or its neighbours in an enumeration of works, show a title; then the same words in italics
are that title wherever they stand. What only may be one counts in a book that shows many so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from teiedition.annotation.book import Book
from teiedition.annotation.lists import given_names, not_works
from teiedition.annotation.titleforms import BODY, LANGUAGES, SMALL, WORK_NOUNS, has_title_case
from teiedition.tei.passage import Passage, Taken

_SENTENCE = re.compile(r"[a-zß-ÿ]{2}[.!?;] +[A-ZÀ-Þ]|, (?:[a-zß-ÿ]+ ){3}")
_NOUNS = (
    f"{WORK_NOUNS}|orations?|speech(?:es)?|sermons?|addresse?s?|papers?|paper|organ|parody|translations?|series|volumes?|"
    "sketch(?:es)?|satires?|epics?|odes?|sonnets?|lyrics?|pieces?|collections?|reports?"
)
_CITED = re.compile(
    r",? (?:etc\., |[IVX]+, )?(?:pp?\.|[Vv]ols?\b|[Vv]olume|[Bb]k\.|[Cc]h(?:ap)?\.|[Nn]os?\.|[Cc]anto|[Aa]ct [IVX\d]|"
    r"(?:by|par|von) [A-ZÀ-Þ])|,? \(?(?:(?:in|of|for) )?(?:[A-Z][a-z]+\.?,? (?:\d{1,2}, )?)?1[4-9]\d\d\b"
)
"""Behind a title: page, volume, author or year."""
_PRINTED = re.compile(r",? (?:\d\w{1,2} ed\.,? )?\((?:[^()]{2,50} )?(?:1[4-9]\d\d|n\. ?d\.)")
"""An imprint behind a title, which then may be any words: ``_Histoire de la marée. Essai_ (York 1748)``."""
_STAGED = re.compile(
    r" (?:was|were|is|had been|has been) (?:first |also |then |finally |never )?(?:given|performed|produced|published|"
    r"printed|written|composed|brought out|reprinted|translated|reviewed)\b"
)
_ANNOUNCED = re.compile(
    rf"\b(?:(?:{_NOUNS})(?: of| on| in| is| was| called| entitled| named| like| such as|,)*|entitled|titled|"
    rf"authors? of|editors? of|under the title(?: of)?)(?: the| his| her| their)?[,:]? [“‘\"'(]?$"
)
_IN_HIS = re.compile(
    r"(?:\b(?:[Ii]n|of|from|to|see|and|with|for|wrote|published|edited) (?:his|her|their)|"
    r"\b[A-ZÀ-Þ][\w’'-]*(?:[’']s|s[’'])) [“‘\"']?$"
)
_JUST_HIS = re.compile(r"(?:\b(?:his|her|their)|\w[’']s|s[’']) [“‘\"']?$")
_HIS = re.compile(r"(?:\b(?:his|her|their|whose)|\w[’']s|s[’'])(?: [a-z]+){0,3} [“‘\"']?$")
_READ = re.compile(
    r"\b(?:read|reads|reading|wrote|writes|quoted|reviewed|published|translated|printed|composed|edited|[Ss]ee|[Cc]f\.)"
    r"(?: (?:in|the|his|her|to))* [“‘\"']?$"
)
_AUTHOR = re.compile(
    r"(?:^|[.;—–(\]] ?|--|\b(?:[Ss]ee|[Cc]f\.|by|in) )(?:\d+\. )?(?![IVXL]+\. )(?:[A-ZÀ-Þ][\w’.-]* ){0,3}"
    r"([A-ZÀ-Þ][\w’-]+)[.,:] [“‘\"']?$"
)
"""An author before the title, at the head of a note, an entry or a motto's source."""
_SOURCE = re.compile(r"^[\s—–-]*[—–-][\s—–-]*$")
_MAYBE = re.compile(r"\b(?:[Ii]n|of|from|and|or|than|(?<!known )as|like|the|between) $")
_LOCAL = re.compile(r"\b(?:at|on|into|near|through|along|across|outside|before|won|called) (?:the )?$")
_GENRE = re.compile(r"(?:Opera|Opéra|Oper|Sonata|Scherzo|Adagio|Allegro|Andante|Largo|Presto|Finale)$")
_EDITORIAL = re.compile(r"\[(?:Sidenote|Illustration|Footnote|Transcriber[’']s [Nn]ote|Note|Music)\b[^\]]*$")
"""Brackets of those who made the text, in which italics mean nothing."""
_THE = re.compile(r"\b(?:[Tt]he|his|her|\w[’']s) $")
_CHAIN = re.compile(r",? *(?:\([^()]{1,30}\))?[,.;]? *\[?(?:and |or |and in |or in )?(?:the |his |her |an? )?[“‘\"']?")
"""What stands between two works in an enumeration."""


class Italic(NamedTuple):
    """Words in italics that have the form of a title, with their place in the passage."""

    start: int
    end: int
    words: str
    sure: bool
    """Whether what stands around them makes them a title."""
    maybe: bool
    """Whether they may be one."""
    after_article: bool
    """Whether "the" or a possessive stands before them."""


class ItalicTitles:
    """The titles that a book sets in italics."""

    def __init__(self, book: Book, ships: frozenset[str]) -> None:
        """Read the whole book.

        :param ships: names that are those of ships.
        """
        self._found = {id(passage): found for passage in book.passages if (found := _italics(passage, book, ships))}
        italics = [one for found in self._found.values() for one in found]
        self._sure = frozenset(one.words for one in italics if one.sure)
        self._short = {form.split()[0] for form in self._sure if " " in form} - SMALL - given_names().keys()
        sure = sum(one.sure for one in italics)
        self._habit = sure >= 4 and sure * 2 >= sum(one.maybe and not one.sure for one in italics)

    def titles(self, passage: Passage) -> Iterator[Italic]:
        """Yield the titles in a passage."""
        for one in self._found.get(id(passage), ()):
            short = one.after_article and one.words in self._short
            if one.sure or one.words in self._sure or short or (one.maybe and self._habit):
                yield one


def announced(before: str) -> bool:
    """Whether words that lead to a work end here: "his opera", "entitled"."""
    return _ANNOUNCED.search(before) is not None


def _italics(passage: Passage, book: Book, ships: frozenset[str]) -> list[Italic]:
    """Return what may be a title in a passage; a certain one makes its neighbours in an enumeration certain."""
    text = passage.text
    found = [
        one
        for taken in sorted(passage.taken)
        if taken.element == "hi" and (one := _judged(passage, taken, book, ships))
    ]
    for order, step in ((range(1, len(found)), -1), (range(len(found) - 2, -1, -1), 1)):
        for at in order:
            left, right = sorted((found[at], found[at + step]))
            authored = text[left.end : right.start] == ", " and not text[: left.start].strip(" —–-")
            if found[at + step].sure and not authored and _CHAIN.fullmatch(text, left.end, right.start):
                found[at] = found[at]._replace(sure=True)
    return found


def _judged(passage: Passage, taken: Taken, book: Book, ships: frozenset[str]) -> Italic | None:
    """Judge words in italics by what stands around them."""
    text, italics = passage.text, passage.text[taken.start : taken.end]
    words = italics.strip(" ,.;:")
    start = taken.start + italics.index(words)
    if len(words) < 3 or not words[0].isupper() or words.isupper() or words in ships:
        return None
    end = start + len(words)
    cased, single = has_title_case(words), " " not in words
    sentence = _SENTENCE.search(words) or (italics.rstrip()[-1] in ".!?" and not cased and not single)
    if words.split()[0] in not_works() or _EDITORIAL.search(text, max(0, start - 200), start):
        return None
    if sentence and not _PRINTED.match(text, end):
        return None
    before = re.sub(" +", " ", text[max(0, start - 70) : start])
    after = re.sub(" +", " ", text[end : end + 40])
    if single:
        maybe = _JUST_HIS.search(before) is not None and not book.common(words)
    else:
        other = _LOCAL.search(before) or BODY.search(words.split()[-1]) or _GENRE.search(words)
        maybe = cased and _MAYBE.search(before) is not None and not other
    sure = _is_sure(before, after, words, cased, single)
    return Italic(start, end, words, sure, maybe, _THE.search(before) is not None)


def _is_sure(before: str, after: str, words: str, cased: bool, single: bool) -> bool:
    if announced(before) or _CITED.match(after) or _PRINTED.match(after):
        return True
    author = _AUTHOR.search(before)
    if author is not None and LANGUAGES.fullmatch(author[1]) is None:
        return True
    if _STAGED.match(after):
        return cased or single
    if single or not cased:
        return (_IN_HIS if single else _JUST_HIS).search(before) is not None
    opens = words.startswith(("The ", "A ", "An ")) and before.rstrip()[-1:] not in (*".!?", "")
    source = _SOURCE.match(before) and not words.startswith("From ") and any(word in SMALL for word in words.split())
    return bool(opens or source or _HIS.search(before) or _READ.search(before))
