"""Which entry of the authority lists a name may stand for: a suggestion, by likeness of the names alone."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from teiedition.authorities.row import plain
from teiedition.model import Entity, EntityKind

LEAST = 80
"""Below this likeness (0 to 100) nothing is suggested."""
_PART = 0.9
"""Weight of a name all of whose words are in the other: ``Lovelace`` and ``Ada Lovelace``."""


class Matcher:
    """Names of the authority lists, made ready to be compared."""

    def __init__(self, authority: Iterable[Entity]) -> None:
        """Take in the entries; the order of words in a name does not matter."""
        self._names: dict[EntityKind, list[str]] = {kind: [] for kind in EntityKind}
        self._owners: dict[EntityKind, list[str]] = {kind: [] for kind in EntityKind}
        for entity in authority:
            for name in dict.fromkeys(_sorted(name) for name in entity.names):
                self._names[entity.kind].append(name)
                self._owners[entity.kind].append(entity.id)

    def best(self, kind: EntityKind, forms: Iterable[str]) -> tuple[str, int] | None:
        """Return identifier and likeness of the entry that is most like one of the forms, if any is like it at all."""
        owner, most = "", float(LEAST)
        for form in dict.fromkeys(_sorted(form) for form in forms):
            for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_set_ratio, _PART)):
                cutoff = most / weight + (1e-6 if owner else 0)
                if form and cutoff <= 100:
                    found = process.extractOne(form, self._names[kind], scorer=scorer, score_cutoff=cutoff)
                    if found is not None:
                        owner, most = self._owners[kind][found[2]], found[1] * weight
        return (owner, round(most)) if owner else None


def _sorted(name: str) -> str:
    return " ".join(sorted(plain(name).split()))
