"""The imprint of a cited book: ``(London: Verso, 1982)``. Its places are places, its publishers no persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_IMPRINT = re.compile(
    r"\((?P<places>[^()\[\]:;“”\"\d]{2,70}?)\s?: ?(?P<publisher>[^():;]{2,70}?),? ?(?:[12]\d{3})\b"
    r"|\((?P<place>[^()\[\]:;,“”\"\d]{2,40}?), (?P<house>[^(),:;]{2,60}), [12]\d{3}\b"
    r"|\((?P<alone>[^()\[\]:;,“”\"\d]{2,40}?),? [12]\d{3}\)"
)
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
    """Yield the imprints of a text, in order."""
    if "(" not in text:
        return
    for match in _IMPRINT.finditer(text):
        group = next(name for name in ("places", "place", "alone") if match[name] is not None)
        house = next((name for name in ("publisher", "house") if match[name] is not None), None)
        yield Imprint(
            match.start(),
            match.end(),
            tuple(_places(match, group)),
            match.span(house) if house is not None else None,
            group == "places",
        )


def _places(match: re.Match[str], group: str) -> Iterator[tuple[int, int]]:
    for part in _PART.finditer(match[group]):
        name = part.group().removeprefix(" and").strip()
        if name and name[0].isupper() and _NAME.fullmatch(name):
            start = match.start(group) + part.start() + part.group().index(name)
            yield start, start + len(name)
