"""What the words beside a capitalised word say of it: whether somebody is spoken of there, a place, or a thing.

Each sign has a weight; those of a whole book are added up (:mod:`.personnames`). A strong sign tells that a person is
meant in just this place, also by a word that is one of the language, or that no other place of the book explains.
"""

from __future__ import annotations

import re

from teiedition.annotation.book import Token, word_after, word_before
from teiedition.annotation.lists import beside_persons, speech_verbs, word_set
from teiedition.tei.passage import Passage

STRONG = 2.0
"""Weight from which on a sign is believed by itself."""
ARTICLES = word_set("the a an this these those our their every all some any no each many few most")
LOCATIVE = word_set("in at near into throughout around outside towards inside across")
AUTHOR = re.compile(r"(?:^|[.;(] |\bSee (?:also )?|\bsee (?:also )?)$")
WORK = re.compile(r",? (?:and )?[“‘\"]?(?!Vol|No)[A-Z]\w*[ :]")
OPENING = frozenset("“‘\"'")

_PERSONAL = word_set("himself herself who whose whom")
_AUXILIARY = word_set("was had has did could would")
_TOWARDS = word_set("to with under by from")
_DEED = re.compile(
    r"^[a-z]{2,}ed$|^(?:came|went|took|gave|got|made|left|put|found|held|kept|lay|led|let|ran|drew|threw|fell|shook|"
    r"slept|woke|rode|drove|brought|bought|caught|sang|drank|ate|grew|blew|flew|knelt|leant|leaned|lit|hid|bent|bowed)$"
)
_CALLED = re.compile(r"[,!?.](?P<closed> ?[”’\"'])?")
_EXCLAIMED = re.compile(r"!(?:,| (?:of|in|on|from|by|for|was|is)\b)")
"""A mark of exclamation that belongs to a title: the newspaper Forward!, of 1920."""
_OWNED = re.compile(r"[’']s ([\w-]+)")
_NOUN_OF = re.compile(r"([\w-]+) of $")
_DONE_BY = re.compile(r"(?:([\w-]+) )?([\w-]+) (?:to|with|under|by|from) $")
_APPOSITION = re.compile(
    r", (?:(?:the|an?|his|her|their|our|my) )?(?:[\w’-]+ ){0,3}?([\w-]+)"
    r"(?= (?:of|in|at|to|from|who|and)\b|[,;.)]|$)"
)
_OWN = re.compile(r",? (?:in|by|through|with) (?:his|her) |, (?:who|whose|whom) | \[[A-Z][a-z]+ [^\]]*\]")
_LIFE = re.compile(r" \((?:b\.|d\.|born|died|1[0-9]{3} ?[-–])")


def weigh(passage: Passage, token: Token) -> float:
    """Return what all the words beside a lone capitalised word say, for a person or against one."""
    text = passage.text
    before, after = word_before(text, token.start), word_after(text, token.end)
    verbs = speech_verbs()
    weight = strong_sign(passage, token)
    weight += 3.0 * (after in verbs) + 2.0 * (before in verbs and not after) + 3.0 * (after in _PERSONAL)
    weight += 1.0 * (after != "" and after not in verbs and _DEED.search(after) is not None)
    weight += 2.0 * text.endswith("ccording to ", 0, token.start)
    weight += _vocative(text, token)
    weight += 0.5 * (after in _AUXILIARY) + 1.0 * (after == "’s") + 0.5 * (before == "by")
    weight -= 4.0 * _is_exclaimed(text, token.end)
    weight -= 4.0 * (before in ARTICLES) + 1.5 * before.endswith(("’s", "'s"))
    weight -= 1.5 * (before in LOCATIVE and after != "’s")
    if "note" in passage.within or passage.division == "notes":
        author = AUTHOR.search(text, max(0, token.start - 12), token.start)
        weight += 2.0 * (author is not None and WORK.match(text, token.end) is not None)
    return weight


def stands_in(text: str, token: Token) -> bool:
    """Whether something is in, at or near what a word names."""
    return word_before(text, token.start) in LOCATIVE and word_after(text, token.end) != "’s"


def strong_sign(passage: Passage, token: Token) -> float:
    """Return the weight of what tells a person in just this place; nothing where no such sign is."""
    text, start, end = passage.text, token.start, token.end
    before = word_before(text, start)
    if before in ARTICLES or _is_exclaimed(text, end):
        return 0.0
    weight = 2.0 * names_speaker_or_author(passage, token)
    if before == "of":
        noun = _NOUN_OF.search(text, max(0, start - 24), start)
        weight += 2.0 * (noun is not None and (noun[1] in beside_persons("kin") or noun[1] in beside_persons("works")))
    elif before in _TOWARDS:
        done = _DONE_BY.search(text, max(0, start - 40), start)
        verbs = done.group(1, 2) if done is not None else ()
        weight += 2.0 * any(verb and verb.lower() in beside_persons("towards") for verb in verbs)
    elif before in beside_persons("callings") or before in beside_persons("kin"):
        weight += 3.0 * (text[start - 1] == " ")
    owned = _OWNED.match(text, end) if text.startswith(("’s ", "'s "), end) else None
    weight += 2.0 * (owned is not None and any(owned[1] in beside_persons(kind) for kind in ("own", "works", "kin")))
    return weight + (_follows(text, end) if text.startswith((",", " "), end) else 0.0)


def names_speaker_or_author(passage: Passage, token: Token) -> bool:
    """Whether any word at all would be a name here: ``said Orm to him``, ``Orm’s _Tides_``."""
    text = passage.text
    if text[token.start - 2 : token.start - 1].isalpha() and word_before(text, token.start) in beside_persons("said"):
        return word_after(text, token.end).islower()
    return _owns_work(passage, token.end)


def _is_exclaimed(text: str, end: int) -> bool:
    return text.startswith("!", end) and _EXCLAIMED.match(text, end) is not None


def _follows(text: str, end: int) -> float:
    """Weigh what is said right behind a name: what the bearer is, when he lived, what is his."""
    mark = text[end + 1 : end + 2]
    if _OWN.match(text, end) or (mark == "(" and _LIFE.match(text, end)):
        return 2.0
    apposition = _APPOSITION.match(text, end) if text[end] == "," else None
    return 2.0 * (apposition is not None and apposition[1] in beside_persons("callings"))


def _owns_work(passage: Passage, end: int) -> bool:
    """Whether a work in italics or in quotation marks is somebody's: ``Orm's _Tides_``."""
    text = passage.text
    if not text.startswith(("’s ", "'s "), end):
        return False
    if text[end + 3 : end + 4] in OPENING and text[end + 4 : end + 5].isupper():
        return True
    return any(
        taken.element == "hi" and taken.start == end + 3 and text[end + 3 : end + 4].isupper()
        for taken in passage.taken
    )


def _vocative(text: str, token: Token) -> float:
    """Weigh a word set off as that by which somebody is called: ``“Orm,” said she``, ``not for us, Orm!``."""
    called = _CALLED.match(text, token.end)
    if called is None:
        return 0.0
    if text[token.start - 1 : token.start] in OPENING:
        return 1.0
    return 2.0 * (text[token.start - 2 : token.start] == ", " and called["closed"] is not None)
