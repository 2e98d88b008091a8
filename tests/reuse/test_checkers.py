"""Every export is read by the checker of its own standard, or by the library that scholars read it with."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import conllu
import csvw
import geojson
import jsonschema
import networkx
import pybtex.database
import pyld.jsonld
import pyshacl
import pytest
import rispy
from rdflib import Graph, Namespace, URIRef

from metadata.records import FULL, HARBOUR
from reuse.exports import CITO, OA, SCHEMA, TABLES, Made
from teiedition.publication import chosen, publish
from teiedition.publication.reference import TABLES as SCHEMA_FILE
from teiedition.publication.reference import table_schema
from teiedition.resources import find
from teiedition.transform import run


def test_csv_on_the_web(made: Made) -> None:
    group = csvw.CSVW(str(made.folder / f"data/{made.work}.csv-metadata.json"))
    assert group.is_valid, group.warnings
    assert {str(table.url) for table in group.tables} == {f"{made.work}.{table}.csv" for table in TABLES}
    (persons,) = (table for table in group.tables if str(table.url).endswith(".persons.csv"))
    rows = [dict(row) for row in persons.iterdicts(with_metadata=False)]
    assert rows and all(made.text[row["start"] : row["end"]] == row["text"] for row in rows)


def test_the_json_schema_of_the_tables(made: Made) -> None:
    schema = json.loads(find(SCHEMA_FILE).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["$defs"]) == set(TABLES)
    for table in TABLES:
        validator = jsonschema.Draft202012Validator({**schema["$defs"][table], "$defs": schema["$defs"]})
        for record in made.records(table):
            assert [error.message for error in validator.iter_errors(record)] == [], (table, record["id"])
        assert not validator.is_valid({"id": "x", "element": "p", "kind": "k", "start": "1"})


def test_the_json_schema_is_current() -> None:
    assert find(SCHEMA_FILE).read_text(encoding="utf-8") == table_schema(), (
        "run: python -m teiedition.publication.reference"
    )


def test_the_shapes_of_the_graph(made: Made) -> None:
    shapes = Graph().parse(find("schema/teiedition-shapes.ttl"), format="turtle")
    conforms, _, report = pyshacl.validate(made.graph, shacl_graph=shapes)
    assert conforms, report


def test_addresses_on_the_web() -> None:
    for name, parse in (("rdf", "turtle"), ("annotations", "")):
        told = {"base-url": "https://example.org/edition/"}
        output = run(find(f"xslt/data/{name}.xsl"), source=HARBOUR, parameters=told).output
        assert "https://example.org/edition/harbour/harbour.xml" in output
        if parse:
            graph = Graph().parse(data=output, format=parse, publicID="http://x/data/w.ttl")
            assert URIRef("https://example.org/edition/harbour/harbour.xml#keeper-ida") in set(graph.subjects())


def test_the_shapes_see_what_is_wrong(made: Made) -> None:
    shapes = Graph().parse(find("schema/teiedition-shapes.ttl"), format="turtle")
    spoilt = re.sub(r"oa:end \d+", "oa:end 0", made.data("ttl"), count=1)
    graph = Graph().parse(data=spoilt, format="turtle", publicID="http://x/data/w.ttl")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    assert not conforms and "oa:start" in report


def test_quotations_from_persons_and_from_works() -> None:
    lists = """<listPerson><person xml:id="ida"><persName>Ida</persName></person></listPerson>
      <listBibl><bibl xml:id="log"><title>The Log</title></bibl></listBibl>"""
    body = """<p>“<said who="#ida" xml:id="w-q1">So,</said>” and “<quote source="#log #ida" xml:id="w-q2">no.</quote>”
      “<quote source="#w-b1" xml:id="w-q3">yes</quote>”</p>
      <note n="1"><p><bibl xml:id="w-b1"><title>Tides</title></bibl>; <bibl corresp="#w-b1">ibid.</bibl></p></note>"""
    source = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="w"><standOff>{lists}</standOff>
      <text><body>{body}</body></text></TEI>"""
    turtle = run(find("xslt/data/rdf.xsl"), source=source.encode()).output
    graph = Graph().parse(data=turtle, format="turtle", publicID="http://x/data/w.ttl")
    tei = Namespace("http://x/html/w/w.xml#")
    said = {(s, p, o) for s, p, o in graph if p in (SCHEMA.creator, SCHEMA.isBasedOn, CITO.includesQuotationFrom)}
    edition = URIRef("http://x/html/w/w.xml")
    assert said == {
        (tei["w-q1"], SCHEMA.creator, tei.ida),
        (tei["w-q2"], SCHEMA.creator, tei.ida),
        (tei["w-q2"], SCHEMA.isBasedOn, tei.log),
        (tei["w-q3"], SCHEMA.isBasedOn, tei["w-b1"]),
        (edition, CITO.includesQuotationFrom, tei.log),
        (edition, CITO.includesQuotationFrom, tei["w-b1"]),
    }
    assert set(graph.objects(edition, CITO.cites)) == {tei["w-b1"]}
    shapes = Graph().parse(find("schema/teiedition-shapes.ttl"), format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, report
    table = run(find("xslt/data/tables.xsl"), source=source.encode()).documents["quotations.csv"].decode()
    rows = csv.DictReader(table.split("\n"))
    assert [(row["who"], row["ref"]) for row in rows] == [("ida", ""), ("ida", "log"), ("", "w-b1")]


@pytest.mark.shared
def test_annotations_are_linked_data(made: Made, shared: Path) -> None:
    page = json.loads(made.data("annotations.jsonld"))
    context = json.loads((shared / "schemas/json/anno.jsonld").read_text(encoding="utf-8"))

    def local(address: str, options: object) -> dict[str, Any]:
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": address, "document": context, "contentType": "application/ld+json"}

    page["items"] = page["items"][:20]
    told = {"documentLoader": local, "base": "http://x/data/w.jsonld"}
    (expanded,) = pyld.jsonld.expand(page, told)
    items = expanded["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == min(20, len(made.annotations))
    for item in items:
        assert item["@type"] == [str(OA.Annotation)]
        (target,) = item[str(OA.hasTarget)]
        assert target[str(OA.hasSource)] == [{"@id": f"http://x/text/{made.work}.txt"}]
        assert [each["@type"] for each in target[str(OA.hasSelector)]] == [
            [str(OA.TextPositionSelector)],
            [str(OA.TextQuoteSelector)],
        ]
    assert len(Graph().parse(data=json.dumps(pyld.jsonld.flatten(page, None, told)), format="json-ld")) > len(items)


def test_tokens_are_conll_u(made: Made) -> None:
    text = made.data("conllu")
    sentences = conllu.parse(text)
    assert [token["id"] for token in sentences[0]] == list(range(1, len(sentences[0]) + 1))
    assert sentences[0].metadata["newdoc id"] == made.work
    assert len({sentence.metadata["sent_id"] for sentence in sentences}) == len(sentences)
    for sentence in sentences:
        spaced = "".join(
            token["form"] + ("" if token["misc"].get("SpaceAfter") == "No" else " ") for token in sentence
        ).strip()
        assert spaced == sentence.metadata["text"]
    assert all(line.count("\t") == 9 for line in text.split("\n") if line and not line.startswith("# "))


def test_places_are_geojson(made: Made) -> None:
    collection = geojson.loads(made.data("places.geojson"))
    assert isinstance(collection, geojson.FeatureCollection) and collection.is_valid, collection.errors()
    located = [each for each in collection.features if each.geometry]
    assert located and all(each.geometry.is_valid for each in located)
    for each in located:
        longitude, latitude = each.geometry.coordinates
        assert abs(longitude) <= 180 and abs(latitude) <= 90


def test_the_json_schema_of_the_places(made: Made) -> None:
    schema = json.loads(find("schema/teiedition-places.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(made.geojson)] == []
    turned = json.loads(json.dumps(made.geojson).replace('"coordinates": [', '"coordinates": [100, 100, '))
    assert not validator.is_valid(turned)


@pytest.mark.shared
def test_places_are_linked_places(made: Made, shared: Path) -> None:
    page = made.geojson
    page["@context"] = json.loads((shared / "schemas/json/linkedplaces-context-v1.1.jsonld").read_text("utf-8"))[
        "@context"
    ]
    graph = Graph().parse(data=json.dumps(page), format="json-ld", base="http://x/data/w.geojson")
    assert len(graph) > 3 * len(page["features"])


def test_the_network_is_graphml(made: Made) -> None:
    graph = networkx.read_graphml(made.folder / f"data/{made.work}.graphml")
    assert not graph.is_directed() and graph.number_of_nodes() > 1
    assert all(data["weight"] >= 1 and data["paragraphs"] >= 0 for *_, data in graph.edges(data=True))
    assert all(data["label"] for _, data in graph.nodes(data=True))


def test_schema_org_is_linked_data(tmp_path: Path) -> None:
    def local(address: str, options: object) -> dict[str, Any]:
        assert address == "https://schema.org/"
        context = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contextUrl": None, "documentUrl": address, "document": context, "contentType": "application/ld+json"}

    book = json.loads(record(tmp_path, "schema.org"))
    book["@context"] = "https://schema.org/"
    (expanded,) = pyld.jsonld.expand(book, {"documentLoader": local, "base": "http://x/"})
    assert expanded["@type"] == [str(SCHEMA.Book)] and expanded["@id"] == "https://example.org/gull"
    assert [each["@type"] for each in expanded[str(SCHEMA.author)]] == [
        [str(SCHEMA.Person)],
        [str(SCHEMA.Organization)],
    ]


def record(tmp_path: Path, name: str, text: str = FULL) -> str:
    document = tmp_path / "document.xml"
    document.write_text(text, encoding="utf-8")
    (publication,) = chosen((name,))
    (path,) = publish(document, publication, tmp_path / "out")
    return path.read_bytes().decode()


def test_bibtex_is_read(tmp_path: Path) -> None:
    (entry,) = pybtex.database.parse_string(record(tmp_path, "bibtex"), "bibtex").entries.values()
    assert entry.type == "book"
    assert [str(person) for person in entry.persons["author"]] == ["Example, Ada", "{Gull Society}"]
    assert entry.fields["translator"] == "{Clara Specimen}"
    assert {"title", "publisher", "year", "doi", "url"} <= set(entry.fields)
    assert entry.fields["year"] == "2024"


def test_ris_is_read(tmp_path: Path) -> None:
    (entry,) = rispy.loads(record(tmp_path, "ris"))
    assert entry["type_of_reference"] == "BOOK"
    assert entry["authors"] == ["Example, Ada", "Gull Society"]
    assert entry["secondary_authors"] == ["Sample, Bruno"]
    assert (entry["year"], entry["doi"]) == ("2024", "10.5072/gull")
    assert "unknown_tag" not in entry
