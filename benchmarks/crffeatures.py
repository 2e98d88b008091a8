"""What a statistical model of names sees of a word: its form, lists, the words beside it, and the book as a whole.

A word with a capital is never known by itself, only by what the lists and the book say of it, for the names of one
book are not those of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teiedition.annotation.book import Book, brought_down
from teiedition.annotation.lists import BUILDINGS, generic_nouns, honorifics, not_names, renowned, speech_verbs
from teiedition.annotation.personforms import PARTICLES, is_derived, is_given
from teiedition.annotation.personnames import PersonNames
from teiedition.annotation.placenames import PlaceNames
from teiedition.tei.passage import Passage

TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_KINDS = frozenset({"p", "head", "l", "item", "note", "byline"})
_OPENING = frozenset("“‘\"'(_[")


class Token(NamedTuple):
    """A word, a number, or a single mark."""

    text: str
    start: int
    """Offset in the passage."""


class Evidence(NamedTuple):
    """What the book as a whole says of its names, before any mention is decided."""

    book: Book
    persons: PersonNames
    places: PlaceNames

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Evidence:
        """Read the whole book."""
        book = Book(tuple(passages))
        places = PlaceNames.of(book)
        return cls(book, PersonNames(book, places.certain(), frozenset(places.known)), places)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text."""
    return tuple(Token(match.group(), match.start()) for match in TOKEN.finditer(text))


def features(passage: Passage, tokens: Sequence[Token], evidence: Evidence) -> list[list[str]]:
    """Return the features of each token: its own, those of two on either side, and pairs of them."""
    own = [list(_own(token.text, evidence)) for token in tokens]
    kind = f"kind={passage.kind if passage.kind in _KINDS else ''}{'note' if 'note' in passage.within else ''}"
    return [[kind, *_window(own, at), *_pairs(own, at, _opens(tokens, at))] for at in range(len(tokens))]


def _own(text: str, evidence: Evidence) -> Iterator[str]:
    if not text[0].isalpha():
        yield f"mark={text}" if not text[0].isdigit() else "number"
    elif not text[0].isupper():
        yield from (f"word={text.lower()}", "small")
        if text in speech_verbs() or text.endswith("ed"):
            yield "verb"
    else:
        plain = brought_down(text)
        yield "capital"
        yield from _form(text, plain)
        yield from _lists(plain)
        yield from _of_book(text, plain, evidence)


def _form(text: str, plain: str) -> Iterator[str]:
    if len(text) == 1:
        yield "initial"
    elif text.isupper():
        yield "capitals"
    if is_derived(plain):
        yield "derived"
    yield f"ending={plain[-3:]}"


def _lists(plain: str) -> Iterator[str]:
    certain, titles = honorifics()
    if plain in not_names():
        yield from ("no-name", f"word={plain.lower()}")
    if plain in certain or f"{plain}." in certain or plain in titles or f"{plain}." in titles:
        yield "title"
    if is_given(plain):
        yield "given"
    named = (("generic", generic_nouns()), ("renowned", renowned()), ("particle", PARTICLES), ("building", BUILDINGS))
    yield from (name for name, words in named if plain in words)


def _of_book(text: str, plain: str, evidence: Evidence) -> Iterator[str]:
    book, persons, places = evidence
    if book.common(text):
        yield "common"
    yield f"small-elsewhere={_step(book.lower[text.lower()], (0, 1, 3, 10))}"
    yield f"inside={_step(book.inside[plain], (0, 1, 2, 4, 8, 16, 32))}"
    seen = persons.evidence.get(plain)
    if seen is not None:
        yield f"forenames={_step(seen.forenames.total(), (0, 1, 2, 5))}"
        yield f"titled={_step(seen.titled, (0, 1, 2, 5))}"
        yield f"company={_step(seen.company, (-50, -3, 0.1, 2, 4, 8, 20))}"
        if seen.occurrences:
            yield f"company-share={_step(seen.company / seen.occurrences, (-9, -1, -0.2, 0.05, 0.25, 0.5, 1))}"
            yield f"located-share={_step(seen.located / seen.occurrences, (0, 0.05, 0.2, 0.4))}"
    yield f"surname={persons.surnames.get(plain)}"
    place = places.known.get(plain)
    if place is not None:
        yield f"listed={place.rule}{'?' if place.small else ''}"
    if places.place(plain) is not None:
        yield "place"
    yield f"located={_step(places.located[plain], (0, 1, 2, 5))}"


def _step(number: float, steps: Sequence[float]) -> int:
    return sum(number >= step for step in steps)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence begins here, so that the capital means nothing."""
    before = at - 1
    while before >= 0 and tokens[before].text in _OPENING:
        before -= 1
    return before < 0 or tokens[before].text in ".!?:"


def _window(own: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    for step in (-2, -1, 0, 1, 2):
        there = at + step
        yield from (f"{step}:{name}" for name in own[there]) if 0 <= there < len(own) else (f"{step}:edge",)


def _pairs(own: Sequence[Sequence[str]], at: int, opens: bool) -> Iterator[str]:
    if "capital" not in own[at]:
        return
    surname = next(name for name in own[at] if name.startswith("surname="))
    before, after = _word(own, at - 1), _word(own, at + 1)
    common = "common" in own[at]
    yield from (f"{before}|{after}", f"{before}|{surname}", f"{surname}|{after}", f"{surname}|common={common}")
    if opens:
        yield from ("opens", f"opens|{surname}", f"opens|common={common}", *(f"opens|{name}" for name in own[at]))


def _word(own: Sequence[Sequence[str]], at: int) -> str:
    return own[at][0] if 0 <= at < len(own) else "edge"
