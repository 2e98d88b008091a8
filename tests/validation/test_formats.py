"""Findings in the formats of continuous integration, each as its consumer reads it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml
from lxml import etree

from teiedition.cli.reports import FORMATS as NAMES
from teiedition.model import Finding, Severity
from teiedition.names import SVRL_NS
from teiedition.validation import FORMATS, Report, rules
from teiedition.validation.formats import github
from teiedition.validation.rules import RULES, rule_of, shipped_rules

LINE = '<p>é😀 <ref target="#gone">x</ref></p>'
"""The pointer stands in column 12, counted in characters; at byte 16, counted from 1."""


@pytest.fixture
def report(here: Path) -> Report:
    """Three findings in two documents; a third document has none."""
    for name in ("quay.xml", "pier.xml", "a dock.xml"):
        (here / name).write_text(f"<TEI>\n{LINE}\n</TEI>", encoding="utf-8")
    path = "/TEI/text/body/p[2]/ref"
    findings = (
        Finding(
            "note-is-called", Severity.WARNING, "Nobody calls note 3.", "quay.xml", "/TEI", 1, 1, "Call it.", "a:1"
        ),
        Finding("pointer-resolves", Severity.ERROR, "No “#gone” | <100%>.", "quay.xml", path, 2, 12, "Mend it.", "b:1"),
        Finding("document-is-read", Severity.FATAL, "Not well-formed:\nend.", "a dock.xml", line=2, fingerprint="c:1"),
    )
    return Report(findings, ("quay.xml", "pier.xml", "a dock.xml"), Severity.ERROR, {"quay.xml": 0.25})


def rendered(name: str, report: Report) -> Any:
    text = FORMATS[name](report)
    return etree.fromstring(text.encode()) if text.startswith("<?xml") else json.loads(text)


def test_the_command_line_knows_the_formats() -> None:
    assert tuple(FORMATS) == NAMES


def test_text_has_place_rule_reason_and_advice(report: Report) -> None:
    lines = FORMATS["text"](report).split("\n")
    assert lines[0] == "quay.xml:1:1: warning [note-is-called] Nobody calls note 3. Call it."
    assert FORMATS["text"](Report()) == ""


def test_json_has_every_field(report: Report) -> None:
    entry = rendered("json", report)[0]
    assert entry == {
        "rule": "note-is-called",
        "severity": "warning",
        "message": "Nobody calls note 3.",
        "document": "quay.xml",
        "path": "/TEI",
        "line": 1,
        "column": 1,
        "advice": "Call it.",
        "fingerprint": "a:1",
    }
    assert rendered("json", Report()) == []


@pytest.mark.shared
def test_sarif_is_valid(report: Report, shared: Path) -> None:
    schema = json.loads((shared / "schemas/json/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    for each in (report, Report(), Report(documents=("quay.xml",))):
        jsonschema.validate(rendered("sarif", each), schema)


def test_sarif_counts_characters_and_names_paths_of_the_repository(report: Report) -> None:
    [run] = rendered("sarif", report)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places[1] == {"artifactLocation": {"uri": "quay.xml"}, "region": {"startLine": 2, "startColumn": 12}}
    assert LINE[places[1]["region"]["startColumn"] - 1 :].startswith("target=")
    assert places[2]["artifactLocation"]["uri"] == "a%20dock.xml"
    assert [result["level"] for result in run["results"]] == ["warning", "error", "error"]


def test_sarif_has_help_for_every_rule_and_a_fingerprint_for_every_result(report: Report) -> None:
    [run] = rendered("sarif", report)["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"].endswith(".") for rule in rules)


def test_sarif_leads_to_the_page_of_rules(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEIEDITION_DOCS", "https://example.org/docs/")
    own = replace(report, findings=(*report.findings, Finding("rule-of-others", Severity.ERROR, "No.", "quay.xml")))
    rules = {rule["id"]: rule for rule in rendered("sarif", own)["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["pointer-resolves"]["helpUri"] == "https://example.org/docs/rules.md#pointer-resolves"
    assert "helpUri" not in rules["rule-of-others"]


@pytest.mark.parametrize(
    ("installed", "address"),
    [
        (
            '{"url": "https://example.org/a/b.git", "vcs_info": {"commit_id": "c0ffee"}}',
            "https://example.org/a/b/blob/c0ffee/docs",
        ),
        ('{"url": "file:///home", "dir_info": {"editable": true}}', ""),
        (None, ""),
    ],
)
def test_the_page_of_rules_is_in_the_repository_of_the_installation(
    installed: str | None, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Distribution:
        def read_text(self, name: str) -> str | None:
            return installed if name == "direct_url.json" else None

    monkeypatch.delenv("TEIEDITION_DOCS", raising=False)
    monkeypatch.setattr("importlib.metadata.distribution", lambda _: Distribution())
    rules._docs_of_installation.cache_clear()
    assert rules.page_of_rules() == (f"{address}/rules.md" if address else "")
    rules._docs_of_installation.cache_clear()


def test_sarif_leaves_out_what_github_does_not_take(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teiedition.validation.formats.sarif.MOST", 2)
    [run] = rendered("sarif", report)["runs"]
    assert [result["level"] for result in run["results"]] == ["error", "error"]
    assert "1 further" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.shared
def test_rdjson_is_valid(report: Report, shared: Path) -> None:
    schema = json.loads((shared / "schemas/json/rdjson-DiagnosticResult.json").read_text(encoding="utf-8"))
    for each in (report, Report()):
        jsonschema.validate(rendered("rdjson", each), schema)


def test_rdjson_counts_bytes(report: Report) -> None:
    diagnostic = rendered("rdjson", report)["diagnostics"][1]
    start = diagnostic["location"]["range"]["start"]
    assert start == {"line": 2, "column": 16}
    assert LINE.encode()[start["column"] - 1 :].startswith(b"target=")
    assert diagnostic["severity"] == "ERROR"
    assert diagnostic["code"] == {"value": "pointer-resolves"}


def test_junit_is_read_by_a_parser_of_it(report: Report) -> None:
    suites = JUnitXml.fromstring(FORMATS["junit"](report).encode())
    assert (suites.tests, suites.failures, suites.errors) == (4, 1, 1)
    root = rendered("junit", report)
    assert [suite.get("name") for suite in root] == ["quay.xml", "pier.xml", "a dock.xml"]
    assert [[part.tag for part in case] for case in root.iter("testcase")] == [
        ["system-out"],
        ["failure"],
        [],
        ["error"],
    ]
    assert root.find(".//failure").get("type") == "pointer-resolves"
    assert root.find(".//testcase[@line='2']").get("file") == "quay.xml"


def test_junit_fails_on_what_the_run_fails_on(report: Report) -> None:
    strict = replace(report, fail_on=Severity.WARNING)
    assert rendered("junit", strict).get("failures") == "2"


def test_checkstyle(report: Report) -> None:
    root = rendered("checkstyle", report)
    assert [file.get("name") for file in root] == ["quay.xml", "pier.xml", "a dock.xml"]
    assert dict(root[0][1].attrib) == {
        "line": "2",
        "column": "12",
        "severity": "error",
        "message": "No “#gone” | <100%>. Mend it.",
        "source": "teiedition.pointer-resolves",
    }
    assert root[2][0].get("column") is None


def test_svrl(report: Report) -> None:
    root = rendered("svrl", report)
    assert root.tag == f"{{{SVRL_NS}}}schematron-output"
    names = [etree.QName(child).localname for child in root]
    assert names == [
        *("active-pattern", "fired-rule", "failed-assert", "failed-assert"),
        *("active-pattern", "fired-rule", "active-pattern", "fired-rule", "failed-assert"),
    ]
    failed = root[3]
    assert (failed.get("id"), failed.get("role")) == ("pointer-resolves", "error")
    assert failed.get("location") == "/*:TEI/*:text/*:body/*:p[2]/*:ref"
    assert failed.findtext(f"{{{SVRL_NS}}}text") == "quay.xml:2:12: No “#gone” | <100%>."


def test_svrl_is_valid(report: Report) -> None:
    grammar = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("svrl.rng"))))
    strange = Finding("3 rules: of others", Severity.ERROR, "No.", "a b.xml", advice="Do.")
    for each in (report, Report(), Report(documents=("quay.xml",)), Report((strange,))):
        grammar.assertValid(rendered("svrl", each))


def test_gitlab(report: Report) -> None:
    issues = rendered("gitlab", report)
    assert issues[1] | {"fingerprint": ""} == {
        "description": "No “#gone” | <100%>. Mend it.",
        "check_name": "pointer-resolves",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "quay.xml", "lines": {"begin": 2}},
    }
    assert [issue["severity"] for issue in issues] == ["minor", "major", "blocker"]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert rendered("gitlab", Report()) == []


def test_github_tells_the_worst_first_and_escapes(report: Report) -> None:
    lines = FORMATS["github"](report).split("\n")
    assert lines[0] == "::error file=a dock.xml,line=2,title=document-is-read::Not well-formed:%0Aend."
    assert lines[1] == ("::error file=quay.xml,line=2,col=12,title=pointer-resolves::No “#gone” | <100%25>. Mend it.")
    assert lines[2].startswith("::warning file=quay.xml,line=1,col=1,title=note-is-called::")


def test_github_annotates_ten_and_lists_the_rest_in_the_summary() -> None:
    warnings = [Finding("a-rule", Severity.WARNING, f"No. {n}.", "a,b:c.xml", line=n) for n in range(1, 13)]
    error = Finding("b-rule", Severity.ERROR, "The | worst <b>.", "a.xml", line=99)
    report = Report([*warnings, error], ("a,b:c.xml", "a.xml"))
    lines = FORMATS["github"](report).split("\n")
    assert lines[0].startswith("::error file=a.xml,line=99")
    assert lines[1].startswith("::warning file=a%2Cb%3Ac.xml,line=1,")
    assert sum(line.startswith("::") for line in lines) == 10
    assert lines[10] == "3 more findings: see the summary of this step."
    summary = github.summary(report)
    assert "1 error, 12 warning in 2 documents" in summary
    rows = [line for line in summary.split("\n") if re.match(r"\| (error|warning) ", line)]
    assert len(rows) == 13
    assert rows[0] == "| error | a.xml:99 | b-rule | The \\| worst &lt;b>. |"


def test_the_summary_stays_below_what_github_takes() -> None:
    findings = [Finding("a-rule", Severity.ERROR, "é" * 3000, "a.xml", line=n) for n in range(1, 900)]
    summary = github.summary(Report(findings))
    assert len(summary.encode()) < 1024 * 1024
    assert summary.rstrip().endswith("more are not listed.")
    assert github.summary(Report(documents=("a.xml",))).startswith("### TEI validation: no findings in 1 document\n")


@given(message=st.text(max_size=30), document=st.text(max_size=10), name=st.sampled_from(NAMES))
@settings(max_examples=80)
def test_no_message_spoils_a_format(message: str, document: str, name: str) -> None:
    text = message.encode("utf-8", "replace").decode()
    finding = Finding("a-rule", Severity.ERROR, text, document.replace("\0", "").replace("/", ""), line=3, column=9)
    made = FORMATS[name](Report((finding,)))
    if name == "github":
        assert made.count("\n") == 0
    elif name != "text":
        etree.fromstring(made.encode()) if made.startswith("<?xml") else json.loads(made)


def test_every_rule_of_the_validators_is_in_the_table() -> None:
    source = Path(__file__).parents[2] / "src/teiedition/validation"
    named = re.compile(r'(?:Finding\(|_finding\([^"]*?|rule=|_RULE = )\s*"([a-z]+(?:-[a-z]+)+)"')
    found = {name for path in source.glob("*.py") for name in named.findall(path.read_text(encoding="utf-8"))}
    assert len(found) > 10
    assert found <= set(RULES)


def test_rules_of_the_schematron_schema_are_read_from_it() -> None:
    assert shipped_rules()["pages-ascend"].sentence.endswith(".")
    assert all(rule.help and rule.sentence for rule in shipped_rules().values())
    foreign = rule_of(Finding("my-own", Severity.WARNING, "No.", advice="Do so."))
    assert (foreign.sentence, foreign.help, foreign.severity) == ("My own.", "Do so.", Severity.WARNING)
