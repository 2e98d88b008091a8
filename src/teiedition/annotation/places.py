"""Places: cities, countries, regions, waters and streets that the book names, today's and those of old maps.

A name of the lists counts where it is no word of the language and no part of the name of an organisation, an event or
a work: Paris, but not the Paris Commune. A small city needs the book's own word for it: that it stands after "in",
"at", "from". In the imprint of a cited book ("London: …") any name is a place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from teiedition.annotation import geonames
from teiedition.annotation.annotator import Annotator
from teiedition.annotation.book import Book, Run, Token, word_after, word_before
from teiedition.annotation.imprints import imprints
from teiedition.annotation.lists import KnownPlace, generic_nouns, not_names, places, renowned, word_set
from teiedition.annotation.personforms import is_derived, is_given
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

_LOCATIVE = word_set("in at near from to into throughout around outside towards inside of via leaving left")
_NAMED_AFTER_PERSONS = word_set("US RU CA AU NZ ZA AR BR CL CO MX BY UA KZ")
"""Countries whose cities often bear the names of persons."""
_MOVING = word_set("from to between towards via reached reaching left leaving visited near")
_AT = word_set("at near into towards reached reaching throughout")
_STRICT = word_set("in at near throughout around outside towards inside via")
_NOT_AFTER = re.compile(
    r"\b(?:Party|Parties|Republic|Union|Bank|University|Congress|Soviet|Council|Federation|Kingdom|"
    r"Empire|Institute|Academy|Museum|History|Church|Government|Association|Society|Committee|Peace|Treaty|Battle|"
    r"Siege|Workers|Front|League)s? of (?:the )?$"
)
_OF = re.compile(
    r"\b(?:Gulf|Bay|Isles?|Straits?|Sea|Lake|Valley|River|Mount|Cape) of "
    r"(?:the )?[A-ZÀ-Þ][\w’-]+"
)
_PHRASE = re.compile(r" [a-z]+ |^the |[.,]")
_PUBLISHED_IN = re.compile(r", (?P<place>[^\W\d_][\w.’-]+(?: [^\W\d_][\w.’-]+)?), (?=(?:[12]\d{3}|p\.|pp\.|vol\.))")
_BUILDINGS = word_set(
    "Hall House Castle Abbey Palace Court Manor Lodge Cottage Farm Priory Grange Tower Prison Fortress"
)
_GEOGRAPHIC_BEFORE = word_set("Lake Mount Fort Cape Port Loch River")
_GEOGRAPHIC = word_set(
    "Street Avenue Road Square Lane Boulevard Prospect Prospekt Quay Embankment Island Islands Bay River Lake "
    "Mountains Mount Valley Province Peninsula Gulf Strait Straits Sea Ocean Fort Hill Hills Park Bridge Station"
)


class Place(NamedTuple):
    """A place that the lists know."""

    name: str
    """Modern English name."""
    kind: str
    rule: str
    city: geonames.City | None = None
    """The city of GeoNames, where there is just one that can be meant."""
    number: str = ""
    """GeoNames number of a country."""
    small: bool = False
    """Whether the book must locate things in it before its name counts."""


@dataclass(frozen=True)
class PlaceNames:
    """The places that a book may name, by the form of the name."""

    known: dict[str, Place]
    located: Counter[str]
    """How often a name stands after in, at, near …"""
    alone: Counter[str]
    """How often a name stands at all, outside longer names."""
    phrases: re.Pattern[str] | None = None
    """Listed names that are more than a run of capitalised words: Gulf of Finland, the West."""

    @classmethod
    def of(cls, book: Book) -> PlaceNames:
        """Look up every run of capitalised words of the book."""
        candidates = {name for runs in book.runs for run in runs for _, name in _names_in(run)}
        phrases = {form for place in places() for form in place.forms if _PHRASE.search(form)}
        known = _look_up(candidates | phrases, book)
        located, alone, placed = _locations(book)
        unlisted = frozenset(
            name
            for name, number in placed.items()
            if number
            and located[name] >= 2
            and located[name] * 2 >= alone[name]
            and name not in known
            and _may_be_place(name, book)
        )
        longest_first = sorted(phrases, key=len, reverse=True)
        pattern = r"\b(?:" + "|".join(re.escape(form) for form in longest_first) + r")(?! [A-Z]|\w|-)"
        return cls(known, located, alone, re.compile(pattern), unlisted)

    unlisted: frozenset[str] = frozenset()
    """Names that no list knows, but in or near which the book again and again locates things."""

    def place(self, name: str) -> Place | None:
        """Return the place of that name, if the book speaks of it as one."""
        found = self.known.get(name)
        if found is None:
            return Place(name, "settlement", "place-company", small=True) if name in self.unlisted else None
        return None if found.small and not self._is_located(name) else found

    def _is_located(self, name: str) -> bool:
        return name not in renowned() and self.located[name] > 0 and self.located[name] * 3 >= self.alone[name]

    def certain(self) -> frozenset[str]:
        """Names that are those of places rather than of persons."""
        return frozenset(name for name in self.known if self.place(name) is not None)


def _names_in(run: Run, longest: int = 5) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the names in a run, the longest first from each word on, with the tokens they cover."""
    tokens = run.tokens
    for first in range(len(tokens)):
        for last in range(min(len(tokens), first + longest), first, -1):
            yield (first, last), " ".join(token.plain for token in tokens[first:last])


def _look_up(candidates: set[str], book: Book) -> dict[str, Place]:
    listed = {form: place for place in places() for form in (*place.forms, *place.doubtful) if form in candidates}
    wanted = {name for name in candidates if len(name) > 2} | {place.name for place in listed.values()}
    cities, countries, states = geonames.cities(wanted), geonames.countries(), geonames.states()
    known: dict[str, Place] = {}
    for name in candidates:
        if (own := listed.get(name)) is not None:
            known[name] = _listed(own, cities, countries, name in own.doubtful)
        elif name in countries:
            known[name] = Place(name, "country", "place-geonames", number=countries[name].id)
        elif name in states:
            known[name] = Place(name, "region", "place-geonames", small=is_given(name))
        elif name in cities and not book.common(name) and name not in not_names():
            largest = cities[name][0]
            small = largest.population < (400_000 if largest.country in _NAMED_AFTER_PERSONS else 100_000) or is_given(
                name
            )
            rule = "place-located" if small else "place-geonames"
            known[name] = Place(name, "city", rule, _only(cities[name]), small=small)
    return known


def _listed(
    own: KnownPlace,
    cities: dict[str, tuple[geonames.City, ...]],
    countries: dict[str, geonames.Country],
    doubtful: bool,
) -> Place:
    city = _only(cities[own.name]) if own.kind == "city" and own.name in cities else None
    number = countries[own.name].id if own.name in countries else ""
    return Place(own.name, own.kind, "place-list", city, number, small=doubtful)


def _only(same: tuple[geonames.City, ...]) -> geonames.City | None:
    """Return the city that is meant by a name that several bear: one much larger than the others, else none."""
    return same[0] if len(same) == 1 or same[0].population > 5 * same[1].population else None


def _may_be_place(name: str, book: Book) -> bool:
    return (
        " " not in name
        and len(name) > 3
        and not book.common(name)
        and name not in generic_nouns()
        and name not in renowned()
        and not is_given(name)
        and not is_derived(name)
    )


def _locations(book: Book) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Count for each run how often things are located in it, how often it stands, and how often it is a place one
    is at, near or moves to, which a newspaper is not."""
    located: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for passage, runs in zip(book.passages, book.runs, strict=True):
        for run in runs:
            name = " ".join(token.plain for token in run.tokens)
            alone[name] += 1
            before = word_before(passage.text, run.start)
            if (before in _STRICT or before in _MOVING) and word_after(passage.text, run.end) != "’s":
                located[name] += 1
                placed[name] += before in _AT
        for imprint in imprints(passage.text):
            for start, end in imprint.places:
                located[passage.text[start:end]] += 1
    return located, alone, placed


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
                if known or imprint.before_colon:
                    certainty = Certainty.HIGH if known else Certainty.MEDIUM
                    yield Mention(start, end, "placeName", "place-imprint", None, certainty)
        if "note" in passage.within or passage.division == "notes":
            for match in _PUBLISHED_IN.finditer(passage.text):
                if match["place"] in self.names.known:
                    yield Mention(match.start("place"), match.end("place"), "placeName", "place-imprint")


class Places:
    """Recogniser of places."""

    name = "places"

    def __init__(self, book: Book, names: PlaceNames, titles: Annotator) -> None:
        """Take the places of the book.

        :param titles: finds titles of works; a place that is named inside one is not tagged.
        """
        self.names = names
        self.titles = titles
        self._runs = {id(passage): runs for passage, runs in zip(book.passages, book.runs, strict=True)}

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the places named in a passage."""
        titles = [(title.start, title.end) for title in self.titles.mentions(passage)]
        for mention in self._mentions(passage):
            if not any(start <= mention.start < end for start, end in titles):
                yield mention

    def _mentions(self, passage: Passage) -> Iterator[Mention]:
        for match in self.names.phrases.finditer(passage.text) if self.names.phrases else ():
            article = 4 if match.group().startswith("the ") else 0
            yield Mention(match.start() + article, match.end(), "placeName", "place-list")
        for match in _OF.finditer(passage.text):
            yield Mention(match.start(), match.end(), "placeName", "place-street", None, Certainty.MEDIUM)
        for run in self._runs[id(passage)]:
            yield from self._in_run(passage, run)

    def _in_run(self, passage: Passage, run: Run) -> Iterator[Mention]:
        past = 0
        for (first, last), name in _names_in(run):
            if first < past:
                continue
            start, end = run.tokens[first].start, run.tokens[last - 1].end
            place = self.names.place(name)
            if place is not None:
                past = last
                if self._stands_for_place(passage, run, first, last):
                    certainty = Certainty.MEDIUM if place.small else Certainty.HIGH
                    yield Mention(start, end, "placeName", place.rule, None, certainty)
            elif last == len(run.tokens) and self._is_geographic(passage, run.tokens[first:last]):
                past = last
                yield Mention(start, end, "placeName", "place-street", None, Certainty.MEDIUM)

    @staticmethod
    def _is_geographic(passage: Passage, tokens: tuple[Token, ...]) -> bool:
        """Whether a word like Street ends the name, or one like Lake begins it; a building must be located in."""
        if not 2 <= len(tokens) <= 3:
            return False
        first, last = tokens[0].plain, tokens[-1].plain
        if any(token.plain in not_names() or token.initial for token in tokens):
            return False
        if last in _BUILDINGS:
            return word_before(passage.text, tokens[0].start) in _LOCATIVE
        return last in _GEOGRAPHIC or (first in _GEOGRAPHIC_BEFORE and last not in generic_nouns())

    def _stands_for_place(self, passage: Passage, run: Run, first: int, last: int) -> bool:
        """Whether the name is not part of a longer one: Paris Commune, University of Michigan."""
        after = run.tokens[last].plain if last < len(run.tokens) else ""
        if after in generic_nouns():
            return False
        if first and run.tokens[first - 1].text.endswith((".",)) is False and is_given(run.tokens[first - 1].plain):
            return False
        start = run.tokens[first].start
        return _NOT_AFTER.search(passage.text, max(0, start - 40), start) is None
