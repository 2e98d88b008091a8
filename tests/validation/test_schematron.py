"""The editorial rules, one wrong example each; and Schematron of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teiedition.errors import ConfigurationError
from teiedition.model import Severity
from teiedition.names import SCH_NS
from validation.examples import examples
from validation.made import SECOND, found, spoilt

SCHEMA = Path(__file__).parents[2] / "schema/teiedition.sch"
CALL = '<p><ref type="noteAnchor" xml:id="quay-ref0001" target="#quay-note0001" n="1">1</ref></p>'
NOTE = '<note place="end" n="1" xml:id="quay-note0001" target="#quay-ref0001">Log.</note>'

WRONG = {
    "block-has-words": "<p/>",
    "text-in-paragraphs": "<quote>Words <p>and a paragraph</p></quote>",
    "decision-has-certainty": '<p><name resp="rule:ship-name">Swallow</name></p>',
    "certainty-has-decision": '<p><name cert="low">Swallow</name></p>',
    "identifier-of-work": '<p xml:id="p1">Second.</p>',
    "date-in-order": '<p><date from="1922" to="1921-05">then</date></p>',
    "date-one-way": '<p><date when="1921" to="1922">then</date></p>',
    "pages-ascend": '<p>a<pb n="4"/>b<pb n="3"/>c</p>',
    "note-is-called": '<note place="end" n="1" xml:id="quay-note0001">Log.</note><p>a</p>',
    "note-has-number": CALL + NOTE.replace(' n="1"', "").replace("ref0001", "ref0001", 1),
    "note-and-call-agree": CALL + NOTE.replace("#quay-ref0001", "#quay-p0001"),
    "note-called-once": CALL + NOTE + CALL.replace("ref0001", "ref0002"),
    "call-has-note": '<p><ref type="noteAnchor" n="1">1</ref></p>',
    "call-has-number": CALL.replace('n="1"', 'n="2"') + NOTE,
    "citation-has-quotation": "<cit><bibl>Log</bibl></cit>",
    "figure-is-described": '<figure><graphic url="a.jpg"/></figure><p>a</p>',
    "foreign-says-language": "<p><foreign>mare</foreign></p>",
    "head-has-words": "<table><head/><row><cell>a</cell></row></table>",
    "parts-point-to-each-other": '<p><q xml:id="quay-q1" next="#quay-q2">a</q><q xml:id="quay-q2">b</q></p>',
    "division-levels-do-not-jump": "",
    "work-has-identifier": "",
    "work-in-list-has-identifier": "",
    "division-has-content": "",
    "division-within-its-kind": "",
    "notes-division-has-notes": "",
    "authority-entry-is-used": "",
    "geo-is-two-numbers": "",
}
"""For each rule what stands in the place of the second paragraph; where it is empty, see :data:`ELSEWHERE`."""

PERSON = (
    '</teiHeader><standOff><listPerson><person xml:id="ada"><persName>Ada</persName></person></listPerson></standOff>'
)
WORK = "</teiHeader><standOff><listBibl><bibl><title>Log</title></bibl></listBibl>"
PLACE = (
    '</teiHeader><standOff><listPlace><place xml:id="quay"><placeName>Q</placeName><location><geo>x</geo></location>'
)

ELSEWHERE = {
    "work-has-identifier": (' xml:id="quay" xml:lang', " xml:lang", 1),
    "work-in-list-has-identifier": ("</teiHeader>", f"{WORK}</standOff>", 3),
    "division-levels-do-not-jump": (
        "<closer>End</closer>",
        '<div type="subsection" xml:id="quay-div002"><p>b</p></div>',
        14,
    ),
    "division-has-content": ("</body>", '<div type="chapter" xml:id="quay-div002"><head>A</head></div></body>', 16),
    "division-within-its-kind": (
        SECOND,
        '<p>a</p><div type="chapter" xml:id="quay-div002"><p>b</p></div>',
        13,
    ),
    "notes-division-has-notes": (
        "</body>",
        '</body><back><div type="notes" xml:id="quay-d2"><p>a</p></div></back>',
        16,
    ),
    "authority-entry-is-used": ("</teiHeader>", PERSON, 3),
    "geo-is-two-numbers": ("</teiHeader>", f"{PLACE}</place></listPlace></standOff>", 3),
}


def test_the_rules_are_those_of_the_odd() -> None:
    rules = {rule.get("id") for rule in etree.parse(str(SCHEMA)).iter(f"{{{SCH_NS}}}assert")}
    assert rules == set(examples()) >= set(WRONG)


@pytest.mark.parametrize("rule", WRONG)
def test_the_rule_speaks_at_its_place(rule: str) -> None:
    old, new, line = ELSEWHERE.get(rule, (SECOND, WRONG[rule], 13))
    findings = found(spoilt(old, new), "schematron")
    (finding,) = (finding for finding in findings if finding.rule == rule)
    assert finding.line == line
    assert finding.message.endswith(".") and finding.advice.endswith(".")
    assert finding.path.startswith("/TEI")


def test_a_note_and_its_call_are_as_they_ought_to_be() -> None:
    assert found(spoilt(SECOND, CALL + NOTE), "schematron", "pointers") == ()


def schema(tmp_path: Path, content: str, attributes: str = 'queryBinding="xslt3"') -> Path:
    path = tmp_path / "own.sch"
    path.write_text(
        f'<schema xmlns="{SCH_NS}" {attributes}><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>\n{content}\n</schema>',
        encoding="utf-8",
    )
    return path


DOCUMENT = ("Second", "Third")


def test_the_first_rule_that_matches_wins_within_a_pattern(tmp_path: Path) -> None:
    own = schema(
        tmp_path,
        """<pattern><rule context="t:p[@xml:id]"><assert id="a" test="true()">no</assert></rule>
        <rule context="t:body//t:p">
        <report id="b" role="info" test="true()">p <name/>: <value-of select="."/></report></rule>
        </pattern><pattern><rule context="t:body//t:p"><report id="c" test="@xml:id">c</report></rule></pattern>""",
    )
    findings = found(spoilt(*DOCUMENT), schema=own)
    assert [(finding.rule, finding.line) for finding in findings] == [("b", 13), ("c", 8)]
    assert findings[0].severity is Severity.INFORMATION
    assert findings[0].message == "p p: Third."


def test_lets_abstract_rules_and_abstract_patterns(tmp_path: Path) -> None:
    own = schema(
        tmp_path,
        """<let name="least" value="10"/>
        <pattern abstract="true" id="long"><rule context="$what"><let name="n" value="string-length(.)"/>
        <assert test="$n ge $least" id="long-enough">short: <value-of select="$n"/></assert></rule></pattern>
        <pattern is-a="long"><param name="what" value="t:closer | t:item"/></pattern>
        <pattern><rule abstract="true" id="named"><assert test="@xml:id" id="has-id">no id</assert></rule>
        <rule context="t:body//t:p"><extends rule="named"/></rule></pattern>""",
    )
    findings = found(spoilt(*DOCUMENT), schema=own)
    assert [(finding.rule, finding.line) for finding in findings] == [
        ("long-enough", 11),
        ("long-enough", 14),
        ("has-id", 13),
    ]
    assert findings[0].message == "short: 5"


def test_attributes_and_text_can_be_contexts(tmp_path: Path) -> None:
    own = schema(
        tmp_path,
        """<pattern><rule context="t:persName/@cert"><report id="at" test=". = 'high'">high</report></rule></pattern>
        <pattern><rule context="t:head/text()"><report id="text" test="true()">words</report></rule></pattern>
        <pattern><rule context="/"><assert id="root" test="t:teiCorpus">no corpus</assert></rule></pattern>""",
    )
    findings = found(spoilt(*DOCUMENT), schema=own)
    assert [(finding.rule, finding.line) for finding in findings] == [("at", 9), ("text", 7), ("root", 1)]


def test_a_broken_expression_is_named_with_its_line(tmp_path: Path) -> None:
    own = schema(tmp_path, '<pattern><rule context="t:p"><assert test="count(">x</assert></rule></pattern>')
    with pytest.raises(ConfigurationError, match=r"own\.sch has a fault: line 2.*in: count\("):
        found(spoilt(*DOCUMENT), schema=own)


def test_an_unknown_query_language_is_refused(tmp_path: Path) -> None:
    own = schema(tmp_path, "", 'queryBinding="python"')
    with pytest.raises(ConfigurationError, match="language python"):
        found(spoilt(*DOCUMENT), schema=own)


@pytest.mark.parametrize(
    ("start", "end", "in_order"),
    [
        ("-0275", "-0193", True),
        ("-0193", "-0275", False),
        ("-0010", "0010", True),
        ("1921-03", "1921", True),
        ("1921-03-07", "1921-02", False),
        ("-0044-03-15", "-0044-03-16", True),
        ("--03-07", "--03-08", True),
    ],
)
def test_years_before_christ_are_in_order_too(start: str, end: str, in_order: bool) -> None:
    findings = found(spoilt(SECOND, f'<p><date from="{start}" to="{end}">then</date></p>'), "schematron")
    assert ("date-in-order" not in {finding.rule for finding in findings}) == in_order
