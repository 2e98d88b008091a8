"""Displayed quotations: by smaller type, by deeper indent, by marks around whole paragraphs."""

from __future__ import annotations

import re

from teiedition.model import Block, BlockKind
from teiedition.structure.chunks import Chunk
from teiedition.structure.cursor import Cursor
from teiedition.structure.joining import continues
from teiedition.structure.marks import starts_low
from teiedition.structure.rules.list import list_of_items
from teiedition.structure.rules.p import paragraphs
from teiedition.structure.rules.verse import poem, stanzas_of
from teiedition.structure.shapes import is_columns, is_signature, is_source, is_verse

_INDENT = 3
"""Blanks before every line that set a quotation off, where the file keeps them."""
_MOST = 16
"""Chunks within which a quotation by marks must close."""
_OPENS = re.compile(r"[“‘\"'„«]")
_NAMES_FOLLOW = re.compile(r"\W*Signed\W*", re.IGNORECASE)
_CLOSES_SINGLE = re.compile(r"[.,!?…](?:’|\s?5)(?!\w)")
_CLOSES = re.compile(r"(?:[”’\"'“»]|(?<=[.!?…,])\s?(?:55?|’5))(?:\s?(?:\d{1,3}|[—–*^-]{1,3}))?[.)]?$")
"""A closing mark, also one that was read as 5, and a note call after it."""


def quote_by_type(cursor: Cursor) -> Block | None:
    """A stretch of chunks in small type, outside of notes and indexes."""
    chunk = cursor.peek()
    if chunk is None or not chunk.small or not cursor.plain() or cursor.matter_of_fact:
        return None
    count = 1
    while (following := cursor.peek(count)) is not None and cursor.plain(count):
        before = cursor.peek(count - 1)
        if before is None or not (following.small or continues(before, following, cursor.layout)):
            break
        count += 1
    return _quote(cursor, count, "quote-by-type-size")


def quote_by_indent(cursor: Cursor) -> Block | None:
    """A stretch of chunks all of whose lines are indented, where the file keeps indents and prose has none."""
    count = 0
    while (chunk := cursor.peek(count)) is not None and cursor.plain(count) and _set_off(chunk):
        count += 1
    if not count or cursor.matter_of_fact or cursor.indented_prose:
        return None
    return _quote(cursor, count, "quote-by-indent")


def _set_off(chunk: Chunk) -> bool:
    """Whether a chunk is set off by its indent; a single line in the right half of the page is a signature or date."""
    right = chunk.layout.measured and 2 * chunk.layout.width(" " * chunk.lead) > chunk.layout.text
    if (len(chunk.texts) == 1 and right) or is_columns(chunk):
        return False
    return chunk.lead >= _INDENT and (len(chunk.texts) > 1 or chunk.lead > chunk.layout.lead)


def quote_by_marks(cursor: Cursor) -> Block | None:
    """Paragraphs in the type of the text that are announced by a colon and wholly stand in quotation marks.

    The opening mark may have been lost. In books full of dialogue this is how people speak; there the rule keeps
    silent.
    """
    chunk, before = cursor.peek(), cursor.before()
    if chunk is None or before is None or cursor.dialogue or cursor.matter_of_fact or not cursor.plain():
        return None
    if cursor.last is not BlockKind.P or before.last[-1:] != ":":
        return None
    count = _closing(cursor)
    if count and not _OPENS.match(chunk.first) and not _opening_lost(cursor, count):
        return None
    return _quote(cursor, count, "quote-by-marks") if count else None


def _closing(cursor: Cursor) -> int:
    """Return after how many chunks the quotation closes at the end of a paragraph; 0 if it does not."""
    first = cursor.peek()
    opened = first is not None and _OPENS.match(first.first) is not None
    for ahead in range(_MOST):
        chunk, following = cursor.peek(ahead), cursor.peek(ahead + 1)
        index = cursor.index(ahead)
        if chunk is None or index in cursor.headings or index in cursor.notes or chunk.small:
            return 0
        if ahead and not opened and chunk.last[-1] == ":":
            return 0
        signed = is_signature(chunk.text)
        if signed and ahead and following is not None and continues(chunk, following, cursor.layout):
            continue
        goes_on = following is not None and (starts_low(following.first) or _opens_again(chunk, following))
        if (_CLOSES.search(chunk.last) and not goes_on) or (signed and ahead and not goes_on):
            return ahead + 1 + _names_after(cursor, ahead) if _mostly_quoted(cursor, ahead + 1) else 0
    return 0


def _names_after(cursor: Cursor, ahead: int) -> int:
    """Return how many chunks of names follow a line that says no more than "Signed"."""
    chunk = cursor.peek(ahead)
    if chunk is None or not _NAMES_FOLLOW.fullmatch(chunk.text):
        return 0
    count = 1
    while (name := cursor.peek(ahead + count)) and (following := cursor.peek(ahead + count + 1)):
        if not continues(name, following, cursor.layout):
            break
        count += 1
    return count


def _opening_lost(cursor: Cursor, count: int) -> bool:
    """Whether a mark closes that was never opened, or a signature ends what a colon announced."""
    chunks = [chunk for ahead in range(count) if (chunk := cursor.peek(ahead)) is not None]
    text = " ".join(chunk.text for chunk in chunks)
    double = text.count("”") - text.count("“")
    single = len(_CLOSES_SINGLE.findall(text)) - text.count("‘")
    return double > 0 or single > 0 or is_signature(chunks[-1].text)


def _opens_again(chunk: Chunk, following: Chunk) -> bool:
    return following.first[:1] == "“" and chunk.text.count("“") > chunk.text.count("”")


def _mostly_quoted(cursor: Cursor, count: int) -> bool:
    """Whether the marks of a single paragraph close at its end and not much earlier."""
    chunk = cursor.peek()
    text = chunk.text if chunk is not None else ""
    if count > 1 or not _OPENS.match(text):
        return True
    pair = {"“": "”", "‘": "’", '"': '"', "'": "'", "„": "“", "«": "»"}.get(text[:1], "")
    inner = [found.start() for found in re.finditer(rf"{pair}(?=\s)", text[1:])]
    return not inner or (text[0] in "‘“" and len(inner) <= text.count(text[0]))


def _quote(cursor: Cursor, count: int, evidence: str) -> Block:
    last = cursor.index(count - 1)
    end = (last if last is not None else cursor.place) + 1
    parts: list[Block] = []
    while cursor.place < end:
        parts.extend(_part(cursor, end))
    return Block(BlockKind.QUOTE, evidence, blocks=tuple(parts), rend="block")


def _part(cursor: Cursor, end: int) -> tuple[Block, ...]:
    """Return the next part of a quotation: a list, verse, its source line, or the paragraphs up to one of these."""
    chunk = cursor.peek()
    if cursor.place in cursor.items and (found := list_of_items(cursor)) is not None:
        return (found,)
    if chunk is not None and is_verse(chunk) and (stanzas := stanzas_of(cursor)):
        return (poem(stanzas),)
    if chunk is not None and is_source(chunk) and cursor.index(0) == end - 1:
        return (Block(BlockKind.BIBL, "source-line", cursor.take()),)
    stop = cursor.place + 1
    while stop < end and stop not in cursor.items and not _apart(cursor.chunks[stop]):
        stop += 1
    made = paragraphs(cursor, stop)
    cursor.place = max(cursor.place, stop) if not made else cursor.place
    return made


def _apart(chunk: Chunk) -> bool:
    return not chunk.furniture and (is_verse(chunk) or is_source(chunk))
