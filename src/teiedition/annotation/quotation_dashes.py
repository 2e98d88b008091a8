"""Dialogue set with dashes: a paragraph that begins with a dash is speech, but for what the narrator puts in.

The custom of French, Spanish, Russian and some English books: ``—Come in, he said. The door is open.``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from teiedition.annotation.quotation_saying import verbs_of_saying, words_of_saying
from teiedition.model import Certainty, Mention

_DASH = re.compile(r"\s*(?:(?:[—–―]|--)\s*(?=[^\W\d_]|[¿¡«“])|(?P<hyphen>-)(?=[A-ZÀ-Þ¿¡«“]))")
"""Where dashes were not to be had, a hyphen right before the first word stands for one."""
_FEWEST = 4
_WHO = r"(?:he|she|they|I|we|(?:[Tt]he |[A-ZÀ-Þ])[\w.’'-]+(?: [\w.’'-]+){0,2})"
_OBJECT = r"(?! (?:me|him|us|them|you|it|so|that|nothing|the|an?|my|your|no)\b)"
"""With an object behind it the verb is one of the speech itself: ``, he told me``."""
_INVERTED = r"(?:(?:se|lui|leur|me|nous|vous) |[sm][’'])?\w+-(?:t-)?(?:il|elle|ils|elles|on|je)\b"
_CLAUSE = r"(?:\b(?:Mrs?|MM?|Dr|St|Rev|Capt|Sra?|Sig)\.|[^.,;!?:])*"
_PAUSE = r"(?:(?<=[,!?…])|(?<=[,!?…][”’»\"]))"
_SMALL = r"(?=[a-zß-öø-ÿа-я])"


@cache
def _aside(language: str, hyphen: bool) -> re.Pattern[str]:
    """Return what the narrator puts in: ``, he said.``, ``, dit-il.``, ``—dijo él—``, ``, — сказал он. —``."""
    saying = "(?:" + "|".join(verbs_of_saying(language).values()) + ")"
    words = words_of_saying(language)
    between = "|".join(words["between"].split())
    subject = rf"(?:(?:{between}) )*{saying}\s+(?=\w)|{_WHO}\s+{saying}\b{_OBJECT}|{_INVERTED}"
    told = rf"{_PAUSE}\s+(?:{subject}){_CLAUSE}(?:,(?= (?:{words['narrated']})\b){_CLAUSE})*(?:[.,;:]|$)"
    if hyphen:
        return re.compile(rf"{told}|\s+-{_SMALL}.*?(?:(?<=\S)-(?=[\s.,;:!?]|$)[.,;:]?|[.]?\s*$)")
    dash = "(?:[—–―]|--)"
    opens = rf"(?:\s+{dash}{_SMALL}|(?<=[,.!?…])\s+{dash}\s+{_SMALL}|\s*{dash}\s?(?={subject}))"
    return re.compile(rf"{told}|{opens}(?:(?!{dash}).)*(?:{dash}[.,;:]?|[.]?\s*$)")


def speaks_in_dashes(texts: Sequence[str]) -> bool:
    """Whether enough paragraphs begin with a dash for it to be the book's way to set speech."""
    opening = sum(_DASH.match(text) is not None for text in texts)
    return opening >= _FEWEST and opening >= 0.02 * len(texts)


def dash_dialogue(text: str, language: str = "en") -> Iterator[Mention]:
    """Yield the stretches of speech in a paragraph that begins with a dash."""
    opening = _DASH.match(text)
    if opening is None:
        return
    at = opening.end()
    for aside in _aside(language, opening["hyphen"] is not None).finditer(text, at):
        yield from _said(text, at, aside.start())
        at = aside.end()
    yield from _said(text, at, len(text))


def _said(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield one stretch without the white space at its edges, if there is a word in it."""
    words = text[start:end]
    if any(character.isalnum() for character in words):
        start += len(words) - len(words.lstrip())
        yield Mention(start, start + len(words.strip()), "said", "dialogue-dash", cert=Certainty.MEDIUM)
