"""Dates and their values."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.helpers import document
from teiedition.annotation.dates import Dates
from teiedition.tei.passage import passages

Found = list[tuple[str, str]]


def dates(*texts: str) -> Found:
    found = passages(document(*texts))
    recogniser = Dates(found)
    mentions = [(p, m) for p in found for m in sorted(recogniser.mentions(p), key=lambda m: m.start)]
    return [(p.text[m.start : m.end], "/".join(value for _, value in m.attributes)) for p, m in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 7 March 1921 it began.", [("7 March 1921", "1921-03-07")]),
        ("On March 7th, 1921, it began.", [("March 7th, 1921", "1921-03-07")]),
        ("On the 20 th of December 1917.", [("20 th of December 1917", "1917-12-20")]),
        ("From 8-16 March 1921.", [("8-16 March 1921", "1921-03-08/1921-03-16")]),
        ("In late May 1918 and by mid-1919.", [("May 1918", "1918-05"), ("1919", "1919")]),
        ("In October of 1917.", [("October of 1917", "1917-10")]),
        ("Between February and October of 1917.", [("February", "1917-02"), ("October of 1917", "1917-10")]),
        ("The years 1918-21, 1880-2 and 1917–1922.", [("1918-21", "1918/1921"), ("1880-2", "1880/1882"),
                                                      ("1917–1922", "1917/1922")]),
        ("War Communism, 1918- 1921.", [("1918- 1921", "1918/1921")]),
        ("In the 1920s.", [("1920s", "1920/1929")]),
        ("In 1871 they rose. On March 18 th it ended.", [("1871", "1871"), ("March 18 th", "1871-03-18")]),
        ("On 30 February they rose.", []),
        ("On 3 April nobody rose.", [("3 April", "--04-03")]),
        ("(London: Tern Press, 1982), 204, 1905", [("1982", "1982"), ("1905", "1905")]),
        ("Some 1500 sailors and 1800 men; pp. 1900; no. 1845; $1900; 1,917; 2017.5; in 1500.", [("1500", "1500")]),
        ("Born about 276 BC, died AD 14.", [("276 BC", "-0275"), ("AD 14", "0014")]),
        ("After October nothing was as before May.", []),
    ],
)  # fmt: skip
def test_dates(text: str, expected: Found) -> None:
    assert dates(text) == expected


def test_the_year_of_a_day_comes_from_the_paragraphs_before() -> None:
    assert dates("It was 1921.", "Spring came.", "On 2 March they met.")[-1] == ("2 March", "1921-03-02")


WORDS = "7 18 March May 1921 - – , . of and in 1918 31 s th"


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=12))
def test_spans_are_disjoint_and_lie_in_the_text(words: list[str]) -> None:
    for passage in passages(document("x " + " ".join(words))):
        end = 0
        for mention in sorted(Dates([passage]).mentions(passage), key=lambda m: m.start):
            assert end <= mention.start < mention.end <= len(passage.text)
            end = mention.end


def test_a_day_without_year_takes_the_one_nearest_to_the_last_day_told() -> None:
    found = dates(
        "It began on the 12th of December 1823.",
        "“In 1741 it was worse,” he said.",
        "On the 15th of January he went, and by the 20th of November he was back. Nobody had slept since March.",
    )
    assert found[2:] == [("15th of January", "1824-01-15"), ("20th of November", "1823-11-20"), ("March", "1823-03")]


def test_a_month_alone_needs_a_year_in_its_paragraph() -> None:
    assert dates("He was ill in March. In May he died.") == []
    assert dates("He fell ill in 1736, and in May he died.") == [("1736", "1736"), ("May", "1736-05")]
