from dataclasses import replace

from reading import quay
from teiedition.model import Box, Line
from teiedition.structure.boxes import BoxLayout, estimate_boxes


def lines() -> list[Line]:
    rows = [(leaf.number, row) for leaf in quay.leaves() for row in leaf.lines]
    return [Line(row.text, number, page, zone=row.box) for number, (page, row) in enumerate(rows, 1)]


def measured(given: list[Line]) -> BoxLayout:
    layout = estimate_boxes(given)
    assert layout is not None
    return layout


def test_column_indent_and_types() -> None:
    layout = measured(lines())
    assert abs(layout.text - quay.COLUMN) < 0.03 * quay.COLUMN
    assert abs(layout.indent - 1500) < 100
    rows = [row for leaf in quay.leaves() for row in leaf.lines]
    small = [row.text for row in rows if row.kind == "quote"]
    assert layout.is_small(small)
    assert not layout.is_small([row.text for row in rows if row.kind == "p"])
    assert layout.column_of(small[:1]) is None


def test_edges_tell_indents_and_short_lines() -> None:
    layout = measured(lines())
    first, second, third, last, fresh = [row.text for row in quay.leaves()[0].lines if row.kind == "p"][:5]
    assert layout.opens(first, second)
    assert layout.not_indented(second)
    assert not layout.not_indented(first)
    assert not layout.ended_short(first, second)
    assert not layout.ended_short(second, third)
    assert layout.ended_short(last, fresh)
    assert layout.leading([first]) == layout.leading([first, second]) == 0
    assert layout.leading(["I. The Tide Gauge"]) > 3


def test_pages_may_lie_differently_on_their_images() -> None:
    moved = [
        replace(line, zone=Box(box.left + 90 * (line.page % 2), box.top, box.right + 90 * (line.page % 2), box.bottom))
        for line in lines()
        if (box := line.zone)
    ]
    assert abs(measured(moved).indent - measured(lines()).indent) < 50


def test_two_columns() -> None:
    given = lines()
    shift = 1400
    second = [
        replace(line, text=f"{line.text} ", zone=Box(box.left + shift, box.top, box.right + shift, box.bottom))
        for line in given
        if (box := line.zone)
    ]
    both = measured([*given, *second])
    assert abs(both.text - measured(given).text) < 0.03 * both.text


def test_text_without_boxes_has_no_such_measure() -> None:
    assert estimate_boxes([]) is None
    assert estimate_boxes([replace(line, zone=None) for line in lines()]) is None


def test_a_text_that_stands_in_two_places_is_not_known_by_its_text() -> None:
    given = lines()
    words = "The same words on two lines."
    twice = [replace(given[3], text=words, zone=given[place].zone) for place in (1, 4)]
    assert words not in measured([*given, *twice]).places
