"""Names with quotation marks, commas, line ends, emoji, letters from right to left come through every export whole."""

from __future__ import annotations

import csv
import io
import json

import networkx
import pybtex.database
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from rdflib import Graph, Literal, URIRef

from reuse.exports import OA, SCHEMA
from teiedition.names import TEI_NS, xml
from teiedition.resources import find
from teiedition.transform import run

AWKWARD = 'O’Neil, “Jim” "x" \\ / ;<&>{%$#_~^}\t\n \u202eאב\u202c ابن 😀 é\u0301 a\u2028b'
LETTERS = st.sampled_from([*AWKWARD, "and", " and ", "''", "`", "@", "=", "|", "\\n", '""', "\u00a0", "\u200f"])
NAMES = st.lists(LETTERS, min_size=1, max_size=12).map("".join).filter(lambda name: bool(spaced(name)))
DOCUMENT = f"""<TEI xmlns="{TEI_NS}" xml:id="w"><teiHeader><fileDesc><titleStmt><title/><author/><editor/></titleStmt>
<publicationStmt><publisher/><date when="2020"/></publicationStmt></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="p"><persName/></person><person xml:id="q"><persName>Q</persName></person>
</listPerson></standOff><text><body><div xml:id="d"><p><persName ref="#p"/> <persName ref="#q">Q</persName></p></div>
</body></text></TEI>
"""


def spaced(name: str) -> str:
    """A name with its white space normalised as XML does it."""
    return " ".join(part for part in name.replace("\t", " ").replace("\n", " ").split(" ") if part)


def document(name: str) -> bytes:
    root = etree.fromstring(DOCUMENT)
    for element in root.iter(f"{{{TEI_NS}}}title", f"{{{TEI_NS}}}author", f"{{{TEI_NS}}}publisher"):
        element.text = name
    for element in root.iter(f"{{{TEI_NS}}}persName"):
        if element.text is None:
            element.text = name
    assert root.get(xml("id")) == "w"
    return etree.tostring(root, encoding="utf-8")


def made(entry: str, name: str, **parameters: str) -> dict[str, str]:
    result = run(find(f"xslt/{entry}.xsl"), source=document(name), parameters=parameters)
    return {"": result.output} | {path: content.decode() for path, content in result.documents.items()}


@pytest.mark.parametrize("name", [AWKWARD, '"', ",", "\\", "a\n\nb", "=1+1", "'\"'"])
@pytest.mark.parametrize("format", ["csv", "json"])
def test_examples_in_tables(name: str, format: str) -> None:  # noqa: A002
    in_tables(name, format)


@settings(max_examples=30, deadline=None)
@given(NAMES, st.sampled_from(["csv", "json"]))
def test_tables(name: str, format: str) -> None:  # noqa: A002
    in_tables(name, format)


def in_tables(name: str, format: str) -> None:  # noqa: A002
    files = made("data/tables", name, format=format)
    text = made("text/plain", name)[""]
    if format == "csv":
        row, _ = csv.DictReader(io.StringIO(files["persons.csv"], newline=""))
    else:
        row = json.loads(files["persons.jsonl"].split("\n")[0])
    assert row["text"] == row["name"] == spaced(name)
    assert text[int(row["start"]) : int(row["end"])] == spaced(name)


@settings(max_examples=30, deadline=None)
@given(NAMES)
def test_graph_and_annotations(name: str) -> None:
    graph = Graph().parse(data=made("data/rdf", name)[""], format="turtle", publicID="http://x/data/w.ttl")
    person = URIRef("http://x/html/w/w.xml#p")
    assert graph.value(person, SCHEMA.name) == Literal(spaced(name))
    assert (None, OA.hasBody, person) in graph
    item = json.loads(made("data/annotations", name)[""])["items"][0]
    position, quotation = item["target"]["selector"]
    assert quotation["exact"] == spaced(name) and position["end"] - position["start"] == len(spaced(name))


@settings(max_examples=30, deadline=None)
@given(NAMES)
def test_network(name: str) -> None:
    graph = networkx.parse_graphml(made("data/network", name)[""])
    assert graph.nodes["p"]["label"] == spaced(name)


@settings(max_examples=50, deadline=None)
@given(NAMES.filter(str.strip))
def test_citations(name: str) -> None:
    """BibTeX has words for the characters that TeX takes for itself; RIS takes everything as it is."""
    (entry,) = pybtex.database.parse_string(made("metadata/bibtex", name)[""], "bibtex").entries.values()
    assert words(plain(entry.fields["title"])) == words(plain(entry.fields["publisher"])) == words(name)
    (record,) = rispy.loads(made("metadata/ris", name)[""])
    assert words(record["title"]) == words(record["publisher"]) == words(name)


def words(text: str) -> list[str]:
    """The words of a text; the libraries part them, as Python does, by more than XML calls white space."""
    return text.split()


def plain(field: str) -> str:
    """Return what TeX would set."""
    for written, character in (
        (r"\textbackslash{}", "\x00"),
        (r"\textasciitilde{}", "~"),
        (r"\textasciicircum{}", "^"),
        (r"\textbraceleft{}", "\x01"),
        (r"\textbraceright{}", "\x02"),
        *((f"\\{each}", each) for each in "%&#$_"),
    ):
        field = field.replace(written, character)
    return field.removeprefix("{").removesuffix("}").translate({0: "\\", 1: "{", 2: "}"})
