"""The lines of the title page."""

from __future__ import annotations

from teiedition.model import Block, BlockKind, Line, Markup, Span
from teiedition.structure.cursor import Cursor
from teiedition.structure.titlepage import BY, EDITION, IMPRINT

_OF_TITLE_PAGE = frozenset(
    {BlockKind.TITLE_PART, BlockKind.BYLINE, BlockKind.DOC_AUTHOR, BlockKind.DOC_EDITION, BlockKind.DOC_IMPRINT}
)


def title_page(cursor: Cursor) -> Block | tuple[Block, ...] | None:
    """Read one chunk of the title page: title, subtitle, author's line, edition or imprint."""
    chunk = cursor.peek()
    if cursor.zone != "titlePage" or chunk is None:
        return None
    before = cursor.before()
    text = chunk.text
    first = cursor.last not in _OF_TITLE_PAGE
    if BY.match(text):
        return _byline(cursor, text)
    if before is not None and BY.fullmatch(before.text):
        return author(cursor.take(), "title-page-author")
    if EDITION.search(text):
        return Block(BlockKind.DOC_EDITION, "title-page-edition", cursor.take())
    if not first and IMPRINT.search(text):
        return Block(BlockKind.DOC_IMPRINT, "title-page-imprint", cursor.take())
    kind = "main" if first else "sub"
    lines = cursor.take()
    by = next((place for place, line in enumerate(lines) if place and BY.match(line.text.strip())), len(lines))
    title = Block(BlockKind.TITLE_PART, f"title-page-{kind}", lines[:by], type=kind)
    return (title, author(lines[by:], "title-page-author")) if lines[by:] else title


def _byline(cursor: Cursor, text: str) -> Block:
    """A line that begins with "by"; where it holds no more than that, the next chunk belongs to it."""
    following = cursor.peek(1)
    alone = BY.fullmatch(text) is not None
    named = following is not None and not following.turn and len(following.texts) == 1
    return author(cursor.take(2 if alone and named else 1), "title-page-author")


def author(lines: tuple[Line, ...], evidence: str) -> Block:
    """Return a byline in which everything after "by" is the author."""
    return Block(BlockKind.BYLINE, evidence, lines, markup=author_markup(lines, evidence))


def author_markup(lines: tuple[Line, ...], evidence: str) -> tuple[Markup, ...]:
    """Return the ``docAuthor`` of a byline: its text after "by"."""
    running = [line for line in lines if line.furniture is None]
    first = running[0]
    lead = len(first.text) - len(first.text.lstrip())
    by = BY.match(first.text[lead:])
    start = lead + (by.end() if by else 0)
    if start >= len(first.text):
        running, start = running[1:], 0
    if not running:
        return ()
    begin, last = running[0], running[-1]
    opening = Span(begin.number, start, len(begin.text))
    closing = opening if begin is last else Span(last.number, 0, len(last.text))
    return (Markup(opening, closing, "docAuthor", evidence),)
