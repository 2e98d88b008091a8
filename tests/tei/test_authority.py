"""Reading the authority lists, good ones and bad ones. The persons and places are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.errors import ConfigurationError
from teiedition.model import EntityKind
from teiedition.names import TEI_NS
from teiedition.tei.authority import read_authority
from teiedition.tei.authoritychecks import authority_findings


def lists(folder: Path, name: str = "listPerson", content: str = "", namespace: str = TEI_NS) -> Path:
    (folder / f"{name}.xml").write_text(f'<{name} xmlns="{namespace}">\n{content}\n</{name}>', encoding="utf-8")
    return folder


def test_a_person(tmp_path: Path) -> None:
    content = (
        '<person xml:id="orm-ada"><persName><forename>Ada</forename> <surname>Orm</surname></persName>'
        '<persName>Ada of\n Wapping</persName><birth when="1815-12-10"/><death>unknown</death>'
        '<idno type="local">7</idno><note>Harbour pilot.</note></person>'
    )
    (entity,) = read_authority(lists(tmp_path, content=content))
    assert (entity.id, entity.kind, entity.names) == ("orm-ada", EntityKind.PERSON, ("Ada Orm", "Ada of Wapping"))
    assert (entity.surname, entity.forename, entity.sort) == ("Orm", "Ada", "Orm, Ada")
    assert (entity.note, entity.idno, entity.evidence) == ("Harbour pilot.", (("local", "7"),), None)
    assert (entity.birth, entity.death) == ("1815-12-10", None)


def test_places_organisations_and_works_inside_whole_documents(tmp_path: Path) -> None:
    lists(tmp_path, "listPlace", '<place xml:id="quay"><placeName>Quay</placeName><location><geo>51.5, -0.1</geo>'
                                 "</location></place>")  # fmt: skip
    lists(tmp_path, "listOrg", '<org xml:id="pilots"><orgName>Guild of Pilots</orgName></org>')
    lists(tmp_path, "listBibl", '<bibl xml:id="b1"><title>The Long Quay</title></bibl>')
    assert [(e.id, e.kind, e.names[0], e.geo) for e in read_authority(tmp_path)] == [
        ("quay", EntityKind.PLACE, "Quay", (51.5, -0.1)),
        ("pilots", EntityKind.ORG, "Guild of Pilots", None),
        ("b1", EntityKind.BIBL, "The Long Quay", None),
    ]


def test_files_that_are_not_there_are_passed_over(tmp_path: Path) -> None:
    assert read_authority(tmp_path) == ()
    assert read_authority(tmp_path / "nowhere") == ()


TWICE = '<person xml:id="a"><persName>Ada</persName></person>\n<person xml:id="a"><persName>Eve</persName></person>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TWICE, r"listPerson\.xml, line 3: .* \"a\" stands also in .*line 2"),
        ("<person><persName>Ada</persName></person>", r"listPerson\.xml, line 2: the person has no xml:id"),
        ("<person", r"listPerson\.xml, line 3, column \d+: not well-formed"),
    ],
)
def test_bad_lists(tmp_path: Path, content: str, expected: str) -> None:
    with pytest.raises(ConfigurationError, match=expected):
        read_authority(lists(tmp_path, content=content))


def test_a_list_outside_the_tei_namespace(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="line 1: the root <listPerson> is not in the TEI namespace"):
        read_authority(lists(tmp_path, namespace="http://example.org/other"))


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    text = f'<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/hostname">]><listPerson xmlns="{TEI_NS}">&e;</listPerson>'
    (tmp_path / "listPerson.xml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="document type"):
        read_authority(tmp_path)


def test_names_that_are_too_short_are_told_and_not_looked_for(tmp_path: Path) -> None:
    content = '<person xml:id="a"><persName>Ed</persName><persName>Edward</persName></person>\n<person xml:id="b"/>'
    folder = lists(tmp_path, content=content)
    assert [entity.names for entity in read_authority(folder)] == [("Edward",), ()]
    findings = authority_findings(folder)
    assert [(finding.line, finding.rule) for finding in findings] == [
        (2, "authority-name-long-enough"),
        (3, "authority-name-long-enough"),
    ]
    assert "“Ed”" in findings[0].message


def test_pointers_between_entries_must_lead_somewhere(tmp_path: Path) -> None:
    content = """<person xml:id="ada"><persName ref="https://example.org/ada">Ada Orm</persName>
<birth><placeName ref="#quay">Quay</placeName></birth>
<residence><placeName ref="listPlace.xml#gone">Orm</placeName> <placeName ref="#nowhere"/></residence></person>"""
    lists(tmp_path, "listPlace", '<place xml:id="quay"><placeName>Quay</placeName></place>')
    found = authority_findings(lists(tmp_path, content=content))
    assert {(one.rule, one.line) for one in found} == {("pointer-resolves", 4)}
    assert ["listPlace.xml#gone" in found[0].message, "#nowhere" in found[1].message] == [True, True]
    assert found[0].document.endswith("listPerson.xml")


def test_entries_in_the_list_of_another_kind_are_told(tmp_path: Path) -> None:
    content = '<listPlace>\n<place xml:id="quay"><placeName>Quay</placeName></place></listPlace>'
    folder = lists(tmp_path, content=content)
    assert read_authority(folder) == ()
    [found] = authority_findings(folder)
    assert (found.rule, found.line, found.document) == (
        "authority-entry-in-its-list",
        3,
        str(tmp_path / "listPerson.xml"),
    )
    assert found.message.startswith("place quay is not read")
    assert found.advice == "Move it to listPlace.xml."
