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
from teiedition.annotation.referenceparts import (
    AFTER_COLON,
    APPENDED,
    BEFORE_ARTICLE,
    BY,
    COLON,
    EDITOR,
    LATIN,
    LEADING,
    LONGEST,
    NOT_TITLE,
    ONE_WORD,
    PAGES,
    POSSESSIVE,
    SECTION_OF,
    SENTENCE,
    SIGLUM,
    TWO_NAMES,
    closing_part,
    closing_siglum,
    ends_with_pages,
    is_event,
    is_title,
    past_lead,
    title_at_end,
    without_appended,
)
from teiedition.annotation.titleforms import has_title_case


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
        for at, certain in self._tails(text):
            title = self._before(text, past, at, certain)
            if title is not None:
                yield title
                past = title.end
        for match in AFTER_COLON.finditer(text):
            if self.are_persons(match[1]) and match.start(2) >= past and has_title_case(match[2]):
                yield Title(*match.span(2), "title-in-citation")
        for match in SECTION_OF.finditer(text):
            yield Title(match.start(1), match.end(1), "title-siglum")

    def _tails(self, text: str) -> Iterator[tuple[int, bool]]:
        """Yield the places where a title may end, in order, and whether an imprint follows."""
        printed = tuple(imprints(text))
        found = [(imprint.start, True) for imprint in printed]
        found += [(match.start(), False) for match in PAGES.finditer(text)]
        for match in BY.finditer(text):
            by = match.group().strip(" ,") == "by"
            if not by or self._begins_with_person(text[match.end() : match.end() + 60]):
                found.append((match.start(), False))
        for at, certain in sorted(found):
            if certain or not any(imprint.start < at < imprint.end for imprint in printed):
                yield (at - 1 if certain and text[at - 1 : at] == " " else at), certain

    def _before(self, text: str, past: int, tail: int, certain: bool) -> Title | None:
        """Read the title that ends before a page number or imprint; ``certain`` after an imprint."""
        start = max(past, tail - LONGEST)
        if certain and ends_with_pages(text, start, tail):
            return None
        end = without_appended(text, start, tail)
        siglum = None if certain else closing_siglum(text, start, end)
        if siglum is not None:
            return Title(*siglum, "title-siglum")
        start, led = past_lead(text, start, closing_part(text, start, end) if certain else end, certain)
        begins = self._past_authors(text, start, end)
        authored = begins > start
        while (shorter := self._before_editors(text, begins, end)) < end:
            end = shorter
        title = LEADING.sub("", text[begins:end].strip(" ,."))
        if certain and not is_title(title, True, authored or led):
            title, found = title_at_end(title)
            led |= found
        begins = text.index(title, begins)
        single = self._is_single(title, certain, authored)
        if not (single or is_title(title, certain, authored or led)) or (not certain and is_event(text, begins, title)):
            return None
        if self.are_persons(title.replace(" to ", " and ")) and not (single and certain):
            return None
        return Title(begins, begins + len(title), "title-siglum" if SIGLUM.match(title) else "title-in-citation")

    def _begins_with_person(self, text: str) -> bool:
        run = next(runs_of(text), None)
        return run is not None and run.start == 0 and any(start == 0 for start, _ in self._names(run))

    def _is_single(self, title: str, certain: bool, authored: bool) -> bool:
        """Whether a single word after its author is a title: ``Strabo, Geography, 2.2``."""
        if not authored or not ONE_WORD.fullmatch(title) or title in self.persons.places or NOT_TITLE.search(title):
            return False
        return not LATIN.match(title) and (certain or title not in not_names())

    def _past_authors(self, text: str, start: int, end: int) -> int:
        """Return where the title begins: after persons, each with a comma, a colon or an apostrophe behind."""
        begin = start
        while (comma := text.find(", ", start, end)) > 0 and self.are_persons(text[start:comma]):
            start = comma + 2
        if start > begin:
            return start
        for pattern in (POSSESSIVE, COLON):
            author = pattern.match(text, start, end)
            if author is not None and self.are_persons(author[1]):
                return author.end()
        named = BEFORE_ARTICLE.match(text, start, end) or TWO_NAMES.match(text, start, end)
        if named is not None and not any(self.book.common(word) for word in re.findall(r"[A-ZÀ-Þ]\w+", named.group())):
            return named.end()
        comma = text.find(", ", start, end)
        while comma > 0 and not self._ends_with_person(text[start:comma]):
            comma = text.find(", ", comma + 2, end)
        if comma > 0 and SENTENCE.search(text, start, comma) and not has_title_case(text[start:comma]):
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
        cut = EDITOR.search(segment) or APPENDED.search(segment)
        if cut is not None and cut.start() > 0:
            return start + cut.start()
        comma = segment.rfind(", ")
        last = segment[comma + 2 :].strip()
        before = segment[:comma]
        listed = self.are_persons(last) and (
            not self._ends_with_person(before) or self.are_persons(before.rpartition(", ")[2])
        )
        if comma > 0 and (last in self.persons.places or NOT_TITLE.search(last) or listed):
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
        return not re.sub(rf"\band\b|\bet al\b|\b(?:{'|'.join(PARTICLES)})\b|\[[^\]]*\]|[\s,.&-]", "", rest)

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
