"""Personal names: by form, by the company they keep, by the book's own index and bylines. All is invented."""

from __future__ import annotations

import pytest

from annotation.helpers import annotated, index, notes, persons, refs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Ada Ledbury wrote to S. A. Orm and to V.I. Tarn.", ["Ada Ledbury", "S. A. Orm", "V.I. Tarn"]),
        ("We met Pierre-Joseph Lorme, John von Aden and Anna de la Tour.", ["Pierre-Joseph Lorme", "John von Aden",
                                                                            "Anna de la Tour"]),
        ("The case of Louis Moreau de Varennes; Samuel Ledbury Orm agreed.", ["Louis Moreau de Varennes",
                                                                              "Samuel Ledbury Orm"]),
        ("A letter of Comrade Ledbury to General Orm.", ["Ledbury", "Orm"]),
        ("“My dear Mr. Bennett,” said Mrs. Long, “no!”", ["Bennett", "Long"]),
        ("Here stood Sir Walter Orm and Lady Catherine.", ["Walter Orm", "Catherine"]),
        ("It was Emma’s book, and Anna Orm’s.", ["Emma", "Anna Orm"]),
        ("So old Tom slept; and young Tom did not.", ["Tom", "Tom"]),
        ("As [Emma] Orm said to Ann Orm.", ["[Emma] Orm", "Ann Orm"]),
        ("As Stepan Arkadyevich Orlov said.", ["Stepan Arkadyevich Orlov"]),
        ("They quarrelled like Voltaire with the learned.", ["Voltaire"]),
        ("The story is by al-Tusi of course.", ["al-Tusi"]),
    ],
)  # fmt: skip
def test_names_by_their_form(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Marxists and Leninism, a Russian, the English, in May and on Monday.",
        "The General Strike, the General Secretary, the Father of the Nation.",
        "Will they come? May they come! Mark my words, and Grace before meat. They will, they may; a mark of grace.",
        "He lived in the U.S. Army and read the Victoria Station report.",
        "Chapter IV. Part V. Section H. The Party and the Committee.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert persons(text) == []


def test_a_surname_alone_is_known_from_its_full_form() -> None:
    assert persons("Orm had gone.", "Nobody saw Orm again.", "It was Ada Orm.") == ["Orm", "Orm", "Ada Orm"]


def test_a_surname_without_any_full_form_is_known_by_its_company() -> None:
    text = ("“Go!” said Heathcote.", "When Heathcote turned, nobody moved.", "Heathcote’s horse died.")
    assert persons(*text) == ["Heathcote"] * 3


def test_a_word_with_an_article_or_in_lower_case_is_no_name() -> None:
    text = ("Then the Zubr wrote to the court.", "The Zubr said no.", "One day Harbour said that the harbour was shut.")
    assert persons(*text) == []


def test_an_enumeration_tells_of_all_its_members() -> None:
    assert persons("There were Ada Orm, Tilney, Brask and Venn.") == ["Ada Orm", "Tilney", "Brask", "Venn"]


def test_authors_stand_at_the_head_of_notes_and_publishers_are_no_persons() -> None:
    back = notes("Brask, The Long Quay (London: Frederick A. Tilney, 1971), 12.", "See Brask, The Long Quay, 15.")
    assert persons("Nothing.", back=back) == ["Brask", "Brask"]


def test_names_of_two_authors_joined_by_a_hyphen() -> None:
    assert persons("It was Karl Orm. It was Friedrich Tarn.", "The Orm-Tarn letters.") == [
        "Karl Orm", "Friedrich Tarn", "Orm", "Tarn",
    ]  # fmt: skip


def test_the_index_inverts_names_and_gives_roles() -> None:
    entries = (
        "Brask, Ulla: letters, 12; death, 14",
        "Venn (sailor), 4",
        "Quay News (newspaper), 9",
        "Harbours, old, 3",
    )
    made = annotated("Nobody but Brask and Venn came; the harbours, old and new, were shut.", back=index(*entries))
    assert refs(made) == {"Brask": "#brask-ulla", "Brask, Ulla": "#brask-ulla", "Venn": "#venn"}


def test_bylines() -> None:
    assert persons("<byline>By Ulla Brask</byline>", "Brask says so.") == ["Ulla Brask", "Brask"]


def test_an_unknown_word_before_a_known_surname_is_a_given_name() -> None:
    assert persons("It was Franz Mehlring.", "So says Eranz Mehlring too.") == ["Franz Mehlring", "Eranz Mehlring"]


def test_a_page_of_a_novel() -> None:
    text = (
        "Elizabeth wept. Darcy came in from the garden. She thought that Darcy had been proud; but Elizabeth, and "
        "Jane, and Kitty, all laughed at him.",
        "“Darcy!” cried Mr. Bingley. Darcy’s sister smiled.",
    )
    assert persons(*text) == [
        "Elizabeth", "Darcy", "Darcy", "Elizabeth", "Jane", "Kitty", "Darcy", "Bingley", "Darcy",
    ]  # fmt: skip
