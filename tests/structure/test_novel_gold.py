"""The novel in ``tests/gold/fifthact`` against its gold, by line numbers."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from teiedition.model import Division, Text
from teiedition.reading import clean, read
from teiedition.structure import divide, segment

FOLDER = Path(__file__).parents[1] / "gold" / "fifthact"
Span = tuple[int, int]


@cache
def book() -> Text:
    source = clean(read(FOLDER / "fifthact.txt"))
    return divide(segment(source), source)


@cache
def gold() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(row) for row in (FOLDER / "structure.jsonl").read_text(encoding="utf-8").splitlines())


def spans(kind: str) -> set[Span]:
    found = set()
    for block in book().all_blocks():
        numbers = [line.number for line in block.all_lines()]
        if block.kind == kind and numbers:
            found.add((numbers[0], numbers[-1]))
    return found


def heads(divisions: tuple[Division, ...], level: int = 1) -> set[tuple[str, int, int, int]]:
    found = set()
    for division in divisions:
        for block in division.blocks:
            if block.kind == "head":
                found.add((division.type, level, block.lines[0].number, block.lines[-1].number))
        found |= heads(division.divisions, level + 1)
    return found


def test_headings_with_their_levels_and_types() -> None:
    rows = [row for row in gold() if row["type"] == "div" and row.get("head_start") and row["kind"] != "titlePage"]
    wanted = {(row["kind"], row["level"], row["head_start"], row["head_end"]) for row in rows}
    text = book()
    assert heads((*text.front, *text.body, *text.back)) == wanted


def test_divisions_without_heading() -> None:
    assert [division.type for division in book().front] == [
        "titlePage",
        "dedication",
        "epigraph",
        "preface",
        "contents",
    ]
    assert any(division.type == "notes" for division in book().walk())


@pytest.mark.parametrize("kind", ["epigraph", "list", "note"])
def test_mottoes_lists_and_notes(kind: str) -> None:
    assert spans(kind) == {(row["start"], row["end"]) for row in gold() if row["type"] == kind}


def test_verse_quotations_closers_and_ornaments() -> None:
    assert {(row["start"], row["end"]) for row in gold() if row["type"] == "verse"} <= spans("lg")
    quotes = {(row["start"], row["end"]) for row in gold() if row["type"] == "blockquote" and not row.get("optional")}
    assert quotes <= spans("quote")
    assert spans("closer") == {(row["start"], row["end"]) for row in gold() if row["type"] == "closer"}
    assert spans("milestone") == {(row["line"], row["line"]) for row in gold() if row["type"] == "ornament"}
