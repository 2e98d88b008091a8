"""Dialogue set with dashes: a paragraph that begins with a dash is speech, but for what the narrator puts in.

The custom of French, Spanish, Russian and some English books: ``—Come in, he said. The door is open.``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from teiedition.annotation.quotation_words import SAYING
from teiedition.model import Certainty, Mention

_DASH = re.compile(r"\s*(?:[—–―]|--)\s*(?=[^\W\d_]|[¿¡«“])")
_FEWEST = 4
_WHO = r"(?:he|she|they|I|we|(?:[Tt]he |[A-Z])[\w.]+(?: [\w.]+)?)"
_INVERTED = r"\w+-(?:t-)?(?:il|elle|ils|elles|on|je)\b"
_ASIDE = re.compile(
    rf"(?<=[,!?.…])\s+(?:{SAYING}\s+\w+|{_WHO}\s+{SAYING}\b|{_INVERTED})[^.!?]*(?:[.,:]|$)"
    r"|\s*[—–―]\s?[^—–―]*?(?:[—–―][.,;:]?|[.]?\s*$)"
)
"""What the narrator puts in: ``, he said.``, ``, dit-il.``, ``— dijo él —``."""


def speaks_in_dashes(texts: Sequence[str]) -> bool:
    """Whether enough paragraphs begin with a dash for it to be the book's way to set speech."""
    opening = sum(_DASH.match(text) is not None for text in texts)
    return opening >= _FEWEST and opening >= 0.02 * len(texts)


def dash_dialogue(text: str) -> Iterator[Mention]:
    """Yield the stretches of speech in a paragraph that begins with a dash."""
    opening = _DASH.match(text)
    if opening is None:
        return
    at = opening.end()
    for aside in _ASIDE.finditer(text, at):
        yield from _said(text, at, aside.start())
        at = aside.end()
    yield from _said(text, at, len(text))


def _said(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield one stretch without the white space at its edges, if there is a word in it."""
    words = text[start:end]
    if any(character.isalnum() for character in words):
        start += len(words) - len(words.lstrip())
        yield Mention(start, start + len(words.strip()), "said", "dialogue-dash", cert=Certainty.MEDIUM)
