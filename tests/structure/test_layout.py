"""The measure of the page, and what it says about paragraphs."""

from __future__ import annotations

from structure.made import blocks_of, prose, set_lines, set_text, words_of
from teiedition.structure.layout import estimate
from teiedition.structure.widths import proportional, typewritten

BOOK = [prose(4 + n % 4, 7 * n) for n in range(30)]
SMALL = [prose(5, 400 + 5 * n) for n in range(8)]


def test_widths_are_those_of_a_proportional_face() -> None:
    assert proportional("ill") < proportional("mmm") and proportional("é") == proportional("e")
    assert typewritten("ill") == typewritten("mmm")


def test_column_and_indent_are_estimated_from_the_lines() -> None:
    layout = estimate([set_lines(paragraph) for paragraph in BOOK])
    assert abs(layout.text - 30_000) < 300 and abs(layout.indent - 900) < 300


def test_a_smaller_type_has_a_wider_column() -> None:
    stretches = [set_lines(p) for p in BOOK] + [set_lines(p, column=38_000, indent=0) for p in SMALL]
    layout = estimate(stretches)
    assert len(layout.columns) == 2 and abs(layout.columns[1] - 38_000) < 400
    assert layout.is_small(stretches[-1]) and not layout.is_small(stretches[0])


def test_typewritten_text_is_measured_in_characters() -> None:
    import textwrap

    layout = estimate([textwrap.wrap(paragraph, 70) for paragraph in BOOK])
    assert layout.width is typewritten and abs(layout.text - 35_000) <= 500


def test_lines_that_follow_no_measure_are_not_measured() -> None:
    assert not estimate([[f"Line {n}", "short", "x" * n] for n in range(40)]).measured
    assert not estimate([]).measured


def paragraphs(text: str) -> list[str]:
    return [words_of(block) for block in blocks_of(text) if block.kind == "p"]


def test_a_paragraph_runs_on_over_a_page_turn_where_the_last_line_is_full() -> None:
    lines = set_lines(prose(12, 90))
    cut = next(n for n, line in enumerate(lines) if n > 3 and not line.endswith("."))
    text = set_text(*BOOK) + "\n\n" + "\n".join(lines[:cut]) + "\n\f" + "\n".join(lines[cut:])
    assert paragraphs(text)[-1] == " ".join(lines)


def test_a_page_turn_after_a_short_line_ends_the_paragraph() -> None:
    text = set_text(*BOOK) + "\n\fA new day came.\n\n" + set_text(*BOOK[:2])
    found = paragraphs(text)
    assert found[len(BOOK)] == "A new day came."


def test_a_false_blank_line_is_healed_where_a_sentence_breaks_off_at_a_full_line() -> None:
    lines = set_lines(prose(9, 300))
    cut = next(n for n, line in enumerate(lines) if n > 2 and not line.endswith("."))
    text = set_text(*BOOK) + "\n\n" + "\n".join(lines[:cut]) + "\n\n" + "\n".join(lines[cut:])
    assert paragraphs(text)[-1] == " ".join(lines)


def test_true_paragraphs_are_never_swallowed() -> None:
    assert paragraphs(set_text(*BOOK)) == BOOK


def test_a_missing_blank_line_is_found_by_the_measure() -> None:
    first, second = set_lines("The bell rang once and then no more."), set_lines(prose(6, 500))
    text = set_text(*BOOK) + "\n\n" + "\n".join([*set_lines(prose(5, 600)), *first, *second])
    assert "The bell rang once and then no more." in " | ".join(paragraphs(text)).split(" | ")


def test_small_type_between_paragraphs_is_a_displayed_quotation() -> None:
    quoted = "\n".join(set_lines(SMALL[0], column=38_000, indent=0))
    notes = [f"{n}. " + prose(4, 800 + n) for n in range(1, 9)]
    end = "\n\n".join("\n".join(set_lines(note, column=38_000, indent=0)) for note in notes)
    text = set_text(*BOOK[:15]) + f"\n\n{quoted}\n\n" + set_text(*BOOK[15:]) + f"\n\n\f{end}"
    blocks = blocks_of(text)
    assert [words_of(block) for block in blocks if block.kind == "quote"] == [SMALL[0]]
    assert [block.n for block in blocks if block.kind == "note"] == [str(n) for n in range(1, 9)]
