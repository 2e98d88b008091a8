"""Words by which books in other languages than English name their divisions: one file for each in ``data/``.

A language is added by a file; no code knows which there are. The words of all languages hold at once, because what
names a division in one language hardly ever names something else in another, and books quote and translate. English
goes first: what means something in an English book (see :mod:`teiedition.structure.names`) keeps that meaning.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def _languages() -> tuple[Mapping[str, Any], ...]:
    return tuple(tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.toml")))


def names(table: str) -> dict[str, str]:
    """Return the words of a table (``front``, ``back``, ``body``, ``labels``) with the types they stand for."""
    found: dict[str, str] = {}
    for language in _languages():
        for kind, words in language.get(table, {}).items():
            for word in words:
                for spelling in spellings(word):
                    found.setdefault(spelling, kind)
    return found


def words(key: str) -> frozenset[str]:
    """Return the words of a list (``small``, ``months``, ``ends`` …), in small letters."""
    lists = (language.get(key, ()) for language in _languages())
    each = (word for listed in lists for word in (listed.split() if isinstance(listed, str) else listed))
    return frozenset(spelling for word in each for spelling in spellings(word))


def numbers(key: str) -> dict[str, int]:
    """Return the words for numbers (``cardinals``, ``ordinals``) with their values."""
    return {
        spelling: value
        for language in _languages()
        for value, forms in enumerate(language.get(key, ()), 1)
        for form in forms.split()
        for spelling in spellings(form)
    }


def spellings(word: str) -> Iterator[str]:
    """Yield a word in small letters, with ss for ß as well, then without accents, which capitals often lack."""
    low = word.casefold()
    yield from dict.fromkeys((word.lower(), low))
    bare = "".join(letter for letter in unicodedata.normalize("NFD", low) if not unicodedata.combining(letter))
    if bare != low:
        yield bare


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of some words, longer ones first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
