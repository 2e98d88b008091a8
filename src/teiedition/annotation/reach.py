"""Which entries of long authority lists a book may name at all: the others cost time in every later step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from teiedition.annotation.book import Book
from teiedition.annotation.spelling import shortened, skeletons
from teiedition.model import Entity

SHORT = 2_000
"""Lists with no more entries than this are looked through whole."""
BEARERS = 20
"""A given name that more persons of the lists bear tells none of them apart where it stands alone."""

_WORD = re.compile(r"[^\W\d_]+")


def within_reach(entities: tuple[Entity, ...], book: Book, kept: Container[str] = ()) -> tuple[Entity, ...]:
    """Return the entries of which some name may stand in the book, rightly spelt or nearly so.

    A person is named by surname, or by a given name that few others bear; other names are told by their longest word.

    :param kept: identifiers of entries that are returned in any case: somebody has referred to them by hand.
    """
    if len(entities) <= SHORT:
        return entities
    words = {word for passage in book.passages for word in _WORD.findall(passage.text)}
    there = {form for word in skeletons(words) for form in shortened(word)}
    told = [(entity, word) for entity, words in _told(entities) for word in words]
    found = {
        entity.id
        for (entity, _), word in zip(told, skeletons(word for _, word in told), strict=True)
        if not there.isdisjoint(shortened(word))
    }
    return tuple(entity for entity in entities if entity.id in found or entity.id in kept)


def _told(entities: Iterable[Entity]) -> Iterator[tuple[Entity, list[str]]]:
    """Yield for each entry the words of which one must stand in a text that names it."""
    bearers = Counter(entity.forename for entity in entities)
    for entity in entities:
        names = [name for name in entity.names if not (entity.surname and name.endswith(entity.surname))]
        if entity.surname:
            names.append(entity.surname)
        if entity.forename and bearers[entity.forename] <= BEARERS:
            names.append(entity.forename)
        yield entity, [max(_WORD.findall(name), key=len, default=name) for name in names]
