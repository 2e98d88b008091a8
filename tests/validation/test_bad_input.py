"""What cannot be validated: one clear message each, with file, reason and what to do, and the right exit code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import Command
from teiedition.errors import ExitCode
from validation.made import QUAY, SECOND

TEI = "http://www.tei-c.org/ns/1.0"
BODY = "<teiHeader/><text><body><p>x</p></body></text>"
RNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema"
SCH = "http://purl.oclc.org/dsdl/schematron"


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (f"<TEI.2>{BODY}</TEI.2>", ["<TEI.2> outside the TEI namespace", "TEI P4", "p4top5"]),
        (f"<TEI>{BODY}</TEI>", ["in no namespace", f'Write <TEI xmlns="{TEI}">']),
        (f"<TEI xmlns='http://example.org/x'>{BODY}</TEI>", ["in the namespace http://example.org/x", "Write <TEI"]),
        (f"<teiCorpus>{BODY}</teiCorpus>", ["<teiCorpus>", "in no namespace"]),
        ("<html/>", ["the root is <html>, not TEI"]),
        (f"<TEI xmlns='{TEI}'>\n <p>", ["line 2, column", "not well-formed", "within the p that begins on line 2"]),
        (f"<TEI xmlns='{TEI}'>\n &eacute;</TEI>", ["line 2, column", "not well-formed", "eacute"]),
        (f'<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI xmlns="{TEI}"/>', ["document type declaration", "never resolved"]),
        (f'<!DOCTYPE TEI [<!ENTITY a SYSTEM "b">]><TEI xmlns="{TEI}">&a;</TEI>', ["document type declaration"]),
        (f"<TEI xmlns='{TEI}'>Rough & Ready</TEI>", ["line 1, column", "a bare & stands in the text", "Write &amp;"]),
        (f'<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd"><TEI xmlns="{TEI}"/>', ["document type declaration"]),
        ("", ["not well-formed XML: the file is empty"]),
        ("Dear Sir,", ["line 1, column 1", "not well-formed"]),
    ],
)
def test_documents(here: Path, command: Command, content: str, parts: list[str]) -> None:
    Path("letter.xml").write_text(content, encoding="utf-8")
    result = command("validate", "letter.xml", "-q")
    assert result.exit_code == ExitCode.SOURCE
    assert all(part in result.stderr for part in ("letter.xml", *parts)), result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("name", "content", "code", "parts"),
    [
        ("gone.rng", None, ExitCode.RESOURCE, ["gone.rng cannot be read", "Check the path"]),
        ("a.rng", "<html/>", ExitCode.CONFIGURATION, ["is no schema: its root is <html>"]),
        ("a.rng", "no schema", ExitCode.CONFIGURATION, ["line 1: the schema is not well-formed"]),
        ("a.rnc", "start = element TEI { text }", ExitCode.CONFIGURATION, ["compact syntax", "trang a.rnc a.rng"]),
        (
            "a.rng",
            f'<grammar xmlns="{RNG}"><include href="a.rng"/></grammar>',
            ExitCode.CONFIGURATION,
            ["line 1, includes a.rng", "circle"],
        ),
        (
            "a.rng",
            f'<externalRef xmlns="{RNG}" href="http://example.org/x.rng"/>',
            ExitCode.CONFIGURATION,
            ["includes http://example.org/x.rng, and the network is never touched"],
        ),
        (
            "a.xsd",
            f'<!DOCTYPE schema [<!ENTITY a SYSTEM "/etc/passwd">]><schema xmlns="{XSD}"/>',
            ExitCode.CONFIGURATION,
            ["declares entities, which are never resolved"],
        ),
        (
            "a.xsd",
            f'<schema xmlns="{XSD}"><element name="a"><complexType><choice><element name="b" minOccurs="0"/>'
            '<element name="b"/></choice></complexType></element></schema>',
            ExitCode.CONFIGURATION,
            ["a.xsd has a fault", "overlap"],
        ),
        (
            "a.xsd",
            f'<schema xmlns="{XSD}" xmlns:x="http://example.org/x"><import namespace="http://example.org/x" '
            'schemaLocation="http://example.org/x.xsd"/><element name="a"><complexType><sequence><element ref="x:b"/>'
            "</sequence></complexType></element></schema>",
            ExitCode.CONFIGURATION,
            ["a.xsd has a fault", "It refers to http://example.org/x.xsd, and the network is never touched"],
        ),
        (
            "a.sch",
            f'<schema xmlns="{SCH}"><include href="http://example.org/x.sch"/></schema>',
            ExitCode.CONFIGURATION,
            ["http://example.org/x.sch", "not followed"],
        ),
    ],
)
def test_schemas(
    here: Path, command: Command, name: str, content: str | None, code: ExitCode, parts: list[str]
) -> None:
    Path("letter.xml").write_text(QUAY, encoding="utf-8")
    if content is not None:
        Path(name).write_text(content, encoding="utf-8")
    result = command("validate", "letter.xml", "-q", "--schema", name)
    assert result.exit_code == code, result.output
    assert all(part in result.stderr for part in (name, *parts)), result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe(here: Path, command: Command) -> None:
    os.mkfifo("letter.xml")
    result = command("validate", "letter.xml")
    assert result.exit_code == ExitCode.SOURCE
    assert "letter.xml is no file, but a device or a pipe" in result.stderr
    assert "1 not read" in result.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1"])
def test_encodings(encoding: str, here: Path, command: Command) -> None:
    declared = encoding.removesuffix("-sig").removesuffix("-le")
    text = QUAY.replace(SECOND, '<p>é <ref target="#gone">x</ref></p>')
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    Path("letter.xml").write_bytes(f'{mark}<?xml version="1.0" encoding="{declared}"?>\n{text}'.encode(encoding))
    result = command("validate", "letter.xml")
    assert result.stdout.startswith("letter.xml:14:11: error [pointer-resolves]")


def test_a_part_of_tei_is_validated_as_far_as_the_grammar_goes(here: Path, command: Command) -> None:
    persons = (
        f'<listPerson xmlns="{TEI}"><person xml:id="ada"><persName ref="#gone">Ada</persName></person></listPerson>'
    )
    Path("persons.xml").write_text(persons, encoding="utf-8")
    result = command("validate", "persons.xml")
    assert result.exit_code == ExitCode.FINDINGS
    assert "A document cannot begin with listPerson. Begin with TEI; or put it into" in result.stdout
    assert "[pointer-resolves]" in result.stdout
    Path("persons.rng").write_text(
        f"""<element name="listPerson" ns="{TEI}" xmlns="{RNG}"><element name="person"><attribute name="xml:id"/>
        <element name="persName"><attribute name="ref"/><text/></element></element></element>""",
        encoding="utf-8",
    )
    assert command("validate", "persons.xml", "--schema", "persons.rng", "--only", "relaxng").exit_code == 0


def test_a_folder_without_tei(here: Path, command: Command) -> None:
    Path("empty").mkdir()
    result = command("validate", "empty")
    assert result.exit_code == ExitCode.SOURCE
    assert "empty holds no TEI document" in result.stderr


def test_one_bad_document_does_not_end_the_batch(here: Path, command: Command) -> None:
    Path("a.xml").write_text("<TEI", encoding="utf-8")
    Path("b.xml").write_text(QUAY.replace("Second.", "<foo/>"), encoding="utf-8")
    result = command("validate", "a.xml", "b.xml", "--jobs", 1)
    assert result.exit_code == ExitCode.SOURCE
    assert "b.xml:13:4: error [element-known]" in result.stdout
    assert "1 of 2 works failed" in result.stderr
