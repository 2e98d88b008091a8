"""Which person a name means. A second, separate decision with its own certainty.

Full forms of a name — in the text, in the book's index, in the authority lists — make the persons; a surname alone is
the person of that name, a given name alone the one who bears it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from teiedition.annotation.lists import sex_of, word_set
from teiedition.annotation.personforms import PARTICLES, is_given
from teiedition.annotation.spelling import Neighbours, plain, same_forename, skeleton, slug, unused, within_one_edit
from teiedition.annotation.styles import fits, style_before
from teiedition.model import Certainty, Entity, EntityKind, Mention
from teiedition.tei.passage import Passage

Found = list[tuple[Passage, list[Mention]]]
"""The mentions of each passage, in document order."""

Name = tuple[str, str]
"""Forename and surname; one of them may be empty."""

_FROM_AUTHORITY = 1000
"""Weight of a form that an authority list gives, beside the number of times that a form stands in the book."""


@dataclass(slots=True, eq=False)
class _Person:
    """A person in the making."""

    forename: str
    surname: str
    forms: Counter[Name] = field(default_factory=Counter)
    """The full forms of the name, each with how often it stands."""
    entity: Entity | None = None
    """The entry of the authority lists, where there is one."""
    identifier: str = ""
    styles: Counter[str] = field(default_factory=Counter)
    """How often the person is spoken of as Mrs, Miss …: see :mod:`teiedition.annotation.styles`."""

    spoken: int = 0
    """How often the person is named by a single word, as far as that was told."""

    @property
    def weight(self) -> int:
        """How often the person is named in full or by surname and title."""
        return sum(self.forms.values()) + self.spoken

    def preferred(self) -> Name:
        """Return the best form of the name: a given name that is known as one, the most frequent, the longest."""
        return max(self.forms, key=lambda name: (_is_forename(name[0]), self.forms[name], len(name[0]), name))


class PersonResolver:
    """Gathers the persons of a book from the forms of their names, then tells for each mention who is meant."""

    def __init__(self, authority: Iterable[Entity], listed: Iterable[Name], taken: Iterable[str]) -> None:
        """Begin with the persons of the authority lists, and those the book lists itself, in its index say.

        :param taken: identifiers that no new entity may get.
        """
        self._taken = set(taken)
        self._persons: list[_Person] = []
        self._by_surname: dict[str, list[_Person]] = defaultdict(list)
        self._by_forename: dict[str, list[_Person]] = defaultdict(list)
        self._surnames = Neighbours()
        for entity in authority:
            if entity.kind == EntityKind.PERSON:
                self._add(entity)
        for forename, surname in listed:
            if forename:
                self._full(forename, surname, 1)

    def gather(self, found: Found) -> None:
        """Take in every form; full ones first, longer forenames before initials that may stand for them."""
        forms: Counter[tuple[str, str, str]] = Counter()
        for passage, mentions in found:
            for mention in mentions:
                if mention.element == "persName" and mention.ref is None:
                    forms[_styled(passage, mention)] += 1
        for (forename, surname, style), number in sorted(forms.items(), key=lambda item: (-len(item[0][0]), item[0])):
            if forename and surname:
                self._full(forename, surname, number).styles[style] += number
        for (forename, surname, style), number in sorted(forms.items(), key=lambda item: (not item[0][2], item[0])):
            if not forename:
                self._alone(surname, style, number)
        for person in self._persons:
            person.identifier = person.entity.id if person.entity else unused(self._slug(person), self._taken)

    def _alone(self, surname: str, style: str, number: int) -> None:
        """Take in a name of one word: that of somebody who fits its style, or of somebody not named in full."""
        candidates = self._candidates("", surname, style)
        if candidates:
            person = max(candidates, key=lambda candidate: candidate.weight)
        else:
            person = _Person("", surname)
            self._enter(person)
        person.styles[style] += number
        if style or not candidates:
            person.spoken += number
        if not person.forms:
            person.forms["", surname] = 0

    def _slug(self, person: _Person) -> str:
        """Return an identifier; of namesakes without a given name the style tells one from the other."""
        name = slug(" ".join(reversed(person.preferred())))
        if not person.forename and len(self._by_surname[_key(person.surname)]) > 1:
            style = next((style for style, _ in person.styles.most_common() if style in ("mrs", "miss")), "")
            name = f"{name}-{style}" if style else name
        return name or "person"

    def _add(self, entity: Entity) -> None:
        names = [split_name(name) for name in entity.names]
        if entity.surname:
            names.insert(0, (entity.forename or "", entity.surname))
        for forename, surname in dict.fromkeys(names):
            self._enter(_Person(forename, surname, Counter({(forename, surname): _FROM_AUTHORITY}), entity))

    def _full(self, forename: str, surname: str, number: int) -> _Person:
        person = next((p for p in self._with_surname(surname) if same_forename(forename, p.forename)), None)
        if person is None:
            namesakes = self._by_forename[plain(forename)]
            person = next((p for p in namesakes if _misspelt(p, forename, surname)), None)
        if person is None:
            person = _Person(forename, surname)
            self._enter(person)
        person.forms[forename, surname] += number
        self._call(person, forename)
        return person

    def _enter(self, person: _Person) -> None:
        self._persons.append(person)
        key = _key(person.surname)
        self._by_surname[key].append(person)
        self._surnames.add(key)
        self._call(person, person.forename)

    def _call(self, person: _Person, forename: str) -> None:
        """Note a given name by which somebody is called, also one of several forms: Frank of Francis Orm."""
        for name in {plain(forename), plain(forename.partition(" ")[0])} - {""}:
            if person not in self._by_forename[name]:
                self._by_forename[name].append(person)

    def _with_surname(self, surname: str) -> list[_Person]:
        key = _key(surname)
        if key in self._by_surname:
            return self._by_surname[key]
        return [person for other in self._surnames.near(key) for person in self._by_surname[other]]

    def _candidates(self, forename: str, surname: str, style: str = "") -> list[_Person]:
        """Return the persons whom a name in some style may mean."""
        found = [p for p in self._with_surname(surname) if same_forename(forename, p.forename)]
        if not found and not forename:
            return self._by_forename.get(plain(surname)) or self._by_diminutive(surname)
        if forename:
            return found
        if not style:  # a bare surname is rather that of somebody who has no Mrs or Miss before it elsewhere
            return [p for p in found if not (p.styles["mrs"] or p.styles["miss"])] or found
        return [p for p in found if fits(p.forename, p.styles, style)]

    def _by_diminutive(self, name: str) -> list[_Person]:
        """Return the one person of whose given name a pet name is made: ``Tibby`` of Tibalda."""
        stem = _DIMINUTIVE.sub("", plain(name))
        if len(stem) < 3 or stem == plain(name):
            return []
        stem = stem[:-1] if stem[-1] == stem[-2] else stem
        same = [p for forename, found in self._by_forename.items() if forename.startswith(stem) for p in found]
        return same[:1] if len(set(map(id, same))) == 1 else []

    def resolve(self, found: Found) -> Found:
        """Return the mentions with ``ref`` and the certainty of it."""
        recent: dict[str, tuple[int, _Person]] = {}
        resolved: Found = []
        for number, (passage, mentions) in enumerate(found):
            new = [
                self._resolve(passage, mention, number, recent)
                if mention.element == "persName" and mention.ref is None
                else mention
                for mention in mentions
            ]
            resolved.append((passage, new))
        return resolved

    def _resolve(
        self, passage: Passage, mention: Mention, number: int, recent: dict[str, tuple[int, _Person]]
    ) -> Mention:
        """Tell who is meant: of several, the one named in full in this passage or the last, else the best known."""
        forename, surname, style = _styled(passage, mention)
        candidates = self._candidates(forename, surname, style) or self._candidates(forename, surname)
        if not candidates:
            return mention
        key = _key(surname)
        person = max(candidates, key=lambda candidate: candidate.weight)
        last, latest = recent.get(key, (number, None))
        if latest in candidates and latest is not None and not forename and number - last <= 1:
            person = latest
        if forename:
            recent[key] = (number, person)
        sure = len({candidate.identifier for candidate in candidates}) == 1 and _key(person.surname) == key
        certainty = mention.cert if sure else max(mention.cert, Certainty.MEDIUM, key=list(Certainty).index)
        return replace(mention, ref=person.identifier, cert=certainty)

    def entities(self) -> dict[str, Entity]:
        """Return the persons by identifier."""
        return {person.identifier: person.entity or _entity(person) for person in self._persons}


def split_name(name: str) -> Name:
    """Return forename and surname: of ``Rosa Luxemburg``, ``Luxemburg, Rosa``, ``John von Neumann``, ``Emma``.

    A name of one word is returned as surname.
    """
    family, comma, given = name.replace("[", "").replace("]", "").replace("- ", "-").partition(", ")
    words = [
        word.capitalize() if word.isalpha() and len(word) > 2 and word.isupper() else word for word in family.split()
    ]
    if comma:
        return " ".join(given.split()), " ".join(words)
    if (len(words) > 1 and _RULER.fullmatch(words[-1])) or "the" in words[1:]:
        return "", " ".join(words)
    first = next(
        (at for at, word in enumerate(words) if word in _PARTICLES or word in PARTICLES), max(len(words) - 1, 0)
    )
    return " ".join(words[:first]), " ".join(words[first:])


_RULER = re.compile(r"[IVXL]+")
"""The number of a ruler; his name has no surname."""
_DIMINUTIVE = re.compile(r"(?:ie|ey|y)$")
_PARTICLES = word_set("de von van der den la le du di da del della dos zu zur ten ter ibn bin")


def _key(surname: str) -> str:
    """Return what the spellings of a surname have in common, whether with its particles or without."""
    last = surname.rpartition(" ")[2]
    return skeleton(surname if _RULER.fullmatch(last) or " the " in surname else last)


def _styled(passage: Passage, mention: Mention) -> tuple[str, str, str]:
    """Return forename, surname and style; "Mrs. Charles Orm" bears her husband's forename, none of her own."""
    forename, surname = split_name(passage.text[mention.start : mention.end])
    style = style_before(passage.text, mention.start)
    borrowed = style == "mrs" and sex_of(forename.partition(" ")[0]) == "m"
    return "" if borrowed else forename, surname, style


def _is_forename(forename: str) -> bool:
    return is_given(forename.partition(" ")[0])


def _misspelt(person: _Person, forename: str, surname: str) -> bool:
    """Whether a full form is a person's name with one wrong letter in the surname: ``Karl Max``."""
    return plain(person.forename) == plain(forename) and within_one_edit(plain(person.surname), plain(surname), 3)


def _entity(person: _Person) -> Entity:
    forename, surname = person.preferred()
    forms = [(forename, surname), *(form for form, _ in person.forms.most_common())]
    return Entity(
        id=person.identifier,
        kind=EntityKind.PERSON,
        names=tuple(dict.fromkeys(" ".join(form).strip() for form in forms)),
        sort=f"{surname}, {forename}" if forename else surname,
        surname=surname,
        forename=forename or None,
        evidence="person-full-name" if forename else "person-surname",
    )
