"""An editor overrules the rules: by lines, by words, and hears of what cannot be followed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from structure.made import kinds, prose, source_of, words_of
from teiedition.edition import Edition
from teiedition.errors import ConfigurationError
from teiedition.model import Block, Text
from teiedition.names import tei, xml
from teiedition.pipeline import convert, doubtful_entries, validate
from teiedition.structure import RULES, StructureOptions, divide, segment
from teiedition.structure.overrides import Override, Reading, find_words

TALE = f"""\
CHAPTER I

{prose(3)}

The Ferry and the Bridge

{prose(3, 3)} The keeper wrote
in his book:

The tide was out, and nobody
came to the landing stage.

The bell rang. {prose(3, 6)}

CHAPTER II

{prose(4, 9)}
"""


def read(text: str, *said: Override) -> Text:
    source, options = source_of(text), StructureOptions(override=said)
    return divide(segment(source, options), source, options)


def override(**said: Any) -> Override:
    if "is_" in said:
        said["reading"] = Reading(said.pop("is_"))
    return Override(**said)


def tops(text: Text) -> list[Block]:
    return [block for division in text.walk() for block in division.blocks]


def shown(text: Text) -> list[tuple[str, str]]:
    """Kind and first words of each block that an editor decided."""
    return [
        (str(block.kind), " ".join(words_of(block).split()[:3])) for block in tops(text) if block.evidence == "override"
    ]


def number_of(words: str) -> str:
    return str(next(n for n, line in enumerate(TALE.split("\n"), 1) if words in line))


@pytest.mark.parametrize(
    "kind", ["head", "byline", "p", "quote", "lg", "list", "note", "closer", "signed", "trailer", "stage", "epigraph"]
)
def test_lines_are_what_the_editor_says(kind: str) -> None:
    first = number_of("The tide was out")
    text = read(TALE, override(lines=f"{first}-{int(first) + 1}", is_=kind))
    assert shown(text) == [(kind, "The tide was")]
    assert not text.findings or kind == "note"


def test_words_that_are_not_whole_lines_stand_for_their_paragraph() -> None:
    text = read(TALE, override(text="nobody came to the landing", is_="quote"))
    assert [words_of(block) for block in tops(text) if block.kind == "quote"] == [
        "The tide was out, and nobody came to the landing stage."
    ]


def test_words_that_are_a_whole_line_are_cut_out_of_their_paragraph() -> None:
    text = read(TALE, override(text="in his book:", is_="signed"))
    assert shown(text) == [("signed", "in his book:")]


def test_a_heading_is_none_and_a_paragraph_is_one_of_the_level_asked_for() -> None:
    text = read(
        TALE, override(text="The Ferry and the Bridge", is_="p"), override(text="The bell rang.", is_="head", level=2)
    )
    chapter = text.body[0]
    assert "The Ferry" not in " ".join(words_of(block) for block in tops(text) if block.kind == "head")
    assert [words_of(part.blocks[0])[:14] for part in chapter.divisions] == ["The bell rang."]


def test_the_level_of_a_heading_and_the_type_of_its_division() -> None:
    text = read(TALE, override(text="The Ferry and the Bridge", level=1, type="interlude"))
    assert [(division.type, len(division.divisions)) for division in text.body] == [
        ("chapter", 0),
        ("interlude", 0),
        ("chapter", 0),
    ]


def test_a_paragraph_runs_on_over_blank_lines() -> None:
    joined = read(TALE, override(text="landing stage.", join=True), override(lines=number_of("in his book"), join=True))
    running = [words_of(block) for block in tops(joined) if "landing stage" in words_of(block)]
    assert len(running) == 1
    assert "his book: The tide was" in running[0]
    assert "landing stage. The bell" in running[0]


def test_what_runs_on_is_no_heading() -> None:
    text = read(TALE, override(text="The Ferry and the Bridge", join=True))
    assert not text.findings
    assert any(words_of(block).startswith("The Ferry and the Bridge ") for block in tops(text) if block.kind == "p")


@pytest.mark.parametrize("said", [{"split": True}, {"join": False}])
def test_a_paragraph_ends_where_the_editor_says(said: dict[str, bool]) -> None:
    before, after = (
        len([b for b in tops(read(TALE, *o)) if b.kind == "p"])
        for o in ((), (override(text="The tide was out, and nobody", **said),))
    )
    assert after == before + 1


def test_furniture_and_noise_stand_outside_of_the_paragraph_that_runs_around_them() -> None:
    spoilt = TALE.replace("came to the landing", "HARBOUR LIGHTS 12\ncame to the landing")
    text = read(spoilt, override(text="HARBOUR LIGHTS 12", is_="fw", type="header"))
    block = next(block for block in tops(text) if "The tide" in words_of(block))
    assert words_of(block) == "The tide was out, and nobody came to the landing stage."
    assert [line.furniture for line in block.lines] == [None, "header", None]
    noise = read(spoilt, override(text="HARBOUR LIGHTS 12", is_="noise"))
    assert "noise" in {line.furniture for block in noise.all_blocks() for line in block.lines}


NOTED = f"""\
CHAPTER I

{prose(3)} The quay was built in a winter. {prose(1, 4)}
The pilots—all of them—struck.12 {prose(2, 6)}

Notes

12. Oral report.

13. Log of the harbour.
"""


def called(text: Text) -> list[tuple[str, str, str]]:
    lines = {line.number: line.text for block in text.all_blocks() for line in block.lines}
    calls = [call for block in text.all_blocks() for call in block.calls]
    return [(c.n, lines[c.span.line][: c.span.start].split()[-1], c.evidence) for c in calls]


def test_a_note_is_called_after_the_words() -> None:
    text = read(
        NOTED,
        override(text="struck.12 The", called=False),
        override(text="built in a winter.", note="12", called=True),
        override(text="all of them", note="13", called=True),
    )
    assert called(text) == [("12", "winter.", "override"), ("13", "them", "override")]


def test_the_call_takes_the_mark_that_stands_there() -> None:
    text = read(NOTED, override(text="them—struck.", note="13", called=True))
    assert ("13", "them—struck.", "override") in called(text)


def test_no_note_is_called_where_the_editor_says_so() -> None:
    assert ("12", "them—struck.", "note-call-plain") in called(read(NOTED))
    assert not called(read(NOTED, override(text="struck.", called=False)))


def test_a_note_has_another_number() -> None:
    text = read(NOTED.replace("13. Log", "18. Log"), override(text="Log of the harbour", note="13"))
    assert [block.n for block in text.all_blocks() if block.kind == "note"] == ["12", "13"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"lines": "9000", "is_": "p"}, "matches nothing"),
        ({"lines": "2", "is_": "p"}, "matches nothing"),
        ({"is_": "p"}, "matches nothing"),
        ({"text": "nobody wrote this", "is_": "p"}, "matches nothing"),
        ({"text": "the", "is_": "p"}, r"matches \d+ places \(lines "),
        ({"lines": "first", "is_": "p"}, "no line numbers"),
        ({"lines": "1"}, "does not say what is so"),
        ({"text": "The tide was out", "called": True}, "which note"),
        ({"text": "The tide was out", "called": True, "note": "7"}, "could not be linked"),
        ({"text": "The tide was out", "level": 2}, "none stands there"),
        ({"text": "The tide was out", "note": "2"}, "none stands there"),
        ({"lines": "3", "is_": "fw", "type": "halo"}, "unknown type"),
    ],
)
def test_what_cannot_be_followed_is_a_finding_and_changes_nothing(said: dict[str, Any], message: str) -> None:
    text = read(TALE, override(**said, file="edition.toml", line=7))
    finding = next(finding for finding in text.findings if finding.rule == "override-matches")
    assert (finding.document, finding.line) == ("edition.toml", 7)
    assert re.search(message, finding.message)
    assert [str(block.kind) for block in tops(text)] == kinds(TALE)


def test_two_that_contradict_each_other() -> None:
    text = read(TALE, override(lines="1", is_="p", line=3), override(lines="1-3", is_="quote", line=8))
    assert shown(text) == [("p", "CHAPTER I")]
    assert ["line 3" in finding.message for finding in text.findings] == [True]


def test_an_override_for_another_work_keeps_silent() -> None:
    assert not read(TALE, override(source="pier", lines="9000", is_="p")).findings
    assert read(TALE, override(source="harbour.txt", lines="9000", is_="p")).findings


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("The self-\nmade  man", "self-made man"),
        ("The govern¬\nment fell", "government fell"),
        ("“It is ‘late’,” he said", "\"It is 'late',\" he"),
        ("One\n\nTwo", "One Two"),
    ],
)
def test_words_are_found_as_they_are_read(raw: str, words: str) -> None:
    assert len(list(find_words(words, source_of(raw).lines))) == 1


KINDS = st.one_of(st.none(), st.sampled_from(list(Reading)))
TRUTHS = st.one_of(st.none(), st.booleans())
LAST = TALE.count("\n") + 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, LAST), st.integers(0, 8), KINDS, TRUTHS, st.integers(0, 4)), max_size=5))
def test_whatever_is_overruled_every_line_is_in_one_block_in_order(said: list[tuple[int, int, Any, Any, int]]) -> None:
    text = read(TALE, *(Override(lines=f"{a}-{a + b}", reading=r, join=j, level=v) for a, b, r, j, v in said))
    numbers = [line.number for block in text.all_blocks() for line in block.lines]
    assert numbers == [line.number for line in source_of(TALE).lines if not line.blank]


def test_edition_toml_overrules(here: Path) -> None:
    (here / "source").mkdir()
    (here / "source/harbour.txt").write_text(TALE, encoding="utf-8")
    (here / "edition.toml").write_text(
        '[structure]\nmeasure = true\n\n[[structure.override]]\ntext = "The tide was out"\nis = "quote"\n\n'
        '[[structure.override]]\nsource = "harbour"\ntext = "not there"\njoin = true\n',
        encoding="utf-8",
    )
    document, findings = convert(here / "source/harbour.txt", here / "harbour.xml", annotated=False)
    assert document.count("quote") == 1
    assert [(finding.rule, finding.line) for finding in findings] == [("override-matches", 8)]
    assert not [f for f in validate(here / "harbour.xml", source=here / "source/harbour.txt") if f.severity == "error"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('is = "header"', "line 2: .structure.override 1. is"),
        ("levle = 2", "Did you mean “level”"),
        ("lines = 649", "a text in quotation marks"),
    ],
)
def test_mistakes_in_edition_toml(here: Path, said: str, message: str) -> None:
    (here / "edition.toml").write_text(f"[[structure.override]]\n{said}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=message):
        Edition.read(here)


def test_a_work_that_the_edition_does_not_have(here: Path) -> None:
    (here / "source").mkdir()
    (here / "source/harbour.txt").write_text(TALE, encoding="utf-8")
    said = '[[structure.override]]\nsource = "harbor"\nlines = "1"\nis = "p"\n'
    (here / "edition.toml").write_text(said, encoding="utf-8")
    [finding] = doubtful_entries(Edition.read(here))
    assert (finding.rule, finding.line) == ("override-matches", 1)
    assert "harbour.txt" in finding.advice


def test_the_header_says_what_each_rule_reads(here: Path) -> None:
    (here / "harbour.txt").write_text(TALE, encoding="utf-8")
    document, _ = convert(here / "harbour.txt", annotated=False)
    said = {each.get(xml("id")): each.findtext(tei("catDesc")) for each in document.root.iter(tei("category"))}
    assert said["harbour-rule-head-labelled"] == RULES["head-labelled"]
    assert {name.removeprefix("harbour-rule-") for name in said if name} <= RULES.keys()


@pytest.mark.parametrize("kind", list(Reading))
def test_whatever_stands_wherever_the_tei_is_valid_and_whole(here: Path, kind: Reading) -> None:
    (here / "source").mkdir()
    raw = here / "source/harbour.txt"
    raw.write_text(TALE.replace("The bell rang.", "By Ada Example. The bell rang."), encoding="utf-8")
    said = f'[[structure.override]]\ntext = "By Ada Example"\nis = "{kind}"\n'
    (here / "edition.toml").write_text(said, encoding="utf-8")
    convert(raw, here / "harbour.xml", annotated=False)
    wrong = validate(here / "harbour.xml", source=raw, only=("relaxng", "fidelity"))
    assert not [finding for finding in wrong if finding.severity == "error"]
