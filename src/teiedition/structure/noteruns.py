"""Runs of notes: where the bodies of endnotes and footnotes stand, and what their numbers ought to be.

Notes are numbered in order, so a number that was misread (``8Q.`` for 80, ``22-``) is mended by its neighbours. A
run of endnotes is set in small type, or under a heading that says so, and goes on to the next division; a list with
numbers in the running text is no such run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from teiedition.model import Span
from teiedition.structure.chunks import Chunk
from teiedition.structure.footnotes import feet
from teiedition.structure.marks import starts_low
from teiedition.structure.names import division_named

_LABEL = re.compile(
    r"\s*(?:\[(?:Footnote )?(?P<bracket>\d{1,4})(?:\]|:)|\[Footnote (?P<sign>[A-Z*†‡]{1,2}):"
    r"|(?P<number>[\dQOoIlSBZ]{1,4})\s?[.,:;)\-–—]+"
    r"|(?P<star>[*†‡]{1,3})|(?P<bare>\d{1,3})(?=\s+[A-Z“‘\"]))\s*(?=\S)"
)
_MISREAD = str.maketrans("QOoIlSBZ", "00011582")
_MOST = 12
"""Chunks of a note in brackets."""
_FAR = 3
"""By how much a number may jump ahead before it is no number of this run."""


@dataclass(frozen=True, slots=True)
class NoteStart:
    """The beginning of a note: its number as it ought to read, and the characters that stand for it."""

    n: str
    label: Span
    place: str = "end"
    """``end`` for a note in a run at the end of a division, ``bottom`` for a footnote among the text."""


@dataclass(frozen=True, slots=True)
class _Label:
    value: int
    """The number; 0 for a star."""
    text: str
    span: Span
    bare: bool
    bracketed: bool


def find_notes(chunks: Sequence[Chunk], heads: set[int]) -> dict[int, NoteStart | None]:
    """Return the chunks in runs of notes: the start of a note, or ``None`` for a chunk that goes on with one.

    :param heads: indices of chunks that are certainly headings: they end a run, and a heading "Notes" opens one.
    """
    labels = [None if chunk.furniture or i in heads else _label(chunk) for i, chunk in enumerate(chunks)]
    found = _at_feet(chunks, labels, heads)
    found |= {index: start for index, start in _footnotes(chunks, labels, heads).items() if index not in found}
    last, inside, titled = 0, False, False
    for index, chunk in enumerate(chunks):
        if chunk.furniture or index in found:
            continue
        label = labels[index]
        if not inside and label and (titled or _opens(index, label, last, chunks, labels)):
            inside, last = True, label.value - 1 if label.value else last
        titled = index in heads and division_named(chunk.text) == "notes"
        if not inside:
            continue
        if index in heads or (label is None and _closes(chunk)):
            inside = False
            continue
        number = _number(index, label, last, labels) if label else None
        if number is None or label is None:
            found[index] = None
        else:
            last = number or last
            found[index] = NoteStart(str(number) if number else label.text, label.span)
    return found


def _at_feet(chunks: Sequence[Chunk], labels: Sequence[_Label | None], heads: set[int]) -> dict[int, NoteStart | None]:
    """Return the footnotes at the feet of pages."""
    marks = [None if label is None else (label.value, label.text) for label in labels]
    found: dict[int, NoteStart | None] = {}
    for index, begins in feet(chunks, marks, heads).items():
        label = labels[index] if begins else None
        found[index] = NoteStart(str(label.value or label.text), label.span, "bottom") if label else None
    return found


def _footnotes(
    chunks: Sequence[Chunk], labels: Sequence[_Label | None], heads: set[int]
) -> dict[int, NoteStart | None]:
    """Return the notes that are told without a run: a number in brackets, a star at the foot of a page.

    A run of them up to a heading is one of endnotes; with text after it they are footnotes.
    """
    found: dict[int, NoteStart | None] = {}
    group: list[int] = []
    for index, chunk in enumerate(chunks):
        label = labels[index]
        if chunk.furniture:
            continue
        if label and (label.bracketed or _under_the_text(index, label, chunks)):
            found[index] = NoteStart(str(label.value or label.text), label.span, "bottom")
            group.append(index)
        elif group and index not in heads and _note_goes_on(chunks, group[-1], index):
            found[index] = None
        elif group:
            if index in heads and len(group) > 1:
                _move_to_end(found, group)
            group = []
    if len(group) > 1:
        _move_to_end(found, group)
    return found


def _under_the_text(index: int, label: _Label, chunks: Sequence[Chunk]) -> bool:
    """Whether a starred chunk is the last on its page."""
    if label.value or index in (0, len(chunks) - 1) or not any(map(str.isalpha, chunks[index].text)):
        return False
    after = next((chunk for chunk in chunks[index + 1 : index + 4] if not chunk.furniture), None)
    return after is not None and after.turn and not chunks[index].turn


def _note_goes_on(chunks: Sequence[Chunk], start: int, index: int) -> bool:
    """Whether a chunk belongs to the note that begins with ``start``: its bracket is open, or the text goes on."""
    if index - start <= _MOST and chunks[start].text.startswith("[Footnote"):
        text = " ".join(chunk.text for chunk in chunks[start:index] if not chunk.furniture)
        return text.count("[") > text.count("]")
    return _goes_on(chunks[index - 1], chunks[index])


def _goes_on(before: Chunk, chunk: Chunk) -> bool:
    return chunk.gap < 2 and not chunk.turn and (chunk.lead > before.lead or starts_low(chunk.first))


def _move_to_end(found: dict[int, NoteStart | None], group: Sequence[int]) -> None:
    for index in group:
        start = found[index]
        if start is not None:
            found[index] = replace(start, place="end")


def _label(chunk: Chunk) -> _Label | None:
    line = next(line for line in chunk.lines if line.furniture is None)
    match = _LABEL.match(line.text[:200])
    if match is None:
        return None
    digits = match["bracket"] or match["number"] or match["bare"]
    if digits and not any(map(str.isdigit, digits)):
        return None
    value = int(digits.translate(_MISREAD)) if digits else 0
    start = len(line.text) - len(line.text.lstrip())
    span = Span(line.number, start, start + len(match[0].strip()))
    sign, bracketed = match["sign"], match["bracket"] is not None or match["sign"] is not None
    return _Label(value, match["star"] or sign or match[0].strip(), span, match["bare"] is not None, bracketed)


def _opens(index: int, label: _Label, last: int, chunks: Sequence[Chunk], labels: Sequence[_Label | None]) -> bool:
    """Whether a run of notes begins here: the number goes on or begins anew, and the type is small."""
    if label.value == 0:
        return chunks[index].small and chunks[index].text.startswith("*")
    if label.value not in (1, last + 1):
        return False
    if chunks[index].small:
        return True
    near = [(chunks[i], labels[i]) for i in range(index + 1, min(index + 6, len(chunks)))]
    goes_on = any(other and other.value == label.value + 1 for _, other in near)
    if label.bare or not goes_on:
        return False
    return any(chunk.small and other for chunk, other in near) or _apart_at_end(index, label, chunks, labels)


def _apart_at_end(index: int, label: _Label, chunks: Sequence[Chunk], labels: Sequence[_Label | None]) -> bool:
    """Whether numbers that count on, set apart from the text, go on to the end of a division.

    This is all that tells notes where there is no smaller type.
    """
    chunk = chunks[index]
    if len(chunk.layout.columns) > 1 or not (chunk.turn or chunk.gap > 1):
        return False
    value, between = label.value, 0
    for place in range(index + 1, len(chunks)):
        following, other = chunks[place], labels[place]
        if following.furniture:
            continue
        if other and other.value == value + 1:
            value, between = value + 1, 0
        elif following.turn or following.gap > 1:
            return len(following.texts) < 4
        else:
            between += 1
            if between > _FAR or (not starts_low(following.first) and len(following.texts) > 6):
                return False
    return True


def _closes(chunk: Chunk) -> bool:
    """Whether a chunk without number ends a run: a heading on a new page, or prose in the type of the text."""
    if starts_low(chunk.first):
        return False
    heading = (
        len(chunk.texts) <= 3 and (chunk.turn or chunk.gap > 1) and chunk.last[-1] not in ".,;:" and not chunk.small
    )
    prose = len(chunk.texts) > 2 and chunk.column == chunk.layout.text and chunk.layout.measured
    return heading or prose


def _number(index: int, label: _Label, last: int, labels: Sequence[_Label | None]) -> int | None:
    """Return the number a label ought to be, 0 for a star, ``None`` if the chunk is no note of the run."""
    if label.value == 0:
        return 0
    expected = last + 1
    if label.value == expected:
        return expected
    after = next((other.value for other in labels[index + 1 : index + 8] if other and other.value), 0)
    if after == expected + 1 or _alike(label.value, expected):
        return expected
    if label.value == 1 and after == 2:
        return 1
    return label.value if expected < label.value <= expected + _FAR and not label.bare else None


def _alike(value: int, expected: int) -> bool:
    """Whether two numbers are of the same length and differ in one digit."""
    a, b = str(value), str(expected)
    return len(a) == len(b) > 1 and sum(x != y for x, y in zip(a, b, strict=True)) == 1
