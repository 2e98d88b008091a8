"""Who is meant: full forms, initials, surnames alone, spellings. All persons are invented."""

from __future__ import annotations

import pytest

from annotation.helpers import annotated, listed, refs
from teiedition.annotation.resolution import split_name
from teiedition.annotation.spelling import Neighbours, same_forename, skeleton, within_one_edit
from teiedition.model import Entity, EntityKind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Orm", ("Ada", "Orm")),
        ("Orm, Ada B.", ("Ada B.", "Orm")),
        ("V. I. Orm", ("V. I.", "Orm")),
        ("John von Orm", ("John", "von Orm")),
        ("[Ada] Orm", ("Ada", "Orm")),
        ("ADA ORM", ("Ada", "Orm")),
        ("Ada", ("", "Ada")),
    ],
)
def test_forename_and_surname(name: str, expected: tuple[str, str]) -> None:
    assert split_name(name) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("Poukhov", "Pukhov"), ("Kouzmin", "Kuzmin"), ("Tchernov", "Chernov"), ("Rühle", "Ruhle")]
)
def test_transliterations_of_one_name(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Michael", "Mikhail", True), ("N.", "Nikolai", True), ("William G.", "William", True), ("Karl", "Ida", False),
     ("", "Karl", True), ("K.", "Ida", False)],
)  # fmt: skip
def test_forms_of_one_given_name(one: str, other: str, same: bool) -> None:
    assert same_forename(one, other) is same


def test_words_within_one_edit() -> None:
    neighbours = Neighbours()
    for word in ("bukharin", "berkman", "venn"):
        neighbours.add(word)
    assert neighbours.near("bukarin") == ["bukharin"]
    assert neighbours.near("brekman") == ["berkman"]
    assert neighbours.near("vern") == []
    assert not within_one_edit("orm", "arm")


def test_all_forms_of_a_person_refer_to_one_entry() -> None:
    made = annotated("Nikolai Orlov wrote. N. Orlov spoke.", "So did Orloff, and Nicholas Orlov; Nikolai Orlov not.")
    assert set(refs(made).values()) == {"#orlov-nikolai"}
    assert listed(made) == {"orlov-nikolai": "person"}


def test_of_two_persons_of_one_name_the_one_just_named_is_meant() -> None:
    made = annotated("Karl Orm, Karl Orm, Karl Orm.", "Orm.", "Here Ida Orm came.", "Then Orm left.")
    names = [element.get("ref") for element in made.texts[0].iter("{http://www.tei-c.org/ns/1.0}persName")]
    assert names == ["#orm-karl"] * 4 + ["#orm-ida"] * 2


def test_a_given_name_alone_is_the_person_who_bears_it() -> None:
    assert refs(annotated("Emma laughed; nobody saw Emma.", "It was Emma Orm."))["Emma"] == "#orm-emma"


def test_persons_and_places_of_one_name_have_different_identifiers() -> None:
    made = annotated("In Florence nobody spoke. They lived in Florence.", "Nobody saw Mr. Paris in Paris.")
    identifiers = listed(made)
    assert len(identifiers) == len(set(identifiers))
    assert {"paris", "paris-2"} <= set(identifiers)


def test_the_authority_lists_go_first() -> None:
    entity = Entity("orm-a", EntityKind.PERSON, ("Ada Orm", "Ada of Wapping"), surname="Orm", forename="Ada")
    made = annotated("They say Ada of Wapping is A. Orm; Orm denies it. Ada Orm smiled.", authority=(entity,))
    assert refs(made) == dict.fromkeys(("Ada of Wapping", "A. Orm", "Orm", "Ada Orm"), "#orm-a")
    assert listed(made) == {"orm-a": "person"}
