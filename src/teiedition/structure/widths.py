"""Advance widths of a common text face, in thousandths of an em.

The figures are those of Times Roman as its font metrics give them. Other text faces differ in detail, but what counts
here is only which of two lines is the longer one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_GROUPS = {
    180: "'",
    200: "|",
    250: " ,.\u00a0",
    278: "/\\:;ijlt",
    333: "!()-[]`Ifr‘’‐",
    350: "•",
    389: "Js",
    408: '"',
    444: "?acez“”",
    469: "^",
    480: "{}",
    500: "#$*_0123456789bdghknopquvxy–§†‡¬",
    541: "~",
    556: "FPS£",
    564: "+<=>",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    760: "©®",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
    1000: "—…",
}
_TABLE = {character: width for width, characters in _GROUPS.items() for character in characters}
_OTHER = 500
_WIDE = 1000
SPACE = _TABLE[" "]
LONGEST = 1000
"""Characters of a line that are measured; nobody sets longer lines."""


class _Widths(dict[str, int]):
    """The table, filled up as other characters are met: a letter with an accent is as wide as without."""

    def __missing__(self, character: str) -> int:
        base = unicodedata.normalize("NFD", character)[0]
        if unicodedata.combining(character):
            width = 0
        elif unicodedata.east_asian_width(character) in "WF":
            width = _WIDE
        else:
            width = _TABLE.get(base, _OTHER)
        self[character] = width
        return width


_WIDTHS = _Widths(_TABLE)


@lru_cache(maxsize=1 << 15)
def proportional(text: str) -> int:
    """Return the width of a text set in Times, in thousandths of an em."""
    return sum(map(_WIDTHS.__getitem__, text[:LONGEST]))


def typewritten(text: str) -> int:
    """Return the width of a text on a typewriter, in the same unit: every character is half an em wide."""
    return _OTHER * len(text[:LONGEST])
