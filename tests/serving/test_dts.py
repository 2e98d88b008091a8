"""What is asked of a text in the words of DTS 1.0 is answered as the specification says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from referencing import Registry, Resource

from serving.texts import GULL, Client
from teiedition.names import xml
from teiedition.publication import PUBLICATIONS, publish, publish_collections
from teiedition.resources import find
from teiedition.tei import TeiDocument
from teiedition.transform import Parameter, Transformation, run

NAVIGATION = "navigation/?resource=gull&"
DOCUMENT = "document/?resource=gull&"
EVERY = ["1", "1,1", "1,2", "1.a", "1.a,1", "1.a,2", "2", "2,1"]
WRAPPER = "{https://w3id.org/api/dts#}wrapper"

ASKED = [
    "",
    "collection/",
    "collection/?id=edition&nav=parents",
    "collection/?id=work-gull",
    "collection/?id=gull",
    "collection/?id=gull&nav=parents",
    "collection/?id=tern&page=1",
    f"{NAVIGATION}down=1",
    f"{NAVIGATION}down=-1&page=1",
    f"{NAVIGATION}ref=1.a",
    f"{NAVIGATION}ref=1.a&down=0",
    f"{NAVIGATION}start=1&end=2&down=1",
    f"{NAVIGATION}tree=pages&start=1&end=2",
    "navigation/?resource=tern&down=1",
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("down=1", "1 2"),
        ("down=2", "1 1,1 1,2 1.a 2 2,1"),
        ("down=9", " ".join(EVERY)),
        ("down=-1", " ".join(EVERY)),
        ("ref=1.a&down=0", "1,1 1,2 1.a"),
        ("ref=2&down=0", "1 2"),
        ("ref=1&down=1", "1 1,1 1,2 1.a"),
        ("ref=1.a&down=-1", "1.a 1.a,1 1.a,2"),
        ("ref=2,1&down=5", "2,1"),
        ("start=1,2&end=1.a,1&down=-1", "1,2 1.a 1.a,1"),
        ("start=1&end=2&down=1", "1 1,1 1,2 1.a 2 2,1"),
        ("start=1.a&end=2&down=1", "1.a 1.a,1 1.a,2 2 2,1"),
        ("tree=pages&down=1", "1 2 3"),
    ],
)
def test_members(ask: Client, query: str, expected: str) -> None:
    assert ask.dts(NAVIGATION + query).members == expected.split()


def test_a_unit(ask: Client) -> None:
    answer = ask.dts(f"{NAVIGATION}ref=1.a,2").json
    assert answer["ref"] == {
        "identifier": "1.a,2",
        "@type": "CitableUnit",
        "level": 3,
        "parent": "1.a",
        "citeType": "paragraph",
    }
    assert "member" not in answer
    assert answer["@id"] == f"http://127.0.0.1:{ask.port}/api/dts/navigation/?resource=gull&ref=1.a%2C2"
    chapter = ask.dts(f"{NAVIGATION}ref=2").json["ref"]
    assert chapter["parent"] is None
    assert chapter["dublinCore"] == {"title": [{"lang": "en", "value": "The Bird"}]}, "without the call of the note"


def test_collections(ask: Client) -> None:
    root = ask.dts("collection/").json
    assert (root["title"], root["totalParents"], root["totalChildren"]) == ("Sea Birds", 0, 2)
    assert ask.dts("collection/").members == ["work-gull", "work-tern"]
    assert ask.dts("collection/?id=work-gull").members == ["gull"]
    assert ask.dts("collection/?id=gull&nav=parents").members == ["work-gull"]
    assert ask.dts("collection/?id=work-tern&nav=parents").members == ["edition"]
    text = ask.dts("collection/?id=gull").json
    assert text["citationTrees"][1]["identifier"] == "pages" and "identifier" not in text["citationTrees"][0]
    assert text["dublinCore"]["creator"] == ["Ada Example"]
    assert ask.dts("collection/?id=tern").json["citationTrees"] == []


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("navigation/?down=1", 400),
        ("navigation/?resource=gull", 400),
        (f"{NAVIGATION}down=0", 400),
        (f"{NAVIGATION}start=1&end=2&down=0", 400),
        (f"{NAVIGATION}ref=1&start=1&end=2", 400),
        (f"{NAVIGATION}start=1&down=1", 400),
        (f"{NAVIGATION}end=1&down=1", 400),
        (f"{NAVIGATION}start=2&end=1&down=1", 400),
        (f"{NAVIGATION}down=-2", 400),
        (f"{NAVIGATION}down=one", 400),
        (f"{NAVIGATION}down=1&down=2", 400),
        (f"{NAVIGATION}down=1&page=0", 400),
        (f"{NAVIGATION}down=1&page=2", 404),
        (f"{NAVIGATION}ref=7", 404),
        (f"{NAVIGATION}ref=%22%7D%27", 404),
        (f"{NAVIGATION}start=1&end=7", 404),
        (f"{NAVIGATION}down=1&tree=verses", 404),
        ("navigation/?resource=swan&down=1", 404),
        ("navigation/?resource=tern&ref=1", 404),
        ("document/", 400),
        (f"{DOCUMENT}ref=1&end=2", 400),
        (f"{DOCUMENT}start=1", 400),
        (f"{DOCUMENT}ref=7", 404),
        (f"{DOCUMENT}ref=1&tree=verses", 404),
        (f"{DOCUMENT}mediaType=text/html", 404),
        ("document/?resource=swan", 404),
        ("collection/?id=swan", 404),
        ("collection/?nav=cousins", 400),
        ("collection/?page=2", 404),
        ("collections/", 404),
    ],
)
def test_what_is_refused(ask: Client, query: str, status: int) -> None:
    answer = ask.dts(query)
    assert answer.status == status
    assert answer.json["statusCode"] == status and len(answer.json["description"]) > 10


def test_a_text_without_units(ask: Client) -> None:
    assert ask.dts("navigation/?resource=tern&down=1").members == []


def test_pages_of_an_answer(ask: Client) -> None:
    view = ask.dts(f"{NAVIGATION}down=1&page=1").json["view"]
    assert view["@type"] == "Pagination" and view["previous"] is None and view["next"] is None
    assert view["first"] == view["last"] == view["@id"]
    assert view["@id"].endswith("navigation/?resource=gull&down=1&page=1")


def part(ask: Client, query: str) -> etree._Element:
    answer = ask.dts(DOCUMENT + query)
    assert answer.status == 200, answer.body
    assert answer.headers["Content-Type"] == "application/tei+xml"
    home = f'<http://127.0.0.1:{ask.port}/api/dts/collection/?id=gull>; rel="collection"'
    assert answer.headers["Link"] == home
    root = etree.fromstring(answer.body)
    assert root.tag == "{http://www.tei-c.org/ns/1.0}TEI"
    assert root.findtext(".//{*}titleStmt/{*}title") == "The Gull"
    [wrapper] = root.iter(WRAPPER)
    return wrapper


def words(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ref=1.a,2", "The wind does not move it."),
        ("ref=2", "The BirdA bird of paper.It flies."),
        ("start=1,2&end=1.a,1", "It lies on a ledge. Nobody sits on it."),
        ("start=1.a,2&end=2,1", "The wind does not move it. The BirdA bird of paper.It flies."),
        ("tree=pages&ref=2", "on a ledge. Nobody sits on it.The wind does not"),
        ("tree=pages&start=1&end=2", "The EggIt is speckled.It lies on a ledge. Nobody sits on it.The wind does not"),
        ("tree=pages&ref=3", "move it. The BirdA bird of paper.It flies."),
    ],
)
def test_parts_of_a_text(ask: Client, query: str, expected: str) -> None:
    assert words(part(ask, query)) == expected


def test_what_is_around_a_part(ask: Client) -> None:
    assert [etree.QName(each).localname for each in part(ask, "ref=2")] == ["div"]
    chapter = part(ask, "start=1.a,1&end=1.a,2")[0]
    assert (chapter.get("n"), chapter[0].get("n"), len(chapter), len(chapter[0])) == ("1", "a", 1, 2)


def test_the_whole_text_and_plain_text(ask: Client, birds: Path) -> None:
    answer = ask.dts("document/?resource=gull&tree=pages")
    assert answer.body == TeiDocument.read(birds / "tei/gull.xml").to_bytes()
    plain = ask.dts(f"{DOCUMENT}ref=2,1&mediaType=text/plain")
    assert (plain.headers["Content-Type"], plain.body) == ("text/plain; charset=utf-8", b"It flies.\n")


@settings(max_examples=50, deadline=None)
@given(st.tuples(st.integers(0, 7), st.integers(0, 7)).map(sorted))
def test_a_stretch_is_what_stands_between_its_ends(ask: Client, ends: list[int]) -> None:
    first, last = EVERY[ends[0]], EVERY[ends[1]]
    start, end = words(part(ask, f"ref={first}")), words(part(ask, f"ref={last}"))
    stretch = words(part(ask, f"start={first}&end={last}"))
    assert stretch.startswith(start) or start.startswith(stretch), "a chapter may go on after a part of it"
    assert stretch.endswith(end)


@pytest.mark.shared
@pytest.mark.parametrize("query", ASKED)
def test_answers_have_the_form_that_the_validator_asks_for(ask: Client, shared: Path, query: str) -> None:
    schemas = {
        path.name: json.loads(path.read_text(encoding="utf-8")) for path in (shared / "schemas/json/dts").glob("*.json")
    }
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    schema = schemas[f"{(query.partition('/')[0] or 'entry')}_response.schema.json"]
    answer = ask.dts(query)
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert [error.message for error in Draft202012Validator(schema, registry=registry).iter_errors(answer.json)] == []


@pytest.mark.shared
def test_answers_are_linked_data(ask: Client, shared: Path) -> None:
    from rdflib import Graph, Namespace
    from rdflib.namespace import RDF

    dts = Namespace("https://dtsapi.org/v1.0#")
    context = json.loads((shared / "schemas/json/dts-context-v1.0.json").read_text(encoding="utf-8"))["@context"]
    found = Graph()
    for query in ASKED:
        answer = ask.dts(query).json
        assert answer["@context"] == "https://dtsapi.org/context/v1.0.json" and answer["dtsVersion"] == "1.0"
        found.parse(data=json.dumps({**answer, "@context": context}), format="json-ld", base="http://x/")
    units = {str(found.value(unit, dts.identifier)) for unit in found.subjects(RDF.type, dts.CitableUnit)}
    assert units == set(EVERY)
    titles = {str(title) for title in found.objects(None, dts.title)}
    assert titles >= {"Sea Birds", "The Gull", "Die Seeschwalbe", "The Egg"}


def test_static_files_give_the_same_answers(ask: Client, birds: Path, tmp_path: Path) -> None:
    [dts] = [each for each in PUBLICATIONS if each.name == "dts"]
    documents = (birds / "tei/gull.xml", birds / "tei/tern.xml")
    for document in documents:
        publish(document, dts, tmp_path)
    publish_collections(documents, tmp_path, title="Sea Birds")
    for place, query in (
        ("index.jsonld", ""),
        ("collection/nav.jsonld", "collection/"),
        ("collection/gull/navparents.jsonld", "collection/?id=gull&nav=parents"),
    ):
        here, there = json.loads((tmp_path / "dts" / place).read_text(encoding="utf-8")), ask.dts(query).json
        assert list(here) == list(there) and here.get("title") == there.get("title")
    files = {
        path.relative_to(tmp_path / "dts/gull").as_posix()
        for path in (tmp_path / "dts/gull").rglob("*.*")
        if path.is_file()
    }
    assert {name for name in files if name.startswith("document")} == {
        f"document/{ref}text.xml" for ref in ("", "1/", "1.a/", "2/")
    }, "paragraphs are no files of their own"
    down = json.loads((tmp_path / "dts/gull/navigation/1/down1.jsonld").read_text(encoding="utf-8"))
    assert [each["identifier"] for each in down["member"]] == ["1", "1.a"]
    assert down["@id"] == "/dts/gull/navigation/1/down1.jsonld"
    root = etree.parse(tmp_path / "dts/gull/document/1.a/text.xml").getroot()
    assert words(next(root.iter(WRAPPER))) == words(part(ask, "ref=1.a"))


def expand(template: str, **values: str) -> str:
    """Expand what our templates use of RFC 6570: ``{x}`` and ``{/x}``; queries are for others."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value).replace(f"{{/{name}}}", f"/{value}" if value else "")
    return template.partition("{?")[0]


def test_templates_lead_to_every_static_file(birds: Path, tmp_path: Path) -> None:
    [dts] = [each for each in PUBLICATIONS if each.name == "dts"]
    publish(birds / "tei/gull.xml", dts, tmp_path)
    publish_collections([birds / "tei/gull.xml"], tmp_path)
    entry = json.loads((tmp_path / "dts/index.jsonld").read_text(encoding="utf-8"))
    units = json.loads((tmp_path / "dts/gull/navigation/down-1.jsonld").read_text(encoding="utf-8"))["member"]
    addresses = [
        *(expand(entry["collection"], id=name, nav=nav)
          for name in ("", "gull", "work-gull") for nav in ("", "parents")),
        *(expand(entry["navigation"], resource="gull", ref=each["identifier"], down=down)
          for each in units for down in ("", "0", "1", "-1")),
        *(expand(entry["document"], resource="gull", ref=name) for name in ("", "1", "1.a", "2")),
        *(expand(entry["navigation"], resource="gull", ref="", down=down) for down in ("1", "2", "-1")),
    ]  # fmt: skip
    assert [address for address in addresses if not (tmp_path / address.removeprefix("/")).is_file()] == []


def test_units_that_are_gone_lose_their_files(birds: Path, tmp_path: Path) -> None:
    [dts] = [each for each in PUBLICATIONS if each.name == "dts"]
    publish(birds / "tei/gull.xml", dts, tmp_path)
    (tmp_path / "gull.xml").write_text(GULL.replace('n="a"', 'n="b"'), encoding="utf-8")
    publish(tmp_path / "gull.xml", dts, tmp_path)
    assert not (tmp_path / "dts/gull/document/1.a/text.xml").exists()
    assert not (tmp_path / "dts/gull/navigation/1.a/down.jsonld").exists()
    assert (tmp_path / "dts/gull/document/1.b/text.xml").is_file()


def navigation(source: bytes, down: int = 1) -> Transformation:
    """Ask the stylesheet itself, for what it says besides."""
    parameters: dict[str, Parameter] = {
        "dts-endpoint": "navigation",
        "dts-query": json.dumps({"down": down}),
        "dts-served": True,
    }
    return run(find("xslt/dts/answer.xsl"), source=source, parameters=parameters)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("unparsed-text('/etc/hostname')", "calls unparsed-text"),
        ("doc('secret.xml')", "calls doc"),
        ("@n => doc()", "calls doc"),
        ("let $f := doc#1 return $f('x')", "calls f, #, $"),
        ("Q{http://www.w3.org/2005/xpath-functions}doc('x')", "calls doc"),
        ("@n[", "cannot be followed"),
    ],
)
def test_a_header_cannot_make_us_read_other_files(expression: str, said: str) -> None:
    text = GULL.replace('match="/TEI/text/body/div" use="@n"', f'match="/TEI/text/body/div" use="{expression}"')
    result = navigation(text.encode())
    assert json.loads(result.output)["member"] == []
    assert any(said in message for message in result.messages)


def test_a_reference_stands_for_one_unit() -> None:
    result = navigation(GULL.replace('n="2"', 'n="1"').encode())
    assert [each["identifier"] for each in json.loads(result.output)["member"]] == ["1"]
    assert any("stands for 2 units" in message for message in result.messages)


def test_the_converter_writes_how_its_texts_are_cited(edition: Path) -> None:
    from teiedition.pipeline import convert

    convert(edition / "source/harbour.txt", edition / "tei/harbour.xml")
    result = navigation((edition / "tei/harbour.xml").read_bytes(), down=-1)
    units = {each["identifier"]: each for each in json.loads(result.output)["member"]}
    tree = etree.parse(edition / "tei/harbour.xml")
    identifiers = {str(each.get(xml("id"))) for each in tree.iter() if each.get(xml("id"))}
    assert {f"harbour-{name.replace(',', '.').rpartition('.')[2]}" for name in units} <= identifiers
    told = [each["dublinCore"]["title"][0]["value"] for each in units.values() if "title" in each.get("dublinCore", {})]
    assert {"1. The Pilot", "2. The Keeper"} <= set(told)
    passages = [each for each in units.values() if each["citeType"] == "passage"]
    assert len(passages) >= len(tree.findall(".//{*}div/{*}p"))
