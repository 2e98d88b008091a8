"""Novels, letters, plays and songs in the plain text of archives: re-wrapped, without pages, with wide spaces."""

from __future__ import annotations

import textwrap

import pytest

from structure.made import WORDS, blocks_of, outline, source_of, words_of
from teiedition.encoding import encode
from teiedition.model import Block
from teiedition.reading.archives import frame
from teiedition.reading.plaintext import lines_of
from teiedition.structure import divide, segment


def para(number: int, words: int = 60) -> str:
    text = " ".join(WORDS[(number * 7 + place * 3) % len(WORDS)] for place in range(words))
    return textwrap.fill(text.capitalize() + ".", 72)


def prose(number: int) -> str:
    return f"{para(number)}\n\n{para(number + 20)}"


TALK = '"Who is there?"\n\n"Nobody!" said the pilot.\n\nSaid I: "Have you a lamp and a rope?"\n\n"MY DEAR FRIEND,--'

NOVEL = "\n\n\n\n\n".join(
    [
        "THE LAMP\n\n_A Tale of the Quay_\n\nBY\n\nADA EXAMPLE\n\n\nBRISTOL\nPRINTED FOR NOBODY\n1871",
        "               TO\n        THE KEEPERS OF LAMPS\n   THIS BOOK IS DEDICATED",
        "    A lamp is best when it is lit,\n    And nobody has need of it.\n"
        "                                  --_The Song of the Oil_.",
        f"PREFACE\n\n\n{prose(1)}\n\n{' ' * 50}A. EXAMPLE.",
        "CONTENTS\n\n\n PREFACE\n\n PART THE FIRST. OIL\n\n   CHAPTER I. A Dark Night\n   CHAPTER II. Who Was It?",
        "PART THE FIRST.\n\nOIL",
        f"CHAPTER I.\n\n_A Dark Night_\n\n\n{prose(2)}\n\n{TALK}\n\n{prose(3)}",
        f"CHAPTER II.\n\n_Mr. Nobody's Goose_\n\n\n{TALK}\n\n{prose(4)}\n\n[Illustration: The goose.]\n\n{prose(5)}",
        f"CHAPTER III.\n\n_'Ring Up!'_\n\n\n{prose(6)}\n\n{TALK}\n\n{prose(8)}\n\n\n\nTHE END",
        f"Transcriber's Note\n\n{para(7)}",
    ]
)


def test_a_novel_of_an_archive() -> None:
    assert outline(NOVEL) == [
        "titlePage",
        "dedication",
        "epigraph",
        "preface: PREFACE",
        "contents: CONTENTS",
        "part: PART THE FIRST. OIL",
        "  chapter: CHAPTER I. _A Dark Night_",
        "  chapter: CHAPTER II. _Mr. Nobody's Goose_",
        "  chapter: CHAPTER III. _'Ring Up!'_",
        "transcriberNote: Transcriber's Note",
    ]


def test_front_matter_picture_and_end_of_a_novel() -> None:
    found = {str(block.kind): words_of(block) for block in blocks_of(NOVEL)}
    assert found["figure"] == "[Illustration: The goose.]"
    assert found["trailer"] == "THE END" and found["signed" if "signed" in found else "closer"] == "A. EXAMPLE."
    assert found["epigraph"].endswith("--_The Song of the Oil_.")


def test_italics_are_marked_up_and_their_marks_not_read() -> None:
    source = source_of(f"CHAPTER I.\n\n{para(1)}\n\nHe read _The Lamp and\nthe Oil_ =twice=, in_the_dark.\n\n{para(2)}")
    document = encode(divide(segment(source), source), source)
    written = document.to_bytes().decode()
    orig = "<choice><orig>_</orig><reg/></choice>"
    assert f'<hi rend="italic">{orig}The Lamp and\nthe Oil{orig}</hi>' in written
    assert '<hi rend="bold">' in written and "in_the_dark" in written


@pytest.mark.parametrize("name", ["PROJECT GUTENBERG", "THE QUAY"])
def test_the_frame_of_an_archive_and_its_credit(name: str) -> None:
    text = (
        f"About.\n\n*** START OF THIS {name} EBOOK THE LAMP ***\n\n\nProduced by Nobody and\nothers\n\n\nTHE LAMP\n\n"
        f"It went out.\n\n*** END OF THIS {name} EBOOK THE LAMP ***\n\nLicence."
    )
    before, book, after, _ = frame(lines_of(text))
    assert [line.text for line in book if line.text] == ["THE LAMP", "It went out."]
    assert before[-1].text == "others" and after[0].text.startswith("*** END")


LETTERS = "THE LETTERS OF NOBODY\n\n\n\n\n" + "\n\n\n".join(
    f"{number}.\n\nTO {name}.\n\nBristol, May {number - 97}, 1871.\n\nMY DEAR FRIEND,--\n\n{para(number)}\n\n"
    f"In haste, your\n\nNOBODY.{more}"
    for number, name, more in [
        (98, "THE PILOT", ""),
        (99, "MISS EXAMPLE", "\n\nMy regards to the dog."),
        (100, "THE SAME", "\n\n[Footnote A: She was a cousin.]"),
        (101, "ADA", ""),
    ]
)


def test_a_collection_of_letters() -> None:
    letters = [line.strip() for line in outline(LETTERS) if "letter: " in line]
    assert letters == [
        "letter: 98. TO THE PILOT.",
        "letter: 99. TO MISS EXAMPLE.",
        "letter: 100. TO THE SAME.",
        "letter: 101. TO ADA.",
    ]
    kinds = [str(block.kind) for block in blocks_of(LETTERS)]
    assert kinds[1:10] == ["head", "opener", "p", "closer", "head", "opener", "p", "closer", "postscript"]
    assert "note" in kinds


def tree(block: Block) -> object:
    return (str(block.kind), [tree(part) for part in block.blocks]) if block.blocks else str(block.kind)


def play(*speeches: str) -> list[Block]:
    return list(blocks_of("ACT I\n\n\nA kitchen.\n\n" + "\n\n".join(speeches) + "\n\n\n\nACT II\n\n\nThe same."))


def test_a_play_with_names_on_lines_of_their_own() -> None:
    found = play(
        "TOM.", "It _sings_.", "ADA.", "[_Aside._] Who does?", "TOM.", "The kettle.", "[_He goes._", "ADA.", "Oh!"
    )
    assert [tree(block) for block in found[2:7]] == [("sp", ["speaker", "p"])] * 3 + ["stage", ("sp", ["speaker", "p"])]
    assert [mark.element for mark in found[3].blocks[1].markup] == ["stage", "hi", "orig", "orig"]


def test_a_play_with_names_before_what_is_said() -> None:
    found = play("TOM. It sings.", "_Ada._ Who does?", "TOM. The kettle, which is on the fire.", "_Ada._ Oh!")
    assert [str(block.kind) for block in found[2:6]] == ["sp"] * 4
    source = source_of("ACT I\n\n\nTOM. It sings.\n\nADA. Who?\n\nTOM. The kettle.\n\nADA. Oh!")
    written = encode(divide(segment(source), source), source).to_bytes().decode()
    assert "<speaker>TOM.</speaker>" in written and ">It sings.</p>" in written


def test_songs_with_refrains() -> None:
    stanza = (
        "The boat went out on a windy night,\nAnd the lamp was low;\nThere was none to trim the light,\nAnd none to go."
    )
    refrain = textwrap.indent("Oh trim the lamp, oh trim it,\nAnd let nobody dim it.\nOh low,\nSo low.", "    ")
    song = f"{stanza}\n\n_CHORUS._\n\n{refrain}\n\n{stanza}\n\n_Chorus._"
    text = "\n\n\n\n\n".join([f"THE LAMP.\n\n\n{song}", f"A SONG OF OIL.\n\n\n{song}", f"THE QUAY.\n\n\n{prose(1)}"])
    poem = next(block for block in blocks_of(text) if block.kind == "lg")
    assert [len(part.blocks) for part in poem.blocks] == [4, 5, 4, 1] and poem.blocks[1].blocks[0].kind == "head"


INSIDE = [
    ("  1. That the lamp be\n     lit.\n  2. That it be kept.\n  3. That we go home.", ("list", ["item"] * 3)),
    (
        "   THE PILOT        MR. NOBODY.\n   THE LAMP           MISS OIL.\n   A Dog              HIMSELF.",
        ("list", ["item"] * 3),
    ),
    ("              NO LAMPS.\n         They are not ALLOWED.", ("quote", ["p"])),
]


@pytest.mark.parametrize(("text", "expected"), INSIDE)
def test_lists_columns_and_notices_by_their_layout(text: str, expected: object) -> None:
    made = blocks_of(
        f"CHAPTER I.\n\n\n{prose(1)}\n\n{text}\n\n{prose(2)}\n\n{prose(3)}\n\n\n\nCHAPTER II.\n\n\n{prose(4)}"
    )
    (found,) = [block for block in made if block.kind not in ("head", "p")]
    assert tree(found) == expected


def test_a_letter_whose_close_is_a_staircase_and_its_postscript() -> None:
    close = f"{' ' * 28}I am, Madam,\n{' ' * 34}Your humble servant,\n{' ' * 44}JOHN NOBODY."
    letter = f"{' ' * 40}BRISTOL, 3 March 1871.\n\nDEAR MADAM,--\n\n{para(9)}\n\n{close}\n\nP.S.--The dog is well."
    made = blocks_of(f"CHAPTER I.\n\n\n{prose(1)}\n\n{letter}\n\n{prose(2)}\n\n\n\nCHAPTER II.\n\n\n{prose(4)}")
    (found,) = [block for block in made if block.kind == "floatingText"]
    closer = ("closer", ["salute", "salute", "signed"])
    assert tree(found) == ("floatingText", [("opener", ["dateline", "salute"]), "p", closer, ("postscript", ["p"])])
