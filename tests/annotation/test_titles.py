"""Titles of works that have lost their italics. Authors, titles and publishers are invented."""

from __future__ import annotations

import re

import pytest

from annotation.helpers import annotated, document, index, notes, tagged
from teiedition.annotation import annotate
from teiedition.annotation.imprints import imprints


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


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Three passages from Brask’s The Long Quay (York: Tern, 1971).", ["The Long Quay"]),
        ("Brask: The Quays of the North. Third edition.", ["The Quays of the North"]),
        ("Foreword to Ada Brask, The Long Quay [Bath: Tern, 1971].", ["The Long Quay"]),
        ("Quoted by Brask, The Long Quay, p. 12 (Tern &amp; Co., York, 1885).", ["The Long Quay"]),
        ("Ada Brask, The Long Quay (Diary 1920-1922) (Bath: Tern, 1925).", ["The Long Quay (Diary 1920-1922)"]),
        ("Readers are urged to read The Long Quay: Ada Brask and the Herring (Bath: Tern, 1925).",
         ["The Long Quay: Ada Brask and the Herring"]),
        ("Ada Brask, From Quay to Quay (Harbour Pamphlet 24).", ["From Quay to Quay"]),
        ("Brask, Collected Works (CWQ) Vol. 46 (Bath: Tern, 1963), 2.", ["Collected Works"]),
        ("Brask, Selected Works, Volume 9, p. 107.", ["Selected Works"]),
        ("For the pilots see The Quays of the North by Ada Brask.", ["The Quays of the North"]),
        ("Ada Brask. Pilots of the North. Edited by Ulla Brask. York: Tern. 1884.", ["Pilots of the North"]),
        ("At the Ninth Harbour Congress (March 1920) she said no.", []),
        ("See Pilots at Sea (Tern Publishing, York, 1899), p. 30; Tern Publishing Company, 1906, p. 2.",
         ["Pilots at Sea"]),
    ],
)  # fmt: skip
def test_references_of_many_forms(note: str, expected: list[str]) -> None:
    assert titles("It was Ada Brask. Brask came. “No,” said Brask.", back=notes(note)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The French paper Le Phare wrote so.", ["Le Phare"]),
        ("She edited the anarchist paper Freie Fischer Stimme, later two more.", ["Freie Fischer Stimme"]),
        ("It stood in the article in Lighthouse of May.", ["Lighthouse"]),
        ("He read Pravda every day.", ["Pravda"]),
        ("They printed the Izvestia of the Harbour Committee.", ["Izvestia of the Harbour Committee"]),
        ("She wrote in Harbour Review, vol. V, No. 3.", ["Harbour Review"]),
        ("The papers Captain Orm had given her were lost. A paper, Jack, is a paper.", []),
        ("The times were hard, and the nation was poor.", []),
        ("It has been so from the Earliest Times to this day.", []),
    ],
)
def test_newspapers_and_journals(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("The Nation, March 3, 1921.", ["The Nation"]),
        ("Harbour Weekly (28 January 1923) has it.", ["Harbour Weekly"]),
        ("Second Harbour Congress, March 8, 1921.", []),
        ("York, March 8, 1921.", []),
    ],
)
def test_the_date_of_an_issue_shows_a_newspaper_in_a_note(note: str, expected: list[str]) -> None:
    assert titles("Nothing.", back=notes(note)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In his book Pilots and Quays he says no.", ["Pilots and Quays"]),
        ("Her letter appeared in Brask’s Quays and Harbours last year.", ["Quays and Harbours"]),
        ("It was published in English and French, then in New York.", []),
        ("See Brask’s Selected Writings, which I know.", ["Selected Writings"]),
        ("Der Lotse (The Pilot) was their organ.", ["Der Lotse", "The Pilot"]),
    ],
)
def test_titles_without_marks_after_words_that_lead_to_them(text: str, expected: list[str]) -> None:
    assert titles("It was Ada Brask.", text) == expected


def italics(text: str) -> str:
    """What stands between underscores in italics."""
    return re.sub(r"_([^_]+)_", lambda match: ITALIC.format(match[1]), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brask. _The Long Quay_. _Kelp_. _On Pilots_ (1846).", ["The Long Quay", "Kelp", "On Pilots"]),
        ("Brask, _Histoire de la marée_, p. 12.", ["Histoire de la marée"]),
        ("ADA BRASK, _Tide. An essay on what it does_ (York 1895).", ["Tide. An essay on what it does"]),
        ("She says so in her _Autobiography_, often.", ["Autobiography"]),
        ("His opera of _Undine_ was liked; _Undine_ was sung again.", ["Undine", "Undine"]),
        ("They met at the _Place des Pêcheurs_ and said _Never Again_.", []),
        ("_Idem_, p. 12. _Ibid._, p. 3.", []),
        ("II. _Love requires that the law be mild._ So they say.", []),
        ("The word is, in French, _Roitelet_; in German, _Zaunkönig_.", []),
        ("They sailed. --_From Ada Brask, of the Vale_.", []),
        ("[Sidenote: _The Quays_.]", []),
    ],
)  # fmt: skip
def test_titles_in_italics(text: str, expected: list[str]) -> None:
    assert titles(italics(text)) == expected


def test_the_short_form_of_a_title_in_italics_is_known() -> None:
    text = italics("It was Ada Brask’s _Pelagica Septentrionalia_. A page of the _Pelagica_ is dry.")
    assert titles(text) == ["Pelagica Septentrionalia", "Pelagica"]


def test_words_that_are_a_title_in_italics_alone_are_none_in_common_type() -> None:
    text = italics("He read _Pilots of the North_. The Pilots of the North were poor.")
    assert titles(text, back=index("Pilots of the North, 12")) == ["Pilots of the North", "Pilots of the North"]


def test_a_known_title_loses_its_article_after_his() -> None:
    back = notes("Ada Brask, The Harbour Betrayed (York: Tern, 1971), 12.")
    assert titles("In his Harbour Betrayed he says so. Harbour Betrayed by all, they fled.", back=back)[0:2] == [
        "Harbour Betrayed",
        "The Harbour Betrayed",
    ]


@pytest.mark.parametrize(
    ("text", "places", "publisher"),
    [
        ("(York: Tern, 1971)", ["York"], "Tern"),
        ("[York: Tern, 1971]", ["York"], "Tern"),
        ("(Tern & Co., York, 1885)", ["York"], "Tern & Co."),
        ("(A. Tern, York, 3d ed., 1885)", ["York"], "A. Tern"),
        ("(York: Tern Press, and Bath, Avon: Orm Press, 1986)", ["York", "Bath", "Avon"], "Tern Press"),
        ("Quays. York: Tern and Daughter. 1879.", ["York"], "Tern and Daughter"),
        ("(np; York, 1925)", ["York"], None),
    ],
)
def test_imprints(text: str, places: list[str], publisher: str | None) -> None:
    (imprint,) = imprints(text)
    assert [text[start:end] for start, end in imprint.places] == places
    assert (text[slice(*imprint.publisher)] if imprint.publisher else None) == publisher


@pytest.mark.parametrize("text", ["(March 1920)", "(Gazette, 28th January, 1923)", "(composed in 1821)"])
def test_dates_in_parentheses_are_no_imprints(text: str) -> None:
    assert list(imprints(text)) == []


def quoted(text: str) -> list[str]:
    """The titles, with quotation marks read."""
    made = document("It was Ada Brask. Ulla Orm came.", text)
    annotate(made)
    return tagged(made, "title")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brask’s “Pelagica,” Orm’s “Undine,” “Melusina” and “Nixe” were sung.",
         ["Pelagica", "Undine", "Melusina", "Nixe"]),
        ("We heard Brask’s “Undine.” The “Undine” was liked.", ["Undine", "Undine"]),
        ("It was Brask’s “La mer tranquille,” no more.", ["La mer tranquille"]),
        ("It was Brask’s “Quay” and “Welsh” manner.", []),
        ("“Undine,” said Brask, “come here.”", []),
    ],
)  # fmt: skip
def test_titles_in_quotation_marks_after_an_author(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_title_that_its_quotation_marks_show_is_marked_once() -> None:
    assert quoted("In his article “The Long Quay” he says no.") == ["The Long Quay"]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param("E. Orme. The Tides of Leith.", ["The Tides of Leith"], id="author and title"),
        pytest.param(
            "E. Orme. The Tides of Leith. Letters.\nSir R. Lund. My Life.",
            ["The Tides of Leith", "Letters", "My Life"],
            id="an entry a line, with two titles",
        ),
        pytest.param("Orme at Leith.\nE. Orme. Poems.", ["Orme at Leith", "Poems"], id="nobody has written the first"),
        pytest.param(
            "Rev. C. Lund and E. Orme. A Quay:\nits Stones. London: Quay and Co.\nE. Orme. Poems. London, 1884.",
            ["A Quay: its Stones", "Poems"],
            id="no imprint",
        ),
        pytest.param("E. Orme. The Tides\nof Leith.", ["The Tides of Leith"], id="a title over two lines"),
    ],
)
def test_entries_of_a_bibliography(entries: str, expected: list[str]) -> None:
    back = f'<div type="bibliography"><head>Bibliography</head><p>{entries}</p></div>'
    assert tagged(annotated("Here Mr. Orme met Mr. Lund.", back=back), "title") == expected
