"""Every element that our grammar allows has a rendering: a tiny TEI, and what must be on the page.

The list of elements is read from the grammar, so that a new one without a case fails. An element of the text has a
snippet of its own, which becomes the content of a division and so of a page; what stands elsewhere is in one document
with header, ``standOff``, front and back matter. What no reader needs to see on a page of text is at least on the page
with the TEI of the header.
"""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from lxml import etree, html

from teiedition.names import TEI_NS
from teiedition.publication import PUBLICATIONS, publish
from teiedition.resources import shipped

from .parsed import the

HTML = PUBLICATIONS[0]
ODD = shipped() / "schema/teiedition.odd"
ELEMENTS = sorted(element.get("ident", "") for element in etree.parse(ODD).getroot().iter(f"{{{TEI_NS}}}elementSpec"))

TEXT = {
    "ab": ("<ab>x</ab>", "p[@class='ab']"),
    "abbr": ("<p><choice><abbr>Mr</abbr><expan>Mister</expan></choice></p>", "span[@class='abbr'][@hidden]"),
    "add": ("<p><add>x</add></p>", "ins[@class='add']"),
    "addName": ("<p><persName>A <addName>the Good</addName></persName></p>", "a/span[@class='addName']"),
    "addrLine": ("<opener><address><addrLine>1 Quay</addrLine></address></opener>", "span[@class='addrLine']"),
    "address": ("<opener><address><addrLine>1 Quay</addrLine></address></opener>", "span[@class='address']"),
    "anchor": ("<p><anchor xml:id='anchor-x'/>x</p>", "span[@id='anchor-x']"),
    "argument": ("<argument><p>x</p></argument>", "div[@class='argument']/p"),
    "author": ("<p><bibl><author>A</author></bibl></p>", "span[@class='bibl']/span[@class='author']"),
    "bibl": ("<cit><quote><p>x</p></quote><bibl>B</bibl></cit>", "div[@class='cit']/p[@class='bibl']"),
    "biblScope": ("<p><bibl><biblScope unit='page'>1</biblScope></bibl></p>", "span[@class='biblScope']"),
    "body": ("<floatingText><body><p>x</p></body></floatingText>", "div[@class='floatingText']/p"),
    "byline": ("<head>H</head><byline>By A</byline>", "p[@class='byline']"),
    "cb": ("<p>a<cb n='2'/>b</p>", "span[@class='cb']"),
    "cell": ("<table><row><cell cols='2'>x</cell></row></table>", "td[@class='cell'][@colspan='2']"),
    "choice": ("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", "span[@class='choice'][@title='teh']"),
    "cit": ("<cit><quote><p>x</p></quote><bibl>B</bibl></cit>", "div[@class='cit']/blockquote"),
    "closer": ("<p>x</p><closer>end</closer>", "div[@class='closer']"),
    "corr": ("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", "span[@class='corr'][not(@hidden)]"),
    "country": ("<p><placeName><country>C</country></placeName></p>", "a/span[@class='country']"),
    "date": ("<p><date when='1921-03-07'>7 March</date></p>", "time[@datetime='1921-03-07']"),
    "dateline": ("<opener><dateline>Port</dateline></opener>", "div[@class='opener']/span[@class='dateline']"),
    "del": ("<p><del>x</del></p>", "del[@class='del']"),
    "desc": ("<p><gap><desc>a word</desc></gap></p>", "span[@class='gap']"),
    "div": ("<div><head>H</head><p>x</p></div>", "section[@class='div'][@id]/h2"),
    "docAuthor": ("<head>H</head><byline>By <docAuthor>A</docAuthor></byline>", "p/span[@class='docAuthor']"),
    "editor": ("<p><bibl><editor>E</editor></bibl></p>", "span[@class='editor']"),
    "emph": ("<p><emph>x</emph></p>", "em[@class='emph']"),
    "epigraph": ("<epigraph><quote><p>x</p></quote></epigraph><p>y</p>", "div[@class='epigraph']/blockquote"),
    "expan": ("<p><choice><abbr>Mr</abbr><expan>Mister</expan></choice></p>", "span[@class='expan'][not(@hidden)]"),
    "figDesc": ("<figure><graphic url='https://e.org/b.png'/><figDesc>Boats</figDesc></figure>", "figcaption/span"),
    "figure": ("<figure><head>The quay</head></figure>", "figure[@class='figure']/figcaption"),
    "floatingText": (
        "<floatingText type='letter'><body><p>x</p></body></floatingText>",
        "div[starts-with(@class, 'fl')]",
    ),
    "foreign": ("<p><foreign xml:lang='fr'>oui</foreign></p>", "i[@class='foreign'][@lang='fr']"),
    "forename": ("<p><persName><forename>A</forename> B</persName></p>", "a/span[@class='forename']"),
    "fw": ("<p>a<fw type='header'>HEAD</fw>b</p>", "span[@class='fw type-header'][@hidden]"),
    "g": ("<p>a<g ref='#w-char-0001'/>b</p>", "span[@class='g'][@title='U+0001']"),
    "gap": ("<p>a<gap reason='damage'/>b</p>", "span[@class='gap'][.='[…]'][contains(@title, 'damage')]"),
    "genName": ("<p><persName>A <genName>the Younger</genName></persName></p>", "a/span[@class='genName']"),
    "geogName": ("<p><geogName>Mount X</geogName></p>", "a[@class='geogName']"),
    "gloss": ("<p><gloss>x</gloss></p>", "span[@class='gloss']"),
    "graphic": ("<figure><graphic url='lost.png'/></figure>", "figure/span[@class='graphic'][contains(., 'lost.png')]"),
    "head": ("<head>H</head>", "h1[@class='head']"),
    "hi": ("<p><hi rend='italic'>x</hi></p>", "i[@class='hi rend-italic']"),
    "item": ("<list><item>x</item></list>", "ul[@class='list']/li[@class='item']"),
    "l": ("<lg><l>x</l></lg>", "div[@class='lg']/span[@class='l']"),
    "label": (
        "<list><item><label>a.</label> x</item></list>",
        "ul[contains(@class, 'labelled')]/li/span[@class='label']",
    ),
    "lb": ("<p>a<lb/>b</p>", "p/span[@class='lb']"),
    "lg": ("<lg type='stanza'><l>x</l></lg>", "div[@class='lg type-stanza']"),
    "list": ("<list rend='numbered'><item>x</item></list>", "ol[@class='list rend-numbered']/li"),
    "listBibl": ("<listBibl><bibl>B</bibl></listBibl>", "div[@class='listBibl']/p[@class='bibl']"),
    "measure": ("<p><measure quantity='2'>two feet</measure></p>", "span[@class='measure']"),
    "mentioned": ("<p><mentioned>x</mentioned></p>", "i[@class='mentioned']"),
    "milestone": ("<p>a<milestone unit='section'/>b</p>", "span[@class='milestone']"),
    "name": ("<p><name type='ship'>Gull</name></p>", "span[@class='name type-ship']"),
    "nameLink": ("<p><persName>A <nameLink>de</nameLink> B</persName></p>", "a/span[@class='nameLink']"),
    "note": ("<p>a<note>why</note></p>", "section[@class='page-notes']/div[@class='note']"),
    "num": ("<p><num value='2'>II</num></p>", "span[@class='num']"),
    "opener": ("<opener><salute>Sir,</salute></opener><p>x</p>", "div[@class='opener']"),
    "orgName": ("<p><orgName>Guild</orgName></p>", "a[@class='orgName'][starts-with(@href, 'organisations.html#')]"),
    "orig": ("<p><choice><orig>-</orig><reg/></choice></p>", "span[@class='orig'][@hidden]"),
    "p": ("<p>x</p>", "p[@class='p'][.='x']"),
    "pb": ("<p>a<pb n='7'/>b</p>", "span[@role='doc-pagebreak'][@data-n='7']"),
    "pc": ("<p>remem<pc force='weak'>-</pc><lb break='no'/>bered</p>", "span[@class='pc'][@hidden]"),
    "persName": ("<p><persName>Ada</persName></p>", "a[@class='persName'][starts-with(@href, 'persons.html#')]"),
    "placeName": ("<p><placeName>Port</placeName></p>", "a[@class='placeName'][starts-with(@href, 'places.html#')]"),
    "postscript": ("<p>x</p><postscript><p>PS</p></postscript>", "div[@class='postscript']/p"),
    "ptr": ("<p>See <ptr target='https://e.org/'/></p>", "a[@class='ptr'][@href='https://e.org/'][.='https://e.org/']"),
    "pubPlace": ("<p><bibl><pubPlace>Port</pubPlace></bibl></p>", "span[@class='pubPlace']"),
    "publisher": ("<p><bibl><publisher>House</publisher></bibl></p>", "span[@class='publisher']"),
    "q": ("<p>“<q>x</q>”</p>", "span[@class='q'][@id]"),
    "quote": ("<quote rend='block'><p>x</p></quote>", "blockquote[@class='quote rend-block']/p"),
    "ref": ("<p><ref target='https://e.org/'>there</ref></p>", "a[@class='ref'][@href='https://e.org/']"),
    "reg": ("<p><choice><orig>-</orig><reg>x</reg></choice></p>", "span[@class='reg'][not(@hidden)]"),
    "region": ("<p><placeName><region>R</region></placeName></p>", "a/span[@class='region']"),
    "roleName": ("<p><persName><roleName>Captain</roleName> A</persName></p>", "a/span[@class='roleName']"),
    "row": ("<table><row role='label'><cell>x</cell></row></table>", "tr[@class='row']/th"),
    "rs": ("<p><rs type='person'>the keeper</rs></p>", "a[@class='rs type-person']"),
    "said": ("<p>“<said>x</said>”</p>", "span[@class='said'][@id]"),
    "salute": ("<opener><salute>Sir,</salute></opener><p>x</p>", "div/span[@class='salute']"),
    "seg": ("<p><seg>x</seg></p>", "span[@class='seg']"),
    "settlement": ("<p><placeName><settlement>S</settlement></placeName></p>", "a/span[@class='settlement']"),
    "sic": ("<p><sic>teh</sic></p>", "span[@class='sic'][not(@hidden)]"),
    "signed": ("<p>x</p><closer><signed>A</signed></closer>", "div/span[@class='signed']"),
    "soCalled": ("<p>‘<soCalled>x</soCalled>’</p>", "span[@class='soCalled']"),
    "sp": ("<sp><speaker>A.</speaker><p>x</p></sp>", "div[@class='sp']/p[@class='p']"),
    "speaker": ("<sp><speaker>A.</speaker><p>x</p></sp>", "div[@class='sp']/p[@class='speaker']"),
    "stage": ("<stage>Exit.</stage><p>x</p>", "p[@class='stage']"),
    "subst": ("<p><subst><del>a</del><add>b</add></subst></p>", "span[@class='subst']/ins"),
    "supplied": ("<p><supplied>x</supplied></p>", "span[@class='supplied']"),
    "surname": ("<p><persName>A <surname>B</surname></persName></p>", "a/span[@class='surname']"),
    "surplus": ("<p><surplus reason='ocr'>~</surplus></p>", "span[@class='surplus'][@hidden]"),
    "table": ("<table><head>T</head><row><cell>x</cell></row></table>", "div[@role='region']/table/caption"),
    "term": ("<p><term>x</term></p>", "i[@class='term']"),
    "time": ("<p><time when='12:00:00'>noon</time></p>", "span[@class='time']"),
    "title": ("<p><title level='m'>The Lamp</title></p>", "cite[@class='title level-m']/a"),
    "trailer": ("<p>x</p><trailer>The End</trailer>", "p[@class='trailer']"),
    "unclear": ("<p><unclear>x</unclear></p>", "span[@class='unclear']"),
}
"""Elements of the text: content of a division, and what must be found in its article."""

WHOLE = f"""<TEI xmlns="{TEI_NS}" xml:id="w" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>Whole</title><author>Ada Author</author>
<respStmt><resp>Keyed by</resp><name>Bruno Keyer</name></respStmt></titleStmt>
<editionStmt><edition n="2">Second</edition></editionStmt><extent>2 leaves</extent>
<publicationStmt><publisher>House</publisher><distributor>Distributor</distributor><authority>Authority</authority>
<date when="2024">2024</date><idno type="DOI">10.5072/x</idno>
<availability><licence target="https://e.org/l">Free licence</licence></availability></publicationStmt>
<seriesStmt><title>Series</title></seriesStmt><notesStmt><note type="preamble">Frame</note></notesStmt>
<sourceDesc><bibl>Printed book</bibl></sourceDesc></fileDesc>
<encodingDesc><projectDesc><p>Why it was made.</p></projectDesc><samplingDecl><p>All of it.</p></samplingDecl>
<editorialDecl><correction><p>Slips are mended.</p></correction><hyphenation><p>Hyphens.</p></hyphenation>
<interpretation><p>Names.</p></interpretation><normalization><p>None.</p></normalization>
<punctuation><p>Kept.</p></punctuation><quotation marks="all"><p>In the text.</p></quotation>
<segmentation><p>By block.</p></segmentation><stdVals><p>ISO dates.</p></stdVals></editorialDecl>
<tagsDecl><rendition xml:id="r">font-style: italic</rendition><namespace name="{TEI_NS}">
<tagUsage gi="p">one</tagUsage></namespace></tagsDecl>
<refsDecl><citeStructure match="//div" use="@n"><citeData property="title" use="head"/></citeStructure></refsDecl>
<classDecl><taxonomy><category xml:id="w-rule-x"><catDesc>A rule.</catDesc></category></taxonomy></classDecl>
<listPrefixDef><prefixDef ident="rule" matchPattern="(.+)" replacementPattern="#w-rule-$1"/></listPrefixDef>
<charDecl><char xml:id="w-char-0001"><localProp name="x" value="y"/><mapping>U+0001</mapping></char></charDecl>
<appInfo><application ident="teiedition" version="1"><label>teiedition</label></application></appInfo></encodingDesc>
<profileDesc><abstract><p>About lamps.</p></abstract><creation><date>1921</date></creation>
<langUsage><language ident="en">English</language></langUsage><textClass><keywords><term>lamps</term></keywords>
<classCode scheme="x">1</classCode><catRef target="#w-rule-x"/></textClass></profileDesc>
<revisionDesc><change when="2024-01-01">Made.</change></revisionDesc></teiHeader>
<facsimile><surface xml:id="s1"><graphic url="https://e.org/1.png"/><zone xml:id="z1"/></surface></facsimile>
<standOff><listPerson><person xml:id="ada"><persName>Ada Lamp</persName><birth when="1815">1815</birth>
<death when="1852">1852</death><floruit from="1830" to="1850">1830–1850</floruit><sex>female</sex>
<occupation>keeper of lamps</occupation><nationality>Coastal</nationality>
<note>Of this story.</note></person></listPerson>
<listPlace><place xml:id="port"><placeName>Port</placeName><settlement>Portside</settlement><region>Shore</region>
<country>Coast</country><location><geo>1 2</geo></location></place></listPlace>
<listOrg><org xml:id="guild"><orgName>Guild</orgName><desc>Of pilots.</desc></org></listOrg></standOff>
<text><front><titlePage><docTitle><titlePart>Whole</titlePart></docTitle>
<byline>By A</byline><docEdition>2nd</docEdition>
<docImprint>Port: House</docImprint><docDate>1921</docDate></titlePage></front>
<body><pb facs="#s1" n="1"/><div xml:id="d"><p><persName ref="#ada">Ada</persName> at
<placeName ref="#port">Port</placeName> with the <orgName ref="#guild">Guild</orgName>
<persName resp="rule:x" cert="low">X</persName>.</p></div></body>
<back><div xml:id="b"><p>End.</p></div></back></text></TEI>"""

ELSEWHERE = {
    "TEI": ("index.html", "//title[.='Whole']"),
    "teiHeader": ("index.html", "//section[@class='about']"),
    "text": ("index.html", "//nav[@id='_contents']//a[@href='d.html']"),
    "front": ("index.html", "//header[@class='title-page']"),
    "back": ("b.html", "//article//p[.='End.']"),
    "titlePage": ("index.html", "//header/div[@class='titlePage']"),
    "docTitle": ("index.html", "//div[@class='docTitle']"),
    "titlePart": ("index.html", "//h1[@class='titlePart'][.='Whole']"),
    "docEdition": ("index.html", "//p[@class='docEdition'][.='2nd']"),
    "docImprint": ("index.html", "//p[@class='docImprint'][.='Port: House']"),
    "docDate": ("index.html", "//p[@class='docDate'][.='1921']"),
    "respStmt": ("index.html", "//dd[contains(., 'Bruno Keyer')]"),
    "resp": ("index.html", "//dd[contains(., 'Keyed by')]"),
    "date": ("index.html", "//dd[.='2024']"),
    "idno": ("index.html", "//dd[contains(., '10.5072/x')]"),
    "licence": ("index.html", "//dd/a[@rel='license'][.='Free licence']"),
    "availability": ("index.html", "//dd/a[@rel='license']"),
    "sourceDesc": ("index.html", "//dd[.='Printed book']"),
    "language": ("index.html", "//dd[.='English']"),
    "keywords": ("index.html", "//dd[contains(., 'lamps')]"),
    "projectDesc": ("index.html", "//p[.='Why it was made.']"),
    "correction": ("index.html", "//p[.='Slips are mended.']"),
    "editorialDecl": ("index.html", "//p[.='ISO dates.']"),
    "catDesc": ("evidence.html", "//th[.='A rule.']"),
    "category": ("evidence.html", "//tr[@id='rule.x']"),
    "facsimile": ("d.html", "//iframe"),
    "surface": ("raw.d.html", "//a[@href='https://e.org/1.png']"),
    "listPerson": ("persons.html", "//h1"),
    "person": ("persons.html", "//div[@id='ada']"),
    "birth": ("persons.html", "//div[@id='ada']/p[contains(., '1815')]"),
    "death": ("persons.html", "//div[@id='ada']/p[contains(., '1852')]"),
    "floruit": ("persons.html", "//div[@id='ada']/p[contains(., '1830–1850')]"),
    "sex": ("persons.html", "//div[@id='ada']/p[contains(., 'female')]"),
    "occupation": ("persons.html", "//div[@id='ada']/p[contains(., 'keeper of lamps')]"),
    "nationality": ("persons.html", "//div[@id='ada']/p[contains(., 'Coastal')]"),
    "listPlace": ("places.html", "//h1"),
    "place": ("places.html", "//div[@id='port']"),
    "settlement": ("places.html", "//div[@id='port']/p[contains(., 'Portside')]"),
    "region": ("places.html", "//div[@id='port']/p[contains(., 'Shore')]"),
    "country": ("places.html", "//div[@id='port']/p[contains(., 'Coast')]"),
    "location": ("map.html", "//*[local-name()='circle']"),
    "geo": ("places.html", "//li[.='1 2']"),
    "listOrg": ("organisations.html", "//h1"),
    "org": ("organisations.html", "//div[@id='guild']"),
    "desc": ("organisations.html", "//div[@id='guild']/p[.='Of pilots.']"),
    "standOff": ("source.index.html", "//pre//b[starts-with(., '<standOff')]"),
}
"""Elements that stand elsewhere: the page of the whole document, and what must be found there."""

TECHNICAL = [
    "abstract",
    "appInfo",
    "application",
    "authority",
    "catRef",
    "change",
    "char",
    "charDecl",
    "citeData",
    "citeStructure",
    "classCode",
    "classDecl",
    "creation",
    "distributor",
    "edition",
    "editionStmt",
    "encodingDesc",
    "extent",
    "fileDesc",
    "hyphenation",
    "interpretation",
    "langUsage",
    "listPrefixDef",
    "localProp",
    "mapping",
    "namespace",
    "normalization",
    "notesStmt",
    "prefixDef",
    "profileDesc",
    "publicationStmt",
    "punctuation",
    "quotation",
    "refsDecl",
    "rendition",
    "revisionDesc",
    "samplingDecl",
    "segmentation",
    "seriesStmt",
    "stdVals",
    "tagUsage",
    "tagsDecl",
    "taxonomy",
    "textClass",
    "titleStmt",
    "zone",
]
"""Elements that are read by programs, or by readers who want the TEI: on the page with the TEI of the header."""

Pages = dict[str, html.HtmlElement]


def pages(text: str, folder: Path) -> Pages:
    path = folder / "w.xml"
    path.write_text(text, encoding="utf-8")
    written = publish(path, HTML, folder)
    return {each.name: html.parse(each).getroot() for each in written if each.suffix == ".html"}


@pytest.fixture(scope="module")
def snippets(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    divisions = "".join(f'<div xml:id="case-{name}">{snippet}</div>' for name, (snippet, _) in TEXT.items())
    text = f'<TEI xmlns="{TEI_NS}" xml:id="w" xml:lang="en"><text><body>{divisions}</body></text></TEI>'
    return pages(text, tmp_path_factory.mktemp("snippets"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return pages(WHOLE, tmp_path_factory.mktemp("whole"))


def test_every_element_of_the_grammar_has_a_case() -> None:
    assert len(ELEMENTS) > 150
    assert set(ELEMENTS) - {*TEXT, *ELSEWHERE, *TECHNICAL} == set(), "write a case for these"
    assert {*TEXT, *ELSEWHERE, *TECHNICAL} - set(ELEMENTS) == set(), "the grammar does not have these"


@pytest.mark.parametrize("name", TEXT)
def test_an_element_of_the_text(name: str, snippets: Pages) -> None:
    article = the(snippets[f"case-{name}.html"], ".//article")
    assert article.xpath(f".//{TEXT[name][1]}"), etree.tostring(article, encoding="unicode")
    assert not article.xpath(".//*[@data-element]"), "shown as unknown"


@pytest.mark.parametrize("name", ELSEWHERE)
def test_an_element_elsewhere(name: str, whole: Pages) -> None:
    page, wanted = ELSEWHERE[name]
    assert whole[page].xpath(wanted), etree.tostring(the(whole[page], ".//main"), encoding="unicode")


def test_what_programs_read_is_in_the_source(whole: Pages) -> None:
    shown = the(whole["source.index.html"], ".//pre").text_content()
    assert [name for name in TECHNICAL if f"<{name}" not in shown] == []


def test_an_unknown_element_is_shown_and_reported(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """With its name and all its words, wherever it stands; never dropped."""
    caplog.set_level(logging.WARNING)
    text = "<div xml:id='d'><zig>a</zig><p>b<zag>c</zag></p><list><zig>d</zig></list><lg><zag>e</zag></lg></div>"
    page = pages(f'<TEI xmlns="{TEI_NS}" xml:id="w"><text><body>{text}</body></text></TEI>', tmp_path)["d.html"]
    found = [(each.get("data-element"), each.text_content()) for each in page.xpath("//*[@data-element]")]
    assert found == [("zig", "a"), ("zag", "c"), ("zig", "d"), ("zag", "e")]
    assert sorted(set(caplog.messages)) == [
        "w, html: no template for element zag (2 times)",
        "w, html: no template for element zig (2 times)",
    ]
