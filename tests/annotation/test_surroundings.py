"""Names told by what stands beside them: persons, places, rulers, firms, families. All text is invented."""

from __future__ import annotations

import pytest

from annotation.helpers import annotated, notes, persons, places, refs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody knew a pupil of Tarnwick in those days.", ["Tarnwick"]),
        ("They had asked the composer Tarnwick for a march.", ["Tarnwick"]),
        ("In that year Tarnwick, a weaver of the valley, lost all.", ["Tarnwick"]),
        ("A letter went round; in it Tarnwick, in his broken way, complained.", ["Tarnwick"]),
        ("She had studied with Tarnwick for three winters.", ["Tarnwick"]),
        ("Once Tarnwick (1712-1780) had a shop there.", ["Tarnwick"]),
        ("He knew Tarnwick’s “Hymn to the Tide” by heart.", ["Tarnwick"]),
        ("“No more,” said Wood to the boy. There was no wood left.", ["Wood"]),
        ("We went round by the mill with the tarnwick.", []),
        ("They had the best of Tarnwick, and left.", []),
    ],
)
def test_a_name_that_nothing_else_explains_is_told_by_the_words_beside_it(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was given by Louis XIV and by King Charles I to the town.", ["Louis XIV", "Charles I"]),
        ("So Ivan the Terrible slept, and James the Third woke.", ["Ivan the Terrible", "James the Third"]),
        ("Then to Anna I said nothing, and Emma I never met.", ["Anna", "Emma"]),
        ("We heard Herr v. Tarnwick and Marshal Gauchet de Tarn.", ["v. Tarnwick", "Gauchet de Tarn"]),
        ("It has two parts: I. Beginnings; II. Ends; V. Remains.", []),
        ("Here E[mma] Tarnwick gave up.", ["E[mma] Tarnwick"]),
        ("The accounts of Emma Tarnwick &amp; Co. and of Paul Orm’s Sons.", []),
        ("It was the Orm family who met Mr. Orm.", ["Orm"]),
        ("Both the Orms came. Mr. Orm, Mrs. Orm and Miss Orm left.", ["Orm", "Orm", "Orm"]),
        ("They gave “Emma” in spring, and “Emma Orm” in autumn.", []),
        ("“Emma,” said Paul, “come in.” So Emma did.", ["Emma", "Paul", "Emma"]),
    ],
)
def test_rulers_epithets_firms_families_and_what_is_quoted(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


def test_a_list_of_those_who_sit_somewhere_names_persons() -> None:
    items = "".join(f"<item>{words}</item>" for words in ("Ulwick, pilot of the port,", "Tarnsk, head nurse,"))
    assert persons("They were:", f"<list>{items}</list>") == ["Ulwick", "Tarnsk"]


def test_a_misprint_of_a_long_surname() -> None:
    text = ("Anna Tarnwickova came early.", "They thanked Tarnwickcva for it, and the Tarnwickers.")
    assert persons(*text) == ["Anna Tarnwickova", "Tarnwickcva"]


def test_surname_first_in_a_bibliography() -> None:
    made = annotated("Much is known of Anna Orm.", back=notes("Orm, Anna. The Tides of Home. 1907, p. 3."))
    assert refs(made)["Orm, Anna"] == refs(made)["Anna Orm"] == "#orm-anna"


def test_a_word_of_the_language_before_a_surname_is_a_given_name_where_it_stands_there_again_and_again() -> None:
    text = ("There was Cotton Orm, who sold cotton.", "All knew that Cotton Orm had gone. Mr. Orm was rich.")
    assert persons(*text) == ["Cotton Orm", "Cotton Orm", "Orm"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on the Place des Ormes and in the rue de la Tarnelle.", ["Place des Ormes", "rue de la Tarnelle"]),
        ("She lived in the Tarngasse near the Piazza Ormini.", ["Tarngasse", "Piazza Ormini"]),
        ("They went to Tarnwick Castle, and slept at Ormsby Hall.", ["Tarnwick Castle", "Ormsby Hall"]),
        ("It was heard in the Supreme Court and in the Guest House.", []),
        ("It came out in Cambridge, Mass., in that year.", ["Cambridge", "Mass."]),
        ("A place called Ormsk lay by the river Tarnel.", ["Ormsk", "Tarnel"]),
        ("In the South they spoke of the USA and the UK.", ["South", "USA", "UK"]),
        ("The Paris and Geneva Agreements; the [Paris] Commune.", []),
        ("He was a sailor in the ‘Lisbon’, so he said.", []),
        ("They spoke down in Ormsk of nothing else.", ["Ormsk"]),
        ("They went by way of Montgomery, Alabama. Montgomery was quiet.", ["Montgomery", "Alabama", "Montgomery"]),
        ("Nobody in New Orleans knew Charles Town or the Country Club.", ["New Orleans", "Charles Town"]),
        ("All wrote to Ormsk: he was their friend.", []),
        ("She came from a town in Leeds or Kent or Surrey.", ["Leeds", "Kent", "Surrey"]),
    ],
)
def test_places_by_their_form_and_by_what_is_said_of_them(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_family_and_its_house() -> None:
    text = (
        "Mr. Ravensby and Mrs. Ravensby lived at a place called Ravensby.",
        "They stayed at Ravensby all the year. She looked at Ravensby, and Ravensby laughed.",
    )
    assert places(*text) == ["Ravensby", "Ravensby"]
    assert persons(*text) == ["Ravensby"] * 4
