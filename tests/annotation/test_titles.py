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
