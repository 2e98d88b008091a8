"""Lines that are nothing but scanning noise: scraps of a letter or two that stand in the midst of a sentence.

Such scraps are mostly what is left of a raised note number. A number that can still be read is left alone: it
belongs to the running text and is looked at where note calls are. Rows of marks are ornaments, not noise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from teiedition.model import Furniture, Line, Source

_SCRAP = re.compile(r"\W{0,2}[^\W\d_]{1,2}(?:\W{1,2}[^\W\d_]{1,2}){0,2}\W{0,2}|[^\w\s§❦⁂✻•*#~](?:\s?[^\w\s])?")
_LONGEST = 8
_BREAKS_OFF = re.compile(r"[^\W\d_]$|[,\-–¬]$")


def find_noise(source: Source) -> Source:
    """Mark the lines that are scanning noise."""
    filled = [index for index, line in enumerate(source.lines) if line.text and line.furniture is None]
    lines = list(source.lines)
    for place, index in enumerate(filled):
        before = lines[filled[place - 1]] if place else None
        after = lines[filled[place + 1]] if place + 1 < len(filled) else None
        if _is_noise(lines, index, before, after):
            lines[index] = replace(lines[index], furniture=Furniture.NOISE)
    return replace(source, lines=tuple(lines))


def _is_noise(lines: Sequence[Line], index: int, before: Line | None, after: Line | None) -> bool:
    text = lines[index].text.strip()
    if len(text) > _LONGEST or not _isolated(lines, index) or not _SCRAP.fullmatch(text):
        return False
    if before is None or before.furniture is not None:
        return False
    goes_on = after is not None and after.text.lstrip()[:1].islower()
    if len(text) == 1 and text.isalpha():
        return text.islower() and goes_on and _BREAKS_OFF.search(before.text[-2:]) is not None
    return (text.islower() and _BREAKS_OFF.search(before.text[-2:]) is not None) or not any(map(str.isalnum, text))


def _isolated(lines: Sequence[Line], index: int) -> bool:
    above = index == 0 or not lines[index - 1].text
    below = index + 1 == len(lines) or not lines[index + 1].text
    return above and below
