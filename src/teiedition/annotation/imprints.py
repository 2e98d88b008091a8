"""The imprint of a cited book: ``(London: Verso, 1982)``. Its places are places, its publishers no persons.

It stands in parentheses or brackets, in bibliographies also after a full stop: "London: Verso. 1982". What looks like
one and holds the date of a newspaper or of an event — ``(Gazette, 28 January 1923)`` — is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|"
    r"Winter|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b"
)
_PUBLISHER = r"(?! ?\d)[^():;\[\]]{2,70}?"
_IMPRINT = re.compile(
    rf"[(\[](?:n\.?p\.?; )?(?!{_MONTHS})(?=[ ]?[A-ZÀ-Þ])(?:"
    rf"(?P<places>[^()\[\]:;“”\"\d]{{2,70}}?)\s?: ?(?P<publisher>{_PUBLISHER})"
    rf"(?:[,;]? and (?P<others>[^()\[\]:;“”\"\d]{{2,50}}?): ?{_PUBLISHER})?,? ?[12]\d{{3}}\b"
    rf"|(?P<place>[^()\[\]:;,“”\"\d]{{2,40}}?(?:, [^(),:;\d]{{2,30}}& [^(),:;\d]{{2,15}})?), "
    rf"(?!{_MONTHS})(?P<house>(?! ?\d)[^(),:;]{{2,60}}), (?:\d\w{{1,2}} ed\., )?[12]\d{{3}}\b"
    rf"|(?P<alone>[^()\[\]:;,“”\"\d]{{2,40}}?),? [12]\d{{3}}[)\]])"
)
_BARE = re.compile(
    r"(?<=\. )(?P<places>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}): (?P<publisher>[A-ZÀ-Þ][^():;\d]{2,60}?)[.,] ?"
    r"[12]\d{3}(?=[.,;]|\W*$)"
)
"""An imprint without parentheses, as bibliographies have it."""
_HOUSE = re.compile(
    r"\b(?:Press|Publish\w+|Verlag|Co\b|Company|Sons|Brothers|Bros|Cie|Ltd|Editions?|Library|Books|fils|Frères)|&|"
    r"\b[A-ZÀ-Þ]\. "
)
"""What only a publisher has in his name."""
_PART = re.compile(r"(?:(?! and )[^/,&])+")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,3}")


class Imprint(NamedTuple):
    """One imprint; spans are offsets in the passage's text."""

    start: int
    end: int
    places: tuple[tuple[int, int], ...]
    publisher: tuple[int, int] | None
    """Where the publisher's name stands; ``None`` where only place and year are given."""
    before_colon: bool
    """Whether a colon divides places and publisher, which nothing else in parentheses looks like."""


def imprints(text: str) -> Iterator[Imprint]:
    """Yield the imprints of a text, in order; those without parentheses only where no other one is."""
    yield from _imprints(text) if "(" in text or "[" in text or (". " in text and ": " in text) else ()


@lru_cache(maxsize=4096)
def _imprints(text: str) -> tuple[Imprint, ...]:
    found = tuple(map(_read, _IMPRINT.finditer(text)))
    return found or tuple(map(_read, _BARE.finditer(text)))


def _read(match: re.Match[str]) -> Imprint:
    groups = match.groupdict()
    group = next(name for name in ("places", "place", "alone") if groups.get(name) is not None)
    house = next((name for name in ("publisher", "house") if groups.get(name) is not None), None)
    if group == "place" and _HOUSE.search(match["place"]):  # (Tern & Co., York, 1885)
        group, house = "house", "place"
    named = [group, *(["others"] if groups.get("others") else [])]
    return Imprint(
        match.start(),
        match.end(),
        tuple(span for name in named for span in _places(match, name)),
        match.span(house) if house is not None else None,
        "places" in named,
    )


def _places(match: re.Match[str], group: str) -> Iterator[tuple[int, int]]:
    for part in _PART.finditer(match[group]):
        name = part.group().removeprefix(" and").strip()
        if name and name[0].isupper() and _NAME.fullmatch(name):
            start = match.start(group) + part.start() + part.group().index(name)
            yield start, start + len(name)
