"""Running stylesheets: parameters, messages, result documents, and errors that say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.errors import SourceError, StylesheetError
from teiedition.transform import run

XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"'


def stylesheet(body: str) -> str:
    return f'<xsl:stylesheet {XSL} version="3.0" exclude-result-prefixes="#all">{body}</xsl:stylesheet>'


START = '<xsl:output method="text"/><xsl:template name="xsl:initial-template">{}</xsl:template>'


def value(parameter: str, kind: str, given: object) -> str:
    text = stylesheet(
        f'<xsl:param name="{parameter}" as="{kind}"/>'
        + START.format(f'<xsl:value-of select="${parameter}" separator="|"/>')
    )
    return run(text, parameters={parameter: given}).output  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        ("xs:string", "“né”", "“né”"),
        ("xs:string", "", ""),
        ("xs:integer", 12, "12"),
        ("xs:boolean", True, "true"),
        ("xs:double", 0.5, "0.5"),
        ("xs:string*", ("a", "b"), "a|b"),
        ("xs:string*", (), ""),
    ],
)
def test_parameters_have_types(kind: str, given: object, expected: str) -> None:
    assert value("p", kind, given) == expected


def test_a_parameter_of_the_wrong_type_is_an_error() -> None:
    with pytest.raises(StylesheetError, match="XPTY0004"):
        value("p", "xs:string", 3)


def test_parameters_do_not_outlive_the_run() -> None:
    text = stylesheet(
        '<xsl:param name="p" as="xs:string" select="\'default\'"/>' + START.format('<xsl:value-of select="$p"/>')
    )
    assert run(text, parameters={"p": "given"}).output == "given"
    assert run(text).output == "default"


def test_messages_are_collected_and_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    text = stylesheet(START.format("<xsl:message>one <b>two</b></xsl:message><xsl:message>three</xsl:message>"))
    assert run(text).messages == ("one two", "three")
    assert run(text).messages == ("one two", "three")
    assert capfd.readouterr() == ("", "")


def test_result_documents_come_by_name() -> None:
    text = stylesheet(
        START.format(
            '<xsl:result-document href="b/c.html" method="html" version="5"><p>é<br/></p></xsl:result-document>'
            '<xsl:result-document href="a.txt" method="text">plain</xsl:result-document>'
        )
    )
    assert run(text).documents == {"a.txt": b"plain", "b/c.html": "<p>é<br></p>".encode()}


def test_the_source_may_be_bytes_or_a_file(tmp_path: Path) -> None:
    text = stylesheet('<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="."/></xsl:template>')
    content = '<?xml version="1.0" encoding="UTF-8"?><a>“é”</a>'.encode()
    path = tmp_path / "with blank é.xml"
    path.write_bytes(content)
    assert run(text, source=content).output == run(text, source=path).output == "“é”"
    assert run(text, source=b"\xef\xbb\xbf" + content).output == "“é”"


BILLION = (
    b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">'
    b'<!ENTITY z SYSTEM "file:///etc/hostname">]><a>&y;&z;</a>'
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (BILLION, "DOCTYPE is disallowed"),
        (b"<a>\n<b></a>", 'line 2, column 6: .*"b" must be terminated'),
        (b"", "the document"),
        (b"<a>\xff</a>", "not in UTF-8"),
    ],
)
def test_sources_that_are_refused(content: bytes, message: str, tmp_path: Path) -> None:
    text = stylesheet('<xsl:template match="/"><x/></xsl:template>')
    with pytest.raises(SourceError, match=message):
        run(text, source=content)
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"a\.xml"):
        run(text, source=path)


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    text = stylesheet('<xsl:template match="/"><x/></xsl:template>')
    for path in (tmp_path, tmp_path / "missing.xml"):
        with pytest.raises(SourceError, match="not a file that can be read"):
            run(text, source=path)


def test_deep_and_long_documents_are_read() -> None:
    text = stylesheet(
        '<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="count(//*)"/></xsl:template>'
    )
    assert run(text, source=b"<a>" * 500 + b"&amp;" * 110_000 + b"</a>" * 500).output == "500"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<xsl:template match="/">\n<xsl:value-of select="1 +"/></xsl:template>', r"own\.xsl failed, line 3.*XPST0003"),
        (
            '<xsl:template match="/">\n<xsl:value-of select="1 div 0"/></xsl:template>',
            r"own\.xsl failed, line 3.*FOAR0001",
        ),
        ('<xsl:template match="/">\n<xsl:call-template name="none"/></xsl:template>', r"line 3.*XTSE0650"),
        ('<xsl:import href="teiedition:xslt/none.xsl"/>', r"none\.xsl cannot be read"),
        ('<xsl:template match="/">', r"line 2.*must be\s+terminated"),
        (
            '<xsl:template match="/">\n<xsl:message terminate="yes" error-code="Q{u}own"/></xsl:template>',
            r"line 3.*terminated by xsl:message.*own\]",
        ),
    ],
)
def test_errors_name_file_line_and_code(body: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    path.write_text(f'<xsl:stylesheet {XSL} version="3.0">\n{body}</xsl:stylesheet>', encoding="utf-8")
    with pytest.raises(StylesheetError, match=message):
        run(path, source=b"<a/>")


def test_an_error_in_an_imported_module_names_that_module(tmp_path: Path) -> None:
    (tmp_path / "part.xsl").write_text(
        stylesheet('\n\n<xsl:template match="/"><xsl:value-of select="xs:date(string(.))"/></xsl:template>'),
        encoding="utf-8",
    )
    main = tmp_path / "main.xsl"
    main.write_text(stylesheet('<xsl:import href="part.xsl"/>'), encoding="utf-8")
    with pytest.raises(StylesheetError, match=r"main\.xsl failed, in part\.xsl, line 3, .*FORG0001"):
        run(main, source=b"<a>x</a>")
    with pytest.raises(StylesheetError, match=r"missing\.xsl cannot be read"):
        run(tmp_path / "missing.xsl", source=b"<a/>")


def test_a_shipped_stylesheet_is_imported_by_its_stable_name() -> None:
    text = stylesheet(
        '<xsl:import href="teiedition:xslt/text/plain.xsl"/>'
        '<xsl:template match="/">&gt; <xsl:apply-imports/></xsl:template>'
    ).replace("<xsl:stylesheet", '<xsl:stylesheet xmlns:m="teiedition:mode" default-mode="m:plain"')
    tei = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Hello</p></body></text></TEI>'
    assert run(text, source=tei).output == "> Hello\n"
