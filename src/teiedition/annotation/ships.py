"""Ships, by the words beside their names and by italics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teiedition.annotation.book import Book
from teiedition.annotation.lists import given_names, honorifics
from teiedition.annotation.phrasebook import Phrasebook
from teiedition.model import Certainty, Mention
from teiedition.tei.passage import Passage

RULES = {
    "name-ship": "A name after ship, cruiser, schooner, aboard …, or in italics after “the” and like a person’s.",
    "name-ship-known": "The name of a ship that the book calls one elsewhere.",
}

_WORD = r"[A-ZÀ-Þ](?:[\w’]|-(?!-))*"
_NAME = rf"(?:{_WORD}[a-zß-ÿ]\w*)(?: {_WORD}\w){{0,2}}"
_KIND = (
    "ship|steamship|steamer|battleship|cruiser|destroyer|frigate|corvette|sloop|schooner|brig|brigantine|barque|packet|"
    "packet-boat|cutter|lugger|yacht|trawler|icebreaker|ice-breaker|minelayer|minesweeper|submarine|dreadnought|galleon|"
    "whaler|clipper|tender|gunboat|liner|ketch|man-of-war|privateer|smack|merchantman|indiaman"
)
_BEFORE = re.compile(
    rf"\b(?:(?:{_KIND})s?,? (?:called |named )?(?:the )?|(?:on board|aboard)(?: of)? (?:the )?|H\.?M\.?S\.? |S\.?S\.? |"
    rf"(?:captain|master|crew|deck|decks|cabin|mate|skipper) of the )[“‘\"']?$"
)
_TEXT = re.compile(rf"\b(?:(?:{_KIND})s? (?:called |named )?(?:the )?|H\.?M\.?S\.? )[“‘\"']?({_NAME})")
_ARTICLE = re.compile(r"\b[Tt]he $")


class Ships:
    """Recogniser of ships; it reads the whole book for their names first."""

    name = "ships"

    def __init__(self, book: Book) -> None:
        self._found: dict[int, list[tuple[int, int]]] = {}
        names: set[str] = set()
        at_sea = any(book.lower[kind] for kind in _KIND.split("|")) or any("S. " in p.text for p in book.passages)
        for passage in book.passages:
            told = at_sea and passage.division != "index"
            spans = [*_in_italics(passage, at_sea), *(_by_kind(passage.text, book) if told else ())]
            self._found[id(passage)] = spans
            names.update(passage.text[start:end] for start, end in spans)
        self.names = frozenset(names)
        self._known = Phrasebook(names)

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the ships named in a passage; those known from elsewhere after "the" only."""
        found = self._found.get(id(passage), [])
        for start, end in found:
            yield _mention(start, end, "name-ship", Certainty.HIGH)
        for start, form in self._known.find(passage.text) if self.names else ():
            apart = not any(begin < start + len(form) and start < end for begin, end in found)
            if apart and _ARTICLE.search(passage.text, max(0, start - 5), start):
                yield _mention(start, start + len(form), "name-ship-known", Certainty.MEDIUM)


def _mention(start: int, end: int, rule: str, certainty: Certainty) -> Mention:
    return Mention(start, end, "name", rule, None, certainty, (("type", "ship"),))


def _in_italics(passage: Passage, at_sea: bool) -> Iterator[tuple[int, int]]:
    """Yield italics after words of the sea, or after "the" and with a name like that of a person."""
    text = passage.text
    for taken in passage.taken:
        words = text[taken.start : taken.end].strip(" ,.;:")
        if taken.element != "hi" or not re.fullmatch(_NAME, words) or words.isupper():
            continue
        start = text.index(words, taken.start)
        before = text[max(0, start - 40) : start]
        first, _, rest = words.partition(" ")
        personal = (first in honorifics()[1] or first in given_names()) and " " not in rest
        if _BEFORE.search(before) or (at_sea and personal and _ARTICLE.search(before) and words.count(" ") == 1):
            yield start, start + len(words)


def _by_kind(text: str, book: Book) -> Iterator[tuple[int, int]]:
    for match in _TEXT.finditer(text):
        if not book.common(match[1].split()[0]):
            yield match.start(1), match.end(1)
