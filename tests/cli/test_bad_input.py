"""Bad input: one clear message with file and remedy, the right exit code, and what was there before is untouched."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from conftest import Command
from teiedition.errors import ExitCode

OLD = "what was there before"


@pytest.fixture
def out(here: Path) -> Path:
    path = here / "out.xml"
    path.write_text(OLD, encoding="utf-8")
    return path


def refused(result: Result, code: ExitCode, *parts: str) -> None:
    """One error line, with these parts, and the exit code."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    errors = [line for line in result.stderr.splitlines() if line.startswith("error")]
    assert len(errors) == 1
    assert "Traceback" not in result.stderr
    for part in parts:
        assert part in errors[0]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (b"", ["bad.txt is empty"]),
        (b" \n\n\t\n", ["bad.txt is empty"]),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ["bad.txt", "binary"]),
        (b"\0" * 5000, ["bad.txt", "binary"]),
    ],
    ids=["empty", "blank", "picture", "zeros"],
)
def test_what_is_no_text(content: bytes, parts: list[str], out: Path, command: Command) -> None:
    bad = out.with_name("bad.txt")
    bad.write_bytes(content)
    refused(command("convert", bad, "-o", out), ExitCode.SOURCE, *parts)
    assert out.read_text() == OLD


def test_a_file_that_is_missing(out: Path, command: Command) -> None:
    refused(command("convert", "nowhere.txt", "-o", out), ExitCode.SOURCE, "nowhere.txt does not exist")
    assert out.read_text() == OLD


def test_a_folder(out: Path, command: Command) -> None:
    folder = out.with_name("folder")
    folder.mkdir()
    refused(command("convert", folder, "-o", out), ExitCode.SOURCE, "is a folder")
    assert out.read_text() == OLD


def test_the_wrong_encoding(out: Path, command: Command) -> None:
    bad = out.with_name("bad.txt")
    bad.write_bytes("Café au lait, garçon! ".encode("cp1252") * 20)
    refused(
        command("convert", bad, "-o", out, "--encoding", "utf-8"), ExitCode.SOURCE, "bad.txt is not utf-8", "byte 3"
    )
    refused(command("convert", bad, "-o", out, "--encoding", "utf-88"), ExitCode.SOURCE, "utf-88")
    assert out.read_text() == OLD
    assert command("convert", bad, "-o", out).exit_code == 0
    assert "Café" in out.read_text(encoding="utf-8")


def test_characters_that_xml_forbids_are_kept_as_references(out: Path, command: Command) -> None:
    bad = out.with_name("bad.txt")
    bad.write_text("The pilot came\x01 aboard\ufffe at dawn,\x00 and went.\n" * 3, encoding="utf-8")
    assert command("convert", bad, "-o", out).exit_code == 0
    result = command("validate", out, "--source", bad)
    assert result.exit_code == 0, result.output


def test_a_line_of_200_megabytes(out: Path, command: Command) -> None:
    bad = out.with_name("bad.txt")
    bad.write_bytes(b"The pilot came aboard.\n" + b"at dawn " * 25_000_000)
    refused(
        command("convert", bad, "-o", out), ExitCode.SOURCE, "bad.txt, line 2 has 200,000,000 characters", "line ends"
    )
    assert out.read_text() == OLD


def test_a_chapter_on_one_line_is_a_paragraph(out: Path, command: Command) -> None:
    raw = out.with_name("raw.txt")
    raw.write_text("The pilot came aboard at dawn. " * 3000, encoding="utf-8")
    assert command("convert", raw, "-o", out).exit_code == 0
    assert command("validate", out, "--source", raw).exit_code == 0


@pytest.mark.parametrize("content", ["word\n", "…\n", "12\n\n13\n", "a\n" * 500, "\f\f\fx\f\f\n"])
def test_a_text_without_any_structure(content: str, out: Path, command: Command) -> None:
    bad = out.with_name("bad.txt")
    bad.write_text(content, encoding="utf-8")
    assert command("convert", bad, "-o", out).exit_code == 0
    result = command("validate", out, "--source", bad)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("place", ["out.xml/below.xml", "."])
def test_an_output_that_cannot_be_written(place: str, out: Path, raw: Path, command: Command) -> None:
    target = out.parent / place
    if place == ".":
        target = out.parent / "folder.xml"
        (target / "harbour.xml").mkdir(parents=True)
    refused(command("convert", raw, "-o", target), ExitCode.SOURCE, "cannot be written", "-o")
    assert out.read_text() == OLD
    assert not list(out.parent.glob(".*"))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("[edition]\ntitle = Harbour", ["line 2, column 9", "not valid TOML"]),
        ("[edition]\ntilte = 'Harbour'", ["line 2", "tilte", "Did you mean “title”?"]),
        ("[edition]\nauthors = 'Ada'", ["line 2", "authors", "expected a list"]),
        ("[execution]\nexecutor = 'dusk'", ["line 2", "executor", "serial, processes, dask"]),
    ],
)
def test_a_malformed_configuration(edition: Path, line: str, parts: list[str], command: Command) -> None:
    (edition / "edition.toml").write_text(line, encoding="utf-8")
    refused(command("build", edition), ExitCode.CONFIGURATION, "edition.toml", *parts)
    refused(command("convert", edition / "source/harbour.txt"), ExitCode.CONFIGURATION, "edition.toml", *parts)
    assert not (edition / "public").exists()


LAUGHS = '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE TEI [<!ENTITY a SYSTEM "secret.txt">]>'
BODY = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{}</p></body></text></TEI>'


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (LAUGHS + BODY.format("&c;"), "document type"),
        (OUTSIDE + BODY.format("&a;"), "document type"),
        (BODY.format("<hi>"), "line 1"),
        (BODY.format("").replace("www.tei-c.org", "example.org"), "TEI namespace"),
        ("<html/>", "html"),
        ("", "not well-formed"),
    ],
    ids=["laughs", "outside", "unclosed", "namespace", "html", "empty"],
)
@pytest.mark.parametrize("name", ["annotate", "validate", "publish"])
def test_tei_that_is_refused(name: str, content: str, part: str, out: Path, command: Command) -> None:
    bad = out.with_name("bad.xml")
    bad.write_text(content, encoding="utf-8")
    out.with_name("secret.txt").write_text("the secret", encoding="utf-8")
    options = {"annotate": ("-o", out), "validate": ("-q",), "publish": ("-o", out.with_name("site"))}[name]
    result = command(name, bad, *options)
    refused(result, ExitCode.SOURCE, "bad.xml", part)
    assert "the secret" not in result.output
    assert out.read_text() == OLD
    assert not list(out.parent.glob("site/**/*.html"))


@pytest.mark.parametrize(
    ("sheet", "parts"),
    [
        ("<xsl:stylesheet", ["site.xsl"]),
        (
            '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n'
            '<xsl:template match="/"><xsl:value-of select="1 +"/></xsl:template></xsl:stylesheet>',
            ["site.xsl", "line 2", "XPST0003"],
        ),
        (
            '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n'
            '<xsl:template match="/"><xsl:sequence select="error()"/></xsl:template></xsl:stylesheet>',
            ["site.xsl", "FOER0000"],
        ),
    ],
    ids=["no XML", "bad XPath", "stops"],
)
def test_a_stylesheet_with_a_mistake(edition: Path, sheet: str, parts: list[str], command: Command) -> None:
    command("build", edition)
    before = {path: path.read_bytes() for path in (edition / "public").rglob("*") if path.is_file()}
    (edition / "xslt/site.xsl").write_text(sheet, encoding="utf-8")
    with (edition / "edition.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[publication]]\nname = "html"\nstylesheet = "xslt/site.xsl"\n')
    result = command("publish", edition / "tei/harbour.xml", "-o", edition / "public")
    refused(result, ExitCode.STYLESHEET, *parts)
    assert {path: path.read_bytes() for path in (edition / "public").rglob("*") if path.is_file()} == before


def test_a_publication_that_is_not_there(raw: Path, command: Command) -> None:
    command("convert", raw, "-o", "harbour.xml")
    result = command("publish", "harbour.xml", "-o", "site", "--only", "htm")
    refused(result, ExitCode.CONFIGURATION, "“htm”", "html")


def test_a_schema_that_is_not_there(raw: Path, command: Command) -> None:
    command("convert", raw, "-o", "harbour.xml")
    result = command("validate", "harbour.xml", "--schema", "nowhere.rng")
    assert result.exit_code in (ExitCode.SOURCE, ExitCode.RESOURCE)
    assert "nowhere.rng" in result.stderr
