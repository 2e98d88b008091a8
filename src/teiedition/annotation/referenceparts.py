"""The parts of a bibliographic reference in a note: lead, author, title, what is appended to it, imprint or pages.

    See the preface to | Ada Brask, | The Long Quay | (CWQ), vol. 2 | (York: Tern, 1971), | 12
    lead               | author     | title         | appended      | imprint             | pages

A title is read backwards from its imprint or pages; :mod:`teiedition.annotation.citations` does so with what the book
knows of persons, here is what the words alone tell.
"""

from __future__ import annotations

import re

from teiedition.annotation.titleforms import BODY, RUN, SMALL, level

_YEARS = r"(?!1[5-9]\d\d[-–] ?\d{2,4})"
PAGES = re.compile(
    rf",? (?:[Vv]ols?\.? ?[\dIVXLC]+|[Nn]os?\.? ?\d+|(?:pp?|ch|chap|sect?)\. ?[\dxvil]+)(?![\w])"
    rf"|,? (?:bk|book)\.? \d+|, \d+(?:\.\d+)+| \d{{1,3}} \((?:[A-Z][a-z]+\.? )?[12]\d{{3}}\)"
    rf"|,? (?:\d{{1,3}}|[IVXLC]+), {_YEARS}\d+|, {_YEARS}(?:[xvil]+|\d+)(?=[\s,.;:)–—-]|$)"
)
_WORK_OF = (
    "issue|edition|version|translation|introduction|preface|foreword|afterword|postscript|appendix|review|copy|reprint"
)
_DONE = "quoted|cited|reprinted|published|printed|translated|included|collected|found|taken|excerpted"
_START = re.compile(
    rf"(?:[;”\"“()\[\]]|[.](?:--|—)|``|'')\s*|(?:[^\W\d_]{{3}}|[\d)’])[.] +(?=[^\W\d_])|"
    rf"\b[a-zß-ÿ][\w’]*[?] (?=[^\W\d_])|"
    rf"(?:\b(?:[Ss]ee|[Cc]f\.|also|by|to read|(?i:{_DONE}) (?:in|from|by|as)|appear(?:s|ed)? in|"
    rf"(?i:{_WORK_OF})s? (?:of|to)|[a-z]+ from)|"
    rf"[”\"] in|^In) (?=[“A-ZÀ-Þ])"
)
"""What a title cannot reach over to the left: marks, the end of a sentence, words that lead to a reference."""
APPENDED = re.compile(
    r", (?:\d+|two|three|four|five|six) vols?\.? ?$|,? (?:[Vv]ols?\.? ?[\dIVXLC]+|[Nn]os?\.? ?\d)[^()“”;]{0,40}$|"
    r",? (?:[Vv]olume|[Pp]art|[Bb]ook) (?:\d+|[IVXLC]+|[Oo]ne|[Tt]wo|[Tt]hree)\.?$|,? etc\.,?$|"
    r"[.,]? +(?:[Ee]dited|[Tt]ranslated|[Cc]ompiled) by [^,;:()]{3,60}[.,]?$|"
    r" \((?:[A-ZÀ-Þ]{2,6} ?|[^()]* (?:translation|edition))\),?$"
)
"""What may stand between a title and its imprint or page: volumes, an editor, the siglum that will stand for it."""
EDITOR = re.compile(
    r",? ?\(?(?:eds?|trans|tr)\.\)?,?$|^(?:\(?eds?\.?\)?,?|trans\.)\s*",
    re.IGNORECASE,
)
BY = re.compile(
    r",? (?:edited|translated|compiled) by |, trans\. |,? by (?=[A-ZÀ-Þ])| \((?:[A-ZÀ-Þ][\w’-]+ ){1,3}\d{1,3}\)"
)
"""A person after a title, or the number that it has in a series: ``(Harbour Pamphlet 24)``."""
POSSESSIVE = re.compile(r"([^,;:()]{2,60}?)[’']s? (?=[A-ZÀ-Þ])")
COLON = re.compile(r"([^:]{2,40}?) ?: (?=[A-ZÀ-Þ])(?!An? )")
AFTER_COLON = re.compile(r"(?:^|[.;] )([^:.;,]{3,40}) ?: (?=[A-ZÀ-Þ])([^.,;:“”()]{5,100})(?=[.,;]|$)")
BEFORE_ARTICLE = re.compile(r"(?:[A-ZÀ-Þ][\w’.-]+ ?){1,3}, (?=(?:The|Les?|La|Das|Der|Die) )")
TWO_NAMES = re.compile(r"(?:[A-ZÀ-Þ][\w’.-]+ ?){1,3}(?:and|&) (?:[A-ZÀ-Þ][\w’.-]+ ?){1,3}, (?=[A-ZÀ-Þ])")
_DATED = re.compile(
    r",? ?\(?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SCOPED = re.compile(r"\bpp?\. ?[\dxvil]+(?:[-–, ]+[\dxvil]+)*[.,]? *$")
"""Pages before an imprint: the title stands before the pages."""
_IN_SIGLUM = re.compile(r"\b(?:in|of|[Ss]ee) ([A-ZÀ-Þ]{3,6}\d?)$")
NOT_TITLE = re.compile(
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
SENTENCE = re.compile(r"(?<![^\W\d_])[a-z]{2,} (?!and\b)[a-z]{2,}\b")
_HOUSE = re.compile(
    r"^(?:Editorial|Edizioni|Ediciones|Éditions) |\b(?:Press|Publishers|Publishing|Company|"
    r"Verlag|Pamphlet|Leaflet|Museum|Library|Archive)s?(?: \d+)?$"
)
_PUBLISHED = re.compile(r"\b(?:Co\.|Press|Publishers|Publishing(?: Co\.)?|Verlag|Bros\.), ")
LEADING = re.compile(r"^(?:and|or|in|see|also|with) (?=[A-ZÀ-ÞŒ])")
ONE_WORD = re.compile(r"[A-ZÀ-Þ][^\W\d_]{3,}")
SECTION_OF = re.compile(r"\b[Ss]ections? [A-Z]?[\d.]+(?:,? (?:and )?[A-Z]?[\d.]+)* of ([A-Z]{3,6})\b")
"""Capitals that stand for a work of which a section is cited."""
SIGLUM = re.compile(r"[A-ZÀ-Þ]{3,6}\d?$")
_NUMERAL = re.compile(r"[IVXLCM]+")
_AT_END = re.compile(rf"[a-zß-ÿ]{{2,}},? ({RUN}(?:[:,?!] {RUN})*)$")
LATIN = re.compile(
    r"^(?:Ibid|Op|Loc|Id|Idem|Passim|See|Vol|Nos?\.? ?\d|Note|Chapter|Section|Part|Letter|Page|"
    r"With an?|According to|Transcriber[’']s)\b|.* (?:of|the|and|in)$",
    re.IGNORECASE,
)
LONGEST = 160


def ends_with_pages(text: str, start: int, end: int) -> bool:
    """Whether pages end a stretch: the title of the imprint behind it stands before them."""
    return _SCOPED.search(text, start, end) is not None


def closing_siglum(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of capitals that stand for a work at the end of a sentence: ``the text in CWQ``."""
    siglum = _IN_SIGLUM.search(text, start, end)
    return siglum.span(1) if siglum is not None and not _NUMERAL.fullmatch(siglum[1]) else None


def past_lead(text: str, start: int, end: int, certain: bool) -> tuple[int, bool]:
    """Return where a reference begins at the earliest, and whether words lead to it, after which no doubt remains.

    :param certain: an imprint follows; then any word that leads to a reference counts, else a sentence about a work.
    """
    for match in _START.finditer(text, start, end):
        start = match.end()
    led = certain and text[:start].rstrip()[-1:].isalpha()
    prose = [match.end() for match in _PROSE.finditer(text, start, end)]
    return (prose[-1], True) if prose else (start, led)


def without_appended(text: str, start: int, end: int) -> int:
    """Return where a title ends at the latest: before volumes, an editor, a siglum in parentheses."""
    while (match := APPENDED.search(text[start:end].rstrip(" "))) is not None and match.start() > 0:
        end = start + match.start()
    return end


def closing_part(text: str, start: int, end: int) -> int:
    """Return where parentheses or quotation marks that end a title open: ``The Quay (Diary, 1920-22) (York: …)``."""
    opening = {")": "(", "”": "“"}.get(text[end - 1 : end])
    at = text.rfind(opening, start, end) if opening else -1
    joined = at > start + 1 and text[at - 1] == " " and text[at - 2].isalpha() and text[at + 1 : end - 1].strip() != ""
    if not joined or EDITOR.search(text[at:end]) or not text[at + 1].isupper():
        return end
    return at


def title_at_end(part: str) -> tuple[str, bool]:
    """Return the words with the capitals of a title that end a stretch of prose, and whether there are such."""
    match = _AT_END.search(part)
    if match is not None and len(match[1].split()) > 2:
        return match[1], True
    if ", " in part:
        return part.rpartition(", ")[2], True
    return part, False


def is_title(title: str, certain: bool, introduced: bool) -> bool:
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
        or LATIN.match(title)
        or re.search(r"[.] [A-Z]", title)
    ):
        return False
    if len(words) == 1:
        return SIGLUM.match(title) is not None and not _NUMERAL.fullmatch(title)
    large = [word for word in words if word.lower() not in SMALL]
    capitals = sum(word[0].isupper() for word in large)
    share = (0.0 if introduced else 0.5) if certain else 0.99
    return len(large) > 0 and capitals >= share * len(large) and len(title) <= LONGEST


def is_event(text: str, start: int, title: str) -> bool:
    """Whether words name a congress or the like, with its date behind them, rather than a newspaper."""
    return bool(BODY.search(title) and level(title, "") != "j" and _DATED.match(text, start + len(title)))
