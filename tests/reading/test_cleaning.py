"""What is no running text, and words that run over a line end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from teiedition.model import Furniture, Hyphenation, Line, Origin, Source
from teiedition.reading import clean

ORIGIN = Origin(Path("harbour.txt"), "0" * 64, "utf-8", 1)


def source_of(text: str, *, paged: bool = False) -> Source:
    """Pages are parted by a line that holds only ``---``."""
    lines, number, page = [], 0, 1
    for raw in text.split("\n"):
        if paged and raw == "---":
            page += 1
            continue
        number += 1
        lines.append(Line(raw, number, page))
    return Source("harbour", tuple(lines), ORIGIN, paged=paged)


def furniture(source: Source) -> dict[str, Furniture]:
    return {line.text: line.furniture for line in source.lines if line.furniture is not None}


def joins(source: Source) -> dict[str, Hyphenation]:
    return {line.text.split()[-1]: line.joins_next for line in source.lines if line.joins_next is not None}


BODY = "and the ship went on through the night with nobody at the helm\nuntil the morning came.\n"


def test_running_heads_and_page_numbers_are_told_by_repetition() -> None:
    pages = [f"{n}\nHARBOUR TALES\n\n{BODY}" if n % 2 else f"THE PILOT {n}\n\n{BODY}" for n in range(11, 21)]
    cleaned = clean(source_of("\n---\n".join(pages), paged=True))
    found = furniture(cleaned)
    assert found["HARBOUR TALES"] is Furniture.HEADER
    assert found["THE PILOT 14"] is Furniture.HEADER
    assert found["15"] is Furniture.PAGE_NUMBER
    assert dict(cleaned.page_numbers) == {n - 10: str(n) for n in range(11, 21)}


def test_the_heading_of_a_chapter_is_no_running_head() -> None:
    pages = ["Short page.\n", f"THE PILOT\n\n{BODY}"] + [f"THE PILOT\n\n{BODY * 3}" for _ in range(5)]
    cleaned = clean(source_of("\n---\n".join(pages), paged=True))
    heads = [line for line in cleaned.lines if line.text == "THE PILOT"]
    assert [line.furniture for line in heads] == [None] + [Furniture.HEADER] * 5


def test_notes_at_the_foot_of_pages_are_no_running_feet() -> None:
    bodies = ["The pilot", "The keeper", "A gull", "The mate", "Nobody", "The bell", "A rope", "The dog"]
    pages = [f"{who} stood there.\n\n{n}. Example, Harbour Tales, {n * 37 % 50}.\n" for n, who in enumerate(bodies)]
    assert not furniture(clean(source_of("\n---\n".join(pages), paged=True)))


def test_nothing_is_furniture_where_there_are_no_pages() -> None:
    assert not furniture(clean(source_of(f"HARBOUR\n\n{BODY}\n" * 5)))


@pytest.mark.parametrize("scrap", ["r o", "on", "^ '"])
def test_scraps_in_mid_sentence_are_noise(scrap: str) -> None:
    cleaned = clean(source_of(f"which is still being told by\n\n{scrap}\n\nthe people of the quay."))
    assert furniture(cleaned) == {scrap: Furniture.NOISE}


@pytest.mark.parametrize(
    "text",
    [
        "The sentence has ended.\n\non\n\nAnother begins.",  # it may be anything
        "Zebras, 12\n\nA\n\nApples, 14",  # the letter of an index
        "The lamp was out.\n\n* * *\n\nThe lamp was lit.",  # an ornament
        "and so it was told by\n\n133\n\nthe people.",  # a note number that can be read
    ],
)
def test_what_may_be_text_is_no_noise(text: str) -> None:
    assert not furniture(clean(source_of(text)))


def test_the_vocabulary_of_the_book_decides_on_hyphens() -> None:
    text = (
        "The government of the harbour and the self-help of the pilots were old; the govern-\nment was older than"
        " self-\nhelp. They said non-\nsense to it, and spoke of the light¬\nhouse, and of the lighthouse keeper."
    )
    assert joins(clean(source_of(text))) == {
        "govern-": Hyphenation.DISSOLVED,
        "self-": Hyphenation.KEPT,
        "non-": Hyphenation.KEPT,
        "light¬": Hyphenation.DISSOLVED,
    }


def test_a_word_may_run_on_over_a_page_and_furniture() -> None:
    text = "The government sat.\nThey hated the govern-\n\n---\n12\n\nment of the harbour."
    source = source_of(text, paged=True)
    lines = [replace(line, furniture=Furniture.PAGE_NUMBER) if line.text == "12" else line for line in source.lines]
    assert joins(clean(replace(source, lines=tuple(lines)))) == {"govern-": Hyphenation.DISSOLVED}


def test_a_dash_after_a_number_or_before_a_number_is_no_broken_word() -> None:
    assert not joins(clean(source_of("in the years 1911-\n1921 and page 47-\n8. He paused -\nand went.")))
