"""All exports that say where something is point to the same characters, wherever the notes of the text stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metadata.records import HARBOUR
from reuse.exports import MENTIONS, OA, TABLES, Made
from teiedition.publication import Opened, PublicationOptions, chosen, publish
from teiedition.publication.publication import Notes
from teiedition.resources import find
from teiedition.transform import found, parsed, run


@pytest.fixture(scope="module", params=Notes)
def text_and_data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("offsets")
    return Made(HARBOUR, folder, ("text", "data"), PublicationOptions(notes=request.param))


def agree(made: Made) -> None:
    """One test over all standoff exports: the offsets of the table are the characters, and the same everywhere."""
    places = {}
    for table in (each for each in TABLES if each != "entities"):
        for row in made.rows(table):
            start, end = int(row["start"]), int(row["end"])
            assert made.text[start:end] == row["text"], (table, row["id"])
            if table in MENTIONS:
                places[row["id"]] = (start, end)
        assert [(row["start"], row["end"], row.get("text", "")) for row in made.rows(table)] == [
            (str(each["start"]), str(each["end"]), each.get("text", "")) for each in made.records(table)
        ]
    for segment in made.lines("segments.jsonl"):
        assert made.text[segment["start"] : segment["end"]] == segment["text"]
    assert {each["id"].removeprefix("#annotation-"): span(made, each) for each in made.annotations} == places
    offsets = {each["id"]: (each["start"], each["end"]) for each in made.lines("offsets.jsonl")}
    assert places.items() <= offsets.items()
    for mention in made.graph.subjects(OA.hasBody):
        selector = made.graph.value(made.graph.value(mention, OA.hasTarget), OA.hasSelector)
        numbers = [made.graph.value(selector, each) for each in (OA.start, OA.end)]
        assert [str(each) for each in numbers] == [str(each) for each in places[str(mention).split("#annotation-")[1]]]
    for token in made.tokens:
        assert made.text[int(token["misc"]["start_char"]) : int(token["misc"]["end_char"])] == token["form"]
    assert "".join(token["form"] for token in made.tokens) == "".join(made.text.split())
    begun = {int(token["misc"]["start_char"]) for token in made.tokens if "B-" in str(token["misc"])}
    assert begun <= {start for start, _ in places.values()}


def span(made: Made, annotation: dict[str, object]) -> tuple[int, int]:
    """Return the characters of an annotation, whose two selectors must agree."""
    target = annotation["target"]
    assert isinstance(target, dict)
    position, quotation = target["selector"]
    start, end = position["start"], position["end"]
    assert made.text[start:end] == quotation["exact"] != ""
    assert made.text[:start].endswith(quotation["prefix"]) and made.text[end:].startswith(quotation["suffix"])
    return start, end


def test_all_exports_point_to_the_same_characters(made: Made) -> None:
    agree(made)


def test_wherever_the_notes_stand(text_and_data: Made) -> None:
    agree(text_and_data)


def test_a_file_for_each_division_says_what_the_whole_says_there(made: Made, text_and_data: Made) -> None:
    for each in (made, text_and_data):
        rows = {row["id"]: each.text[int(row["first"]) : int(row["last"])] for row in each.rows("divisions")}
        files = {path.stem: path.read_bytes().decode() for path in (each.folder / "text" / each.work).iterdir()}
        assert files == {name: f"{text}\n" for name, text in rows.items()}


def test_texts_without_divisions_or_identifiers(tmp_path: Path) -> None:
    bodies = {"a": "<p>b</p>", "c": "<div><head>d</head><div><p>e</p></div></div>", "f": ""}
    for work, body in bodies.items():
        (tmp_path / f"{work}.xml").write_text(
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{work}"><text><body>{body}</body></text></TEI>', "utf-8"
        )
        made = Made(tmp_path / f"{work}.xml", tmp_path / "out", ("text", "data"), PublicationOptions())
        agree(made)
    files = {path.parent.name: path.read_text("utf-8") for path in (tmp_path / "out/text").glob("*/*.txt")}
    assert files.keys() == bodies.keys() and files["a"] == "b\n"
    texts = {path.read_text("utf-8") for path in (tmp_path / "out/text/c").iterdir()}
    assert texts == {"d\n\ne\n", "e\n"}


def test_where_notes_can_stand(tmp_path: Path) -> None:
    body = """<div xml:id="w-d1"><head>One</head><p>a<ref type="noteAnchor" n="1" target="#n1">1</ref> b<note n="*">In
      the margin.</note></p><div type="notes" xml:id="w-d2"><head>Notes</head><note n="1" xml:id="n1"><p>See
      <persName>Ida</persName>.</p></note></div></div><div xml:id="w-d3"><p>c</p></div>"""
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="w"><text><body>{body}</body></text></TEI>'.encode()
    texts = {each: run(find("xslt/text/plain.xsl"), source=source, parameters={"notes": str(each)}) for each in Notes}
    assert {name: text.output.split("\n\n") for name, text in texts.items()} == {
        Notes.PLACE: ["One", "a[1] b[*]", "[*] In the margin.", "Notes", "[1] See Ida.", "c\n"],
        Notes.END: ["One", "a[1] b[*]", "c", "[*] In the margin.", "Notes", "[1] See Ida.\n"],
        Notes.NONE: ["One", "a b", "c\n"],
    }


def test_what_was_found_out_once_serves_all(tmp_path: Path) -> None:
    """An export that is told the places in the text gives the same as one that looks for them itself."""
    tree = parsed(HARBOUR.read_bytes())
    standoff = found(find("xslt/data/standoff.xsl"), tree)
    for name in ("annotations", "conll", "rdf", "offsets"):
        alone = run(find(f"xslt/data/{name}.xsl"), source=HARBOUR)
        assert run(find(f"xslt/data/{name}.xsl"), source=tree, parameters={"standoff": standoff}) == alone
    opened = Opened(HARBOUR)
    (publication,) = chosen(("offsets",))
    (path,) = publish(opened, publication, tmp_path)
    assert path.read_text(encoding="utf-8") == alone.output


def pieces(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    element = st.sampled_from(
        ["persName", "quote", "said", "hi", "title", "note", "placeName", "choice", "bibl", "ref"]
    )
    return st.builds(wrapped, element, st.lists(inner, max_size=4).map("".join))


def wrapped(element: str, content: str) -> str:
    if element == "choice":
        return f"<choice><sic>{content}</sic><corr>{content}</corr></choice>"
    return f"<{element}>{content}</{element}>"


CONTENT = st.recursive(
    st.sampled_from(
        [
            "a",
            " ",
            "b c",
            "\n ",
            ".",
            "é😀",
            "<lb/>",
            '<pb n="1"/>',
            '<lb break="no"/>',
            "d’s",
            "e\u00a0f,",
            "\ue000\ue010",
        ]
    ),
    pieces,
    max_leaves=12,
)
BLOCKS = st.tuples(st.sampled_from(["p", "item", "l", "note", "cell"]), st.lists(CONTENT, max_size=5).map("".join))
AROUND = {
    "item": "<list><item>{}<list><item>x</item></list></item></list>",
    "l": "<lg><l>{}</l></lg>",
    "cell": "<table><row><cell>{}</cell></row></table>",
}


@settings(max_examples=50, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=3), st.sampled_from(Notes))
def test_marks_never_change_the_text(blocks: list[tuple[str, str]], notes: Notes) -> None:
    """The text with offsets is the text export, whatever stands in what and however it is spaced."""
    body = "".join(AROUND.get(name, f"<{name}>{{}}</{name}>").format(content) for name, content in blocks)
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="w"><text><body>{body}</body></text></TEI>'.encode()
    told = {"notes": str(notes)}
    plain = run(find("xslt/text/plain.xsl"), source=source, parameters=told).output
    page = json.loads(run(find("xslt/data/annotations.xsl"), source=source, parameters=told).output)
    for item in page["items"]:
        position, quotation = item["target"]["selector"]
        assert plain[position["start"] : position["end"]] == quotation["exact"]
    lines = run(find("xslt/data/conll.xsl"), source=source, parameters=told).output.splitlines()
    tokens = [line.split("\t") for line in lines if "\t" in line]
    assert "".join(token[1] for token in tokens) == "".join(plain.split())
