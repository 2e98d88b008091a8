"""The certificate: what it records, and that validation sees when it no longer holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Command
from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions, validate
from validation.made import QUAY, SECOND

RAW = "The Quay\n\nThe sea is near.\nAda\n\nropes\n\nThe light¬\nhouse is Ill.\n* * *\nEnd\n"
TEXT = """<p xml:id="quay-p0002">The light<pc force="weak">¬</pc><lb break="no"/>house is
<choice><sic>Ill</sic><corr resp="rule:roman-misread" cert="high">III</corr></choice><supplied>?</supplied>.
<surplus reason="ornament">* * *</surplus></p>"""


@pytest.fixture
def certified(tmp_path: Path, command: Command) -> Path:
    """A document with its certificate beside it, and the raw text."""
    path = tmp_path / "quay.xml"
    path.write_text(QUAY.replace(SECOND, TEXT), encoding="utf-8")
    (tmp_path / "quay.txt").write_text(RAW, encoding="utf-8")
    result = command("certify", path, "--source", tmp_path / "quay.txt")
    assert result.exit_code == 0, result.output
    return path


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".certificate.json").read_text(encoding="utf-8"))
    return found


def rules(path: Path, source: Path | None = None) -> list[str]:
    options = ValidationOptions(only=("certificate",), source=source)
    return [finding.rule for finding in validate(TeiDocument.read(path), options)]


def test_every_change_has_its_place_and_reason(certified: Path) -> None:
    changes = read(certified)["changes"]
    assert [(change["kind"], change.get("raw"), change.get("reads"), change["line"]) for change in changes] == [
        ("hyphen", "¬", "", 8),
        ("corrected", "Ill", "III", 9),
        ("supplied", None, "?", 9),
        ("surplus", "* * *", "", 10),
    ]
    assert all(RAW[change["offset"] :].startswith(change.get("raw", "")) for change in changes)
    assert changes[1]["reason"] == "rule:roman-misread high"
    assert changes[1]["place"].endswith("/p[2]/choice")
    assert read(certified)["counts"] == {"corrected": 1, "hyphen": 1, "supplied": 1, "surplus": 1}


def test_the_map_leads_into_the_raw_text(certified: Path) -> None:
    places = {identifier: RAW[start:end] for identifier, start, end in read(certified)["map"]}
    assert places["quay-p0001"] == "The sea is near.\nAda"
    assert places["quay-list001"] == "ropes"
    assert places["quay-p0002"] == "The light¬\nhouse is Ill.\n* * *"


def test_the_same_files_make_the_same_certificate(certified: Path, command: Command) -> None:
    before = certified.with_suffix(".certificate.json").read_bytes()
    command("certify", certified, "--source", certified.with_suffix(".txt"))
    assert certified.with_suffix(".certificate.json").read_bytes() == before


def test_a_certificate_that_holds_is_passed_over(certified: Path) -> None:
    assert rules(certified) == []
    assert rules(certified, certified.with_suffix(".txt")) == []


def test_a_document_that_was_changed(certified: Path) -> None:
    certified.write_text(certified.read_text(encoding="utf-8").replace("Ada", "Eva"), encoding="utf-8")
    assert rules(certified) == ["certificate-is-current"]


def test_another_raw_text(certified: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Other.", encoding="utf-8")
    assert rules(certified, other) == ["certificate-of-this-source"]


@pytest.mark.parametrize(
    ("old", "new"),
    [('"corrected": 1', '"corrected": 2'), ('"Ill"', '"Iil"'), ('["quay-p0001", 10', '["quay-p0001", 11'), ("{", "[")],
)
def test_a_certificate_that_says_what_is_not_so(old: str, new: str, certified: Path) -> None:
    path = certified.with_suffix(".certificate.json")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert rules(certified, certified.with_suffix(".txt")) == ["certificate-holds"]


def test_nothing_is_certified_that_is_not_faithful(certified: Path, command: Command) -> None:
    certificate = certified.with_suffix(".certificate.json")
    certificate.unlink()
    certified.write_text(certified.read_text(encoding="utf-8").replace("Ada", "Eva"), encoding="utf-8")
    result = command("certify", certified, "--source", certified.with_suffix(".txt"))
    assert result.exit_code == 3
    assert "line 4 of the raw text" in result.output
    assert not certificate.exists()


def test_control_characters_around_the_book_are_recorded(tmp_path: Path, command: Command) -> None:
    path, source = tmp_path / "quay.xml", tmp_path / "quay.txt"
    frame = '<notesStmt><note type="preamble">START</note><note type="postamble">END</note></notesStmt><sourceDesc>'
    path.write_text(QUAY.replace("<sourceDesc>", frame).replace(SECOND, ""), encoding="utf-8")
    source.write_text("STA\x01\x02RT\nThe Quay\nThe sea is near. Ada ropes End\nE\x1aND\n", encoding="utf-8")
    result = command("certify", path, "--source", source)
    assert result.exit_code == 0, result.output
    changes = read(path)["changes"]
    assert [(change["kind"], change["raw"], change["line"], change["offset"]) for change in changes] == [
        ("control", "\x01", 1, 3),
        ("control", "\x02", 1, 4),
        ("control", "\x1a", 4, 49),
    ]
    places = {identifier: (start, end) for identifier, start, end in read(path)["map"]}
    assert source.read_text(encoding="utf-8")[slice(*places["quay-p0001"])] == "The sea is near. Ada"
    assert rules(path, source) == []


def test_a_raw_text_that_is_not_there(certified: Path, command: Command) -> None:
    assert command("certify", certified, "--source", "gone.txt").exit_code == 3
