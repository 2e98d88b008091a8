"""Line and column of findings, counted in characters; and fingerprints that stay when lines move."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.model import Finding, Severity
from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions, check, validate
from teiedition.validation.fingerprints import fingerprinted, repository_path
from teiedition.validation.placing import placed
from teiedition.validation.sourcetext import decode
from validation.made import QUAY, SECOND


def faults(new: str, old: str = SECOND) -> list[tuple[str, int, int]]:
    """Return rule, line and column of what is wrong with the document when one stretch is replaced."""
    text = QUAY.replace(old, new, 1)
    document = TeiDocument.parse(text.encode(), Path("quay.xml"))
    return [(each.rule, each.line, each.column) for each in placed(validate(document), text)]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("<p>Second. <foo/></p>", ("element-known", 13, 12)),
        ("<p>é😀 <foo/></p>", ("element-known", 13, 7)),
        ('<p>é</p><p xmlns="">x</p>', ("element-known", 13, 9)),
        ("<p>\n\n  <foo\n  n='1'/></p>", ("element-known", 15, 3)),
        ("<!-- <foo/> --><p><foo/></p>", ("element-known", 13, 19)),
        ('<p>é😀<ref type="x" target="#gone">x</ref></p>', ("pointer-resolves", 13, 20)),
        ('<p><ref type="x"\n\n   target="#gone">x</ref></p>', ("pointer-resolves", 15, 4)),
        ('<p n="1" bad="2">Second.</p>', ("attribute-allowed", 13, 10)),
        ("<p>Second.</p> stray words", ("no-stray-text", 13, 16)),
        ("<p>Second.</p>\n\n stray words", ("no-stray-text", 15, 2)),
        ('<p xml:id="quay-p0001">Second.</p>', ("identifier-unique", 13, 4)),
    ],
)
def test_a_finding_stands_at_what_it_speaks_of(new: str, expected: tuple[str, int, int]) -> None:
    assert expected in faults(new)


def test_the_second_of_two_alike_is_not_taken_for_the_first() -> None:
    assert [place[1:] for place in faults("<p><foo/>and<foo/></p>")] == [(13, 4), (13, 13)]


def test_what_has_no_place_keeps_none() -> None:
    finding = Finding("text-is-source", Severity.ERROR, "More than 100 differences.", "quay.xml")
    assert placed([finding], QUAY) == (finding,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "utf-8-sig"])
def test_columns_do_not_depend_on_the_encoding(tmp_path: Path, encoding: str) -> None:
    declared = encoding.removesuffix("-sig").upper()
    text = f'<?xml version="1.0" encoding="{declared}"?>\n' + QUAY.replace(SECOND, "<p>éé <foo/></p>")
    path = tmp_path / "quay.xml"
    path.write_bytes(text.encode(encoding))
    [finding] = check(path, ValidationOptions(only=("relaxng",))).findings
    assert (finding.line, finding.column) == (14, 7)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_all_the_same(end: str) -> None:
    assert decode(b"<a>\n</a>".replace(b"\n", end.encode())) == "<a>\n</a>"


def test_bytes_that_are_nothing_do_not_stop_it() -> None:
    assert decode(b"\xff\xfe<\x00a\x00/\x00>\x00") == "<a/>"
    assert decode(b'<?xml version="1.0" encoding="nonsense"?>\xff').endswith("�")


@given(st.text(max_size=40), st.integers(0, 30), st.integers(0, 30))
@settings(max_examples=50)
def test_a_place_is_in_the_text_or_nowhere(text: str, line: int, number: int) -> None:
    finding = Finding("no-stray-text", Severity.ERROR, "p has “ab cd”.", "a.xml", f"/p[{number}]", line)
    [found] = placed([finding], text)
    assert found.column == 0 or found.column <= len(text.split("\n")[found.line - 1])


FAULTY = QUAY.replace(SECOND, '<p><foo/> and <foo/> and <ref target="#gone">x</ref></p>')


def marks(text: str, folder: Path) -> list[str]:
    path = folder / "quay.xml"
    path.write_text(text, encoding="utf-8")
    return [finding.fingerprint for finding in check(path, ValidationOptions()).findings]


def test_fingerprints_stay_when_lines_move(tmp_path: Path) -> None:
    before = marks(FAULTY, tmp_path)
    assert len(set(before)) == 3
    assert marks(FAULTY.replace("<list", "\n\n<p>New.</p>\n<list"), tmp_path) == before
    assert marks(FAULTY.replace("<p><foo/>", "<p>\n     <foo/>"), tmp_path) == before


def test_mending_one_leaves_the_fingerprints_of_the_others(tmp_path: Path) -> None:
    before = marks(FAULTY, tmp_path)
    assert marks(FAULTY.replace("#gone", "#quay"), tmp_path) == before[:2]


def test_no_line_and_no_wording_goes_into_a_fingerprint() -> None:
    one = Finding("a-rule", Severity.ERROR, "Thus.", "quay.xml", line=13, column=1)
    other = Finding("a-rule", Severity.WARNING, "So.", "quay.xml", line=14, column=1)
    text = "\n" * 12 + SECOND
    assert fingerprinted([one], text)[0].fingerprint == fingerprinted([other], "\n" + text)[0].fingerprint


def test_paths_are_those_of_the_repository(here: Path) -> None:
    assert repository_path("tei/quay.xml") == "tei/quay.xml"
    (here / "work/.git").mkdir(parents=True)
    assert repository_path("work/tei/../tei/quay.xml") == "tei/quay.xml"
    assert repository_path("") == ""
