"""Newspapers and journals: known by name, told by a word such as "newspaper" beside them, or cited with date or number.

A name that is a word like any other (Freedom, The Nation) counts only where the text shows that the paper is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from teiedition.annotation.lists import not_names, periodicals
from teiedition.annotation.titleforms import BODY, JOURNAL, RUN, WORD

_PAPER = "(?:newspaper|paper|journal|magazine|periodical|weekly|organ|fortnightly)s?"
_ONE_PAPER = (
    r"(?:(?:newspaper|journal|magazine|periodical|weekly|fortnightly)s?|(?:[a-z]+ist|[A-Z][a-z]+|daily|weekly|evening|"
    r"morning|local) papers?|(?:paper|organ)s?(?= (?:called|named)))"
)
_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|"
    r"Fall|Winter|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)(?:[-–/] ?[A-Z][a-z]+)?)"
)
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? [12]\d{{3}}\b"
_NUMBERED = r"(?:[Vv]ol\. ?[\dIVXL]+, ?[Nn]os?\.|[Nn]os?\. ?\d|[IVXL]+, ?\d)"
_NUMBER = re.compile(rf"[”’\"]*(?: ?, ?| ?\(){_NUMBERED}")
_ISSUE = rf"(?: ?, ?| ?[(\[]|[”’\"]+,? [(\[]?)(?:{_DATE}|{_NUMBERED})"
"""The date or number of an issue."""
_LEAD = r"(?:(?<=[”’\"(\[;] )|(?<=[(\[“‘])|^|\b(?:[Ii]n|[Ff]rom|[Ss]ee|[Cc]f\.|[Qq]uoted in|of)(?: the)? )"
_CALLED = r"(?:,? (?:called|named|entitled)(?: the)?|,? the|) [“‘\"']?"
_NAMED = re.compile(
    rf"\b(?:{_PAPER}{_CALLED}(?P<name>(?!The |A |In |I ){RUN})|"
    rf"{_ONE_PAPER}{_CALLED}(?P<one>(?!The\b){WORD})(?=[”’\"'.,;)]| (?:[a-z]|\()))"
)
_ISSUED = re.compile(rf"{_LEAD}(?P<name>{RUN})(?={_ISSUE})")
_LED = re.compile(rf"{_LEAD}$")
_ARTICLE_IN = re.compile(
    rf"\b(?:article|essay|editorial|letter|review|piece|interview|obituary|serial)s? in (?:the )?(?P<name>{WORD})"
    rf"(?={_ISSUE}|[,.;)]| (?:of|for|on|in|by|that|which|entitled)\b)"
)
_PERIODICAL = re.compile(
    rf"\b(?:in|of|to|by|for|with|from|read|and) the (?!Earliest|Ancient|Modern|Middle|Early|Old|Good|Hard|Roman)"
    rf"(?P<name>(?:{WORD} ){{1,3}}(?:{JOURNAL}))\b(?! (?:{WORD}|of|for)\b)"
)
_OF_BODY = re.compile(rf" of the {RUN}")
_PATTERNS = (
    (_NAMED, re.compile("paper|journal|magazine|periodical|weekl|organ|fortnight")),
    (_ARTICLE_IN, re.compile("article|essay|editorial|letter|review|piece|interview|obituar|serial")),
    (_PERIODICAL, re.compile(JOURNAL)),
)
"""Each pattern with what must stand in the text in any case: to ask that first is much quicker."""


def named(text: str, cited: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of what the words beside them show to be newspapers or journals.

    :param cited: whether the text is a note or bibliography, where dates stand behind titles rather than events.
    """
    for pattern, hint in _PATTERNS:
        for match in pattern.finditer(text) if hint.search(text) else ():
            start, end = match.span("one" if match.groupdict().get("one") else "name")
            if _is_name(text[start:end]):
                yield start, end
    if cited or "o. " in text or "os. " in text:
        yield from _issued(text, cited)


def _issued(text: str, cited: bool) -> Iterator[tuple[int, int]]:
    """Yield names with the date or number of an issue behind them; in running text a number only."""
    for match in _ISSUED.finditer(text):
        start, end = match.span("name")
        start += len("See ") if text.startswith("See ", start) else 0
        if (cited or _NUMBER.match(text, end)) and _is_name(text[start:end]):
            yield start, end
    for match in _doubtful().finditer(text):
        if _LED.search(text, max(0, match.start() - 20), match.start()):
            yield match.span()


@cache
def certain() -> frozenset[str]:
    """The names of the list that nothing else bears."""
    return periodicals()[0]


def past_issuer(text: str, end: int) -> int:
    """Return where a name ends with the body that publishes: ``Izvestia of the Harbour Council``."""
    issuer = _OF_BODY.match(text, end)
    return issuer.end() if issuer is not None else end


@cache
def _doubtful() -> re.Pattern[str]:
    """The other names of the list, where the date or number of an issue stands behind."""
    names = "|".join(map(re.escape, sorted(periodicals()[1])))
    return re.compile(rf"\b(?:{names})(?={_ISSUE})")


def _is_name(name: str) -> bool:
    return name not in not_names() and len(name) > 3 and BODY.search(name) is None
