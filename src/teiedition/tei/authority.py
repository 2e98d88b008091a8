"""The authority lists of an edition: persons, places, organisations and works, edited by hand as TEI.

``listPerson.xml``, ``listPlace.xml``, ``listOrg.xml`` and ``listBibl.xml`` each hold one list, as a whole TEI document
or with the list itself as root.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from teiedition.errors import ConfigurationError
from teiedition.model import Entity, EntityKind
from teiedition.names import TEI_NS, local, tei, xml
from teiedition.tei.document import safe_parser

FILES = {
    "listPerson.xml": EntityKind.PERSON,
    "listPlace.xml": EntityKind.PLACE,
    "listOrg.xml": EntityKind.ORG,
    "listBibl.xml": EntityKind.BIBL,
}
"""The files of an authority folder and the kind of entity each lists."""

SHORTEST = 3
"""A name of fewer letters is not looked for in the text: it would be found everywhere."""

_NAME_ELEMENTS = {
    EntityKind.PERSON: (tei("persName"),),
    EntityKind.PLACE: (tei("placeName"), tei("geogName")),
    EntityKind.ORG: (tei("orgName"),),
    EntityKind.BIBL: (tei("title"),),
}
_ID, _NOTE, _IDNO, _LOCATION = xml("id"), tei("note"), tei("idno"), tei("location")
_BIRTH, _DEATH = tei("birth"), tei("death")
_SURNAME = frozenset({tei("surname")})
_FORENAMES = frozenset(tei(name) for name in ("forename", "roleName", "genName", "addName"))


def read_authority(folder: Path) -> tuple[Entity, ...]:
    """Read the authority lists of a folder; files that are not there are passed over.

    :returns: the entities in the order of the files; names shorter than :data:`SHORTEST` letters are left out (see
        :func:`teiedition.tei.authoritychecks.authority_findings`).
    :raises ConfigurationError: when a file is not well-formed, not in the TEI namespace, has an entry without
        identifier or two with the same; the message names file and line.
    """
    entities: list[Entity] = []
    seen: dict[str, tuple[Path, etree._Element]] = {}
    for path, kind, element in _entries(folder):
        identifier = element.get(_ID)
        if not identifier:
            raise ConfigurationError(
                f"{_where(path, element)}: the {local(element.tag)} has no xml:id.", "Give it one, short and unique."
            )
        if identifier in seen:
            raise ConfigurationError(
                f'{_where(path, element)}: the xml:id "{identifier}" stands also in {_where(*seen[identifier])}.',
                "Change one of the two.",
            )
        seen[identifier] = path, element
        entities.append(read_entity(element, kind))
    return tuple(entities)


def read_entity(element: etree._Element, kind: EntityKind) -> Entity:
    """Read one entry: ``person``, ``place``, ``org``, ``bibl``."""
    children = _by_tag(element)
    parts = _named(children, kind)
    names = tuple(dict.fromkeys(name for part in parts if long_enough(name := _text(part))))
    surname = _part(parts, _SURNAME)
    forename = _part(parts, _FORENAMES)
    return Entity(
        id=element.get(_ID, ""),
        kind=kind,
        names=names,
        sort=f"{surname}, {forename}" if surname and forename else None,
        surname=surname,
        forename=forename,
        note=next((_text(note) for note in children.get(_NOTE, ())), None),
        idno=tuple((idno.get("type", ""), _text(idno)) for idno in children.get(_IDNO, ())),
        geo=_geo(element) if _LOCATION in children else None,
        evidence=(element.get("resp") or "").removeprefix("rule:") or None,
        birth=_when(children.get(_BIRTH)),
        death=_when(children.get(_DEATH)),
    )


def lists_of(folder: Path) -> Iterator[tuple[Path, EntityKind, etree._Element]]:
    """Yield the files of an authority folder that are there: path, the kind of entity each lists, and its root.

    :raises ConfigurationError: when a file cannot be read as TEI; names file and line.
    """
    for name, kind in FILES.items():
        if (folder / name).is_file():
            yield folder / name, kind, _parse(folder / name)


def entries_in(root: etree._Element, kind: EntityKind) -> list[etree._Element]:
    """Return the entries of a list; works that stand in a note of one are none."""
    entries = list(root.iter(tei(kind.value)))
    if kind == EntityKind.BIBL:
        return [entry for entry in entries if entry.get(_ID) and local(_parent_tag(entry)) == "listBibl"]
    return entries


def names_in(entry: etree._Element, kind: EntityKind) -> list[str]:
    """Return all names of an entry, short ones, too."""
    return [name for part in _named(_by_tag(entry), kind) if (name := _text(part))]


def _entries(folder: Path) -> Iterator[tuple[Path, EntityKind, etree._Element]]:
    for path, kind, root in lists_of(folder):
        yield from ((path, kind, entry) for entry in entries_in(root, kind))


def _where(path: Path, element: etree._Element) -> str:
    return f"{path}, line {element.sourceline}"


def _parent_tag(element: etree._Element) -> object:
    parent = element.getparent()
    return parent.tag if parent is not None else ""


def _parse(path: Path) -> etree._Element:
    try:
        root = etree.fromstring(path.read_bytes(), safe_parser())
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror or error}.", "Check the file.") from error
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise ConfigurationError(
            f"{path}, line {line}, column {column}: not well-formed XML ({error.msg}).", "Mend the file at this place."
        ) from error
    if root.getroottree().docinfo.doctype:
        raise ConfigurationError(f"{path}, line 1: document type declarations are not read.", "Take it out.")
    if etree.QName(root).namespace != TEI_NS:
        raise ConfigurationError(
            f"{path}, line {root.sourceline}: the root <{local(root.tag)}> is not in the TEI namespace.",
            f'Write xmlns="{TEI_NS}" on it.',
        )
    return root


def _by_tag(element: etree._Element) -> dict[object, list[etree._Element]]:
    """Return the children by name, read once: lists may have 100,000 entries."""
    children: dict[object, list[etree._Element]] = {}
    for child in element:
        children.setdefault(child.tag, []).append(child)
    return children


def _named(children: dict[object, list[etree._Element]], kind: EntityKind) -> list[etree._Element]:
    return [child for name in _NAME_ELEMENTS[kind] for child in children.get(name, ())]


def _text(element: etree._Element) -> str:
    if len(element) == 0:
        return " ".join((element.text or "").split())
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _part(names: list[etree._Element], tags: frozenset[str]) -> str | None:
    return next((" ".join(found) for name in names if (found := [_text(p) for p in name if p.tag in tags])), None)


def _when(events: list[etree._Element] | None) -> str | None:
    return events[0].get("when") if events else None


def _geo(element: etree._Element) -> tuple[float, float] | None:
    geo = element.find(f"{tei('location')}/{tei('geo')}")
    numbers = re.findall(r"-?\d+(?:\.\d+)?", _text(geo)) if geo is not None else []
    return (float(numbers[0]), float(numbers[1])) if len(numbers) == 2 else None


def long_enough(name: str) -> bool:
    """Whether a name has letters enough to be looked for."""
    return (name[:SHORTEST].isalpha() and len(name) >= SHORTEST) or sum(map(str.isalpha, name)) >= SHORTEST
