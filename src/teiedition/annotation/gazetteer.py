"""Names that the edition's authority lists know, found in every form the lists give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from teiedition.annotation.phrasebook import Phrasebook
from teiedition.model import Certainty, Entity, EntityKind, Mention
from teiedition.tei.passage import Passage

RULES = {
    "authority-name": "A name that the edition's authority lists give for one entry.",
    "authority-ambiguous": "A name that the authority lists give for several entries; which one is left open.",
}

_ELEMENTS = {
    EntityKind.PERSON: "persName",
    EntityKind.PLACE: "placeName",
    EntityKind.ORG: "orgName",
    EntityKind.BIBL: "title",
}


class Gazetteer:
    """Recogniser of the names of authority lists."""

    name = "gazetteer"

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._bearers: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            for name in entity.names:
                self._bearers[name].append(entity)
        self._phrasebook = Phrasebook(self._bearers)

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the names in a passage, of two that begin together the longer one."""
        for start, name in self._phrasebook.find(passage.text):
            end, bearers = start + len(name), self._bearers[name]
            element = _ELEMENTS[bearers[0].kind]
            if len(bearers) == 1:
                yield Mention(start, end, element, "authority-name", bearers[0].id)
            else:
                yield Mention(start, end, element, "authority-ambiguous", None, Certainty.MEDIUM)
