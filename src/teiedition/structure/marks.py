"""Marks at the beginning and end of lines: what ends a sentence, what opens one, what goes on."""

from __future__ import annotations

import re

QUOTES = "“”‘’\"'«»„‚‹›"
_TAIL = re.compile(r"[\s”’\"'»›)\]*†‡^_—–\-\d/]+$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Gen|vol|Vol|no|No|pp?|eds?|cf|vs|etc|trans)\.$")
_HEAD = re.compile(r"^[\s“‘\"'«‹(\[_—–-]+")


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a full stop or the like, closing marks and note calls left aside."""
    bare = _TAIL.sub("", text[-40:])
    return bare[-1:] in tuple(".!?…:") and not _ABBREVIATION.search(bare)


def breaks_off(text: str) -> bool:
    """Whether a line ends in mid-sentence: with a letter, a comma, a hyphen, an abbreviation."""
    bare = _TAIL.sub("", text[-40:])
    return bare[-1:] not in tuple(".!?…:;") or _ABBREVIATION.search(bare) is not None


def starts_low(text: str) -> bool:
    """Whether a line begins with a small letter, opening marks and dashes left aside."""
    return _HEAD.sub("", text[:40])[:1].islower()


def starts_afresh(text: str) -> bool:
    """Whether a line may begin a sentence."""
    first = _HEAD.sub("", text[:40])[:1]
    return not first.islower() and first not in tuple(",;:.!?")
