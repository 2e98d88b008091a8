"""The words of a TEI document laid beside the words of the raw text it was made from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from lxml import etree

from teiedition.evaluation.alignment import align
from teiedition.names import tei
from teiedition.tei.document import TeiDocument

Span = tuple[int, int]
"""Offsets of the first character and after the last one in the raw text."""

WORD = re.compile(r"[^\W_]+")
"""Letters and digits; words are compared with case folded."""

_EDITORIAL = frozenset(
    tei(name) for name in ("reg", "corr", "expan", "supplied", "teiHeader", "standOff", "facsimile", "desc", "figDesc")
)
"""Elements whose words are not the source's."""


class AlignedText:
    """A document and its raw text, word by word.

    ``first[element]`` and ``last[element]`` are indices of TEI words: the first in or after the element, and the one
    after its last.
    """

    def __init__(self, document: TeiDocument, raw: str, scope: Span | None = None) -> None:
        """Align a document with its raw text.

        :param scope: the part of the raw text that is judged; elements that begin outside it are left out.
        """
        self.raw_words: list[str] = []
        self._spans: list[Span] = []
        for match in WORD.finditer(raw):
            self.raw_words.append(match.group().casefold())
            self._spans.append(match.span())
        self._scope = scope
        self.words: list[str] = []
        self._owners: list[etree._Element] = []
        self.first: dict[etree._Element, int] = {}
        self.last: dict[etree._Element, int] = {}
        for text in document.texts:
            self._collect(text)
        self.match = align(self.words, self.raw_words)

    def _collect(self, element: etree._Element) -> None:
        """Note the words of an element in document order; pieces of a word over a tag's border stay pieces."""
        self.first[element] = len(self.words)
        if element.tag not in _EDITORIAL:
            self._add(element.text, element)
            for child in element:
                if isinstance(child.tag, str):
                    self._collect(child)
                self._add(child.tail, element)
        self.last[element] = len(self.words)

    def _add(self, string: str | None, owner: etree._Element) -> None:
        for match in WORD.finditer(string or ""):
            self.words.append(match.group().casefold())
            self._owners.append(owner)

    @cached_property
    def _back(self) -> dict[int, int]:
        """Index of the TEI word for each raw word that has one."""
        found: dict[int, int] = {}
        for here, there in enumerate(self.match):
            if there is not None:
                found.setdefault(there, here)
        return found

    # Raw words

    def raw_at(self, offset: int) -> int:
        """Return the index of the first raw word that ends after ``offset``."""
        return bisect_right(self._spans, offset, key=lambda span: span[1])

    def raw_in(self, span: Span) -> range:
        """Return the indices of the raw words that lie in the span, wholly or in part."""
        start = self.raw_at(span[0])
        return range(start, max(start, bisect_left(self._spans, span[1], key=lambda word: word[0])))

    def raw_offset(self, word: int) -> int:
        """Return the offset at which a raw word begins."""
        return self._spans[word][0]

    def raw_span(self, first: int, last: int) -> Span:
        """Return the offsets of the raw words from ``first`` to ``last``, both included."""
        return self._spans[first][0], self._spans[last][1]

    def raw_text(self, first: int, last: int) -> str:
        """Return raw words from ``first`` to ``last``, both included."""
        return " ".join(self.raw_words[first : last + 1])

    # Elements

    def elements(self, *names: str) -> list[etree._Element]:
        """Return the elements with one of these TEI names, in document order, as far as they begin in the scope."""
        tags = {tei(name) for name in names}
        return [element for element in self.first if element.tag in tags and self._in_scope(element)]

    def cover(self, element: etree._Element) -> list[int]:
        """Return the indices of the raw words that an element holds."""
        held = self.match[self.first[element] : self.last[element]] if element in self.first else []
        return [word for word in held if word is not None]

    def raw_before(self, word: int, reach: int | None = None) -> int | None:
        """Return the raw word of the nearest TEI word before ``word`` that has one, looking ``reach`` words back."""
        at = word - 1
        while at >= 0 and self.match[at] is None and (reach is None or word - at < reach):
            at -= 1
        return self.match[at] if at >= 0 else None

    def raw_from(self, word: int) -> int | None:
        """Return the raw word of the nearest TEI word from ``word`` on that has one."""
        return next((there for there in self.match[word:] if there is not None), None)

    def tei_word(self, raw_word: int) -> int | None:
        """Return the index of the TEI word for a raw word."""
        return self._back.get(raw_word)

    def holders(self, raw_word: int) -> Iterator[etree._Element]:
        """Yield the elements around a raw word, innermost first; none for a word that is lost."""
        here = self._back.get(raw_word)
        if here is not None:
            yield self._owners[here]
            yield from self._owners[here].iterancestors()

    def _in_scope(self, element: etree._Element) -> bool:
        if self._scope is None:
            return True
        held = self.cover(element)
        word = held[0] if held else self.raw_before(self.first[element]) or 0
        return bool(self._spans) and self._scope[0] <= self.raw_offset(word) < self._scope[1]


def texts_of(aligned: AlignedText, spans: Iterable[Span], most: int) -> tuple[str, ...]:
    """Return the words of the first few spans of raw words, both ends included."""
    return tuple(aligned.raw_text(first, last) for (first, last), _ in zip(spans, range(most), strict=False))
