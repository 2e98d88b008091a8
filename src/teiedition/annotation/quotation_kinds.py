"""What a quotation is: direct speech, words of another, a label held at arm's length, a word as a word, a title.

The rules stand in a list and are asked in order; the first that knows gives the element, its certainty and its own
name as evidence. They read the words before the opening mark, inside, and after the closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from teiedition.annotation.quotation_context import Kind, Surroundings
from teiedition.annotation.quotation_titles import title
from teiedition.annotation.quotation_words import (
    ALOUD,
    CALLED_AFTER,
    DESCRIBED,
    FINITE,
    LABEL,
    OWN_WORDS,
    SAID_AFTER,
    SAID_BEFORE,
    SAID_BETWEEN,
    WORD_AS_WORD,
    WORDS,
)
from teiedition.model import Certainty

_COLON = re.compile(r":\s*[—–-]?\s*$")
_QUOTES_BEFORE = re.compile(r"[^“”‘’\"]{24,}[^.!?“”\"][”\"][^.!?“\"]{0,40}$")
_QUOTES_AFTER = re.compile(r"[^.!?“\"]{0,40}[“\"][^“”\"]{25,}")
_PAUSE = re.compile(r"\W*[,—–-]")
_TURN = re.compile(r"[.,!?…—-][)’]?$")


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
    said = SAID_BETWEEN.search(quotation.before)
    aloud = quotation.dialogue or (said is not None and ALOUD.search(said[1]))
    return Kind("said" if aloud else "quote", "quotation-over-paragraphs")


def _word_as_word(quotation: Surroundings) -> Kind | None:
    """Judge a word as a word: "the term" stands before it; "the words", "the slogans" may also lead to a quotation."""
    most = 6 if WORD_AS_WORD.search(quotation.before) else 3 if WORDS.search(quotation.before) else 0
    if len(quotation.words) <= most and not OWN_WORDS.search(quotation.before):
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
    if not (quotation.dialogue or _TURN.search(quotation.inside) or _PAUSE.match(quotation.after)):
        after = None  # what has no comma at its end is the subject of the verb: “Hamlet” began to please
    verb = before or after
    announced = quotation.before.rstrip().endswith((",", ":"))
    clipped = quotation.label and quotation.inside[:1].islower() and not quotation.dialogue
    if verb is None or (quotation.label and not announced and (clipped or not after)):
        return None
    aloud = ALOUD.search(verb.group()) and not quotation.note and not quotation.inside[:1].islower()
    return Kind("said" if quotation.dialogue or aloud else "quote", "verb-of-saying")


def _goes_on(quotation: Surroundings) -> Kind | None:
    """Judge the next part of a speech: “So it is,” said the pilot. “So it will be.”"""
    said = SAID_BETWEEN.search(quotation.before)
    if said is None or quotation.label or quotation.note:
        return None
    return Kind("said", "speech-goes-on") if ALOUD.search(said[1]) else None


def _described(quotation: Surroundings) -> Kind | None:
    """Judge what somebody is described as, in the words of who describes: "he referred to it as a"."""
    if not quotation.dialogue and len(quotation.words) > 1 and DESCRIBED.search(quotation.before):
        return Kind("quote", "described-as", Certainty.LOW)
    return None


def _turn(quotation: Surroundings) -> Kind | None:
    """Judge dialogue: a sentence, or the part of one before "he said"."""
    if not quotation.dialogue or (quotation.label and quotation.inside[:1].islower() and quotation.amid_sentence):
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
    title,
    _word_as_word,
    _announced_label,
    _saying,
    _goes_on,
    _described,
    _turn,
    _fragment,
    _label_by_length,
    _words_of_another,
)
"""The rules, in the order in which they are asked."""
