"""What speaks for and against one word as a surname, and small readings of the places where it stands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from teiedition.annotation.book import Run, Token, word_before
from teiedition.annotation.lists import honorifics, not_names, word_set
from teiedition.annotation.personforms import Form

LOCATIVE = word_set("in at near from to into throughout around outside towards inside of via leaving left")
"""Words before the name of a place, or of a building."""
_NUMBERED = re.compile(r"(?:^|[.:;(] )(?:II|III|IV|VI|VII)\. ")


@dataclass
class Evidence:
    """What speaks for and against one word as a surname."""

    forenames: Counter[str] = field(default_factory=Counter)
    """Given names and initials with which it stands."""
    titled: int = 0
    company: float = 0.0
    """Sum of what the words beside it say, for or against a person."""
    occurrences: int = 0
    """How often it stands alone."""
    located: int = 0
    """How often it stands after in, at, near …"""
    index: bool = False
    byline: bool = False
    cast: bool = False
    """Whether it stands in a list of characters, or as the speaker of a line."""


def named(run: Run) -> tuple[Token, ...]:
    """Return the words of a byline or signature that are the name: those after "By", "Of" and titles."""
    tokens: list[Token] = []
    for token in run.tokens:
        if token.plain in not_names() or token.plain in honorifics()[0]:
            tokens.clear()
        else:
            tokens.append(token)
    return tuple(tokens)


def is_located(text: str, start: int) -> bool:
    """Whether a name that both a place and a person of the book bear is the place's here: the Thames, in Kent."""
    return word_before(text, start) in ("the", "in", "at", "near", "from", "towards")


def is_number(text: str, form: Form) -> bool:
    """Whether what looks like an initial is the number of an item: ``I. Antiquities; II. Lives``."""
    first = form.forename[0].text if form.forename else ""
    return first in ("I.", "V.", "X.") and len(form.forename) == 1 and _NUMBERED.search(text) is not None
