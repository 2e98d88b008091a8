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

from teiedition.annotation.lists import english_words, given_names, not_names
from teiedition.annotation.years import MONTHS
from teiedition.tei.passage import Passage

_UPPER = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
_LETTER = r"[^\W\d_]"
_WORD = rf"(?:[DLOdlo][’']|[Aa]l-|[Ee]l-)?[{_UPPER}]{_LETTER}*(?:[’'](?![sS]\b){_LETTER}+)?(?:-{_LETTER}+)*"
_INITIALS = rf"[{_UPPER}]h?\.(?:[ -]?[{_UPPER}]\.)*(?!{_LETTER}\.)"
_ABBREVIATION = (
    r"(?:Mrs?|Ms|Dr|St|Messrs|Mme|Mlle|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Sen|Gov|Fr|Sr|Jr|Maj|"
    r"MRS?|MS|DR|ST|MESSRS|MME|MLLE|PROF|GEN|COL|CAPT|LT|SGT|REV|HON|MAJ)\."
)
_PARTICLE = r"(?:v\.(?= [A-ZÀ-Þ])|de|von|van|der|den|la|le|du|des|di|da|del|della|dos|zu|zur|ten|ter|ibn|bin)"
_TOKEN = rf"(?:{_ABBREVIATION}|{_INITIALS}|{_WORD})"
_RUN = re.compile(rf"(?<![\w]){_TOKEN}(?: {{1,2}}(?:{_PARTICLE} {{1,2}}){{0,3}}{_TOKEN}|(?<=\.){_WORD})*")
_PART = re.compile(rf"{_ABBREVIATION}|{_INITIALS}|{_WORD}|{_PARTICLE}")
_NUMERAL = re.compile(r"[IVXLC]{2,}\.?|[IVX]\.?")
_CONTRACTED = re.compile(r"[’'](?:d|ll|m|re|ve|t|em|n|se|st|D|LL|M|RE|VE|T|EM|N|SE|ST)$")
"""What is left of a verb or pronoun after a word: I’d, you’ll, don’t."""
_LOWER = re.compile(rf"(?<![\w’'-])[a-zß-öø-ÿ]{_LETTER}*")
_DAY = re.compile(r"\.? \d")
_OPENS = re.compile(r"(?:^|[.!?:…][”’\"')\]]*|[“‘«„\"(\[])\s*$")
_BEFORE = re.compile(r"([\w’'-]+)[^\w,;]*$")
_AFTER = re.compile(r"[^\w.!?,;:]*([\w-]+)")


def brought_down(word: str) -> str:
    """Return a word as it would stand in running text: capitals throughout are brought down, those of a siglum too."""
    if len(word) < 2 or not word.isupper() or (word.endswith(".") and ("." in word[:-1] or len(word) < 3)):
        return word
    return "-".join(map(str.capitalize, word.split("-")))


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
        if not self.text.endswith(".") or self.text.islower():
            return False
        return len(self.text) == 2 or "." in self.text[:-1] or self.text[1] == "h"

    @property
    def particle(self) -> bool:
        """Whether it is ``von``, ``de`` …"""
        return self.text.islower() and "-" not in self.text

    @property
    def numeral(self) -> bool:
        """Whether it is a Roman numeral in capitals: ``II``, ``XIV.``"""
        return _NUMERAL.fullmatch(self.text) is not None

    @classmethod
    def of(cls, text: str, start: int) -> Token:
        """Make the token of a word that stands at ``start``."""
        return cls(text, brought_down(text), start, start + len(text))


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
        tokens = [_token(part, start) for part in _PART.finditer(match.group())]
        if tokens[-1].text in MONTHS and _DAY.match(text, match.end()):
            tokens.pop()
            if not tokens:
                continue
        opens = _OPENS.search(text, max(0, start - 4), start) is not None
        if "’" not in match.group() and "'" not in match.group():
            yield Run(tuple(tokens), opens)
            continue
        for part in _parted(tokens):
            yield Run(part, opens and part[0] is tokens[0])


def _parted(tokens: list[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield what is left of a run without its contracted words; particles at its ends are none of it, either."""
    part: list[Token] = []
    for token in (*tokens, None):
        if token is not None and not _is_contracted(token.text):
            part.append(token)
            continue
        while part and part[-1].particle:
            part.pop()
        while part and part[0].particle:
            part.pop(0)
        if part:
            yield tuple(part)
        part = []


def _is_contracted(word: str) -> bool:
    """Whether a word is a pronoun or the like with a verb run into it; of a name the name is left by the tokeniser."""
    return ("’" in word or "'" in word) and _CONTRACTED.search(word) is not None


def _token(match: re.Match[str], offset: int) -> Token:
    """Return a word without a verb run into it (Tom’ll), and without an article or preposition elided before a given
    name: d’Alexandra."""
    text, start = match.group(), offset + match.start()
    contracted = _CONTRACTED.search(text) if "’" in text or "'" in text else None
    if contracted is not None and contracted.group()[1:].lower() in ("d", "ll", "ve"):
        head = text[: contracted.start()]
        if head not in not_names() and len(head) > 2:
            return Token.of(head, start)
    if text[0] in "dl" and text[1:2] in ("’", "'") and text[2:] in given_names():
        return Token.of(text[2:], start + 2)
    return Token.of(text, start)


def word_before(text: str, offset: int) -> str:
    """Return the word before an offset in lower case; empty where punctuation divides them."""
    if offset > 1 and text[offset - 1] == " ":  # as nearly always: a word and a blank
        word = text[max(text.rfind(" ", 0, offset - 1) + 1, offset - 25) : offset - 1]
        if word.isalpha():
            return word.lower()
    match = _BEFORE.search(text, max(0, offset - 25), offset)
    return match.group(1).lower() if match else ""


def word_after(text: str, offset: int) -> str:
    """Return the word after an offset as it stands; empty where punctuation divides them, ``’s`` as it is."""
    if text.startswith(("’s", "'s"), offset):
        return "’s"
    if text.startswith(" ", offset):
        word = text[offset + 1 : (text.find(" ", offset + 1) + 1 or len(text) + 1) - 1]
        if word.isalpha() and len(word) < 30:
            return word
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
    def inside(self) -> Counter[str]:
        """How often each word stands with a capital where no sentence begins."""
        return Counter(
            token.plain for runs in self.runs for run in runs for token in (run.tokens[1:] if run.opens else run.tokens)
        )

    @cached_property
    def cased(self) -> frozenset[str]:
        """The capitalised words that also stand with small letters after the first; a siglum never does."""
        return frozenset(token.text for runs in self.runs for run in runs for token in run.tokens)

    @cached_property
    def english(self) -> bool:
        """Whether the book is in English, as far as its TEI tells."""
        return any(passage.language.startswith("en") for passage in self.passages[:1])

    def unheard(self, word: str) -> bool:
        """Whether the book is in English, and a word is none of that language."""
        known = self._heard.get(word)
        if known is None:
            known = self._heard[word] = not self.english or self._is_english(brought_down(word).lower())
        return not known

    @cached_property
    def _heard(self) -> dict[str, bool]:
        """What :meth:`unheard` has found so far."""
        return {}

    def _is_english(self, small: str) -> bool:
        words = english_words()
        if small in words or self.lower[small] or f"h{small}" in words:  # "’Owever" is "however"
            return True
        return len(small) > 5 and small.removesuffix("s") in words

    def common(self, word: str, share: int = 8) -> bool:
        """Whether a capitalised word is no name by itself: a function word, or one that the book also writes small.

        :param share: so many times more often must a name stand with a capital than small.
        """
        word = brought_down(word)
        if word in not_names():
            return True
        small = self.lower[word.lower()]
        if not small and word.endswith("s"):
            small = self.lower[word[:-1].lower()]
        return small > 0 and small * share >= self.inside[word]
