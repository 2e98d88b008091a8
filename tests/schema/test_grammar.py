"""The ODD is the one source of the grammars, and the grammars are a strict subset of TEI."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from lxml import etree

from schema.generator import RNG, Generator
from teiedition.errors import ConfigurationError, ResourceMissingError
from teiedition.names import TEI_NS
from teiedition.tei import TeiDocument
from teiedition.validation import validate
from teiedition.validation.compile import REFERENCE, compile_odd

SCHEMA = Path(__file__).parents[2] / "schema"
TEI = f"{{{TEI_NS}}}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"


@pytest.fixture(scope="module")
def odd() -> etree._ElementTree:
    return etree.parse(str(SCHEMA / "teiedition.odd"))


@pytest.fixture(scope="module")
def generated() -> tuple[Generator, list[etree._ElementTree]]:
    generator = Generator(SCHEMA / "teiedition.rng", seed=4)
    return generator, [generator.document() for _ in range(150)]


def test_the_committed_grammars_are_what_the_compiler_makes(tmp_path: Path) -> None:
    for made in compile_odd(SCHEMA / "teiedition.odd", tmp_path):
        if made.name == REFERENCE:
            continue
        assert made.read_bytes() == (SCHEMA / made.name).read_bytes(), (
            f"compile schema/teiedition.odd again: {made.name}"
        )


def test_both_xsd_processors_accept_schema_and_sample(xsd: etree.XMLSchema, harbour: etree._ElementTree) -> None:
    schema = xmlschema.XMLSchema10(str(SCHEMA / "teiedition.xsd"))
    assert len(schema.elements) > 180
    tree: Any = harbour
    assert schema.is_valid(tree)
    assert xsd.validate(harbour)


def test_the_sample_document_has_no_findings() -> None:
    findings = validate(TeiDocument.read(Path(__file__).parent / "harbour.xml"))
    assert [finding.rule for finding in findings] == ["file-is-there"]  # the picture of it was never drawn


@pytest.mark.shared
def test_the_sample_document_and_the_odd_are_valid_tei(
    tei_all: etree.RelaxNG, harbour: etree._ElementTree, odd: etree._ElementTree
) -> None:
    tei_all.assertValid(harbour)
    tei_all.assertValid(odd)


def test_random_documents_use_every_element_and_attribute(
    generated: tuple[Generator, list[etree._ElementTree]],
) -> None:
    generator, _ = generated
    assert generator.elements() - set(generator.used) == set()
    assert generator.attributes() - set(generator.used) == set()


def test_both_grammars_accept_every_random_document(
    rng: etree.RelaxNG, xsd: etree.XMLSchema, generated: tuple[Generator, list[etree._ElementTree]]
) -> None:
    for document in generated[1]:
        rng.assertValid(document)
        xsd.assertValid(document)


@pytest.mark.shared
def test_tei_accepts_every_random_document(
    tei_all: etree.RelaxNG, generated: tuple[Generator, list[etree._ElementTree]]
) -> None:
    for document in generated[1]:
        tei_all.assertValid(document)


def test_each_element_has_words_and_a_valid_example(odd: etree._ElementTree) -> None:
    grammar = etree.parse(str(SCHEMA / "teiedition.rng"))
    choice = grammar.find(f"{RNG}start/{RNG}choice")
    assert choice is not None
    for define in grammar.iterfind(f"{RNG}define"):
        if define.find(f"{RNG}element") is not None:
            etree.SubElement(choice, f"{RNG}ref", name=define.get("name", ""))
    any_element = etree.RelaxNG(grammar)
    for spec in odd.iter(f"{TEI}elementSpec"):
        name = spec.get("ident")
        assert spec.findtext(f"{TEI}desc"), name
        example = spec.find(f"{TEI}exemplum/{EXAMPLES}egXML")
        assert example is not None and example.find(f".//{EXAMPLES}{name}") is not None, f"{name} has no example"
        for part in example:
            any_element.assertValid(etree.ElementTree(_in_tei(part)))


def test_every_attribute_value_and_class_has_words(odd: etree._ElementTree) -> None:
    for spec in odd.iter(*(f"{TEI}{name}" for name in ("attDef", "valItem", "classSpec", "macroSpec", "dataSpec"))):
        assert (spec.findtext(f"{TEI}desc") or "").strip(), spec.get("ident")


def test_an_odd_that_refers_to_what_it_does_not_declare_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.odd"
    text = (SCHEMA / "teiedition.odd").read_text(encoding="utf-8")
    broken.write_text(text.replace('<elementRef key="fileDesc"/>', '<elementRef key="fileDscr"/>'), encoding="utf-8")
    with pytest.raises(
        ConfigurationError, match=r"line .* element fileDscr, which is declared nowhere. Did you mean “fileDesc”"
    ):
        compile_odd(broken, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_odd_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match=r"no\.odd is not a file"):
        compile_odd(tmp_path / "no.odd", tmp_path)


def _in_tei(element: etree._Element) -> etree._Element:
    """Return an example as an element of TEI, without the text behind it."""
    found = copy.deepcopy(element)
    found.tail = None
    for part in found.iter(etree.Element):
        part.tag = str(part.tag).replace(EXAMPLES, TEI)
    return found
