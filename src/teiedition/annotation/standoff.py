"""The lists of who and what is named in the text: ``standOff`` with lists of persons, places, organisations, works."""

from __future__ import annotations

from collections.abc import Container, Iterable

from lxml import etree

from teiedition.model import Entity, EntityKind
from teiedition.names import tei, xml
from teiedition.tei.document import TeiDocument

_LISTS = {
    EntityKind.PERSON: ("listPerson", "person", "persName"),
    EntityKind.PLACE: ("listPlace", "place", "placeName"),
    EntityKind.ORG: ("listOrg", "org", "orgName"),
    EntityKind.BIBL: ("listBibl", "bibl", "title"),
}
"""For each kind the list, its entries and their names."""


def write_standoff(document: TeiDocument, entities: Iterable[Entity]) -> None:
    """Put the entities into the document's ``standOff``, sorted by name, beside what is there.

    An entity whose identifier is there already is passed over; a list that would be empty is not written.
    """
    stand_off = document.stand_off
    there = () if stand_off is None else {entry.get(xml("id")) for entry in stand_off.iter(etree.Element)}
    by_kind: dict[EntityKind, list[Entity]] = {kind: [] for kind in _LISTS}
    for entity in entities:
        if entity.kind in by_kind and entity.id not in there:
            by_kind[entity.kind].append(entity)
    if not any(by_kind.values()):
        return
    if stand_off is None:
        stand_off = etree.Element(tei("standOff"))
        header = document.header
        document.root.insert(0 if header is None else document.root.index(header) + 1, stand_off)
        stand_off.tail = "\n"
    for kind, listed in by_kind.items():
        if listed:
            _write_list(stand_off, kind, sorted(listed, key=_sort_key))


def clear_standoff(document: TeiDocument, authority: Container[str]) -> None:
    """Remove what an earlier run put into the ``standOff``; entries made by hand stay.

    :param authority: identifiers of the entities of authority lists, which are copied anew.
    """
    stand_off = document.stand_off
    if stand_off is None:
        return
    for name, entry_name, _ in _LISTS.values():
        for listed in stand_off.findall(tei(name)):
            for entry in listed.findall(tei(entry_name)):
                if (entry.get("resp") or "").startswith("rule:") or entry.get(xml("id")) in authority:
                    listed.remove(entry)
            if not len(listed):
                stand_off.remove(listed)
    if not len(stand_off):
        document.root.remove(stand_off)


def _sort_key(entity: Entity) -> tuple[str, str]:
    return ((entity.sort or (entity.names[0] if entity.names else entity.id)).casefold(), entity.id)


def _write_list(stand_off: etree._Element, kind: EntityKind, entities: list[Entity]) -> None:
    list_name, entry_name, name_name = _LISTS[kind]
    listed = stand_off.find(tei(list_name))
    if listed is None:
        listed = etree.SubElement(stand_off, tei(list_name))
    for entity in entities:
        entry = etree.SubElement(listed, tei(entry_name), {xml("id"): entity.id})
        if entity.evidence:
            entry.set("resp", f"rule:{entity.evidence}")
        for number, name in enumerate(entity.names):
            _write_name(entry, name_name, name, entity if number == 0 else None)
        _write_facts(entry, entity)
        _lay_out(entry, 3)
    _lay_out(listed, 2)
    _lay_out(stand_off, 1)


def _write_name(entry: etree._Element, element_name: str, name: str, entity: Entity | None) -> None:
    element = etree.SubElement(entry, tei(element_name))
    if entity is None:
        element.text = name
        element.set("type", "alt" if element_name == "title" else "variant")
    elif entity.surname and entity.forename and name == f"{entity.forename} {entity.surname}":
        forename = etree.SubElement(element, tei("forename"))
        forename.text, forename.tail = entity.forename, " "
        etree.SubElement(element, tei("surname")).text = entity.surname
    else:
        element.text = name


def _write_facts(entry: etree._Element, entity: Entity) -> None:
    if entity.geo is not None:
        location = etree.SubElement(entry, tei("location"))
        etree.SubElement(location, tei("geo")).text = f"{entity.geo[0]:.5f} {entity.geo[1]:.5f}"
    for kind, value in entity.idno:
        etree.SubElement(entry, tei("idno"), {"type": kind} if kind else {}).text = value
    if entity.note:
        etree.SubElement(entry, tei("note")).text = entity.note


def _lay_out(element: etree._Element, depth: int) -> None:
    """Put each child on a line of its own."""
    element.text = "\n" + "  " * depth
    for child in element:
        child.tail = element.text
    element[-1].tail = "\n" + "  " * (depth - 1)
