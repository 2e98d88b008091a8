"""Pictures, for which plain text has a line in brackets."""

from __future__ import annotations

import re

from teiedition.model import Block, BlockKind, Line, Markup, Span
from teiedition.structure.cursor import Cursor
from teiedition.structure.shapes import is_picture

_OPENING = re.compile(r"\s*\[\s*[A-Za-z]+\.?\s*:?\s*")


def figure(cursor: Cursor) -> Block | None:
    """``[Illustration: The quay]``: a picture and its caption, without which all of it stands for the picture."""
    chunk = cursor.peek()
    if chunk is None or cursor.place in cursor.headings or not is_picture(chunk.text):
        return None
    lines = cursor.take()
    return Block(BlockKind.FIGURE, "figure-in-brackets", lines, markup=_brackets(lines))


def _brackets(lines: tuple[Line, ...]) -> tuple[Markup, ...]:
    """Return the marks around a caption, which a reader does not read."""
    running = [line for line in lines if line.furniture is None]
    first, last = running[0], running[-1]
    opening = _OPENING.match(first.text)
    assert opening is not None
    close = len(last.text.rstrip())
    start = Span(first.number, len(first.text) - len(first.text.lstrip()), opening.end())
    if first is last and close <= opening.end() + 1:
        return (_mark(Span(first.number, start.start, close)),)
    return _mark(start), _mark(Span(last.number, close - 1, close))


def _mark(span: Span) -> Markup:
    return Markup(span, span, "orig", "figure-in-brackets")
