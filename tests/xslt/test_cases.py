"""Each file of ``cases`` is one stylesheet module: TEI snippets, each with the HTML or text that it becomes.

A snippet stands in a document of its own, inside ``body`` unless it is a whole ``TEI``. HTML is compared as a tree
after white space is normalised; identifiers made from a place among the elements are written as ``#``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from teiedition.names import HTML_NS, TEI_NS
from teiedition.transform import run

PARSER = etree.XMLParser(collect_ids=False)
CASES = sorted((Path(__file__).parent / "cases").glob("*.xml"))

DRIVER = """<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:m="teiedition:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:drive" exclude-result-prefixes="#all"
    xmlns:t="teiedition:template" xmlns:f="teiedition:function">
  <xsl:import href="teiedition:xslt/{entry}"/>
  <xsl:output method="{method}" version="1.0" omit-xml-declaration="yes" indent="no"/>
  <xsl:mode name="m:drive" on-no-match="fail" use-accumulators="#all"/>
  <xsl:template match="/"><xsl:variable name="document" select="."/>{body}</xsl:template>
  <!-- Ways to the TEI source are another module's business. -->
  <xsl:template name="t:to-source"><xsl:param name="href"/></xsl:template>
</xsl:stylesheet>"""

APPLY = '<out><xsl:apply-templates select="{select}" mode="{mode}"/></out>'
JOIN = (
    '<xsl:variable name="parts" as="item()*"><xsl:apply-templates select="{select}" mode="{mode}"/></xsl:variable>'
    '<xsl:value-of select="$parts" separator="{separator}"/>'
)
CALL = '<out><xsl:call-template name="{template}"/></out>'


def every() -> list[tuple[Path, etree._Element]]:
    return [(path, case) for path in CASES for case in etree.parse(path, PARSER).getroot().iter("case")]


@pytest.mark.parametrize(
    ("path", "case"), every(), ids=lambda value: value.stem if isinstance(value, Path) else value.get("title")
)
def test_case(path: Path, case: etree._Element) -> None:
    cases = case.getparent()
    assert cases is not None
    expected, found = case.find("out"), result(cases, case)
    if expected is None:
        assert lines(found) == lines(case.findtext("reading", ""))
    else:
        assert readable(etree.fromstring(found)) == readable(expected)


def result(cases: etree._Element, case: etree._Element) -> str:
    said = {**dict(cases.attrib), **dict(case.attrib)}
    said.setdefault("select", "/TEI/text/body/node()")
    said.setdefault("separator", "&#10;")
    body = CALL if "template" in said else JOIN if case.find("reading") is not None else APPLY
    method = "text" if body is JOIN else "xml"
    text = DRIVER.format(entry=said["entry"], method=method, body=body.format(**{"mode": "", "template": "", **said}))
    parameters = {name.removeprefix("param."): value for name, value in said.items() if name.startswith("param.")}
    return run(text, source=document(case), parameters=parameters).output


def document(case: etree._Element) -> bytes:
    tei = case.find("tei")
    assert tei is not None
    inner = (tei.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in tei)
    if len(tei) and str(tei[0].tag).endswith("TEI"):
        return inner.strip().encode()
    return f'<TEI xmlns="{TEI_NS}" xml:id="w" xml:lang="en"><text><body>{inner}</body></text></TEI>'.encode()


def readable(element: etree._Element) -> str:
    """Return a tree with one element or text a line, as it is read in a failing test."""
    return "\n".join(tree_lines(element, 0))


def tree_lines(element: etree._Element, depth: int) -> list[str]:
    attributes = "".join(f' {name}="{generated(value)}"' for name, value in sorted(element.attrib.items()))
    found = ["  " * depth + f"<{str(element.tag).removeprefix(f'{{{HTML_NS}}}')}{attributes}>"]
    pieces = [element.text, *(piece for child in element for piece in (child, child.tail))]
    for piece in pieces:
        if isinstance(piece, etree._Element):
            found += tree_lines(piece, depth + 1)
        elif piece and piece.strip():
            found.append("  " * (depth + 1) + " ".join(piece.split()))
    return found


def generated(value: str) -> str:
    return re.sub(r"\b(element|name)\.\d+", "#", " ".join(value.split()))


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]
