"""Kinds of block besides paragraphs and headings, each on texts an editor can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from structure.made import blocks_of, divided, kinds, prose, set_text, source_of, words_of
from teiedition import structure
from teiedition.model import Block, Division
from teiedition.structure import RULES, StructureOptions, divide, segment

P = [prose(5, 6 * n) for n in range(30)]
BEFORE, AFTER = set_text(*P[:12]), set_text(*P[12:24])


def between(text: str) -> list[Block]:
    """The blocks that a text makes between paragraphs of prose."""
    blocks = blocks_of(f"CHAPTER I\n\n{BEFORE}\n\n{text}\n\n{AFTER}\n\nCHAPTER II\n\n{AFTER}")
    plain = set(P)
    return [block for block in blocks if block.kind != "head" and words_of(block) not in plain]


def tree(block: Block) -> object:
    """A block as its kind, or its kind with its parts."""
    return (str(block.kind), [tree(part) for part in block.blocks]) if block.blocks else str(block.kind)


def test_verse_in_stanzas() -> None:
    song = "The boat went out on a windy night,\nAnd the lamp was low;\nNone to trim the light,\nAnd none to go."
    (block,) = between(f"{song}\n\n{song}")
    assert tree(block) == ("lg", [("lg", ["l"] * 4)] * 2) and block.type == "poem"


def test_verse_with_its_source() -> None:
    (block,) = between("Dip and rise and dip again,\nWood that was a tree;\nNow you walk the sea.\n\n—Jane Placeholder")
    assert tree(block) == ("quote", [("lg", ["l"] * 3), "bibl"]) and block.rend == "block"


def test_bulleted_and_numbered_lists() -> None:
    bullets, numbers = (
        between("- a lamp,\n\n- a rope,\n\n- a bell.\n\nBesides:\n\n1. The oar is wet.\n\n2. The dog is dry."),
        None,
    )
    lists = [block for block in bullets if block.kind == "list"]
    assert numbers is None
    assert [(block.rend, len(block.blocks)) for block in lists] == [("bulleted", 3), ("numbered", 2)]
    assert [item.n for item in lists[1].blocks] == ["1", "2"]
    label = lists[0].blocks[0].label
    assert label is not None and lists[0].blocks[0].lines[0].text[label.start : label.end] == "-"


def test_a_letter_needs_salutation_and_close() -> None:
    letter = (
        "Bristol, 3 March 1871\n\nDear Sir,\n\nThe light is to be put out at the end of the quarter, as the"
        " Board has\nbeen pleased to find.\n\nYours faithfully,\n\nJohn Nobody"
    )
    (block,) = between(letter)
    assert block.type == "letter"
    assert tree(block) == ("floatingText", [("opener", ["dateline", "salute"]), "p", ("closer", ["salute", "signed"])])
    assert "floatingText" not in [block.kind for block in between(letter.split("\n\nYours")[0])]


@pytest.mark.parametrize("row", ["* * *", "*>!=>!=", "-----", "*       *       *", "§", "• • •", "o o o"])
def test_rows_of_ornaments(row: str) -> None:
    (block,) = between(row)
    assert (block.kind, block.rend) == ("milestone", "ornament")


def test_paragraphs_in_marks_after_a_colon_are_displayed_quotations() -> None:
    quoted = set_text("“" + P[25], P[26] + "”")
    before, quote = between(f"The pilot wrote as follows to the Board:\n\n{quoted}")
    assert before.kind == "p" and quote.kind == "quote" and len(quote.blocks) == 2


def test_a_quotation_by_marks_may_have_lost_its_opening_mark_or_end_in_a_signature() -> None:
    spoilt = set_text(P[25], P[26]) + "’"
    _, quote = between(f"The pilot wrote as follows to the Board:\n\n{spoilt}")
    assert quote.kind == "quote" and len(quote.blocks) == 2
    signed = f"{set_text('‘' + P[25])}\n\nSigned: The Board of Pilots."
    assert tree(between(f"The Board replied:\n\n{signed}")[1]) == ("quote", ["p", "p"])
    assert "quote" not in [block.kind for block in between(f"The Board replied:\n\n{set_text(P[25])}\n\nAnd so on.")]


def test_in_books_of_dialogue_a_colon_announces_speech() -> None:
    talk = "\n\n".join(f'"It is {n}," he said, and went on.\n\nShe said:\n\n"It is late."' for n in range(20))
    assert "quote" not in kinds(f"CHAPTER I\n\n{BEFORE}\n\n{talk}")


def test_indented_lines_are_a_quotation_where_prose_is_not_indented() -> None:
    import textwrap

    body = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in P[:14])
    quoted = textwrap.indent(textwrap.fill(P[20], 58), "      ")
    assert kinds(f"{body}\n\n{quoted}\n\n{body}") == ["p"] * 14 + ["quote"] + ["p"] * 14


def test_a_motto_under_a_heading() -> None:
    text = f"Dedication\n\nTo the dog.\n\n\n\nCHAPTER I\n\nNobody listens to a kettle.\n\n—Jane Placeholder\n\n{BEFORE}"
    motto = next(block for block in blocks_of(text) if block.kind == "epigraph")
    assert tree(motto) == ("epigraph", [("quote", ["p"]), "bibl"])


def test_footnotes_in_brackets_and_under_the_text() -> None:
    (note,) = between("[1] See the log of the pilot, which nobody has read.")
    assert (note.n, note.place) == ("1", "bottom")
    pages = "\n\f".join(f"{BEFORE}\n\n* See the log, page {n}, and weep." for n in range(3))
    assert [block.n for block in blocks_of(pages + "\n\f" + AFTER) if block.kind == "note"] == ["*"] * 3


def test_notes_under_their_heading_with_misread_numbers() -> None:
    notes = "1. See the log.|2- Ibid., 4.|3. Ibid., 5.|* A star.|4 . Example, Tales, 7.|It is out of print.|S. Ibid."
    notes = notes.replace("|", "\n\n")
    text = divided(f"CHAPTER I\n\n{BEFORE}\n\n\n\nNotes\n\n{notes}")
    (division,) = text.back
    found = [block for block in division.blocks if block.kind == "note"]
    assert division.type == "notes" and [note.n for note in found] == ["1", "2", "3", "*", "4"]
    assert [len(note.blocks) for note in found] == [1, 1, 1, 1, 3]


def test_the_title_page() -> None:
    title = "HARBOUR TALES\n\nA Book of Quays\n\nBy\n\nAda Example\n\nSecond Edition\n\nLONDON\nNobody & Sons\n1899"
    text = f"{title}\n\n\n\nCHAPTER I\n\n{BEFORE}"
    (page,) = divided(text).front
    assert page.type == "titlePage"
    assert [str(block.kind) for block in page.blocks] == [
        "titlePart",
        "titlePart",
        "byline",
        "docEdition",
        "docImprint",
    ]
    (mark,) = page.blocks[2].markup
    assert mark.element == "docAuthor" and mark.start.line == 7


def test_contents_are_a_list() -> None:
    text = f"Contents\n\nCHAPTER I. Low Water 3\nCHAPTER II. High Water 9\n\n\n\nCHAPTER I\n\nLow Water\n\n{BEFORE}"
    made = divided(text)
    assert [division.type for division in made.front] == ["contents"]
    assert tree(made.front[0].blocks[1]) == ("list", ["item", "item"])
    assert [division.type for division in made.body] == ["chapter"]


def test_a_text_without_any_structure_is_one_division() -> None:
    text = divided("only this\n\nand no more than this\n")
    assert [division.type for division in text.body] == ["section"] and not (text.front or text.back)


def test_the_type_of_main_divisions_may_be_given() -> None:
    source = source_of(f"I\n\n{BEFORE}\n\n\n\nII\n\n{AFTER}")
    text = divide(segment(source), source, StructureOptions(division_type="canto"))
    assert [division.type for division in text.body] == ["canto", "canto"]


def test_every_rule_is_described_in_a_sentence() -> None:
    folder = Path(structure.__file__).parent
    quoted = {name for path in folder.rglob("*.py") for name in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text())}
    missing = quoted - RULES.keys() - {"note-is-called", "override-matches"}  # the names of findings
    assert not missing
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in RULES.values())


# ---- whatever the text, every line is in one block, in order

_PIECES = """
CHAPTER I|I.|Index|Notes|Contents|Epigraph|1. An item|2. Another|- dot|* star|[1] note|12|r o|* * *|—Nobody|By|A
Ada Example|ACT I|TOM.|ADA. No.|[_He goes._|[Illustration: A dog|of oil]|_CHORUS._|216.|217.|TO THE PILOT.|a      b|_so
it_ is|[Footnote A: So.]|P.S.--No.|Contents|Transcriber's Note|                    TO|                      --_No_, 1871
Signed: Nobody|Dear Sir,|Yours truly,|The lamp went out, and|nobody saw it.|“Who?”|govern-|ment|ع|e\u0301
"""
PIECES = st.sampled_from(["", "", "\f", "    indented", "\x01", *_PIECES.replace("\n", "|").split("|"), *P[:3]])


def lines_in(division: Division) -> list[int]:
    own = [line.number for block in division.blocks for line in block.all_lines()]
    return own + [number for part in division.divisions for number in lines_in(part)]


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_every_line_that_is_not_blank_is_in_exactly_one_block(pieces: list[str]) -> None:
    source = source_of("\n".join(pieces))
    text = divide(segment(source), source)
    numbers = [number for part in (*text.front, *text.body, *text.back) for number in lines_in(part)]
    assert numbers == [line.number for line in source.lines if not line.blank]


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=300))
def test_any_characters_come_through(text: str) -> None:
    source = source_of(text)
    numbers = [line.number for block in segment(source) for line in block.all_lines()]
    assert numbers == [line.number for line in source.lines if not line.blank]
