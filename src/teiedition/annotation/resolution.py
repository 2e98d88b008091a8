"""From mention to entity: which Kautsky, which Cambridge. A second, separate decision with its own certainty."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from teiedition.annotation.lists import word_set
from teiedition.annotation.personforms import is_given
from teiedition.annotation.places import PlaceNames
from teiedition.annotation.spelling import Neighbours, plain, same_forename, skeleton, slug, within_one_edit
from teiedition.model import Certainty, Entity, EntityKind, Mention
from teiedition.tei.passage import Passage

Found = list[tuple[Passage, list[Mention]]]
"""The mentions of each passage, in document order."""


@dataclass(slots=True, eq=False)
class _Person:
    """A person in the making: forms of the name with their numbers."""

    surname: str
    forename: str
    forms: Counter[str] = field(default_factory=Counter)
    entity: Entity | None = None


class PersonResolver:
    """Gathers the persons of a book from the forms of their names, then tells for each mention who is meant."""

    def __init__(self, authority: Iterable[Entity], extra: Iterable[tuple[str, str]] = ()) -> None:
        """Begin with the persons of the authority lists.

        :param extra: pairs of forename and surname that the book lists itself, in its index say.
        """
        self.persons: list[_Person] = []
        self._by_surname: dict[str, list[_Person]] = defaultdict(list)
        self._by_forename: dict[str, list[_Person]] = defaultdict(list)
        self._surnames = Neighbours()
        for entity in authority:
            if entity.kind == EntityKind.PERSON:
                for name in entity.names:
                    self._add(name, entity)
        for forename, surname in extra:
            self._full(forename, surname, 1)

    def gather(self, found: Found) -> None:
        """Take in every full form; longer forenames first, so that initials find the name they stand for."""
        forms: Counter[tuple[str, str]] = Counter()
        for passage, mentions in found:
            for mention in mentions:
                if mention.element == "persName":
                    forms[split_name(passage.text[mention.start : mention.end])] += 1
        for (forename, surname), number in sorted(forms.items(), key=lambda item: (-len(item[0][0]), item[0])):
            if forename and surname:
                self._full(forename, surname, number)
        for (forename, surname), number in sorted(forms.items()):
            if not (forename and surname) and not self._candidates(forename, surname):
                person = _Person(surname, forename)
                person.forms[" ".join((forename, surname)).strip()] += number
                self._enter(person)

    def _add(self, name: str, entity: Entity) -> None:
        forename, surname = split_name(name)
        if entity.surname and name == entity.names[0]:
            forename, surname = entity.forename or "", entity.surname
        person = _Person(surname, forename, Counter({name: 1000}), entity)
        self._enter(person)

    def _full(self, forename: str, surname: str, number: int) -> None:
        person = next((p for p in self._with_surname(surname) if same_forename(forename, p.forename)), None)
        if person is None:
            namesakes = self._by_forename[plain(forename)]
            person = next((p for p in namesakes if _misspelt(p, forename, surname)), None)
        if person is None:
            person = _Person(surname, forename)
            self._enter(person)
        person.forms[f"{forename} {surname}"] += number

    def _enter(self, person: _Person) -> None:
        self.persons.append(person)
        key = skeleton(person.surname)
        self._by_surname[key].append(person)
        self._surnames.add(key)
        if person.forename:
            self._by_forename[plain(person.forename)].append(person)
            self._by_forename[plain(person.forename.split()[0])].append(person)

    def _with_surname(self, surname: str) -> list[_Person]:
        key = skeleton(surname)
        if key in self._by_surname:
            return self._by_surname[key]
        return [person for other in self._surnames.near(key) for person in self._by_surname[other]]

    def _candidates(self, forename: str, surname: str) -> list[_Person]:
        if not surname:
            return list(dict.fromkeys(self._by_forename.get(plain(forename), ())))
        return [p for p in self._with_surname(surname) if same_forename(forename, p.forename)]

    def resolve(self, found: Found) -> Found:
        """Return the mentions with ``ref``; a surname alone is the person of that name last named in full nearby,
        else the one named most often."""
        resolved: Found = []
        weight = {id(person): sum(person.forms.values()) for person in self.persons}
        recent: dict[str, tuple[int, _Person]] = {}
        entities = self._identifiers()
        for number, (passage, mentions) in enumerate(found):
            new: list[Mention] = []
            for mention in mentions:
                if mention.element != "persName":
                    new.append(mention)
                    continue
                forename, surname = split_name(passage.text[mention.start : mention.end])
                candidates = self._candidates(forename, surname)
                person, certainty = self._choose(candidates, forename, surname, weight, recent, number)
                if person is None:
                    new.append(mention)
                    continue
                if forename and surname:
                    recent[skeleton(surname)] = (number, person)
                lower = max(certainty, mention.cert, key=list(Certainty).index)
                new.append(replace(mention, ref=entities[id(person)], cert=lower))
            resolved.append((passage, new))
        return resolved

    def _choose(
        self,
        candidates: list[_Person],
        forename: str,
        surname: str,
        weight: dict[int, int],
        recent: dict[str, tuple[int, _Person]],
        number: int,
    ) -> tuple[_Person | None, Certainty]:
        if not candidates:
            return None, Certainty.LOW
        if len(candidates) == 1:
            return candidates[0], Certainty.HIGH if surname else Certainty.MEDIUM
        last = recent.get(skeleton(surname))
        heaviest = max(candidates, key=lambda person: weight[id(person)])
        if not forename and last is not None and number - last[0] <= 1 and last[1] in candidates:
            return last[1], Certainty.MEDIUM
        return heaviest, Certainty.MEDIUM

    def _identifiers(self) -> dict[int, str]:
        used: Counter[str] = Counter(p.entity.id for p in self.persons if p.entity)
        names: dict[int, str] = {}
        for person in self.persons:
            if person.entity is not None:
                names[id(person)] = person.entity.id
                continue
            identifier = slug(f"{person.surname} {person.forename}") or "person"
            if identifier[0].isdigit():
                identifier = f"person-{identifier}"
            used[identifier] += 1
            names[id(person)] = identifier if used[identifier] == 1 else f"{identifier}-{used[identifier]}"
        return names

    def entities(self) -> dict[str, Entity]:
        """Return the persons by identifier."""
        names = self._identifiers()
        return {names[id(person)]: person.entity or _entity(names[id(person)], person) for person in self.persons}


def _misspelt(person: _Person, forename: str, surname: str) -> bool:
    """Whether a full form is a person's name with one wrong letter in the surname: ``Karl Max``."""
    return plain(person.forename) == plain(forename) and within_one_edit(plain(person.surname), plain(surname), 3)


def _entity(identifier: str, person: _Person) -> Entity:
    forms = tuple(form for form, _ in person.forms.most_common() if form)
    first = f"{person.forename} {person.surname}".strip()
    names = tuple(dict.fromkeys((first, *forms)))
    return Entity(
        id=identifier,
        kind=EntityKind.PERSON,
        names=names,
        sort=f"{person.surname}, {person.forename}" if person.surname and person.forename else first,
        surname=person.surname or None,
        forename=person.forename or None,
        evidence="person-full-name" if person.surname and person.forename else "person-surname",
    )


_PARTICLES = word_set("de von van der den la le du di da del della dos zu zur ten ter ibn bin")


def split_name(name: str) -> tuple[str, str]:
    """Return forename and surname of a name in reading order: ``Rosa Luxemburg``, ``von Neumann``, ``Emma``."""
    words = name.replace("[", "").replace("]", "").replace("- ", "-").split()
    words = [word.capitalize() if len(word) > 2 and word.isupper() and "." not in word else word for word in words]
    first = next((at for at, word in enumerate(words) if word in _PARTICLES), len(words) - 1)
    if first == len(words) - 1 and len(words) == 1 and is_given(words[0]):
        return "", words[0]
    return " ".join(words[:first]), " ".join(words[first:])


class PlaceResolver:
    """Tells which place a name means: the one of the lists; the same modern name is the same place."""

    def __init__(self, authority: Iterable[Entity], names: PlaceNames) -> None:
        self.names = names
        self._authority = {
            name: entity for entity in authority if entity.kind == EntityKind.PLACE for name in entity.names
        }
        self.entities: dict[str, Entity] = {}

    def resolve(self, found: Found) -> Found:
        """Return the mentions with ``ref``."""
        return [(passage, [self._resolve(passage, mention) for mention in mentions]) for passage, mentions in found]

    def _resolve(self, passage: Passage, mention: Mention) -> Mention:
        if mention.element != "placeName" or mention.ref:
            return mention
        form = " ".join(passage.text[mention.start : mention.end].replace("- ", "-").split())
        entity = self._authority.get(form) or self._entity(form, mention.evidence)
        forms = self.entities.get(entity.id, entity).names
        if form not in forms:
            forms = (*forms, form)
        self.entities[entity.id] = replace(entity, names=forms)
        return replace(mention, ref=entity.id)

    def _entity(self, form: str, evidence: str) -> Entity:
        place = self.names.known.get(form)
        if place is None:
            return Entity(slug(form) or "place", EntityKind.PLACE, (form,), evidence=evidence)
        idno: tuple[tuple[str, str], ...] = ()
        geo = None
        if place.city is not None:
            idno, geo = (("geonames", place.city.id),), (place.city.latitude, place.city.longitude)
        elif place.number:
            idno = (("geonames", place.number),)
        return Entity(slug(place.name), EntityKind.PLACE, (place.name,), idno=idno, geo=geo, evidence=place.rule)
