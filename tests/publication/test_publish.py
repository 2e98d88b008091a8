"""What is written where, what is refused, and that a failure leaves everything as it was."""

from __future__ import annotations

import csv
import json
import logging
import shutil
from pathlib import Path

import pytest
import xmlschema
from lxml import etree, html

from teiedition.edition import Edition
from teiedition.errors import ConfigurationError, OutputError, SourceError, StylesheetError
from teiedition.publication import PUBLICATIONS, Publication, PublicationOptions, chosen, publish, publish_index

HARBOUR = Path(__file__).parent / "data/harbour.xml"
TABLES = ("persons", "places", "organisations", "works", "quotations", "dates")
BY_NAME = {each.name: each for each in PUBLICATIONS}
HTML, TEXT, CSV, JSON, SEGMENTS, DC = map(BY_NAME.__getitem__, ("html", "text", "csv", "json", "segments", "dc"))


def tei(body: str, work: str = "w") -> str:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{work}"><text>{body}</text></TEI>'


def write(folder: Path, text: str) -> Path:
    path = folder / "w.xml"
    path.write_text(text, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_each_publication_goes_to_its_folder(tmp_path: Path) -> None:
    written = [path for publication in chosen(()) for path in publish(HARBOUR, publication, tmp_path)]
    assert sorted(path.relative_to(tmp_path).as_posix() for path in written) == names(tmp_path)
    assert {path.relative_to(tmp_path).parts[0] for path in written} == {"html", "text", "data", "metadata"}
    expected = ["index.html", "persons.html", "places.html", "organisations.html", "edition.css", "harbour.xml"]
    assert all((tmp_path / "html/harbour" / name).is_file() for name in expected)
    assert all((tmp_path / f"data/harbour.{table}.{kind}").is_file() for table in TABLES for kind in ("csv", "jsonl"))


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        for publication in chosen(()):
            publish(HARBOUR, publication, tmp_path / folder)
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_publications_are_chosen_by_name_or_folder() -> None:
    assert chosen(()) == tuple(each for each in PUBLICATIONS if not each.on_request)
    assert [each.name for each in chosen(("data", "html"))][:5] == ["html", "csv", "json", "segments", "offsets"]
    with pytest.raises(ConfigurationError, match=r"no publication “htm”.*html, text, divisions, csv, json"):
        chosen(("htm",))


def test_the_tables_say_the_same_in_both_formats(tmp_path: Path) -> None:
    publish(HARBOUR, CSV, tmp_path)
    publish(HARBOUR, JSON, tmp_path)
    for table in TABLES:
        with (tmp_path / f"data/harbour.{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = [{key: value for key, value in row.items() if value} for row in csv.DictReader(file)]
        records = [json.loads(line) for line in (tmp_path / f"data/harbour.{table}.jsonl").open(encoding="utf-8")]
        assert rows == [{key: str(value) for key, value in record.items()} for record in records]
        assert rows


def test_a_mention_and_what_is_known_of_it(tmp_path: Path) -> None:
    publish(HARBOUR, CSV, tmp_path)
    with (tmp_path / "data/harbour.persons.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {**rows[2], "id": "", "type": ""} == {
        "id": "",
        "element": "persName",
        "type": "",
        "text": "Ida Keeper",
        "start": "292",
        "end": "302",
        "name": "Ida Keeper",
        "ref": "keeper-ida",
        "page": "iii",
        "division": "harbour-div004",
        "cert": "high",
        "evidence": "person-authority",
    }
    assert rows[3]["text"] == "I. Keeper" and rows[3]["name"] == "Ida Keeper"


def test_rows_lead_to_anchors_of_the_pages(tmp_path: Path) -> None:
    publish(HARBOUR, CSV, tmp_path)
    publish(HARBOUR, HTML, tmp_path)
    pages = [html.parse(path) for path in (tmp_path / "html/harbour").glob("*.html")]
    anchors = {anchor for page in pages for anchor in page.xpath("//@id")}
    for table in ("persons", "places", "organisations", "works", "quotations", "notes", "calls"):
        with (tmp_path / f"data/harbour.{table}.csv").open(encoding="utf-8", newline="") as file:
            assert {row["id"] for row in csv.DictReader(file)} <= anchors, table


def test_dublin_core_says_what_the_header_says(tmp_path: Path) -> None:
    (path,) = publish(HARBOUR, DC, tmp_path)
    found = [(etree.QName(each).localname, each.text) for each in etree.parse(path).getroot()]
    assert found == [
        ("title", "The Harbour Papers: Essays from an Invented Coast"),
        ("creator", "Ada Example"),
        ("creator", "Bruno Sample"),
        ("subject", "harbours"),
        ("subject", "fiction"),
        ("publisher", "Fictional House"),
        ("contributor", "Clara Specimen"),
        ("date", "2024"),
        ("type", "Text"),
        ("format", "application/tei+xml"),
        ("identifier", "HP-1"),
        ("source", "The Harbour Papers, a book that was never printed."),
        ("language", "en"),
        ("rights", "https://creativecommons.org/licenses/by/4.0/"),
        ("rights", "CC BY 4.0"),
    ]


@pytest.mark.shared
def test_dublin_core_is_valid(tmp_path: Path, shared: Path) -> None:
    (path,) = publish(HARBOUR, DC, tmp_path)
    elements = (shared / "schemas/dc/2008-02-11/dc.xsd").as_uri()
    schema = xmlschema.XMLSchema(
        shared / "schemas/oai_dc/oai_dc.xsd",
        uri_mapper={"http://dublincore.org/schemas/xmls/simpledc20021212.xsd": elements},
        allow="local",
    )
    schema.validate(path)


def test_an_overlay_is_used_where_it_is_there(tmp_path: Path) -> None:
    overlay = tmp_path / "edition/xslt/site.xsl"
    overlay.parent.mkdir(parents=True)
    page = (Path(__file__).parents[2] / "docs/stylesheets.md").read_text(encoding="utf-8")
    overlay.write_text(page.split("```xml\n")[1].split("```")[0], encoding="utf-8")
    (overlay.parent / "site.css").write_text(":root { --paper: #fff; }", encoding="utf-8")
    publish(HARBOUR, HTML, tmp_path, PublicationOptions(edition=tmp_path / "edition"))
    text = (tmp_path / "html/harbour/harbour-div005.html").read_text(encoding="utf-8")
    assert "⚓" in text and "A seminar edition." in text
    assert text.index("edition.css") < text.index("site.css")
    assert (tmp_path / "html/harbour/site.css").is_file()


def test_parameters_and_language(tmp_path: Path) -> None:
    publication = Publication("one", HTML.stylesheet, suffix="/", parameters={"one-page": True})
    publish(HARBOUR, publication, tmp_path, PublicationOptions(language="de"))
    pages = {"index", "evidence", "organisations", "page-001", "persons", "places"}
    assert {f"one/harbour/{name}.html" for name in pages} <= set(names(tmp_path))
    assert "Inhalt" in (tmp_path / "one/harbour/index.html").read_text(encoding="utf-8")


def test_a_parameter_that_is_not_there(tmp_path: Path) -> None:
    publication = Publication("text", TEXT.stylesheet, parameters={"colour": "red"})
    with pytest.raises(ConfigurationError, match=r"has no parameter “colour”.*It has: language"):
        publish(HARBOUR, publication, tmp_path)


def test_one_reading_text_for_all(tmp_path: Path) -> None:
    publication = Publication("text", TEXT.stylesheet, suffix=".txt", parameters={"notes": "none"})
    with pytest.raises(ConfigurationError, match=r"no offsets point.*under \[publishing\]"):
        publish(HARBOUR, publication, tmp_path)
    edition = tmp_path / "edition"
    edition.mkdir()
    (edition / "edition.toml").write_text('[publishing]\nnotes = "none"\n', encoding="utf-8")
    options = Edition.read(edition).publishing
    (path,) = publish(HARBOUR, publication, tmp_path, options)
    assert "See Sample" not in path.read_text(encoding="utf-8")


def test_unknown_elements_are_shown_and_reported(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    path = write(tmp_path, tei("<body><p>a <zig>b</zig> <zig>c</zig></p></body>"))
    publish(path, HTML, tmp_path)
    assert caplog.messages == ["w, html: no template for element zig (2 times)"]
    with pytest.raises(StylesheetError, match=r"unhandled\.xsl, line .*unknown-element"):
        publish(path, Publication("html", HTML.stylesheet, suffix="/", parameters={"unknown": "stop"}), tmp_path)


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    publish(HARBOUR, HTML, tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    stopping = tmp_path / "stop.xsl"
    stopping.write_text(
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"><xsl:template match="/">'
        '<xsl:result-document href="index.html"><p/></xsl:result-document>\n<xsl:sequence select="1 div 0"/>'
        "</xsl:template></xsl:stylesheet>",
        encoding="utf-8",
    )
    with pytest.raises(StylesheetError, match=r"stop\.xsl failed, line 2.*FOAR0001"):
        publish(HARBOUR, Publication("html", str(stopping), suffix="/"), tmp_path)
    stopping.unlink()
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == before


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "html").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        publish(HARBOUR, HTML, tmp_path)
    assert names(tmp_path) == ["html"]
    (tmp_path / "text/harbour.txt").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"harbour\.txt cannot be written: there is a folder"):
        publish(HARBOUR, TEXT, tmp_path)


def test_pages_of_an_earlier_run_go_away_and_nothing_else_does(tmp_path: Path) -> None:
    publish(
        write(tmp_path, tei('<body><div xml:id="d1"><p>a</p></div><div xml:id="d2"><p>b</p></div></body>')),
        HTML,
        tmp_path,
    )
    own = tmp_path / "html/w/my-notes.html"
    own.write_text("<p>mine</p>", encoding="utf-8")
    assert (tmp_path / "html/w/d2.html").is_file()
    publish(write(tmp_path, tei('<body><div xml:id="d1"><p>a</p></div></body>')), HTML, tmp_path)
    assert not (tmp_path / "html/w/d2.html").exists()
    assert own.is_file()


def test_texts_of_divisions_that_are_gone_go_away(tmp_path: Path) -> None:
    first, second = ('<div xml:id="w-d1"><p>a</p></div>', '<div xml:id="w-d2"><p>b</p></div>')
    publish(write(tmp_path, tei(f"<body>{first}{second}</body>")), BY_NAME["divisions"], tmp_path)
    (tmp_path / "text/w/mine.txt").write_text("mine", encoding="utf-8")
    publish(write(tmp_path, tei(f"<body>{first}</body>")), BY_NAME["divisions"], tmp_path)
    assert names(tmp_path / "text") == ["w/mine.txt", "w/w-d1.txt"]


def test_documents_that_cannot_be_read(tmp_path: Path) -> None:
    for content in ("<TEI", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]><TEI>&x;</TEI>', "<html/>"):
        with pytest.raises(SourceError, match=r"w\.xml"):
            publish(write(tmp_path, content), HTML, tmp_path)
    assert names(tmp_path) == ["w.xml"]


def test_the_list_of_works(tmp_path: Path) -> None:
    second = write(tmp_path, tei("<body><p>x</p></body>", "untitled"))
    publish_index((HARBOUR, second), tmp_path)
    page = html.parse(tmp_path / "html/index.html")
    assert page.xpath("//main//a/@href") == ["harbour/index.html", "untitled/index.html"]
    assert page.xpath("//main//a/text()") == ["The Harbour Papers", "untitled"]
    publish(HARBOUR, HTML, tmp_path, PublicationOptions(index=True))
    assert "../index.html" in html.parse(tmp_path / "html/harbour/index.html").xpath("//nav//a/@href")


def test_a_stylesheet_of_ones_own(tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    (edition / "xslt").mkdir(parents=True)
    shutil.copy(HARBOUR, edition / "h.xml")
    (edition / "xslt/heads.xsl").write_text(
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"'
        ' xpath-default-namespace="http://www.tei-c.org/ns/1.0"><xsl:output method="text"/>'
        '<xsl:template match="/"><xsl:value-of select="count(//head)"/></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    publication = Publication("heads", "xslt/heads.xsl", suffix=".txt")
    publish(edition / "h.xml", publication, tmp_path, PublicationOptions(edition=edition))
    heads = etree.parse(HARBOUR).xpath("count(//*[local-name() = 'head'])")
    assert (tmp_path / "heads/harbour.txt").read_text(encoding="utf-8") == f"{heads:.0f}"
