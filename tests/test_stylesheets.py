"""Rules that hold for every shipped stylesheet: it compiles, says what it is for, and declares and types everything."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from teiedition.publication import PUBLICATIONS
from teiedition.publication.reference import reference
from teiedition.publication.stylesheets import XSL, modules
from teiedition.resources import shipped
from teiedition.transform import compiled, run

XSLT = shipped() / "xslt"
ENTRIES = (
    "html/edition.xsl",
    "html/works.xsl",
    "html/prepare.xsl",
    "text/plain.xsl",
    "text/divisions.xsl",
    "data/tables.xsl",
    "data/table-schema.xsl",
    "data/standoff.xsl",
    "data/segments.xsl",
    "metadata/dc.xsl",
    "dts/index.xsl",
    "dts/answer.xsl",
    *sorted({each.stylesheet.removeprefix("xslt/") for each in PUBLICATIONS if each.on_request}),
)
OWN = sorted(path for path in XSLT.rglob("*.xsl") if "schema" not in path.relative_to(XSLT).parts)
NAMES = [str(path.relative_to(XSLT)) for path in OWN]


def root(path: Path) -> etree._Element:
    return etree.parse(path).getroot()


def every(name: str) -> Iterator[tuple[str, etree._Element]]:
    for path in OWN:
        for element in root(path).iter(XSL + name):
            yield f"{path.relative_to(XSLT)}:{element.sourceline}", element


@pytest.mark.parametrize("name", ENTRIES)
def test_each_entry_compiles(name: str) -> None:
    assert compiled(XSLT / name)


def test_each_module_belongs_to_an_entry() -> None:
    reached = {module for name in ENTRIES for module in modules(XSLT / name)}
    assert set(OWN) <= reached


@pytest.mark.parametrize("path", OWN, ids=NAMES)
def test_the_head_of_each_file(path: Path) -> None:
    top = root(path)
    comment = top.getprevious()
    assert top.get("version") == "3.0"
    assert top.get("expand-text") == "yes"
    assert top.get("exclude-result-prefixes") == "#all"
    assert comment is not None and "?" in (comment.text or ""), "say in a comment which question the file answers"


@pytest.mark.parametrize("path", OWN, ids=NAMES)
def test_what_matches_tei_has_the_tei_namespace_as_default(path: Path) -> None:
    top = root(path)
    if any(element.get("match") not in (None, "/") for element in top.iter(XSL + "template")):
        assert top.get("xpath-default-namespace") == "http://www.tei-c.org/ns/1.0"


def test_functions_and_parameters_have_types() -> None:
    untyped = [place for place, element in every("function") if element.get("as") is None]
    untyped += [
        place
        for place, element in every("param")
        if element.get("as") is None and element.getparent().tag != XSL + "iterate"  # type: ignore[union-attr]
    ]
    assert not untyped
    assert not [place for place, element in every("variable") if element.get("select") and element.get("as") is None]


def test_named_templates_say_what_their_context_is() -> None:
    named = [(place, element) for place, element in every("template") if element.get("name") is not None]
    assert named
    assert not [place for place, element in named if element.find(XSL + "context-item") is None]


def test_modes_are_declared_once_and_say_what_happens_without_match() -> None:
    declared: dict[str, str] = {}
    for path in OWN:
        for element in root(path).iterchildren(XSL + "mode"):
            name = element.get("name", "")
            assert name not in declared, f"{name} is declared in {declared[name]} and {path}"
            declared[name] = str(path)
            assert element.get("on-no-match"), name
    used = {
        mode
        for path in OWN
        for element in root(path).iter(XSL + "template", XSL + "apply-templates")
        for mode in (element.get("mode") or root(path).get("default-mode") or "").split()
        if element.tag != XSL + "template" or element.get("match")
    }
    assert used - {"#current"} <= set(declared)


def test_no_template_is_hidden_by_another_of_the_same_rank(caplog: pytest.LogCaptureFixture) -> None:
    """Saxon warns where two templates match alike; its remarks are logged."""
    tei = (Path(__file__).parent / "publication/data/harbour.xml").read_bytes()
    caplog.set_level(logging.DEBUG, "teiedition.transform")
    for name in ENTRIES:
        run(XSLT / name, source=tei)
    assert caplog.messages == []


def test_nothing_is_searched_backwards() -> None:
    """``preceding::`` and ``following::`` from every node would make long books slow."""
    texts = [(path, path.read_text(encoding="utf-8")) for path in OWN]
    assert not [path for path, text in texts if "preceding::" in text or "following::" in text]


def test_each_language_has_the_same_words() -> None:
    labels = root(XSLT / "common/labels.xml")
    keys = {
        words.get("{http://www.w3.org/XML/1998/namespace}lang"): [word.get("key", "") for word in words]
        for words in labels
    }
    assert keys["de"] == keys["fr"] == keys["en"]
    used = {part.split("'")[0] for path in OWN for part in path.read_text(encoding="utf-8").split("f:label('")[1:]}
    begun = {key for key in used if key.endswith("-")}
    assert used - begun <= set(keys["en"])
    assert all(any(each.startswith(key) for each in keys["en"]) for key in begun)


def test_the_reference_page_is_current() -> None:
    page = Path(__file__).parents[1] / "docs/stylesheets.md"
    if not page.exists():
        pytest.skip("docs/ is not here: not a checkout")
    assert page.read_text(encoding="utf-8") == reference(XSLT), "run: python -m teiedition.publication.reference"


def test_parameters_modes_hooks_have_a_comment() -> None:
    assert "– |" not in reference(XSLT)
