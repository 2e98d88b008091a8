"""Places: where they are named.

A name of the lists counts where it is no word of the language and no part of the name of an organisation, an event or
a work: Paris, but not the Paris Commune. In the imprint of a cited book ("London: …") any name is a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from teiedition.annotation.annotator import Annotator
from teiedition.annotation.book import Book, Run, Token
from teiedition.annotation.imprints import imprints
from teiedition.annotation.lists import english_words, generic_nouns, honorifics, not_names, word_set
from teiedition.annotation.personedges import is_quoted
from teiedition.annotation.personevidence import is_located
from teiedition.annotation.personforms import is_given
from teiedition.annotation.placeforms import AFTER, BEFORE, HOUSES, PLAIN, SURNAMES, TOGETHER
from teiedition.annotation.placenames import PlaceNames, is_at_or_told, names_in
from teiedition.model import Certainty, Mention
from teiedition.tei.passage import Passage

RULES = {
    "place-list": "A country, region, water or city of our own list, historic names among them.",
    "place-geonames": "A city or country of GeoNames.",
    "place-located": "A smaller city of GeoNames that the book locates things in: after in, at, from, near.",
    "place-imprint": "Place of publication before the publisher's name and the year.",
    "place-company": "A word, never written small, that the book again and again is at, near or on the way to.",
    "place-street": "A name that ends in Street, Square, Island, River …",
}

_NOT_AFTER = re.compile(
    r"\b(?:Party|Parties|Republic|Union|Bank|University|Congress|Soviet|Council|Federation|Kingdom|"
    r"Empire|Institute|Academy|Museum|History|Government|Commune|Association|Society|Committee|Peace|Treaty|Battle|"
    r"Siege|Workers|Front|League)s? of (?:the )?(?:[A-Z]\w+ of )?$|\bPrix de $"
)
_VOLUME = re.compile(r"(?:Vols?|Nos?|Parts?|Pp?)\b")
_PUBLISHED_IN = re.compile(r", (?P<place>[^\W\d_][\w.’-]+(?: [^\W\d_][\w.’-]+)?), (?=(?:[12]\d{3}|p\.|pp\.|vol\.))")
_LOCATED = re.compile(
    r"\b(?:in|at|near|from|to|into|throughout|around|outside|towards|inside|of|via|leaving|left|by|behind|before|opposite|"
    r"on|beyond|past|reached|visited) (?:the )?$"
)


_LEAD = ("the ", ", ")
"""What belongs to a phrase of the list, but not to the name."""
_PUBLIC = word_set("Inn Tavern Hotel Theatre Theater")
"""Houses that have words of the language for names: the Red Lion Inn."""
_NATIONAL = word_set("England Scotland Ireland Wales Rome")
"""Where a church of its own is: the Church of England."""


class ImprintPlaces:
    """Recogniser of places of publication; it goes before that of persons, for the place of the name decides."""

    name = "imprint-places"

    def __init__(self, names: PlaceNames) -> None:
        self.names = names

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the places in the imprints of a passage; before a publisher also names that no list knows."""
        for imprint in imprints(passage.text):
            for start, end in imprint.places:
                known = passage.text[start:end] in self.names.known
                if (known or imprint.before_colon) and not _VOLUME.match(passage.text, start):
                    certainty = Certainty.HIGH if known else Certainty.MEDIUM
                    yield Mention(start, end, "placeName", "place-imprint", None, certainty)
        if "note" in passage.within or passage.division == "notes":
            for match in _PUBLISHED_IN.finditer(passage.text):
                if match["place"] in self.names.known:
                    yield Mention(match.start("place"), match.end("place"), "placeName", "place-imprint")


class Places:
    """Recogniser of places."""

    name = "places"

    def __init__(self, book: Book, names: PlaceNames, titles: Annotator, persons: Collection[str] = ()) -> None:
        """Take the places of the book.

        :param titles: finds titles of works; a place that is named inside one is not tagged.
        :param persons: names of places that in this book are rather those of persons.
        """
        self.names = names
        self.titles = titles
        self.persons = persons
        self._runs = {id(passage): runs for passage, runs in zip(book.passages, book.runs, strict=True)}

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the places named in a passage."""
        titles = [(title.start, title.end) for title in self.titles.mentions(passage)]
        for mention in self._mentions(passage):
            if not any(start <= mention.start < end for start, end in titles):
                yield mention

    def _mentions(self, passage: Passage) -> Iterator[Mention]:
        for match in self.names.phrases.finditer(passage.text):
            start = match.start() + next((len(lead) for lead in _LEAD if match.group().startswith(lead)), 0)
            rule = "place-list" if match["listed"] else "place-street"
            yield Mention(
                start, match.end(), "placeName", rule, None, Certainty.HIGH if match["listed"] else Certainty.MEDIUM
            )
        if passage.kind != "speaker":
            for run in self._runs[id(passage)]:
                yield from self._in_run(passage, run)

    def _in_run(self, passage: Passage, run: Run) -> Iterator[Mention]:
        past = 0
        for (first, last), name in names_in(run):
            if first < past:
                continue
            start, end = run.tokens[first].start, run.tokens[last - 1].end
            place = self.names.place(name)
            if place is None and name in self.names.estates and is_at_or_told(passage.text, start):
                yield Mention(start, end, "placeName", "place-company", None, Certainty.MEDIUM)
            if place is not None:
                past = last
                if self._stands_for_place(passage, run, first, last):
                    certainty = Certainty.MEDIUM if place.small else Certainty.HIGH
                    yield Mention(start, end, "placeName", place.rule, None, certainty)
            elif self._ends(run, last) and self._is_geographic(passage, run.tokens[first:last]):
                past = last
                yield Mention(start, end, "placeName", "place-street", None, Certainty.MEDIUM)

    @staticmethod
    def _ends(run: Run, last: int) -> bool:
        """Whether the name ends before this word of the run: there is none, or it is a month or the like."""
        return last == len(run.tokens) or run.tokens[last].plain in not_names()

    def _is_geographic(self, passage: Passage, tokens: tuple[Token, ...]) -> bool:
        """Whether a word like Street ends the name, or one like Lake begins it; a building must be located in."""
        if not 2 <= len(tokens) <= 4 or passage.kind in ("byline", "docAuthor"):
            return False
        first, last = tokens[0].plain, tokens[-1].plain
        if any(token.plain in not_names() or token.plain in honorifics()[1] or token.initial for token in tokens[:-1]):
            return False
        if last in HOUSES:
            if all(token.plain.lower() in english_words() for token in tokens) and last not in _PUBLIC:
                return False
            name = " ".join(token.plain for token in tokens)
            known = first in self.names.known or self.names.located[name] > 0
            return known or _LOCATED.search(passage.text, max(0, tokens[0].start - 16), tokens[0].start) is not None
        if len(tokens) > 3 or (is_given(first) and last in SURNAMES):
            return False
        if last in PLAIN and all(token.plain.lower() in english_words() for token in tokens):
            return False
        return last in AFTER or (first in BEFORE and last not in generic_nouns())

    def _stands_for_place(self, passage: Passage, run: Run, first: int, last: int) -> bool:
        """Whether the name is not part of a longer one: Paris Commune, University of Michigan."""
        after = run.tokens[last].plain if last < len(run.tokens) else ""
        if after in generic_nouns():
            return False
        if first and run.tokens[first - 1].text.endswith((".",)) is False and is_given(run.tokens[first - 1].plain):
            return False
        start, end = run.tokens[first].start, run.tokens[last - 1].end
        if is_quoted(passage.text, start, end):
            return False
        shared = TOGETHER.match(passage.text, end)
        if shared is not None and (shared[1] or shared[2]) in generic_nouns():
            return False
        if run.tokens[first].plain in _NATIONAL and passage.text.endswith("Church of ", 0, start):
            return False
        if run.tokens[first].plain in self.persons and not is_located(passage.text, start):
            return False
        return _NOT_AFTER.search(passage.text, max(0, start - 40), start) is None
