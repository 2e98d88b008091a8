"""Names of the authority lists in the text: inflected, spoilt by one letter, and in lists of any length."""

from __future__ import annotations

import pytest

from annotation.helpers import document, tagged, words
from teiedition.annotation import annotate
from teiedition.annotation.book import Book
from teiedition.annotation.reach import SHORT, within_reach
from teiedition.model import Entity, EntityKind
from teiedition.names import local
from teiedition.tei.passage import passages

QUAY = Entity("quay", EntityKind.PLACE, ("Harrowmouth",))
LEAGUE = Entity("league", EntityKind.ORG, ("Harrow Boat League",))


def made(*content: str, lists: tuple[Entity, ...]) -> list[tuple[str, str | None, str | None, str | None]]:
    """Words, reference, rule and certainty of what the lists' names have become."""
    tei_document = document(*content)
    annotate(tei_document, lists)
    return [
        (words(element), element.get("ref"), element.get("resp"), element.get("cert"))
        for text in tei_document.texts
        for element in text.iter()
        if local(element.tag) in ("placeName", "orgName", "persName")
    ]


def test_a_letter_spoilt_in_a_name_that_the_book_has_often() -> None:
    found = made(*["They lay off Harrowmouth again."] * 4, "They left Harrowrnouth and Harrowmoulh.", lists=(QUAY,))
    assert [each for each in found if each[0] != "Harrowmouth"] == [
        ("Harrowmoulh", "#quay", "rule:authority-spoilt", "low")
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Harrowmouths", id="an ending"),
        pytest.param("Barrowmouth Barrowmouth", id="as often as a name of its own has it"),
    ],
)
def test_what_is_no_slip(other: str) -> None:
    found = made(*["They lay off Harrowmouth again."] * 4, f"They left {other}.", lists=(QUAY,))
    assert not [each for each in found if each[2] == "rule:authority-spoilt"]


def test_the_german_genitive() -> None:
    tei_document = document('<p xml:lang="de">Die Speicher Harrowmouths brannten.</p>', "Harrowmouths are no word.")
    annotate(tei_document, (QUAY,))
    (place,) = (each for text in tei_document.texts for each in text.iter("{*}placeName") if each.get("ref") == "#quay")
    assert (words(place), place.get("resp"), place.get("cert")) == (
        "Harrowmouths",
        "rule:authority-inflected",
        "medium",
    )


def test_a_spoilt_name_of_several_words() -> None:
    found = made(*["The Harrow Boat League met."] * 4, "Here the Harrow Boat Leaguc met.", lists=(LEAGUE,))
    assert ("Harrow Boat Leaguc", "#league", "rule:authority-spoilt", "low") in found


FORENAMES = ("Anna", "Berta", "Clara", "Dora")
STRANGERS = tuple(
    Entity(
        f"stranger-{number}",
        EntityKind.PERSON,
        (f"{FORENAMES[number % 4]} Xq{number:b}".translate(str.maketrans("01", "ab")),),
        forename=FORENAMES[number % 4],
        surname=f"Xq{number:b}".translate(str.maketrans("01", "ab")),
    )
    for number in range(SHORT + 1)
)
"""A list too long to be looked through whole; its persons share four given names."""


def reached(text: str, *entities: Entity) -> list[str]:
    book = Book(tuple(passages(document(text))))
    return [entity.id for entity in within_reach((*entities, *STRANGERS), book) if not entity.id.startswith("stranger")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("Here Orme stood.", "Rosa Orme", id="surname"),
        pytest.param("Here Poukhov stood.", "Ivan Pukhov", id="another spelling"),
        pytest.param("Here Petrichenkc stood.", "Stepan Petrichenko", id="a letter spoilt"),
        pytest.param("Here Rosa stood.", "Rosa Orme", id="a given name that few bear"),
    ],
)
def test_of_a_long_list_whoever_the_book_may_name_is_kept(text: str, who: str) -> None:
    forename, surname = who.split()
    person = Entity("p", EntityKind.PERSON, (who,), forename=forename, surname=surname)
    assert reached(text, person) == ["p"]


def test_of_a_long_list_a_given_name_that_many_bear_keeps_nobody() -> None:
    person = Entity("p", EntityKind.PERSON, ("Anna Orme",), forename="Anna", surname="Orme")
    assert reached("Here Anna stood.", person) == []


def test_of_a_long_list_pseudonyms_are_kept() -> None:
    person = Entity("p", EntityKind.PERSON, ("Anna Orme", "Corvina"), forename="Anna", surname="Orme")
    assert reached("Here Corvina stood.", person) == ["p"]


def test_whom_somebody_has_referred_to_by_hand_is_kept() -> None:
    tei_document = document('<p>Here <persName ref="#stranger-7">she</persName> stood.</p>')
    annotate(tei_document, STRANGERS)
    assert tagged(tei_document, "persName") == ["she"]
    assert "stranger-7" in tei_document.by_id()


def test_a_long_list_finds_what_a_short_one_finds() -> None:
    content = ("At Harrowmouth Rosa Orme met the Harrow Boat League.", "Orme spoke.")
    person = Entity("orme", EntityKind.PERSON, ("Rosa Orme",), forename="Rosa", surname="Orme")
    lists = (QUAY, LEAGUE, person)
    assert made(*content, lists=(*lists, *STRANGERS)) == made(*content, lists=lists)
