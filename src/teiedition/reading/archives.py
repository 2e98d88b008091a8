"""The frame that a text archive puts around a book: its start and end lines, and who prepared the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teiedition.model import Line
from teiedition.reading.plaintext import pages_by_gaps

_ARCHIVE = r"(?:THE|THIS)\s+(?:\S+\s+){0,4}?(?:E-?BOOK|E-?TEXT)\b"
_START = re.compile(rf"\s*\*{{3}}\s*START OF (?:(?:THE|THIS) PROJECT GUTENBERG\b|{_ARCHIVE})", re.IGNORECASE)
_END = re.compile(
    rf"\s*(?:\*{{3}}\s*END OF (?:(?:THE|THIS) PROJECT GUTENBERG\b|{_ARCHIVE})|End of (?:the )?Project Gutenberg)", re.I
)
_CREDIT = re.compile(r"\s*(?:E-?text )?(?:Produced|Prepared|Transcribed|Scanned|Digitized) (?:by|from)\b", re.I)
_LONGEST_CREDIT = 8
"""Lines of the paragraph that says who prepared the text."""
_LONGEST = 200
"""Characters after which a line is no line of a frame (and is not searched)."""

Framed = tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...], bool]


def frame(read: tuple[Sequence[Line], bool]) -> Framed:
    """Part the lines into preamble, book and postamble, and number the pages of the book.

    The lines that say START and END belong to the frame. Without a frame all lines are the book.
    """
    lines, paged = read
    start = next((i + 1 for i, line in enumerate(lines) if _matches(_START, line)), 0)
    if start:
        start = _after_credit(lines, _end_of_start(lines, start))
    ends = (i for i in range(start, len(lines)) if _matches(_END, lines[i]))
    end = next(ends, len(lines)) if start else len(lines)
    body = lines[start:end]
    if not any(line.text for line in body):
        start, end, body = 0, len(lines), lines
    if not paged:
        body, paged = pages_by_gaps(body)
    return tuple(lines[:start]), tuple(body), tuple(lines[end:]), paged


def _matches(pattern: re.Pattern[str], line: Line) -> bool:
    return len(line.text) <= _LONGEST and pattern.match(line.text) is not None


def _end_of_start(lines: Sequence[Line], start: int) -> int:
    """Step over the second line of a START line that was wrapped."""
    if not lines[start - 1].text.endswith("***") and start < len(lines) and lines[start].text.endswith("***"):
        return start + 1
    return start


def _after_credit(lines: Sequence[Line], start: int) -> int:
    """Step over the paragraph right after a START line that says who prepared the text."""
    first = next((i for i in range(start, len(lines)) if lines[i].text), len(lines))
    if first == len(lines) or not _matches(_CREDIT, lines[first]):
        return start
    end = next((i for i in range(first, len(lines)) if not lines[i].text), len(lines))
    return end if end - first <= _LONGEST_CREDIT else start
