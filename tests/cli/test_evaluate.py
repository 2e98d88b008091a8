"""``teiedition evaluate``: figures, baselines, and what it says when something is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from conftest import Command
from evaluation.test_evaluation import GOOD, INLINE, RAW, STRUCTURE, write_gold
from teiedition.cli import main
from teiedition.errors import ExitCode
from teiedition.evaluation import TOLERANCE

HEADER = """<teiHeader><fileDesc><sourceDesc><bibl type="raw"><title type="file">pilot.txt</title></bibl></sourceDesc>
</fileDesc></teiHeader><text>"""


@pytest.fixture
def book(here: Path) -> Path:
    """A document, the raw text that its header names, and standoff gold."""
    (here / "pilot.txt").write_text(RAW, encoding="utf-8")
    (here / "gold").mkdir()
    write_gold(here / "gold", STRUCTURE, INLINE)
    path = here / "book.xml"
    path.write_text(GOOD.replace("<text>", HEADER), encoding="utf-8")
    return path


def spoil(book: Path) -> None:
    book.write_text(book.read_text(encoding="utf-8").replace("placeName", "persName"), encoding="utf-8")


def refused(result: Result, code: ExitCode, *parts: str) -> None:
    assert result.exit_code == code, result.output
    [error] = [line for line in result.stderr.splitlines() if line.startswith("error")]
    assert all(part in error for part in parts), error


def test_figures_confusions_and_certainties_are_shown(book: Path, command: Command) -> None:
    result = command("evaluate", book, "--gold", "gold")
    assert result.exit_code == 0, result.output
    for word in ("precision", "persons", "names", "quotations", "certainty"):
        assert word in result.stdout
    assert "missed" not in result.stdout
    spoil(book)
    assert "missed: bristol" in command("evaluate", book, "--gold", "gold", "-v").stdout


def test_figures_as_json(book: Path, command: Command) -> None:
    spoil(book)
    found = json.loads(command("evaluate", book, "--gold", "gold", "--format", "json").stdout)
    assert found["features"]["places"]["recall"] == 0.0
    assert found["confusion"]["names"]["place"] == {"persName": 1}
    assert {row["feature"] for row in found["calibration"]} >= {"persons", "quotations"}
    assert found["dropped"] == []


def test_gold_may_be_tei_and_needs_no_raw_text(book: Path, command: Command) -> None:
    book.with_name("pilot.txt").unlink()
    gold = book.rename("right.xml")
    other = Path("other.xml")
    other.write_text(gold.read_text(encoding="utf-8").replace("soCalled", "said"), encoding="utf-8")
    found = json.loads(command("evaluate", other, "--gold", gold, "--format", "json").stdout)
    assert found["features"]["quotations"]["kind"] == 0.5
    assert found["features"]["persons"]["f1"] == 1.0


def test_a_baseline_holds_until_a_figure_drops(book: Path, command: Command) -> None:
    assert command("evaluate", book, "--gold", "gold", "--save", "base.json", "-q").exit_code == 0
    assert command("evaluate", book, "--gold", "gold", "--baseline", "base.json").exit_code == 0
    saved = Path("base.json").read_bytes()
    spoil(book)
    result = command("evaluate", book, "--gold", "gold", "--baseline", "base.json", "--save", "base.json", "-q")
    assert result.exit_code == ExitCode.FINDINGS
    assert result.stdout == ""
    assert "places: f1 was 1.0000, is 0.0000 (base.json)" in result.stderr
    assert "persons: recall" not in result.stderr
    assert Path("base.json").read_bytes() == saved, "what dropped is not made the new standard"


def test_a_drop_within_the_tolerance_is_no_drop(book: Path, command: Command) -> None:
    command("evaluate", book, "--gold", "gold", "--save", "base.json")
    book.write_text(book.read_text(encoding="utf-8").replace("soCalled", "said"), encoding="utf-8")
    guard = ("evaluate", book, "--gold", "gold", "--baseline", "base.json")
    refused(command(*guard), ExitCode.FINDINGS, "quotations: kind was 1.0000, is 0.5000")
    assert command(*guard, "--tolerance", "0.5").exit_code == 0


def test_a_figure_that_is_no_longer_measured_has_dropped(book: Path, command: Command) -> None:
    Path("base.json").write_text('{"features": {"ships": {"f1": 0.5}, "persons": {"f1": 1}}}')
    result = command("evaluate", book, "--gold", "gold", "--baseline", "base.json")
    refused(result, ExitCode.FINDINGS, "ships: f1 was 0.5000, is not measured")


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("{", "base.json, line 1: not valid JSON"),
        ('{"persons": 1}', "holds no figures"),
        ('{"features": {"persons": {"f1": "high"}}}', "persons: f1 is 'high', not a number"),
        (None, "base.json cannot be read"),
    ],
)
def test_a_bad_baseline(book: Path, content: str | None, part: str, command: Command) -> None:
    if content is not None:
        Path("base.json").write_text(content)
    result = command("evaluate", book, "--gold", "gold", "--baseline", "base.json", "--save", "new.json")
    refused(result, ExitCode.SOURCE, part)
    assert not Path("new.json").exists()


def test_what_is_not_there(book: Path, command: Command) -> None:
    refused(command("evaluate", book, "--gold", "nowhere"), ExitCode.SOURCE, "nowhere is no gold")
    refused(command("evaluate", "nowhere.xml", "--gold", "gold"), ExitCode.SOURCE, "nowhere.xml")
    refused(command("evaluate", book, "--gold", "gold", "--source", "no.txt"), ExitCode.SOURCE, "no.txt")
    Path("pilot.txt").unlink()
    refused(command("evaluate", book, "--gold", "gold"), ExitCode.SOURCE, "raw text of", "--source")
    Path("bad.xml").write_text("<TEI>")
    refused(command("evaluate", book, "--gold", "bad.xml"), ExitCode.SOURCE, "bad.xml, line 1")


def test_bad_gold_is_told_with_file_and_line(book: Path, command: Command) -> None:
    with Path("gold/inline.jsonl").open("a") as file:
        file.write('\n{"type": "person", "line": 5, "text": "Nobody Here"}')
    result = command("evaluate", book, "--gold", "gold")
    assert result.exit_code == 0
    assert "1 records of the gold have anchors that are not in the raw text" in result.stderr
    assert "line 8: The anchor “Nobody Here”" in command("evaluate", book, "--gold", "gold", "-v").stderr
    with Path("gold/inline.jsonl").open("a") as file:
        file.write("\nno record")
    refused(command("evaluate", book, "--gold", "gold"), ExitCode.SOURCE, "inline.jsonl, line 9: no JSON")


def test_a_header_leads_to_no_other_folder(book: Path, command: Command) -> None:
    Path("below").mkdir()
    book = book.rename("below/book.xml")
    book.write_text(book.read_text(encoding="utf-8").replace("pilot.txt", "../pilot.txt"), encoding="utf-8")
    refused(command("evaluate", book, "--gold", "gold"), ExitCode.SOURCE, "raw text of")


def test_the_tolerance_in_the_help_is_that_of_the_library() -> None:
    [tolerance] = [each for each in main.commands["evaluate"].params if each.name == "tolerance"]
    assert tolerance.default == TOLERANCE
