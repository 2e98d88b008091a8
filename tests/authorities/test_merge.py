"""Accepted rows come into the lists, and of what stands there not a byte changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiedition.authorities import Decision, Row, merge
from teiedition.authorities.xmltext import XmlText
from teiedition.errors import ConfigurationError, OutputError, SourceError
from teiedition.model import Entity, EntityKind
from teiedition.tei.authority import read_authority

PERSONS = """\
<?xml version='1.0' encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"  xml:id='persons'>
  <teiHeader><fileDesc><titleStmt><title>Pilots &amp; Keepers</title></titleStmt></fileDesc></teiHeader>
  <standOff>
    <!-- The pilots first: <person xml:id="nobody"/> is no entry. -->
    <listPerson>

      <person  xml:id="zander"   sex='f'><persName>Zoë Zander</persName></person>
      <!-- Keepers -->
      <person xml:id="abel">
        <persName><forename>Ann</forename> <surname>Abel</surname></persName>
        <persName>Ai</persName>
        <note>Keeper of the light; see <ref target="#zander">her</ref>.</note>
      </person>
      <!-- More to come. -->
    </listPerson>
  </standOff>
</TEI>
"""

TABLE = Path("names.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "listPerson.xml").write_text(PERSONS, encoding="utf-8")
    return tmp_path


def row(name: str, accept: Decision = Decision.NEW, match: str = "", line: int = 2, **facts: object) -> Row:
    names = facts.pop("names", (name.replace("-", " ").title(),))
    entity = Entity(name, facts.pop("kind", EntityKind.PERSON), names, **facts)  # type: ignore[arg-type]
    return Row(entity, accept, match=match, line=line)


def test_a_new_entry_stands_at_the_end_of_its_list_and_all_else_as_it_was(folder: Path) -> None:
    new = row(
        "quay-olga",
        names=("Olga Quay", "O. Quay & Sons"),
        forename="Olga",
        surname="Quay",
        note="Pilot <of> the quay.",
        idno=(("viaf", "0"),),
    )
    assert merge([new], folder, TABLE).added == ("quay-olga",)
    expected = """\
      <!-- More to come. -->
      <person xml:id="quay-olga">
        <persName><forename>Olga</forename> <surname>Quay</surname></persName>
        <persName>O. Quay &amp; Sons</persName>
        <idno type="viaf">0</idno>
        <note>Pilot &lt;of&gt; the quay.</note>
      </person>
"""
    written = (folder / "listPerson.xml").read_text(encoding="utf-8")
    assert written == PERSONS.replace("      <!-- More to come. -->\n", expected)
    entity = read_authority(folder)[-1]
    assert (entity.names, entity.surname, entity.note) == (new.entity.names, "Quay", "Pilot <of> the quay.")


def test_a_match_gives_its_forms_and_identifiers_to_the_entry(folder: Path) -> None:
    matched = row("x", Decision.MATCH, "abel", names=("Ann Abel", "Ai", "A. Abel"), idno=(("gnd", "0"),))
    merged = merge([matched, row("y", Decision.MATCH, "zander", names=("Z. Zander",))], folder, TABLE)
    assert sorted(merged.extended) == ["abel", "zander"]
    written = (folder / "listPerson.xml").read_text(encoding="utf-8")
    added = [line for line in written.splitlines() if line not in PERSONS.splitlines()]
    assert [line.strip() for line in added] == [
        "<person  xml:id=\"zander\"   sex='f'><persName>Zoë Zander</persName>",
        "<persName>Z. Zander</persName></person>",
        "<persName>A. Abel</persName>",
        '<idno type="gnd">0</idno>',
    ]
    assert written.index("A. Abel") < written.index('type="gnd"') < written.index("Keeper of the light")


def test_what_was_merged_is_not_merged_again(folder: Path) -> None:
    rows = [row("quay-olga"), row("x", Decision.MATCH, "abel", names=("A. Abel", "Ai"))]
    merge(rows, folder, TABLE)
    before = (folder / "listPerson.xml").read_bytes()
    again = merge(rows, folder, TABLE)
    assert (again.added, again.extended, again.written) == ((), (), ())
    assert again.present == ("quay-olga", "abel")
    assert (folder / "listPerson.xml").read_bytes() == before


def test_only_accepted_rows_are_merged(folder: Path) -> None:
    rows = [row("one", Decision.OPEN), row("two", Decision.REJECTED)]
    assert merge(rows, folder, TABLE).written == ()


def test_a_match_may_be_with_a_row_of_the_same_table(folder: Path) -> None:
    rows = [row("x", Decision.MATCH, "quay-olga", names=("Olga Q.",), line=2), row("quay-olga", line=3)]
    assert merge(rows, folder, TABLE).added == ("quay-olga",)
    assert read_authority(folder)[-1].names == ("Quay Olga", "Olga Q.")


def test_a_list_that_is_not_there_is_made(tmp_path: Path) -> None:
    rows = [
        row("leith", kind=EntityKind.PLACE, geo=(55.98, -3.17), names=("Leith",)),
        row("guild", kind=EntityKind.ORG, names=("Guild of Pilots",)),
        Row(Entity("log", EntityKind.BIBL, ("The Log of the Pilot", "The Log")), Decision.NEW, level="m"),
    ]
    merged = merge(rows, tmp_path / "authority", TABLE)
    assert [path.name for path in merged.written] == ["listPlace.xml", "listOrg.xml", "listBibl.xml"]
    place, org, work = read_authority(tmp_path / "authority")
    assert (place.geo, org.names, work.names) == ((55.98, -3.17), ("Guild of Pilots",), rows[2].entity.names)
    text = (tmp_path / "authority/listBibl.xml").read_text(encoding="utf-8")
    assert '    <title level="m" type="short">The Log</title>\n  </bibl>\n</listBibl>\n' in text


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ([row("abel")], ["line 2", '"abel"', "listPerson.xml, line 10"]),
        ([row("persons")], ["line 2", '"persons"', "listPerson.xml, line 2"]),
        ([row("a b")], ["line 2", "“a b”", "xml:id"]),
        ([row("")], ["line 2", "xml:id"]),
        ([row("quay", names=())], ["line 2", "no name"]),
        ([row("quay"), row("quay", line=3)], ["line 3", '"quay"', "line 2 of this table"]),
        ([row("quay", Decision.MATCH, "nobody")], ["line 2", "“nobody”", "no list"]),
        ([row("quay", Decision.MATCH, "abel", kind=EntityKind.PLACE)], ["line 2", "abel", "a person, the row a place"]),
    ],
)
def test_conflicts_are_named_by_line_and_nothing_is_changed(folder: Path, rows: list[Row], parts: list[str]) -> None:
    with pytest.raises(SourceError) as caught:
        merge([row("good", line=9), *rows], folder, TABLE)
    assert all(part in str(caught.value) for part in ["names.csv", *parts]), caught.value
    assert (folder / "listPerson.xml").read_text(encoding="utf-8") == PERSONS


def test_all_conflicts_are_told_at_once(folder: Path) -> None:
    with pytest.raises(SourceError) as caught:
        merge([row("abel", line=4), row("zander", line=7)], folder, TABLE)
    assert "line 4" in caught.value.message
    assert "line 7" in caught.value.message


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ('"abel"', '"zander"', "line 10"),
        ("</standOff>", "", "not well-formed"),
        ("http://www.tei-c.org/ns/1.0", "http://example.org", "TEI namespace"),
        ("<TEI", "<!DOCTYPE TEI []><TEI", "document type"),
    ],
)
def test_bad_lists_are_refused_by_file_and_line(folder: Path, old: str, new: str, part: str) -> None:
    path = folder / "listPerson.xml"
    path.write_text(PERSONS.replace(old, new, 1), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match=r"listPerson\.xml") as caught:
        merge([row("quay")], folder, TABLE)
    assert part in caught.value.message
    assert path.read_bytes() == before


def test_a_file_without_a_list(folder: Path) -> None:
    path = folder / "listPlace.xml"
    path.write_text(PERSONS.replace("listPerson", "listRelation"), encoding="utf-8")
    with pytest.raises(SourceError, match="no listPlace"):
        merge([row("quay"), row("leith", kind=EntityKind.PLACE)], folder, TABLE)
    assert (folder / "listPerson.xml").read_text(encoding="utf-8") == PERSONS


def test_when_one_list_cannot_be_written_none_is(folder: Path) -> None:
    (folder / "listPlace.xml").mkdir()
    with pytest.raises(OutputError, match="listPlace"):
        merge([row("quay"), row("leith", kind=EntityKind.PLACE)], folder, TABLE)
    assert (folder / "listPerson.xml").read_text(encoding="utf-8") == PERSONS


@pytest.mark.parametrize(
    "layout",
    [
        "<listPerson xmlns='http://www.tei-c.org/ns/1.0'/>",
        "<listPerson xmlns='http://www.tei-c.org/ns/1.0' ></listPerson>",
        "<listPerson xmlns='http://www.tei-c.org/ns/1.0'>\n<!-- none yet -->\n</listPerson>\n",
        "<t:TEI xmlns:t='http://www.tei-c.org/ns/1.0'>\r\n\t<t:standOff>\r\n\t\t<t:listPerson/>\r\n\t</t:standOff></t:TEI>",
        "\ufeff<?xml version='1.0'?><?p >?><!-- > -->\n<listPerson n='a>b' xmlns='http://www.tei-c.org/ns/1.0'></listPerson>",
    ],
)
def test_any_layout_takes_entries_and_keeps_the_rest(tmp_path: Path, layout: str) -> None:
    path = tmp_path / "listPerson.xml"
    path.write_bytes(layout.encode())
    merge([row("quay"), row("keel")], tmp_path, TABLE)
    assert [entity.id for entity in read_authority(tmp_path)] == ["quay", "keel"]
    after = path.read_bytes().decode()
    assert ("\r\n" in layout) == ("\r\n" in after)
    kept = iter(after)
    assert all(character in kept for character in layout.replace("/>", ">")), "nothing is taken away"


def test_another_encoding_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "listPerson.xml"
    path.write_bytes(PERSONS.replace("UTF-8", "ISO-8859-1").encode("latin-1"))
    merge([row("quay", names=("Ōlga Quäy",))], tmp_path, TABLE)
    assert read_authority(tmp_path)[-1].names == ("Ōlga Quäy",)
    assert "Quäy".encode("latin-1") in path.read_bytes()


HEADER = """
<teiHeader><fileDesc><titleStmt><title>Lists</title></titleStmt>
<publicationStmt><publisher>The quay</publisher></publicationStmt>
<sourceDesc><p>Compiled by hand.</p></sourceDesc></fileDesc></teiHeader>"""


@pytest.mark.parametrize("kind", EntityKind)
def test_entries_are_valid_by_our_grammar(tmp_path: Path, kind: EntityKind) -> None:
    """New ones, and those that take identifiers after names and coordinates, before notes."""
    name = {"person": "persName", "place": "placeName", "org": "orgName", "bibl": "title"}[kind]
    listed = f"list{kind.value.title()}"
    location = "<location><geo>1 2</geo></location>" if kind == EntityKind.PLACE else ""
    there = f'<{kind.value} xml:id="old"><{name}>Old</{name}>{location}<note>Old.</note></{kind.value}>'
    path = tmp_path / f"{listed}.xml"
    lists = f"<standOff><{listed}>{there}</{listed}></standOff>"
    path.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{HEADER}{lists}</TEI>', encoding="utf-8")
    idno = (("viaf", "0"), ("URI", "http://example.org/a"))
    geo = (1.5, -2.25) if kind == EntityKind.PLACE else None
    new = row(
        "new", kind=kind, idno=idno, geo=geo, note="Pilot.", names=("Olga Quay", "Quay"), surname="Quay", birth="1815"
    )
    merge([new, row("x", Decision.MATCH, "old", kind=kind, idno=idno)], tmp_path, TABLE)
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "schema/teiedition.rng"))
    grammar.assertValid(etree.parse(path))


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1).map(
    lambda name: f"Abc {' '.join(name.split())}".strip()
)


@settings(max_examples=40, deadline=None)
@given(names=st.lists(NAMES, min_size=1, max_size=4, unique=True), note=NAMES)
def test_any_name_comes_back_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], note: str
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "listPerson.xml").write_text(PERSONS, encoding="utf-8")
    merge([row("new", names=tuple(names), note=note)], folder, TABLE)
    entity = read_authority(folder)[-1]
    assert (entity.names, entity.note) == (tuple(names), note)
    old, new = PERSONS.splitlines(), iter((folder / "listPerson.xml").read_text(encoding="utf-8").splitlines())
    assert all(line in new for line in old), "every line is there, in order"


def test_the_lists_of_the_sample_edition_are_found_as_a_parser_finds_them() -> None:
    for path in (Path(__file__).parents[2] / "tei/authority").glob("*.xml"):
        text = XmlText(path.read_bytes())
        parsed = [(str(each.tag).rpartition("}")[2], each.sourceline) for each in etree.parse(path).iter(etree.Element)]
        assert [(tag.name, text.line(tag.opened - 1)) for tag in text.root.walk()] == parsed
        assert text.to_bytes() == path.read_bytes()
