"""What stands around a name of a person and changes what it means: epithets, firms, families, italics, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from teiedition.annotation.book import Token, word_after, word_before
from teiedition.annotation.lists import beside_persons
from teiedition.annotation.personcontext import OPENING
from teiedition.annotation.personforms import is_given
from teiedition.model import Mention
from teiedition.tei.passage import Passage

_BRACKETED = re.compile(r"((?<!\w)[^\W\d_])?\[([^\W\d_]+)\.?\] ([^\W\d_][\w’-]*[^\W_])(?=\W|$)")
_SURNAME = r"(?:[^\W\d_][\w’'-]+ ){0,2}[^\W\d_][\w’'-]+"
_GIVEN = r"(?:[A-ZÀ-Þ]\.? ?)+|[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ](?:\.|[^\W\d_]+))?"
_INVERTED = re.compile(rf"^[\W\d]*({_SURNAME}), ({_GIVEN})(?=\W?[.,:;(]| \(| and |$)")
_EPITHET = re.compile(
    r" the (?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|"
    r"Fifteenth|Sixteenth|Great|Terrible|Conqueror|Confessor|Bold|Bald|Fat|Fair|Pious|Wise|Good|Bad|Cruel|Short|Lame|"
    r"Simple|Mad|Magnificent|Lionheart|Unready|Younger|Elder|Baptist|Evangelist|Divine|Apostate|Venerable|Martyr)\b"
)
_TERM = re.compile(r",?[”’\"'](?!\w)")
_SAID = "|".join(sorted(beside_persons("said")))
_SAYING = re.compile(rf",[”’\"'] (?:[\w’]+ ){{0,3}}(?:{_SAID}|asked|called|began|went|added|told|says|thought)\b")
_CLOSED = re.compile(r"[,.;]?[”’\"'](?!s\b)")
_FIRM = re.compile(
    r"(?:[’']s?)? (?:&|and|et) (?:Co\b|Company|Sons?\b|Brothers|Bros|Cie)|"
    r"(?:[’']s?)?,? (?:Sons|Brothers|Bros|Cie|Verlag)\b"
)


def past_epithet(text: str, mention: Mention) -> Mention:
    """Return a mention with the epithet that follows: ``Ivan the Terrible``, ``James the First``."""
    epithet = _EPITHET.match(text, mention.end)
    return replace(mention, end=epithet.end()) if epithet is not None else mention


def is_firm(text: str, end: int) -> bool:
    """Whether a firm or publisher is meant by the name that ends here: ``Orm & Co.``, ``Orm’s Sons``."""
    return _FIRM.match(text, end) is not None


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a name is all that stands in quotation marks, as titles do, and is not said or called out."""
    if text[start - 1 : start] not in OPENING or not _TERM.match(text, end):
        return False
    return _SAYING.match(text, end) is None


def is_family(text: str, token: Token) -> bool:
    """Whether a whole family or its name is meant: ``the Orm family``."""
    return word_before(text, token.start) == "the" and word_after(text, token.end) in ("family", "families", "clan")


def set_apart(passage: Passage, start: int, end: int) -> bool:
    """Whether words alone are in italics or quotation marks: a title or term, hardly somebody unknown."""
    if passage.text[start - 1 : start] in OPENING and _CLOSED.match(passage.text, end):
        return True
    return any(
        taken.start <= start <= taken.start + 1 and end <= taken.end <= end + 1
        for taken in passage.taken
        if taken.element == "hi"
    )


def bracketed(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield names whose given name an editor supplied or completed: ``[Eduard] Bernstein``, ``E[duard] Bernstein``.

    :returns: start, end, given name and surname.
    """
    for match in _BRACKETED.finditer(text) if "[" in text else ():
        yield match.start(), match.end(), (match[1] or "") + match[2], match[3]


def inverted(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the name at the head of a reference that begins with the surname: ``Orm, Ada. The Tides``.

    :returns: start, end, first given name or initial, last word of the surname.
    """
    match = _INVERTED.match(text)
    if match is not None and match[1][0].isupper() and (" " not in match[1] or not is_given(match[1].split()[0])):
        yield match.start(1), match.end(2), match[2].split()[0], match[1].split()[-1]
