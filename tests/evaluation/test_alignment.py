"""Aligning the words of two versions of a text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.evaluation.alignment import align

WORDS = st.lists(st.sampled_from(["the", "ship", "lay", "in", "her", "berth", "and", "rose"]), max_size=40)


@given(WORDS)
def test_a_text_aligns_with_itself(words: list[str]) -> None:
    assert align(words, words) == list(range(len(words)))


@given(WORDS, WORDS)
@settings(max_examples=50)
def test_only_equal_words_match_and_each_once(left: list[str], right: list[str]) -> None:
    matched = align(left, right)
    partners = [place for place in matched if place is not None]
    assert len(matched) == len(left)
    assert len(set(partners)) == len(partners)
    assert all(place is None or left[at] == right[place] for at, place in enumerate(matched))


def test_what_only_one_side_has_stays_alone() -> None:
    assert align(["a", "b", "x", "c"], ["a", "b", "c", "d"]) == [0, 1, None, 2]


def test_moved_text_is_found_where_it_went() -> None:
    book = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    note = ["see", "the", "log", "of", "the", "pilot"]
    matched = align([*book[:4], *note, *book[4:]], [*book, *note])
    assert matched == [0, 1, 2, 3, 10, 11, 12, 13, 14, 15, 4, 5, 6, 7, 8, 9]


def test_long_texts_are_cut_at_their_unique_runs() -> None:
    left = [f"w{number % 997}" for number in range(3000)]
    right = [*left[:1000], "inserted", *left[1000:2000], *left[2005:]]
    matched = align(left, right)
    assert matched[:1000] == list(range(1000))
    assert matched[1000] == 1001
    assert matched[-1] == len(right) - 1
    assert sum(place is None for place in matched) == 5
