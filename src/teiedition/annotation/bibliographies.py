"""Entries of a bibliography whose parts end with full stops: ``E. Orme. The Tides of Leith. London, 1884.``

What stands first is the author where it looks like one, then come titles, up to an imprint or anything with a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from teiedition.annotation.lists import word_set
from teiedition.annotation.personforms import PARTICLES
from teiedition.tei.passage import Passage

Span = tuple[int, int]

_ENTRY = ("bibl", "item")
"""Elements that hold one entry; in others an entry begins with a line, after one that ended with a full stop."""
_STOP = re.compile(r"\.[”’\"']?(?= |\*|$)")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ABBREVIATED = word_set("rev mr mrs dr st messrs ed eds tr trans vol vols no prof gen col capt lt jr sr hon mme mlle")
_SMALL = frozenset(("and", "et", "und", "y", "e", "&", "al", *map(str.lower, PARTICLES)))
"""Words of a name, or between two, that begin with a small letter."""
_ARTICLES = frozenset(("The", "A", "An", "Der", "Die", "Das", "Le", "La", "Les", "El", "Il"))
_LONGEST_AUTHOR = 8
_HOUSE = re.compile(r"\b(?:Press|Publishers|Publications|Books|Verlag|Co)$|\d")
"""What tells an imprint or the like from a title, with any number."""


def titles_in(passage: Passage, are_persons: Callable[[str], bool]) -> Iterator[Span]:
    """Yield the spans of the titles in a passage of a bibliography, without their full stops.

    :param are_persons: whether words are nothing but names of persons.
    """
    for entry in _entries(passage):
        parts = list(_parts(passage.text, *entry))
        if len(parts) > 1 and _is_author(passage.text[slice(*parts[0])], are_persons):
            parts = parts[1:]
        for number, (start, end) in enumerate(parts):
            words = passage.text[start:end]
            if _HOUSE.search(words) or not words[0].isupper() or (number and ":" in words):
                break
            yield start, end


def _is_author(words: str, are_persons: Callable[[str], bool]) -> bool:
    """Whether the first part of several is a name, by what the book knows or at least by its form."""
    listed = words.split()
    by_form = all(word[0].isupper() or word in _SMALL for word in listed) and listed[0] not in _ARTICLES
    return are_persons(words) or (by_form and len(listed) <= _LONGEST_AUTHOR)


def _entries(passage: Passage) -> Iterator[Span]:
    if passage.kind in _ENTRY:
        yield 0, len(passage.text)
        return
    start = 0
    for end in (*_line_ends(passage), len(passage.text)):
        if passage.text[start:end].rstrip().endswith((".", ".*")) or end == len(passage.text):
            yield start, end
            start = end


def _line_ends(passage: Passage) -> Iterator[int]:
    """Yield the offsets of line ends: in the text of a passage they are blanks like any other."""
    for slot in passage.slots:
        string = (slot.owner.tail if slot.tail else slot.owner.text) or ""
        for match in re.finditer("\n", string[slot.offset : slot.offset + slot.length]):
            yield slot.start + match.start()


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of an entry without white space and stops; initials and abbreviations end none."""
    for match in _STOP.finditer(text, start, end):
        word = _LAST_WORD.search(text, start, match.start())
        if word is not None and (len(word.group()) == 1 or word.group().lower() in _ABBREVIATED):
            continue
        yield from _stripped(text, start, match.start())
        start = match.end()
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end].strip(" *")
    if words:
        start = text.index(words, start)
        yield start, start + len(words)
