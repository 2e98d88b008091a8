"""Organisations, ships and events by form, and references in notes. All of them are invented."""

from __future__ import annotations

import pytest

from annotation.helpers import annotated, document, notes, tagged
from teiedition.annotation import AnnotationOptions, annotate
from teiedition.names import local, xml

ITALIC = '<hi rend="italic"><choice><orig>_</orig><reg/></choice>{}<choice><orig>_</orig><reg/></choice></hi>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the Royal Society of Bath.", ["Royal Society of Bath"]),
        ("The Committee of Public Order met.", ["Committee of Public Order"]),
        ("In the Harbour Workers’ Union he was alone.", ["Harbour Workers’ Union"]),
        ("Brask’s Ferry Company failed.", ["Ferry Company"]),
        ("The union of two societies was the party of nobody.", []),
        ("The Party met. The Society did not.", []),
    ],
)
def test_organisations(text: str, expected: list[str]) -> None:
    assert tagged(annotated(text), "orgName") == expected


def test_neither_person_nor_place_inside_an_organisation() -> None:
    made = annotated("He came from London to London. The London Boatmen Society of Bath met.")
    assert tagged(made, "placeName") == ["London", "London"]


def test_capitals_behind_the_name_stand_for_it() -> None:
    made = annotated("The Harbour Pilots Association (HPA) met. Nobody in the HPA knew.")
    found = [(element.text, element.get("ref")) for text in made.texts for element in text.iter("{*}orgName")]
    assert found[1:] == [("HPA", "#harbour-pilots-association")] * 2


def test_ships_by_the_words_before_them_and_by_italics() -> None:
    made = annotated(
        f"He was master of the {ITALIC.format('Charlotte Orm')}, a brig. The schooner Sprightly followed.",
        f"Then the {ITALIC.format('Lady Brask')} went down. The Sprightly did not.",
    )
    assert tagged(made, "name") == ["Charlotte Orm", "Sprightly", "Lady Brask", "Sprightly"]
    assert tagged(made, "persName") == tagged(made, "title") == []


def test_events() -> None:
    made = annotated("After the Second Herring War came the Battle of Orm; war and revolution followed.")
    assert [element.get("type") for text in made.texts for element in text.iter("{*}name")] == ["event"] * 2


def test_references_and_those_that_point_back() -> None:
    made = document(
        "It was Ulla Brask.",
        back=notes(
            "Ulla Brask, The Long Quay (York: Tern, 1971), 12.",
            "Ibid., 14.",
            "Ada Orm, Tides and Boats (Bath: Gull, 1963), 3; Brask, The Long Quay, 7-9.",
            "Somebody says otherwise.",
            "Ibid., 15.",
            "Orm, op. cit., 4.",
        ),
    )
    annotate(made, (), AnnotationOptions(quotations=False))
    found = list(made.texts[0].iter("{*}bibl"))
    one, other = (found[at].get(xml("id")) for at in (0, 2))
    assert [bibl.get("corresp") for bibl in found] == [None, f"#{one}", None, f"#{one}", f"#{other}"]
    assert [local(part.tag) for part in found[0]] == [
        *("author", "title", "pubPlace", "publisher", "date", "biblScope")
    ]
    assert found[0].find("{*}author/{*}persName") is not None
    once = made.to_bytes()
    annotate(made, (), AnnotationOptions(quotations=False))
    assert made.to_bytes() == once


def test_editors_and_translators_are_no_authors() -> None:
    made = document(
        "It was Ulla Brask. It was Ada Orm.",
        back=notes(
            "Ulla Brask (ed.), The Long Quay (York: Tern, 1971), 12.",
            "Ulla Brask, Tides and Boats, ed. Ada Orm (Bath: Gull, 1963), 3.",
            "Ulla Brask, Boats and Men, trans. Ada Orm (Bath: Gull, 1964), 3.",
        ),
    )
    annotate(made, (), AnnotationOptions(quotations=False))
    found = list(made.texts[0].iter("{*}bibl"))
    named = [[(local(e.tag), e.get("role")) for e in bibl.iter("{*}author", "{*}editor")] for bibl in found]
    assert named == [
        [("editor", None)],
        [("author", None), ("editor", None)],
        [("author", None), ("editor", "translator")],
    ]
