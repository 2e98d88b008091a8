"""The TEI of every page and division: what the source pages show is the encoding, and it can be copied as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from teiedition.names import TEI_NS, tei, xml
from teiedition.publication import PUBLICATIONS, Publication, publish

HARBOUR = Path(__file__).parent / "data/harbour.xml"
HTML = PUBLICATIONS[0]


def shown(path: Path) -> str:
    return "".join(pre.text_content() for pre in html.parse(path).iterfind(".//pre"))


def canonical(text: str) -> str:
    return etree.tostring(etree.fromstring(text), method="c14n").decode()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    publish(HARBOUR, HTML, folder)
    return folder / "html/harbour"


@pytest.mark.parametrize("work", ["harbour-div004", "harbour-div005", "harbour-div011"])
def test_the_source_of_a_page_is_its_element(site: Path, work: str) -> None:
    element = next(each for each in etree.parse(HARBOUR).iter(tei("div")) if each.get(xml("id")) == work)
    element.tail = None
    alone = etree.tostring(element, encoding="unicode")
    wanted = f' xmlns="{TEI_NS}"'
    assert canonical(shown(site / f"source.{work}.html").replace("<div", f"<div{wanted}", 1)) == canonical(alone)


def test_every_division_leads_to_its_source(site: Path) -> None:
    """Nested ones to where they begin on the page of the outer one; the first page to the header and what is around."""
    page = html.parse(site / "harbour-div005.html")
    assert [link.get("href") for link in page.iterfind(".//a[@class='to-source']")] == [
        "source.harbour-div005.html",
        *(f"source.harbour-div005.html#harbour-div{number:03}" for number in (6, 7, 8, 9)),
    ]
    first = shown(site / "source.index.html")
    assert "<teiHeader>" in first and "<titlePage" in first and "lamps, with wicks" not in first
    links = html.parse(site / "source.index.html").xpath("//pre//a/@href")
    assert "source.harbour-div005.html" in links


def test_awkward_characters_are_shown_as_they_are_written(tmp_path: Path) -> None:
    text = 'a &amp; b &lt; c > d<!-- said & done --><?go on?><note n="&quot;&lt;x&gt;&quot;">n</note>'
    path = tmp_path / "w.xml"
    path.write_text(
        f'<TEI xmlns="{TEI_NS}" xml:id="w"><text><body><div xml:id="d"><p>{text}</p></div></body></text></TEI>',
        encoding="utf-8",
    )
    publish(path, HTML, tmp_path)
    there = shown(tmp_path / "html/w/source.d.html")
    assert canonical(there) == canonical(f'<div xml:id="d"><p>{text}</p></div>')


def test_one_huge_element_is_cut_over_pages(tmp_path: Path) -> None:
    persons = "".join(f'<person xml:id="x{number}"><persName>Ida {number}</persName></person>' for number in range(900))
    path = tmp_path / "w.xml"
    path.write_text(
        f'<TEI xmlns="{TEI_NS}" xml:id="w"><standOff><listPerson>{persons}</listPerson></standOff>'
        "<text><body><p>x</p></body></text></TEI>",
        encoding="utf-8",
    )
    light = Publication("html", HTML.stylesheet, suffix="/", parameters={"page-weight": 30_000})
    publish(path, light, tmp_path)
    parts = [tmp_path / f"html/w/source{part}.index.html" for part in ("", "-2", "-3")]
    assert all(part.is_file() and part.stat().st_size < 45_000 for part in parts)
    assert "</person><person" in "".join(map(shown, parts))
    assert [html.parse(part).xpath("string(//a[@rel='next']/@href)") for part in parts][:2] == [
        "source-2.index.html",
        "source-3.index.html",
    ]
