"""Lists of names from elsewhere, as CSV: each line becomes an accepted row."""

from __future__ import annotations

from pathlib import Path

from teiedition.authorities.row import Decision, Row, identifier, plain
from teiedition.authorities.table import DATE, Cells, coordinates, date, identifiers, read_cells
from teiedition.model import Entity, EntityKind

IDNO_COLUMNS = ("geonames", "gnd", "isni", "orcid", "viaf", "wikidata")
"""Columns that hold an identifier of that type."""


def import_csv(path: Path, kind: EntityKind) -> tuple[Row, ...]:
    """Read a list of persons, places, organisations or works.

    One column is needed, ``name``: in reading order, or inverted with a comma for persons. Others that are known:
    ``id``, ``forms`` (further names, with ``|`` between), ``surname``, ``forename``, ``level``, ``note``,
    ``birth`` and ``death`` (dates), ``coordinates`` or ``latitude`` and ``longitude``, ``identifiers``
    (``wikidata:Q7259``), and one for each of
    :data:`IDNO_COLUMNS`. Where there is no id, it is made from the name.

    :raises SourceError: when the file is no such list; names file, line and column.
    """
    taken: set[str] = set()
    rows = []
    for cells in read_cells(path, ("name",)):
        row = _row(cells, kind, taken)
        if row.entity.id in taken:
            cells.refuse(f'the id "{row.entity.id}" stands twice in this table.', "Change one of the two.")
        taken.add(row.entity.id)
        rows.append(row)
    return tuple(rows)


def _row(cells: Cells, kind: EntityKind, taken: set[str]) -> Row:
    if not cells["name"]:
        cells.refuse("the row has no name.")
    name, forename, surname = cells["name"], cells["forename"], cells["surname"]
    if kind == EntityKind.PERSON:
        name, forename, surname = person(name, forename, surname)
    both = f"{cells['latitude']} {cells['longitude']}".strip()
    where = "latitude" if both else "coordinates"
    columns = tuple((column, cells[column]) for column in IDNO_COLUMNS if cells[column])
    entity = Entity(
        id=cells["id"] or identifier(id_base(kind, name, forename, surname), taken),
        kind=kind,
        names=tuple(dict.fromkeys((name, *cells.several("forms")))),
        surname=surname or None,
        forename=forename or None,
        note=cells["note"] or None,
        idno=(*columns, *(pair for pair in identifiers(cells) if pair not in columns)),
        geo=cells.read(where, lambda said: coordinates(both or said), "latitude and longitude in degrees"),
        birth=cells.read("birth", date, DATE),
        death=cells.read("death", date, DATE),
    )
    return Row(entity, Decision.NEW, level=cells["level"], line=cells.line)


def person(name: str, forename: str = "", surname: str = "") -> tuple[str, str, str]:
    """Return name in reading order, forename and surname: ``Lovelace, Ada`` gives ``Ada Lovelace``."""
    inverted = name.split(", ")
    if len(inverted) == 2 and not (forename or surname):
        surname, forename = inverted
    return (f"{forename} {surname}" if len(inverted) == 2 and forename and surname else name), forename, surname


def id_base(kind: EntityKind, name: str, forename: str, surname: str) -> str:
    """Return what the identifier of an entry is made from: of a person the surname first."""
    if kind != EntityKind.PERSON:
        return name
    words = plain(name).split()
    return f"{surname} {forename}" if surname else " ".join([*words[-1:], *words[:-1]])
