"""Lists of names from elsewhere, as RDF in Turtle: SKOS, FOAF, schema.org and the like, told by names of properties.

Needs rdflib (``pip install teiedition[rdf]``). Nothing is fetched: Turtle has no way to point at contexts or entities.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from teiedition.authorities.importing import id_base, person
from teiedition.authorities.row import Decision, Row, authority_of, identifier
from teiedition.errors import ResourceMissingError, SourceError
from teiedition.model import Entity, EntityKind

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_TYPES = {
    EntityKind.PERSON: {"Person", "E21_Person", "DifferentiatedPerson", "Human"},
    EntityKind.PLACE: {"Place", "E53_Place", "SpatialThing", "Feature", "City", "Country", "PlaceOrGeographicName"},
    EntityKind.ORG: {"Organization", "Organisation", "E74_Group", "CorporateBody", "Group"},
    EntityKind.BIBL: {"Book", "Document", "CreativeWork", "Article", "Work", "BibliographicResource", "E73_Document"},
}
"""Local names of classes, whatever their vocabulary."""

_NAME = ("prefLabel", "preferredName", "preferredLabel", "name", "title", "label")
_FORMS = ("altLabel", "alternateName", "variantName", "alternativeLabel", "nick")
_SURNAME, _FORENAME = ("familyName", "surname", "lastName"), ("givenName", "firstName", "forename")
_NOTE = ("description", "note", "scopeNote", "comment", "abstract", "definition")
_SAME = ("sameAs", "exactMatch", "closeMatch")
_LATITUDE, _LONGITUDE = ("lat", "latitude"), ("long", "longitude")
"""Local names of properties, the best first."""


def import_turtle(path: Path, kind: EntityKind, language: str = "en") -> tuple[Row, ...]:
    """Read a list of persons, places, organisations or works; each subject of that kind becomes an accepted row.

    A subject without any type counts, if it has a name. Of names in several languages those in ``language`` and those
    without language are taken, others only where there are none of these.

    :raises SourceError: when the file cannot be read, is no Turtle, or names nothing of that kind.
    :raises ResourceMissingError: when rdflib is not installed.
    """
    graph = _parse(path)
    subjects = sorted({subject for subject in graph.subjects() if _is_a(graph, subject, kind)}, key=str)
    taken: set[str] = set()
    rows = []
    for subject in subjects:
        entity = _entity(_Subject(graph, subject, language), kind, taken)
        if entity is not None:
            taken.add(entity.id)
            rows.append(Row(entity, Decision.NEW))
    if not rows:
        raise SourceError(
            f"{path} names nothing that is a {kind.value}.",
            f"Looked for: names of things whose type is {', '.join(sorted(_TYPES[kind]))}, or that have none.",
        )
    return tuple(rows)


def _parse(path: Path) -> Graph:
    try:
        from rdflib import Graph
    except ImportError as error:
        raise ResourceMissingError(
            f"{path} is RDF, and rdflib is not installed.", "Install it with: pip install 'teiedition[rdf]'"
        ) from error
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}.", "Check the path.") from error
    try:
        return Graph().parse(data=data, format="turtle", publicID=path.resolve().as_uri())
    except Exception as error:  # rdflib raises BadSyntax, ParserError, UnicodeDecodeError and others
        line = getattr(error, "lines", None)
        where = f", line {line + 1}" if isinstance(line, int) else ""
        reason = str(getattr(error, "message", "") or error).split("\\n")[0]
        raise SourceError(f"{path}{where}: no Turtle ({reason}).", "Mend the file at this place.") from error


def _is_a(graph: Graph, subject: Node, kind: EntityKind) -> bool:
    from rdflib import RDF

    types = {_local(each) for each in graph.objects(subject, RDF.type)}
    return bool(types & _TYPES[kind]) or not types


def _local(node: object) -> str:
    """Return the last part of an IRI."""
    return str(node).replace("#", "/").rsplit("/", 1)[-1]


class _Subject:
    """The properties of a subject by local name."""

    def __init__(self, graph: Graph, subject: Node, language: str) -> None:
        self.iri = str(subject) if str(subject).startswith(("http://", "https://")) else ""
        self._language = language
        self._values: dict[str, list[Node]] = {}
        for property_, value in sorted(graph.predicate_objects(subject), key=str):
            self._values.setdefault(_local(property_), []).append(value)

    def all(self, names: Iterable[str]) -> list[str]:
        """Return the values of some properties, in the language asked for where there is a choice."""
        values = [value for name in names for value in self._values.get(name, ())]
        fit = [value for value in values if getattr(value, "language", None) in (self._language, None)]
        return list(dict.fromkeys(text for value in fit or values if (text := " ".join(str(value).split()))))

    def one(self, names: Iterable[str]) -> str:
        """Return the first value of some properties, empty where there is none."""
        return next(iter(self.all(names)), "")


def _entity(subject: _Subject, kind: EntityKind, taken: set[str]) -> Entity | None:
    surname, forename = subject.one(_SURNAME), subject.one(_FORENAME)
    name = subject.one(_NAME) or f"{forename} {surname}".strip()
    if not name:
        return None
    if kind == EntityKind.PERSON:
        name, forename, surname = person(name, forename, surname)
    pairs = (_idno(iri) for iri in (subject.iri, *subject.all(_SAME)) if iri.startswith("http"))
    return Entity(
        id=identifier(id_base(kind, name, forename, surname), taken),
        kind=kind,
        names=tuple(dict.fromkeys((name, *subject.all(_FORMS)))),
        surname=surname or None,
        forename=forename or None,
        note=subject.one(_NOTE) or None,
        idno=tuple(dict.fromkeys(pairs)),
        geo=_geo(subject.one(_LATITUDE), subject.one(_LONGITUDE)),
    )


def _idno(iri: str) -> tuple[str, str]:
    """Return type and value of an identifier; of an authority that is not known the IRI as a whole."""
    known = authority_of(iri)
    return (known, _local(iri.rstrip("/"))) if known else ("URI", iri)


def _geo(latitude: str, longitude: str) -> tuple[float, float] | None:
    try:
        return float(latitude), float(longitude)
    except ValueError:
        return None
