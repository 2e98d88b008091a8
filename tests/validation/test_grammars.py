"""RELAX NG and XSD: each fault is refused at its line, with a reason and the likely mend."""

from __future__ import annotations

import pytest

from validation.made import QUAY, SECOND, found, spoilt

FAULTS = [
    # what is there, what comes in its place, line, rule, words of the message, words of the advice
    (SECOND, "<p>Second <foo>x</foo>.</p>", 13, "element-known", "no element foo", ""),
    (SECOND, "<p>S <persname>x</persname></p>", 13, "element-known", "no element persname", "“persName”"),
    (SECOND, '<p xmlns="">Second.</p>', 13, "element-known", "p is in the namespace none", "mend xmlns"),
    (SECOND, "<head>Second.</head>", 13, "element-in-its-place", "head cannot stand after list", "begin a new div"),
    (SECOND, "<p><div/></p>", 13, "element-in-its-place", "div cannot stand in p", "End the paragraph before the div"),
    (SECOND, "<p><name><p>x</p></name></p>", 13, "element-in-its-place", "p cannot stand in name", "name holds:"),
    (SECOND, "<table><row><p>x</p></row></table>", 13, "element-in-its-place", "p cannot stand in row", "holds: cell."),
    ("</closer>", "</closer><p>late</p>", 14, "element-in-its-place", "p cannot stand after closer", ""),
    ("<title>The Quay</title>", "<author>x</author>", 2, "element-in-its-place", "author cannot stand first", "title"),
    ("<item>ropes</item>", "", 10, "content-complete", "list “quay-list001” is not complete", "item"),
    (SECOND, "<p><choice><sic>l</sic></choice></p>", 13, "content-complete", "choice is not complete", "corr"),
    ("<item>ropes</item>", "<item>ropes</item>stray", 11, "no-stray-text", "has “stray”", "item"),
    (SECOND, "<p><pb>x</pb></p>", 13, "no-stray-text", "has “x”", "behind it"),
    ('cert="high"', 'cert="hgih"', 9, "attribute-value-allowed", "cannot be “hgih”", "Did you mean “high”?"),
    ('type="chapter"', 'type="chaptr"', 6, "attribute-value-allowed", "cannot be “chaptr”", "“chapter”"),
    (SECOND, '<p><date when="7 March">x</date></p>', 13, "attribute-value-allowed", "when of date", "ISO 8601"),
    (SECOND, '<p><hi rend="itallic">x</hi></p>', 13, "attribute-value-allowed", "rend of hi", "“italic”"),
    (SECOND, '<p><hi rend="sc">x</hi></p>', 13, "attribute-value-allowed", "rend of hi", "“smallcaps”"),
    (SECOND, '<p class="indent">x</p>', 13, "attribute-allowed", "the attribute class", "Did you mean “rend”?"),
    (SECOND, '<p id="x">x</p>', 13, "attribute-allowed", "the attribute id", "Did you mean “xml:id”?"),
    (' xml:lang="en"', ' xml:lang="old English"', 1, "attribute-value-allowed", "xml:lang of TEI", "BCP 47"),
    (SECOND, '<p rnd="indent">x</p>', 13, "attribute-allowed", "cannot have the attribute rnd", "“rend”"),
    (' type="chapter"', "", 6, "attribute-present", "needs the attribute type", "One of:"),
    (SECOND, "<p><ptr/></p>", 13, "attribute-present", "ptr needs the attribute target", ""),
    (' xml:id="quay-div001"', "", 6, "attribute-present", "div needs the attribute xml:id", ""),
    (' xml:lang="en"', "", 1, "attribute-present", "needs the attribute xml:lang", ""),
]


@pytest.mark.parametrize(("old", "new", "line", "rule", "message", "advice"), FAULTS)
def test_relaxng_says_what_is_wrong_where_and_what_to_do(
    old: str, new: str, line: int, rule: str, message: str, advice: str
) -> None:
    (finding,) = found(spoilt(old, new), "relaxng")
    assert (finding.rule, finding.line) == (rule, line)
    assert message in finding.message
    assert advice in finding.advice
    assert finding.document == "quay.xml"


@pytest.mark.parametrize(("old", "new", "line"), [fault[:3] for fault in FAULTS])
def test_xsd_refuses_the_same_at_the_same_place(old: str, new: str, line: int) -> None:
    findings = found(spoilt(old, new), "xsd")
    assert findings
    assert {finding.rule for finding in findings} == {"schema-holds"}
    assert abs(findings[0].line - line) <= 1  # stray text behind a child is reported on the line of the parent


def test_a_valid_document_has_no_findings() -> None:
    assert found(spoilt("Second", "Third")) == ()


def test_what_both_grammars_say_of_an_element_is_said_once() -> None:
    both = found(spoilt('cert="high"', 'cert="hgih"'), "relaxng", "xsd")
    assert [finding.rule for finding in both] == ["attribute-value-allowed"]


def test_each_of_many_faults_is_found() -> None:
    text = QUAY.replace(SECOND, "<p><foo/></p><p><bar/></p>").replace('cert="high"', 'cert="x"')
    findings = found(spoilt(QUAY, text), "relaxng")
    assert [finding.line for finding in findings] == [9, 13, 13]


@pytest.mark.parametrize("validator", ["relaxng", "xsd"])
def test_elements_with_a_prefix_are_found(validator: str) -> None:
    drawing = '<p>x</p><svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:g/></svg:svg>'
    (finding,) = found(spoilt(SECOND, drawing), validator)
    assert (finding.line, finding.path) == (13, "/TEI/text/body/div/svg")


def test_paths_lead_to_the_element() -> None:
    (finding,) = found(spoilt(SECOND, "<p><foo/></p>"), "relaxng")
    assert finding.path == "/TEI/text/body/div/p[2]/foo"
