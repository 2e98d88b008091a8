"""Numbers as headings and labels print them: arabic, roman (also misread), letters, words."""

from __future__ import annotations

import re

from teiedition.structure import languages

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_WORDS = {**languages.numbers("cardinals"), **languages.numbers("ordinals")}
_WORDS |= {word: value for words in (_CARDINALS, _ORDINALS) for value, word in enumerate(words.split(), 1)}
MISREAD_ROMAN = re.compile(r"I[Il]{1,2}")
"""II and III whose letters were read as small ones: ``Il``, ``Ill``."""


def value_of(text: str) -> int | None:
    """Return the value of a number such as ``12``, ``IV.``, ``Ill``, ``B)``, ``the Second``; ``None`` if it is none."""
    bare = text.strip(" .:)(]").removeprefix("the ").removeprefix("The ").removeprefix("THE ")
    if bare.isdecimal():
        return int(bare)
    if MISREAD_ROMAN.fullmatch(bare):
        return len(bare)
    if bare and all(letter in _ROMAN for letter in bare.upper()) and bare in (bare.upper(), bare.lower()):
        return roman(bare.upper())
    if bare.casefold() in _WORDS:
        return _WORDS[bare.casefold()]
    return ord(bare.upper()) - ord("A") + 1 if len(bare) == 1 and bare.isascii() and bare.isalpha() else None


def roman(letters: str) -> int:
    """Return the value of a roman number in capitals."""
    values = [_ROMAN[letter] for letter in letters]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
