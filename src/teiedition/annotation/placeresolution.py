"""Which place a name means: the one of the lists; names with the same modern name are one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from teiedition.annotation.book import brought_down
from teiedition.annotation.placenames import PlaceNames
from teiedition.annotation.resolution import Found
from teiedition.annotation.spelling import slug, unused
from teiedition.model import Entity, EntityKind, Mention
from teiedition.tei.passage import Passage


class PlaceResolver:
    """Gives each place that is named its entity."""

    def __init__(self, authority: Iterable[Entity], names: PlaceNames, taken: Iterable[str]) -> None:
        """Begin with the places of the authority lists.

        :param taken: identifiers that no new entity may get.
        """
        self.names = names
        self._authority = {
            name: entity for entity in authority if entity.kind == EntityKind.PLACE for name in entity.names
        }
        self._taken = set(taken)
        self._by_name: dict[str, str] = {}
        self.entities: dict[str, Entity] = {}

    def resolve(self, found: Found) -> Found:
        """Return the mentions with ``ref``."""
        return [(passage, [self._resolve(passage, mention) for mention in mentions]) for passage, mentions in found]

    def _resolve(self, passage: Passage, mention: Mention) -> Mention:
        if mention.element != "placeName" or mention.ref:
            return mention
        words = passage.text[mention.start : mention.end].replace("- ", "-").split()
        form = " ".join(words)
        if form not in self.names.known:
            form = f"{form}." if f"{form}." in self.names.known else " ".join(brought_down(word) for word in words)
        known = self._authority.get(form)
        if known is not None:
            return replace(mention, ref=known.id)
        entity = self._entity(form, mention.evidence)
        if form not in entity.names:
            entity = replace(entity, names=(*entity.names, form))
        self.entities[entity.id] = entity
        return replace(mention, ref=entity.id)

    def _entity(self, form: str, evidence: str) -> Entity:
        """Return the entity so far of the place that a name means, or a new one."""
        place = self.names.known.get(form)
        name = place.name if place is not None else form
        if name in self._by_name:
            return self.entities[self._by_name[name]]
        identifier = unused(slug(name) or "place", self._taken)
        self._by_name[name] = identifier
        if place is None:
            return Entity(identifier, EntityKind.PLACE, (name,), evidence=evidence)
        number = place.city.id if place.city is not None else place.number
        return Entity(
            identifier,
            EntityKind.PLACE,
            (name,),
            idno=(("geonames", number),) if number else (),
            geo=(place.city.latitude, place.city.longitude) if place.city is not None else None,
            evidence=place.rule,
        )
