"""How far the title page goes: short lines before the first heading, page of prose or table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teiedition.structure.chunks import Chunk
from teiedition.structure.frontpages import is_transcribers
from teiedition.structure.headforms import form_of, number_of
from teiedition.structure.marks import ends_sentence
from teiedition.structure.names import plain

BY = re.compile(r"(?:(?:written|edited|translated|selected|compiled)(?: and \w+)? )?by\b[:.]?\s*", re.IGNORECASE)
EDITION = re.compile(r"\bedition\b|\bsecond impression\b|\breprint", re.IGNORECASE)
IMPRINT = re.compile(
    r"\b(?:press|publish\w*|printed|books(?=\W*$)|verlag|editions?|london|new york|edinburgh|oxford|cambridge)\b"
    r"|\b1[5-9]\d\d\b|\b20\d\d\b|\bM[DC][MDCLXVI]+\b",
    re.IGNORECASE,
)
_MOST = 40
_WIDE = 3
"""Blank lines that stand for a new page."""
_SENTENCE = 7
"""Words above which a sentence is none of a title page's."""


def title_page_start(chunks: Sequence[Chunk]) -> int:
    """Return the index of the first chunk after the remarks of a transcriber with which a text begins."""
    running = [i for i, chunk in enumerate(chunks) if not chunk.furniture]
    if not running or not is_transcribers(chunks[running[0]].text):
        return 0
    return next((i for i in running[1:] if chunks[i].gap >= _WIDE or chunks[i].turn), 0)


def title_page_end(chunks: Sequence[Chunk], start: int = 0) -> int:
    """Return the index after the last chunk of the title page that begins with ``start``; 0 where there is none."""
    running = [i for i, chunk in enumerate(chunks) if not chunk.furniture and i >= start][:_MOST]
    page: list[int] = []
    for place, index in enumerate(running):
        if _is_prose(chunks[index]):
            page = _without_headings(page, chunks)
            break
        if _opens_text(chunks[index]):
            if not place:
                return 0
            half_title = len(page) > 1 and plain(chunks[page[-1]].text) == plain(chunks[page[0]].text)
            page = page[:-1] if half_title else page
            break
        if _turns_after_imprint(chunks[index], page, chunks):
            break
        page.append(index)
    by = any(BY.match(text) for index in page for text in chunks[index].texts)
    if not page or (len(page) == 1 and not by):
        return 0
    following = chunks[running[len(page)]] if len(page) < len(running) else None
    return page[-1] + 1 if by or (following is not None and (following.turn or following.gap > 1)) else 0


def _turns_after_imprint(chunk: Chunk, page: Sequence[int], chunks: Sequence[Chunk]) -> bool:
    """Whether a wide space or a page turn parts a chunk from a page that has its author and imprint already."""
    if not (chunk.gap >= _WIDE or chunk.turn) or not any(IMPRINT.search(chunks[index].text) for index in page[1:]):
        return False
    return any(BY.match(text) for index in page for text in chunks[index].texts)


def _is_prose(chunk: Chunk) -> bool:
    """Whether a chunk is a sentence or more: words in small letters, and a full stop."""
    words = chunk.text.split()
    low = sum(word[0].islower() for word in words)
    return len(words) > _SENTENCE and 2 * low > len(words) and (ends_sentence(chunk.last) or len(chunk.texts) > 4)


def _opens_text(chunk: Chunk) -> bool:
    """Whether a chunk is a heading that no title page has."""
    form = form_of(chunk)
    style, number = number_of(chunk.text)
    return form in ("named", "labelled") or (form == "numbered" and number == 1 and style != "letter")


def _without_headings(page: list[int], chunks: Sequence[Chunk]) -> list[int]:
    """Leave out what stands after the last wide space: the heading of the text that follows."""
    for place in range(len(page) - 1, max(0, len(page) - 4), -1):
        chunk = chunks[page[place]]
        if chunk.turn or chunk.gap > 1:
            return page[:place] if form_of(chunk) else page
    return page
