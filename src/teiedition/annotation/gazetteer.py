"""Names that the edition's authority lists know, found in every form the lists give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

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
_WORD = re.compile(r"\w+")


class Gazetteer:
    """Recogniser of the names of authority lists; the time it takes does not grow with the length of the lists."""

    name = "gazetteer"

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._names: dict[str, dict[str, list[Entity]]] = defaultdict(dict)
        for entity in entities:
            for name in entity.names:
                self._enter(name, entity)

    def _enter(self, name: str, entity: Entity) -> None:
        if first := _first(name):
            same = self._names[first].setdefault(name, [])
            if entity not in same:
                same.append(entity)

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the names in a passage, of two that begin together the longer one."""
        end = 0
        for match in _WORD.finditer(passage.text):
            names = self._names.get(match.group())
            if names is None or match.start() < end:
                continue
            found = max((n for n in names if _stands(passage.text, n, match.start())), key=len, default=None)
            if found is not None:
                end = match.start() + len(found)
                yield self._mention(match.start(), end, found, names[found])

    def _mention(self, start: int, end: int, name: str, entities: list[Entity]) -> Mention:
        element = _ELEMENTS[entities[0].kind]
        if len(entities) > 1:
            return Mention(start, end, element, "authority-ambiguous", None, Certainty.MEDIUM)
        return Mention(start, end, element, "authority-name", entities[0].id)


def _first(name: str) -> str:
    match = _WORD.search(name)
    return match.group() if match and match.start() == 0 else ""


def _stands(text: str, name: str, start: int) -> bool:
    end = start + len(name)
    return text.startswith(name, start) and not (end < len(text) and (text[end].isalnum() or text[end] == "-"))
