"""Names that the edition's authority lists know: in every form the lists give, inflected, or with a letter spoilt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from teiedition.annotation.book import Book, Run
from teiedition.annotation.phrasebook import Phrasebook
from teiedition.annotation.spelling import Neighbours
from teiedition.model import Certainty, Entity, EntityKind, Mention
from teiedition.tei.passage import Passage

RULES = {
    "authority-name": "A name that the edition's authority lists give for one entry.",
    "authority-ambiguous": "A name that the authority lists give for several entries; which one is left open.",
    "authority-inflected": "A name of the authority lists with an ending that the language of the passage gives names.",
    "authority-spoilt": "A name of the authority lists with one letter wrong, rare beside the right form in the book.",
}

_ELEMENTS = {
    EntityKind.PERSON: "persName",
    EntityKind.PLACE: "placeName",
    EntityKind.ORG: "orgName",
    EntityKind.BIBL: "title",
}
_ENDINGS = {"de": ("s",)}
"""Endings of names by language; the English genitive stands behind an apostrophe and is no part of the name."""
_SHORTEST = 6
"""Letters of a name that one wrong letter does not make another name."""
_TIMES = 4
"""How often the right form must stand in the book for each spoilt one."""


class Gazetteer:
    """Recogniser of the names of authority lists."""

    name = "gazetteer"

    def __init__(self, entities: Iterable[Entity], book: Book) -> None:
        self._bearers: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            for name in entity.names:
                self._bearers[name].append(entity)
        self._names = Phrasebook(self._bearers)
        self._spoilt = dict(_spoilt(self._bearers, book))
        self._spoilt_names = Phrasebook(self._spoilt)
        self._inflected: dict[str, tuple[Phrasebook, dict[str, str]]] = {}

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the names in a passage, of two that begin together the longer one; right forms before others."""
        for start, name in self._names.find(passage.text):
            yield self._mention(start, name, self._bearers[name])
        names, rightly = self._endings(passage.language.partition("-")[0])
        for start, name in names.find(passage.text):
            yield self._mention(start, name, self._bearers[rightly[name]], "authority-inflected", Certainty.MEDIUM)
        for start, name in self._spoilt_names.find(passage.text):
            yield self._mention(start, name, self._bearers[self._spoilt[name]], "authority-spoilt", Certainty.LOW)

    @staticmethod
    def _mention(
        start: int, name: str, bearers: list[Entity], rule: str = "authority-name", cert: Certainty = Certainty.HIGH
    ) -> Mention:
        element = _ELEMENTS[bearers[0].kind]
        if len(bearers) == 1:
            return Mention(start, start + len(name), element, rule, bearers[0].id, cert)
        cert = max(cert, Certainty.MEDIUM, key=list(Certainty).index)
        return Mention(start, start + len(name), element, "authority-ambiguous", None, cert)

    def _endings(self, language: str) -> tuple[Phrasebook, dict[str, str]]:
        """Return the names with the endings of a language, and each with the form the lists give."""
        if language not in self._inflected:
            made = {name + ending: name for ending in _ENDINGS.get(language, ()) for name in self._bearers}
            made = {form: name for form, name in made.items() if form not in self._bearers}
            self._inflected[language] = Phrasebook(made), made
        return self._inflected[language]


def _spoilt(bearers: Mapping[str, list[Entity]], book: Book) -> Iterator[tuple[str, str]]:
    """Yield the forms in the book that are names of places, bodies and works but for one letter, each with the name.

    Only a form that is rare beside the right one counts: otherwise two names are alike. Persons are told by
    :mod:`teiedition.annotation.resolution`, which knows given names and transliterations.
    """
    names = Neighbours(_SHORTEST)
    for name, (bearer, *_) in bearers.items():
        if len(name) >= _SHORTEST and bearer.kind != EntityKind.PERSON:
            names.add(name)
    forms = Counter(form for runs in book.runs for run in runs for form in _parts(run))
    for form, times in forms.items():
        if len(form) < _SHORTEST or form in bearers or book.lower[form.lower()]:
            continue
        meant = next((name for name in names.near(form) if _is_slip(form, name)), None)
        if meant is not None and forms[meant] >= _TIMES * times:
            yield form, meant


def _is_slip(form: str, name: str) -> bool:
    """Whether a form has as many words as the name and is not the name with an ending: Austrian is not Austria."""
    return form.count(" ") == name.count(" ") and not form.startswith(name) and not name.startswith(form)


def _parts(run: Run) -> Iterator[str]:
    """Yield the words of a run and what stands together in it."""
    for first in range(len(run.tokens)):
        for last in range(first, min(len(run.tokens), first + 4)):
            yield " ".join(token.text for token in run.tokens[first : last + 1])
