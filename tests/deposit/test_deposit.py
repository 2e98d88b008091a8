"""An edition folder becomes a deposit that holds everything, says where it comes from, and is the same each time."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import bagit
import pytest
from lxml import etree, html

from metadata.records import schema
from teiedition.cli.deposit import ARCHIVES
from teiedition.deposit import Item, RawSource, archives, may_pass_on, verify
from teiedition.deposit.licences import licence_text
from teiedition.deposit.preflight import preflight
from teiedition.deposit.store import read
from teiedition.depositing import deposit
from teiedition.edition import Edition
from teiedition.errors import ConfigurationError, OutputError, SourceError

SETTINGS = """[edition]
title = "Harbour Lights"
authors = ["Example, Ada"]
publisher = "Fictional House"
date = "2024-05-06"
licence = "https://creativecommons.org/licenses/by/4.0/"
licence_text = "CC BY 4.0"
source = "A book that was never printed."
identifiers = { URL = "https://example.org/harbour" }
"""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition that is built, with a licence, a date and a publisher."""
    from conftest import HARBOUR
    from teiedition.pipeline import convert

    folder = tmp_path_factory.mktemp("harbour") / "edition"
    for name in ("source", "tei"):
        (folder / name).mkdir(parents=True)
    (folder / "edition.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "source/harbour.txt").write_text(HARBOUR, encoding="utf-8")
    convert(folder / "source/harbour.txt", folder / "tei/harbour.xml")
    return folder


@pytest.fixture
def own(ready: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(ready, tmp_path / "own"))


@pytest.fixture(scope="module")
def packed(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deposit of it as a folder, dated."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1714980000")
        made = deposit(ready, tmp_path_factory.mktemp("packed") / "harbour-1")
    assert made.path is not None
    return made.path


def graph(packed: Path) -> dict[str, Any]:
    crate = json.loads((packed / "data/ro-crate-metadata.json").read_text(encoding="utf-8"))
    return {entity["@id"]: entity for entity in crate["@graph"]}


def test_everything_is_there(packed: Path) -> None:
    bagit.Bag(str(packed)).validate()
    assert verify(packed) == ()
    expected = (
        "tei/harbour.xml source/harbour.txt schema/teiedition.odd schema/teiedition.rng xslt/html/edition.xsl "
        "html/index.html html/harbour/index.html text/harbour.txt data/harbour.persons.csv "
        "metadata/harbour.mods.xml metadata/harbour.mets.xml metadata/harbour.premis.xml metadata/harbour.bib "
        "reports/harbour.validation.json reports/harbour.certificate.json CITATION.cff "
        "README.md LICENSE.txt schema/mets.sch xslt/LICENSE edition.toml ro-crate-metadata.json"
    )
    missing = [name for name in expected.split() if not (packed / "data" / name).is_file()]
    assert missing == []
    certificate = json.loads((packed / "data/reports/harbour.certificate.json").read_text(encoding="utf-8"))
    assert certificate["tei"]["sha256"] == hashlib.sha256((packed / "data/tei/harbour.xml").read_bytes()).hexdigest()
    assert "sha512sum -c" in (packed / "data/README.md").read_text(encoding="utf-8")


def test_the_same_bytes_wherever_it_lies(
    ready: Path, own: Path, packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1714980000")
    first, second = (deposit(folder, tmp_path / name).path for folder, name in ((ready, "a.zip"), (own, "b.zip")))
    assert first is not None and second is not None
    assert read(first) == read(second) == read(packed)
    (tmp_path / "more").mkdir()
    assert deposit(own, tmp_path / "more/a.zip").path == tmp_path / "more/a.zip"
    assert (tmp_path / "more/a.zip").read_bytes() == first.read_bytes()


def test_the_crate_says_what_each_file_is(packed: Path) -> None:
    entities = graph(packed)
    root = entities["./"]
    assert entities["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    assert (root["@type"], root["datePublished"]) == ("Dataset", "2024-05-06")
    assert root["license"] == [{"@id": "https://creativecommons.org/licenses/by/4.0/"}]
    assert root["name"] and root["description"]
    parts = {part["@id"] for entity in entities.values() for part in entity.get("hasPart", [])}
    assert {part["@id"] for part in root["hasPart"]} >= {"tei/", "xslt/", "README.md"}
    listed = {part for part in parts if not part.endswith("/")} | {"ro-crate-metadata.json", "ro-crate-preview.html"}
    assert listed == {
        path.relative_to(packed / "data").as_posix() for path in (packed / "data").rglob("*") if path.is_file()
    }
    conversion = entities["#conversion-harbour"]
    assert (conversion["object"], conversion["result"]) == ({"@id": "source/harbour.txt"}, {"@id": "tei/harbour.xml"})
    assert "head-numbered" in conversion["description"] and conversion["instrument"] == {"@id": "#teiedition"}
    assert entities["#packing"]["endTime"] == "2024-05-06T07:20:00Z"


def test_what_the_crate_points_to_is_in_it(packed: Path) -> None:
    entities = graph(packed)
    outside = {"https://w3id.org/ro/crate/1.2", "http://www.tei-c.org/ns/1.0"}
    assert {found for entity in entities.values() for found in _pointers(entity)} - outside <= set(entities)


def _pointers(value: Any) -> Iterator[str]:
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(each, dict) and set(each) == {"@id"}:
            yield each["@id"]
        yield from _pointers(each)


@pytest.mark.shared
def test_the_crate_is_linked_data(packed: Path, shared: Path) -> None:
    from rdflib import Graph, URIRef

    crate = json.loads((packed / "data/ro-crate-metadata.json").read_text(encoding="utf-8"))
    context = json.loads((shared / "schemas/json/ro-crate/context-1.2.jsonld").read_text(encoding="utf-8"))
    found = Graph().parse(
        data=json.dumps({**crate, "@context": context["@context"]}), format="json-ld", base="http://x/"
    )
    name = URIRef("http://schema.org/name")
    assert str(found.value(URIRef("http://x/"), name)) == "Harbour Lights"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "xsd"), [("mets", "drivers/mets-mods-premis-dc.xsd"), ("premis", "premis/premis-v3-0.xsd")]
)
def test_mets_and_premis_of_all_files(packed: Path, shared: Path, name: str, xsd: str) -> None:
    root = etree.parse(packed / f"data/metadata/harbour.{name}.xml").getroot()
    assert [f"{error.path}: {error.reason}" for error in schema(shared, xsd).iter_errors(root)] == []


def test_premis_and_mets_know_the_digests(packed: Path) -> None:
    premis = etree.parse(packed / "data/metadata/harbour.premis.xml").getroot()
    files = {
        each.findtext(".//{*}objectIdentifierValue"): each for each in premis.findall("{*}object") if len(each) > 2
    }
    digest = hashlib.sha256((packed / "data/tei/harbour.xml").read_bytes()).hexdigest()
    assert files["tei/harbour.xml"].findtext(".//{*}messageDigest") == digest
    assert [each.text for each in premis.iter("{*}relatedObjectIdentifierValue")] == ["source/harbour.txt"]
    assert [each.text for each in premis.iter("{*}eventType")][-3:] == ["validation", "fixity check", "packaging"]
    mets = etree.parse(packed / "data/metadata/harbour.mets.xml").getroot()
    for file in mets.iter("{*}file"):
        place = file.find("{*}FLocat").get("{http://www.w3.org/1999/xlink}href")  # type: ignore[union-attr]
        assert (packed / "data/metadata" / str(place)).resolve().is_file()
        assert file.get("CHECKSUMTYPE") == "SHA-256"


def test_nothing_is_dated_by_a_clock(ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = deposit(ready, tmp_path / "undated").path
    assert made is not None
    assert "Bagging-Date" not in (made / "bag-info.txt").read_text(encoding="utf-8")
    assert not any("endTime" in entity for entity in graph(made).values())
    assert b"<event>" not in (made / "data/metadata/harbour.premis.xml").read_bytes()


def test_the_raw_text_goes_in_only_where_the_licence_allows_it(own: Path, tmp_path: Path) -> None:
    text = (own / "edition.toml").read_text(encoding="utf-8")
    tei = (own / "tei/harbour.xml").read_text(encoding="utf-8")
    closed = "https://example.org/all-rights-reserved"
    (own / "tei/harbour.xml").write_text(
        tei.replace("https://creativecommons.org/licenses/by/4.0/", closed), encoding="utf-8"
    )
    made = deposit(own, tmp_path / "closed").path
    assert made is not None
    assert not (made / "data/source").exists()
    assert "harbour.txt" in (made / "data/README.md").read_text(encoding="utf-8")
    assert graph(made)["#raw-harbour"]["sha256"]
    (own / "edition.toml").write_text(text + '[deposit]\nsource = "always"\n', encoding="utf-8")
    assert Edition.read(own).deposit.source is RawSource.ALWAYS
    made = deposit(own, tmp_path / "open").path
    assert made is not None and (made / "data/source/harbour.txt").is_file()


def test_licences_that_allow_to_pass_on() -> None:
    assert may_pass_on("https://creativecommons.org/publicdomain/zero/1.0/")
    assert may_pass_on("http://creativecommons.org/licenses/by-nc-nd/3.0/de/")
    assert not may_pass_on("https://example.org/creativecommons.org/licenses/")
    assert not may_pass_on("")


def test_a_link_that_leads_out_is_refused(own: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<secret/>", encoding="utf-8")
    (own / "schema").mkdir()
    (own / "schema/own.xml").symlink_to(tmp_path / "secret.xml")
    with pytest.raises(
        SourceError, match=r"own\.xml is a symbolic link that leads out of the edition, to .*secret\.xml"
    ):
        deposit(own, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    (own / "schema/own.xml").unlink()
    (own / "schema").rmdir()
    (own / "schema").symlink_to(tmp_path)
    with pytest.raises(SourceError, match="leads out of the edition"):
        deposit(own, tmp_path / "out")


def test_a_link_within_the_edition_is_followed(own: Path, tmp_path: Path) -> None:
    (own / "schema").mkdir()
    (own / "schema/same.xml").symlink_to(own / "tei/harbour.xml")
    made = deposit(own, tmp_path / "out").path
    assert made is not None
    assert (made / "data/schema/same.xml").read_bytes() == (own / "tei/harbour.xml").read_bytes()
    assert not (made / "data/schema/same.xml").is_symlink()


def test_names_that_are_mapped_are_recorded(own: Path, tmp_path: Path) -> None:
    (own / "schema").mkdir()
    (own / "schema/why?.md").write_text("Because.", encoding="utf-8")
    made = deposit(own, tmp_path / "out").path
    assert made is not None
    assert (made / "data/schema/why_.md").read_text(encoding="utf-8") == "Because."
    assert (made / "data/reports/file-names.tsv").read_text(encoding="utf-8") == "schema/why?.md\tschema/why_.md\n"
    assert graph(made)["schema/why_.md"]["alternateName"] == "schema/why?.md"


def test_what_the_archive_asks_for(own: Path, tmp_path: Path) -> None:
    tei = (own / "tei/harbour.xml").read_text(encoding="utf-8")
    (own / "tei/harbour.xml").write_text(tei.replace('<date when="2024-05-06">2024-05-06</date>', ""), encoding="utf-8")
    found = {archive: _rules(own, archive) for archive in ("plain", "zenodo", "textgrid")}
    assert found == {"plain": ["header-has-date"], "zenodo": ["header-has-day"], "textgrid": []}
    [missing] = [finding for finding in deposit(own, to="zenodo").findings if finding.severity == "error"]
    assert "https://help.zenodo.org/" in missing.message and "2026-" in missing.message
    assert missing.path.endswith("publicationStmt/date/@when")
    with pytest.raises(ConfigurationError, match=r"no archive “attic”.*plain, zenodo, clarin, textgrid"):
        deposit(own, to="attic")
    assert not list(tmp_path.glob("own-*"))


def _rules(edition: Path, archive: str) -> list[str]:
    return [finding.rule for finding in deposit(edition, to=archive).findings if finding.severity == "error"]


def test_every_archive_can_be_named_and_has_a_source() -> None:
    assert tuple(archives()) == ARCHIVES
    rules = [rule for archive in archives().values() for rule in archive["rules"]]
    assert all(rule["source"] and rule["date"] and "confirmed" in rule for rule in rules)
    assert all("https://" in rule["source"] for rule in rules if rule["confirmed"]), "what was confirmed has a place"


def test_what_archives_say_of_files() -> None:
    record: dict[str, Any] = {
        "id": "x",
        "creators": [{"name": "A"}],
        "contributors": [],
        "languages": ["en"],
        "doi": "",
        "url": "x",
    }
    record |= dict.fromkeys(("title", "date", "day", "publisher", "abstract"), "x")
    record |= {"licence": {"uri": "x", "text": ""}, "source": {"text": "x"}}
    many = [Item(f"text/{number}.txt", b"x") for number in range(101)]
    found = {finding.rule for finding in preflight(record, many, "zenodo", zipped=False)}
    assert found == {"zenodo-takes-so-many-files", "zenodo-takes-one-file"}
    assert preflight(record, many, "zenodo", zipped=True) == ()
    named = [Item("text/Möwe.txt", b""), Item("text/gull_1.txt", b"")]
    said = {finding.message: finding.severity for finding in preflight(record, named, "clarin", zipped=True)}
    refused = next(message for message, severity in said.items() if severity == "error")
    assert "would refuse the file names text/Möwe.txt. (CLARIN.SI" in refused
    assert any("would rather not have the file names text/Möwe.txt, text/gull_1.txt" in message for message in said)


def test_the_readme_says_what_a_stranger_wants_to_know(packed: Path) -> None:
    readme = (packed / "data/README.md").read_text(encoding="utf-8")
    assert "# Harbour Lights\n" in readme and "Packed: 2024-05-06 by teiedition" in readme
    assert "open `html/index.html` in a web browser" in readme
    digest = hashlib.sha256((packed / "data/source/harbour.txt").read_bytes()).hexdigest()
    assert f"was made from `harbour.txt` (SHA-256 {digest}) by teiedition" in readme
    assert "has all the text of its source" in readme
    assert "Ada Example. Harbour Lights. Fictional House, 2024-05-06. https://example.org/harbour" in readme
    assert "lacks:\n\n- The header has no doi" in readme
    named = set(re.findall(r"`([\w.-]+/)`", readme))
    there = {f"{path.name}/" for path in (packed / "data").iterdir() if path.is_dir()}
    assert named == there, "every folder is told"
    paths = {path.relative_to(packed / "data").as_posix() for path in (packed / "data").rglob("*") if path.is_file()}
    assert set(re.findall(r"`([\w-]+/[\w./-]*\w)`", readme)) <= paths | {"tei/authority"}


def test_the_page_leads_to_every_file(packed: Path) -> None:
    page = html.fromstring((packed / "data/ro-crate-preview.html").read_bytes())
    assert page.findtext(".//h1") == "Harbour Lights"
    links = {unquote(str(link)) for link in page.xpath("//td/a/@href")}
    there = {path.relative_to(packed / "data").as_posix() for path in (packed / "data").rglob("*") if path.is_file()}
    assert links == there - {"ro-crate-preview.html"}


def test_the_licence_in_full_or_by_its_address(own: Path, packed: Path, tmp_path: Path) -> None:
    text = (packed / "data/LICENSE.txt").read_text(encoding="utf-8")
    assert text.startswith("CC BY 4.0\nLicence: CC-BY-4.0\nhttps://creativecommons.org/licenses/by/4.0/\n")
    assert "Section 8" in text and "Adapted Material" in text
    tei = (own / "tei/harbour.xml").read_text(encoding="utf-8")
    closed = "https://example.org/all-rights-reserved"
    (own / "tei/harbour.xml").write_text(
        tei.replace("https://creativecommons.org/licenses/by/4.0/", closed), encoding="utf-8"
    )
    made = deposit(own, tmp_path / "closed").path
    assert made is not None
    assert (made / "data/LICENSE.txt").read_text(encoding="utf-8") == (
        f"CC BY 4.0\n{closed}\nThe text of the licence is not in this box: it is at the address above.\n"
    )


def test_the_texts_of_licences() -> None:
    names = [path.name.removesuffix(".txt") for path in files("teiedition.deposit.licences").iterdir()]
    known = [name for name in names if licence_text(name)]
    assert {"CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "MIT", "Apache-2.0"} <= set(known)
    assert licence_text("../README") == licence_text("CC-BY-9.9") == licence_text("") == ""


def test_a_store_gets_versions(own: Path, tmp_path: Path, command: Any) -> None:
    root = tmp_path / "store"
    first = command("deposit", own, "--ocfl", root)
    assert first.exit_code == 0 and ": v1, " in first.output
    again = command("deposit", own, "--ocfl", root)
    assert "has all this already, as v1; nothing was added" in again.output
    (own / "edition.toml").write_text(SETTINGS + "# changed\n", encoding="utf-8")
    assert ": v2, " in command("deposit", own, "--ocfl", root, "-o", tmp_path / "bag").output
    assert command("deposit", "--verify", root).exit_code == 0
    [path] = root.glob("*/*/*/*")
    assert path.name == "https%3a%2f%2fexample%2eorg%2fharbour"
    inventory = json.loads((path / "inventory.json").read_text(encoding="utf-8"))
    places = {place for paths in inventory["versions"]["v2"]["state"].values() for place in paths}
    bag = {place.relative_to(tmp_path / "bag/data").as_posix() for place in (tmp_path / "bag/data").rglob("*")
           if place.is_file()}  # fmt: skip
    assert places == bag
    assert (path / "v2/content/edition.toml").is_file() and not (path / "v2/content/tei").exists()
    (path / "v1/content/source/harbour.txt").write_text("spoilt", encoding="utf-8")
    assert command("deposit", "--verify", root).exit_code == 1
    damaged = command("deposit", own, "--ocfl", root)
    assert damaged.exit_code == 3 and "damaged" in damaged.stderr and "Traceback" not in damaged.stderr


def test_zenodo_finds_its_file(own: Path, tmp_path: Path) -> None:
    made = deposit(own, tmp_path / "out", to="zenodo")
    assert made.path is not None
    assert json.loads((made.path / "data/.zenodo.json").read_text(encoding="utf-8"))["creators"] == [
        {"name": "Example, Ada"}
    ]
    assert "zenodo-takes-one-file" in {finding.rule for finding in made.findings}


def test_several_works_agree_on_what_they_share(own: Path, tmp_path: Path) -> None:
    tei = (own / "tei/harbour.xml").read_text(encoding="utf-8")
    (own / "tei/second.xml").write_text(
        tei.replace("harbour", "second").replace(">Harbour Lights<", ">Second Lights<").replace("CC BY 4.0", "CC BY 4"),
        encoding="utf-8",
    )
    made = deposit(own, tmp_path / "out").path
    assert made is not None
    root = graph(made)["./"]
    assert root["name"] == "Harbour Lights" and "license" not in root and root["publisher"]
    assert (made / "data/metadata/second.mods.xml").is_file() and (made / "data/CITATION.cff").is_file()
    made = deposit(own, tmp_path / "one", works=("second",)).path
    assert made is not None and not (made / "data/tei/harbour.xml").exists()


def test_the_command(own: Path, tmp_path: Path, command: Any) -> None:
    assert command("deposit", own, "--check").exit_code == 0
    assert command("deposit", own, "-o", tmp_path / "x.zip").exit_code == 0
    assert "every byte is as it was written" in command("deposit", "--verify", tmp_path / "x.zip").output
    again = command("deposit", own, "-o", tmp_path / "x.zip")
    assert again.exit_code == 3 and "never overwritten" in again.stderr
    content = bytearray((tmp_path / "x.zip").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "x.zip").write_bytes(content)
    broken = command("deposit", "--verify", tmp_path / "x.zip")
    assert broken.exit_code == 1 and "Traceback" not in broken.stderr
    assert command("deposit", own).exit_code == 2
    assert command("deposit").exit_code == 2
    assert command("deposit", tmp_path / "nothing", "-o", tmp_path / "y").exit_code == 3


def test_an_edition_without_documents(tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    with pytest.raises(SourceError, match="has no TEI document"):
        deposit(tmp_path / "edition", tmp_path / "out")
    with pytest.raises(OutputError, match="exists already"):
        (tmp_path / "out").write_text("mine", encoding="utf-8")
        deposit(tmp_path / "edition", tmp_path / "out")
