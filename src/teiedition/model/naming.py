"""What is named and quoted in the text, and who or what is meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from teiedition.model.certainty import Certainty


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of running text and the element it is to become."""

    start: int
    """Offset of the first character in the passage's text, from 0."""
    end: int
    """Offset after the last character."""
    element: str
    """TEI element name: ``persName``, ``placeName``, ``orgName``, ``date``, ``title``, ``quote``, ``said`` …

    ``choice`` is a mend: the span becomes ``sic``, the value of the attribute ``corr`` its correction.
    """
    evidence: str
    """Name of the rule or recogniser that decided; becomes ``resp="rule:NAME"``."""
    ref: str | None = None
    """Identifier of the entity, without ``#``; ``None`` while unresolved."""
    cert: Certainty = Certainty.HIGH
    attributes: tuple[tuple[str, str], ...] = ()
    """Further attributes, in order: ``(("when", "1921-03-07"),)``."""

    def attribute(self, name: str) -> str | None:
        """Return the value of a further attribute, or ``None``."""
        return next((value for key, value in self.attributes if key == name), None)


class EntityKind(StrEnum):
    """Kinds of entity; the values are the TEI element names of the lists' entries."""

    PERSON = "person"
    PLACE = "place"
    ORG = "org"
    BIBL = "bibl"


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that is named in the text: an entry of an authority list."""

    id: str
    kind: EntityKind
    names: tuple[str, ...]
    """Forms of the name in reading order ("Emma Goldman"); the first is the preferred one."""
    sort: str | None = None
    """Form by which registers sort: "Goldman, Emma"."""
    surname: str | None = None
    forename: str | None = None
    note: str | None = None
    idno: tuple[tuple[str, str], ...] = ()
    """Identifiers elsewhere: pairs of type (``geonames``, ``wikidata``, ``viaf`` …) and value."""
    geo: tuple[float, float] | None = None
    """Latitude and longitude in degrees (WGS 84), for places."""
    evidence: str | None = None
    """Rule that proposed the entity; ``None`` for entries edited by hand."""
    birth: str | None = None
    """When a person was born, as ``birth/@when`` has it: ``1815-12-10``, ``1815``, ``-0275``."""
    death: str | None = None
    """When a person died, likewise."""
