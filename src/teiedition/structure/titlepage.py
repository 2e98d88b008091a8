"""How far the title page goes: short lines before the first heading, page of prose or table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teiedition.structure.chunks import Chunk
from teiedition.structure.headforms import form_of, number_of

BY = re.compile(r"(?:(?:written|edited|translated|selected|compiled)(?: and \w+)? )?by\b[:.]?\s*", re.IGNORECASE)
EDITION = re.compile(r"\bedition\b|\bsecond impression\b|\breprint", re.IGNORECASE)
IMPRINT = re.compile(
    r"\b(?:press|publish\w*|printed|books?|verlag|editions?|london|new york|edinburgh|oxford|cambridge)\b"
    r"|\b1[5-9]\d\d\b|\b20\d\d\b|\bM[DC][MDCLXVI]+\b",
    re.IGNORECASE,
)
_MOST = 40


def title_page_end(chunks: Sequence[Chunk]) -> int:
    """Return the index after the last chunk of the title page; 0 where there is none."""
    running = [i for i, chunk in enumerate(chunks) if not chunk.furniture][:_MOST]
    end = 0
    for count, index in enumerate(running):
        chunk = chunks[index]
        if _is_prose(chunk) or (count and _opens_text(chunk)):
            break
        end = index + 1
    page = [chunks[i] for i in running if i < end]
    if len(page) < 2:
        return 0
    by = any(BY.match(text) for chunk in page for text in chunk.texts)
    following = next((chunks[i] for i in running if i >= end), None)
    ended = following is not None and (following.turn or following.gap > 1)
    return end if by or ended else 0


def _is_prose(chunk: Chunk) -> bool:
    return len(chunk.texts) > 4 and not chunk.ragged and sum(map(len, chunk.texts)) > 45 * len(chunk.texts)


def _opens_text(chunk: Chunk) -> bool:
    """Whether a chunk is a heading that no title page has."""
    form = form_of(chunk)
    return form in ("named", "labelled") or (form == "numbered" and number_of(chunk.text) == ("roman", 1))
