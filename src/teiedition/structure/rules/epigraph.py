"""Mottoes at the head of a division."""

from __future__ import annotations

import re

from teiedition.model import Block, BlockKind
from teiedition.structure.chunks import Chunk
from teiedition.structure.cursor import Cursor
from teiedition.structure.rules.p import paragraphs
from teiedition.structure.rules.verse import poem, stanzas_of
from teiedition.structure.shapes import is_source, is_verse

_LONGEST = 6
"""Chunks of a motto, its source line included."""
_SHORT = 60
_DASH = re.compile(r"(?:[—–]|--)\s*[^\W\d_]")
_INDENT = 3
"""Blanks before every line that set a motto off, where the file keeps them."""
_MOST_LINES = 8
"""Lines of a chunk of a motto that only its source line tells."""


def epigraph(cursor: Cursor) -> Block | None:
    """A motto: in a division that is called so, in small type right under a heading, or up to a source line there."""
    if cursor.matter_of_fact or (cursor.zone != "epigraph" and not cursor.under_heading()):
        return None
    count = _length(cursor)
    if not count:
        return None
    source = cursor.peek(count - 1)
    has_source = source is not None and count > 1 and _is_source(source)
    last = cursor.index(count - 1 - has_source)
    quoted = _quoted(cursor, (last if last is not None else cursor.place) + 1)
    parts = [Block(BlockKind.QUOTE, "epigraph-quote", blocks=quoted)]
    if has_source:
        parts.append(Block(BlockKind.BIBL, "source-line", cursor.take()))
    return Block(BlockKind.EPIGRAPH, "epigraph-under-head", blocks=tuple(parts))


def _length(cursor: Cursor) -> int:
    """Return how many chunks the motto has; 0 if there is none."""
    small = 0
    for ahead in range(_LONGEST):
        chunk = cursor.peek(ahead)
        if chunk is None or not cursor.plain(ahead) or (ahead and chunk.turn and not chunk.small):
            break
        if ahead and _is_source(chunk):
            return ahead + 1
        if chunk.small or (small == ahead and ahead and len(chunk.texts) == 1 and not chunk.column and chunk.gap == 1):
            small = ahead + 1
        elif cursor.zone != "epigraph" and (len(chunk.texts) > _MOST_LINES or _is_text(chunk, cursor)):
            break
    if cursor.zone == "epigraph":
        return 1
    return small


def _is_source(chunk: Chunk) -> bool:
    """Whether a chunk is the source line of a motto, which may begin low after its dash."""
    low = len(chunk.texts) == 1 and len(chunk.text) < _SHORT and _DASH.match(chunk.text) is not None
    return low or is_source(chunk)


def _is_text(chunk: Chunk, cursor: Cursor) -> bool:
    """Whether a chunk fills the column of the text and is not set off from it by an indent."""
    set_off = chunk.lead >= _INDENT and not cursor.indented_prose
    return chunk.column == chunk.layout.text and not set_off


def _quoted(cursor: Cursor, end: int) -> tuple[Block, ...]:
    chunk = cursor.peek()
    if chunk is not None and is_verse(chunk) and (stanzas := stanzas_of(cursor)):
        return (poem(stanzas), *paragraphs(cursor, end))
    return paragraphs(cursor, end)
