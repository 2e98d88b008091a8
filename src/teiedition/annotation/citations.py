"""Titles in bibliographic notes: between the author and the imprint, volume or page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from teiedition.annotation.book import Book, Run, runs_of
from teiedition.annotation.imprints import imprints
from teiedition.annotation.lists import not_names
from teiedition.annotation.personforms import PARTICLES, forms_of
from teiedition.annotation.personnames import PersonNames
from teiedition.annotation.titleforms import SMALL

_YEARS = r"(?!1[5-9]\d\d[-–] ?\d{2,4})"
_PAGES = re.compile(
    rf",? (?:[Vv]ols?\.? ?[\dIVXLC]+|[Nn]os?\.? ?\d+|(?:pp?|ch|chap|sect?)\. ?[\dxvil]+)(?![\w])"
    rf"|,? (?:bk|book)\.? \d+|, \d+(?:\.\d+)+| \d{{1,3}} \((?:[A-Z][a-z]+\.? )?[12]\d{{3}}\)"
    rf"|,? (?:\d{{1,3}}|[IVXLC]+), {_YEARS}\d+|, {_YEARS}(?:[xvil]+|\d+)(?=[\s,.;:)–—-]|$)"
)
_START = re.compile(
    r"[;”\"“()\[\]]\s*|(?:[^\W\d_]{3}|[\d)’])[.?] (?=[^\W\d_])|"
    r"(?:\b(?:[Ss]ee|[Cc]f\.|also|by|(?:quot|cit)ed in)|[”\"] in|^In) (?=[“A-ZÀ-Þ])"
)
_VOLUME = re.compile(
    r", (?:\d+|two|three|four|five|six) vols?\.? ?$|,? (?:[Vv]ols?\.? ?[\dIVXLC]+.*|[Nn]os?\.? ?\d.*)$"
)
_EDITOR = re.compile(r",? ?\(?(?:eds?|trans|tr)\.\)?,?$|^(?:\(?eds?\.?\)?,?|trans\.)\s*", re.IGNORECASE)
_NOT_TITLE = re.compile(
    r"\b(?:Press|Publishers|Publications|Verlag|Editorial|Editions|Books|Ltd|Co)\b\.?!?|"
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|^\d{1,4}$"
)
_PROSE = re.compile(
    r"(?:\b[a-zß-ÿ]\w* (?:is|was|are|were)|\b(?:is|was|are|were) (?:in|from)|"
    r"\b(?:found|told|read|given|printed|published|reviewed) in|"
    r"\b(?:volume|book|part|edition) of (?:the|his|her|their)|\bin (?:his|her|their)) (?=[A-ZÀ-ÞŒ])"
    r"|\b(?:diary|journal|book|memoirs?|pamphlet|essay|novel|play|poem|account|work|study|treatise), (?=[A-ZÀ-ÞŒ])"
)
"""Words of a sentence that name a work at their end."""
_SENTENCE = re.compile(r"(?<![^\W\d_])[a-z]{2,} (?!and\b)[a-z]{2,}\b")
_HOUSE = re.compile(r"\b(?:Press|Publishers|Publishing|Verlag)$")
_LEADING = re.compile(r"^(?:and|or|in|see|also|with) (?=[A-ZÀ-ÞŒ])")
_ONE_WORD = re.compile(r"[A-ZÀ-Þ][^\W\d_]{3,}")
_SECTION_OF = re.compile(r"\b[Ss]ections? [A-Z]?[\d.]+(?:,? (?:and )?[A-Z]?[\d.]+)* of ([A-Z]{3,6})\b")
"""Capitals that stand for a work of which a section is cited."""
_SIGLUM = re.compile(r"[A-ZÀ-Þ]{3,6}$")
_LATIN = re.compile(
    r"^(?:Ibid|Op|Loc|Id|Idem|Passim|See|Vol|Nos?\.? ?\d|Note|Chapter|Section|Part|Letter|Page)\b", re.IGNORECASE
)
_LONGEST = 160


class Title(NamedTuple):
    """A title and where it stands in its passage."""

    start: int
    end: int
    rule: str


class Citations:
    """Reads the notes of a book for titles."""

    def __init__(self, book: Book, persons: PersonNames) -> None:
        self.book = book
        self.persons = persons

    def read(self, text: str) -> Iterator[Title]:
        """Yield the titles that a note cites."""
        past = 0
        for at, certain in _tails(text):
            title = self._before(text, past, at, certain)
            if title is not None:
                yield title
                past = title.end
        for match in _SECTION_OF.finditer(text):
            yield Title(match.start(1), match.end(1), "title-siglum")

    def _before(self, text: str, past: int, tail: int, certain: bool) -> Title | None:
        """Read the title that ends before a page number or imprint; ``certain`` after an imprint."""
        start = max(past, tail - _LONGEST)
        for match in _START.finditer(text, start, tail):
            start = match.end()
        prose = [match.end() for match in _PROSE.finditer(text, start, tail)]
        start = prose[-1] if prose else start
        begins = self._past_authors(text, start, tail)
        authored = begins > start
        end = tail
        while (shorter := self._before_editors(text, begins, end)) < end:
            end = shorter
        title = _LEADING.sub("", text[begins:end].strip(" ,"))
        if certain and not _is_title(title, True, authored or bool(prose)) and ", " in title:
            title, prose = title.rpartition(", ")[2], prose or [begins]
        begins = text.index(title, begins)
        single = self._is_single(title, certain, authored)
        if single or _is_title(title, certain, authored or bool(prose)):
            rule = "title-siglum" if _SIGLUM.match(title) else "title-in-citation"
            persons = self.are_persons(title.replace(" to ", " and "))
            return None if persons and not (single and certain) else Title(begins, begins + len(title), rule)
        return None

    def _is_single(self, title: str, certain: bool, authored: bool) -> bool:
        """Whether a single word after its author is a title: ``Strabo, Geography, 2.2``."""
        if not authored or not _ONE_WORD.fullmatch(title) or title in self.persons.places or _NOT_TITLE.search(title):
            return False
        return not _LATIN.match(title) and (certain or title not in not_names())

    def _past_authors(self, text: str, start: int, end: int) -> int:
        """Return where the title begins: after persons, each with a comma behind."""
        begin = start
        while (comma := text.find(", ", start, end)) > 0 and self.are_persons(text[start:comma]):
            start = comma + 2
        comma = text.find(", ", start, end) if start == begin else -1
        while comma > 0 and not self._ends_with_person(text[start:comma]):
            comma = text.find(", ", comma + 2, end)
        if comma > 0 and _SENTENCE.search(text, start, comma):
            return comma + 2
        first = next(runs_of(text[start:end]), None)
        if first is not None and first.tokens[0].plain in self.persons.surnames and first.start == 0:
            after = text[start + first.tokens[0].end : start + first.tokens[0].end + 5]
            start += first.tokens[0].end + 1 if after in (" The ", " Les ", " Das ", " Der ", " Die ") else 0
        return start

    def _ends_with_person(self, part: str) -> bool:
        last = next(reversed(list(runs_of(part))), None)
        return last is not None and last.end == len(part) and any(end == last.end for _, end in self._names(last))

    def _before_editors(self, text: str, start: int, end: int) -> int:
        """Return where the title ends: before editors and volume numbers."""
        segment = text[start:end]
        cut = _EDITOR.search(segment) or _VOLUME.search(segment)
        if cut is not None and cut.start() > 0:
            return start + cut.start()
        comma = segment.rfind(", ")
        last = segment[comma + 2 :].strip()
        if comma > 0 and (last in self.persons.places or _NOT_TITLE.search(last) or self.are_persons(last)):
            return start + comma
        return end

    def are_persons(self, part: str) -> bool:
        """Whether a stretch of a note is nothing but names: ``Marx and Engels``, ``S. A. Smith``."""
        words = part.replace("(ed.)", "").replace("(eds.)", "").replace("ed.", "").replace("eds.", "").strip(" ,")
        if not words or len(words) > 60:
            return False
        rest = words
        for run in runs_of(words):
            for start, end in self._names(run):
                rest = rest[:start] + " " * (end - start) + rest[end:]
        return not re.sub(rf"\band\b|\bet al\b|\b(?:{'|'.join(PARTICLES)})\b|\[[^\]]*\]|[\s,.&]", "", rest)

    def _names(self, run: Run) -> Iterator[tuple[int, int]]:
        """Yield the spans of persons in a run: full forms, initials, and known surnames with the word before them."""
        for form in forms_of(run, self.book):
            if form.surname:
                unusual = run.tokens[1:2] == form.forename[:1] and not self.book.common(run.tokens[0].text)
                yield run.start if unusual else form.start, form.end
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


def _is_title(title: str, certain: bool, introduced: bool) -> bool:
    """Whether words have the form of a title.

    :param certain: an imprint follows.
    :param introduced: an author, or words such as "told in", stand before it; then a foreign title may have its own
        way with capitals.
    """
    words = re.findall(r"[^\W\d_][\w’'-]*", title)
    if (
        not words
        or _HOUSE.search(title)
        or not title[0].isupper()
        or _LATIN.match(title)
        or re.search(r"[.] [A-Z]", title)
    ):
        return False
    if len(words) == 1:
        return _SIGLUM.match(title) is not None and not re.fullmatch(r"[IVXLCM]+", title)
    large = [word for word in words if word.lower() not in SMALL]
    capitals = sum(word[0].isupper() for word in large)
    share = (0.0 if introduced else 0.5) if certain else 0.99
    return len(large) > 0 and capitals >= share * len(large) and len(title) <= _LONGEST
