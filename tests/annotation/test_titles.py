"""Titles of works that have lost their italics. Authors, titles and publishers are invented."""

from __future__ import annotations

import pytest

from annotation.helpers import annotated, index, notes, tagged


def titles(*content: str, back: str = "") -> list[str]:
    return tagged(annotated(*content, back=back), "title")


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ulla Brask, The Long Quay (London: Tern, 1971), 12.", ["The Long Quay"]),
        ("Ulla Brask and Ada Orm, Tides and Tidesmen: A History, 1918-1921 (York: Tern, 1971).",
         ["Tides and Tidesmen: A History, 1918-1921"]),
        ("Brask, Collected Works Vol. 19 (Bath: Tern, 1963), 298.", ["Collected Works"]),
        ("See Ada Brask, The Long Quay, 24, 27.", ["The Long Quay"]),
        ("Ulla Brask, “Of Tides,” Harbour Review 46, 3/4: 437.", ["Harbour Review"]),
        ("Ulla Brask, Pilots of the North, Ada Orm, ed. (Bath: Tern, 1963), 98.", ["Pilots of the North"]),
        ("Ibid., 322. Brask argued so in 1921, and again in May 1922, 7 times.", []),
        ("He went to the harbour in 1921, 12 men with him.", []),
    ],
)  # fmt: skip
def test_titles_in_notes(note: str, expected: list[str]) -> None:
    assert titles("It was Ulla Brask.", back=notes(note)) == expected


def test_a_title_that_is_cited_is_known_in_the_text() -> None:
    back = notes("Ulla Brask, The Long Quay of Bath (London: Tern, 1971), 12.")
    assert titles("In The Long Quay of Bath she says no.", back=back)[0] == "The Long Quay of Bath"


def test_titles_in_the_index() -> None:
    assert titles("Nothing.", back=index("The Long Quay (Brask), 12", "Quays (old), 3")) == ["The Long Quay"]


def test_no_place_inside_a_title_but_persons() -> None:
    made = annotated("It was Ulla Brask.", back=notes("Ulla Brask, Lenin in Russia and China (Bath: Tern, 1971), 1."))
    assert tagged(made, "placeName") == ["Bath"]
    assert tagged(made, "persName") == ["Ulla Brask", "Ulla Brask", "Lenin"]


ITALIC = '<hi rend="italic"><choice><orig>_</orig><reg/></choice>{}<choice><orig>_</orig><reg/></choice></hi>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"He was the author of {ITALIC.format('The Sorrows of Orm')}, a play.", ["The Sorrows of Orm"]),
        (f"See the {ITALIC.format('Memoirs of a Pilot')}, which he wrote.", ["Memoirs of a Pilot"]),
        (f"He {ITALIC.format('Must Not Go')}, she said.", []),
        (f"It was {ITALIC.format('very')} late.", []),
        ("It was in the Harbour Gazette on Monday.", ["Harbour Gazette"]),
        ("He read the novel called The Pilots of the North twice.", ["The Pilots of the North"]),
        ("In his Letters concerning the Herring Nation (1733) he says no.", ["Letters concerning the Herring Nation"]),
        ("Nobody in the Book of the Law knew.", []),
    ],
)
def test_titles_in_running_text(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Their account is Ada Brask, Histoire de la marée (York: Tern, 1748).", "Histoire de la marée"),
        ("Ada Brask, Kelp, 3 vols. (York: Tern, 1971).", "Kelp"),
        ("See section H.3 of TIDE for more.", "TIDE"),
    ],
)
def test_titles_with_few_capitals_or_nothing_else(note: str, expected: str) -> None:
    assert titles("It was Ada Brask.", back=notes(note)) == [expected]


def test_the_level_of_a_title() -> None:
    back = notes("Ulla Brask, Harbour Review 46, 3/4: 437.", "Ulla Brask, The Long Quay (York: Tern, 1971).")
    made = annotated("It was Ulla Brask.", back=back)
    assert [element.get("level") for element in made.texts[0].iter("{*}title")] == ["j", "m"]
