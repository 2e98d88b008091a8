"""The year of a day that is told without it: the nearest to the last day whose year is known.

What somebody says, an inscription or a letter may name years far away; so only the running text is read for the day at
which a story has arrived, and in it only dates with a month. A year named before it in the same paragraph goes before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from teiedition.tei.passage import Passage

# "ru" and "rn" are often read as "m" by OCR, so that February becomes Febmary
_NAMES = (
    "January Jan. Jan|February Febmary Feb. Feb|March Mar.|April Apr.|May|June Jun.|July Jul.|August Aug. Aug|"
    "September Sept. Sept Sep.|October Oct. Oct|November Nov. Nov|December Dec. Dec"
)
MONTHS = {name: number for number, names in enumerate(_NAMES.split("|"), start=1) for name in names.split()}

MONTH = "(" + "|".join(re.escape(name) for name in sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])"
YEAR = r"(1\d{3}|20[0-4]\d)(?![\w%°]|[.,]\d|-[A-Za-z])"
"""A year in four digits, as a regular expression with one group; so is :data:`MONTH`."""

_ASIDE = frozenset(
    {"notes", "index", "bibliography", "publishingInformation", "copyright", "advertisement", "contents"}
)
"""Divisions whose years are those of books, not of what is told."""
_ANY_YEAR = re.compile(rf"(?<![\w.,/$£-]){YEAR}")
_DATED = re.compile(
    rf"(?:\b(?P<day>[0-3]?\d)(?:\s?(?:st|nd|rd|th|d))? (?:of )?)?\b{MONTH}"
    rf"(?: (?P<day2>[0-3]?\d)(?:st|nd|rd|th)?)?,? (?:of )?(?P<year>1\d{{3}}|20[0-4]\d)(?!\w)"
)
_SPEECH = re.compile(r"[“\"«][^“”\"«»]*(?:[”\"»]|$)")
_OPENS = re.compile(r"\s*[“‘\"'«]")
_FAR = 4000
"""So many characters are searched backwards for a year."""


class Context(NamedTuple):
    """The last date that the running text has told; zeros where there is none."""

    year: int = 0
    month: int = 0
    day: int = 0


def contexts(passages: Iterable[Passage]) -> dict[int, Context]:
    """Return the context in which each passage begins, by the ``id`` of the passage."""
    found: dict[int, Context] = {}
    context = Context()
    for passage in passages:
        found[id(passage)] = context
        if passage.division not in _ASIDE and not {"note", "quote", "floatingText"} & set(passage.within):
            context = _after(passage, context)
    return found


def _after(passage: Passage, context: Context) -> Context:
    """Return the context after a passage; a bare year counts until a date with a month has been told."""
    if "1" not in passage.text and "2" not in passage.text:
        return context
    if passage.kind in ("l", "quote") or _OPENS.match(passage.text):
        return context
    told = _SPEECH.sub(" ", passage.text)
    dated = next(reversed(list(_DATED.finditer(told))), None)
    if dated is not None:
        day = int(dated["day"] or dated["day2"] or 15)
        context = Context(int(dated["year"]), MONTHS[dated[2]], day)
    years = _ANY_YEAR.findall(told, dated.end() if dated is not None else 0)
    if years and (passage.kind == "head" or not context.month or dated is not None):
        context = Context(int(years[-1]))
    return context


def year_in_passage(match: re.Match[str]) -> int:
    """Return the year last named before a date in the same text, 0 if there is none."""
    years = _ANY_YEAR.findall(match.string, max(0, match.start() - _FAR), match.start())
    return int(years[-1]) if years else 0


def year_of(match: re.Match[str], month: int, day: int, context: Context) -> int:
    """Return the year of a day without one; 0 where nothing tells it."""
    year = year_in_passage(match)
    if year or not context.month:
        return year or context.year
    here, there = month * 30 + day, context.month * 30 + context.day
    return context.year + (there - here > 180) - (here - there > 180)
