"""Schematron of others: phases, variables, quick fixes; rules within RELAX NG and within ODDs; what cannot be run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Command
from teiedition.errors import ConfigurationError, ExitCode
from teiedition.names import SCH_NS
from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions, validate
from validation.made import QUAY, SECOND, found, spoilt

TEI = "http://www.tei-c.org/ns/1.0"
SQF = "http://www.schematron-quickfix.com/validator/process"


VALIDATE = ("validate", "tei/quay.xml", "--only", "schematron", "--format", "json")


def written(tmp_path: Path, content: str, attributes: str = 'queryBinding="xslt2"', name: str = "own.sch") -> Path:
    path = tmp_path / name
    path.write_text(
        f'<schema xmlns="{SCH_NS}" xmlns:sqf="{SQF}" {attributes}><ns prefix="t" uri="{TEI}"/>\n{content}\n</schema>',
        encoding="utf-8",
    )
    return path


def names(schema: Path, phase: str = "") -> list[tuple[str, int]]:
    document = TeiDocument.parse(QUAY.encode(), Path("quay.xml"))
    options = ValidationOptions(schema=schema, phase=phase, only=("schematron",))
    return [(finding.rule, finding.line) for finding in validate(document, options)]


PHASES = """
<phase id="quick"><active pattern="heads"/></phase>
<phase id="long"><let name="most" value="3"/><active pattern="lists"/></phase>
<let name="all" value="true()"/>
<pattern id="heads"><rule context="t:head"><report id="head" test="$all">h</report></rule></pattern>
<pattern id="lists"><rule context="t:list"><report id="list" test="count(t:item) lt 3">l</report></rule></pattern>
"""


def test_a_phase_runs_its_patterns(tmp_path: Path) -> None:
    schema = written(tmp_path, PHASES)
    assert names(schema) == [("head", 7), ("list", 10)]
    assert names(schema, "quick") == [("head", 7)]
    assert names(schema, "long") == [("list", 10)]


def test_the_default_phase_runs_unless_all_is_asked_for(tmp_path: Path) -> None:
    schema = written(tmp_path, PHASES, 'queryBinding="xslt3" defaultPhase="quick"')
    assert names(schema) == [("head", 7)]
    assert names(schema, "#ALL") == [("head", 7), ("list", 10)]


def test_a_phase_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no phase slow; there are: quick, long, #ALL"):
        names(written(tmp_path, PHASES), "slow")


def test_the_phase_of_the_command_line_stands_before_that_of_the_edition(here: Path, command: Command) -> None:
    schema = written(here, PHASES)
    (here / "tei").mkdir()
    (here / "tei/quay.xml").write_text(QUAY, encoding="utf-8")
    (here / "edition.toml").write_text('[validation]\nphase = "long"\n', encoding="utf-8")
    told = [
        [entry["rule"] for entry in json.loads(command(*VALIDATE, "--schema", schema, *phase).stdout)]
        for phase in ((), ("--phase", "quick"), ("--phase", "#ALL"))
    ]
    assert told == [["list"], ["head"], ["head", "list"]]
    result = command(*VALIDATE, "--schema", schema, "--phase", "slow")
    assert result.exit_code == ExitCode.CONFIGURATION
    assert "no phase slow" in result.stdout + result.stderr


def test_patterns_have_variables_of_one_name(tmp_path: Path) -> None:
    schema = written(
        tmp_path,
        """<pattern><let name="n" value="count(//t:item)"/><rule context="t:list">
        <report id="one" test="$n = 1">l</report></rule></pattern>
        <pattern><let name="n" value="'Second.'"/><rule context="t:p">
        <report id="p" test=". = $n">p</report></rule></pattern>""",
    )
    assert names(schema) == [("one", 10), ("p", 13)]


def test_quick_fixes_are_passed_over(tmp_path: Path) -> None:
    schema = written(
        tmp_path,
        """<sqf:fixes><sqf:fix id="all"><let name="x" value="((("/></sqf:fix></sqf:fixes>
        <pattern><rule context="t:head"><report id="head" test="true()" sqf:fix="cut">h</report>
        <sqf:fix id="cut"><sqf:description><sqf:title>Cut</sqf:title></sqf:description>
        <let name="y" value="((("/><sqf:delete match="node()"/></sqf:fix></rule></pattern>""",
    )
    assert names(schema) == [("head", 7)]


def test_diagnostics_and_values_are_said(tmp_path: Path) -> None:
    schema = written(
        tmp_path,
        """<pattern><rule context="t:list"><assert id="long" test="count(t:item) gt 1" diagnostics="more less">
        <emph>Only</emph> <value-of select="count(t:item)"/> in <name/> of <name path="name(..)"/>.</assert>
        </rule></pattern>
        <diagnostics><diagnostic id="more">Add to “<value-of select="t:item"/>”.</diagnostic>
        <diagnostic id="less">Or take it out.</diagnostic></diagnostics>""",
    )
    [finding] = found(spoilt(SECOND, SECOND), "schematron", schema=schema)
    assert finding.message == "Only 1 in list of div."
    assert finding.advice == "Add to “ropes”. Or take it out."


def test_a_finding_stands_at_its_subject(tmp_path: Path) -> None:
    schema = written(
        tmp_path,
        """<pattern><rule context="t:div">
        <report id="x" test="true()" subject="t:list/t:item">x</report></rule></pattern>""",
    )
    assert names(schema) == [("x", 11)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<include href="other.sch"/>', "include of other.sch is not followed"),
        ('<pattern documents="x.xml"><rule context="*"/></pattern>', "for other documents"),
        ('<pattern is-a="gone"/>', "no abstract pattern gone"),
        ('<pattern><rule context="t:p"><extends rule="gone"/></rule></pattern>', "no abstract rule gone"),
        (
            '<pattern><rule context="t:p[">\n<assert test="true()">x</assert></rule></pattern>',
            r"own\.sch has a fault: line 2",
        ),
        ('<pattern><rule context="t:p">\n<assert test="x:y">x</assert></rule></pattern>', "line 3, .*in: x:y"),
        ('<let name="a" value="$b"/>', r"line 2, .*in: \$b"),
        (
            '<pattern><rule context="t:p"><let name="a" value="no-such(.)"/></rule></pattern>',
            r"line 2, .*no-such\(\.\)",
        ),
    ],
)
def test_what_cannot_be_run_is_told(content: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=message):
        names(written(tmp_path, content))


GRAMMAR = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="{SCH_NS}" xmlns:tei="{TEI}" ns="{TEI}">
<start><ref name="any"/></start>
<define name="any"><element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/>
</choice></zeroOrMore></element></define>
<define name="head"><element name="head"><s:pattern id="short"><s:rule context="tei:head">
<s:assert test="string-length(.) lt 5">long</s:assert></s:rule></s:pattern><text/></element></define>
<define name="item"><element name="item"><s:report id="item" test="true()">an item</s:report><text/></element></define>
</grammar>"""


def test_rules_within_a_grammar_are_run(tmp_path: Path, command: Command) -> None:
    schema, document = tmp_path / "own.rng", tmp_path / "quay.xml"
    schema.write_text(
        GRAMMAR.replace("<s:report", '<s:rule context="tei:item"><s:report').replace(
            "</s:report>", "</s:report></s:rule>"
        )
    )
    assert names(schema) == [("short", 7), ("item", 11)]
    document.write_text(QUAY, encoding="utf-8")
    result = command("validate", document, "--schema", schema)
    assert result.exit_code == 1
    assert "[short]" in result.output and "[item]" in result.output


def test_an_assertion_within_an_element_speaks_of_it(tmp_path: Path) -> None:
    schema = tmp_path / "own.rng"
    schema.write_text(GRAMMAR)
    assert names(schema) == [("short", 7), ("item", 11)]


ODD = f"""<TEI xmlns="{TEI}" xmlns:sch="{SCH_NS}"><text><body><schemaSpec ident="own" start="TEI">
<moduleRef key="core"/>
<elementSpec ident="item" mode="change"><constraintSpec ident="item-long" scheme="schematron"><constraint>
<sch:assert test="string-length(.) gt 9">short</sch:assert></constraint></constraintSpec></elementSpec>
</schemaSpec></body></text></TEI>"""


def test_rules_within_an_odd_of_others_are_run(tmp_path: Path) -> None:
    schema = tmp_path / "own.odd"
    schema.write_text(ODD)
    assert names(schema) == [("item-long", 11)]


def test_an_odd_built_on_ours_is_a_schema(tmp_path: Path) -> None:
    schema = tmp_path / "own.odd"
    base = 'source="teiedition:schema/teiedition.odd"'
    schema.write_text(ODD.replace('<moduleRef key="core"/>', "").replace('start="TEI"', base))
    assert {finding.rule for finding in found(spoilt(SECOND, "<foo/>"), schema=schema)} == {
        "element-known",
        "item-long",
    }
