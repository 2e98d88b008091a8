"""Citations of pages and passages, and what libraries and search engines read; the TEI says it all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from teiedition.names import TEI_NS
from teiedition.publication import PUBLICATIONS, Publication, publish

from .browser import CHROMIUM, Browser

HARBOUR = Path(__file__).parent / "data/harbour.xml"
HTML = next(each for each in PUBLICATIONS if each.name == "html")
PLACED = Publication(
    "html", HTML.stylesheet, suffix="/", assets=HTML.assets, parameters={"base-url": "https://example.org/papers/"}
)
BARE = (
    f'<TEI xmlns="{TEI_NS}" xml:id="bare"><text><body><p xml:id="bare-p1">No header, no page.</p></body></text></TEI>'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    publish(HARBOUR, PLACED, folder)
    return folder / "html/harbour"


def formats(page: Path) -> dict[str, str]:
    return {pre.get("data-format", ""): pre.text_content() for pre in html.parse(page).xpath("//pre[@data-format]")}


def test_the_formats(site: Path) -> None:
    found = formats(site / "harbour-div004.html")
    assert found["text"] == (
        "Ada Example, Bruno Sample, “Introduction”, in The Harbour Papers: Essays from an Invented Coast, "
        "ed. Clara Specimen (Port Nowhere: Fictional House, 2024), p. iii. "
        "https://example.org/papers/harbour/harbour-div004.html."
    )
    assert found["bibtex"].startswith("@incollection{harbour-div004,\n  author = {{Ada Example} and {Bruno Sample}},")
    assert "TY  - CHAP" in found["ris"] and found["ris"].endswith("\nER  - ")
    (item,) = json.loads(found["csl"])
    assert item["type"] == "chapter" and item["issued"] == {"date-parts": [[2024]]}


def test_what_machines_read(site: Path) -> None:
    page = html.parse(site / "harbour-div004.html")
    said = {meta.get("name") or meta.get("property"): meta.get("content") for meta in page.xpath("//meta")}
    assert said["citation_title"] == said["og:title"] == "Introduction"
    assert said["citation_firstpage"] == "iii" and "citation_lastpage" not in said
    assert page.xpath("//link[@rel='canonical']/@href") == [said["og:url"]]
    linked = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert linked["@type"] == "Chapter" and linked["isPartOf"]["@type"] == "Book"


def test_nothing_is_invented(tmp_path: Path) -> None:
    """Of a text without header only its name and what is on the page are said; no address, no date, no author."""
    path = tmp_path / "bare.xml"
    path.write_text(BARE, encoding="utf-8")
    publish(path, HTML, tmp_path)
    for name in ("index.html", "page-001.html"):
        page = html.parse(tmp_path / "html/bare" / name)
        linked = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
        assert set(linked) <= {"@context", "@type", "name"}, linked
        metas = page.xpath("//meta[starts-with(@name, 'citation') or @property]")
        assert {meta.get("content") for meta in metas} <= {"book"}
        assert not page.xpath("//link[@rel='canonical']")


def test_awkward_titles_stay_harmless(tmp_path: Path) -> None:
    title = "</script><b>50% &amp; {more} \\ $1_a</b>".replace("<", "&lt;")
    path = tmp_path / "w.xml"
    path.write_text(
        f'<TEI xmlns="{TEI_NS}" xml:id="w"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>'
        "</fileDesc></teiHeader><text><body><p>x</p></body></text></TEI>",
        encoding="utf-8",
    )
    publish(path, HTML, tmp_path)
    page = html.parse(tmp_path / "html/w/index.html")
    linked = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert linked["name"] == "</script><b>50% & {more} \\ $1_a</b>"
    assert (
        "title = {{</script><b>50\\% \\& \\textbraceleft{}more\\textbraceright{} \\textbackslash{} \\$1\\_a</b>}}"
        in formats(tmp_path / "html/w/index.html")["bibtex"]
    )


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed: citing a passage is not tried")
@pytest.mark.xdist_group("browser")
class TestPassages:
    @pytest.fixture(scope="class")
    def browser(self) -> Iterator[Browser]:
        with Browser() as opened:
            yield opened

    def test_a_passage_with_page_paragraph_and_address(self, browser: Browser, site: Path) -> None:
        browser.goto(site / "harbour-div005.html")
        browser.run("document.querySelector('#harbour-p0013 > .pilcrow').click()")
        text = browser.wait("document.querySelector('.popover .citation')?.innerText")
        address = "https://example.org/papers/harbour/harbour-div005.html#harbour-p0013"
        assert text.endswith(f"(Port Nowhere: Fictional House, 2024), p. 4, par. 13. {address}.")
        for name in ("bibtex", "ris", "csl"):
            pre = f"document.querySelector('[data-format={name}]').textContent"
            cited = browser.run(f"pointed('{name}', {pre}, document.getElementById('harbour-p0013'))")
            assert cited.count(address) == 1 and "p. 4, par. 13" in cited
        assert json.loads(cited)[0]["locator"] == "4"
        assert browser.complaints() == []

    def test_by_keyboard(self, browser: Browser, site: Path) -> None:
        """The sign has its turn before the links of its passage; Enter shows the citation, Tab leads to the buttons."""
        browser.goto(site / "harbour-div005.html")
        browser.run("document.querySelector('#harbour-p0013 > .pilcrow').focus()")
        assert browser.run("[document.activeElement.ariaLabel, document.activeElement.tabIndex]") == [
            "Cite this passage",
            0,
        ]
        browser.press("Enter")
        browser.wait("document.querySelector('.popover .citation')")
        browser.press("Tab")
        assert browser.run("document.activeElement.textContent") == "Copy: Text"
        browser.press("Escape")
        assert browser.run("document.querySelector('.popover')") is None
