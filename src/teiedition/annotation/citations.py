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
from teiedition.annotation.titleforms import BODY, RUN, SMALL, has_title_case, level

_YEARS = r"(?!1[5-9]\d\d[-–] ?\d{2,4})"
_PAGES = re.compile(
    rf",? (?:[Vv]ols?\.? ?[\dIVXLC]+|[Nn]os?\.? ?\d+|(?:pp?|ch|chap|sect?)\. ?[\dxvil]+)(?![\w])"
    rf"|,? (?:bk|book)\.? \d+|, \d+(?:\.\d+)+| \d{{1,3}} \((?:[A-Z][a-z]+\.? )?[12]\d{{3}}\)"
    rf"|,? (?:\d{{1,3}}|[IVXLC]+), {_YEARS}\d+|, {_YEARS}(?:[xvil]+|\d+)(?=[\s,.;:)–—-]|$)"
)
_WORK_OF = (
    "issue|edition|version|translation|introduction|preface|foreword|afterword|postscript|appendix|review|copy|reprint"
)
_DONE = "quoted|cited|reprinted|published|printed|translated|included|collected|found|taken|excerpted"
_START = re.compile(
    rf"(?:[;”\"“()\[\]]|``|'')\s*|(?:[^\W\d_]{{3}}|[\d)’])[.] +(?=[^\W\d_])|\b[a-zß-ÿ][\w’]*[?] (?=[^\W\d_])|"
    rf"(?:\b(?:[Ss]ee|[Cc]f\.|also|by|to read|(?i:{_DONE}) (?:in|from|by|as)|appear(?:s|ed)? in|"
    rf"(?i:{_WORK_OF})s? (?:of|to)|[a-z]+ from)|"
    rf"[”\"] in|^In) (?=[“A-ZÀ-Þ])"
)
"""What a title cannot reach over to the left: marks, the end of a sentence, words that lead to a reference."""
_APPENDED = re.compile(
    r", (?:\d+|two|three|four|five|six) vols?\.? ?$|,? (?:[Vv]ols?\.? ?[\dIVXLC]+|[Nn]os?\.? ?\d)[^()“”;]{0,40}$|"
    r",? (?:[Vv]olume|[Pp]art|[Bb]ook) (?:\d+|[IVXLC]+|[Oo]ne|[Tt]wo|[Tt]hree)\.?$|,? etc\.,?$|"
    r"[.,]? +(?:[Ee]dited|[Tt]ranslated|[Cc]ompiled) by [^,;:()]{3,60}[.,]?$|"
    r" \((?:[A-ZÀ-Þ]{2,6} ?|[^()]* (?:translation|edition))\),?$"
)
"""What may stand between a title and its imprint or page: volumes, an editor, the siglum that will stand for it."""
_EDITOR = re.compile(
    r",? ?\(?(?:eds?|trans|tr)\.\)?,?$|^(?:\(?eds?\.?\)?,?|trans\.)\s*",
    re.IGNORECASE,
)
_BY = re.compile(
    r",? (?:edited|translated|compiled) by |, trans\. |,? by (?=[A-ZÀ-Þ])| \((?:[A-ZÀ-Þ][\w’-]+ ){1,3}\d{1,3}\)"
)
"""A person after a title, or the number that it has in a series: ``(Harbour Pamphlet 24)``."""
POSSESSIVE = re.compile(r"([^,;:()]{2,60}?)[’']s? (?=[A-ZÀ-Þ])")
_COLON = re.compile(r"([^:]{2,40}?) ?: (?=[A-ZÀ-Þ])(?!An? )")
_AFTER_COLON = re.compile(r"(?:^|[.;] )([^:.;,]{3,40}) ?: (?=[A-ZÀ-Þ])([^.,;:“”()]{5,100})(?=[.,;]|$)")
_BEFORE_ARTICLE = re.compile(r"(?:[A-ZÀ-Þ][\w’.-]+ ?){1,3}, (?=(?:The|Les?|La|Das|Der|Die) )")
_TWO_NAMES = re.compile(r"(?:[A-ZÀ-Þ][\w’.-]+ ?){1,3}(?:and|&) (?:[A-ZÀ-Þ][\w’.-]+ ?){1,3}, (?=[A-ZÀ-Þ])")
_DATED = re.compile(
    r",? ?\(?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SCOPED = re.compile(r"\bpp?\. ?[\dxvil]+(?:[-–, ]+[\dxvil]+)*[.,]? *$")
"""Pages before an imprint: the title stands before the pages."""
_IN_SIGLUM = re.compile(r"\b(?:in|of|[Ss]ee) ([A-ZÀ-Þ]{3,6}\d?)$")
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
_HOUSE = re.compile(
    r"^(?:Editorial|Edizioni|Ediciones|Éditions) |\b(?:Press|Publishers|Publishing|Company|"
    r"Verlag|Pamphlet|Leaflet)s?(?: \d+)?$"
)
_PUBLISHED = re.compile(r"\b(?:Co\.|Press|Publishers|Publishing(?: Co\.)?|Verlag|Bros\.), ")
_LEADING = re.compile(r"^(?:and|or|in|see|also|with) (?=[A-ZÀ-ÞŒ])")
_ONE_WORD = re.compile(r"[A-ZÀ-Þ][^\W\d_]{3,}")
_SECTION_OF = re.compile(r"\b[Ss]ections? [A-Z]?[\d.]+(?:,? (?:and )?[A-Z]?[\d.]+)* of ([A-Z]{3,6})\b")
"""Capitals that stand for a work of which a section is cited."""
SIGLUM = re.compile(r"[A-ZÀ-Þ]{3,6}\d?$")
_NUMERAL = re.compile(r"[IVXLCM]+")
_AT_END = re.compile(rf"[a-zß-ÿ]{{2,}},? ({RUN}(?:[:,?!] {RUN})*)$")
_LATIN = re.compile(
    r"^(?:Ibid|Op|Loc|Id|Idem|Passim|See|Vol|Nos?\.? ?\d|Note|Chapter|Section|Part|Letter|Page|"
    r"With an?|Transcriber[’']s)\b|.* (?:of|the|and|in)$",
    re.IGNORECASE,
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
        for at, certain in self._tails(text):
            title = self._before(text, past, at, certain)
            if title is not None:
                yield title
                past = title.end
        for match in _AFTER_COLON.finditer(text):
            if self.are_persons(match[1]) and match.start(2) >= past and has_title_case(match[2]):
                yield Title(*match.span(2), "title-in-citation")
        for match in _SECTION_OF.finditer(text):
            yield Title(match.start(1), match.end(1), "title-siglum")

    def _tails(self, text: str) -> Iterator[tuple[int, bool]]:
        """Yield the places where a title may end, in order, and whether an imprint follows."""
        printed = tuple(imprints(text))
        found = [(imprint.start, True) for imprint in printed]
        found += [(match.start(), False) for match in _PAGES.finditer(text)]
        for match in _BY.finditer(text):
            by = match.group().strip(" ,") == "by"
            if not by or self._begins_with_person(text[match.end() : match.end() + 60]):
                found.append((match.start(), False))
        for at, certain in sorted(found):
            if certain or not any(imprint.start < at < imprint.end for imprint in printed):
                yield (at - 1 if certain and text[at - 1 : at] == " " else at), certain

    def _before(self, text: str, past: int, tail: int, certain: bool) -> Title | None:
        """Read the title that ends before a page number or imprint; ``certain`` after an imprint."""
        start = max(past, tail - _LONGEST)
        if certain and _SCOPED.search(text, start, tail):
            return None
        end = _without(_APPENDED, text, start, tail)
        inner = _closing_part(text, start, end) if certain else end
        siglum = _IN_SIGLUM.search(text, start, end)
        if siglum is not None and not certain and not _NUMERAL.fullmatch(siglum[1]):
            return Title(*siglum.span(1), "title-siglum")
        for match in _START.finditer(text, start, inner):
            start = match.end()
        led = text[:start].rstrip()[-1:].isalpha()
        prose = [match.end() for match in _PROSE.finditer(text, start, inner)]
        start = prose[-1] if prose else start
        begins = self._past_authors(text, start, end)
        authored = begins > start
        while (shorter := self._before_editors(text, begins, end)) < end:
            end = shorter
        title = _LEADING.sub("", text[begins:end].strip(" ,."))
        introduced = authored or bool(prose) or (certain and led)
        if certain and not _is_title(title, True, introduced):
            title, found = _title_at_end(title)
            introduced |= found
        begins = text.index(title, begins)
        single = self._is_single(title, certain, authored)
        if single or _is_title(title, certain, introduced):
            rule = "title-siglum" if SIGLUM.match(title) else "title-in-citation"
            persons = self.are_persons(title.replace(" to ", " and "))
            event = (
                not certain
                and BODY.search(title)
                and level(title, "") != "j"
                and _DATED.match(text, begins + len(title))
            )
            return None if event or (persons and not (single and certain)) else Title(begins, begins + len(title), rule)
        return None

    def _begins_with_person(self, text: str) -> bool:
        run = next(runs_of(text), None)
        return run is not None and run.start == 0 and any(start == 0 for start, _ in self._names(run))

    def _is_single(self, title: str, certain: bool, authored: bool) -> bool:
        """Whether a single word after its author is a title: ``Strabo, Geography, 2.2``."""
        if not authored or not _ONE_WORD.fullmatch(title) or title in self.persons.places or _NOT_TITLE.search(title):
            return False
        return not _LATIN.match(title) and (certain or title not in not_names())

    def _past_authors(self, text: str, start: int, end: int) -> int:
        """Return where the title begins: after persons, each with a comma, a colon or an apostrophe behind."""
        begin = start
        while (comma := text.find(", ", start, end)) > 0 and self.are_persons(text[start:comma]):
            start = comma + 2
        if start > begin:
            return start
        for pattern in (POSSESSIVE, _COLON):
            author = pattern.match(text, start, end)
            if author is not None and self.are_persons(author[1]):
                return author.end()
        named = _BEFORE_ARTICLE.match(text, start, end) or _TWO_NAMES.match(text, start, end)
        if named is not None and not any(self.book.common(word) for word in re.findall(r"[A-ZÀ-Þ]\w+", named.group())):
            return named.end()
        comma = text.find(", ", start, end)
        while comma > 0 and not self._ends_with_person(text[start:comma]):
            comma = text.find(", ", comma + 2, end)
        if comma > 0 and _SENTENCE.search(text, start, comma) and not has_title_case(text[start:comma]):
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
        cut = _EDITOR.search(segment) or _APPENDED.search(segment)
        if cut is not None and cut.start() > 0:
            return start + cut.start()
        comma = segment.rfind(", ")
        last = segment[comma + 2 :].strip()
        before = segment[:comma]
        listed = self.are_persons(last) and (
            not self._ends_with_person(before) or self.are_persons(before.rpartition(", ")[2])
        )
        if comma > 0 and (last in self.persons.places or _NOT_TITLE.search(last) or listed):
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


def _without(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where a stretch ends without what the pattern finds at its end, again and again."""
    while (match := pattern.search(text[start:end].rstrip(" "))) is not None and match.start() > 0:
        end = start + match.start()
    return end


def _closing_part(text: str, start: int, end: int) -> int:
    """Return where parentheses or quotation marks that end a title open: ``The Quay (Diary, 1920-22) (York: …)``."""
    opening = {")": "(", "”": "“"}.get(text[end - 1 : end])
    at = text.rfind(opening, start, end) if opening else -1
    joined = at > start + 1 and text[at - 1] == " " and text[at - 2].isalpha() and text[at + 1 : end - 1].strip() != ""
    if not joined or _EDITOR.search(text[at:end]) or not text[at + 1].isupper():
        return end
    return at


def _title_at_end(part: str) -> tuple[str, bool]:
    """Return the words with the capitals of a title that end a stretch of prose, and whether there are such."""
    match = _AT_END.search(part)
    if match is not None and len(match[1].split()) > 2:
        return match[1], True
    if ", " in part:
        return part.rpartition(", ")[2], True
    return part, False


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
        or _PUBLISHED.search(title)
        or not title[0].isupper()
        or _LATIN.match(title)
        or re.search(r"[.] [A-Z]", title)
    ):
        return False
    if len(words) == 1:
        return SIGLUM.match(title) is not None and not _NUMERAL.fullmatch(title)
    large = [word for word in words if word.lower() not in SMALL]
    capitals = sum(word[0].isupper() for word in large)
    share = (0.0 if introduced else 0.5) if certain else 0.99
    return len(large) > 0 and capitals >= share * len(large) and len(title) <= _LONGEST
