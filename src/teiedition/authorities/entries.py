"""An entry of an authority list as text: names, dates, coordinates, identifiers, note.

Each stands on a line of its own, in the order of TEI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from teiedition.authorities.row import Row
from teiedition.model import Entity, EntityKind

NAMES = {
    EntityKind.PERSON: "persName",
    EntityKind.PLACE: "placeName",
    EntityKind.ORG: "orgName",
    EntityKind.BIBL: "title",
}
"""For each kind of entity the element that names it."""

LISTS = {
    EntityKind.PERSON: "listPerson",
    EntityKind.PLACE: "listPlace",
    EntityKind.ORG: "listOrg",
    EntityKind.BIBL: "listBibl",
}
"""For each kind of entity the list, which is also the name of the file."""


def entry(row: Row, prefix: str = "", step: str = "  ") -> str:
    """Return the new entry for a row, lines divided by ``\\n``.

    :param prefix: prefix of the TEI namespace in the file, with its colon.
    :param step: white space by which what is inside stands further in.
    """
    entity = row.entity
    inside = list(_content(row, prefix))
    lines = "".join(f"\n{step}{line}" for line in inside)
    return f"<{prefix}{entity.kind.value} xml:id={_quoted(entity.id)}>{lines}\n</{prefix}{entity.kind.value}>"


def _content(row: Row, prefix: str) -> Iterator[str]:
    entity = row.entity
    for number, name in enumerate(entity.names):
        if number == 0 and entity.kind == EntityKind.PERSON:
            yield _person(entity, prefix)
        else:
            yield name_element(entity.kind, name, prefix, row.level, short=number > 0)
    for name, date in (("birth", entity.birth), ("death", entity.death)):
        if date and entity.kind == EntityKind.PERSON:
            yield f"<{prefix}{name} when={_quoted(date)}/>"
    if entity.geo is not None:
        place = " ".join(str(round(number, 5)) for number in entity.geo)
        yield f"<{prefix}location><{prefix}geo>{place}</{prefix}geo></{prefix}location>"
    yield from idnos(entity.idno, prefix)
    if entity.note:
        yield f"<{prefix}note>{_text(entity.note)}</{prefix}note>"


def _person(entity: Entity, prefix: str) -> str:
    """Return the preferred name, with forename and surname told apart where they are known and make up the name."""
    name, forename, surname = entity.names[0], entity.forename, entity.surname
    if not (forename and surname and name == f"{forename} {surname}"):
        return name_element(entity.kind, name, prefix)
    parts = (("forename", forename), ("surname", surname))
    inside = " ".join(f"<{prefix}{part}>{_text(value)}</{prefix}{part}>" for part, value in parts)
    return f"<{prefix}persName>{inside}</{prefix}persName>"


def name_element(kind: EntityKind, name: str, prefix: str = "", level: str = "", *, short: bool = False) -> str:
    """Return the element for a name; a further title of a work is a short one."""
    attributes = ""
    if kind == EntityKind.BIBL:
        attributes = (f" level={_quoted(level)}" if level else "") + (' type="short"' if short else "")
    return f"<{prefix}{NAMES[kind]}{attributes}>{_text(name)}</{prefix}{NAMES[kind]}>"


def idnos(pairs: Iterable[tuple[str, str]], prefix: str = "") -> Iterator[str]:
    """Yield the elements for identifiers elsewhere."""
    for kind, value in pairs:
        yield f"<{prefix}idno type={_quoted(kind)}>{_text(value)}</{prefix}idno>"


def _text(value: str) -> str:
    return escape(value, quote=False)


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'
