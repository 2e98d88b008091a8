"""Furniture and noise that stand between blocks."""

from __future__ import annotations

from teiedition.model import Block, BlockKind, Furniture
from teiedition.structure.cursor import Cursor


def furniture(cursor: Cursor) -> Block | None:
    """A line of furniture becomes ``fw``, a line of noise ``surplus``."""
    chunk = cursor.chunks[cursor.place]
    if not chunk.furniture:
        return None
    cursor.place += 1
    kind = chunk.lines[0].furniture
    if kind is Furniture.NOISE:
        return Block(BlockKind.SURPLUS, "line-is-noise", chunk.lines)
    return Block(BlockKind.FW, "line-is-furniture", chunk.lines, type=str(kind))
