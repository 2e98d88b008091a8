"""A quotation with what stands around it, and what it may be found to be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teiedition.annotation.quotation_words import FINITE
from teiedition.model import Certainty

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?…][)\]]?$")
_STOP = re.compile(r"[!?…][)\]]?$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quotation with what stands around it."""

    before: str
    """The end of what stands before the opening mark."""
    inside: str
    after: str
    """The beginning of what stands after the closing mark."""
    note: bool = False
    """Whether it stands in a note or a bibliography."""
    dialogue: bool = False
    """Whether quotation marks are mostly those of speech in this book."""
    level: int = 1
    """2 for a quotation inside another …"""
    parts: int = 1
    """Number of paragraphs it runs over."""
    until_next: str | None = None
    """What stands between it and the next quotation of the same paragraph, marks excluded; ``None`` for the last."""

    @property
    def words(self) -> list[str]:
        """The words between the marks."""
        return _WORD.findall(self.inside)

    @property
    def amid_sentence(self) -> bool:
        """Whether it stands within a sentence: after a word, with no comma, colon or verb that announces it."""
        return self.before[-2:-1].isalpha() or self.before[-1:].isalpha()

    @property
    def label(self) -> bool:
        """Whether it is a word or three without a sentence in them."""
        stop = _STOP if self.amid_sentence else _SENTENCE  # American printers set the full stop inside the marks
        sentence = self.inside[:1].isupper() and stop.search(self.inside) is not None
        clause = len(self.words) > 1 and FINITE.search(self.inside) is not None
        return len(self.words) <= 3 and not sentence and not clause


@dataclass(frozen=True, slots=True)
class Kind:
    """What a quotation was found to be."""

    element: str
    evidence: str
    cert: Certainty = Certainty.HIGH
    attributes: tuple[tuple[str, str], ...] = ()
