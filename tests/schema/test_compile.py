"""ODDs of an edition's own: built on the shipped one, compiled, heeded; and what is wrong with one, and where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from conftest import Command
from teiedition.errors import ConfigurationError, ResourceMissingError, TeiEditionError
from teiedition.names import HTML_NS
from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions, outdated, validate
from teiedition.validation.compile import compile_odd
from validation.made import QUAY, SECOND

ROOT = Path(__file__).parents[2]
HTML = f"{{{HTML_NS}}}"

HEAD = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron"><teiHeader><fileDesc>
<titleStmt><title>Own</title></titleStmt><publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc>
</fileDesc></teiHeader><text><body>
"""
"""What stands before the schemaSpec; it begins on line 4."""


def write(
    folder: Path, schema: str, name: str = "teiedition.odd", source: str = "teiedition:schema/teiedition.odd"
) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    start = f'<schemaSpec ident="own" source="{source}">' if source else '<schemaSpec ident="own" start="TEI">'
    path.write_text(f"{HEAD}{start}\n{schema}\n</schemaSpec></body></text></TEI>", encoding="utf-8")
    return path


def rules(document: str, edition: Path) -> list[str]:
    parsed = TeiDocument.parse(document.encode(), Path("quay.xml"))
    return [finding.rule for finding in validate(parsed, ValidationOptions(edition=edition))]


def compiled(folder: Path, schema: str) -> Path:
    """Return an edition folder with the grammars of an ODD."""
    compile_odd(write(folder / "schema", schema), folder / "schema")
    return folder


def test_the_example_of_the_documentation(edition: Path, command: Command) -> None:
    """From ``teiedition init`` to a build by the edition's own grammar, as docs/schema.md tells it."""
    page = (ROOT / "docs/schema.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```xml\n(.*?)```", page, re.DOTALL)
    assert len(example.splitlines()) < 30
    odd = edition / "schema/teiedition.odd"
    odd.write_text(example, encoding="utf-8")
    made: Result = command("schema", "compile", odd)
    assert made.exit_code == 0, made.output
    assert command("build", edition).exit_code == 0
    assert rules(QUAY, edition) == []
    letter = QUAY.replace('type="chapter"', 'type="draft"').replace(SECOND, "<p>With a <stamp>Quay</stamp>.</p>")
    assert rules(letter, edition) == ["letter-has-date"]
    assert rules(QUAY.replace('type="chapter"', 'type="scene"'), edition) == ["attribute-value-allowed"]
    assert rules(QUAY.replace(SECOND, "<sp><p>Second.</p></sp>"), edition) == ["element-known"]
    document = edition / "tei/harbour.xml"
    changed = re.sub(r'<div type="[^"]+"', '<div type="scene"', document.read_text(encoding="utf-8"), count=1)
    document.write_text(changed, encoding="utf-8")
    assert command("validate", document).exit_code == 1


def test_an_odd_that_was_changed_is_to_be_compiled_again(edition: Path, command: Command) -> None:
    compiled(edition, '<elementSpec ident="sp" mode="delete"/>')
    odd = edition / "schema/teiedition.odd"
    assert "was made from" not in command("build", edition).stderr
    odd.write_text(odd.read_text(encoding="utf-8").replace('"sp"', '"lg"'), encoding="utf-8")
    result = command("validate", edition / "tei")
    assert f"{odd}:1: warning [grammar-is-current]" in result.stdout
    assert f"teiedition schema compile {odd}" in result.stdout
    assert "was made from teiedition.odd as it was" in command("build", edition).stderr
    (edition / "schema/teiedition.rng").write_text("<grammar/>", encoding="utf-8")  # made by hand, or by others
    assert not [*outdated(edition / "schema")]


def test_attributes_are_added_changed_and_deleted(tmp_path: Path) -> None:
    edition = compiled(
        tmp_path,
        """<elementSpec ident="list" mode="change"><attList>
        <attDef ident="mood"><desc>Mood.</desc><datatype><dataRef key="teidata.word"/></datatype></attDef>
        <attDef ident="xml:lang" mode="delete"/>
        <attDef ident="n" mode="change" usage="req"/></attList></elementSpec>""",
    )
    assert rules(QUAY.replace("<list", '<list n="1" mood="glad"'), edition) == []
    assert rules(QUAY.replace("<list", '<list n="1" xml:lang="de"'), edition) == ["attribute-allowed"]
    assert rules(QUAY, edition) == ["attribute-present"]


def test_the_grammars_of_a_chain_agree(tmp_path: Path) -> None:
    compiled(
        tmp_path,
        '<elementSpec ident="p" mode="change"><attList><attDef ident="n" mode="delete"/></attList></elementSpec>',
    )
    document = etree.ElementTree(etree.fromstring(QUAY.replace(SECOND, '<p n="2">a</p>').encode()))
    assert not etree.RelaxNG(etree.parse(str(tmp_path / "schema/teiedition.rng"))).validate(document)
    assert not etree.XMLSchema(etree.parse(str(tmp_path / "schema/teiedition.xsd"))).validate(document)


def test_chains_may_be_longer_and_have_groups(tmp_path: Path) -> None:
    write(tmp_path, '<elementSpec ident="sp" mode="delete"/>', "house.odd")
    odd = write(tmp_path, '<specGrpRef target="#verse"/>', "own.odd", "house.odd")
    group = '<specGrp xml:id="verse"><elementSpec ident="lg" mode="delete"/></specGrp>'
    odd.write_text(odd.read_text(encoding="utf-8").replace("<schemaSpec", f"{group}<schemaSpec"), encoding="utf-8")
    compile_odd(odd, tmp_path / "out")
    text = (tmp_path / "out/own.rng").read_text(encoding="utf-8")
    assert 'name="tei_lg"' not in text and 'name="tei_sp"' not in text and 'name="tei_p"' in text


def test_a_rule_of_the_base_is_changed_and_taken_out(tmp_path: Path) -> None:
    compiled(
        tmp_path,
        """<elementSpec ident="div" mode="change">
        <constraintSpec ident="division-has-content" mode="delete"/></elementSpec>
        <constraintSpec ident="has-list" scheme="schematron"><desc>A text has a list.</desc><constraint>
        <sch:rule context="tei:body"><sch:assert id="has-list" test=".//tei:list">No list.</sch:assert></sch:rule>
        </constraint></constraintSpec>""",
    )
    text = (tmp_path / "schema/teiedition.sch").read_text(encoding="utf-8")
    assert "division-has-content" not in text and "has-list" in text and "note-is-called" in text


FAULTS = {
    "unknown element": ('<elementSpec ident="paragraph" mode="change"/>', "line 5: .*no element paragraph", ""),
    "misspelt": ('<elementSpec ident="persNam" mode="delete"/>', "line 5: .*no element persNam", "“persName”"),
    "added without content": (
        '<elementSpec ident="stamp"/>',
        "line 5: .*stamp is added without its content",
        "source=",
    ),
    "added twice": (
        '<elementSpec ident="p"><content><empty/></content></elementSpec>',
        "line 5: .*p is declared already",
        "change",
    ),
    "unknown class": (
        '<elementSpec ident="stamp"><classes>\n<memberOf key="att.globl"/></classes>'
        "<content><empty/></content></elementSpec>",
        "line 6: stamp refers to the class att.globl",
        "“att.global”",
    ),
    "unknown content": (
        '<elementSpec ident="stamp"><content>\n<elementRef key="ink"/></content></elementSpec>',
        "line 6: stamp refers to the element ink",
        "elementSpec",
    ),
    "unknown attribute": (
        '<elementSpec ident="p" mode="change"><attList><attDef ident="rendd" mode="change"/></attList></elementSpec>',
        "line 5: .*p has no such attribute",
        "",
    ),
    "untyped attribute": (
        '<elementSpec ident="p" mode="change"><attList><attDef ident="mood"/></attList></elementSpec>',
        "line 5: The attribute mood of p is added without a type",
        "datatype",
    ),
    "unknown value": (
        '<elementSpec ident="div" mode="change"><attList><attDef ident="type" mode="change"><valList mode="change">'
        '<valItem ident="chaptre" mode="delete"/></valList></attDef></attList></elementSpec>',
        "line 5: The list has no value “chaptre”",
        "“chapter”",
    ),
    "unknown rule": (
        '<elementSpec ident="div" mode="change"><constraintSpec ident="x" mode="delete"/></elementSpec>',
        "line 5: .*no such rule",
        "",
    ),
    "a module": ('<moduleRef key="core"/>', "line 5: .*the module core", "source="),
    "a group": ('<specGrpRef target="#gone"/>', "line 5: There is no specGrp #gone", ""),
    "a circle of classes": (
        '<classSpec ident="att.a" type="atts"><classes><memberOf key="att.b"/></classes></classSpec>'
        '<classSpec ident="att.b" type="atts"><classes><memberOf key="att.a"/></classes></classSpec>',
        "member of itself",
        "",
    ),
    "another language of content": (
        '<elementSpec ident="stamp"><content><rng:text xmlns:rng="http://relaxng.org/ns/structure/1.0"/></content></elementSpec>',
        "line 5: In the content of stamp, text cannot be compiled",
        "textNode",
    ),
    "content that XSD cannot have": (
        '<elementSpec ident="stamp"><content><sequence><elementRef key="p" minOccurs="0"/>'
        '<elementRef key="p"/></sequence></content></elementSpec>',
        "line 5: XSD cannot have the content of stamp",
        "next element",
    ),
    "a broken expression": (
        '<constraintSpec ident="x" scheme="schematron"><desc>X.</desc><constraint>\n<sch:rule context="tei:p">'
        '<sch:assert id="x" test="count(tei:hi">x</sch:assert></sch:rule></constraint></constraintSpec>',
        r"teiedition\.odd has a fault: line 6.*count\(tei:hi",
        "",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_line_and_what_to_do(name: str, tmp_path: Path) -> None:
    schema, message, advice = FAULTS[name]
    with pytest.raises(TeiEditionError, match=message) as caught:
        compile_odd(write(tmp_path, schema), tmp_path / "out")
    assert advice in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_several_faults_are_told_together(tmp_path: Path) -> None:
    odd = write(tmp_path, '<elementSpec ident="aa" mode="change"/>\n<elementSpec ident="bb" mode="delete"/>')
    with pytest.raises(ConfigurationError, match=r"2 faults:(?s:.*)line 5: .*aa(?s:.*)line 6: .*bb"):
        compile_odd(odd, tmp_path / "out")


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        ("gone.odd", ResourceMissingError, "line 4: source=“gone.odd” leads to no file"),
        ("teiedition:schema/gone.odd", ResourceMissingError, "leads to no file"),
        ("https://example.org/tei.odd", ConfigurationError, "line 4: .*network is never touched"),
        ("teiedition.odd", ConfigurationError, "line 4: .*circular chain"),
        ("broken.odd", ConfigurationError, "broken.odd, line 1: the schema is not well-formed"),
        ("page.odd", ConfigurationError, "page.odd, line 1: this is no ODD, its root <html>"),
    ],
)
def test_a_base_that_is_none(source: str, error: type[TeiEditionError], message: str, tmp_path: Path) -> None:
    (tmp_path / "broken.odd").write_text("<TEI", encoding="utf-8")
    (tmp_path / "page.odd").write_text("<html/>", encoding="utf-8")
    with pytest.raises(error, match=message):
        compile_odd(write(tmp_path, "", source=source), tmp_path / "out")


def test_a_circle_of_two(tmp_path: Path) -> None:
    write(tmp_path, "", "a.odd", "b.odd")
    with pytest.raises(ConfigurationError, match=r"a\.odd, line 4: .*circular chain"):
        compile_odd(write(tmp_path, "", "b.odd", "a.odd"), tmp_path)


def test_the_command_ends_with_the_code_of_the_fault(tmp_path: Path, command: Command) -> None:
    assert command("schema", "compile", tmp_path / "gone.odd").exit_code == 5
    failed = command("schema", "compile", write(tmp_path, '<elementSpec ident="aa" mode="change"/>'))
    assert failed.exit_code == 4
    assert "line 5" in failed.output


def test_the_reference_is_well_formed_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    compiled(tmp_path, '<elementSpec ident="sp" mode="delete"/>')
    page = etree.parse(str(tmp_path / "schema/reference.html")).getroot()
    identifiers = [str(element.get("id")) for element in page.iter(etree.Element) if element.get("id")]
    assert len(identifiers) == len(set(identifiers))
    assert {str(link.get("href"))[1:] for link in page.iter(f"{HTML}a")} <= set(identifiers)
    assert "div" in identifiers and "sp" not in identifiers
    [section] = (each for each in page.iter(f"{HTML}section") if each.get("id") == "closer")
    words = " ".join("".join(map(str, section.itertext())).split())
    assert "<closer>" in words and "signed" in words
