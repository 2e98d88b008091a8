"""TEI as custom elements: every element, attribute and word of the document, named as CETEIcean names them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from lxml import etree, html

from teiedition.names import TEI_NS
from teiedition.publication import PUBLICATIONS, Publication, publish

from .browser import CHROMIUM, Browser
from .parsed import parsed, the

HARBOUR = Path(__file__).parent / "data/harbour.xml"
TEI_WEB = next(each for each in PUBLICATIONS if each.name == "tei-web")
CETEI = Path(
    os.environ.get("TEIEDITION_CETEICEAN") or Path(__file__).parents[2] / "node_modules/CETEIcean/dist/CETEI.js"
)
"""CETEIcean, where it is: `npm install CETEIcean` puts it into node_modules, which git ignores."""


def page(text: str, folder: Path, publication: Publication = TEI_WEB) -> html.HtmlElement:
    path = folder / "w.xml"
    path.write_text(text, encoding="utf-8")
    (written,) = publish(path, publication, folder)
    return parsed(written)


def document(body: str) -> str:
    return f'<TEI xmlns="{TEI_NS}" xml:id="w" xml:lang="en"><text><body>{body}</body></text></TEI>'


def test_every_element_and_every_word_is_there(tmp_path: Path) -> None:
    source = etree.parse(HARBOUR).getroot()
    (written,) = publish(HARBOUR, TEI_WEB, tmp_path)
    body = the(parsed(written), "body")
    assert [each.get("data-origname") for each in body.iterdescendants()] == [
        etree.QName(each).localname for each in source.iter("*")
    ]
    assert re.split(r"\s+", body.text_content().strip()) == re.split(r"\s+", "".join(source.itertext()).strip())


def test_how_an_element_is_written(tmp_path: Path) -> None:
    text = '<div xml:id="d" type="scene"><head>H</head><row role="label" rendition="#r"><cell/></row></div>'
    division = the(page(document(text), tmp_path), ".//tei-div")
    assert dict(division.attrib) == {
        "xml:id": "d",
        "id": "d",
        "type": "scene",
        "data-origname": "div",
        "data-origatts": "xml:id type",
        "role": "region",
        "aria-label": "d",
    }
    head, row = division
    assert head.get("data-level") == "1"
    assert (row.get("tei-role"), row.get("role"), row.get("class")) == ("label", None, "r")
    assert row[0].get("data-empty") == ""


def test_the_page_needs_nothing_else(tmp_path: Path) -> None:
    root = page(document("<p>x</p>"), tmp_path)
    assert root.get("lang") == "en" and root.findtext("head/title") == "w"
    assert not root.xpath("//script | //link[@rel='stylesheet'] | //*[@src]")
    assert "tei-p" in (root.findtext("head/style") or "")


def test_nothing_becomes_a_script(tmp_path: Path) -> None:
    """Elements of other namespaces and attributes that HTML would run."""
    text = '<p onclick="x()"><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></p>'
    root = page(document(text), tmp_path)
    assert not root.xpath("//script | //@onclick")
    assert root.findtext(".//other-script") == "alert(1)"


def test_ceteicean_is_named_when_asked_for(tmp_path: Path) -> None:
    asked = Publication(
        "tei-web",
        TEI_WEB.stylesheet,
        suffix=".html",
        parameters={"ceteicean": "CETEI.js", "style": "tei-p { color: teal }"},
    )
    root = page(document("<p>x</p>"), tmp_path, asked)
    assert root.xpath("//script/@src") == ["CETEI.js"]
    assert (root.findtext("head/style") or "").endswith("tei-p { color: teal }")


@pytest.mark.skipif(not CHROMIUM or not CETEI.is_file(), reason="needs Chromium and CETEIcean (npm install CETEIcean)")
@pytest.mark.xdist_group("browser")
def test_ceteicean_would_have_made_the_same(tmp_path: Path) -> None:
    (written,) = publish(HARBOUR, TEI_WEB, tmp_path)
    with Browser() as browser:
        browser.goto(written)
        own = browser.run("document.querySelector('tei-tei').outerHTML")
        browser.run(CETEI.read_text(encoding="utf-8") + "; 0")
        source = json.dumps(HARBOUR.read_text(encoding="utf-8"))
        theirs = browser.run(
            f"(() => {{ const c = new CETEI(); c.preprocess(new DOMParser().parseFromString({source}, 'text/xml'));"
            "return c.dom.firstElementChild.outerHTML })()"
        )
    flat = [[(e.tag, dict(e.attrib), e.text, e.tail) for e in html.fromstring(each).iter()] for each in (own, theirs)]
    assert flat[0] == flat[1]
