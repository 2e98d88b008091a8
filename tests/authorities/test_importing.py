"""Lists from elsewhere: CSV and Turtle."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from teiedition.authorities import Decision, import_csv, import_turtle
from teiedition.errors import ResourceMissingError, SourceError
from teiedition.model import EntityKind

CSV = """\
name;forms;surname;forename;note;viaf;identifiers;birth
Quay, Olga;O. Quay | Olga the Pilot;;;Pilot.;0;gnd:1;1815
Ann Abel;;Abel;Ann;;;;
Ann Abel;;;;Another one.;;;
Madonna;;;;;;;
"""

TURTLE = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <https://schema.org/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .

<http://example.org/olga> a foaf:Person ; foaf:givenName "Olga" ; foaf:familyName "Quay" ;
    skos:altLabel "O. Quay"@en, "Olga, die Lotsin"@de, "Olga the Pilot" ; skos:note "Pilot."@en ;
    owl:sameAs <http://viaf.org/viaf/0>, <https://evil-viaf.org/viaf/1> .
<http://www.wikidata.org/entity/Q0> a schema:Place ; schema:name "Fictitious Rock"@en, "Erfundener Fels"@de ;
    geo:lat 56.43 ; geo:long "-2.38" .
<http://example.org/guild> skos:prefLabel "Gilde der Lotsen"@de .
[] a foaf:Person .
"""


def test_persons_from_csv(tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    path.write_text(CSV, encoding="utf-8")
    rows = import_csv(path, EntityKind.PERSON)
    assert [row.entity.id for row in rows] == ["quay-olga", "abel-ann", "abel-ann-2", "madonna"]
    olga = rows[0].entity
    assert olga.names == ("Olga Quay", "O. Quay", "Olga the Pilot")
    assert (olga.surname, olga.forename, olga.note) == ("Quay", "Olga", "Pilot.")
    assert (olga.birth, olga.death) == ("1815", None)
    assert olga.idno == (("viaf", "0"), ("gnd", "1"))
    assert {row.accept for row in rows} == {Decision.NEW}
    assert [row.line for row in rows] == [2, 3, 4, 5]


def test_places_from_csv(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("id,Name,Latitude,Longitude\nrock,Bell Rock,56.43,-2.38\n,Nowhere,,\n", encoding="utf-8")
    rock, nowhere = (row.entity for row in import_csv(path, EntityKind.PLACE))
    assert (rock.id, rock.geo, nowhere.id, nowhere.geo) == ("rock", (56.43, -2.38), "nowhere", None)


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("title,note\nx,y\n", ["line 1", "name is missing"]),
        ("name,note\n,Nobody.\n", ["line 2", "no name"]),
        ("id,name\na,Ann\nb,Bo\na,Al\n", ["line 4", '"a"', "twice"]),
        ("name,latitude,longitude\nAyr,north,1\n", ["line 2", "latitude"]),
        ("name,latitude,longitude\nAyr,55.4,\n", ["line 2", "latitude"]),
    ],
)
def test_bad_lists(tmp_path: Path, content: str, parts: list[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        import_csv(path, EntityKind.PERSON)
    assert all(part in str(caught.value) for part in ["list.csv", *parts]), caught.value


def turtle(path: Path, content: str = TURTLE) -> Path:
    pytest.importorskip("rdflib")
    (path / "list.ttl").write_text(content, encoding="utf-8")
    return path / "list.ttl"


def test_persons_from_turtle(tmp_path: Path) -> None:
    found = {row.entity.id: row.entity for row in import_turtle(turtle(tmp_path), EntityKind.PERSON)}
    olga = found["quay-olga"]
    assert olga.names == ("Olga Quay", "O. Quay", "Olga the Pilot")
    assert (olga.surname, olga.note) == ("Quay", "Pilot.")
    assert olga.idno == (
        ("URI", "http://example.org/olga"),
        ("viaf", "0"),
        ("URI", "https://evil-viaf.org/viaf/1"),
    )
    assert sorted(found) == ["lotsen-gilde-der", "quay-olga"], "what has no type is taken, too"


def test_places_from_turtle_in_a_language(tmp_path: Path) -> None:
    path = turtle(tmp_path)
    rock = {row.entity.id: row.entity for row in import_turtle(path, EntityKind.PLACE)}["fictitious-rock"]
    assert (rock.names, rock.geo, rock.idno) == (("Fictitious Rock",), (56.43, -2.38), (("wikidata", "Q0"),))
    assert "erfundener-fels" in {row.entity.id for row in import_turtle(path, EntityKind.PLACE, "de")}


def test_turtle_gives_the_same_rows_each_time(tmp_path: Path) -> None:
    path = turtle(tmp_path)
    assert import_turtle(path, EntityKind.PERSON) == import_turtle(path, EntityKind.PERSON)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("@prefix a: <http://a/> .\na:b a:c .\n", "list.ttl, line 2: no Turtle"),
        ("", "names nothing that is a person"),
        ("<http://a/b> a <http://a/Ship> ; <http://a/name> 'The Pilot' .", "names nothing that is a person"),
    ],
)
def test_bad_turtle(tmp_path: Path, content: str, part: str) -> None:
    with pytest.raises(SourceError) as caught:
        import_turtle(turtle(tmp_path, content), EntityKind.PERSON)
    assert part in str(caught.value)


def test_without_rdflib_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = turtle(tmp_path)
    monkeypatch.setitem(sys.modules, "rdflib", None)
    with pytest.raises(ResourceMissingError, match=r"pip install 'teiedition\[rdf\]'"):
        import_turtle(path, EntityKind.PERSON)
