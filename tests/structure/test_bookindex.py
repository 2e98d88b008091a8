"""Back-of-book indexes of different make, read entry by entry."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.model import Block, BlockKind, Furniture, Line, Markup
from teiedition.structure.bookindex import read_index

RUN_IN = """\
A

Aalto, Hedvig, 12, 14-6, 30n4
“Anchors Aweigh” (Lind), 7

b

Bell foundry: casting, 41; hours of work, 43-
5, 60nll2; strike of 1904, 61—2 (see also Tugmen); wages,

44
Bollards. See Quay furniture

The Breakwater Papers (Aalto), 9,
11
Burgomaster, Old (of the
Lower Harbour), 3
"""

INDENTED = """\
abandonment, 3
anchors, 12–19
    cast, 14
    forged, 15,
        17
    see also chains
bells, xii, 4
    cracked, 101 ff.
chains, 22
"""


def numbered(text: str) -> tuple[Line, ...]:
    return tuple(Line(part, number, 1) for number, part in enumerate(text.split("\n"), 1))


def items(blocks: tuple[Block, ...]) -> list[Block]:
    return [item for block in blocks for item in block.blocks if item.kind is BlockKind.ITEM]


def printed(block: Block, markup: Markup) -> str:
    lines = {line.number: line.text for line in block.lines}
    if markup.start == markup.end:
        return lines[markup.start.line][markup.start.start : markup.start.end]
    first, last = lines[markup.start.line][markup.start.start :], lines[markup.end.line][: markup.end.end]
    return f"{first.rstrip()} {last}"


def read(block: Block) -> list[str]:
    """The marks of an entry in short: terms, subentries after ``>``, ``n`` of pages, ``see`` after ``=``."""
    found = []
    for mark in block.markup:
        attributes = dict(mark.attributes)
        if mark.element == "term":
            found.append((">" if attributes.get("type") == "subentry" else "") + printed(block, mark))
        else:
            found.append(attributes["n"] if attributes["type"] == "page" else "=" + printed(block, mark))
    return found


def test_one_list_for_each_letter_with_the_letter_as_its_head() -> None:
    blocks = read_index(numbered(RUN_IN))
    assert [(block.kind, block.type) for block in blocks] == [(BlockKind.LIST, "index")] * 2
    assert [block.blocks[0].kind for block in blocks] == [BlockKind.HEAD] * 2
    assert [len(block.blocks) - 1 for block in blocks] == [2, 4]


def test_entries_with_run_in_subentries() -> None:
    assert [read(item) for item in items(read_index(numbered(RUN_IN)))] == [
        ["Aalto, Hedvig", "12", "14-16", "30n4"],
        ["“Anchors Aweigh” (Lind)", "7"],
        [
            *["Bell foundry", ">casting", "41", ">hours of work", "43-45", "60n112"],
            *[">strike of 1904", "61-62", "=see also Tugmen", "Tugmen", ">wages", "44"],
        ],
        ["Bollards", "=See Quay furniture", "Quay furniture"],
        ["The Breakwater Papers (Aalto)", "9", "11"],
        ["Burgomaster, Old (of the Lower Harbour)", "3"],
    ]


def test_indented_subentries_are_items_of_a_list_inside_their_entry() -> None:
    (block,) = read_index(numbered(INDENTED))
    assert [read(item) for item in block.blocks] == [
        ["abandonment", "3"],
        ["anchors", "12-19"],
        ["bells", "xii", "4"],
        ["chains", "22"],
    ]
    (inner,) = block.blocks[1].blocks
    assert (inner.kind, inner.type) == (BlockKind.LIST, "index")
    assert [read(item) for item in inner.blocks] == [
        ["cast", "14"],
        ["forged", "15", "17"],
        ["=see also chains", "chains"],
    ]


def test_several_targets_of_see_also() -> None:
    (item,) = items(read_index(numbered("Tugs, 4. See also Ferries; Pilots")))
    assert read(item) == ["Tugs", "4", "=See also Ferries; Pilots", "Ferries", "Pilots"]


def test_figures_in_a_headword_are_no_locators() -> None:
    (item,) = items(read_index(numbered("Strike of May 1, 1904, by the dockers, 12")))
    assert read(item) == ["Strike of May 1, 1904, by the dockers", "12"]


def test_a_line_that_does_not_sort_goes_on_with_the_entry() -> None:
    lines = numbered("M\nMinutes of the Society for the Improvement of the\nLower Harbour, 12\nMole, 3")
    assert [read(item)[0] for item in items(read_index(lines))] == [
        "Minutes of the Society for the Improvement of the Lower Harbour",
        "Mole",
    ]


def test_a_remark_before_the_first_letter_is_a_paragraph() -> None:
    blocks = read_index(numbered("Numbers in italics refer to maps.\n\nA\nAnchors, 3"))
    assert [block.kind for block in blocks] == [BlockKind.P, BlockKind.LIST]


def test_furniture_stays_where_it_stands() -> None:
    lines = (Line("Mole, 3,", 1, 1), Line("INDEX", 2, 2, Furniture.HEADER), Line("5", 3, 2), Line("Nets, 6", 4, 2))
    first, second = items(read_index(lines))
    assert first.lines == lines[:3]
    assert read(first) == ["Mole", "3", "5"]
    assert read(second) == ["Nets", "6"]


@pytest.mark.parametrize("text", ["", "\n\n", "A", "1", ";;", "((", "See", "A\nB\nC"])
def test_odd_input(text: str) -> None:
    lines = numbered(text)
    assert [line for block in read_index(lines) for line in block.all_lines()] == [x for x in lines if not x.blank]


LINES = st.lists(
    st.one_of(
        st.sampled_from([*RUN_IN.split("\n"), *INDENTED.split("\n")]),
        st.text(alphabet="Aaé ,;:.-–—()“12n4lIsee\t", max_size=20),
    ),
    max_size=30,
)


@settings(max_examples=50, deadline=None)
@given(texts=LINES)
def test_every_line_is_in_one_block_and_every_mark_on_its_lines(texts: list[str]) -> None:
    lines = numbered("\n".join(texts))
    blocks = read_index(lines)
    assert [line for block in blocks for line in block.all_lines()] == [line for line in lines if not line.blank]
    for block in (part for top in blocks for part in top.walk()):
        for mark in block.markup:
            assert printed(block, mark).strip() == printed(block, mark)
            assert printed(block, mark)
        places = [((m.start.line, m.start.start), (m.end.line, m.end.end)) for m in block.markup]
        assert places == sorted(places, key=lambda place: (place[0], (-place[1][0], -place[1][1])))
        for (start, end), (later, stop) in pairwise(places):
            assert end <= later or (start <= later and stop <= end), "marks nest or follow, they never cross"
