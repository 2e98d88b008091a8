"""Organisations by the form of their names: Harbour Union, Committee of Public Safety, and the capitals set behind.

A name is one where a noun such as Party, Committee or Society has a capital and other capitals beside it. Inside such
a name neither a person nor a place is tagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from teiedition.annotation.book import Book, Run
from teiedition.annotation.imprints import imprints
from teiedition.annotation.lists import word_set
from teiedition.annotation.phrasebook import Phrasebook
from teiedition.annotation.placenames import PlaceNames
from teiedition.annotation.resolution import Found
from teiedition.annotation.spelling import slug, unused
from teiedition.model import Certainty, Entity, EntityKind, Mention
from teiedition.tei.passage import Passage

RULES = {
    "organisation-noun": "A name with Party, Committee, Union, Society … written with a capital.",
    "organisation-siglum": "Capitals that the book sets in brackets behind the name of an organisation.",
    "organisation-known": "The name of an organisation that the book gives elsewhere in full.",
    "event-noun": "A name with War, Revolution, Treaty … written with a capital, or Battle of a place.",
}

_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_CAP = rf"(?:[{_UPPER}](?:[\w’']|-(?!-))*[a-zß-ÿ’](?![\w]))"
_NOUNS = (
    "Party|Committee|Council|Union|Society|Association|League|Federation|Confederation|Academy|Company|Ministry|"
    "Parliament|Assembly|Commission|Bureau|Guild|Brotherhood|Fellowship|Foundation|University|Commissariat|Soviet|Secretariat|"
    "Corporation|Army|Legion|Institute|Bank|Board|Congress|Senate|Convention|International|Institution|Cooperative"
)
_FOREIGN = (
    "Académie|Société|Institut|Comité|Ligue|Parti|Confédération|Fédération|Partido|Confederación|Federación|Unione|"
    "Partito|Verein|Gesellschaft|Partei|Bund|Akademie"
)
_TAIL = rf"(?: (?:of|for|des?|du|de la)(?: the)? (?:{_CAP})(?:(?: and)? {_CAP}){{0,4}})"
_BEGIN = rf"(?=[{_UPPER}])(?<![\w’'-])"
_ORGANISATION = re.compile(
    rf"{_BEGIN}(?:(?:{_CAP} (?:and )?){{1,5}}(?:{_NOUNS})(?![\w-]){_TAIL}?"
    rf"|(?:{_NOUNS}) of (?:the )?(?:{_CAP})(?:(?: and| of(?: the)?)? {_CAP}){{0,4}}"
    rf"|(?:{_FOREIGN})(?:(?: (?:des?|du|de la|della|del|für|der|y|et))* (?:d[’'])?{_CAP}){{1,4}})"
)
_EVENT = re.compile(
    rf"{_BEGIN}(?:(?:{_CAP} ){{1,3}}(?:Wars?|Revolution|Rebellion|Uprising|Insurrection|Revolt|Armistice|Crusade|"
    rf"Mutiny)(?![\w-])(?! {_CAP})|(?:Battle|Siege|Treaty|Peace|Sack) of (?:the )?{_CAP}(?: {_CAP})?)"
)
_BODIES = word_set("People Women Men Children King Queen Lloyd Peoples")
"""Words whose possessive belongs to a name: People’s Commissariat."""
_ANY_NOUN = frozenset(
    f"{_NOUNS}|{_FOREIGN}|War|Wars|Revolution|Rebellion|Uprising|Insurrection|Revolt|Armistice|Crusade|Mutiny|Battle|"
    "Siege|Treaty|Peace|Sack".split("|")
)
_SIGLUM = re.compile(rf" \(([{_UPPER}]{{2,8}})\)")
_OPENING = word_set(
    "The A An In On At This That These Those Our Their His Her Its My Your Every Each Some No Not When While As But "
    "And For From By With If Both All Any Many Most Under Into To Of Or So Since After Before Until During Through "
    "Against Between Where Which Who What Even Only Also Then Thus Here There Like Unlike Dear Yes See Cf Mr Mrs Miss "
    "Comrade Comrades President Secretary Chairman General Captain Sir Lord Members Member Delegates"
)
_NO_NAME = word_set("New Old Great First Second Third Last Next Other Same Such One Two Three")
"""Words that alone before the noun make no name of it."""


class Organisations:
    """Recogniser of organisations and events."""

    name = "organisations"

    def __init__(self, book: Book, places: PlaceNames) -> None:
        """Read the whole book for the names, and for the capitals that stand for them."""
        self.sigla: dict[str, str] = {}
        self._found = {
            id(passage): tuple(self._read(passage, places)) if _may_name(runs) else ()
            for passage, runs in zip(book.passages, book.runs, strict=True)
        }
        self._known = Phrasebook(self.sigla)

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the organisations and events in a passage."""
        yield from self._found[id(passage)]
        if self.sigla:
            for start, siglum in self._known.find(passage.text):
                yield Mention(start, start + len(siglum), "orgName", "organisation-siglum", None, Certainty.MEDIUM)

    def _read(self, passage: Passage, places: PlaceNames) -> Iterator[Mention]:
        if passage.kind in ("head", "titlePart", "byline", "docAuthor") or passage.division == "contents":
            return
        text = passage.text
        for match in _EVENT.finditer(text):
            start = _past_opening(text, match.start(), match.end())
            if " " in text[start : match.end()]:
                yield Mention(start, match.end(), "name", "event-noun", None, Certainty.MEDIUM, (("type", "event"),))
        houses = [imprint.publisher for imprint in imprints(text) if imprint.publisher is not None]
        for match in _ORGANISATION.finditer(text):
            if any(begin <= match.start() < end for begin, end in houses):
                continue
            start = _past_opening(text, match.start(), match.end())
            name = text[start : match.end()]
            if " " not in name or name in places.known or name.partition(" ")[0] in _NO_NAME:
                continue
            siglum = _SIGLUM.match(text, match.end())
            if siglum is not None:
                self.sigla[siglum[1]] = name
            yield Mention(start, match.end(), "orgName", "organisation-noun", None, Certainty.MEDIUM)


def _may_name(runs: tuple[Run, ...]) -> bool:
    """Whether one of the nouns stands in a passage at all, which is asked first because it is quick."""
    return any(token.text in _ANY_NOUN for run in runs for token in run.tokens)


def _past_opening(text: str, start: int, end: int) -> int:
    """Return where the name begins: after words that only open a sentence, and after titles."""
    while (blank := text.find(" ", start, end)) > 0:
        word = text[start:blank].replace("'", "’")
        owner, mark, _ = word.partition("’s")
        if word not in _OPENING and (not mark or owner in _BODIES):
            break
        start = blank + 1
    return start


class OrganisationResolver:
    """Gives each organisation its entity: names that are spelled alike are one, and the siglum is the name's."""

    def __init__(self, authority: Iterable[Entity], sigla: dict[str, str], taken: Iterable[str]) -> None:
        """Begin with the organisations of the authority lists.

        :param taken: identifiers that no new entity may get.
        """
        self._listed = {name: entity for entity in authority if entity.kind == EntityKind.ORG for name in entity.names}
        self._sigla = sigla
        self._taken = set(taken)
        self._by_name: dict[str, Entity] = {}

    @property
    def entities(self) -> dict[str, Entity]:
        """The organisations by identifier."""
        return {entity.id: entity for entity in self._by_name.values()}

    def resolve(self, found: Found) -> Found:
        """Return the mentions with ``ref``."""
        return [(passage, [self._resolve(passage, mention) for mention in mentions]) for passage, mentions in found]

    def _resolve(self, passage: Passage, mention: Mention) -> Mention:
        if mention.element != "orgName" or mention.ref:
            return mention
        form = " ".join(passage.text[mention.start : mention.end].split())
        name = self._sigla.get(form, form)
        if name in self._listed:
            return replace(mention, ref=self._listed[name].id)
        key = name.casefold().replace("’", "'")
        entity = self._by_name.get(key)
        if entity is None:
            identifier = unused(slug(name) or "organisation", self._taken)
            entity = Entity(identifier, EntityKind.ORG, (name,), evidence=mention.evidence)
        if form not in entity.names:
            entity = replace(entity, names=(*entity.names, form))
        self._by_name[key] = entity
        return replace(mention, ref=entity.id)
