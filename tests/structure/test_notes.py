"""Notes and their calls, on small texts an editor can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.model import Block, BlockKind, Certainty, Division, Furniture, Line, NoteCall, Origin, Source, Text
from teiedition.structure.notes import link

ORIGIN = Origin(Path("harbour.txt"), "0" * 64, "utf-8", 1)


class Page:
    """Makes blocks out of strings and numbers their lines as a file would."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def _lines(self, text: str) -> tuple[Line, ...]:
        first = len(self.lines) + 1
        lines = tuple(Line(part, number, 1) for number, part in enumerate(text.split("\n"), first))
        self.lines += [*lines, Line("", first + len(lines), 1)]
        return lines

    def block(self, text: str, kind: BlockKind = BlockKind.P) -> Block:
        return Block(kind, "test", self._lines(text))

    def note(self, n: str, text: str, place: str = "end") -> Block:
        body = Block(BlockKind.P, "test", self._lines(text))
        return Block(BlockKind.NOTE, "test", blocks=(body,), n=n, key=f"{n}@{body.lines[0].number}", place=place)

    def link(self, *divisions: Division) -> Text:
        return link(Text(body=divisions), Source("harbour", tuple(self.lines), ORIGIN))


def essay(page: Page, paragraphs: list[str], notes: dict[str, str]) -> Division:
    blocks = tuple(page.block(text) for text in paragraphs)
    bodies = tuple(page.note(n, f"{n}. {text}") for n, text in notes.items())
    return Division("essay", blocks, (Division("notes", bodies),))


def calls(text: Text) -> list[NoteCall]:
    return [call for block in text.all_blocks() for call in block.calls]


def placed(text: Text) -> list[tuple[str, str, str]]:
    """Note number, the last word before the call, and its mark."""
    lines = {line.number: line.text for block in text.all_blocks() for line in block.lines}
    found = []
    for call in calls(text):
        line = lines[call.span.line]
        found.append((call.n, line[: call.span.start].split()[-1], line[call.span.start : call.span.end]))
    return found


# ---- an essay whose superscripts OCR spoilt, with endnotes

SPOILT = [
    "The quay was built “in a single winter.” 1 Nobody\nremembers—or cares to remember—who paid for it.",
    "The masons were lodged in the fish hall.- In spring\nthey left, and with them went half of the pre- and\n"
    "post-war savings of the town.—",
    "“A harbour without ships,”— as the mayor put it—and\nhe was no poet—“is a pond.” m Few laughed.",
    "The lighthouse keeper kept a diary for forty years.^^",
]
SPOILT_NOTES = {str(n): "Town archive." for n in range(1, 7)}


def test_spoilt_superscripts_are_calls_and_dashes_are_not() -> None:
    page = Page()
    text = page.link(essay(page, SPOILT, SPOILT_NOTES))
    assert placed(text) == [
        ("1", "winter.”", "1"),
        ("2", "hall.", "-"),
        ("3", "town.", "—"),
        ("4", "ships,”", "—"),
        ("5", "pond.”", "m"),
        ("6", "years.", "^^"),
    ]
    assert not text.findings


def test_the_mark_tells_the_rule() -> None:
    page = Page()
    text = page.link(essay(page, SPOILT, SPOILT_NOTES))
    assert [call.evidence for call in calls(text)] == [
        "note-call-plain",
        "note-call-dash",
        "note-call-dash",
        "note-call-dash",
        "note-call-letter",
        "note-call-symbol",
    ]
    assert calls(text)[0].cert is Certainty.HIGH
    assert calls(text)[1].cert is not Certainty.HIGH


def test_a_wrong_figure_is_a_call_when_its_place_in_the_sequence_says_so() -> None:
    page = Page()
    text = page.link(
        essay(
            page,
            ["The pilots struck. 6 Then the tugs did.", "Nobody sailed. 2 The ice came. 8 It stayed."],
            {"6": "Log.", "7": "Log.", "8": "Log."},
        )
    )
    assert [(n, mark) for n, _, mark in placed(text)] == [("6", "6"), ("7", "2"), ("8", "8")]
    assert calls(text)[1].evidence == "note-call-misread"


def test_a_closing_mark_misread_as_5_is_no_call() -> None:
    page = Page()
    text = page.link(
        essay(page, ["They called it ‘the wet parish. 5 The name stuck.— So did the damp."], {"12": "Oral report."})
    )
    assert placed(text) == [("12", "stuck.", "—")]


def test_a_lost_call_is_placed_where_its_closing_marks_are_lost_too() -> None:
    page = Page()
    paragraphs = [
        "The council met in the ice house.— It voted twice.",
        "The minutes say that “nobody was heard.",
        "The vote was void.—",
    ]
    text = page.link(essay(page, paragraphs, {"4": "Minutes.", "5": "Minutes.", "6": "Minutes."}))
    assert placed(text) == [("4", "house.", "—"), ("5", "heard.", ""), ("6", "void.", "—")]


def test_a_number_astray_on_its_own_line_calls_at_the_end_of_the_text_before() -> None:
    page = Page()
    blocks = (
        page.block("What became of the crane, the chronicle does not say"),
        page.block("41", BlockKind.AB),
        page.block("It was last seen in spring.— After that, nothing."),
    )
    notes = Division("notes", (page.note("41", "41. Chronicle, 7."), page.note("42", "42. Ibid.")))
    text = page.link(Division("essay", blocks, (notes,)))
    assert placed(text) == [("41", "say", ""), ("42", "spring.", "—")]
    assert calls(text)[0].evidence == "note-call-stray"


def test_two_notes_for_one_mark_stay_open() -> None:
    page = Page()
    text = page.link(essay(page, ["The ferry sank.— It was raised."], {"1": "Log.", "2": "Log."}))
    assert not calls(text)
    assert [finding.rule for finding in text.findings] == ["note-is-called"] * 2
    assert "line 3" in text.findings[0].message and text.findings[0].line == 3
    assert text.findings[0].document == "harbour.txt"


# ---- clean text with numbers in brackets

CLEAN = [
    "The canal[1] was dug by hand—mostly by night.[2] It never paid.— Or so the\ndirectors said.",
    "In 1904 [sic] the lock gates were replaced [3]; the old ones became a barn.",
]


def test_numbers_in_brackets() -> None:
    page = Page()
    text = page.link(essay(page, CLEAN, {"1": "Ledger.", "2": "Ledger.", "3": "Ledger."}))
    assert [(n, mark) for n, _, mark in placed(text)] == [("1", "[1]"), ("2", "[2]"), ("3", "[3]")]
    assert {call.cert for call in calls(text)} == {Certainty.HIGH}
    assert not text.findings


def test_a_clean_text_gives_no_dash_to_a_note_that_nobody_calls() -> None:
    page = Page()
    text = page.link(essay(page, CLEAN, {"1": "Ledger.", "2": "Ledger.", "3": "Ledger.", "4": "Never called."}))
    assert [call.n for call in calls(text)] == ["1", "2", "3"]
    assert len(text.findings) == 1 and "Note 4" in text.findings[0].message


def test_a_bracketed_number_without_note_is_a_finding() -> None:
    page = Page()
    text = page.link(essay(page, [CLEAN[0] + " The bank closed.[9]"], {"1": "Ledger.", "2": "Ledger."}))
    assert [call.n for call in calls(text)] == ["1", "2"]
    assert any("9" in finding.message and finding.line == 2 for finding in text.findings)


def test_figures_glued_to_words_and_unicode_superscripts() -> None:
    page = Page()
    text = page.link(
        essay(
            page,
            ["The toll was 12 pence,1 later 14. Carts paid double.2", "Nobody paid at night.³ Article 4 forbade it."],
            {"1": "Tariff.", "2": "Tariff.", "3": "Tariff."},
        )
    )
    assert placed(text) == [("1", "pence,", "1"), ("2", "double.", "2"), ("3", "night.", "³")]


# ---- which text the notes serve


def test_the_notes_of_an_essay_are_called_in_that_essay() -> None:
    page = Page()
    silent = Division("essay", (page.block("This essay has no notes.— It has a dash."),))
    text = page.link(silent, essay(page, ["This one has.— It says so."], {"1": "So it does."}))
    assert not text.body[0].blocks[0].calls
    assert [call.n for call in text.body[1].blocks[0].calls] == ["1"]


def test_sections_of_an_essay_share_its_notes() -> None:
    page = Page()
    first = Division("section", (page.block("The bell rang.1 Twice."),))
    second = Division("section", (page.block("The tide turned.2 Once."),))
    notes = Division("notes", (page.note("1", "1. Log."), page.note("2", "2. Log.")))
    text = page.link(Division("essay", (), (first, second, notes)))
    assert [call.n for call in calls(text)] == ["1", "2"]


def test_notes_at_the_end_of_the_book_serve_all_chapters() -> None:
    page = Page()
    chapters = tuple(Division("chapter", (page.block(f"Chapter {n} begins.1 Then it ends.2"),)) for n in "AB")
    notes = tuple(page.note(n, f"{n}. See above.") for n in ("1", "2", "1", "2"))
    source = Source("harbour", tuple(page.lines), ORIGIN)
    text = link(Text(body=chapters, back=(Division("notes", notes),)), source)
    assert [call.note for call in calls(text)] == [note.key for note in notes]


def test_footnotes_that_begin_anew_on_every_page() -> None:
    page = Page()
    blocks = (
        page.block("The ropewalk* was a mile long.† It burned."),
        page.note("*", "* Now a park.", "bottom"),
        page.note("†", "† Half a mile, others say.", "bottom"),
        page.block("It was rebuilt* in brick."),
        page.note("*", "* Demolished since.", "bottom"),
    )
    text = page.link(Division("chapter", blocks))
    assert [call.n for call in calls(text)] == ["*", "†", "*"]
    assert [call.note for call in calls(text)] == [block.key for block in blocks if block.kind is BlockKind.NOTE]


def test_a_paragraph_that_goes_on_below_the_footnotes_calls_the_next_ones() -> None:
    page = Page()
    upper = page.block("The mole was begun1 in spring, and")
    first = page.note("1", "1. Deed of 3 May.", "bottom")
    lower = page.block("was finished1 in autumn.")
    second = page.note("1", "1. Receipt.", "bottom")
    whole = Block(BlockKind.P, "test", (*upper.lines, *lower.lines))
    text = page.link(Division("chapter", (whole, first, second)))
    assert [call.note for call in calls(text)] == [first.key, second.key]


def test_a_star_in_a_heading_calls_the_starred_note_among_numbered_ones() -> None:
    page = Page()
    head = page.block("The Last Ferry*", BlockKind.HEAD)
    body = page.block("It left at noon.1")
    notes = Division("notes", (page.note("1", "1. Timetable."), page.note("*", "* First read to the sailing club.")))
    text = page.link(Division("essay", (head, body), (notes,)))
    assert [call.n for call in calls(text)] == ["*", "1"]


def test_a_starred_note_is_called_by_its_own_symbol_only() -> None:
    page = Page()
    text = page.link(essay(page, ["The last ferry left.— Nobody waved.1"], {"*": "First read aloud."}))
    assert not calls(text)


def test_furniture_between_the_lines_is_passed_over() -> None:
    page = Page()
    block = page.block("The customs house stood empty\n12\nfor years.12 Then it fell.")
    lines = tuple(
        Line(line.text, line.number, 1, Furniture.PAGE_NUMBER) if line.text == "12" else line for line in block.lines
    )
    note = Division("notes", (page.note("12", "12. Survey."),))
    text = page.link(Division("essay", (Block(BlockKind.P, "test", lines),), (note,)))
    assert placed(text) == [("12", "years.", "12")]


# ---- what linking never does


def test_a_text_without_notes_comes_back_as_it_is() -> None:
    page = Page()
    text = Text(body=(Division("chapter", (page.block("“Well?”— Nobody spoke.[1]"),)),))
    assert link(text, Source("harbour", tuple(page.lines), ORIGIN)) is text


def test_a_note_without_lines_and_number_is_a_finding() -> None:
    note = Block(BlockKind.NOTE, "test", key="x")
    text = link(Text(body=(Division("notes", (note,)),)), Source("harbour", (), ORIGIN))
    assert len(text.findings) == 1


PIECES = st.lists(
    st.sampled_from(
        ["word", "the end.", "”", "“", "—", "- ", "— ", " 1 ", "2", "[3]", "*", "\n", " m ", "5", "^^", "³"]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=50, deadline=None)
@given(paragraphs=st.lists(PIECES, max_size=5), numbers=st.lists(st.integers(1, 9), max_size=6))
def test_linking_changes_no_line_and_calls_each_note_once_in_order(paragraphs: list[str], numbers: list[int]) -> None:
    page = Page()
    blocks = tuple(page.block(text) for text in paragraphs)
    notes = tuple(page.note(str(n), f"{n}. Text.") for n in numbers)
    before = Text(body=(Division("essay", blocks, (Division("notes", notes),)),))
    after = link(before, Source("harbour", tuple(page.lines), ORIGIN))
    assert [b.lines for b in after.all_blocks()] == [b.lines for b in before.all_blocks()]
    called = [call.note for call in calls(after)]
    keys = [note.key for note in notes]
    assert called == [key for key in keys if key in called]
    spans = [(call.span.line, call.span.start, call.span.end) for call in calls(after)]
    assert spans == sorted(spans) and len(set(spans)) == len(spans)
    told = [finding for finding in after.findings if finding.message.startswith("Note ")]
    assert len(told) == len(keys) - len(called)


def test_the_time_for_a_long_run_of_notes_is_linear() -> None:
    page = Page()
    division = essay(
        page,
        [f"Sentence number one.{n} And some more words." for n in range(1, 2001)],
        {str(n): "Log." for n in range(1, 2001)},
    )
    assert len(calls(page.link(division))) == 2000


@pytest.mark.parametrize("mark", ["pre- and postwar", "one—two", "one — two", "21st", "3.5 metres", "No. 6 of", "£12"])
def test_what_is_no_call(mark: str) -> None:
    page = Page()
    text = page.link(essay(page, [f"There was {mark} in it — and more — than that."], {"6": "Never called."}))
    assert not calls(text)


# ---- a call is lost: then the words and the place decide which, with low certainty

LOST = [
    "The quay was built in a single winter.- Nobody remembers who paid for it.",
    "The masons were lodged in the fish hall.",
    "Only the lamp of Smeaton burned through the storm.— It cost forty pounds a year.",
]


def test_a_place_belongs_to_the_note_that_speaks_of_the_same_things() -> None:
    page = Page()
    notes = {"1": "Town archive.", "2": "Town archive.", "3": "On the lamp see Smeaton, Narrative, 1791."}
    text = page.link(essay(page, LOST, notes))
    assert placed(text)[-1] == ("3", "storm.", "—")
    assert calls(text)[-1].cert is Certainty.LOW


def test_what_the_words_do_not_settle_stays_open() -> None:
    page = Page()
    notes = {"1": "Town archive.", "2": "Ibid.", "3": "Ibid."}
    text = page.link(essay(page, LOST, notes))
    assert not calls(text)
    assert len(text.findings) == 3


def test_a_five_that_ends_a_quotation_is_no_call() -> None:
    page = Page()
    paragraphs = ["“He asked ‘How long is the shadow?5; and that can be seen.”", "The well was deep.- It was dry, too."]
    text = page.link(essay(page, paragraphs, {"5": "Town archive."}))
    assert placed(text) == [("5", "deep.", "-")]


def test_a_star_calls_the_starred_note_before_any_number() -> None:
    page = Page()
    paragraphs = ["The pilot died in March.* He was ninety.", "He had dictated six books.- They are lost."]
    text = page.link(essay(page, paragraphs, {"26": "Town archive.", "*": "The chapel says April."}))
    assert placed(text) == [("*", "March.", "*"), ("26", "books.", "-")]
