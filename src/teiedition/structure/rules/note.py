"""Note bodies in a run of notes."""

from __future__ import annotations

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor
from teiedition.structure.rules.p import paragraphs


def note(cursor: Cursor) -> Block | None:
    """A numbered or starred note with its paragraphs, up to the next number."""
    start = cursor.notes.get(cursor.place)
    if start is None:
        return None
    end = cursor.place + 1
    while end < len(cursor.chunks) and (cursor.chunks[end].furniture or cursor.notes.get(end, start) is None):
        end += 1
    parts = paragraphs(cursor, end)
    return Block(
        BlockKind.NOTE, "note-by-number", blocks=parts, n=start.n, key=f"note-{start.label.line}", label=start.label,
        place=start.place,
    )  # fmt: skip
