"""Finding many fixed phrases in a text, in time that does not grow with their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ]\w*")


class Phrasebook:
    """Phrases, found as whole words, by a dictionary of their first words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)):
            if match := _WORD.match(phrase):
                self._by_word[match.group()].append(phrase)
        capitals = all(_CAPITALISED.fullmatch(word) for word in self._by_word)
        self._words = _CAPITALISED if capitals else _WORD

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the offset and the phrase wherever one stands; of those that overlap the first, then the longest."""
        end = 0
        for match in self._words.finditer(text):
            start = match.start()
            if start < end or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
                continue
            for phrase in self._by_word.get(match.group(), ()):
                end_here = start + len(phrase)
                if text.startswith(phrase, start) and not _goes_on(text, end_here):
                    yield start, phrase
                    end = end_here
                    break


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] == "-")
