"""Persons in a printed index: ``Bell, Gertrude, 12`` or ``Orlov (sailor), 146``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teiedition.annotation.book import Book
from teiedition.annotation.personforms import is_given


@dataclass(frozen=True, slots=True)
class IndexPerson:
    """A person's entry in a printed index."""

    surname: str
    forename: str
    start: int
    end: int


_INVERTED = re.compile(
    r"^\W*([^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?), ((?:[^\W\d_][\w’'-]*\.? ?){1,5}?)(?=[,:;(]| \(|\.|$)"
)
_WITH_ROLE = re.compile(r"^\W*([^\W\d_][\w’'-]+) \(([^)]*)\)")
_NO_PERSON = re.compile(
    r"newspaper|journal|magazine|periodical|book|pamphlet|ship|cruiser|city|town|river|village|country|party|organi[sz]ation|"
    r"union|group|film|play|novel|poem|factory|company|mountain|\bhill\b|\blake\b|island|\bsea\b|region|province|district|"
    r"street|fort\b|fortress|port\b|battle|treaty|observatory|academy|society|school|church|prison|instrument|essay|tale",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’.-]+(?:(?: and|,)? [A-ZÀ-Þ][\w’.-]+)*")
"""A name in brackets is that of the author: what stands before it is a work."""


def index_person(entry: str, book: Book) -> IndexPerson | None:
    """Read an entry of a printed index as a person: ``Bell, Gertrude, 12``, ``Orlov (sailor), 146``."""
    match = _INVERTED.match(entry)
    if match and match[1][0].isupper():
        forenames = match[2].split()
        known = any(is_given(word) or re.fullmatch(r"[^\W\d_]\.", word) for word in forenames)
        capitals = all(word[0].isupper() and not book.common(word) for word in forenames)
        if forenames and capitals and (known or not book.common(match[1].split()[0])):
            return IndexPerson(match[1], " ".join(forenames), match.start(1), match.end(2))
        return None
    match = _WITH_ROLE.match(entry)
    if match and match[1][0].isupper() and not book.common(match[1]) and _may_be_role(match[2]):
        return IndexPerson(match[1], "", match.start(1), match.end(1))
    return None


def _may_be_role(words: str) -> bool:
    """Whether words in brackets say what a person is: neither a kind of thing nor an author of a work."""
    return _NO_PERSON.search(words) is None and _NAME.fullmatch(words) is None


_PLACE = re.compile(
    r"\b(?:city|town|village|river|country|mountain|volcano|hill|lake|island|isle|sea|bay|region|province|county|district|"
    r"port|fort|fortress|street|square|suburb)\b"
)


def index_place(entry: str) -> str:
    """Return the name in an entry of a printed index that calls it a place's: ``Orm (village in Kent), 12``."""
    match = _WITH_ROLE.match(entry)
    return match[1] if match and match[1][0].isupper() and _PLACE.search(match[2]) else ""
