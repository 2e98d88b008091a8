"""The pages themselves: links and anchors resolve, structure is sound, nothing of the text is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from teiedition.names import TEI_NS, tei
from teiedition.publication import PUBLICATIONS, Publication, chosen, publish
from teiedition.resources import find
from teiedition.transform import run

HARBOUR = Path(__file__).parent / "data/harbour.xml"
HTML = PUBLICATIONS[0]
ONE_PAGE = Publication("html", HTML.stylesheet, suffix="/", parameters={"one-page": True}, assets=HTML.assets)
SPLIT = Publication("html", HTML.stylesheet, suffix="/", parameters={"page-weight": 1500}, assets=HTML.assets)

REGISTER = re.compile(r"(persons|places|organisations|titles|quotations|evidence)(-\d+)?\.html$")

Pages = dict[str, html.HtmlElement]


def site(document: Path, publication: Publication, folder: Path) -> Pages:
    written = publish(document, publication, folder)
    return {path.name: html.parse(path).getroot() for path in written if path.suffix == ".html"}


@pytest.fixture(scope="module", params=[HTML, ONE_PAGE, SPLIT], ids=["divisions", "one page", "split"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return site(HARBOUR, request.param, tmp_path_factory.mktemp("site"))


def check(pages: Pages) -> None:
    """Hold what must be true of every site."""
    for name, page in pages.items():
        ids: Counter[str] = Counter(page.xpath("//@id"))
        assert [each for each, number in ids.items() if number > 1] == [], f"{name}: identifiers more than once"
        for href in page.xpath("//a/@href | //link[@rel='prev' or @rel='next']/@href"):
            target, fragment = urldefrag(href)
            if re.match(r"\w+:|\.\./", target) or target.endswith(".xml"):
                continue
            assert target in ("", *pages), f"{name}: {href} leads to no page"
            there = pages[target or name]
            assert not fragment or unquote(fragment) in there.xpath("//@id"), f"{name}: {href} leads to no anchor"
        assert not page.xpath("//a//a"), f"{name}: a link in a link"
        assert not page.xpath("//p//p | //p//div | //p//ul | //h1//p | //ul/*[not(self::li)] | //ol/*[not(self::li)]")
        levels = [int(each.tag[1]) for each in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels[:1] == [1] and levels.count(1) == 1, f"{name}: one first heading: {levels}"
        assert all(after - before <= 1 for before, after in pairwise(levels)), f"{name}: {levels}"
        assert page.get("lang") and page.findtext("head/title")
        assert len(page.xpath("//main")) == 1 and page.xpath("//a[@class='skip']/@href") == ["#_text"]
        assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.xpath("//nav")), name
        assert not page.xpath("//*[@style]"), f"{name}: no inline styles"
        assert {"edition.js"} == set(page.xpath("//head/script/@src")), name


def test_every_site_is_sound(pages: Pages) -> None:
    check(pages)


def words(elements: Iterable[etree._Element]) -> Counter[str]:
    """Return how often each word stands in the text of elements; text nodes are read one by one."""
    return Counter(word for each in elements for text in each.itertext() for word in re.findall(r"\w+", str(text)))


def missing(document: etree._Element, pages: Pages) -> Counter[str]:
    """Return the words of the TEI that are on no page; registers do not count."""
    text = [each for name, page in pages.items() if not REGISTER.match(name) for each in page.iter("main")]
    outermost = [each for each in document.iter(tei("text")) if next(each.iterancestors(tei("text")), None) is None]
    return words(outermost) - words(text)


def test_nothing_of_the_text_is_lost(pages: Pages) -> None:
    """Every word of the TEI is on some page as often as in the TEI, hidden readings and furniture included."""
    assert missing(etree.parse(HARBOUR).getroot(), pages) == Counter()


def test_notes_lead_both_ways(pages: Pages) -> None:
    calls = [link for page in pages.values() for link in page.xpath("//a[@role='doc-noteref']")]
    backs = [link for page in pages.values() for link in page.xpath("//a[@role='doc-backlink']")]
    assert len(calls) == len(backs) == 4
    assert {urldefrag(link.get("href"))[1] for link in backs} == {link.get("id") for link in calls}


def test_an_entry_of_the_register(tmp_path: Path) -> None:
    """Sorted by the sort form, with what is known, and each occurrence with its page and words."""
    page = site(HARBOUR, HTML, tmp_path)["persons.html"]
    assert [" ".join(head.text_content().split()) for head in page.xpath("//h3")] == [
        "Ada Example 2",
        "Mrs. Gale 2",
        "Keeper, Ida 3",
        "Oarsman, Tom 2",
        "Bruno Sample 1",
    ]
    entry = page.get_element_by_id("keeper-ida")
    assert entry.xpath("string(p[@class='about'])") == "Harbour master, in this story only."
    assert [" ".join(each.text_content().split()) for each in entry.xpath("ol/li")] == [
        "p. iii These papers were gathered by Ida Keeper at Port Nowhere on 7 March 1921, when the Pilots’ Guild …",
        "p. iii I. Keeper",
        "p. 6 Short, by the “Guild” of Keeper.",
    ]


def test_works_are_sorted_without_their_articles(tmp_path: Path) -> None:
    page = site(HARBOUR, HTML, tmp_path)["titles.html"]
    assert [" ".join(head.text_content().split()) for head in page.xpath("//h3")] == [
        "Collected Silences 2",
        "The Lantern 1",
        "On Wicks 1",
        "A Treatise of Lamps 1",
    ]


def test_the_register_of_quotations(tmp_path: Path) -> None:
    """Quotations and speech in the order of the text, with the source the encoding names; scare quotes are in none."""
    page = site(HARBOUR, HTML, tmp_path)["quotations.html"]
    found = [" ".join(each.text_content().split()) for each in page.xpath("//ol[@class='occurrences']/li")]
    assert found == [
        "p. ii The tide that takes the pier away will bring it back another day. — Old rhyme, made up for this book",
        "p. iii We keep the light,",
        "p. 2 I shall go on saying this for as long as it takes. And then, as Mrs. Gale says, ‘no lamp is ever out,’ "
        "I shall stop. speech",
        "p. 2 no lamp is ever out",
        "p. 2 A displayed quotation speaks more slowly than the text around it and is set a little smaller. "
        "It mentions Farther Point. It may have two paragraphs.",
        "p. 2 And this one has a source. — Bruno Sample, Collected Silences, 12",
        "p. 6 Guild undecided",
    ]
    assert page.xpath("(//ol[@class='occurrences']/li)[3]/a/@href") == ["harbour-div005.html#harbour-q0001"]


QUOTED = """<standOff><listPerson><person xml:id="x"><persName>Ida X</persName></person></listPerson></standOff>
<text><body><p>“<said who="#x">One</said>,” “<quote>two</quote>.”<ref type="noteAnchor" target="#n" n="4">4</ref>
<quote source="https://example.org/q">three</quote> <quote>four</quote> and <ref type="noteAnchor" target="#n">4</ref>
<persName ref="#x">Ida</persName></p><note xml:id="n" n="4"><p>Source.</p></note></body></text>"""


def test_whom_a_quotation_is_from(tmp_path: Path) -> None:
    """A speaker, an address, the note just after it; nothing where the encoding says nothing."""
    path = tmp_path / "w.xml"
    path.write_text(f'<TEI xmlns="{TEI_NS}" xml:id="w">{QUOTED}</TEI>', encoding="utf-8")
    page = site(path, HTML, tmp_path)["quotations.html"]
    items = page.xpath("//ol[@class='occurrences']/li")
    assert [[link.get("href") for link in item.xpath("a[position() > 1]")] for item in items] == [
        ["persons.html#x"],
        ["page-001.html#n"],
        ["https://example.org/q"],
        [],
    ]


def test_licence_and_tei_on_every_page(tmp_path: Path) -> None:
    for name, page in site(HARBOUR, HTML, tmp_path).items():
        assert page.xpath("//footer//a[@rel='license']/@href") == ["https://creativecommons.org/licenses/by/4.0/"], name
        assert page.xpath("//footer//a[@type='application/tei+xml']/@href") == ["harbour.xml"], name
        assert "The Harbour Papers" in page.findtext("head/title", "")


def test_no_page_is_heavier_than_it_may_be(tmp_path: Path) -> None:
    """A book without a single division, with a name in every sentence, is cut into pages that are light enough."""
    sentence = "The keeper of the light, <persName>Ida Keeper {}</persName>, wound the clock and went to bed at noon. "
    paragraphs = "".join(f"<p>{''.join(sentence.format(n % 700) for n in range(k, k + 8))}</p>" for k in range(900))
    path = tmp_path / "w.xml"
    path.write_text(document(f"<body>{paragraphs}</body>"), encoding="utf-8")
    written = publish(path, HTML, tmp_path)
    sizes = {each.name: each.stat().st_size for each in written if each.suffix == ".html"}
    assert max(sizes.values()) < 300_000, max(sizes.items(), key=lambda item: item[1])
    assert len(sizes) > 5


def document(text: str) -> str:
    return f'<TEI xmlns="{TEI_NS}" xml:id="w" xml:lang="en"><text>{text}</text></TEI>'


STRANGERS = {
    "no division": "<body><p>One.</p><p>Two.</p></body>",
    "nothing at all": "<body/>",
    "loose text": "<body>just words</body>",
    "numbered divisions": """<body><div1 xml:id="d1"><head>One</head>
        <div2 xml:id="d2"><head>Two</head><p>x</p></div2></div1></body>""",
    "a group of texts": """<group>
        <text xml:id="t1"><front><titlePage><docTitle><titlePart>First</titlePart></docTitle></titlePage></front>
          <body><p>a</p></body></text>
        <text><body><div><head>H</head><p>b</p></div></body></text></group>""",
    "identifiers unfit for files": """<body><div xml:id="é"><head>É</head><p>x</p></div>
        <div xml:id="INDEX"><p>y</p></div><div xml:id="index"><p>z</p></div><div xml:id="page-3"><p>z</p></div>
        <div xml:id="A"><p>z</p></div><div xml:id="a"><p>z</p></div></body>""",
    "loose breaks between divisions": """<body><pb n="1" xml:id="p1"/>
        <div xml:id="d1"><p>x <ref target="#p2">2</ref> <ref target="#p3">3</ref></p></div><pb n="2" xml:id="p2"/>
        <div xml:id="d2"><p>y <ref target="#p1">1</ref></p></div><pb n="3" xml:id="p3"/></body>""",
    "notes everywhere": """<body><div><head>H<note>n1</note></head><list><item>i<note>n2</note></item></list>
        <table><row><cell>c<note>n3</note></cell></row></table><lg><l>l<note place="foot">n4</note></l></lg>
        <p>a<note><p>n5</p><p>n6<note>n7</note></p></note></p><note>n8</note></div></body>""",
    "blocks in paragraphs": """<body><p>a<p>b</p><table><row><cell><p>c</p></cell></row></table>
        <quote><l>d</l></quote></p></body>""",
    "names without words": """<body><p><persName/><persName ref="">  </persName>
        <placeName ref="http://example.org/x y">z</placeName></p></body>""",
    "unknown elements": "<body><zig><p>a</p><zag>b</zag>c</zig></body>",
    "a heading of great length": f"<body><div><head>{'very ' * 4000}long</head><p>x</p></div></body>",
    "speeches and stage directions": """<body><sp><speaker>A</speaker><l>x</l><stage>y</stage></sp>
        <stage>z</stage></body>""",
}


@pytest.mark.parametrize("text", STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("publication", chosen(()), ids=lambda each: each.name)
def test_tei_made_by_others(text: str, publication: Publication, tmp_path: Path) -> None:
    path = tmp_path / "w.xml"
    path.write_text(document(text), encoding="utf-8")
    written = publish(path, publication, tmp_path)
    assert written
    if publication is HTML:
        pages = {each.name: html.parse(each).getroot() for each in written if each.suffix == ".html"}
        check(pages)
        assert missing(etree.fromstring(document(text)), pages) == Counter()


def test_a_corpus_of_several_texts(tmp_path: Path) -> None:
    path = tmp_path / "w.xml"
    inner = document('<body><div xml:id="d{0}"><head>H{0}</head><p>x</p></div></body>').replace(' xml:id="w"', "")
    path.write_text(
        f'<teiCorpus xmlns="{TEI_NS}" xml:id="w">{inner.format(1)}{inner.format(2)}</teiCorpus>', encoding="utf-8"
    )
    pages = site(path, HTML, tmp_path)
    check(pages)
    assert {"d1.html", "d2.html"} <= set(pages)


INLINE = st.sampled_from(
    ["hi", "persName", "quote", "said", "title", "date", "emph", "placeName", "fw", "supplied", "zig"]
)
BLOCK = st.sampled_from(
    ["p", "div", "quote", "list", "lg", "ab", "sp", "floatingText", "note", "epigraph", "head", "table", "cit"]
)


def element(name: str, children: list[str]) -> str:
    wrap = {"list": "item", "table": "row", "lg": "l", "floatingText": "body"}.get(name)
    inner = "".join(f"<{wrap}>{child}</{wrap}>" for child in children) if wrap else "".join(children)
    return f"<{name}>{inner}</{name}>"


WORDS = st.lists(st.integers(0, 10**6).map(lambda number: f"w{number} "), min_size=1, max_size=2).map("".join)
PHRASES = st.recursive(WORDS, lambda inner: st.builds(element, INLINE, st.lists(inner, max_size=3)), max_leaves=6)
BLOCKS = st.recursive(PHRASES, lambda inner: st.builds(element, BLOCK, st.lists(inner, max_size=4)), max_leaves=12)


@settings(max_examples=50, deadline=None)
@given(st.lists(BLOCKS, max_size=5).map("".join))
def test_any_nesting_keeps_every_word(text: str) -> None:
    """Elements nested in any way, sense or no sense, come out with all their words and make sound pages."""
    content = document(f"<body>{text}</body>").encode()
    result = run(find("xslt/html/edition.xsl"), source=content)
    pages = {name: html.fromstring(page.decode()) for name, page in result.documents.items()}
    assert missing(etree.fromstring(content), pages) == Counter()
    for name, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        assert not page.xpath("//a//a"), name
