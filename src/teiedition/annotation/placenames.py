"""The places that a book may name: those of the lists, and those in or near which it locates things.

A small city needs the book's own word for it: that it stands after "in", "at", "from". So does a name that no list has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from teiedition.annotation import geonames
from teiedition.annotation.book import Book, Run, word_after, word_before
from teiedition.annotation.bookindex import index_place
from teiedition.annotation.imprints import imprints
from teiedition.annotation.lists import KnownPlace, english_words, generic_nouns, not_names, places, renowned, word_set
from teiedition.annotation.personforms import is_derived, is_given
from teiedition.annotation.placeforms import DATELINE, DWELLING, FORMS, GAZING, KIND, KINDS, MOTION, OF_KIND, RULED
from teiedition.tei.passage import Passage

_NAMED_AFTER_PERSONS = word_set("US RU CA AU NZ ZA AR BR CL CO MX BY UA KZ")
"""Countries whose cities often bear the names of persons."""
_AT = word_set("near into towards reached reaching throughout")
_STRICT = word_set("in near throughout around outside towards inside via between reached reaching")
_LOCATING = _AT | _STRICT | word_set("at from to")
_SAINT = ("St. ", "St ", "Saint ")
_JOINED = re.compile(r", |,? (?:and|or) ")
_SHIRE = re.compile(r"^[^\W\d_]{3,}shire$")
_BETWEEN = re.compile(r"\b(?:from|between) $")
_PHRASE = re.compile(r" [a-z]+ |^the |[.,]|^[A-Z]{2,5}$")
_LONG = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]{2,}(?![.\w’'-])")
_STATE = ", "
"""With this the abbreviation of a state begins in the list: it stands behind a town only."""


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
    bearers: tuple[geonames.City, ...] = ()
    """The cities that may be meant, where there are several."""
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
    phrases: re.Pattern[str]
    """Names that are more than a run of capitalised words: the listed ones, and those like ``Gulf of Orm``."""
    unlisted: frozenset[str]
    """Names that no list knows, but in or near which the book again and again locates things."""
    told: frozenset[str]
    """Names that the book calls those of places."""
    estates: frozenset[str]
    """Names at which things are, too, although most often they mean something else: a family and its house."""

    @classmethod
    def of(cls, book: Book) -> PlaceNames:
        """Look up every run of capitalised words of the book."""
        candidates = {name for runs in book.runs for run in runs for _, name in names_in(run)}
        phrases = {
            form for place in places() for form in place.forms if _PHRASE.search(form) and _may_stand(form, book)
        }
        known = _look_up(candidates | phrases, book)
        evidence = Locations.of(book, known)
        known = _settled(known, evidence.alone)
        unlisted = frozenset(
            name
            for name in evidence.placed
            if name not in known and evidence.speak_for(name) and _may_be_place(name, book)
        )
        longest_first = sorted(phrases, key=len, reverse=True)
        listed = "|".join(re.escape(form) for form in longest_first) or r"(?!)"
        pattern = rf"\b(?=[A-ZÀ-Þbfpqrt,])(?:(?P<listed>{listed})(?! [A-Z]|\w|-)|{FORMS})"
        estates = frozenset(
            name
            for name in evidence.placed
            if name not in known and evidence.is_estate(name) and _may_be_place(name, book)
        )
        return cls(
            known, evidence.located, evidence.alone, re.compile(pattern), unlisted, frozenset(evidence.told), estates
        )

    def place(self, name: str) -> Place | None:
        """Return the place of that name, if the book speaks of it as one."""
        found = self.known.get(name)
        if found is None:
            return Place(name, "settlement", "place-company", small=True) if name in self.unlisted else None
        return None if found.small and not self._is_located(name) else found

    def _is_located(self, name: str) -> bool:
        if name in self.told:
            return True
        return name not in renowned() and self.located[name] > 0 and self.located[name] * 3 >= self.alone[name]

    def possible(self) -> frozenset[str]:
        """Names that some place bears, or that the book speaks of as one."""
        return self.unlisted.union(self.known)

    def certain(self) -> frozenset[str]:
        """Names that are those of places rather than of persons."""
        return frozenset(name for name in self.known if self.place(name) is not None)


def names_in(run: Run, longest: int = 5) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the names in a run, the longest first from each word on, with the tokens they cover."""
    tokens = run.tokens
    for first in range(len(tokens)):
        for last in range(min(len(tokens), first + longest), first, -1):
            yield (first, last), " ".join(token.plain for token in tokens[first:last])


def _look_up(candidates: set[str], book: Book) -> dict[str, Place]:
    listed = {
        form.removeprefix(_STATE): place
        for place in places()
        for form in (*place.forms, *place.doubtful)
        if form in candidates
    }
    wanted = {_looked_up(name) for name in candidates if len(name) > 2} | {place.name for place in listed.values()}
    cities, countries, states = geonames.cities(wanted), geonames.countries(), geonames.states()
    known: dict[str, Place] = {}
    for name in {name.removeprefix(_STATE) for name in candidates}:
        if (own := listed.get(name)) is not None:
            known[name] = _listed(own, cities, countries, name in own.doubtful)
        elif name in countries:
            known[name] = Place(name, "country", "place-geonames", number=countries[name].id)
        elif name in states:
            known[name] = Place(name, "region", "place-geonames")
        elif _looked_up(name) in cities and not book.common(name) and name not in not_names():
            same = cities[_looked_up(name)]
            largest = same[0]
            small = largest.population < (400_000 if largest.country in _NAMED_AFTER_PERSONS else 100_000)
            if " " in name:
                words = name.lower().split()
                small = small and (is_given(name.partition(" ")[0]) or english_words().issuperset(words))
            else:
                small = small or len(name) < 4 or is_given(name) or name.lower() in english_words()
            rule = "place-located" if small else "place-geonames"
            known[name] = Place(name, "city", rule, _only(same), small=small, bearers=same)
    return known


def _looked_up(name: str) -> str:
    """Return the form under which GeoNames has a name: it sets no full stop after St."""
    return name.replace("St. ", "St ")


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


def _settled(known: dict[str, Place], standing: Counter[str]) -> dict[str, Place]:
    """Let the places of the book speak for one of several cities of a name: that in the country it mostly is about.

    Where they do not, the city stays open.
    """
    told: Counter[str] = Counter()
    for name, place in known.items():
        if place.city is not None and not place.small:
            told[place.city.country] += min(standing[name], 5)
    return {name: _by_country(place, told) for name, place in known.items()}


def _by_country(place: Place, told: Counter[str]) -> Place:
    if place.city is not None or len(place.bearers) < 2:
        return place
    ranked = sorted(place.bearers, key=lambda city: -told[city.country])
    first, second = ranked[0], ranked[1]
    clear = told[first.country] >= 5 and told[first.country] > 3 * told[second.country]
    return place._replace(city=first) if clear else place


def _may_stand(form: str, book: Book) -> bool:
    """Whether the first longer word of a name occurs in the book at all, which is quickly told."""
    word = _LONG.search(form)
    return word is None or word.group() in book.cased


def _may_be_place(name: str, book: Book) -> bool:
    name = next((name.removeprefix(saint) for saint in _SAINT if name.startswith(saint)), name)
    return (
        " " not in name
        and "." not in name.removeprefix("St. ")
        and len(name) > 3
        and not book.common(name)
        and name not in generic_nouns()
        and name not in renowned()
        and not is_given(name)
        and not is_derived(name)
        and not any(part in not_names() for part in name.split("-"))
        and not ("-" in name and all(part.lower() in english_words() for part in name.split("-")))
    )


@dataclass(frozen=True)
class Locations:
    """How a book speaks of the names in it, as far as that tells places from other things."""

    located: Counter[str]
    """How often things are in, at, near a name, or move to it."""
    placed: Counter[str]
    """How often it is a place one is at, near or on the way to, which a newspaper is not."""
    alone: Counter[str]
    """How often the name stands at all, the index apart."""
    told: set[str]
    """Names that the book calls those of places: the town of Orm, from London to Orm."""

    @classmethod
    def of(cls, book: Book, known: dict[str, Place]) -> Locations:
        """Read the whole book."""
        self = cls(Counter(), Counter(), Counter(), set())
        for passage, runs in zip(book.passages, book.runs, strict=True):
            if passage.kind in ("speaker", "stage"):
                continue
            if passage.division != "index":
                self._read(passage, runs, book)
                self._read_states(passage.text, runs, known)
                self._read_pairs(passage.text, runs, known)
                self._read_lists(passage.text, runs, known)
            elif name := index_place(passage.text):
                self.tell(name)
            for imprint in imprints(passage.text):
                for start, end in imprint.places:
                    self.located[passage.text[start:end]] += 1
        return self

    def tell(self, name: str) -> None:
        """Note that the book calls a name that of a place."""
        self.told.add(name)
        self.located[name] += 1
        self.placed[name] += 1

    def speak_for(self, name: str) -> bool:
        """Whether a name that no list knows is that of a place."""
        located = self.located[name]
        if name.lower() in english_words() and self.placed[name] < 3:
            return False
        if name in self.told and (self.alone[name] <= 3 or located * 2 >= self.alone[name]):
            return True
        if _SHIRE.search(name) and self.alone[name]:
            return True
        seldom = self.alone[name] <= 2 or name.startswith(_SAINT)
        placed = self.placed[name] > 0 or name.startswith(_SAINT)
        return placed and (located >= 2 or seldom) and located * 2 >= self.alone[name]

    def is_estate(self, name: str) -> bool:
        """Whether a name that may be a family's is that of its house as well."""
        return name in self.told or self.placed[name] >= 3

    def _read(self, passage: Passage, runs: tuple[Run, ...], book: Book) -> None:
        text = passage.text
        for run in runs:
            name = " ".join(token.plain for token in run.tokens)
            self.alone[name] += 1
            before = word_before(text, run.start)
            if is_told(text, run.start):
                self.tell(name)
            elif before in _LOCATING and word_after(text, run.end) != "’s":
                placed = is_at(text, run.start)
                self.placed[name] += placed
                self.located[name] += placed or before in _STRICT
            elif before == "of" and len(run.tokens) == 1 and book.unheard(name):
                self.placed[name] += (ruled := RULED.search(text, max(0, run.start - 25), run.start) is not None)
                self.located[name] += ruled
            elif before in ("", "hand") and DATELINE.match(text, run.end):
                self.located[name] += 1
                self.placed[name] += passage.kind == "dateline"

    def _read_states(self, text: str, runs: tuple[Run, ...], known: dict[str, Place]) -> None:
        """Take the name of some town for that place's where its state or country stands behind it: Orm, Alabama."""
        for one, other in pairwise(runs):
            if text[one.end : other.start] != ", " or len(one.tokens) > 1:
                continue
            name = one.tokens[0].plain
            town, state = known.get(name), known.get(" ".join(token.plain for token in other.tokens))
            if town is None or state is None or name.lower() in english_words():
                continue
            if town.kind == "city" and state.kind in ("country", "region"):
                self.tell(name)

    def _read_pairs(self, text: str, runs: tuple[Run, ...], known: dict[str, Place]) -> None:
        """Take an unknown name for a place where one goes from a known place to it or the other way."""
        for one, other in pairwise(runs):
            if text[one.end : other.start] in (" to ", " and ") and _BETWEEN.search(
                text, max(0, one.start - 9), one.start
            ):
                names = [" ".join(token.plain for token in run.tokens) for run in (one, other)]
                for name, partner in (names, reversed(names)):
                    place = known.get(partner)
                    if place is not None and not place.small:
                        self.tell(name)

    def _read_lists(self, text: str, runs: tuple[Run, ...], known: dict[str, Place]) -> None:
        """Let a place in an enumeration speak for a doubtful name that follows: in Leeds or Kent or Surrey."""
        sure = ""
        for one, other in pairwise(runs):
            if not _JOINED.fullmatch(text, one.end, other.start):
                sure = ""
                continue
            before, name = (" ".join(token.plain for token in run.tokens) for run in (one, other))
            place = known.get(before)
            sure = before if place is not None and not place.small else sure
            if sure and (doubtful := known.get(name)) is not None and doubtful.small:
                self.located[name] += 1


def is_told(text: str, start: int) -> bool:
    """Whether the words before a name call it a place's: the town of Orm, the river Orm, a place called Orm."""
    before = word_before(text, start)
    if before in ("of", "the") and OF_KIND.search(text, max(0, start - 34), start):
        return True
    return before in KINDS and KIND.search(text, max(0, start - 34), start) is not None


def is_at(text: str, start: int) -> bool:
    """Whether one is at what is named, or on the way to it or from it, as one is only with places."""
    before = word_before(text, start)
    if before == "at":
        return GAZING.search(text, max(0, start - 40), start) is None
    if before in ("to", "from"):
        return MOTION.search(text, max(0, start - 40), start) is not None
    if before == "in":
        return DWELLING.search(text, max(0, start - 30), start) is not None
    return before in _AT


def is_at_or_told(text: str, start: int) -> bool:
    """Whether just here a name is a place's, whatever it is elsewhere."""
    return is_at(text, start) or is_told(text, start)
