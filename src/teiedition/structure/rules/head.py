"""Headings and the author's line under them."""

from __future__ import annotations

import re
from dataclasses import replace

from teiedition.model import Block, BlockKind, Certainty, Line, Markup, Span
from teiedition.structure.cursor import Cursor
from teiedition.structure.rules.titlepage import author

_LONGEST = 2000
_MISREAD_INITIAL = re.compile(r"\bl([a-z]{2,})\b")
_MISREAD_ROMAN = re.compile(r"\s*(I[Il]{1,2})(?=[.:)]?(?:\s|$))")


def head(cursor: Cursor) -> Block | None:
    """A heading that was found beforehand."""
    heading = cursor.headings.get(cursor.place)
    if heading is None:
        return None
    lines = cursor.take(heading.chunks)
    cert = Certainty.MEDIUM if heading.form == "plain" else Certainty.HIGH
    return Block(BlockKind.HEAD, f"head-{heading.form}", lines, markup=mends(lines), cert=cert)


def byline(cursor: Cursor) -> Block | None:
    """The author's line after a heading."""
    if cursor.place not in cursor.bylines:
        return None
    block = author(cursor.take(), "byline-after-head")
    return replace(block, markup=block.markup + misread_initial(block.lines[0], cursor))


def misread_initial(line: Line, cursor: Cursor) -> tuple[Markup, ...]:
    """Mend a small l that was an I: no name begins with a small letter, and the book has the name with I elsewhere."""
    found = _MISREAD_INITIAL.search(line.text)
    if found is None:
        return ()
    word = re.compile(rf"\bI{found[1]}\b")
    if not any(word.search(text) for chunk in cursor.chunks for text in chunk.texts if len(text) < _LONGEST):
        return ()
    span = Span(line.number, found.start(), found.end())
    return (Markup(span, span, "choice", "misread-initial", (("corr", f"I{found[1]}"),), Certainty.MEDIUM),)


def mends(lines: tuple[Line, ...]) -> tuple[Markup, ...]:
    """Mend a roman number whose letters were read as small ones: ``Ill`` is III."""
    line = lines[0]
    found = _MISREAD_ROMAN.match(line.text)
    if found is None or "l" not in found[1]:
        return ()
    span = Span(line.number, found.start(1), found.end(1))
    correct = "I" * len(found[1])
    return (Markup(span, span, "choice", "roman-misread", (("corr", correct),)),)
