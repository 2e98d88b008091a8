"""Plain text to numbered lines on numbered pages.

Pages are told by form feeds, or by runs of blank lines where the text has that habit: the OCR text of the Internet
Archive, say, leaves three or more blank lines between pages. Other texts leave as many before a chapter; what
tells the two apart is that a page breaks off in mid-sentence, and that no page holds many more lines than another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from teiedition.model import Line

PAGE_GAP = 3
"""Blank lines that may be the boundary of two pages."""
_SENTENCE_ENDS = ".!?:;”’\"'»)]—*"


def lines_of(text: str) -> tuple[list[Line], bool]:
    """Return the lines of a text, on pages where form feeds part them, and whether any form feed did."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines: list[Line] = []
    page = 1
    for number, raw in enumerate(text.split("\n"), 1):
        page += len(raw) - len(raw.lstrip("\f"))
        stripped = raw.lstrip("\f").rstrip()
        lines.append(Line(stripped, number, page))
        page += raw.count("\f") - (len(raw) - len(raw.lstrip("\f")))
    return _trim(lines), page > 1


def _trim(lines: list[Line]) -> list[Line]:
    """Drop the empty line after the last line end."""
    return lines[:-1] if len(lines) > 1 and not lines[-1].text else lines


def pages_by_gaps(lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """Number the pages by runs of blank lines, if the text has that habit; tell whether it has."""
    filled = [index for index, line in enumerate(lines) if line.text]
    gaps = [(before, after) for before, after in pairwise(filled) if after - before > PAGE_GAP]
    if not _is_habit([lines[i].text for i in filled], lines, gaps):
        return list(lines), False
    starts = {after for _, after in gaps}
    numbered, page = [], 1
    for index, line in enumerate(lines):
        page += index in starts
        numbered.append(replace(line, page=page))
    return numbered, True


def _is_habit(texts: Sequence[str], lines: Sequence[Line], gaps: Sequence[tuple[int, int]]) -> bool:
    if not gaps:
        return False
    broken = sum(_mid_sentence(lines[before].text, lines[after].text) for before, after in gaps)
    if broken >= max(1, 0.15 * len(gaps)):
        return True
    lengths = [after - before for (_, before), (after, _) in pairwise(gaps)]
    return len(lengths) >= 8 and median(lengths) >= 12 and max(lengths) <= 1.3 * median(lengths) <= 130


def _mid_sentence(before: str, after: str) -> bool:
    return before[-1] not in _SENTENCE_ENDS and after.lstrip()[:1].islower()
