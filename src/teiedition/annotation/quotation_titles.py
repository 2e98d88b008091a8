"""Titles in quotation marks: by the words around them, by their capitals, and by what the book says elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teiedition.annotation.quotation_context import Kind, Surroundings
from teiedition.annotation.quotation_words import FOREIGN_WORDS, ISSUED, SMALL_WORDS, WORK, WORK_WITH_TITLE
from teiedition.model import Certainty

RULES = {
    "title-after-author": "A title in quotation marks after the name of its author.",
    "title-announced": "A title in quotation marks that the words before it announce: entitled, the article.",
    "title-in-note": "A title in quotation marks in a bibliographic note.",
    "title-with-issue": "A title in quotation marks with its year, volume or number behind it, or “was performed”.",
    "title-in-enumeration": "Words with a capital in quotation marks, in one row with a title.",
    "title-quoted-elsewhere": "Words in quotation marks that are certainly a title elsewhere in the book.",
}
"""Names of the rules and what each of them reads."""

_AUTHOR = re.compile(r"[A-Z][\w’.-]+(?:’s)?[,:]?\s*$")
_AUTHORS = re.compile(r"[A-Z]\w+(?:’s|'s|s’|s')\s*$")
_IN_HIS = re.compile(r"\b[Ii]n (?:his|her|their)(?: [a-z]+)?\s*$")
_ON = re.compile(r"\b[A-Z]\w+ on\s*$")
_AFTER_TITLE = re.compile(r"\s*(?:,?\s*in\b|\(|[,;.]?\s*[A-Z\d])")
_IN_PERIODICAL = re.compile(r"\s*\(\s*[A-Z][^()]{2,60}, (?:[Vv]ol\. |[Nn]o\. )?\d")
_SET_OFF = re.compile(r",|\s*(?:\(|in )")
_BETWEEN = re.compile(r"[,;]?\s*(?:and|or|&|und|et|y|e)?\s*")
_GUESSED = frozenset({"label-by-length", "quotation-by-length", "quotation-undecided", "fragment-beside-quotation"})
_LONGEST = 12
"""A title by its row or by its name alone has no more words."""


def title(quotation: Surroundings) -> Kind | None:
    """Judge a title: capitals throughout, and a note around it, its author or a word such as "article" before it."""
    words = quotation.words
    if not words or not words[0][0].isupper():
        return None
    if ISSUED.match(quotation.after) and _may_be_title(quotation):
        return Kind("title", "title-with-issue", Certainty.MEDIUM, _level(quotation))
    if not _capitals_throughout(words):
        return None
    if WORK.search(quotation.before) or (len(words) > 1 and WORK_WITH_TITLE.search(quotation.before)):
        return Kind("title", "title-announced", attributes=_level(quotation))
    if len(words) < 2:
        return None
    ended = quotation.inside[-1] in ",.?!" or _SET_OFF.match(quotation.after)
    by_author = _AUTHOR.search(quotation.before) or _AFTER_TITLE.match(quotation.after)
    if quotation.note and ((ended and by_author) or _IN_PERIODICAL.match(quotation.after)):
        return Kind("title", "title-in-note", attributes=_level(quotation))
    if (_AUTHORS.search(quotation.before) or _IN_HIS.search(quotation.before)) and _may_be_title(quotation):
        return Kind("title", "title-after-author", Certainty.MEDIUM, _level(quotation))
    if _ON.search(quotation.before) and ended:
        return Kind("title", "title-after-author", Certainty.MEDIUM, _level(quotation))
    return None


def with_titles_known(quotations: Sequence[Surroundings], kinds: Sequence[Kind]) -> list[Kind]:
    """Return the kinds of all quotations of a book, with what is a title because it is one elsewhere.

    :param quotations: in the order of the text, so that those of one enumeration are neighbours.
    """
    found = list(kinds)
    sure = {_plain(one): kind for one, kind in zip(quotations, kinds, strict=True) if kind.element == "title"}
    for at, (one, kind) in enumerate(zip(quotations, kinds, strict=True)):
        if _plain(one) in sure and _may_become(one, kind):
            attributes = sure[_plain(one)].attributes
            found[at] = Kind("title", "title-quoted-elsewhere", Certainty.MEDIUM, attributes)
    forwards = range(len(found))
    for order, step in ((forwards, -1), (reversed(forwards), 1)):
        for at in order:
            beside = at + step
            if 0 <= beside < len(found) and found[beside].element == "title" and _may_become(quotations[at], found[at]):
                earlier = min(at, beside)
                between = quotations[earlier].until_next
                if between is not None and _BETWEEN.fullmatch(between):
                    attributes = found[beside].attributes
                    found[at] = Kind("title", "title-in-enumeration", Certainty.MEDIUM, attributes)
    return found


def _may_become(one: Surroundings, kind: Kind) -> bool:
    return kind.evidence in _GUESSED and one.inside[:1].isupper() and _may_be_title(one)


def _may_be_title(one: Surroundings) -> bool:
    """Whether it is short and no sentence of somebody."""
    return 0 < len(one.words) <= _LONGEST and one.parts == 1 and (one.label or _capitals_throughout(one.words))


def _plain(one: Surroundings) -> tuple[str, ...]:
    return tuple(word.casefold() for word in one.words)


def _capitals_throughout(words: Sequence[str]) -> bool:
    """Whether words have the capitals of a title: all but the small ones; French and Italian only the first."""
    if any(word.lower() in FOREIGN_WORDS for word in words):
        return words[0][0].isupper()
    heavy = [word for word in words if word.lower() not in SMALL_WORDS]
    capitals = sum(not word[0].islower() for word in heavy)
    return bool(heavy) and words[0][0].isupper() and not heavy[0][0].islower() and capitals >= 0.75 * len(heavy)


_PERIODICAL = re.compile(
    r"\b(?:newspaper|paper|journal|magazine|weekly|daily|issues?|numbers?|organ|periodical)\b.{0,12}$"
)
_WHOLE = re.compile(
    r"\b(?:novels?|books?|operas?|plays?|traged(?:y|ies)|comed(?:y|ies)|oratorios?|dramas?|film)\b.{0,12}$"
)
_ISSUE = re.compile(r",? ?(?:[Vv]ol|[Nn]o|[Ii]ssue)\b")


def _level(one: Surroundings) -> tuple[tuple[str, str], ...]:
    """Return the ``level``: ``j`` of a periodical, ``m`` of a book or what is staged, ``a`` of what is part of one."""
    if _PERIODICAL.search(one.before) or _ISSUE.match(one.after):
        return (("level", "j"),)
    return (("level", "m" if _WHOLE.search(one.before) else "a"),)
