"""Bytes to lines and pages: encodings, line ends, page boundaries, frames of archives, bad input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.errors import SourceError
from teiedition.model import Source
from teiedition.reading import clean, read
from teiedition.reading.plaintext import lines_of
from teiedition.reading.readers import identifier

TEXT = "The pilot’s café stood by the quay.\nNobody went there.\n"


def put(folder: Path, data: bytes | str, name: str = "harbour.txt") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_usual_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    source = read(put(tmp_path, (TEXT * 20).encode(encoding)))
    assert texts(source) == TEXT.splitlines() * 20


def test_origin_names_file_digest_encoding_and_size(tmp_path: Path) -> None:
    path = put(tmp_path, "A line.\n")
    origin = read(path).origin
    assert (origin.path, origin.encoding, origin.size, len(origin.digest)) == (path, "utf-8", 8, 64)


def test_a_given_encoding_is_the_only_one_tried(tmp_path: Path) -> None:
    path = put(tmp_path, "café".encode("latin-1"))
    assert texts(read(path, encoding="latin-1")) == ["café"]
    with pytest.raises(SourceError, match="byte 3"):
        read(path, encoding="utf-8")
    with pytest.raises(SourceError, match="not the name of an encoding"):
        read(path, encoding="klingon")


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b" \n\f\n", "empty"), (bytes(range(32)) * 40, "binary"), (b"%PDF" + b"\0\1\2\3" * 99, "binary")],
)
def test_what_is_no_text_is_refused_with_one_clear_message(tmp_path: Path, data: bytes, reason: str) -> None:
    path = put(tmp_path, data)
    with pytest.raises(SourceError) as raised:
        read(path)
    assert reason in raised.value.message and str(path) in raised.value.message and raised.value.advice


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        read(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="is a folder"):
        read(tmp_path)


def test_mixed_line_ends_and_control_characters(tmp_path: Path) -> None:
    source = read(put(tmp_path, "one\r\ntwo\rthree\nfour\x0b\x01five  \n"))
    assert texts(source) == ["one", "two", "three", "four\x0b\x01five"]
    assert [line.number for line in source.lines] == [1, 2, 3, 4]


def test_form_feeds_turn_the_page_and_leave_line_numbers_alone(tmp_path: Path) -> None:
    source = read(put(tmp_path, "one\n\ftwo\nthree\f\n\f\nfour\n"))
    assert [(line.number, line.page) for line in source.lines if line.text] == [(1, 1), (2, 2), (3, 2), (5, 4)]
    assert source.paged


def page(first: str, last: str) -> str:
    body = "\n".join(f"and so the tale of the harbour went on, line after line, number {n}" for n in range(20))
    return f"{first}\n{body}\n{last}\n"


def test_runs_of_blank_lines_are_pages_where_sentences_run_over_them(tmp_path: Path) -> None:
    text = page("The tale", "until the men of the") + "\n\n\n" + page("village came down", "and saw the light.")
    source = read(put(tmp_path, text))
    assert source.paged and {line.page for line in source.lines} == {1, 2}


def test_wide_spaces_before_chapters_are_no_pages(tmp_path: Path) -> None:
    text = "\n\n\n\n".join(page(f"CHAPTER {n}", "and that was that.") * n for n in range(1, 8))
    assert not read(put(tmp_path, text)).paged


def test_the_frame_of_an_archive_is_kept_apart(tmp_path: Path) -> None:
    text = (
        "About this eBook\n\n*** START OF THE PROJECT GUTENBERG EBOOK HARBOUR\nTALES ***\n\nThe tale.\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK HARBOUR TALES ***\nLicence\n"
    )
    source = read(put(tmp_path, text))
    assert [line.text for line in source.lines if line.text] == ["The tale."]
    assert source.preamble[0].text == "About this eBook" and source.preamble[-1].text == "TALES ***"
    assert source.postamble[-1].text == "Licence"
    assert next(line.number for line in source.lines if line.text) == 6


@pytest.mark.parametrize(
    ("name", "made"),
    [("Über Land 2", "uber-land-2"), ("1899", "w1899"), ("東京", "text"), ("harbour_tales.v2", "harbour_tales.v2")],
)
def test_identifiers_are_names(name: str, made: str) -> None:
    assert identifier(name) == made


@settings(max_examples=50)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_no_character_but_line_ends_and_outer_blanks_is_lost(text: str) -> None:
    lines, _ = lines_of(text)
    kept = "".join(line.text for line in lines)
    assert "".join(kept.split()).replace("\f", "") == "".join(text.removeprefix("\ufeff").split()).replace("\f", "")
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_a_very_long_line_is_cleaned_in_no_time(tmp_path: Path) -> None:
    source = clean(read(put(tmp_path, "word- " * 150_000)))
    assert len(source.lines) == 1
