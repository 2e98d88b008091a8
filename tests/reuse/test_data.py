"""The data exports point to the same characters of the text, agree in their numbers, and their libraries read them."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from rdflib import Graph, Literal, Namespace, URIRef

from metadata.records import HARBOUR
from teiedition.publication import chosen, publish
from teiedition.resources import find
from teiedition.transform import run

PLUMBLINE = Path(__file__).parents[2] / "tei/plumbline.xml"
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")


@pytest.fixture(scope="module", params=[HARBOUR, PLUMBLINE], ids=["harbour", "plumbline"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All data exports and the text of a document; its name is that of the folder."""
    folder = tmp_path_factory.mktemp("data") / str(request.param.stem)
    for publication in chosen(("text", "data")):
        publish(request.param, publication, folder)
    return folder


def export(made: Path, suffix: str) -> str:
    return (made / f"data/{made.name}.{suffix}").read_text(encoding="utf-8")


def rows(made: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(export(made, f"{table}.csv").splitlines(keepends=True)))


def text(made: Path) -> str:
    return (made / f"text/{made.name}.txt").read_bytes().decode()


def items(made: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(made, "annotations.jsonld"))["items"]
    return found


def test_selectors_lead_to_the_same_characters(made: Path) -> None:
    whole = text(made)
    for annotation in items(made):
        position, quotation = annotation["target"]["selector"]
        start, end = position["start"], position["end"]
        assert whole[start:end] == quotation["exact"] != ""
        assert whole[:start].endswith(quotation["prefix"]) and whole[end:].startswith(quotation["suffix"])


def test_offsets_lead_to_the_words(made: Path) -> None:
    whole = text(made)
    spans = {each["id"]: each for each in map(json.loads, export(made, "offsets.jsonl").splitlines())}
    for table in ("persons", "places", "organisations", "dates"):
        for row in rows(made, table):
            found = whole[spans[row["id"]]["start"] : spans[row["id"]]["end"]]
            assert " ".join(found.split()) == row["text"] or "[" in found


def test_the_numbers_agree(made: Path) -> None:
    graph = Graph().parse(data=export(made, "ttl"), format="turtle", publicID="http://x/data/")
    kinds = Counter(body["value"] for each in items(made) for body in each["body"] if body["purpose"] == "classifying")
    bodies = list(graph.objects(None, OA.hasBody))
    for table, element, name in (
        ("persons", "persName", "Person"),
        ("places", "placeName", "Place"),
        ("organisations", "orgName", "Organization"),
    ):
        number = len(rows(made, table))
        assert kinds[element] == number == len(export(made, f"{table}.jsonl").splitlines())
        assert sum((body, None, SCHEMA[name]) in graph or body == SCHEMA[name] for body in bodies) == number


def test_tokens_stand_where_they_say(made: Path) -> None:
    whole = text(made)
    lines = [line.split("\t") for line in export(made, "conll").splitlines() if line and not line.startswith("# ")]
    assert all(whole[int(start) : int(end)] == token for token, start, end, _, _ in lines)
    assert "".join(token for token, *_ in lines) == "".join(whole.split())
    for column in (3, 4):
        before = "O"
        for line in lines:
            assert not line[column].startswith("I-") or before[2:] == line[column][2:]
            before = line[column]
    assert sum(line[3] == "B-PER" for line in lines) >= len(rows(made, "persons")) * 0.9  # some stand in titles


def test_the_network(made: Path) -> None:
    graph = networkx.read_graphml(made / f"data/{made.name}.graphml")
    resolved = Counter(row["ref"] for row in rows(made, "persons") if row["ref"])
    assert {node: data["mentions"] for node, data in graph.nodes(data=True)} == resolved
    assert all(data["weight"] >= 1 and data["paragraphs"] >= 0 for *_, data in graph.edges(data=True))


def test_the_map(made: Path) -> None:
    collection = json.loads(export(made, "places.geojson"))
    counted = Counter(row["ref"] for row in rows(made, "places"))
    for feature in collection["features"]:
        assert feature["properties"]["mentions"] == counted[feature["properties"]["id"]]
        if feature["geometry"]:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert abs(longitude) <= 180 and abs(latitude) <= 90


def test_the_description_of_the_tables_fits_them(made: Path) -> None:
    for table in json.loads(export(made, "csv-metadata.json"))["tables"]:
        with (made / "data" / table["url"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [column["name"] for column in table["tableSchema"]["columns"]]


@pytest.mark.shared
def test_annotations_are_linked_data(made: Path, shared: Path) -> None:
    page = json.loads(export(made, "annotations.jsonld"))
    context = json.loads((shared / "schemas/json/anno.jsonld").read_text(encoding="utf-8"))
    page |= {"@context": context["@context"], "items": page["items"][:20]}
    graph = Graph().parse(data=json.dumps(page), format="json-ld", base="http://x/data/")
    assert len(set(graph.subjects(OA.hasTarget))) == min(20, len(items(made)))
    assert len(list(graph.objects(None, OA.start))) == min(20, len(items(made)))


def test_awkward_names_survive_in_turtle_and_json() -> None:
    name = 'O’Neil, “Jim” "x" \\ / \u202eאב\u202c 😀'
    person = f'<standOff><listPerson><person xml:id="p"><persName>{name}</persName></person></listPerson></standOff>'
    body = f'<text><body><p>a <persName ref="#p">{name}</persName>\n b</p></body></text>'
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="w">{person}{body}</TEI>'.encode()
    turtle = run(find("xslt/data/rdf.xsl"), source=source).output
    graph = Graph().parse(data=turtle, format="turtle", publicID="http://x/")
    assert graph.value(URIRef("http://x/w.xml#p"), SCHEMA.name) == Literal(name)
    (item,) = json.loads(run(find("xslt/data/annotations.xsl"), source=source).output)["items"]
    assert item["target"]["selector"][1]["exact"] == name
    assert item["target"]["selector"][0] == {"type": "TextPositionSelector", "start": 2, "end": 2 + len(name)}


def pieces(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    element = st.sampled_from(["persName", "quote", "said", "hi", "title", "note", "placeName", "choice"])
    return st.builds(wrapped, element, st.lists(inner, max_size=4).map("".join))


def wrapped(element: str, content: str) -> str:
    if element == "choice":
        return f"<choice><sic>{content}</sic><corr>{content}</corr></choice>"
    return f"<{element}>{content}</{element}>"


CONTENT = st.recursive(
    st.sampled_from(["a", " ", "b c", "\n ", ".", "é😀", "<lb/>", '<pb n="1"/>', '<lb break="no"/>']),
    pieces,
    max_leaves=12,
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(CONTENT, max_size=5).map("".join), min_size=1, max_size=3))
def test_marks_never_change_the_text(paragraphs: list[str]) -> None:
    """The text with offsets is the text export, whatever stands in what and however it is spaced."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="w"><text><body>{body}</body></text></TEI>'.encode()
    plain = run(find("xslt/text/plain.xsl"), source=source).output
    page = json.loads(run(find("xslt/data/annotations.xsl"), source=source).output)
    for item in page["items"]:
        position, quotation = item["target"]["selector"]
        assert plain[position["start"] : position["end"]] == quotation["exact"]
    tokens = [
        line.split("\t") for line in run(find("xslt/data/conll.xsl"), source=source).output.splitlines() if "\t" in line
    ]
    assert "".join(token for token, *_ in tokens) == "".join(plain.split())
    assert len({each.tag for each in etree.fromstring(source).iter()}) >= 3
