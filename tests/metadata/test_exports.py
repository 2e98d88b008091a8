"""Each metadata export says what the header says, satisfies the schema of its standard, and invents nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from lxml import etree

from metadata.records import BARE, FULL, HARBOUR, schema
from teiedition.model import Severity
from teiedition.publication import PUBLICATIONS, MetadataGapError, chosen, publish

NAMES = [each.name for each in PUBLICATIONS if each.on_request and each.folder == "metadata"]


def made(tmp_path: Path, name: str, text: str = FULL) -> Path:
    document = tmp_path / "document.xml"
    document.write_text(text, encoding="utf-8")
    (publication,) = chosen((name,))
    (path,) = publish(document, publication, tmp_path / "out")
    return path


def read(tmp_path: Path, name: str, text: str = FULL) -> Any:
    return json.loads(made(tmp_path, name, text).read_text(encoding="utf-8"))


def parts(path: Path, name: str) -> list[str | None]:
    return [each.text for each in etree.parse(path).getroot().iter(f"{{*}}{name}")]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "xsd"),
    [
        ("dcterms", "dc/2008-02-11/qualifieddc.xsd"),
        ("mods", "mods/mods-3-8.xsd"),
        ("datacite", "datacite/kernel-4.7/metadata.xsd"),
        ("mets", "drivers/mets-mods-premis-dc.xsd"),
        ("premis", "premis/premis-v3-0.xsd"),
        ("oai", "drivers/oai-pmh-oai_dc.xsd"),
        ("cmdi", "drivers/cmdi-envelope.xsd"),
    ],
)
def test_the_official_schema(tmp_path: Path, shared: Path, name: str, xsd: str) -> None:
    found = etree.parse(made(tmp_path, name)).getroot()
    assert [f"{error.path}: {error.reason}" for error in schema(shared, xsd).iter_errors(found)] == []
    if name not in ("datacite", "oai"):  # they ask for more than this header has
        found = etree.parse(made(tmp_path, name, HARBOUR.read_text(encoding="utf-8"))).getroot()
        assert [f"{error.path}: {error.reason}" for error in schema(shared, xsd).iter_errors(found)] == []


@pytest.mark.shared
@pytest.mark.parametrize(("name", "rules"), [("cff", "cff-1.2.0.schema.json"), ("csl", "csl-data.json")])
def test_the_official_json_schema(tmp_path: Path, shared: Path, name: str, rules: str) -> None:
    official = json.loads((shared / "schemas/json" / rules).read_text(encoding="utf-8"))
    for text in (FULL, HARBOUR.read_text(encoding="utf-8")):
        content = yaml.load(made(tmp_path, name, text).read_text(encoding="utf-8"), yaml.BaseLoader)
        if name == "cff":
            content["preferred-citation"]["year"] = int(content["preferred-citation"]["year"])
        else:
            content = read(tmp_path, name, text)
        jsonschema.validate(content, official)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bytes_each_time(tmp_path: Path, name: str) -> None:
    assert made(tmp_path, name).read_bytes() == made(tmp_path, name).read_bytes()


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("datacite", ["doi", "creator", "title", "publisher", "date"]),
        ("bibtex", ["title", "creator", "publisher", "date"]),
        ("oai", ["title", "url", "day"]),
        ("mods", ["title"]),
    ],
)
def test_what_is_missing_is_said_and_not_invented(tmp_path: Path, name: str, missing: list[str]) -> None:
    with pytest.raises(MetadataGapError) as failure:
        made(tmp_path, name, BARE)
    fatal = [each for each in failure.value.findings if each.severity is Severity.ERROR]
    assert [each.rule for each in fatal] == [f"header-has-{field}" for field in missing]
    assert all(each.path.startswith("/TEI/teiHeader/") and each.path in each.advice for each in fatal)
    assert not (tmp_path / "out").exists()


def test_what_can_be_made_is_made(tmp_path: Path, command: Any) -> None:
    document = tmp_path / "gull.xml"
    document.write_text(FULL.replace('<idno type="DOI">https://doi.org/10.5072/gull</idno>', ""), encoding="utf-8")
    result = command("publish", document, "-o", tmp_path / "out", "--only", "datacite,mods,ris")
    assert result.exit_code == 1
    assert (
        "The header has no doi: datacite is not made. Fill /TEI/teiHeader/fileDesc/publicationStmt/idno"
        in result.stderr
    )
    assert sorted(path.name for path in (tmp_path / "out/metadata").iterdir()) == ["gull.mods.xml", "gull.ris"]


def test_datacite(tmp_path: Path) -> None:
    path = made(tmp_path, "datacite")
    assert parts(path, "identifier") == ["10.5072/gull"]
    assert parts(path, "creatorName") == ["Example, Ada", "Gull Society"]
    assert parts(path, "contributorName") == ["Sample, Bruno", "Clara Specimen", "אב Dora"]
    kinds = [each.get("contributorType") for each in etree.parse(path).getroot().iter("{*}contributor")]
    assert kinds == ["Editor", "Translator", "DataCurator"]
    assert parts(path, "publicationYear") == ["2024", "1901"]


def test_the_book_is_the_source_not_the_edition(tmp_path: Path) -> None:
    found = read(tmp_path, "schema-org")
    assert (found["publisher"]["name"], found["isBasedOn"]["publisher"]) == ("Fictional House", "Old House")
    assert found["datePublished"] == "2024-05-06" and found["isBasedOn"]["datePublished"] == "1901"


def test_names_are_split_only_where_the_header_splits_them(tmp_path: Path) -> None:
    (item,) = read(tmp_path, "csl")
    assert item["author"] == [{"family": "Example", "given": "Ada"}, {"literal": "Gull Society"}]
    assert item["translator"] == [{"literal": "Clara Specimen"}]
    assert item["issued"] == {"date-parts": [[2024, 5, 6]]}


def test_awkward_characters_survive(tmp_path: Path) -> None:
    title = "On “Gulls” & Terns, 100%: A {Draft}"
    assert read(tmp_path, "zenodo")["title"] == title
    assert read(tmp_path, "schema-org")["abstract"] == "About gulls, “quoted”, and 😀."
    assert yaml.safe_load(made(tmp_path, "cff").read_text(encoding="utf-8"))["title"] == title
    assert etree.parse(made(tmp_path, "dcterms")).getroot()[0].text == title


def test_bibtex_braces_pair_and_tex_is_harmless(tmp_path: Path) -> None:
    text = made(tmp_path, "bibtex").read_text(encoding="utf-8")
    assert text.startswith("@book{gull,\n") and text.count("{") == text.count("}")
    assert "author = {Example, Ada and {Gull Society}}" in text
    assert r"title = {{On “Gulls” \& Terns, 100\%: A \textbraceleft{}Draft\textbraceright{}}}" in text


def test_ris_lines(tmp_path: Path) -> None:
    lines = made(tmp_path, "ris").read_bytes().decode().split("\r\n")
    assert lines[0] == "TY  - BOOK" and lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert {"AU  - Example, Ada", "A2  - Sample, Bruno", "DO  - 10.5072/gull"} <= set(lines)


def test_mets_shows_divisions_and_pages(tmp_path: Path) -> None:
    root = etree.parse(made(tmp_path, "mets", HARBOUR.read_text(encoding="utf-8"))).getroot()
    logical, physical = root.findall("{*}structMap")
    areas = [each.get("BEGIN") for each in logical.iter("{*}area")]
    assert len(areas) == len(set(areas)) == 11
    assert [each.get("ORDERLABEL") for each in physical.iter("{*}div")][1:4] == ["i", "ii", "iii"]
    ids = set(etree.parse(HARBOUR).xpath("//@xml:id"))
    assert {each.get("BEGIN") for each in root.iter("{*}area")} <= ids


def test_the_record_stands_for_the_header(tmp_path: Path) -> None:
    """A record that was written once makes the same export as the document it was made from."""
    from teiedition.resources import find
    from teiedition.transform import run

    record = made(tmp_path, "record-json").read_text(encoding="utf-8")
    again = run(find("xslt/metadata/cff.xsl"), source=BARE.encode(), parameters={"record": record}).output
    assert again == made(tmp_path, "cff").read_text(encoding="utf-8")
