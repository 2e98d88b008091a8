"""What the book as a whole shows of its capitalised words: where they stand, and whether they also occur in lower case.

Decisions about names are made for the whole book and then applied to each mention, so the recognisers look at a
:class:`Book` first and at single passages afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from teiedition.annotation.lists import given_names, not_names
from teiedition.tei.passage import Passage

_UPPER = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
_LETTER = r"[^\W\d_]"
_WORD = rf"(?:[DLOdlo][’']|[Aa]l-|[Ee]l-)?[{_UPPER}]{_LETTER}*(?:[’'](?![sS]\b){_LETTER}+)?(?:-{_LETTER}+)*"
_INITIALS = rf"[{_UPPER}]h?\.(?:[ -]?[{_UPPER}]\.)*(?!{_LETTER}\.)"
_ABBREVIATION = r"(?:Mrs?|Ms|Dr|St|Messrs|Mme|Mlle|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Sen|Gov|Fr|Sr|Jr|Maj)\."
_PARTICLE = r"(?:de|von|van|der|den|la|le|du|des|di|da|del|della|dos|zu|zur|ten|ter|ibn|bin)"
_TOKEN = rf"(?:{_ABBREVIATION}|{_INITIALS}|{_WORD})"
_RUN = re.compile(rf"(?<![\w]){_TOKEN}(?: {{1,2}}(?:{_PARTICLE} {{1,2}}){{0,3}}{_TOKEN}|(?<=\.){_WORD})*")
_PART = re.compile(rf"{_ABBREVIATION}|{_INITIALS}|{_WORD}|{_PARTICLE}")
_LOWER = re.compile(rf"(?<![\w’'-])[a-zß-öø-ÿ]{_LETTER}*")
_OPENS = re.compile(r"(?:^|[.!?:…][”’\"')\]]*|[“‘«„\"(\[])\s*$")
_BEFORE = re.compile(r"([\w’'-]+)[^\w,;]*$")
_AFTER = re.compile(r"[^\w.!?,;:]*([\w-]+)")


class Token(NamedTuple):
    """One word of a run."""

    text: str
    plain: str
    """The word as it would stand in running text: capitals throughout are brought down."""
    start: int
    """Offset in the passage."""
    end: int

    @property
    def initial(self) -> bool:
        """Whether it is ``V.`` or ``S.A.``."""
        return self.text.endswith(".") and (len(self.text) == 2 or "." in self.text[:-1] or self.text[1] == "h")

    @property
    def particle(self) -> bool:
        """Whether it is ``von``, ``de`` …"""
        return self.text.islower() and "-" not in self.text

    @classmethod
    def of(cls, text: str, start: int) -> Token:
        """Make the token of a word that stands at ``start``."""
        lowered = len(text) > 2 and text.isupper() and not text.endswith(".")
        return cls(text, "-".join(map(str.capitalize, text.split("-"))) if lowered else text, start, start + len(text))


class Run(NamedTuple):
    """Capitalised words side by side, particles among them."""

    tokens: tuple[Token, ...]
    opens: bool
    """Whether a sentence, a quotation or a parenthesis begins here, so that the first capital means nothing."""

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.tokens[-1].end


def runs_of(text: str) -> Iterator[Run]:
    """Yield the runs of capitalised words of a text, in order."""
    for match in _RUN.finditer(text):
        start = match.start()
        tokens = tuple(_token(part, start) for part in _PART.finditer(match.group()))
        yield Run(tokens, _OPENS.search(text, max(0, start - 4), start) is not None)


def _token(match: re.Match[str], offset: int) -> Token:
    """Return a word; the article or preposition elided before a given name is none of it: d’Alexandra."""
    text, start = match.group(), offset + match.start()
    if text[0] in "dl" and text[1:2] in ("’", "'") and text[2:] in given_names():
        return Token.of(text[2:], start + 2)
    return Token.of(text, start)


def word_before(text: str, offset: int) -> str:
    """Return the word before an offset in lower case; empty where punctuation divides them."""
    match = _BEFORE.search(text, max(0, offset - 25), offset)
    return match.group(1).lower() if match else ""


def word_after(text: str, offset: int) -> str:
    """Return the word after an offset as it stands; empty where punctuation divides them, ``’s`` as it is."""
    if text.startswith(("’s", "'s"), offset):
        return "’s"
    match = _AFTER.match(text, offset, offset + 30)
    return match.group(1) if match else ""


@dataclass(frozen=True)
class Book:
    """All passages of a document."""

    passages: tuple[Passage, ...]

    @cached_property
    def runs(self) -> tuple[tuple[Run, ...], ...]:
        """The runs of capitalised words of each passage."""
        return tuple(tuple(runs_of(passage.text)) for passage in self.passages)

    @cached_property
    def lower(self) -> Counter[str]:
        """How often each word begins with a small letter."""
        return Counter(word for passage in self.passages for word in _LOWER.findall(passage.text))

    @cached_property
    def capitals(self) -> Counter[str]:
        """How often each word stands with a capital."""
        return Counter(token.text for runs in self.runs for run in runs for token in run.tokens)

    @cached_property
    def inside(self) -> Counter[str]:
        """How often each word stands with a capital where no sentence begins."""
        return Counter(
            token.text for runs in self.runs for run in runs for token in (run.tokens[1:] if run.opens else run.tokens)
        )

    def common(self, word: str) -> bool:
        """Whether a capitalised word is no name by itself: a function word, or one that the book also writes small."""
        if word in not_names():
            return True
        small = self.lower[word.lower()]
        if not small and word.endswith("s"):
            small = self.lower[word[:-1].lower()]
        return small > 0 and small * 8 >= self.inside[word]
