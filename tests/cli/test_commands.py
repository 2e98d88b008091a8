"""The commands on a small text: what they write, what they say, how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import HARBOUR, Command
from teiedition.errors import ExitCode


def test_convert_needs_no_configuration(raw: Path, command: Command) -> None:
    result = command("convert", raw)
    assert result.exit_code == 0, result.output
    assert result.stdout == "harbour.xml\n"
    assert "Harbour" in Path("harbour.xml").read_text(encoding="utf-8") or "HARBOUR" in Path("harbour.xml").read_text()


def test_convert_gives_the_same_bytes_each_time(raw: Path, command: Command) -> None:
    for name in ("a.xml", "b.xml"):
        assert command("convert", raw, "-o", name).exit_code == 0
    assert Path("a.xml").read_bytes() == Path("b.xml").read_bytes()


def test_convert_several_into_a_folder(raw: Path, command: Command) -> None:
    second = raw.with_name("quay.txt")
    second.write_text(HARBOUR.replace("Harbour", "Quay"), encoding="utf-8")
    result = command("convert", raw, second, "-o", "out", "--executor", "serial")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in Path("out").iterdir()) == ["harbour.xml", "quay.xml"]


def test_one_bad_text_does_not_end_the_batch(raw: Path, command: Command) -> None:
    empty = raw.with_name("empty.txt")
    empty.touch()
    result = command("convert", empty, raw, "-o", "out", "--executor", "serial")
    assert result.exit_code == ExitCode.SOURCE
    assert "empty.txt is empty" in result.stderr
    assert "1 of 2 works failed" in result.stderr
    assert Path("out/harbour.xml").exists()


def test_fail_fast_stops_at_the_first(raw: Path, command: Command) -> None:
    empty = raw.with_name("empty.txt")
    empty.touch()
    result = command("convert", empty, raw, "-o", "out", "--executor", "serial", "--fail-fast")
    assert result.exit_code == ExitCode.SOURCE
    assert not Path("out/harbour.xml").exists()


def test_two_inputs_for_one_output_are_refused(raw: Path, command: Command) -> None:
    twin = raw.parent / "other" / raw.name
    twin.parent.mkdir()
    twin.write_text(HARBOUR, encoding="utf-8")
    result = command("convert", raw, twin)
    assert result.exit_code == ExitCode.USAGE
    assert "both be written to harbour.xml" in result.stderr


def test_annotate_in_place(raw: Path, command: Command) -> None:
    command("convert", raw, "--no-annotate", "-o", "plain.xml")
    before = Path("plain.xml").read_text(encoding="utf-8")
    assert command("annotate", "plain.xml", "-o", "full.xml").exit_code == 0
    assert Path("plain.xml").read_text(encoding="utf-8") == before
    assert command("annotate", "plain.xml").exit_code == 0
    assert Path("plain.xml").read_bytes() == Path("full.xml").read_bytes()


def test_validate_proves_that_nothing_was_lost(raw: Path, command: Command) -> None:
    command("convert", raw, "-o", "harbour.xml")
    result = command("validate", "harbour.xml", "--source", raw)
    assert result.exit_code == 0, result.output
    path = Path("harbour.xml")
    path.write_text(path.read_text(encoding="utf-8").replace("patient", "impatient"), encoding="utf-8")
    result = command("validate", "harbour.xml", "--source", raw, "--only", "fidelity")
    assert result.exit_code == ExitCode.FINDINGS
    assert "harbour.xml" in result.stdout


def test_validate_as_json(raw: Path, command: Command) -> None:
    command("convert", raw, "-o", "harbour.xml")
    path = Path("harbour.xml")
    path.write_text(path.read_text(encoding="utf-8").replace("</text>", "<p>stray</p></text>"), encoding="utf-8")
    result = command("validate", "harbour.xml", "--format", "json")
    assert result.exit_code == ExitCode.FINDINGS
    findings = json.loads(result.stdout)
    assert findings
    assert {"rule", "severity", "message", "document", "line"} <= set(findings[0])


def test_publish_makes_the_four_folders(raw: Path, command: Command) -> None:
    command("convert", raw, "-o", "harbour.xml")
    result = command("publish", "harbour.xml", "-o", "site")
    assert result.exit_code == 0, result.output
    assert {"html", "text", "data", "metadata"} <= {path.name for path in Path("site").iterdir()}


def test_publish_only_one(raw: Path, command: Command) -> None:
    command("convert", raw, "-o", "harbour.xml")
    assert command("publish", "harbour.xml", "-o", "site", "--only", "text").exit_code == 0
    assert [path.name for path in Path("site").iterdir()] == ["text"]


def test_quiet_says_nothing(raw: Path, command: Command) -> None:
    assert command("convert", raw, "-o", "a.xml", "-q").output == ""


def test_init_then_build(raw: Path, command: Command) -> None:
    assert command("init", "edition", "--from", raw).exit_code == 0
    result = command("build", "edition")
    assert result.exit_code == 0, result.output
    assert "notes linked" in result.stdout
    assert "harbour " in result.stdout
    assert Path("edition/tei/harbour.xml").exists()
    assert list(Path("edition/public/html").glob("*.html")) or list(Path("edition/public/html").rglob("*.html"))


def test_init_never_changes_what_is_there(edition: Path, command: Command) -> None:
    before = {path: path.read_bytes() for path in edition.rglob("*") if path.is_file()}
    result = command("init", edition)
    assert result.exit_code == ExitCode.CONFIGURATION
    assert {path: path.read_bytes() for path in edition.rglob("*") if path.is_file()} == before


def test_build_gives_the_same_bytes_each_time(edition: Path, command: Command) -> None:
    def everything() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted(edition.rglob("*")) if path.is_file()}

    assert command("build", edition).exit_code == 0
    first = everything()
    assert command("build", edition).exit_code == 0
    assert everything() == first


def test_build_keeps_what_was_edited_by_hand(edition: Path, command: Command) -> None:
    command("build", edition)
    tei = edition / "tei/harbour.xml"
    edited = (
        tei.read_text(encoding="utf-8")
        .replace('cert="medium"', 'cert="high"')
        .replace("</TEI>", "<!-- checked --></TEI>")
    )
    tei.write_text(edited, encoding="utf-8")
    result = command("build", edition)
    assert result.exit_code == 0, result.output
    assert "was edited by hand and is kept" in result.stdout
    assert tei.read_text(encoding="utf-8") == edited
    command("build", edition, "--overwrite")
    assert "checked" not in tei.read_text(encoding="utf-8")
    assert "edited by hand" not in command("build", edition).stdout


def test_build_without_texts_says_where_to_put_them(edition: Path, command: Command) -> None:
    (edition / "source/harbour.txt").unlink()
    result = command("build", edition)
    assert result.exit_code == ExitCode.SOURCE
    assert "source holds no text" in result.stderr


def test_a_failed_work_stands_in_the_summary(edition: Path, command: Command) -> None:
    (edition / "source/empty.txt").touch()
    result = command("build", edition, "--executor", "serial")
    assert result.exit_code == ExitCode.SOURCE
    assert "empty (failed)" in result.stdout
    assert "harbour " in result.stdout


def test_an_interrupt_ends_with_130(raw: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("teiedition.pipeline.convert_one", interrupted)
    result = command("convert", raw, "-o", "a.xml")
    assert result.exit_code == ExitCode.INTERRUPTED
    assert not Path("a.xml").exists()
