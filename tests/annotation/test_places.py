"""Places: today's and historic names, imprints, streets; and what only looks like one."""

from __future__ import annotations

import pytest

from annotation.helpers import annotated, notes, places, refs
from teiedition.names import tei, xml


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From Petrograd to Kiev, and on to Constantinople.", ["Petrograd", "Kiev", "Constantinople"]),
        ("In Russia, the Ukraine and the United States.", ["Russia", "Ukraine", "United States"]),
        ("The Moscow workers and London’s dockers.", ["Moscow", "London"]),
        ("By the Danube, on the Baltic, in Siberia, near the Gulf of Finland.", ["Danube", "Baltic", "Siberia",
                                                                                 "Gulf of Finland"]),
        ("The rich of the West and of East Germany.", ["West", "East Germany"]),
        ("He walked down Tinker Street to Orm Bridge.", ["Tinker Street", "Orm Bridge"]),
        ("They lived at Orm Hall, in Derbyshire.", ["Orm Hall", "Derbyshire"]),
        ("Reading is fun, and they lived in Reading. She was reading in Reading.", []),
        ("Nobody is in Basel now.", ["Basel"]),
    ],
)  # fmt: skip
def test_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Paris Commune, the Moscow Soviet, the Berlin Congress, the London Review.",
        "The University of Michigan, the Bank of England, the Workers Party of Germany.",
        "Russian sailors, French wine, a Pole, the Germans. He ate turkey off china.",
        "Jack London wrote it, and Mr. Lincoln read it.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert places(text) == []


def test_places_of_publication() -> None:
    back = notes(
        "Ulla Brask, The Long Quay (Edinburgh/Oakland: Tern Press, 2004), 12.",
        "Ulla Brask, Quays of Russia and China (Little Wapping: Tern Press, 1999).",
        "Brask, The Long Quay, Tern Publishers, Moscow, 1972, p. 110.",
    )
    assert places("Nothing.", back=back) == ["Edinburgh", "Oakland", "Little Wapping", "Moscow"]


def test_a_place_that_no_list_knows_is_known_by_its_company() -> None:
    text = ("They arrived at Ormsby.", "Nobody stayed at Ormsby.", "From Ormsby they rode to Wexham; Ormsby was far.")
    assert places(*text) == ["Ormsby", "Ormsby", "Ormsby", "Wexham", "Ormsby"]


def test_names_of_one_place_refer_to_one_entry_with_its_coordinates() -> None:
    made = annotated("Petrograd was once St. Petersburg and then Leningrad.")
    assert set(refs(made).values()) == {"#saint-petersburg"}
    assert made.stand_off is not None
    (place,) = made.stand_off.iter(tei("place"))
    latitude, longitude = (float(number) for number in place.findtext(f".//{tei('geo')}", "").split())
    assert (round(latitude), round(longitude)) == (60, 30)
    assert next(name.text for name in place.iter(tei("placeName"))) == "Saint Petersburg"
    assert place.get(xml("id")) == "saint-petersburg"
