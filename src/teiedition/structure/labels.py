"""Headings that begin with a word for the division and its number: ``CHAPTER IV.``, ``THE FIRST ACT``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teiedition.structure.languages import alternatives, numbers
from teiedition.structure.marks import starts_low
from teiedition.structure.names import LABELS
from teiedition.structure.numerals import value_of

_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth last"
)
_ORDINAL = rf"(?:{alternatives({*_ORDINALS.split(), *numbers('ordinals')})})"
_CARDINAL = rf"(?:{alternatives({*_CARDINALS.split(), *numbers('cardinals')})})"
_NUMBER = rf"(?:\d{{1,3}}|[ivxlc]{{1,7}}|(?:the\s+)?(?:{_ORDINAL}|{_CARDINAL})(?:-\w+)?)"
_WORD = rf"(?P<word>{alternatives(LABELS)})"
_PARTING = r"(?P<parting>[.:,—–-]*)\s*"
_BEFORE = re.compile(rf"{_WORD}\.?\s+(?P<number>{_NUMBER})\b{_PARTING}", re.IGNORECASE)
_AFTER = re.compile(rf"(?:the\s+)?(?P<number>{_ORDINAL})\s+{_WORD}\b(?P<parting>[.:—–-]+\s*|$)", re.IGNORECASE)
_ANY_WORD = re.compile(rf"(?P<word>[A-Z]{{3,}})\s+(?P<number>THE\s+{_ORDINAL.upper()})\b(?P<parting>[.:,—–-]+\s*|$)")
"""In capitals, ``WORD THE FIRST`` is a label whatever the word."""


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a heading."""

    kind: str
    """Type of division that the word stands for."""
    number: int | None
    title: str
    """What follows on the label."""


def label_of(text: str) -> Label | None:
    """Return the label that a heading begins with; ``None`` where it has none.

    What follows on the number without a mark between them is a title only if it begins as one.
    """
    found = _BEFORE.match(text) or _AFTER.match(text) or _ANY_WORD.match(text)
    if found is None:
        return None
    title = text[found.end() :]
    if title and not found["parting"].strip() and starts_low(title) and not found["word"].isupper():
        return None
    return Label(LABELS.get(found["word"].casefold(), "part"), value_of(found["number"]), title)
