"""From the text into the authority lists: propose, decide, reconcile, merge, import."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import Result

from authorities.test_reconciling import LoopbackService, loopback
from conftest import Command
from teiedition.errors import ExitCode

__all__ = ["loopback"]

Cells = dict[str, str]


@pytest.fixture
def built(edition: Path, command: Command) -> Path:
    """The small edition with its text converted, and a place in its lists."""
    (edition / "tei/authority/listPlace.xml").write_text(
        '<listPlace xmlns="http://www.tei-c.org/ns/1.0">\n  <place xml:id="bristol">\n'
        "    <placeName>Bristol</placeName>\n  </place>\n</listPlace>\n",
        encoding="utf-8",
    )
    result = command("convert", edition / "source/harbour.txt")
    assert result.exit_code == 0, result.output
    return edition


@pytest.fixture
def table(built: Path, command: Command) -> Path:
    path = built / "names.csv"
    result = command("annotate", built / "tei/harbour.xml", "--propose", path)
    assert result.exit_code == 0, result.output
    assert "names.csv: " in result.stdout
    return path


def rows(table: Path) -> list[Cells]:
    return list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))


def decide(table: Path, identifier: str, **cells: str) -> None:
    before = rows(table)
    assert identifier in {row["id"] for row in before}
    found = [{**row, **(cells if row["id"] == identifier else {})} for row in before]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]))
        writer.writeheader()
        writer.writerows(found)


def refused(result: Result, code: ExitCode, *parts: str) -> None:
    assert result.exit_code == code, result.output
    [error] = [line for line in result.stderr.splitlines() if line.startswith("error")]
    assert "Traceback" not in result.stderr
    assert all(part in result.stderr for part in parts), error


def test_the_whole_way(built: Path, table: Path, command: Command) -> None:
    found = {row["id"]: row for row in rows(table)}
    assert "bristol" not in found, "it is in the lists"
    jane = found["placeholder-jane"]
    assert (jane["accept"], jane["kind"], jane["forms"], jane["count"]) == ("", "person", "Jane Placeholder", "1")
    assert jane["places"].startswith("harbour-p")
    decide(table, "placeholder-jane", accept="yes", id="jane", note="Writer.")
    result = command("authority", "merge", table, "--edition", built)
    assert result.exit_code == 0, result.output
    assert "1 new entries, 0 extended, 0 there already." in result.stdout
    persons = (built / "tei/authority/listPerson.xml").read_text(encoding="utf-8")
    assert '<person xml:id="jane">' in persons
    assert persons.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<listPerson')
    assert command("annotate", built / "tei/harbour.xml", "--propose", table).exit_code == 0
    assert 'ref="#jane"' in (built / "tei/harbour.xml").read_text(encoding="utf-8")
    again = {row["id"]: row for row in rows(table)}
    assert again["jane"]["accept"] == "yes", "what was decided is kept"
    assert "placeholder-jane" not in again
    assert (
        "0 new entries, 0 extended, 1 there already." in command("authority", "merge", table, "--edition", built).stdout
    )


def test_conflicts_end_with_one_message_and_nothing_changes(built: Path, table: Path, command: Command) -> None:
    before = {path: path.read_bytes() for path in (built / "tei/authority").iterdir()}
    decide(table, "placeholder-jane", accept="yes", id="bristol")
    result = command("authority", "merge", table, "--edition", built)
    refused(result, ExitCode.SOURCE, "names.csv, line ", "listPlace.xml, line 2", "Nothing was changed")
    assert {path: path.read_bytes() for path in (built / "tei/authority").iterdir()} == before


def test_a_damaged_table_is_neither_merged_nor_overwritten(built: Path, table: Path, command: Command) -> None:
    table.write_text("accept,id\nyes,jane\n", encoding="utf-8")
    refused(command("authority", "merge", table, "--edition", built), ExitCode.SOURCE, "names.csv, line 1", "kind")
    result = command("annotate", built / "tei/harbour.xml", "--propose", table)
    refused(result, ExitCode.SOURCE, "names.csv, line 1")
    assert table.read_text(encoding="utf-8") == "accept,id\nyes,jane\n"


def test_a_document_that_fails_leaves_the_table_as_it_was(built: Path, table: Path, command: Command) -> None:
    before = table.read_bytes()
    (built / "tei/broken.xml").write_text("<TEI", encoding="utf-8")
    files = (built / "tei/harbour.xml", built / "tei/broken.xml")
    result = command("annotate", *files, "--propose", table, "--executor", "serial")
    refused(result, ExitCode.SOURCE, "broken.xml")
    assert table.read_bytes() == before


def test_damaged_lists_are_named(built: Path, table: Path, command: Command) -> None:
    path = built / "tei/authority/listPlace.xml"
    path.write_text(path.read_text().replace("<placeName>", "<placeName"), encoding="utf-8")
    decide(table, "placeholder-jane", accept="yes")
    result = command("authority", "merge", table, "--edition", built)
    refused(result, ExitCode.CONFIGURATION, "listPlace.xml, line 3")


@pytest.mark.parametrize("name", ["merge", "import"])
def test_lists_belong_to_an_edition(here: Path, name: str, command: Command) -> None:
    Path("list.csv").write_text("accept,id,kind,forms,match,name\nyes,a,person,Ann,,Ann\n")
    options = ("--kind", "person") if name == "import" else ()
    refused(command("authority", name, "list.csv", *options), ExitCode.CONFIGURATION, "edition.toml", "--edition")
    assert [path.name for path in here.iterdir()] == ["list.csv"]


def test_import_twice_is_import_once(edition: Path, here: Path, command: Command) -> None:
    Path("list.csv").write_text("name;viaf\nQuay, Olga;0\nAnn Abel;\n", encoding="utf-8")
    run = ("authority", "import", "list.csv", "--kind", "person", "--edition", edition)
    assert "2 new entries" in command(*run).stdout
    assert "0 new entries, 0 extended, 2 there already." in command(*run).stdout
    refused(command(*run[:2], "nowhere.csv", *run[3:]), ExitCode.SOURCE, "nowhere.csv cannot be read")


def test_import_turtle(edition: Path, here: Path, command: Command) -> None:
    pytest.importorskip("rdflib")
    Path("list.ttl").write_text('<http://example.org/a> <http://example.org/name> "Fictitious Rock" .')
    run = ("authority", "import", "list.ttl", "--kind", "place", "--edition", edition, "-v")
    assert "new: fictitious-rock" in command(*run).stderr
    assert '<place xml:id="fictitious-rock">' in (edition / "tei/authority/listPlace.xml").read_text()


def test_reconcile_writes_candidates_into_the_table_only(
    built: Path, table: Path, command: Command, loopback: LoopbackService
) -> None:
    before = {path: path.read_bytes() for path in (built / "tei").rglob("*") if path.is_file()}
    run = ("authority", "reconcile", table, "--service", loopback.url, "--cache", built / ".cache", "--edition", built)
    result = command(*run, "--kind", "person")
    assert result.exit_code == 0, result.output
    assert {row["candidates"] for row in rows(table) if row["kind"] == "person"} == {"none"}
    assert {path: path.read_bytes() for path in (built / "tei").rglob("*") if path.is_file()} == before
    asked = loopback.requests
    assert "nothing to ask" in command(*run, "--kind", "person").stdout
    assert loopback.requests == asked


def test_identifiers_for_entries_that_are_there(built: Path, command: Command, loopback: LoopbackService) -> None:
    links = built / "links.csv"
    run = ("authority", "reconcile", links, "--service", loopback.url, "--cache", built / ".cache", "--edition", built)
    refused(command(*run), ExitCode.SOURCE, "links.csv cannot be read")
    assert command(*run, "--entries").exit_code == 0
    assert [(row["match"], row["candidates"]) for row in rows(links)] == [("bristol", "none")]
    decide(links, "bristol", accept="match", identifiers="wikidata:Q0")
    assert "0 new entries, 1 extended" in command("authority", "merge", links, "--edition", built).stdout
    places = (built / "tei/authority/listPlace.xml").read_text(encoding="utf-8")
    assert '    <placeName>Bristol</placeName>\n    <idno type="wikidata">Q0</idno>\n  </place>' in places


def test_a_service_that_fails(built: Path, table: Path, command: Command, loopback: LoopbackService) -> None:
    before = table.read_bytes()
    loopback.failures = [(404, {})]
    result = command("authority", "reconcile", table, "--service", loopback.url, "--cache", built / ".cache")
    refused(result, ExitCode.RESOURCE, loopback.url, "404")
    assert table.read_bytes() == before
    result = command("authority", "reconcile", table, "--service", "file:///etc/hostname")
    refused(result, ExitCode.RESOURCE, "not the address of a web service")
