"""Nothing is lost: each character that is missing, added or changed is found, with its line in the raw text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.errors import ConfigurationError, SourceError
from teiedition.tei import TeiDocument, source_reading
from teiedition.validation import ValidationOptions, validate
from teiedition.validation.fidelity import MOST, Difference, differences
from validation.made import SECOND, found, spoilt

RAW = """The Quay

The sea is near.
Ada

ropes
Second.
End
"""


def changed(raw: str, document: TeiDocument | None = None) -> list[tuple[str, str]]:
    findings = found(document or spoilt("Second", "Second"), "fidelity", raw=raw)
    return [(finding.rule, finding.message) for finding in findings]


def test_the_same_characters_in_other_lines_are_the_same_text() -> None:
    assert changed(RAW) == []
    assert changed(" ".join(RAW.split())) == []
    assert changed(RAW.replace("\n", "\r\n\f\n")) == []


@pytest.mark.parametrize(
    ("raw", "tei"),
    [
        ("govern¬\nment", 'govern<pc force="weak">¬</pc><lb break="no"/>ment'),
        ("self-\nmade", 'self<choice><orig>-</orig><reg>-</reg></choice><lb break="no"/>made'),
        ("Chapter Ill", 'Chapter <choice><sic>Ill</sic><corr resp="rule:x" cert="high">III</corr></choice>'),
        ("said.", 'said.<ref type="noteAnchor"><supplied>12</supplied></ref>'),
        ("Capt. A", "<choice><abbr>Capt.</abbr><expan>Captain</expan></choice> A"),
        ("a *>! b", 'a <surplus reason="ocr">*&gt;!</surplus> b'),
        ("THE HEAD 12 text", '<fw type="header">THE HEAD 12</fw> text'),
        ("bell\x07s", 'bell<g ref="#quay-char-0007"/>s'),
        ("a b", "a <!-- a remark --> b"),
    ],
)
def test_what_the_encoding_records_is_not_lost(raw: str, tei: str) -> None:
    assert changed(RAW.replace("Second.", raw), spoilt("Second.", tei)) == []


def test_a_lost_word_is_named_with_its_line() -> None:
    ((rule, message),) = changed(RAW.replace("is near", "is very near"))
    assert rule == "text-kept"
    assert message == "Line 3 of the raw text after “TheQuayTheseais”: the raw text has “very”, the TEI has nothing."


def test_a_changed_word_is_named_with_both_readings() -> None:
    document = spoilt("Second.", "Sceond.")
    (finding,) = found(document, "fidelity", raw=RAW)
    assert finding.rule == "text-unchanged"
    assert "the raw text has “ec”, the TEI has “ce”" in finding.message
    assert (finding.line, finding.path) == (13, "/TEI/text/body/div/p[2]")


def test_an_added_word_is_named_with_its_line_in_the_tei() -> None:
    document = spoilt("  <persName resp", "\n  added <persName resp")
    (finding,) = found(document, "fidelity", raw=RAW)
    assert (finding.rule, finding.line) == ("text-not-added", 10)
    assert "the TEI has “added”" in finding.message


def test_text_behind_an_element_has_the_line_on_which_it_stands() -> None:
    (finding,) = found(spoilt("Ada</persName>", "Ada</persName>\n\nadded"), "fidelity", raw=RAW)
    assert finding.line == 11


def test_the_frame_of_an_archive_is_compared_with_the_header() -> None:
    framed = spoilt(
        "<sourceDesc>",
        '<notesStmt><note type="preamble">START</note><note type="postamble">END</note></notesStmt><sourceDesc>',
    )
    assert changed(f"START\n{RAW}END\n", framed) == []
    assert changed(f"STA\x01RT\n{RAW}END\n", framed) == []
    assert [rule for rule, _ in changed(f"STERT\n{RAW}END\n", framed)] == ["text-unchanged"]


def test_two_different_texts_are_not_told_to_the_end() -> None:
    numbers = [f"{number:05d}" for number in range(40_000)]
    raw = " ".join(numbers)
    other = " ".join(number if int(number) % 40 else "xx" for number in numbers)
    findings = found(spoilt("Second.", other), "fidelity", raw=RAW.replace("Second.", raw))
    assert len(findings) == MOST + 1
    assert findings[-1].message == f"More than {MOST} differences."


words = st.text(alphabet="abcde¬-“”", min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=300), st.data())
def test_one_spoilt_character_is_always_found(text: list[str], data: st.DataObject) -> None:
    raw = "".join(text)
    place = data.draw(st.integers(0, len(raw) - 1))
    new = data.draw(st.sampled_from(["", "X", raw[place] + "X"]))
    reading = raw[:place] + new + raw[place + 1 :]
    found_here = list(differences(raw, reading))
    assert found_here
    assert _mended(raw, reading, found_here) == reading


@settings(max_examples=40, deadline=None)
@given(st.lists(words, max_size=120), st.lists(words, max_size=120))
def test_the_differences_turn_one_text_into_the_other(one: list[str], other: list[str]) -> None:
    raw, reading = "".join(one), "".join(other)
    assert _mended(raw, reading, list(differences(raw, reading))) == reading


def _mended(raw: str, reading: str, found_here: list[Difference]) -> str:
    for difference in reversed(found_here):
        new = reading[difference.tei_start : difference.tei_end]
        raw = raw[: difference.raw_start] + new + raw[difference.raw_end :]
    return raw


def test_the_reading_of_the_source_leaves_out_what_the_editor_added() -> None:
    document = spoilt(SECOND, "<p><choice><sic>l</sic><corr>I</corr></choice>t<supplied>s</supplied> way</p>")
    assert "lt way" in "".join(source_reading(document.texts[0]))


def test_the_raw_text_is_read_in_the_encoding_that_the_header_names(tmp_path: Path) -> None:
    raw = tmp_path / "quay.txt"
    raw.write_bytes(RAW.replace("Second", "Ségond").encode("cp1252"))
    note = '<sourceDesc><bibl type="raw"><note type="encoding">cp1252</note></bibl></sourceDesc>'
    document = spoilt("<sourceDesc><p>None.</p></sourceDesc>", note)
    paragraph = next(part for part in document.root.iter("{*}p") if part.text == "Second.")
    paragraph.text = "Ségond."
    assert validate(document, ValidationOptions(only=("fidelity",), source=raw)) == ()


def test_a_raw_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    raw = tmp_path / "quay.txt"
    raw.write_bytes("Sé".encode("cp1252"))
    with pytest.raises(SourceError, match="is not in utf-8"):
        validate(spoilt("Second", "S"), ValidationOptions(only=("fidelity",), source=raw))
    with pytest.raises(SourceError, match="cannot be read"):
        validate(spoilt("Second", "S"), ValidationOptions(only=("fidelity",), source=tmp_path / "none.txt"))


def test_fidelity_needs_a_raw_text() -> None:
    with pytest.raises(ConfigurationError, match="none was given"):
        found(spoilt("Second", "S"), "fidelity")
