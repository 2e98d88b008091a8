"""Dates: days, months and years, ranges and decades, with ``when`` or ``from`` and ``to`` in ISO form.

A day without a year takes one from what is told before it, with ``cert="medium"`` (:mod:`.years`); where there is none,
the year stays open (``--03-18``). A month alone is a date only beside another month that has its year, or after words
such as "since" where the year stands in the same paragraph.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator

from teiedition.annotation.years import MONTH as _M
from teiedition.annotation.years import MONTHS as _MONTHS
from teiedition.annotation.years import YEAR as _Y
from teiedition.annotation.years import Context, contexts, year_in_passage, year_of
from teiedition.model import Certainty, Mention
from teiedition.tei.passage import Passage

RULES = {
    "date-day": "A day and a month, with the year beside it.",
    "date-day-in-context": "A day and a month; the year is the one last named before it.",
    "date-year-of-era": "A year with BC or AD.",
    "date-month": "A month and a year.",
    "date-month-in-context": "A month after since, until, in; the year is the one last named before it.",
    "date-year": "A year in four digits, where neither a page, a price nor a count of things can be meant.",
    "date-range": "Two years, or two days or months of one year, joined by a dash.",
    "date-decade": "A decade: 1920s.",
}

_D = r"(3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th|d)\b\.?)?"
_DASH = r"\s?[-–—]\s?"
_DAYS = rf"(?:{_DASH}| (?:and|to|&) )"
"""What joins two days of one month."""
_NUMBER_BEFORE = re.compile(
    r"(?:\d[.,/:]|[§$£€#]\s?|\b(?:pp?|nos?|vols?|ll?|ff|fols?|art|sect?|section|chap|chapter|numbers?|pages?|lines?)\.?\s)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s(?:men|women|people|persons|workers|sailors|soldiers|peasants|troops|prisoners|delegates|members|copies|"
    r"pages|words|roubles|rubles|francs|marks|dollars|pounds|lire|years|days|hours|miles|metres|meters|feet|yards|"
    r"tons|tonnes|acres|verses|lines|votes|rifles|guns|deaths|more|of (?:them|these|those|the|our|whom))\b"
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|from|to|until|till|by|of|after|before|during|around|about|circa|c\.|ca\.|early|late|mid|mid-|year|"
    r"spring|summer|autumn|fall|winter|anno|between|and)\s?$",
    re.IGNORECASE,
)

Attributes = tuple[tuple[str, str], ...]


class Dates:
    """Recogniser of dates."""

    name = "dates"

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Look through the running text once for the day or year that holds where each passage begins."""
        self._contexts = contexts(passages)

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the dates of a passage, in order of the rules that see them; spans are disjoint."""
        if passage.division == "index":
            return
        context = self._contexts.get(id(passage), Context())
        with_month = _ANY_MONTH.search(passage.text) is not None
        if not with_month and not any(digit in passage.text for digit in "123"):
            return
        taken = bytearray(len(passage.text))
        for rule, pattern, read in _PATTERNS if with_month else _YEARS_ONLY:
            for match in pattern.finditer(passage.text):
                if any(taken[match.start() : match.end()]) or not _dateable(rule, match):
                    continue
                attributes = read(match, context)
                if attributes is not None:
                    taken[match.start() : match.end()] = b"1" * (match.end() - match.start())
                    yield from _mentions(rule, match, attributes)


_ANY_MONTH = re.compile(rf"\b{_M}")


def _dateable(rule: str, match: re.Match[str]) -> bool:
    """Whether what stands around the number allows it to be a date."""
    text, start, end = match.string, match.start(), match.end()
    if _NUMBER_BEFORE.search(text, max(0, start - 12), start):
        return False
    if rule != "date-year":
        return True
    year = int(match.group(1))
    fits = _BEFORE_YEAR.search(text, max(0, start - 8), start) is not None
    return (fits or 1500 <= year < 2030) and not _COUNTED.match(text, end)


def _mentions(rule: str, match: re.Match[str], attributes: Attributes) -> Iterator[Mention]:
    if rule == "date-months-of-year":
        year = match.group(3)
        yield Mention(match.start(1), match.end(1), "date", "date-month", attributes=attributes[:1])
        yield Mention(
            match.start(2), match.end(3), "date", "date-month", attributes=(("when", f"{year}-{attributes[1][1]}"),)
        )
        return
    sure = not rule.endswith("-in-context")
    certainty = Certainty.HIGH if sure else Certainty.MEDIUM
    yield Mention(match.start(), match.end(), "date", rule, None, certainty, attributes)


# Reading a match: its attributes, or None if it is no date after all


def _iso(year: str | int, month: int, day: str | int | None = None) -> str | None:
    if day is None:
        return f"{int(year):04d}-{month:02d}"
    if not 1 <= int(day) <= monthrange(int(year) or 2000, month)[1]:
        return None
    return f"{int(year):04d}-{month:02d}-{int(day):02d}" if int(year) else f"--{month:02d}-{int(day):02d}"


def _when(value: str | None) -> Attributes | None:
    return (("when", value),) if value else None


def _span(start: str | None, end: str | None) -> Attributes | None:
    return (("from", start), ("to", end)) if start and end and start < end else None


def _full(year: str, end: str) -> str:
    """Return the second year of a range in full: 1918-21, 1880-2."""
    return year[: len(year) - len(end)] + end


def _day_month_year(match: re.Match[str], _: Context) -> Attributes | None:
    return _when(_iso(match[3], _MONTHS[match[2]], match[1]))


def _month_day_year(match: re.Match[str], _: Context) -> Attributes | None:
    return _when(_iso(match[3], _MONTHS[match[1]], match[2]))


def _days_month_year(match: re.Match[str], _: Context) -> Attributes | None:
    month = _MONTHS[match[3]]
    return _span(_iso(match[4], month, match[1]), _iso(match[4], month, match[2]))


def _month_days_year(match: re.Match[str], _: Context) -> Attributes | None:
    month = _MONTHS[match[1]]
    return _span(_iso(match[4], month, match[2]), _iso(match[4], month, match[3]))


def _day_month(match: re.Match[str], context: Context) -> Attributes | None:
    month, day = _MONTHS[match[2]], int(match[1])
    return _when(_iso(year_of(match, month, day, context), month, day))


def _month_day(match: re.Match[str], context: Context) -> Attributes | None:
    month, day = _MONTHS[match[1]], int(match[2])
    return _when(_iso(year_of(match, month, day, context), month, day))


def _month_alone(match: re.Match[str], context: Context) -> Attributes | None:
    lasting = match.string.endswith(("since ", "until ", "till "), 0, match.start())
    year = year_in_passage(match) or (context.year if lasting else 0)
    return _when(_iso(year, _MONTHS[match[1]])) if year else None


def _months_of_year(match: re.Match[str], _: Context) -> Attributes | None:
    return (("when", f"{match[3]}-{_MONTHS[match[1]]:02d}"), ("month", f"{_MONTHS[match[2]]:02d}"))


def _month_range(match: re.Match[str], _: Context) -> Attributes | None:
    return _span(_iso(match[3], _MONTHS[match[1]]), _iso(match[3], _MONTHS[match[2]]))


def _month_year(match: re.Match[str], _: Context) -> Attributes | None:
    return _when(_iso(match[2], _MONTHS[match[1]]))


def _years(match: re.Match[str], _: Context) -> Attributes | None:
    return _span(match[1], _full(match[1], match[2]))


def _decade(match: re.Match[str], _: Context) -> Attributes | None:
    return (("from", match[1]), ("to", f"{int(match[1]) + 9}"))


def _year(match: re.Match[str], _: Context) -> Attributes | None:
    return _when(match[1])


def _year_of_era(match: re.Match[str], _: Context) -> Attributes | None:
    """Read a year before or after Christ; ISO counts 1 BC as the year 0."""
    number = int(match[1])
    return _when(f"{number:04d}" if match[2][0] in "CA" else f"-{number - 1:04d}" if number > 1 else "0000")


def _era_year(match: re.Match[str], _: Context) -> Attributes | None:
    return _when(f"{int(match[2]):04d}")


_Read = Callable[[re.Match[str], Context], Attributes | None]


def _pattern(rule: str, expression: str, read: _Read) -> tuple[str, re.Pattern[str], _Read]:
    loose = expression.replace(" ", r"\s{1,2}") if "(?<=" not in expression else expression
    return rule, re.compile(rf"(?<![\w.,/$£€]){loose}"), read


_YEARS_ONLY = (
    _pattern("date-year-of-era", r"(\d{1,4}) (BCE?|B\.\s?C\.|CE\b|A\.\s?D\.|AD\b)", _year_of_era),
    _pattern("date-year-of-era", r"(A\.\s?D\.|AD) (\d{1,4})(?![\w])", _era_year),
    _pattern("date-range", rf"(1\d{{3}}|20\d\d){_DASH}((?:1\d|20)?\d\d|\d)(?![\w%]|[.,]\d)", _years),
    _pattern("date-decade", r"(1\d\d0|20\d0)[’']?s\b", _decade),
    _pattern("date-year", _Y, _year),
)

_PATTERNS = (
    _pattern("date-range", rf"{_D}{_DAYS}{_D} (?:of )?{_M},? (?:of )?{_Y}", _days_month_year),
    _pattern("date-range", rf"{_M} {_D}{_DAYS}{_D},? {_Y}", _month_days_year),
    _pattern("date-day", rf"{_D} (?:of )?{_M},? (?:of )?{_Y}", _day_month_year),
    _pattern("date-day", rf"{_M} {_D}\s?,? {_Y}", _month_day_year),
    _pattern("date-range", rf"{_M}{_DASH}{_M},? {_Y}", _month_range),
    _pattern("date-months-of-year", rf"{_M} (?:and|to|or|until|through|till) {_M},? (?:of )?{_Y}", _months_of_year),
    _pattern("date-month", rf"{_M},? (?:of )?{_Y}", _month_year),
    _pattern("date-day-in-context", rf"{_M} {_D}(?![\d%]|[.,:]\d)", _month_day),
    _pattern("date-day-in-context", rf"{_D} (?:of )?{_M}", _day_month),
    _pattern(
        "date-month-in-context",
        r"(?:(?<=since )|(?<=until )|(?<=till )|(?<=in )|(?<=In )|(?<=of )|(?<=by ))"
        rf"{_M}(?! (?:and|or|to|through)\b|[-–—])",
        _month_alone,
    ),
    *_YEARS_ONLY,
)
