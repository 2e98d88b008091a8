"""Every line can say how it was read, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from structure.made import prose, set_text, source_of
from teiedition.model import Furniture
from teiedition.structure import RULES, Explanation, StructureOptions, explain
from teiedition.structure.overrides import Override, Reading

LONG = prose(9)
BOOK = f"""\
CHAPTER I

{set_text(LONG, prose(8, 9), prose(9, 17))}

CHAPTER II

{set_text(prose(8, 40), prose(7, 50))} The keeper wrote Ill.1

Notes

1. Oral report.
"""


def explained(words: str | int, text: str = BOOK, override: tuple[Override, ...] = ()) -> Explanation:
    [found] = explain(source_of(text), words, StructureOptions(override=override))
    return found


def test_a_heading_names_its_rule_its_division_and_what_else_it_might_have_been() -> None:
    found = explained("CHAPTER II")
    assert (found.reading, found.rule, found.cert) == (("head",), "head-labelled", "high")
    assert found.because == RULES["head-labelled"]
    assert found.divisions == ("chapter “CHAPTER II”",)
    assert found.instead[0].rule == "paragraph"


def test_a_line_within_a_paragraph_says_why_no_paragraph_begins_there() -> None:
    number = 5
    found = explained(number)
    assert (found.line, found.reading) == (number, ("p",))
    assert any("would not have fitted" in said for said in found.measure)
    assert found.joining[0].startswith("by its lines alone it goes on from line 4")
    assert found.instead[0].reading == "p that begins here"


def test_the_beginning_of_a_paragraph_says_why_it_does_not_go_on() -> None:
    second = next(n for n, line in enumerate(BOOK.split("\n"), 1) if n > 4 and not line.strip()) + 1
    found = explained(second)
    assert "does not go on" in found.joining[0]
    assert [other.reading for other in found.instead] == [f"p that goes on from line {second - 2}", "head"]
    assert "it ends as a sentence does" in found.instead[1].against


def test_note_calls_are_on_their_line() -> None:
    found = explained("The keeper wrote Ill.1")
    assert any(said.startswith("calls note 1 with “1”") for said in found.inline)
    assert explained("Oral report").reading == ("note", "p")


def test_what_an_editor_has_decided_says_what_the_rules_would_have_read() -> None:
    said = Override(text="CHAPTER II", reading=Reading.P)
    found = explained("CHAPTER II", override=(said,))
    assert (found.reading, found.rule) == (("p",), "override")
    assert [(other.reading, other.rule) for other in found.instead] == [("head", "head-labelled")]


def test_furniture() -> None:
    said = Override(lines="1", reading=Reading.FW)
    assert explained(1, override=(said,)).reading == ("fw type=header",)
    source = source_of(BOOK)
    lines = (replace(source.lines[0], furniture=Furniture.HEADER), *source.lines[1:])
    [found] = explain(replace(source, lines=lines), 1)
    assert (found.reading, found.rule) == (("fw type=header",), "line-is-furniture")


@pytest.mark.parametrize("wanted", [0, 2, 9999, "nobody wrote this", "", " "])
def test_what_is_not_there(wanted: int | str) -> None:
    assert explain(source_of(BOOK), wanted) == ()


PIECES = st.sampled_from(["", "\f", "CHAPTER I", "Index", "Notes", "1. A note", "- dot", "—Nobody", "low", "The lamp."])


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12))
def test_whatever_the_text_every_line_can_be_explained(pieces: list[str]) -> None:
    source = source_of("\n".join(pieces))
    for line in source.lines:
        assert len(explain(source, line.number)) == (not line.blank)


# ---- on the command line

Run = Callable[..., Result]


def test_told_in_words(command: Run, here: Path) -> None:
    (here / "harbour.txt").write_text(BOOK, encoding="utf-8")
    result = command("convert", "--explain", "1", "harbour.txt")
    assert result.exit_code == 0
    assert result.output.splitlines()[:3] == [
        "line 1 (page 1): CHAPTER I",
        "  read as    head (line 1)",
        "  stands in  chapter “CHAPTER I”",
    ]
    assert not list(here.glob("*.xml"))


def test_told_as_json(command: Run, here: Path) -> None:
    (here / "harbour.txt").write_text(BOOK, encoding="utf-8")
    [found] = json.loads(command("convert", "--explain", "CHAPTER II", "--format", "json", "harbour.txt").output)
    assert (found["reading"], found["rule"]) == (["head"], "head-labelled")


def test_a_line_that_is_not_there_is_an_error(command: Run, here: Path) -> None:
    (here / "harbour.txt").write_text(BOOK, encoding="utf-8")
    result = command("convert", "--explain", "2", "harbour.txt")
    assert result.exit_code == 3
    assert "line 2" in result.output
