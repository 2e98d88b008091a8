"""What a quotation is: direct speech, words of another, a label held at arm's length, a word as a word, a title.

The rules stand in a list and are asked in order; the first that knows gives the element, its certainty and its own
name as evidence. They read the words before the opening mark, inside, and after the closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from teiedition.annotation.quotation_words import (
    ALOUD,
    CALLED_AFTER,
    FINITE,
    LABEL,
    SAID_AFTER,
    SAID_BEFORE,
    SMALL_WORDS,
    WORD_AS_WORD,
    WORK,
)
from teiedition.model import Certainty

_COLON = re.compile(r":\s*[—–-]?\s*$")
_AUTHOR = re.compile(r"[A-Z][\w’.-]+(?:’s)?[,:]?\s*$")
_AUTHORS = re.compile(r"[A-Z]\w+(?:’s|'s|s’)\s*$")
_ON = re.compile(r"\b[A-Z]\w+ on\s*$")
_AFTER_TITLE = re.compile(r"\s*(?:,?\s*in\b|\(|[,;.]?\s*[A-Z\d])")
_SET_OFF = re.compile(r",|\s*(?:\(|in )")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_QUOTES_BEFORE = re.compile(r"[^“”‘’\"]{24,}[^.!?“”\"][”\"][^.!?“\"]{0,40}$")
_QUOTES_AFTER = re.compile(r"[^.!?“\"]{0,40}[“\"][^“”\"]{25,}")
_SENTENCE = re.compile(r"[.!?…][)\]]?$")
_TURN = re.compile(r"[.,!?…—-][)’]?$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quotation with what stands around it."""

    before: str
    """The end of what stands before the opening mark."""
    inside: str
    after: str
    """The beginning of what stands after the closing mark."""
    note: bool = False
    """Whether it stands in a note or a bibliography."""
    dialogue: bool = False
    """Whether quotation marks are mostly those of speech in this book."""
    level: int = 1
    """2 for a quotation inside another …"""
    parts: int = 1
    """Number of paragraphs it runs over."""

    @property
    def words(self) -> list[str]:
        """The words between the marks."""
        return _WORD.findall(self.inside)

    @property
    def label(self) -> bool:
        """Whether it is a word or three without a sentence in them."""
        sentence = self.inside[:1].isupper() and _SENTENCE.search(self.inside) is not None
        clause = len(self.words) > 1 and FINITE.search(self.inside) is not None
        return len(self.words) <= 3 and not sentence and not clause


@dataclass(frozen=True, slots=True)
class Kind:
    """What a quotation was found to be."""

    element: str
    evidence: str
    cert: Certainty = Certainty.HIGH
    attributes: tuple[tuple[str, str], ...] = ()


def kind_of(quotation: Surroundings) -> Kind:
    """Return the kind of a quotation; ``q`` where no rule knows."""
    for rule in RULES:
        found = rule(quotation)
        if found is not None:
            return found
    return Kind("q", "quotation-undecided", Certainty.LOW)


def _long(quotation: Surroundings) -> Kind | None:
    """Judge what runs over paragraphs: nobody holds that much at arm's length."""
    if quotation.parts < 2:
        return None
    return Kind("said" if quotation.dialogue else "quote", "quotation-over-paragraphs")


def _title(quotation: Surroundings) -> Kind | None:
    """Judge a title: capitals throughout, and a note around it, its author or a word such as "article" before it."""
    words = quotation.words
    if not words or not _capitals_throughout(words):
        return None
    article = (("level", "a"),)
    if WORK.search(quotation.before):
        return Kind("title", "title-announced", attributes=article)
    if len(words) < 2:
        return None
    ended = quotation.inside[-1] in ",.?!" or _SET_OFF.match(quotation.after)
    by_author = _AUTHOR.search(quotation.before) or _AFTER_TITLE.match(quotation.after)
    if quotation.note and ended and by_author:
        return Kind("title", "title-in-note", attributes=article)
    if _AUTHORS.search(quotation.before) or (_ON.search(quotation.before) and ended):
        return Kind("title", "title-after-author", Certainty.MEDIUM, article)
    return None


def _capitals_throughout(words: Sequence[str]) -> bool:
    """Whether words have the capitals of a title: all but the small ones."""
    heavy = [word for word in words if word.lower() not in SMALL_WORDS]
    capitals = sum(not word[0].islower() for word in heavy)
    return bool(heavy) and words[0][0].isupper() and not heavy[0][0].islower() and capitals >= 0.75 * len(heavy)


def _word_as_word(quotation: Surroundings) -> Kind | None:
    """Judge a word as a word: "the term" stands before it."""
    if len(quotation.words) <= 6 and WORD_AS_WORD.search(quotation.before):
        return Kind("mentioned", "mentioned-after-term")
    return None


def _announced_label(quotation: Surroundings) -> Kind | None:
    """Judge a label: "so-called", "known as" stands before it."""
    if len(quotation.words) <= 8 and (
        LABEL.search(quotation.before) or (quotation.label and CALLED_AFTER.match(quotation.after))
    ):
        return Kind("soCalled", "label-announced")
    return None


def _saying(quotation: Surroundings) -> Kind | None:
    """Judge by a verb of saying beside it: ``said`` for speech aloud, ``quote`` for what was written."""
    before, after = SAID_BEFORE.search(quotation.before), SAID_AFTER.match(quotation.after)
    verb = before or after
    if verb is None or (quotation.label and not after and not quotation.before.rstrip().endswith((",", ":"))):
        return None
    aloud = ALOUD.search(verb.group()) and not quotation.note and not quotation.inside[:1].islower()
    return Kind("said" if quotation.dialogue or aloud else "quote", "verb-of-saying")


def _turn(quotation: Surroundings) -> Kind | None:
    """Judge dialogue: a sentence, or the part of one before "he said"."""
    if not quotation.dialogue:
        return None
    if len(quotation.words) > 4 or _TURN.search(quotation.inside) or not quotation.before.strip():
        return Kind("said", "dialogue", Certainty.HIGH if quotation.inside[:1].isupper() else Certainty.MEDIUM)
    return None


def _fragment(quotation: Surroundings) -> Kind | None:
    """Judge a few words in a sentence that quotes at length beside them: they are from the same mouth."""
    if quotation.level > 1 or not quotation.label:
        return None
    if _QUOTES_BEFORE.search(quotation.before) or _QUOTES_AFTER.match(quotation.after):
        return Kind("quote", "fragment-beside-quotation", Certainty.LOW)
    return None


def _label_by_length(quotation: Surroundings) -> Kind | None:
    """Judge what is left by its length: up to three words without a sentence in them."""
    if quotation.label and not _COLON.search(quotation.before):
        return Kind("soCalled", "label-by-length", Certainty.MEDIUM)
    return None


def _words_of_another(quotation: Surroundings) -> Kind | None:
    """Judge what is left: whole clauses in marks are somebody's words."""
    words = len(quotation.words)
    if words >= 4 or _COLON.search(quotation.before) or FINITE.search(quotation.inside):
        return Kind("quote", "quotation-by-length", Certainty.HIGH if words >= 6 else Certainty.MEDIUM)
    return None


RULES: tuple[Callable[[Surroundings], Kind | None], ...] = (
    _long,
    _title,
    _word_as_word,
    _announced_label,
    _saying,
    _turn,
    _fragment,
    _label_by_length,
    _words_of_another,
)
"""The rules, in the order in which they are asked."""
