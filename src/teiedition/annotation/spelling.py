"""Spellings of one name: accents, transliterations, forms of given names in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from teiedition.annotation.lists import given_names

_TRANSLITERATIONS = (
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"tch|tsch|cz", "ch"),
        (r"sch", "sh"),
        (r"ou|oo", "u"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"w", "v"),
        (r"ff\b|v\b", "v"),
        (r"(?:skii|skij|skyi|skiy|sky|ski)\b", "ski"),
        (r"ts|tz|z", "z"),
        (r"ye|ie|je", "e"),
        (r"[yj]", "i"),
        (r"ck|c(?!h)", "k"),
        (r"(.)\1", r"\1"),
        (r"ine\b", "in"),
    )
)
_RULES = tuple(_TRANSLITERATIONS)


@cache
def plain(name: str) -> str:
    """Return a name in lower case, without accents and marks: ``Königsberg`` → ``konigsberg``."""
    decomposed = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).lower()


def slug(name: str) -> str:
    """Return a name as part of an identifier: ASCII letters and digits, divided by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name.replace("’", "").replace("'", ""))).strip("-")


def unused(name: str, taken: set[str]) -> str:
    """Return a name, numbered if it is taken already and fit to be an ``xml:id``, and enter it."""
    base = name if name[0].isalpha() else f"n-{name}"
    number, free = 1, base
    while free in taken:
        number += 1
        free = f"{base}-{number}"
    taken.add(free)
    return free


@cache
def skeleton(name: str) -> str:
    """Return what the transliterations of a name have in common: ``Poukhov`` and ``Pukhov`` give the same."""
    return _skeleton(plain(name))


def skeletons(words: Iterable[str]) -> list[str]:
    """Return :func:`skeleton` of each word, of many words at once: one text with a word a line is quicker."""
    return _skeleton(plain.__wrapped__("\n".join(words))).split("\n")


def _skeleton(words: str) -> str:
    for pattern, replacement in _RULES:
        words = pattern.sub(replacement, words)
    return words


@cache
def same_forename(one: str, other: str) -> bool:
    """Whether two given names may be one: equal, an initial of it, or the same name in another language."""
    first, second = one.split()[0] if one.split() else "", other.split()[0] if other.split() else ""
    if not first or not second:
        return True
    a, b = plain(first).rstrip("."), plain(second).rstrip(".")
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    if first.endswith(".") or second.endswith("."):
        return a[0] == b[0]
    groups = given_names()
    return bool(groups.get(first, frozenset()) & groups.get(second, frozenset())) or within_one_edit(a, b)


def within_one_edit(one: str, other: str, shortest: int = 5) -> bool:
    """Whether one letter changed, lost, added or two exchanged make one word of the other.

    :param shortest: words with fewer letters than this must be equal.
    """
    if min(len(one), len(other)) < shortest or abs(len(one) - len(other)) > 1:
        return one == other
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[at:], other[at:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )


def shortened(word: str) -> list[str]:
    """Return a word and what is left of it without any one of its letters; words within one edit share such a form."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


class Neighbours:
    """Words and, quickly, those among them that :func:`within_one_edit` makes one of another word.

    All their :func:`shortened` forms are kept (the method of SymSpell).
    """

    def __init__(self, shortest: int = 5) -> None:
        self._shortest = shortest
        self._by_form: dict[str, dict[str, None]] = {}

    def add(self, word: str) -> None:
        """Enter a word."""
        for form in shortened(word):
            self._by_form.setdefault(form, {})[word] = None

    def near(self, word: str) -> list[str]:
        """Return the words within one edit, in the order in which they were entered first by form."""
        found = dict.fromkeys(other for form in shortened(word) for other in self._by_form.get(form, ()))
        return [other for other in found if within_one_edit(word, other, self._shortest)]
