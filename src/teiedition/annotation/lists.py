"""The lists of words that recognisers know: given names, titles, verbs of saying, words that are no names, places.

The files lie in ``data/``; lines that begin with ``#`` explain. Each is read once, when it is first asked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class KnownPlace(NamedTuple):
    """A place of ``places.txt``."""

    name: str
    """Modern English name."""
    forms: tuple[str, ...]
    """Names under which it stands in books."""
    doubtful: tuple[str, ...]
    """Names that are as often those of persons or things: Kent, Hudson."""
    kind: str
    """``city``, ``country``, ``region``, ``water`` …"""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string, divided by blanks."""
    return frozenset(words.split())


BUILDINGS = word_set(
    "Hall House Castle Abbey Palace Court Manor Lodge Cottage Farm Priory Grange Tower Prison Fortress Park"
)
"""Words that, after a family's name, make a building of it: at Orm Lodge."""


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _without_accents(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


@cache
def given_names() -> dict[str, frozenset[int]]:
    """Given names, each with the numbers of the groups of forms it belongs to: John, Jean and Ivan share one."""
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("given_names.txt")):
        for name in line.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@cache
def sex_of(name: str) -> str:
    """Return ``f`` or ``m`` for a given name, nothing for one that both bear or that no list knows."""
    women, either = _women()
    groups = given_names().get(name, frozenset())
    if not groups or name in either:
        return ""
    return "f" if groups & women else "m"


@cache
def _women() -> tuple[frozenset[int], frozenset[str]]:
    lines = [line.split() for line in _lines("women.txt")]
    groups = given_names()
    heads = {name for line in lines if line[0] != "either" for name in line}
    numbers = {number for name in heads for number in groups.get(name, ())}
    first = [line.split()[0] for line in _lines("given_names.txt")]
    return (
        frozenset(number for number in numbers if first[number] in heads),
        frozenset(name for line in lines if line[0] == "either" for name in line[1:]),
    )


@cache
def honorifics() -> tuple[frozenset[str], frozenset[str]]:
    """Titles after which only a name comes, and all titles."""
    certain = frozenset(next(_lines("honorifics.txt")).split())
    return certain, _words("honorifics.txt")


@cache
def speech_verbs() -> frozenset[str]:
    """Verb forms whose subject is a person."""
    return _words("speech_verbs.txt")


@cache
def generic_nouns() -> frozenset[str]:
    """Words that make a name beside them part of the name of an organisation, an event or a building."""
    return _words("generic_nouns.txt")


@cache
def renowned() -> frozenset[str]:
    """Persons whom books name by one word."""
    return _words("renowned.txt")


@cache
def not_names() -> frozenset[str]:
    """Words with a capital that name neither a person nor a place."""
    return _words("not_names.txt")


@cache
def english_words() -> frozenset[str]:
    """Words of the English language, in small letters."""
    return _words("words_en.txt")


@cache
def beside_persons(section: str) -> frozenset[str]:
    """A section of the words that stand beside names of persons: ``callings``, ``kin``, ``works`` …"""
    words: set[str] = set()
    current = ""
    for line in _lines("beside_persons.txt"):
        if line.startswith("["):
            current = line.strip("[]")
        elif current == section:
            words.update(line.split())
    return frozenset(words)


@cache
def not_works() -> frozenset[str]:
    """Words with which no title of a work begins."""
    return _words("not_works.txt")


@cache
def periodicals() -> tuple[frozenset[str], frozenset[str]]:
    """Names of newspapers and journals: those that nothing else bears, and those that are words like others."""
    names = [line.strip() for line in _lines("periodicals.txt")]
    certain = {form for name in names if not name.endswith("?") for form in (name, _without_accents(name))}
    return (
        frozenset(certain | {name.replace("’", "'") for name in certain}),
        frozenset(name[:-1] for name in names if name.endswith("?")),
    )


@cache
def places() -> tuple[KnownPlace, ...]:
    """The places of ``places.txt``."""
    found = []
    for line in _lines("places.txt"):
        name, _, rest = line.partition(" = ")
        forms, _, kind = rest.partition(" | ")
        listed = [form.strip() for form in forms.split(";")]
        certain = tuple(form for form in listed if not form.endswith("?"))
        doubtful = tuple(form[:-1] for form in listed if form.endswith("?"))
        found.append(KnownPlace(name.strip(), certain, doubtful, kind.strip()))
    return tuple(found)


@cache
def listed_places() -> frozenset[str]:
    """The names of ``places.txt`` that mean nothing else."""
    return frozenset(form for place in places() for form in place.forms)
