"""Footnotes at the feet of pages: numbered anew on every page, or starred, and linked to the text above them."""

from __future__ import annotations

import pytest

from structure.made import divided, prose, set_text, words_of
from teiedition.model import Text


def page(number: int, calls: str, *notes: str) -> str:
    """A page of two paragraphs; the first sentences of the first one call the notes."""
    first, second = prose(5, 10 * number), prose(5, 10 * number + 5)
    for call in calls.split():
        first = first.replace(". ", f".{call} ", 1) if call == calls.split()[0] else _next(first, call)
    return "\n\n".join([set_text(first, second), *notes])


def _next(text: str, call: str) -> str:
    """Put a call after the first sentence that has none."""
    at = next(i for i in range(len(text) - 1) if text[i : i + 2] == ". ")
    return f"{text[: at + 1]}{call}{text[at + 1 :]}"


def book(*pages: str) -> Text:
    return divided("\n\f\n".join(["CHAPTER I", *pages]))


def linked(text: Text) -> list[tuple[str, str]]:
    notes = {block.key: block for block in text.all_blocks() if block.kind == "note"}
    assert {note.place for note in notes.values()} <= {"bottom"}
    found = [(call.n, words_of(notes[call.note])) for block in text.all_blocks() for call in block.calls]
    return sorted(found, key=lambda pair: pair[1])


def test_numbers_that_begin_anew_on_every_page() -> None:
    text = book(
        page(1, "1 2", "1. Log of the harbour.", "2. Minutes of the council."),
        page(2, ""),
        page(3, "1", "1. Oral report."),
        page(4, "1", "1 Privately printed."),
    )
    assert linked(text) == [
        ("1", "1 Privately printed."),
        ("1", "1. Log of the harbour."),
        ("1", "1. Oral report."),
        ("2", "2. Minutes of the council."),
    ]
    assert not text.findings


def test_numbers_that_go_on_from_page_to_page() -> None:
    text = book(page(1, "1", "1. Log."), page(2, "2 3", "2. Minutes.", "3. Oral report."), page(3, "4", "4. Deed."))
    assert [n for n, _ in linked(text)] == ["1", "2", "3", "4"]


def test_stars_and_daggers() -> None:
    text = book(page(1, "* †", "* Log of the harbour.", "† Minutes."), page(2, ""))
    assert linked(text) == [("*", "* Log of the harbour."), ("†", "† Minutes.")]


def test_a_note_that_runs_over_several_stretches_of_lines() -> None:
    text = book(page(1, "1", "1. Log of the harbour,", "as it was kept."), page(2, "1", "1. Deed."))
    assert linked(text)[1] == ("1", "1. Log of the harbour, as it was kept.")


@pytest.mark.parametrize(
    "pages",
    [
        (page(1, "", "1. Ropes.", "2. Lamps."), page(2, "", "1. Oil.", "2. Wicks.")),  # lists: nothing calls them
        (page(1, "1", "1. Log."), page(2, "")),  # once only, in the type of the text
        (page(1, "1", "1. Log.", "3. Deed."), page(2, "1", "1. Log.", "Nobody signed it.")),  # no count, no end
    ],
)
def test_what_is_no_footnote(pages: tuple[str, ...]) -> None:
    assert not [block for block in book(*pages).all_blocks() if block.place == "bottom"]
