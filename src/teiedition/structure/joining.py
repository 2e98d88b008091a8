"""Does a chunk go on with the paragraph before it? Over page turns, and over blank lines that are false.

Evidence is weighed as numbers: above 0 it goes on. Marks and small letters speak first; where the book keeps its
measure, the ends of lines decide: a line that is short though the next word would have fitted has ended, a line too
wide to have been indented goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from teiedition.structure.chunks import Chunk
from teiedition.structure.layout import Layout
from teiedition.structure.marks import breaks_off, ends_sentence, starts_low
from teiedition.structure.shapes import stands_apart

_BROKEN_WORD = re.compile(r"\w[-\u2010¬\u00ad]$")
_BLANK_LINE = -4.0
"""What a blank line inside a page says: most paragraphs are parted by one."""
_DECISIVE = 100.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for or against joining."""

    weight: float
    """Above 0 it speaks for going on."""
    says: str
    """What was seen, in words."""


def continues(before: Chunk, after: Chunk, layout: Layout, *, spaced: bool = True) -> bool:
    """Whether ``after`` goes on with the paragraph of ``before``.

    :param spaced: whether paragraphs are parted by blank lines, so that one inside a page counts against joining.
    """
    return sum(reason.weight for reason in reasons(before, after, layout, spaced=spaced)) > 0


def reasons(before: Chunk, after: Chunk, layout: Layout, *, spaced: bool = True) -> Iterator[Reason]:
    """Yield what speaks for and against joining; parameters as in :func:`continues`.

    What decides by itself stands alone.
    """
    if after.goes_on is not None:
        yield Reason(_DECISIVE if after.goes_on else -_DECISIVE, "an editor has said so")
    elif before.column and after.column and after.small != before.small:
        yield Reason(-_DECISIVE, "the size of the type changes")
    elif _BROKEN_WORD.search(before.last[-2:]):
        yield Reason(_DECISIVE, "the line ends inside a word")
    elif after.text.isdigit():
        yield Reason(_DECISIVE, "only a number follows")
    elif stands_apart(after):
        yield Reason(-_DECISIVE, "what follows has the look of verse, a signature, a date line or a salutation")
    else:
        yield from _marks(before, after)
        yield from _measure(before, after, layout, before.column or after.column or layout.text)
        if not after.turn and spaced:
            yield Reason(_BLANK_LINE * (1 + 0.5 * (after.gap > 1)), "they are parted inside a page")


def _marks(before: Chunk, after: Chunk) -> Iterator[Reason]:
    if starts_low(after.first):
        yield Reason(4.0, "the next line begins with a small letter")
    if before.last.isupper() and after.first.isupper():
        yield Reason(4.0, "both are in capitals")
    if before.last[-1:] == ",":
        yield Reason(4.0, "the line ends with a comma")
    elif breaks_off(before.last):
        yield Reason(3.2, "the line breaks off in mid-sentence")
    elif ends_sentence(before.last):
        yield Reason(-0.9, "the line ends a sentence")
    if _bracket_open(before.text, after.text):
        yield Reason(4.0, "a bracket is still open")


def _bracket_open(before: str, after: str) -> bool:
    """Whether a bracket that was opened closes in what comes after."""
    return before.count("(") > before.count(")") and 0 <= after.find(")") < (after + "(").find("(")


def _measure(before: Chunk, after: Chunk, layout: Layout, column: float) -> Iterator[Reason]:
    if not layout.measured:
        return
    room = layout.room(before.printed[-1], after.printed[0], column)
    if room <= layout.slack:
        yield Reason(1.0, "the line is full: the next word would not have fitted")
    elif room <= 2 * layout.slack:
        yield Reason(-1.5, "the line is nearly full")
    else:
        yield Reason(-4.0, "the line is short: the next word would have fitted")
    if column > layout.text:
        return
    if layout.lead:
        indented = after.lines[0].text[:1].isspace()
        yield Reason(-5.0 if indented else 4.0, f"the next line is {'' if indented else 'not '}indented")
    elif layout.not_indented(after.printed[0], column):
        yield Reason(4.5, "the next line is too wide to have been indented")
    elif len(after.printed) > 1 and layout.indented(after.printed[0], after.printed[1], column):
        yield Reason(-3.0, "the next line is so short that it must have been indented")
