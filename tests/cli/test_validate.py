"""``teiedition validate`` as continuous integration runs it: what is chosen, told, known, ignored, and how it ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from conftest import Command
from teiedition.errors import ExitCode
from validation.made import QUAY, SECOND

FAULTY = QUAY.replace(SECOND, '<p>é😀 <ref target="#gone">x</ref></p>')
WARNED = QUAY.replace(SECOND, '<p xml:id="pier-p1">Second.</p>')


@pytest.fixture
def folder(here: Path) -> Path:
    """Five documents, two of them with a pointer that leads nowhere, one with a warning."""
    (here / "tei").mkdir()
    for name, text in {"a": QUAY, "b": FAULTY, "c": WARNED, "d": FAULTY, "e": QUAY}.items():
        (here / f"tei/{name}.xml").write_text(text.replace("quay", name * 4), encoding="utf-8")
    return here


def test_an_identifier_stands_in_one_document_of_an_edition(folder: Path, command: Command) -> None:
    (folder / "edition.toml").touch()
    (folder / "tei/a.xml").write_text(QUAY.replace("quay", "eeee"), encoding="utf-8")
    result = command("validate", "tei", "--jobs", 1, "--only", "pointers", "--format", "json")
    shared = [entry for entry in json.loads(result.stdout) if entry["rule"] == "identifier-unique-in-edition"]
    assert {(entry["document"], entry["line"]) for entry in shared} >= {("tei/a.xml", 1), ("tei/e.xml", 8)}
    assert "“eeee-p0001” stands in a.xml, too." in {
        entry["message"].partition(" ")[2].partition(" ")[2] for entry in shared
    }
    (folder / "edition.toml").unlink()
    alone = command("validate", "tei", "--jobs", 1, "--only", "pointers", "--format", "json")
    assert "identifier-unique-in-edition" not in alone.stdout


def test_the_output_does_not_depend_on_the_number_of_processes(folder: Path, command: Command) -> None:
    for form in ("text", "json"):
        one = command("validate", "tei", "--format", form, "--jobs", 1)
        two = command("validate", "tei", "--format", form, "--executor", "processes", "--jobs", 2)
        assert one.stdout == two.stdout
        assert one.exit_code == two.exit_code == ExitCode.FINDINGS
    documents = [entry["document"] for entry in json.loads(one.stdout)]
    assert documents == ["tei/b.xml", "tei/c.xml", "tei/d.xml"]


def test_text_ends_with_the_figures(folder: Path, command: Command) -> None:
    result = command("validate", "tei", "--jobs", 1)
    assert result.stdout.splitlines()[0].startswith("tei/b.xml:13:12: error [pointer-resolves] ")
    assert result.stdout.splitlines()[-1] == "3 of 5 valid, 3 findings."


def test_what_fails_can_be_said(folder: Path, command: Command) -> None:
    assert command("validate", "tei/c.xml").exit_code == ExitCode.DONE
    assert command("validate", "tei/c.xml", "--fail-on", "warning").exit_code == ExitCode.FINDINGS
    assert command("validate", "tei/a.xml", "--fail-on", "warning").exit_code == ExitCode.DONE


def test_only_new_findings_fail(folder: Path, command: Command) -> None:
    saved = command("validate", "tei", "--save-baseline", "known.json", "--jobs", 1)
    assert saved.exit_code == ExitCode.DONE
    assert "known.json: 3 findings are known from now on." in saved.stderr
    again = command("validate", "tei", "--baseline", "known.json", "--fail-on", "warning", "--jobs", 1)
    assert again.exit_code == ExitCode.DONE
    assert again.stdout == "5 of 5 valid, 0 findings.\n"
    Path("tei/b.xml").write_text("\n\n" + FAULTY.replace("<list", "<p><foo/></p><list"), encoding="utf-8")
    Path("tei/d.xml").write_text(QUAY, encoding="utf-8")
    result = command("validate", "tei", "--baseline", "known.json", "--jobs", 1)
    assert result.exit_code == ExitCode.FINDINGS
    assert "element-known" in result.stdout
    assert "pointer-resolves" not in result.stdout
    assert "1 are mended" in result.stderr


def test_only_what_has_changed(folder: Path, command: Command) -> None:
    identity = ("-c", "user.name=E. Example", "-c", "user.email=e@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*identity, "commit", "-q", "-m", "Begin")):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    result = command("validate", "tei", "--changed-since", "HEAD")
    assert (result.exit_code, result.stderr) == (ExitCode.DONE, "No TEI document has changed since HEAD.\n")
    Path("tei/c.xml").write_text(FAULTY, encoding="utf-8")
    result = command("validate", "tei", "--changed-since", "HEAD", "--format", "json")
    assert [entry["document"] for entry in json.loads(result.stdout)] == ["tei/c.xml"]


def test_further_reports_are_written_to_files(folder: Path, command: Command) -> None:
    command("validate", "tei", "--report", "sarif=out/a.sarif", "--report", "junit=out/junit.xml", "--jobs", 1)
    assert len(json.loads(Path("out/a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 3
    assert 'tests="5" failures="2"' in Path("out/junit.xml").read_text(encoding="utf-8")
    for wrong in ("sarif", "nonsense=a", "sarif="):
        result = command("validate", "tei", "--report", wrong)
        assert result.exit_code == ExitCode.USAGE
        assert "FORMAT=FILE" in result.stderr


def test_github_gets_annotations_and_a_summary(folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    (folder / "summary.md").write_text("Before.\n", encoding="utf-8")
    result = command("validate", "tei", "--format", "github", "--jobs", 1)
    assert [line[:9] for line in result.stdout.splitlines()] == ["::error f", "::error f", "::warning"]
    summary = (folder / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("Before.\n### TEI validation: 2 error, 1 warning in 5 documents\n")
    command("validate", "tei", "--format", "json", "--jobs", 1)
    assert (folder / "summary.md").read_text(encoding="utf-8") == summary


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github", "rdjson", "checkstyle", "svrl"])
def test_what_cannot_be_read_is_a_finding_too(here: Path, command: Command, form: str) -> None:
    (here / "a.xml").write_text("<TEI>\n <p></TEI>", encoding="utf-8")
    result = command("validate", "a.xml", "--format", form)
    assert result.exit_code == ExitCode.SOURCE
    assert "document-is-read" in result.stdout
    assert "not well-formed" in result.stdout
    if form == "json":
        [entry] = json.loads(result.stdout)
        assert (entry["line"], entry["severity"]) == (2, "fatal")


def test_files_that_are_no_tei_can_be_passed_over(folder: Path, command: Command) -> None:
    (folder / "a.xsl").write_text("<stylesheet/>", encoding="utf-8")
    assert command("validate", "a.xsl").exit_code == ExitCode.SOURCE
    assert command("validate", "a.xsl", "tei/a.xml", "--tei-only", "--jobs", 1).exit_code == ExitCode.DONE
    assert command("validate", "a.xsl", "--tei-only").exit_code == ExitCode.DONE


def test_a_validator_that_is_not_there_is_told_once(folder: Path, command: Command) -> None:
    result = command("validate", "tei", "--only", "relaxgn", "--jobs", 1)
    assert result.exit_code == ExitCode.CONFIGURATION
    assert result.stderr == "error: There is no validator “relaxgn”. Did you mean “relaxng”?\n"


def test_a_grammar_that_takes_too_long(folder: Path, command: Command) -> None:
    (folder / "slow.rng").write_text(
        '<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>',
        encoding="utf-8",
    )
    from teiedition.validation import isolated

    isolated._CHILD.close()
    result = command("validate", "tei/a.xml", "--schema", "slow.rng", "--schema-timeout", "0.1", "--only", "relaxng")
    assert result.exit_code in (ExitCode.CONFIGURATION, ExitCode.FINDINGS)  # where starting takes no time at all


IGNORE = """
[[validation.ignore]]
rule = "pointer-resolves"
document = "tei/b.xml"
quote = "#gone"
reason = "The letter is not yet transcribed."
"""


def test_an_edition_ignores_with_a_reason_until_there_is_nothing_left(folder: Path, command: Command) -> None:
    (folder / "edition.toml").write_text(IGNORE, encoding="utf-8")
    result = command("validate", "tei", "--jobs", 1)
    assert "tei/d.xml:13:12: error [pointer-resolves]" in result.stdout
    assert "tei/b.xml" not in result.stdout
    Path("tei/b.xml").write_text(QUAY, encoding="utf-8")
    result = command("validate", "tei", "--jobs", 1, "--format", "json")
    [idle] = [entry for entry in json.loads(result.stdout) if entry["rule"] == "ignore-matches"]
    assert (Path(idle["document"]).name, idle["line"], idle["severity"]) == ("edition.toml", 2, "warning")
    assert "The letter is not yet transcribed." in idle["message"]
    result = command("validate", "tei/b.xml", "--fail-on", "warning")
    assert result.exit_code == ExitCode.FINDINGS


def test_a_build_tells_what_is_left_to_ignore_as_well(edition: Path, command: Command) -> None:
    with (edition / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(IGNORE.replace("tei/b.xml", "tei/harbour.xml"))
    result = command("build", edition)
    assert "edition.toml" in result.stderr
    assert "Nothing is left to ignore: rule pointer-resolves" in result.stderr


@pytest.mark.parametrize("arguments", [("tei/a.xml",), ("tei", "--only", "relaxng")])
def test_an_entry_is_not_judged_by_half_the_work(folder: Path, command: Command, arguments: tuple[str, ...]) -> None:
    (folder / "edition.toml").write_text(IGNORE, encoding="utf-8")
    assert "ignore-matches" not in command("validate", *arguments, "--jobs", 1).stdout
