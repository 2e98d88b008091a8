"""The form of personal names: which words of a run of capitals are given names, titles and surnames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from teiedition.annotation.book import Book, Run, Token
from teiedition.annotation.lists import generic_nouns, given_names, honorifics, not_names

_PATRONYMIC = re.compile(r"(?:ovich|evich|ovitch|evitch|ovna|evna|ovic|owicz|ewicz)$")
_DERIVED = re.compile(r"(?:ism|isms|ist|ists|ite|ites|ian|ians|ism’s|ish|ese|ness|tion|ment|ship|hood)$")

PARTICLES = frozenset({"La", "Le", "De", "Du", "Von", "Van", "Di", "Da", "Del", "Della", "Der", "Ter", "Ten"})
"""Particles with a capital; they are such before a word only."""


class Form(NamedTuple):
    """A personal name as it stands in a run."""

    forename: tuple[Token, ...]
    """Given names, initials and patronymics; may be empty."""
    surname: tuple[Token, ...]
    """Particles and surname; may be empty, then the forename stands alone."""
    titled: bool
    """Whether a title stands before it: Mr, Comrade, General."""

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return (self.forename or self.surname)[0].start

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return (self.surname or self.forename)[-1].end

    @property
    def regnal(self) -> bool:
        """Whether it is a ruler's: a given name and a number."""
        return len(self.forename) > 1 and not self.surname and self.forename[-1].numeral

    @property
    def given(self) -> str:
        """Forename in reading form."""
        return " ".join(token.plain for token in self.forename)

    @property
    def family(self) -> str:
        """Surname in reading form."""
        return " ".join(token.plain for token in self.surname)


def is_given(word: str) -> bool:
    """Whether a word is a given name, also a double one: ``Pierre-Joseph``."""
    names = given_names()
    return word in names or ("-" in word and all(part in names for part in word.split("-")))


def is_derived(word: str) -> bool:
    """Whether a word looks like an ism, its follower, or an adjective: ``Leninism``, ``Trotskyists``, ``Marxian``."""
    return _DERIVED.search(word) is not None


def may_be_surname(token: Token) -> bool:
    """Whether a word can be a surname after a given name or an initial."""
    word = token.plain
    return (
        len(word) > 1
        and not token.initial
        and not token.particle
        and word not in not_names()
        and word not in PARTICLES
        and word not in generic_nouns()
        and word not in honorifics()[0]
        and not token.numeral
    )


def forms_of(run: Run, book: Book) -> Iterator[Form]:
    """Yield the personal names that a run shows by their form alone, in order.

    These are a forename or initials with a surname, a title with a name, and a given name alone (its surname is
    empty). Surnames alone without a title are not told from other words here.
    """
    tokens, at, titled = run.tokens, 0, False
    while at < len(tokens):
        if is_honorific(tokens, at, run.opens):
            at, titled = at + 1, True
            continue
        form = _full(tokens, at, titled, run, book) or (_titled(tokens, at, book) if titled else None)
        form = form or _unheard(tokens, at, book)
        if form is not None:
            yield form
            at += len(form.forename) + len(form.surname)
        else:
            at += 1
        titled = False


def is_honorific(tokens: tuple[Token, ...], at: int, _opens: bool = False) -> bool:
    """Whether the word is a title, with a name to come."""
    return tokens[at].plain in honorifics()[1] and at + 1 < len(tokens)


def _full(tokens: tuple[Token, ...], at: int, titled: bool, run: Run, book: Book) -> Form | None:
    """Read forenames and a surname from ``at`` on."""
    end = at
    while end < len(tokens) and _forename(tokens, end, at, run, book):
        end += 1
    if end == at:
        return None
    regnal = _regnal(tokens, at, end, titled)
    if regnal is not None:
        return regnal
    surname_end = _past_particles(tokens, end)
    initials_only = all(token.initial for token in tokens[at:end])
    if surname_end < len(tokens) and initials_only and run.opens and book.common(tokens[surname_end].text):
        return None
    if surname_end < len(tokens) and may_be_surname(tokens[surname_end]):
        last = _past_particles(tokens, surname_end + 1)
        if last < len(tokens) and may_be_surname(tokens[last]):
            if last > surname_end + 1:
                return Form(tokens[at:end], tokens[end : last + 1], titled)
            if surname_end == end and _may_end_name(tokens, last, book):
                return Form(tokens[at : end + 1], tokens[last : last + 1], titled)
        return Form(tokens[at:end], tokens[end : surname_end + 1], titled)
    if end - at > 1 and not tokens[end - 1].initial and not _PATRONYMIC.search(tokens[end - 1].text):
        return Form(tokens[at : end - 1], tokens[end - 1 : end], titled)
    while end > at and tokens[end - 1].initial:
        end -= 1
    return Form(tokens[at:end], (), titled) if end > at else None


def _regnal(tokens: tuple[Token, ...], at: int, end: int, titled: bool) -> Form | None:
    """Read the name of a ruler: ``Louis XIV``; where "I" is the number, a title must stand before the name."""
    first, last = tokens[at], tokens[min(end, len(tokens) - 1)]
    if last is first or first.initial or not last.numeral:
        last = tokens[end - 1]  # "Charles V." ends like an initial
    number = last.text.rstrip(".")
    if last is first or first.initial or not last.numeral or number in "LCDM" or (number == "I" and not titled):
        return None
    if last.text.endswith(".") and (last is not tokens[-1] or not titled) and len(number) == 1:
        return None
    names = tokens[at : tokens.index(last)]
    return Form((*names, Token.of(number, last.start)), (), titled)


def _past_particles(tokens: tuple[Token, ...], at: int) -> int:
    """Return the place of the next word that is no particle, the last word at most."""
    while at < len(tokens) - 1 and (tokens[at].particle or tokens[at].plain in PARTICLES):
        at += 1
    return at


def _may_end_name(tokens: tuple[Token, ...], at: int, book: Book) -> bool:
    """Whether the third word of a name is its surname, the second a middle name: ``Ann Ledbury Orm``."""
    word = tokens[at].text
    return (
        at == len(tokens) - 1
        and not book.common(word)
        and not is_derived(word)
        and not book.common(tokens[at - 1].text)
    )


def _forename(tokens: tuple[Token, ...], at: int, first: int, run: Run, book: Book) -> bool:
    token = tokens[at]
    if token.initial:
        return not _is_abbreviation(token)
    if at > first and _PATRONYMIC.search(token.text):
        return True
    if not is_given(token.plain):
        return False
    small = book.lower[token.text.lower()]
    return not (at == 0 and run.opens and small > 3 and small * 4 > book.inside[token.plain])


def _is_abbreviation(token: Token) -> bool:
    return token.text in {
        "U.S.",
        "U.K.",
        "U.N.",
        "A.D.",
        "B.C.",
        "P.S.",
        "N.B.",
        "U.S.S.R.",
        "R.S.F.S.R.",
        "S.R.",
        "S.D.",
    }


def _titled(tokens: tuple[Token, ...], at: int, book: Book) -> Form | None:
    """Read a surname after a title; after Mr and the like also one that is a word of the language."""
    certain = tokens[at - 1].plain in honorifics()[0]
    end = at
    end = _past_particles(tokens, end)
    token = tokens[end]
    if token.particle:
        return None
    if not may_be_surname(token) and not (certain and book.inside[token.plain] and token.plain not in generic_nouns()):
        return None
    if is_derived(token.plain) or token.plain in honorifics()[1] or (not certain and book.common(token.text)):
        return None
    if end == at and not book.common(token.text) and (certain or book.unheard(token.text)):
        last = _past_particles(tokens, end + 1)
        if _goes_with(tokens, last, book) and (last == end + 1 or tokens[end + 1].particle):
            return Form(tokens[at : end + 1], tokens[end + 1 : last + 1], True)
    return Form((), tokens[at : end + 1], True)


def _unheard(tokens: tuple[Token, ...], at: int, book: Book) -> Form | None:
    """Read two words that English does not have and that stand alone: ``Ulu Ormsk``, ``Ulu von Ormsk``."""
    last = _past_particles(tokens, at + 1)
    if at or last != len(tokens) - 1 or (last > 1 and not tokens[1].particle) or book.english is False:
        return None
    ends = (tokens[0], tokens[last])
    if all(may_be_surname(token) and _is_unheard(token, book) for token in ends):
        return Form(tokens[:1], tokens[1:], False)
    return None


def is_strange(form: Form) -> bool:
    """Whether a form consists of nothing but words that no list has."""
    return (
        len(form.forename) == 1
        and bool(form.surname)
        and not (form.titled or form.forename[0].initial or is_given(form.forename[0].plain))
    )


def _is_unheard(token: Token, book: Book) -> bool:
    word = token.plain
    return len(word) > 3 and not token.text.isupper() and not _DERIVED.search(word) and book.unheard(word)


def _goes_with(tokens: tuple[Token, ...], at: int, book: Book) -> bool:
    """Whether the last word of a run is the surname after an unusual given name: Mr. Isambard Orm."""
    if at != len(tokens) - 1 or not may_be_surname(tokens[at]):
        return False
    word = tokens[at].plain
    return not (book.common(word) or is_derived(word) or word in honorifics()[1])
