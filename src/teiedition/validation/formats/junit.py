"""JUnit's XML, as Jenkins, GitLab and the report actions of GitHub read it: a suite for each document."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from teiedition.model import Finding, Severity
from teiedition.validation.formats.plaintext import render as as_text
from teiedition.validation.formats.report import Report, sentence
from teiedition.validation.formats.xmltext import add, written


def render(report: Report) -> str:
    """Return the suites: a test case for each finding; a document without findings is one that passed.

    Findings that let the run pass are test cases that passed, with their words in ``system-out``. What could not be
    read at all is an error, not a failure.
    """
    root = etree.Element("testsuites", name="teiedition validate")
    suites = [_suite(root, report, name, findings) for name, findings in report.by_document().items()]
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    root.set("time", f"{sum(report.seconds.values()):.3f}")
    return written(root)


def _suite(root: etree._Element, report: Report, name: str, findings: Sequence[Finding]) -> etree._Element:
    errors = sum(1 for finding in findings if finding.severity is Severity.FATAL)
    failures = sum(1 for finding in findings if report.fails(finding)) - errors
    time = f"{report.seconds.get(name, 0.0):.3f}"
    tests = max(len(findings), 1)
    suite = add(root, "testsuite", name=name, tests=tests, failures=failures, errors=errors, skipped=0, time=time)
    if not findings:
        add(suite, "testcase", classname=name, name="valid", file=name, time=time)
    for finding in findings:
        _case(suite, report, finding)
    return suite


def _case(suite: etree._Element, report: Report, finding: Finding) -> None:
    column = f", column {finding.column}" if finding.column else ""
    place = f" (line {finding.line}{column})" if finding.line else ""  # GitLab takes cases of one name for one case
    name = finding.document
    case = add(
        suite,
        "testcase",
        classname=name,
        name=f"{finding.rule}{place}",
        file=name,
        line=finding.line or None,
        time="0.000",
    )
    text = as_text(Report((finding,)))
    if finding.severity is Severity.FATAL:
        add(case, "error", text, message=sentence(finding), type=finding.rule)
    elif report.fails(finding):
        add(case, "failure", text, message=sentence(finding), type=finding.rule)
    else:
        add(case, "system-out", text)
