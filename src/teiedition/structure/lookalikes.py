"""What keeps a stretch of lines from being a heading, in words."""

from __future__ import annotations

from collections.abc import Iterator

from teiedition.structure.chunks import Chunk
from teiedition.structure.cursor import Cursor
from teiedition.structure.headforms import form_of
from teiedition.structure.marks import breaks_off, ends_sentence, starts_low

_LINES = 4
_CHARACTERS = 160


def against_heading(place: int, cursor: Cursor) -> Iterator[str]:
    """Yield what spoke against reading the chunk at a place as a heading."""
    chunk = cursor.chunks[place]
    found = list(_around(place, cursor))
    if not form_of(chunk):
        found = [*_look(chunk), *found]
    for name, taken in (("notes", cursor.notes), ("list items", cursor.items), ("overrides", cursor.claims)):
        if place in taken:
            found.append(f"it is among the {name}")
    yield from found or ["it has not the company a heading has: others of its form, prose after it, space around it"]


def _look(chunk: Chunk) -> Iterator[str]:
    """Yield what is not like a heading in the lines themselves."""
    if len(chunk.texts) > _LINES:
        yield f"{len(chunk.texts)} lines are too many"
    elif len(chunk.text) > _CHARACTERS:
        yield f"{len(chunk.text)} characters are too many"
    if starts_low(chunk.first):
        yield "it begins with a small letter"
    if ends_sentence(chunk.last):
        yield "it ends as a sentence does"
    if chunk.small:
        yield "it is in smaller type"
    yield "it has none of the forms of headings: a name, a label, a number, brackets, capitals, a short line"


def _around(place: int, cursor: Cursor) -> Iterator[str]:
    """Yield what is not like a heading in the lines around it."""
    cursor.place = place
    chunk, before, after = cursor.chunks[place], cursor.before(), cursor.peek(1)
    if before is not None and not chunk.gap and not chunk.turn:
        yield "no blank line stands before it"
    if before is not None and breaks_off(before.last) and len(before.texts) > 1:
        yield "the line before breaks off in mid-sentence"
    if after is None:
        yield "no text comes after it"
    elif starts_low(after.first):
        yield "the line after it begins with a small letter"
    elif form_of(after):
        yield "what comes after it looks like a heading itself"
