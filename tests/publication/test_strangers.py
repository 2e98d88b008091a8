"""TEI made elsewhere: texts after the habits of other projects, texts too heavy for a page, identifiers that stand twice.

All texts are made up; each has what is usual in TEI of its kind.
"""
# ruff: noqa: E501 -- snippets of TEI

from __future__ import annotations

import logging
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from teiedition.errors import SourceError
from teiedition.names import TEI_NS
from teiedition.publication import PUBLICATIONS, Publication, publish
from teiedition.publication.namesakes import refuse_namesakes

from .parsed import parsed, the
from .test_site import HTML, check, missing, site

EPUB = next(each for each in PUBLICATIONS if each.name == "epub")
LIGHT = Publication("html", HTML.stylesheet, suffix="/", assets=HTML.assets, parameters={"page-weight": 4000})

LITE = """<teiHeader><fileDesc><titleStmt><title>A Lite Text</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>
<sourceDesc><p>Made up.</p></sourceDesc></fileDesc></teiHeader><text><front><titlePage><titlePart>A Lite Text</titlePart>
<docDate>1701</docDate></titlePage></front><body><div1 type="chapter" n="1"><head>One</head><p rend="indent">He said
<q direct="y">Go <index><term>going</term></index></q> and <xref/> <rs type="city">here</rs>.</p><list type="gloss">
<label>wick</label><item>what burns</item></list><p><eg>for (;;)</eg> <formula notation="TeX">x^2</formula>
<interp value="x"/><address><addrLine>Quay 1</addrLine></address><note place="foot" anchored="true">A foot note.</note></p>
<lg><l part="I">A half</l><l part="F">and its other half.</l></lg></div1></body><back><div1 type="index">
<divGen type="index"/></div1></back></text>"""

GERMAN = """<teiHeader><fileDesc><titleStmt><title type="main">Die Lampe</title></titleStmt><publicationStmt>
<publisher>Erfunden</publisher></publicationStmt><sourceDesc><bibl>Erfunden, 1801</bibl></sourceDesc></fileDesc></teiHeader>
<text><front><pb facs="#f0001"/><titlePage type="main"><docTitle><titlePart type="main"><hi rendition="#fr">Die Lampe</hi>
</titlePart></docTitle><lb/><docImprint><pubPlace>Hafen</pubPlace></docImprint></titlePage></front><body>
<pb facs="#f0002" n="1"/><div type="chapter" n="1"><head><hi rendition="#b">Das Licht.</hi></head><lb/>
<p>Es war ein <hi rendition="#g">großes</hi> Licht,<lb/>das der Wär-<lb/>ter hü<pb facs="#f0003" n="2"/>tete.
<note place="foot" n="*)"><p>Eine Anmerkung.</p></note> <choice><orig>daſs</orig><reg>dass</reg></choice>
<cb n="2"/><g ref="char:x">ꝛ</g> <space dim="horizontal"/><milestone rendition="#hr" unit="section"/></p>
<fw place="bottom" type="catch">Und</fw><lg type="poem"><lg n="1"><l>Ein Vers,</l></lg></lg></div></body></text>"""

NOVEL = """<teiHeader><fileDesc><titleStmt><title>A Novel : edition</title><author ref="viaf:1">Nobody, Ada</author></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><bibl type="printSource"><title>A Novel</title></bibl></sourceDesc>
</fileDesc></teiHeader><text><front><div type="liminal"><p>To whom.</p></div></front><body><div type="group"><head>I</head>
<div type="chapter"><head>1</head><p>It began.</p><milestone unit="subchapter" rend="asterisk"/><p>It
<foreign xml:lang="fr">continua</foreign>. <gap unit="graphic" extent="1"/><ref target="#N1"/></p><quote><l>Sung.</l></quote>
<p>“<hi>No</hi>.” <measure unit="words">2</measure></p><trailer>End.</trailer></div></div></body><back><div type="notes">
<note xml:id="N1">A note.</note></div></back></text>"""

OLD = """<teiHeader><fileDesc><titleStmt><title>A Sermon</title></titleStmt><publicationStmt><p>x</p></publicationStmt>
<sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader><text xml:lang="eng"><front><div type="title_page"><pb facs="tcp:1:1"/>
<p>A SERMON, by A. B.</p></div></front><body><div type="sermon"><pb n="1" facs="tcp:1:2"/><head>1. TIM. 1.1.</head>
<opener><signed>A. B.</signed></opener><p><seg rend="decorInit">T</seg>He ſea is<g ref="char:EOLhyphen"/> wi<gap
reason="illegible" resp="#X" extent="1 letter"><desc>•</desc></gap>e.<note place="margin">Pſal. 1.</note>
<hi>Amen<g ref="char:punc">▪</g></hi></p><q><lg><l>Ye ſhips,</l></lg></q><closer>FINIS.</closer></div></body></text>"""

KINDS = {
    "TEI Lite": LITE,
    "a German archive": GERMAN,
    "a corpus of novels": NOVEL,
    "early English books": OLD,
    "a speech corpus": "<text><body><u who='#a'>Well <pause/> yes.</u><incident><desc>coughs</desc></incident></body></text>",
    "a manuscript": "<text><body><ab><handShift/>x <subst><del>a</del><add place='above'>b</add></subst> <ex>c</ex></ab></body></text>",
    "a dictionary": "<text><body><entry xml:id='e'><form><orth>lamp</orth></form><sense n='1'><def>a light</def></sense></entry></body></text>",
    "no text": "<teiHeader><fileDesc><titleStmt><title/></titleStmt></fileDesc></teiHeader>",
    "an empty title": "<teiHeader><fileDesc><titleStmt><title> </title></titleStmt></fileDesc></teiHeader><text><body><p>x</p></body></text>",
    "two of one title": "<text><body><div><head>A</head><p><title>On Lamps</title></p></div><div><head>A</head>"
    "<p><title>On Lamps</title></p></div></body></text>",
    "an entry without name": "<standOff><listPerson><person xml:id='p'/></listPerson></standOff><text><body><p>"
    "<persName ref='#p'>Ada</persName><persName ref='#p'/></p></body></text>",
    "pictures that are not there": "<text><body><p>x<figure><graphic url='a b/ö.png'/></figure></p></body></text>",
    "odd identifiers": "<text><body><div xml:id='ä.ö'><p xml:id='_x'>x <ref target='#ä.ö'>y</ref></p></div></body></text>",
}


def wrapped(text: str) -> str:
    return f'<TEI xmlns="{TEI_NS}" xml:id="w">{text}</TEI>'


def written(text: str, folder: Path) -> Path:
    path = folder / "w.xml"
    path.write_text(wrapped(text), encoding="utf-8")
    return path


@pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
def test_it_becomes_pages_with_all_its_words(text: str, tmp_path: Path) -> None:
    pages = site(written(text, tmp_path), HTML, tmp_path)
    check(pages)
    assert missing(etree.fromstring(wrapped(text)), pages) == Counter()
    assert publish(tmp_path / "w.xml", EPUB, tmp_path)


def words(path: Path) -> list[str]:
    return re.findall(r"w\d+", the(parsed(path), ".//article").text_content())


HEAVY = {
    "a paragraph of one text": f"<p xml:id='p'>{' '.join(f'w{n}' for n in range(4000))}</p>",
    "a paragraph with names": f"<p xml:id='p'>{''.join(f'<persName>w{n}</persName>, ' for n in range(800))}</p>",
    "a table": "<table xml:id='t'><head>T</head><row role='label'><cell>Number</cell></row>"
    + "".join(f"<row><cell>w{n}</cell></row>" for n in range(400))
    + "</table>",
    "a list in a list": f"<list><item>x<list>{''.join(f'<item>w{n}</item>' for n in range(400))}</list></item></list>",
    "a quotation": f"<quote><p>{' '.join(f'w{n}' for n in range(4000))}</p></quote>",
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_one_heavy_block_goes_on_over_pages(text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """In order, nothing lost, nothing twice, no page much heavier than asked for; and it is said."""
    caplog.set_level(logging.WARNING)
    source = f"<text><body><div xml:id='d'>{text}</div></body></text>"
    pages = site(written(source, tmp_path), LIGHT, tmp_path)
    check({name: page for name, page in pages.items() if name.startswith("d")} | pages)
    parts = sorted((tmp_path / "html/w").glob("d*.html"), key=lambda path: int("0" + path.stem.partition("-")[2]))
    assert len(parts) > 4
    found = [word for part in parts for word in words(part)]
    assert found == re.findall(r"w\d+", source.replace("xml:id='d'", ""))
    assert any("too heavy for one page and goes on over several" in message for message in caplog.messages)
    assert max(part.stat().st_size for part in parts) < 25_000, "the frame of a page is part of it"


def test_a_table_shows_its_labels_on_every_page(tmp_path: Path) -> None:
    pages = site(
        written(f"<text><body><div xml:id='d'>{HEAVY['a table']}</div></body></text>", tmp_path), LIGHT, tmp_path
    )
    assert all(page.findtext(".//th") == "Number" for name, page in pages.items() if name.startswith("d"))


def test_identifiers_that_stand_twice(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    text = "<text><body><p xml:id='a'>one</p><p xml:id='a'>two</p><p xml:id='a'><ref target='#a'>up</ref></p></body></text>"
    pages = site(written(text, tmp_path), HTML, tmp_path)
    check(pages)
    assert pages["page-001.html"].xpath("//p/@id") == ["a", "a.again1", "a.again2"]
    assert caplog.messages == ["w, html: xml:id a stands 3 times; pointers lead to the first"]
    assert "xml:id='a'" in (tmp_path / "w.xml").read_text(encoding="utf-8"), "the document itself is not changed"


def test_many_divisions(tmp_path: Path) -> None:
    """Neither the contents nor the list beside the text grows without end."""
    text = "".join(f"<div xml:id='d{n}'><head>Head {n}</head><p>x</p></div>" for n in range(240))
    pages = site(written(f"<text><body>{text}</body></text>", tmp_path), LIGHT, tmp_path)
    check(pages)
    assert "contents-2.html" in pages
    beside = pages["d120.html"].xpath("//nav[@class='sidebar']//a")
    assert len(beside) == 50 and "d120.html" in [link.get("href") for link in beside]
    listed = [link.get("href") for name in pages for link in pages[name].xpath("//nav[@class='contents']/ol/li/a")]
    assert Counter(listed) == Counter(f"d{n}.html" for n in range(240))


def test_two_works_of_one_name_are_refused(tmp_path: Path) -> None:
    """Before anything is written; capitals do not tell them apart, for some disks do not, either."""
    paths = []
    for folder, name in (("a", "w"), ("b", "W")):
        path = tmp_path / folder / "t.xml"
        path.parent.mkdir()
        path.write_text(
            f'<TEI xmlns="{TEI_NS}" xml:id="{name}"><text><body><p>x</p></body></text></TEI>', encoding="utf-8"
        )
        paths.append(path)
    with pytest.raises(SourceError, match=r"a/t\.xml and .*b/t\.xml are both called “W”"):
        refuse_namesakes(paths)
    (tmp_path / "c.xml").write_text("<TEI", encoding="utf-8")
    refuse_namesakes((paths[0], tmp_path / "c.xml", tmp_path / "d.xml"))


def test_somebody_who_is_named_on_every_page(tmp_path: Path) -> None:
    """Page by page, each once, instead of every occurrence with its words."""
    names = "<persName>Ida</persName> and " * 30
    text = "".join(f"<pb n='{n}'/><p>{names}</p>" for n in range(1, 11))
    page = site(written(f"<text><body><div xml:id='d'>{text}</div></body></text>", tmp_path), HTML, tmp_path)[
        "persons.html"
    ]
    assert page.xpath("string(//span[@class='count'])") == "300"
    assert page.xpath("//p[@class='locators']/a/text()") == [f"p. {n}" for n in range(1, 11)]
