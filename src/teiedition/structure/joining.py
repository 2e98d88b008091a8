"""Does a chunk go on with the paragraph before it? Over page turns, and over blank lines that are false.

Evidence is weighed as numbers: above 0 it goes on. Marks and small letters speak first; where the book keeps its
measure, the ends of lines decide: a line that is short though the next word would have fitted has ended, a line too
wide to have been indented goes on.
"""

from __future__ import annotations

import re

from teiedition.structure.chunks import Chunk
from teiedition.structure.layout import Layout
from teiedition.structure.marks import breaks_off, ends_sentence, starts_low
from teiedition.structure.shapes import stands_apart

_BROKEN_WORD = re.compile(r"\w[-\u2010¬\u00ad]$")
_BLANK_LINE = -4.0
"""What a blank line inside a page says: most paragraphs are parted by one."""


def continues(before: Chunk, after: Chunk, layout: Layout, *, spaced: bool = True) -> bool:
    """Whether ``after`` goes on with the paragraph of ``before``.

    :param spaced: whether paragraphs are parted by blank lines, so that one inside a page counts against joining.
    """
    if after.goes_on is not None:
        return after.goes_on
    if before.column and after.column and after.small != before.small:
        return False
    if _BROKEN_WORD.search(before.last[-2:]) or after.text.isdigit():
        return True
    if stands_apart(after):
        return False
    column = before.column or after.column or layout.text
    weight = _marks(before, after) + _measure(before, after, layout, column)
    if not after.turn and spaced:
        weight += _BLANK_LINE * (1 + 0.5 * (after.gap > 1))
    return weight > 0


def _marks(before: Chunk, after: Chunk) -> float:
    weight = 4.0 if starts_low(after.first) else 0.0
    if before.last.isupper() and after.first.isupper():
        weight += 4.0
    if before.last[-1:] == ",":
        weight += 4.0
    elif breaks_off(before.last):
        weight += 3.2
    elif ends_sentence(before.last):
        weight -= 0.9
    return weight + (4.0 if _bracket_open(before.text, after.text) else 0.0)


def _bracket_open(before: str, after: str) -> bool:
    """Whether a bracket that was opened closes in what comes after."""
    return before.count("(") > before.count(")") and 0 <= after.find(")") < (after + "(").find("(")


def _measure(before: Chunk, after: Chunk, layout: Layout, column: float) -> float:
    if not layout.measured:
        return 0.0
    room = layout.room(before.printed[-1], after.printed[0], column)
    weight = 1.0 if room <= layout.slack else -1.5 if room <= 2 * layout.slack else -4.0
    if column > layout.text:
        return weight
    if layout.lead:
        return weight + (4.0 if not after.lines[0].text[:1].isspace() else -5.0)
    if layout.not_indented(after.printed[0], column):
        weight += 4.5
    elif len(after.printed) > 1 and layout.indented(after.printed[0], after.printed[1], column):
        weight -= 3.0
    return weight
