"""Findings that an edition excuses, and known ones: what is left, and when an entry has outlived its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teiedition.edition import Edition
from teiedition.errors import ConfigurationError, ResourceMissingError
from teiedition.model import Finding, Severity
from teiedition.validation import Ignore, ValidationOptions, check
from teiedition.validation.baseline import compare, read_baseline, save_baseline
from teiedition.validation.ignores import sift
from validation.made import QUAY, SECOND

FINDING = Finding("a-rule", Severity.ERROR, "p has “x”.", "tei/quay.xml", "/TEI/text/body/div[2]/p[3]", 2, 1)
TEXT = "<TEI>\n<p>The second line</p></TEI>"


@pytest.mark.parametrize(
    ("ignore", "expected"),
    [
        (Ignore("a-rule", "So."), True),
        (Ignore("a-*", "So."), True),
        (Ignore("b-rule", "So."), False),
        (Ignore("a-rule", "So.", document="tei/quay.xml"), True),
        (Ignore("a-rule", "So.", document="tei/*.xml"), True),
        (Ignore("a-rule", "So.", document="pier.xml"), False),
        (Ignore("a-rule", "So.", path="/TEI/text/body/div[2]/p[3]"), True),
        (Ignore("a-rule", "So.", path="*/p[[]3]"), False),
        (Ignore("a-rule", "So.", path="*/div[2]/*"), True),
        (Ignore("a-rule", "So.", path="*/div[3]/*"), False),
        (Ignore("a-rule", "So.", quote="has “x”"), True),
        (Ignore("a-rule", "So.", quote="second line"), True),
        (Ignore("a-rule", "So.", quote="first line"), False),
        (Ignore("a-rule", "So.", document="tei/*", path="*/p[3]", quote="second"), True),
        (Ignore("a-rule", "So.", document="tei/*", path="*/p[4]", quote="second"), False),
    ],
)
def test_all_that_is_said_must_hold(ignore: Ignore, expected: bool) -> None:
    findings, ignored = sift([FINDING], (ignore,), "tei/quay.xml", TEXT)
    assert (not findings, ignored) == (expected, (int(expected),))


def test_a_finding_is_counted_for_every_entry_that_excuses_it() -> None:
    ignores = (Ignore("a-rule", "So."), Ignore("*", "Any."), Ignore("b-rule", "No."))
    assert sift([FINDING], ignores, "tei/quay.xml", TEXT) == ((), (1, 1, 0))


def configured(folder: Path, text: str) -> Edition:
    (folder / "edition.toml").write_text(text, encoding="utf-8")
    return Edition.read(folder)


def test_edition_toml_says_what_is_ignored(here: Path) -> None:
    text = '[validation]\n[[validation.ignore]]\nrule = "a-rule"\nquote = "x"\nreason = "The print has it so."\n'
    [ignore] = configured(here, text).validation.ignore
    assert (ignore.rule, ignore.quote, ignore.reason) == ("a-rule", "x", "The print has it so.")
    assert (Path(ignore.file).name, ignore.line) == ("edition.toml", 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('rule = "a"', r"line 1: \[validation.ignore 1\] reason: every entry names a rule and gives a reason"),
        ('rule = "a"\nreason = " "', r"line 3: \[validation.ignore 1\] reason"),
        ('reason = "So."', r"\[validation.ignore 1\] rule"),
        ('rule = "a"\nresaon = "So."', r"line 3: \[validation.ignore 1\] resaon: .* Did you mean “reason”"),
        ('rule = 3\nreason = "So."', r"line 2: \[validation.ignore 1\] rule = 3: expected a text"),
    ],
)
def test_entries_that_do_not_say_enough(here: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        configured(here, f"[[validation.ignore]]\n{text}\n")


def faults(folder: Path, text: str) -> tuple[Finding, ...]:
    path = folder / "quay.xml"
    path.write_text(text, encoding="utf-8")
    return check(path, ValidationOptions(only=("relaxng", "pointers"))).findings


def test_a_baseline_parts_new_from_known(here: Path) -> None:
    before = faults(here, QUAY.replace(SECOND, '<p><foo/><ref target="#gone">x</ref></p>'))
    known = read_baseline(save_baseline(here / "known.json", before))
    after = faults(here, "\n".join((QUAY.replace(SECOND, "<p><foo/></p><p><bar/></p>"), "")))
    compared = compare(after, known, [str(here / "quay.xml")])
    assert [finding.message for finding in compared.new] == ["The grammar has no element bar."]
    assert [finding.rule for finding in compared.known] == ["element-known"]
    assert compared.mended == 1
    assert compare((), known, ["other.xml"]).mended == 0


def test_a_baseline_can_be_read_by_people(here: Path) -> None:
    path = save_baseline(here / "known.json", faults(here, QUAY.replace(SECOND, "<p><foo/></p>")))
    [entry] = json.loads(path.read_text(encoding="utf-8"))["findings"]
    assert (entry["rule"], entry["document"]) == ("element-known", "quay.xml")
    assert read_baseline(save_baseline(path, [])) == {}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"kind": "other", "findings": []}', '{"findings": 3}'])
def test_what_is_no_baseline(here: Path, content: str) -> None:
    Path("known.json").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"known.json is no baseline"):
        read_baseline(Path("known.json"))
    with pytest.raises(ResourceMissingError, match="cannot be read") as caught:
        read_baseline(Path("gone.json"))
    assert "--save-baseline" in caught.value.advice
