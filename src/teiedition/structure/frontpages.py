"""Pages before the first heading that have none of their own: dedication, motto, copyright, remarks of a transcriber.

A new page is told by a page turn, or by the wide space that stands for it where pages are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from teiedition.model import Block, BlockKind
from teiedition.structure.chunks import Chunk
from teiedition.structure.emphasis import without_marks
from teiedition.structure.shapes import is_source

_DEDICATION = re.compile(r"(?:to\b(?! be\b)|.{0,80}\bdedicated\b)", re.IGNORECASE | re.DOTALL)
_COPYRIGHT = re.compile(r".{0,60}(?:copyright|©|all rights reserved)", re.IGNORECASE | re.DOTALL)
_TRANSCRIBER = re.compile(r"\[?\s*transcribers?['’]?s?\s+note", re.IGNORECASE)
_MOST_LINES = 14
"""Lines of a dedication or motto."""
_WIDE = 3
"""Blank lines that stand for a new page."""
_PASSED_OVER = frozenset(
    {BlockKind.FW, BlockKind.SURPLUS, BlockKind.TITLE_PART, BlockKind.BYLINE, BlockKind.DOC_AUTHOR}
    | {BlockKind.DOC_IMPRINT, BlockKind.DOC_EDITION}
)


def is_transcribers(text: str) -> bool:
    """Whether a chunk begins the remarks of those who made the electronic text."""
    return _TRANSCRIBER.match(text) is not None


def front_zones(chunks: Sequence[Chunk], start: int, end: int) -> dict[int, str]:
    """Return the kind of page for each chunk from ``start``, after the title page, up to ``end``, the first heading."""
    page: list[int] = []
    found: dict[int, str] = {}
    for index in [*range(start, end), end]:
        chunk = chunks[index] if index < end else None
        if page and (chunk is None or chunk.turn or chunk.gap >= _WIDE):
            kind = _kind([text for i in page for text in chunks[i].texts], is_source(chunks[page[-1]]))
            found.update(dict.fromkeys(page, kind))
            page = []
        if chunk is not None and not chunk.furniture:
            page.append(index)
    return {index: kind for index, kind in found.items() if kind}


def front_divisions(blocks: Sequence[Block]) -> Mapping[int, str]:
    """Return the kinds of pages without heading by the index of their first block, up to the first heading.

    After one whose kind is told, a page of which nothing can be told is a section.
    """
    found: dict[int, str] = {}
    for first, kind in _pages(blocks):
        if kind or found:
            found[first] = kind or "section"
    return found


def _pages(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    page: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind in _PASSED_OVER:
            continue
        if page and (block.kind is BlockKind.HEAD or _new_page(blocks[page[-1]], block)):
            yield page[0], _kind_of_blocks([blocks[i] for i in page])
            page = []
        if block.kind is BlockKind.HEAD:
            return
        page.append(index)


def _new_page(before: Block, block: Block) -> bool:
    last, first = list(before.all_lines())[-1], next(block.all_lines())
    return first.page != last.page or first.number - last.number > _WIDE


def _kind_of_blocks(blocks: Sequence[Block]) -> str:
    if any(block.kind is BlockKind.EPIGRAPH for block in blocks):
        return "epigraph"
    lines = [line.text.strip() for block in blocks for line in block.all_lines() if line.furniture is None]
    return _kind(without_marks(lines), sourced=False)


def _kind(texts: Sequence[str], sourced: bool) -> str:
    """Return what kind of page lines make: ``dedication``, ``epigraph`` … or the empty string."""
    text = " ".join(texts)
    if _TRANSCRIBER.match(text):
        return "transcriberNote"
    if _COPYRIGHT.match(text):
        return "copyright"
    if len(texts) > _MOST_LINES:
        return ""
    return "epigraph" if sourced else "dedication" if _DEDICATION.match(text) else ""
