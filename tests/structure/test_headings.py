"""Which lines are headings, and on what level: on novels, collections, plays and numbered treatises."""

from __future__ import annotations

import pytest

from structure.made import blocks_of, outline, prose, set_text, words_of
from teiedition.structure.numerals import value_of

P = [prose(5, 6 * n) for n in range(40)]


def two(n: int) -> str:
    return set_text(P[2 * n], P[2 * n + 1])


def heads(text: str) -> list[str]:
    return [words_of(block) for block in blocks_of(text) if block.kind == "head"]


def test_a_novel_with_parts_and_chapters() -> None:
    text = "\n\n\n\n".join(
        [
            "PART ONE",
            f"CHAPTER I.\n\nThe Keeper Comes Home\n\n\n{two(0)}",
            f"CHAPTER II.\n\nA Letter\n\n\n{two(1)}",
            "PART TWO",
            f"CHAPTER III.\n\nLow Water\n\n\n{two(2)}\n\nTHE END",
        ]
    )
    assert outline(text) == [
        "part: PART ONE",
        "  chapter: CHAPTER I. The Keeper Comes Home",
        "  chapter: CHAPTER II. A Letter",
        "part: PART TWO",
        "  chapter: CHAPTER III. Low Water",
    ]


ESSAYS = "\n\f".join(
    [
        f"Introduction\n\nAda Example\n\n\n{two(0)}\n\nAda Example",
        f"Of Harbours and Ships\n\nJane Placeholder\n\n\n{P[2]}\n\nHarbours\n\n{two(2)}\n\nThe Quay\n\n{two(3)}\n\n"
        f"The Bell\n\n{two(4)}\n\nShips\n\n{two(5)}\n\nThe Dog\n\n{two(6)}\n\nConclusion\n\n{two(7)}",
        f"The Lamp that Went Out in the\n\nMiddle of a Night\n\nJohn Nobody\n\n{P[16]}\n\n1. The Lamp\n\n{two(9)}\n\n"
        f"The Oil\n\n{two(10)}\n\n2. The Night\n\n{two(11)}\n\nThe Moon\n\n{two(12)}",
        "Index\n\nA\n\nApples, 12, 14\nAnchors, 3",
    ]
)


def test_a_collection_of_essays_with_bylines() -> None:
    assert outline(ESSAYS) == [
        "introduction: Introduction",
        "essay: Of Harbours and Ships",
        "  section: Harbours",
        "    subsection: The Quay",
        "    subsection: The Bell",
        "  section: Ships",
        "    subsection: The Dog",
        "  section: Conclusion",
        "essay: The Lamp that Went Out in the Middle of a Night",
        "  section: 1. The Lamp",
        "    subsection: The Oil",
        "  section: 2. The Night",
        "    subsection: The Moon",
        "index: Index",
    ]


def test_author_lines_become_bylines_and_a_signature_is_none() -> None:
    bylines = [words_of(block) for block in blocks_of(ESSAYS) if block.kind == "byline"]
    assert bylines == ["Ada Example", "Jane Placeholder", "John Nobody"]
    closers = [words_of(block) for block in blocks_of(ESSAYS) if block.kind == "closer"]
    assert closers == ["Ada Example"]


def test_a_play_has_acts_and_scenes() -> None:
    text = (
        "THE KETTLE\n\nA Farce in One Act\n\n\nPERSONS OF THE PLAY\n\nMRS. BRAMBLE, a widow.\nTOM, her lodger.\n\n\n"
        "ACT I\n\nSCENE I\n\nA kitchen, and a kettle on the fire.\n\nTOM. It sings, and nobody listens to it.\n\n"
        "[A knock at the door.]\n\nMRS. BRAMBLE. Is it you?\n\nSCENE II\n\nThe same.\n\nTOM. No tea.\n\n[Curtain.]"
    )
    assert outline(text) == [
        "titlePage",
        "castList: PERSONS OF THE PLAY",
        "act: ACT I",
        "  scene: SCENE I",
        "  scene: SCENE II",
    ]
    assert [words_of(b) for b in blocks_of(text) if b.kind == "stage"] == ["[A knock at the door.]", "[Curtain.]"]


def test_a_novel_with_books_its_title_in_one_breath_and_indented_paragraphs() -> None:
    first = (
        "  It was the habit of the ferryman to sleep until the sun was on the\nwater, and then to sing.\n  So he sang."
    )
    text = (
        "THE OLD FERRY\nby\nJane Placeholder\n\n\nContents\n\nBook the First\n  I. In which nothing happens   1\n\n\n\n"
        f"BOOK THE FIRST\n\nCHAPTER THE FIRST\n\nIn which nothing happens\n\n{first}\n\nFINIS"
    )
    assert outline(text) == [
        "titlePage",
        "contents: Contents",
        "book: BOOK THE FIRST",
        "  chapter: CHAPTER THE FIRST In which nothing happens",
    ]
    blocks = blocks_of(text)
    assert [str(block.kind) for block in blocks[:2]] == ["titlePart", "byline"]
    assert [words_of(block) for block in blocks if block.kind == "p"][1] == "So he sang."
    assert blocks[-1].kind == "trailer"


def test_a_misread_roman_number_is_mended_not_changed() -> None:
    text = "\n\n\n".join(f"{n} The {name}\n\n{two(i)}" for i, (n, name) in enumerate(
        [("I", "Harbour of the North"), ("Il", "Quay"), ("Ill", "Boat"), ("IV", "Rope")]
    ))  # fmt: skip
    found = [block for block in blocks_of(text) if block.kind == "head"]
    assert [words_of(block) for block in found][1:] == ["Il The Quay", "Ill The Boat", "IV The Rope"]
    mends = [dict(mark.attributes)["corr"] for block in found for mark in block.markup]
    assert mends == ["II", "III"]


@pytest.mark.parametrize(
    "line",
    [
        "and nobody had told the pilot.",
        "The lamp went out.",
        "“Who is there?”",
        "ends with a comma,",
        "They said to the keeper:",
        "www.example.org",
        "Then what happened to the boat?",
        "- Nobody, keeper of the lamp",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert line not in heads(f"CHAPTER I\n\n{two(0)}\n\n{line}\n\n{two(1)}\n\nCHAPTER II\n\n{two(2)}")


@pytest.mark.parametrize(
    "line", ["The Lamp and the Bell", "WHAT THE PILOT SAW", "[3. The Lamp]", "The left S.R.s.", "Afterword"]
)
def test_what_is_a_heading(line: str) -> None:
    assert line in heads(f"CHAPTER I\n\n{two(0)}\n\n{line}\n\n{two(1)}\n\nCHAPTER II\n\n{two(2)}")


def test_items_of_a_list_are_no_headings_and_sections_no_list() -> None:
    items = "\n\n".join(f"{n}. The {name} of the harbour, which nobody had seen." for n, name in enumerate("ABCD", 1))
    assert heads(f"CHAPTER I\n\n{two(0)}\n\n{items}\n\n{two(1)}") == ["CHAPTER I"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("IV.", 4), ("xl", 40), ("Ill", 3), ("B)", 2), ("the Second", 2), ("TWELVE", 12), ("nobody", None)],
)
def test_numbers_of_headings(text: str, value: int | None) -> None:
    assert value_of(text) == value
