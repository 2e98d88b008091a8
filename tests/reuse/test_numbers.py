"""How many persons are there? Every export gives the same number, and so do the registers of the pages."""

from __future__ import annotations

import json
import re
from collections import Counter

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, URIRef

from reuse.exports import CITO, KINDS, OA, SCHEMA, Made
from teiedition.names import TEI_NS
from teiedition.resources import find
from teiedition.transform import run

CLASSES = {
    "persons": SCHEMA.Person,
    "places": SCHEMA.Place,
    "organisations": SCHEMA.Organization,
    "works": SCHEMA.CreativeWork,
    "quotations": SCHEMA.Quotation,
}
TAGS = {
    "persons": ("NER", "PER"),
    "places": ("NER", "LOC"),
    "organisations": ("NER", "ORG"),
    "works": ("NER", "WORK"),
    "quotations": ("Quote", "QUOTE|SAID|Q"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_is_the_same_everywhere(made: Made, kind: str) -> None:
    assert {
        "csv": len(made.rows(kind)),
        "json": len(made.records(kind)),
        "annotations": sum(body["value"] == kind for each in made.annotations for body in each["body"][-2:-1]),
        "rdf": in_graph(made, kind),
        "conll": in_tokens(made, *TAGS[kind]),
        "html": made.register({"works": "titles"}.get(kind, kind)),
    } == dict.fromkeys(("csv", "json", "annotations", "rdf", "conll", "html"), len(made.rows(kind)))
    assert made.rows(kind)


def in_graph(made: Made, kind: str) -> int:
    bodies = list(made.graph.objects(None, OA.hasBody))
    return sum(body == CLASSES[kind] or (body, RDF.type, CLASSES[kind]) in made.graph for body in bodies)


def in_tokens(made: Made, layer: str, tags: str) -> int:
    begins = re.compile(rf"{layer}\d*=B-({tags})(?![A-Z])")
    return sum(
        len(begins.findall("|".join(f"{key}={value}" for key, value in token["misc"].items()))) for token in made.tokens
    )


def test_tags_are_iob2_on_every_level(made: Made) -> None:
    for layer in ("NER", "NER2", "Quote", "Quote2"):
        before = "O"
        for token in made.tokens:
            tag = token["misc"].get(layer, "O")
            assert not tag.startswith("I-") or before[2:] == tag[2:], (layer, token)
            before = tag


def test_entries_are_named_as_often_as_they_say(made: Made) -> None:
    named = Counter(row["ref"] for kind in KINDS[:4] for row in made.rows(kind))
    entities = made.records("entities")
    assert {each["id"]: each["mentions"] for each in entities} == {each["id"]: named[each["id"]] for each in entities}
    assert set(named) - {""} <= {each["id"] for each in entities}


def test_the_network_and_the_map_count_the_same_mentions(made: Made) -> None:
    mentions = {each["id"]: each["mentions"] for each in made.records("entities")}
    graph = networkx.read_graphml(made.folder / f"data/{made.work}.graphml")
    persons = {row["ref"] for row in made.rows("persons") if row["ref"]}
    assert {node: data["mentions"] for node, data in graph.nodes(data=True)} == {
        each: mentions[each] for each in persons
    }
    features = made.geojson["features"]
    assert all(each["properties"]["mentions"] == mentions[each["properties"]["id"]] for each in features)
    assert len(features) == sum(each["kind"] == "places" for each in made.records("entities"))


def test_notes_and_their_calls_lead_to_each_other(made: Made) -> None:
    notes = {row["id"]: row for row in made.rows("notes")}
    calls = {row["id"]: row for row in made.rows("calls")}
    assert {call["ref"]: call["id"] for call in calls.values() if call["ref"]} == {
        note["id"]: note["ref"] for note in notes.values() if note["ref"]
    }
    assert all(notes[call["ref"]]["name"] == call["name"] for call in calls.values() if call["ref"])
    assert notes and calls


def test_each_reference_is_a_citation(made: Made) -> None:
    rows = made.rows("references")
    citations = set(made.graph.subjects(RDF.type, CITO.Citation))
    assert {str(each).split("#citation-")[1] for each in citations} == {row["id"] for row in rows}
    repeated = {row["id"]: row["ref"] for row in rows if row["ref"]}
    for citation in citations:
        cited = made.graph.value(citation, CITO.hasCitedEntity)
        row = str(citation).split("#citation-")[1]
        assert isinstance(cited, URIRef) and cited.split("#")[1] == repeated.get(row, row)


def test_an_index_brings_nobody_together_and_notes_are_apart() -> None:
    person = "".join(
        f'<person xml:id="{name}"><persName>{name.title()}</persName></person>' for name in ("ida", "tom", "ann")
    )
    ida, tom, ann = (f'<persName ref="#{name}">x</persName>' for name in ("ida", "tom", "ann"))
    body = f"""<div><p>{ida}</p><p>{tom} {ida}</p></div><div type="notes"><note n="1"><p>{ida}</p></note>
      <note n="2"><p>{ann}</p></note></div>
      <div type="index"><list type="index"><item>{tom}, {ann}</item></list></div>"""
    source = f"""<TEI xmlns="{TEI_NS}" xml:id="w"><standOff><listPerson>{person}</listPerson></standOff>
      <text><body>{body}</body></text></TEI>"""
    graph = networkx.parse_graphml(run(find("xslt/data/network.xsl"), source=source.encode()).output)
    assert list(graph.edges(data=True)) == [("ida", "tom", {"weight": 1, "paragraphs": 1})]
    assert {node: data["mentions"] for node, data in graph.nodes(data=True)} == {"ida": 3, "tom": 2, "ann": 2}


NAMED = st.recursive(
    st.sampled_from(["a", " ", "b c", "\n", ".", "", "<lb/>", '<ref type="noteAnchor">1</ref>']),
    lambda inner: st.builds(
        lambda element, parts: element.format("".join(parts)),
        st.sampled_from(
            [
                *(f"<{name}>{{}}</{name}>" for name in ("persName", "placeName", "orgName", "title", "quote", "said")),
                *(f"<{name}>{{}}</{name}>" for name in ("hi", "note", "q", "soCalled", "fw", "surplus", "bibl")),
                '<rs type="person">{}</rs>',
                '<name type="place">{}</name>',
                "<choice><sic>{}</sic><corr>{}</corr></choice>",
            ]
        ).map(lambda element: element.replace("{}", "{0}")),
        st.lists(inner, max_size=4),
    ),
    max_leaves=14,
)
REGISTERS = """<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" default-mode="m:count"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode"><xsl:import href="teiedition:xslt/data/spans.xsl"/>
  <xsl:output method="text"/><xsl:mode name="m:count"/>
  <xsl:template match="/" mode="m:count"><xsl:value-of select="$names ! f:register(.)"/></xsl:template>
</xsl:stylesheet>"""


@settings(max_examples=50, deadline=None)
@given(st.lists(NAMED, min_size=1, max_size=4))
def test_whatever_is_in_what_all_count_alike(parts: list[str]) -> None:
    """Names in names, in notes, in what is not read, empty ones: in every export or in none."""
    source = f"""<TEI xmlns="{TEI_NS}" xml:id="w"><text><body><div><p>{"".join(parts)}</p>
      <list><item>{parts[0]}</item></list><lg><l>{parts[-1]}</l></lg></div></body></text></TEI>""".encode()
    tables = run(find("xslt/data/tables.xsl"), source=source, parameters={"format": "json"}).documents
    expected = {kind: tables[f"{kind}.jsonl"].count(b"\n") for kind in KINDS}
    annotations = json.loads(run(find("xslt/data/annotations.xsl"), source=source).output)["items"]
    kinds = Counter(each["body"][0]["value"] for each in annotations)
    assert {kind: kinds[kind] for kind in KINDS} == expected
    turtle = run(find("xslt/data/rdf.xsl"), source=source).output
    assert {kind: turtle.count(f"oa:hasBody schema:{CLASSES[kind].split('/')[-1]} ;") for kind in KINDS[:4]} == {
        kind: expected[kind] for kind in KINDS[:4]
    }
    conll = run(find("xslt/data/conll.xsl"), source=source).output
    for kind, (layer, tags) in TAGS.items():
        assert len(re.findall(rf"\|{layer}\d*=B-({tags})(?![A-Z])", conll)) == expected[kind]
    registers = Counter(run(REGISTERS, source=source).output.split())
    assert {kind: registers[{"works": "titles"}.get(kind, kind)] for kind in KINDS[:4]} == {
        kind: expected[kind] for kind in KINDS[:4]
    }
