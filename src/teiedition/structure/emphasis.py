"""Italics and bold type as plain text keeps them: ``_between underscores_`` and ``=between equals signs=``.

The marks stand for the face of the type and are no characters of the book. Whoever looks at a line to say what it is
sees it without them; in the encoded text they are kept as ``choice/orig``, with nothing for ``reg``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from teiedition.model import Block, BlockKind, Line, Markup
from teiedition.structure.stretches import Stretches

_EMPHASIS = re.compile(r"(?<![\w_=])([_=])(?=[^\s_=])([^_=]{0,1200}[^\s_=])\1(?![\w=_])")
_RENDITIONS = {"_": "italic", "=": "bold"}
_NO_TEXT = frozenset({BlockKind.FW, BlockKind.SURPLUS, BlockKind.MILESTONE})


def without_marks(texts: Sequence[str]) -> tuple[str, ...]:
    """Return lines that stand together without the marks of emphasis, which may open in one and close in another."""
    joined = "\n".join(texts)
    if "_" not in joined and "=" not in joined:
        return tuple(texts)
    return tuple(_EMPHASIS.sub(lambda found: found[2], joined).split("\n"))


def with_emphasis(block: Block) -> Block:
    """Return the block, and all its parts, with markup for the stretches in italics or bold."""
    if block.kind in _NO_TEXT:
        return block
    parts = tuple(map(with_emphasis, block.blocks))
    found = tuple(_markup(block.lines))
    if not found:
        return replace(block, blocks=parts) if parts != block.blocks else block
    return replace(block, blocks=parts, markup=tuple(sorted((*block.markup, *found), key=_outer_first)))


def _markup(lines: Sequence[Line]) -> Iterator[Markup]:
    """Yield for each stretch of emphasis its ``hi`` and the two marks inside it."""
    if not any("_" in line.text or "=" in line.text for line in lines):
        return
    stretches = Stretches(lines)
    for found in _EMPHASIS.finditer(stretches.text):
        start, end = found.span()
        rend = (("rend", _RENDITIONS[found[1]]),)
        yield stretches.markup(start, end, "hi", "emphasis-by-marks", rend)
        yield stretches.markup(start, start + 1, "orig", "emphasis-by-marks")
        yield stretches.markup(end - 1, end, "orig", "emphasis-by-marks")


def _outer_first(markup: Markup) -> tuple[int, int, int, int]:
    return markup.start.line, markup.start.start, -markup.end.line, -markup.end.end
