"""Rows of ornaments between sections."""

from __future__ import annotations

import re

from teiedition.model import Block, BlockKind
from teiedition.structure.cursor import Cursor

_ROW = re.compile(r"(?:[^\w\s]\s*){3,}|[_\s]{3,}|(\S)(?:\s+\1){2,}|[§❦⁂✻•*#~]")
_SIGN = re.compile(r"[*~=•#_—–§+❦⁂✻.oOxX-]")
_LONGEST = 60


def ornament(cursor: Cursor) -> Block | None:
    """A line of marks without words, ``* * *`` or what the scan made of an ornament."""
    chunk = cursor.peek()
    if chunk is None or len(chunk.texts) > 1 or len(chunk.text) > _LONGEST or chunk.lines[0].furniture:
        return None
    if not _ROW.fullmatch(chunk.text) or not _SIGN.search(chunk.text):
        return None
    return Block(BlockKind.MILESTONE, "ornament-row", cursor.take(), rend="ornament")
