"""The pages of the book beside the text: what was read before anything was mended, and the images that are at hand."""

from __future__ import annotations

import base64
import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from teiedition.names import TEI_NS
from teiedition.publication import PUBLICATIONS, publish
from teiedition.publication.pictures import named, pictures
from teiedition.tei import TeiDocument

from .browser import CHROMIUM, Browser
from .parsed import the

HARBOUR = Path(__file__).parent / "data/harbour.xml"
HTML = PUBLICATIONS[0]
EPUB = next(each for each in PUBLICATIONS if each.name == "epub")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SCANNED = f"""<TEI xmlns="{TEI_NS}" xml:id="w" xml:lang="en"><facsimile>
<surface xml:id="s1"><graphic url="../scans/one 1.png"/></surface>
<surface xml:id="s2"><graphic url="scans/two.png"/></surface></facsimile>
<text><body><div xml:id="d"><head>Pages</head><pb facs="#s1" n="1" xml:id="b1"/><p>One.</p>
<pb facs="#s2" n="2" xml:id="b2"/><p>Two.</p><pb facs="https://example.org/3.png" n="3" xml:id="b3"/><p>Three.</p>
<pb n="4" xml:id="b4"/><p>Four. <figure><graphic url="boat.png"/><figDesc>A boat.</figDesc></figure>
<figure><graphic url="lost.png"/></figure></p></div></body></text></TEI>"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition")
    for name in ("scans/one%201.png", "tei/boat.png"):
        path = folder / name.replace("%20", " ")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PNG)
    (folder / "tei/w.xml").write_text(SCANNED, encoding="utf-8")
    return folder


def read(page: html.HtmlElement) -> list[tuple[str, str]]:
    return [(each.findtext("h2", ""), each.findtext("pre", "")) for each in page.iterfind(".//section")]


def test_spoilt_readings_furniture_and_line_ends_are_there(tmp_path: Path) -> None:
    """The raw text of a page: marks of divided words, the wrong reading, nothing that was supplied."""
    publish(HARBOUR, HTML, tmp_path)
    pages = dict(read(html.parse(tmp_path / "html/harbour/raw.harbour-div005.html").getroot()))
    assert pages["page 1"].startswith(
        "Part One\nThe Old Quay\n\nOn Lamps and Lanterns\n\nBy Ada Example\n\nThe govern¬\n"
    )
    assert pages["page 1"].endswith("are still remem-")
    assert pages["page 2"].startswith("THE HARBOUR PAPERS\nbered.- After that came the second printing.\n\nHe said:")
    assert "And this one has a source.\n— Bruno Sample" in pages["page 2"]
    assert "\n\nIll. A Letter\n\nThe letter ran:" in pages["page 3"]


def test_numbers_lead_to_the_pages(tmp_path: Path) -> None:
    publish(HARBOUR, HTML, tmp_path)
    page = html.parse(tmp_path / "html/harbour/harbour-div005.html").getroot()
    links = page.xpath("//a[@class='to-page']")
    assert [(link.get("aria-label"), link.get("href")) for link in links][:2] == [
        ("page 1", "raw.harbour-div005.html#harbour-pb0004"),
        ("page 2", "raw.harbour-div005.html#harbour-pb0005"),
    ]
    assert page.xpath("//iframe/@src") == ["raw.harbour-div005.html"]
    assert page.xpath("//input[@value='pages']")


def test_pages_without_number_are_counted_and_a_book_without_pages_has_no_view(tmp_path: Path) -> None:
    path = tmp_path / "w.xml"
    for text, labels in (("<pb/><p>a</p><pb/><p>b</p>", ["page [1]", "page [2]"]), ("<p>a</p>", [])):
        path.write_text(f'<TEI xmlns="{TEI_NS}" xml:id="w"><text><body>{text}</body></text></TEI>', encoding="utf-8")
        publish(path, HTML, tmp_path)
        page = html.parse(tmp_path / "html/w/page-001.html").getroot()
        assert page.xpath("//a[@class='to-page']/@aria-label") == labels
        assert (tmp_path / "html/w/raw.page-001.html").exists() == bool(labels) == bool(page.xpath("//iframe"))


def test_images_are_shown_linked_or_missed(edition: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    written = publish(edition / "tei/w.xml", HTML, tmp_path)
    assert {path.name for path in written if path.parent.name == "images"} == {"one-1.png", "boat.png"}
    page = html.parse(tmp_path / "html/w/raw.d.html").getroot()
    *shown, last = page.iterfind(".//section[@id]")
    one, two, three = (the(section, "figure") for section in shown)
    assert (the(one, "img").get("src"), the(one, "img").get("alt")) == ("images/one-1.png", "page 1")
    assert two.text_content().strip() == "[page 2: scans/two.png – is missing]"
    assert the(three, "a").get("href") == "https://example.org/3.png" and not page.xpath("//img[contains(@src, ':')]")
    assert last.find("figure") is None
    assert caplog.messages == ["w, html: picture lost.png is missing", "w, html: picture scans/two.png is missing"]
    text = html.parse(tmp_path / "html/w/d.html").getroot()
    assert text.xpath("//figure/img/@alt") == ["A boat."]


def test_a_book_packs_the_pictures_of_the_text(edition: Path, tmp_path: Path) -> None:
    (path,) = publish(edition / "tei/w.xml", EPUB, tmp_path)
    with zipfile.ZipFile(path) as container:
        assert [name for name in container.namelist() if name.startswith("images/")] == ["images/boat.png"]
        assert container.read("images/boat.png") == PNG
        assert b'href="images/boat.png" media-type="image/png"' in container.read("package.opf")
        assert b'src="images/boat.png"' in container.read("d.html")


@pytest.mark.parametrize(
    "url", ["../../secret.png", "/etc/secret.png", "file:///x.png", "notes.txt", "", "//host/x.png"]
)
def test_what_is_not_taken(url: str, tmp_path: Path) -> None:
    """Nothing from outside the folders of the edition, nothing that is no picture."""
    inner = tmp_path / "a/b"
    inner.mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(PNG)
    (inner / "notes.txt").write_text("x", encoding="utf-8")
    document = TeiDocument.parse(
        f'<TEI xmlns="{TEI_NS}"><text><body><figure><graphic url="{url}"/></figure></body></text></TEI>'.encode(),
        inner / "w.xml",
    )
    assert pictures(document) == {}


def test_names_are_harmless_and_each_once() -> None:
    found = {"a": Path("/x/Ä ö.PNG"), "b": Path("/y/a.jpg"), "c": Path("/z/a.jpg"), "d": Path("/y/a.jpg")}
    assert named(found) == {"a": "images/picture.png", "b": "images/a.jpg", "c": "images/a-2.jpg", "d": "images/a.jpg"}


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed: the side view is not tried")
@pytest.mark.xdist_group("browser")
class TestSideView:
    @pytest.fixture(scope="class")
    @classmethod
    def browser(cls) -> Iterator[Browser]:
        with Browser() as opened:
            yield opened

    def test_it_is_shown_when_asked_for_and_follows_the_reader(
        self, browser: Browser, tmp_path: Path, edition: Path
    ) -> None:
        publish(edition / "tei/w.xml", HTML, tmp_path)
        browser.size(1400)
        browser.goto(tmp_path / "html/w/d.html")
        assert browser.run("document.querySelector('iframe').checkVisibility()") is False
        browser.run("document.getElementById('_view-pages').click()")
        assert browser.wait("document.querySelector('iframe').checkVisibility()")
        browser.wait("shownPage.endsWith('raw.d.html#b4')")
        browser.run("document.querySelector('.to-page').click()")
        assert browser.run("shownPage").endswith("raw.d.html#b1")
        assert browser.run("location.pathname").endswith("/d.html")
        browser.run("localStorage.clear()")
        assert browser.complaints() == []

    def test_without_javascript_the_number_opens_the_page(self, browser: Browser, tmp_path: Path) -> None:
        publish(HARBOUR, HTML, tmp_path)
        browser.scripts(False)
        browser.goto(tmp_path / "html/harbour/harbour-div005.html")
        assert browser.run("document.querySelector('iframe').checkVisibility()") is False
        browser.run("document.getElementById('_view-pages').checked = true")
        assert browser.run("document.querySelector('iframe').checkVisibility()") is True
        browser.scripts(True)
