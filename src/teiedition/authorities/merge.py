"""Rows that an editor has accepted go into the authority lists; of what stands there not a byte changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from teiedition.authorities.entries import LISTS, NAMES, entry, idnos, name_element
from teiedition.authorities.row import NCNAME, Decision, Row
from teiedition.authorities.xmltext import Tag, XmlText
from teiedition.errors import SourceError
from teiedition.files import write_together
from teiedition.model import Entity, EntityKind
from teiedition.names import TEI_NS, tei
from teiedition.names import xml as xml_name
from teiedition.tei.authority import read_authority

_EMPTY = '<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{namespace}">\n</{name}>\n'
_AFTER = ("note", "noteGrp", "bibl", "biblStruct", "listBibl", "linkGrp", "ptr", "person", "place", "org", "listPlace")
"""What stands behind names and identifiers in an entry."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge has done."""

    added: tuple[str, ...]
    """Identifiers of new entries."""
    extended: tuple[str, ...]
    """Identifiers of entries that took forms or identifiers."""
    present: tuple[str, ...]
    """Identifiers of rows all of which the lists had already."""
    written: tuple[Path, ...]


def merge(rows: Iterable[Row], folder: Path, table: Path) -> Merged:
    """Put the accepted rows into the authority lists of a folder, all of them or none.

    New entries come to the end of their list. A list that is not there is made. Merging the same table again changes
    nothing.

    :param table: the file of the rows, for messages.
    :raises SourceError: when a row cannot be merged: its identifier is missing, no NCName, or that of another entry;
        the entry it is to match is not there; it has no name. Each such row is named by file and line.
    :raises ConfigurationError: when the authority lists are not as they should be.
    :raises OutputError: when a list cannot be written.
    """
    accepted = [row for row in rows if row.accept in (Decision.NEW, Decision.MATCH)]
    lists = _Lists(folder, read_authority(folder))
    for row in sorted(accepted, key=lambda row: row.accept == Decision.MATCH):  # a match may be with a new entry
        problem = lists.take(row)
        if problem:
            lists.problems.append(f"{table}, line {row.line}: {problem}")
    if lists.problems:
        raise SourceError("\n  ".join(lists.problems), "\n  Nothing was changed. Mend these rows and merge again.")
    return lists.write()


@dataclass(slots=True)
class _Known:
    """An entry, with what this merge adds to it."""

    kind: EntityKind
    names: list[str]
    idno: list[tuple[str, str]]
    where: str
    tag: Tag | None = None
    """``None`` for one that is not in a file yet."""
    row: Row | None = None
    new_names: list[str] = field(default_factory=list)
    new_idno: list[tuple[str, str]] = field(default_factory=list)


class _Lists:
    """The lists of a folder while rows are merged into them."""

    def __init__(self, folder: Path, authority: Iterable[Entity]) -> None:
        self.problems: list[str] = []
        self._folder = folder
        self._texts: dict[EntityKind, XmlText] = {}
        self._known: dict[str, _Known] = {}
        self._others: dict[str, str] = {}
        self._present: list[str] = []
        entities = {entity.id: entity for entity in authority}
        for kind in EntityKind:
            if self._path(kind).is_file():
                self._open(kind, entities)

    def _path(self, kind: EntityKind) -> Path:
        return self._folder / f"{LISTS[kind]}.xml"

    def _open(self, kind: EntityKind, entities: dict[str, Entity]) -> None:
        data = self._path(kind).read_bytes()
        xml = self._texts[kind] = XmlText(data)
        names = _names(data, kind)
        for tag in xml.root.walk():
            where = f"{self._path(kind)}, line {xml.line(tag.start)}" if tag.id else ""
            entity = entities.get(tag.id)
            if entity is not None and tag.name == kind.value:
                self._known[tag.id] = _Known(kind, names[tag.id], list(entity.idno), where, tag)
            elif tag.id:
                self._others[tag.id] = where

    def take(self, row: Row) -> str:
        """Take in a row; return what is wrong with it, nothing if all is well."""
        return self._new(row) if row.accept == Decision.NEW else self._match(row)

    def _new(self, row: Row) -> str:
        entity = row.entity
        if not NCNAME.fullmatch(entity.id):
            return f"the id “{entity.id}” cannot be an xml:id; take letters, digits, hyphens, a letter first."
        if not entity.names:
            return "the row has no name in the column forms."
        there = self._known.get(entity.id)
        if there is not None and there.row is None and there.kind == entity.kind and _has(there, row):
            self._present.append(entity.id)
        elif there is not None or entity.id in self._others:
            where = there.where if there is not None else self._others[entity.id]
            return f'the id "{entity.id}" stands also in {where}; change it, or write “match” and the id in match.'
        else:
            where = f"line {row.line} of this table"
            self._known[entity.id] = _Known(entity.kind, list(entity.names), list(entity.idno), where, row=row)
        return ""

    def _match(self, row: Row) -> str:
        entity, there = row.entity, self._known.get(row.match)
        if there is None:
            return f"the column match says “{row.match}”, but no list has such an entry."
        if there.kind != entity.kind:
            return f"“{row.match}” ({there.where}) is a {there.kind.value}, the row a {entity.kind.value}."
        names = [name for name in entity.names if name not in there.names]
        pairs = [pair for pair in entity.idno if pair not in there.idno]
        there.names += names
        there.new_names += names
        there.idno += pairs
        there.new_idno += pairs
        if not (names or pairs):
            self._present.append(row.match)
        return ""

    def write(self) -> Merged:
        """Put everything in place."""
        added = [name for name, known in self._known.items() if known.row is not None]
        extended = [name for name, known in self._known.items() if known.tag and (known.new_names or known.new_idno)]
        for kind in EntityKind:
            self._append(kind, [self._known[name] for name in added if self._known[name].kind == kind])
        for name in extended:
            self._extend(self._known[name])
        changed = {self._known[name].kind for name in (*added, *extended)}
        files = {self._path(kind): self._texts[kind].to_bytes() for kind in EntityKind if kind in changed}
        for content in files.values():
            etree.fromstring(content)  # a mistake of ours must not reach the file
        return Merged(tuple(added), tuple(extended), tuple(self._present), write_together(files))

    def _append(self, kind: EntityKind, new: list[_Known]) -> None:
        if not new:
            return
        if kind not in self._texts:
            self._texts[kind] = XmlText(_EMPTY.format(name=LISTS[kind], namespace=TEI_NS).encode())
        xml = self._texts[kind]
        listed = next((tag for tag in xml.root.walk() if tag.name == LISTS[kind]), None)
        if listed is None:
            raise SourceError(f"{self._path(kind)} has no {LISTS[kind]} to put entries into.", "Write one into it.")
        there = listed.directly([kind.value])
        outer = xml.indent(listed)
        indent = xml.indent(there[-1]) if there else f"{outer}  "
        step = indent.removeprefix(outer) if indent != outer and indent.startswith(outer) else "  "
        xml.append(listed, "\n".join(entry(_as_known(known), listed.prefix, step) for known in new), indent)

    def _extend(self, known: _Known) -> None:
        xml, tag = self._texts[known.kind], known.tag
        assert tag is not None
        named = tag.directly([NAMES[known.kind], "geogName"])
        names = [name_element(known.kind, name, tag.prefix, short=True) for name in known.new_names]
        before = [child for child in tag.children if child.name not in _AFTER]
        for last, lines in ((named, names), (before, list(idnos(known.new_idno, tag.prefix)))):
            if lines and last:
                xml.insert_after(last[-1], "\n".join(lines))
            elif lines:
                xml.append(tag, "\n".join(lines), f"{xml.indent(tag)}  ")


def _has(known: _Known, row: Row) -> bool:
    return set(row.entity.names) <= set(known.names) and set(row.entity.idno) <= set(known.idno)


def _as_known(known: _Known) -> Row:
    """Return the row of a new entry, with what other rows add to it."""
    assert known.row is not None
    entity = replace(known.row.entity, names=tuple(known.names), idno=tuple(known.idno))
    return replace(known.row, entity=entity)


def _names(data: bytes, kind: EntityKind) -> dict[str, list[str]]:
    """Return all names of each entry, those that :func:`read_authority` finds too short as well."""
    return {
        str(each.get(xml_name("id"))): [_string(name) for name in each.iterfind(tei(NAMES[kind]))]
        for each in etree.fromstring(data).iter(tei(kind.value))
    }


def _string(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
