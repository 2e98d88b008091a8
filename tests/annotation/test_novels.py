"""Names as novels have them: title and sex, company, contractions, casts. People and houses are invented."""

from __future__ import annotations

from annotation.helpers import annotated, persons, places, refs, tagged

SPEECH = "“No,” said Tibalda. Tibalda laughed. Then Tibalda said nothing, and Tibalda went out. "


def test_a_forename_known_by_its_company_alone_goes_with_the_surname() -> None:
    made = annotated(SPEECH, "He saw Mr. Orm. There was Tibalda Orm.")
    assert "Tibalda Orm" in tagged(made, "persName")
    assert refs(made)["Tibalda"] == refs(made)["Tibalda Orm"] == "#orm-tibalda"


def test_husband_wife_and_daughter_are_three() -> None:
    made = annotated(
        "Mr. George Brask came. Mrs. Brask came, too, and Miss Emma Brask.",
        "“Good,” said Mr. Brask. “Bad,” said Mrs. Brask. “So,” said Miss Brask.",
    )
    found = [element.get("ref") for text in made.texts for element in text.iter("{*}persName")]
    assert found == [
        *("#brask-george", "#brask-mrs", "#brask-emma"),
        *("#brask-george", "#brask-mrs", "#brask-emma"),
    ]


def test_a_pet_name_is_that_of_the_one_whose_name_begins_so() -> None:
    made = annotated(SPEECH, "“For us, Tibby,” he said; “only for us, Tibby!” She was Miss Tibalda Orm.")
    assert refs(made)["Tibby"] == "#orm-tibalda"


def test_contractions_are_no_persons() -> None:
    assert persons("'I'd go,' said he. 'I'd stay. I'm here. You've won.' Don't! He'd said I'd said so.") == []


def test_characters_of_a_play() -> None:
    cast = "<list><item>FLORISARD, a Bandit . . . MR. ORM.</item></list>"
    made = annotated(cast, "Mr. Orm came. He was to be Florisard, and Florisard he was.")
    assert tagged(made, "persName") == ["FLORISARD", "ORM", "Orm", "Florisard", "Florisard"]


def test_a_place_that_is_a_person_in_this_book() -> None:
    lines = "“No,” said Thames. Thames laughed. Thames replied that he knew. “Yes,” said Thames. Thames nodded."
    made = annotated(lines, "They went down to the Thames with Mr. Orm.")
    assert tagged(made, "persName").count("Thames") == 5
    assert tagged(made, "placeName") == ["Thames"]


def test_places_by_saints_inns_and_words_beside_them() -> None:
    text = "She sold it in St. Ormin. They met at the Potter’s Arms, in the village of Brasken, near Ormshire."
    assert places(text) == ["St. Ormin", "Potter’s Arms", "Brasken", "Ormshire"]
    assert persons(text) == []


def test_capitals_are_the_same_place() -> None:
    made = annotated("<p>EXETER, Monday.</p>", "He was in Exeter. He came from Exeter.")
    assert refs(made) == {"EXETER": "#exeter", "Exeter": "#exeter"}


def test_a_house_is_not_its_owner() -> None:
    made = annotated("Mr. Brask lived at Brask Lodge. The Brasks of Brask Lodge were many.")
    assert "Brask Lodge" in tagged(made, "placeName")
    assert "Brask Lodge" not in tagged(made, "persName")
