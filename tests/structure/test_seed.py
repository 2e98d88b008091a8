"""The real book against its gold, by line numbers: no figure may fall below what the README promises."""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from teiedition.model import Block, BlockKind, Division, Text
from teiedition.reading import clean, read
from teiedition.structure import divide, segment

pytestmark = pytest.mark.shared
Record = dict[str, Any]
LAST = 4473
"""Last line that the gold covers."""


@cache
def book(shared: Path) -> Text:
    source = clean(read(shared / "seed" / "bloodstained.txt"))
    return divide(segment(source), source)


@pytest.fixture
def text(shared: Path) -> Text:
    return book(shared)


@pytest.fixture
def gold(shared: Path) -> list[Record]:
    rows = (shared / "gold" / "structure.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) for row in rows]


def span(block: Block) -> tuple[int, int]:
    numbers = [line.number for line in block.all_lines()]
    return numbers[0], numbers[-1]


def spans(text: Text, kind: str) -> set[tuple[int, int]]:
    found = {span(block) for block in text.all_blocks() if block.kind == kind}
    return {each for each in found if each[0] <= LAST}


def owners(text: Text) -> dict[int, int]:
    return {line.number: id(block) for block in text.all_blocks() for line in block.lines}


def f1(found: set[Any], wanted: set[Any]) -> float:
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def head_levels(divisions: tuple[Division, ...], level: int = 1) -> set[tuple[int, int]]:
    found = set()
    for division in divisions:
        found |= {(block.lines[0].number, level) for block in division.blocks if block.kind == "head"}
        found |= head_levels(division.divisions, level + 1)
    return {head for head in found if head[0] <= LAST}


def test_headings_and_levels(text: Text, gold: list[Record]) -> None:
    divs = [row for row in gold if row["type"] == "div" and row.get("head") and row["kind"] != "titlePage"]
    assert (
        f1(head_levels(text.front + text.body + text.back), {(row["head_start"], row["level"]) for row in divs}) > 0.98
    )
    bylines = {row["byline_line"] for row in gold if row["type"] == "div" and row.get("byline_line", 0) > 17}
    assert {first for first, _ in spans(text, "byline") if first > 17} == bylines


def test_paragraphs_over_page_turns_and_false_blank_lines(text: Text, gold: list[Record]) -> None:
    owner = owners(text)
    turns = [row for row in gold if row["type"] == "pagebreak"]
    right = sum((owner[row["line_before"]] == owner[row["line_after"]]) is row["joins"] for row in turns)
    assert right >= 0.98 * len(turns)
    false = [row for row in gold if row["type"] == "falsebreak"]
    assert sum(owner[row["line_before"]] == owner[row["line_after"]] for row in false) >= 0.85 * len(false)


def test_displayed_quotations_notes_and_closers(text: Text, gold: list[Record]) -> None:
    rows = [row for row in gold if row["type"] == "blockquote"]
    free = {(row["start"], row["end"]) for row in rows if row.get("optional")}
    quotes = {(row["start"], row["end"]) for row in rows} - free
    mottoes = {part for part in spans(text, "quote") if any(a <= part[0] <= b for a, b in spans(text, "epigraph"))}
    assert f1(spans(text, "quote") - free - mottoes, quotes) > 0.95
    notes = {(str(row["n"]), row["start"], row["end"]) for row in gold if row["type"] == "note"}
    found = {(block.n, *span(block)) for block in text.all_blocks() if block.kind == "note" and span(block)[0] <= LAST}
    assert f1(found, notes) > 0.99
    for kind in ("closer", "epigraph"):
        assert spans(text, kind) == {(row["start"], row["end"]) for row in gold if row["type"] == kind}


def test_missing_paragraph_breaks_are_found_by_the_measure(shared: Path, tmp_path: Path) -> None:
    """Sixty blank lines between paragraphs are taken out: the line that ends short tells where they were."""
    raw = (shared / "seed" / "bloodstained.txt").read_text(encoding="utf-8").split("\n")
    paragraphs = [block for block in text_blocks(shared / "seed" / "bloodstained.txt") if len(block.lines) > 2]
    ends = [(a.lines[-1].number, b.lines[0].number) for a, b in pairwise(paragraphs)]
    taken = random.Random(3).sample([(end, begin) for end, begin in ends if begin - end == 2], 60)
    gaps = {end + 1 for end, _ in taken}
    spoilt = tmp_path / "spoilt.txt"
    spoilt.write_text("\n".join(line for n, line in enumerate(raw, 1) if n not in gaps), encoding="utf-8")
    first_lines = {block.lines[0].text.strip() for block in text_blocks(spoilt)}
    assert sum(raw[begin - 1].strip() in first_lines for _, begin in taken) >= 50


def text_blocks(path: Path) -> list[Block]:
    return [block for block in segment(clean(read(path))) if block.kind is BlockKind.P and block.lines]
