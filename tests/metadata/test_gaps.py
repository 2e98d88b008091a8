"""A header without title, licence, date or publisher: what can be made is made, what is missing is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from metadata.records import FULL
from teiedition.model import Severity
from teiedition.names import tei
from teiedition.publication import PUBLICATIONS, chosen, told
from teiedition.publication.gaps import Gap, split

RECORDS = [each.name for each in PUBLICATIONS if each.folder == "metadata"]
FIELDS = {
    "title": (["titleStmt/title"], "/TEI/teiHeader/fileDesc/titleStmt/title"),
    "publisher": (["publicationStmt/publisher"], "/TEI/teiHeader/fileDesc/publicationStmt/publisher"),
    "date": (["publicationStmt/date"], "/TEI/teiHeader/fileDesc/publicationStmt/date/@when"),
    "licence": (
        ["publicationStmt/availability"],
        "/TEI/teiHeader/fileDesc/publicationStmt/availability/licence/@target",
    ),
}
UNMADE = {
    "title": {
        *("dcterms", "mods", "mets", "datacite", "oai", "cmdi"),
        *("schema-org", "cff", "zenodo", "bibtex", "ris", "csl"),
    },
    "publisher": {"datacite", "bibtex"},
    "date": {"datacite", "bibtex"},
    "licence": {"zenodo"},
}


def without(field: str) -> str:
    root = etree.fromstring(FULL)
    for path in FIELDS[field][0]:
        for element in root.findall(".//" + "/".join(tei(part) for part in path.split("/"))):
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)
    return etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("field", FIELDS)
def test_each_record_says_what_is_missing(tmp_path: Path, command: Any, field: str) -> None:
    document = tmp_path / "gull.xml"
    document.write_text(without(field), encoding="utf-8")
    result = command("publish", document, "-o", tmp_path / "out", "--only", "metadata")
    assert result.exit_code == 1
    made = {path.name for path in (tmp_path / "out/metadata").iterdir()}
    named = {name: each.path("gull").split("/")[1] for name in RECORDS for each in chosen((name,))}
    assert {name for name, file in named.items() if file not in made} == UNMADE[field]
    (line,) = [line for line in result.stderr.splitlines() if f"has no {field}:" in line]
    unmade, _, without_it = line.partition(";")
    assert FIELDS[field][1] in line and "[edition]" in line
    for name in RECORDS:
        assert name in unmade if name in UNMADE[field] else name in without_it, (name, line)


def test_a_title_that_is_missing_spares_the_data(tmp_path: Path, command: Any) -> None:
    document = tmp_path / "gull.xml"
    document.write_text(without("title"), encoding="utf-8")
    result = command("publish", document, "-o", tmp_path / "out", "--only", "text,data,html")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "out/data/gull.ttl").is_file() and (tmp_path / "out/text/gull.txt").is_file()


def test_what_no_export_demands_is_a_warning(tmp_path: Path, command: Any) -> None:
    document = tmp_path / "gull.xml"
    document.write_text(without("licence"), encoding="utf-8")
    result = command("publish", document, "-o", tmp_path / "out", "--only", "dc,mods")
    assert result.exit_code == 0
    assert "warning: " in result.stderr and "no licence: dc, mods are made without it. Fill /TEI" in result.stderr


def test_one_finding_for_each_field() -> None:
    gaps = [
        Gap("licence", "/l", "mods", fatal=False),
        Gap("doi", "/d", "datacite", fatal=True),
        Gap("licence", "/l", "zenodo", fatal=True),
        Gap("licence", "/l", "csl", fatal=False),
    ]
    found = told(gaps, "w")
    assert [(each.rule, each.severity, each.path) for each in found] == [
        ("header-has-licence", Severity.ERROR, "/l"),
        ("header-has-doi", Severity.ERROR, "/d"),
    ]
    assert found[0].message == "The header has no licence: zenodo is not made; mods, csl are made without it."


def test_what_is_not_made_lacks_nothing_else() -> None:
    messages = ['{"gap":"url","path":"/u","fatal":true}', '{"gap":"date","path":"/d","fatal":false}', "hello"]
    assert split(messages, "oai") == ((Gap("url", "/u", "oai", fatal=True),), ("hello",))
