"""References in brackets right behind a quotation: ``“…” (Brask 1971, 12)``, ``“…” (Brask, The Long Quay, p. 12)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from teiedition.model import Certainty, Mention

RULES = {"bibl-in-brackets": "Author with year or title, or a page alone, in brackets right behind a quotation."}

_QUOTATIONS = frozenset({"quote", "said", "q"})
_BRACKET = re.compile(r"\W{0,3}?\s?\(([^()]{3,120})\)")
_SEE = re.compile(r"(?:(?:[Ss]ee|[Cc]f\.|[Cc]ited in|[Qq]uoted in) )?")
_AND = re.compile(r",? (?:and|&) |, ")
_PAGES = r"(?:pp?\. ?)?(?P<pages>\d+(?:[-–]\d+)?)"
_DATED = re.compile(rf"(?: et al\.)?,? (?:1[5-9]|20)\d\d[a-z]?(?:[,:] ?{_PAGES})?")
_PAGE = re.compile(r"pp?\. ?(?P<pages>\d+(?:[-–]\d+)?)")
_BEHIND_TITLE = re.compile(rf"(?:, ?{_PAGES})?")


def bracketed(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the references of a passage with their authors and pages; ``mentions`` are those found in it so far."""
    authors = {one.start: one for one in mentions if one.element == "persName"}
    titles = {one.start: one for one in mentions if one.element == "title"}
    seen: set[int] = set()
    for quotation in mentions:
        bracket = _BRACKET.match(text, quotation.end) if quotation.element in _QUOTATIONS else None
        if bracket is not None and bracket.start(1) not in seen:
            seen.add(bracket.start(1))
            yield from _reference(text, *bracket.span(1), authors, titles)


def _reference(
    text: str, start: int, end: int, authors: dict[int, Mention], titles: dict[int, Mention]
) -> Iterator[Mention]:
    """Yield a reference that fills its brackets."""
    see = _SEE.match(text, start)
    at = start = see.end() if see else start
    named: list[Mention] = []
    while at in authors:
        named.append(authors[at])
        joint = _AND.match(text, authors[at].end)
        at = joint.end() if joint and joint.end() in authors else authors[at].end
    title = titles.get(at + 2) if named and text.startswith(", ", at) else None
    pattern = _BEHIND_TITLE if title is not None else _DATED if named else _PAGE
    rest = pattern.fullmatch(text, title.end if title is not None else at, end)
    if rest is None:
        return
    rule = "bibl-in-brackets"
    yield Mention(start, end, "bibl", rule, None, Certainty.MEDIUM)
    yield from (Mention(one.start, one.end, "author", rule, one.ref) for one in named)
    if rest["pages"]:
        yield Mention(*rest.span("pages"), "biblScope", rule, attributes=(("unit", "page"),))
