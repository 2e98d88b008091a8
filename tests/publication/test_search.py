"""The search page: words, phrases, beginnings, by division and person, in one work and several, from file and http."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiedition.names import TEI_NS
from teiedition.publication import PUBLICATIONS, PublicationOptions, publish, publish_index

from .browser import CHROMIUM, Browser

HARBOUR = Path(__file__).parent / "data/harbour.xml"
HTML = next(each for each in PUBLICATIONS if each.name == "html")
OTHER = f"""<TEI xmlns="{TEI_NS}" xml:id="other" xml:lang="fr">
<teiHeader><fileDesc><titleStmt><title>L’Autre</title></titleStmt></fileDesc></teiHeader>
<text><body><div><head>Un</head><p>Une lampe d’été, où <persName>Ida Keeper</persName> parle.</p>
<p>灯台の光。</p></div></body></text></TEI>"""

needs_browser = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed: the search page is not tried"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    other = folder / "other.xml"
    other.write_text(OTHER, encoding="utf-8")
    for document in (HARBOUR, other):
        publish(document, HTML, folder, PublicationOptions(index=True))
    publish_index([HARBOUR, other], folder)
    return folder / "html"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name it has there
        pass


@pytest.fixture(scope="module", params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the site: as a folder, and from a server."""
    if request.param == "file":
        yield site.as_uri()
        return
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        yield opened


def ask(browser: Browser, page: str, query: str, **wishes: str) -> list[str]:
    """Return the passages found, with what is marked in brackets."""
    browser.goto(page)
    browser.wait("form.elements.person?.options.length > 1")
    for name, value in {"q": query, **wishes}.items():
        browser.run(f"form.elements[{json.dumps(name)}].value = {json.dumps(value)}")
        if name == "work":
            browser.run("filters()")
    browser.run("search()")
    marked = "p.innerHTML.replace(/<mark>/g, '[').replace(/<\\/mark>/g, ']')"
    found: list[str] = browser.run(f"[...document.querySelectorAll('.hits p')].map(p => {marked})")
    assert browser.complaints() == []
    return found


class TestInTheBrowser:
    pytestmark = needs_browser

    def test_words_anywhere_in_a_passage(self, browser: Browser, address: str) -> None:
        found = ask(browser, f"{address}/harbour/search.html", "LAMP petrel")
        assert len(found) == 1
        assert "His self-made [lamp], the [Petrel], and the word [lamp] are still remembered." in found[0]
        target = browser.run("document.querySelector('.hits a').getAttribute('href')")
        assert target.startswith("harbour-div005.html#harbour-p0004:~:text=")

    def test_a_phrase_a_beginning_and_nothing(self, browser: Browser, address: str) -> None:
        page = f"{address}/harbour/search.html"
        assert len(ask(browser, page, '"the light keep"')) == 0
        assert "[We keep the light]" in ask(browser, page, '"we keep the light"')[0]
        assert all("[lantern" in found.lower() for found in ask(browser, page, "lantern*"))
        assert ask(browser, page, "zzz") == []
        assert browser.run("document.getElementById('_found').innerText") == "Nothing found."

    def test_by_division_and_by_person(self, browser: Browser, address: str) -> None:
        page = f"{address}/harbour/search.html"
        assert len(ask(browser, page, "keeper")) > 1
        divisions = browser.run("[...form.elements.division.options].map(o => o.text)")
        place = str(divisions.index("Part Two") - 1)
        assert len(ask(browser, page, "keeper", division=place)) == 1
        assert [text[:12] for text in ask(browser, page, "", person="Tom Oarsman")] == ["The governme", "2. Ibid. And"]

    def test_several_works(self, browser: Browser, address: str) -> None:
        for page, wishes in (("search.html", {}), ("harbour/search.html", {"work": ""})):
            found = ask(browser, f"{address}/{page}", "ete", **wishes)
            assert found == ["Une lampe d’[été], où Ida Keeper parle."]
        assert len(ask(browser, f"{address}/search.html", "", person="Ida Keeper")) == 4
        assert ask(browser, f"{address}/search.html", "台の") == ["灯[台の]光。"]
        browser.goto(browser.run("document.querySelector('.hits a').href"))
        browser.wait("document.querySelector('main')?.innerText.includes('灯台の光。')")


def index_of(folder: Path, work: str) -> tuple[dict[str, list[int]], list[str]]:
    """Return the words with their passages, and the passages, as the files of an index give them."""
    words: dict[str, list[int]] = {}
    texts: list[str] = []
    for name in sorted(
        (folder / work / "search").glob("*.js"), key=lambda path: int(re.sub(r"\D", "", path.stem) or 0)
    ):
        data = json.loads(re.fullmatch(r"teiedition\.give\(\"[^\"]+\", (.*)\);\n", name.read_text("utf-8"), re.S)[1])  # type: ignore[index]
        if name.stem.startswith("words-"):
            for word, steps in data.items():
                total = 0
                words[word] = [total := total + int(step) for step in steps.split()]
        if name.stem.startswith("text-"):
            texts += [text for _, _, text in data]
    return words, texts


def test_the_index_holds_every_word_once(site: Path) -> None:
    words, texts = index_of(site, "harbour")
    for number, text in enumerate(texts, 1):
        for word in re.findall(r"[a-z0-9]+", text.lower()):
            assert number in words[word], (word, text)
    assert sum(map(len, words.values())) <= sum(len(text.split()) * 2 for text in texts)
    assert sum("keep the light" in text for text in texts) == 1, "no passage is in two"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(alphabet="abé' <&\"\\\u2028字\n", min_size=1, max_size=12), min_size=1, max_size=5))
def test_any_text_makes_files_that_can_be_read(tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str]) -> None:
    folder = tmp_path_factory.mktemp("any")
    root = etree.fromstring(f'<TEI xmlns="{TEI_NS}" xml:id="w"><text><body/></text></TEI>')
    for text in paragraphs:
        etree.SubElement(root[0][0], f"{{{TEI_NS}}}p").text = text
    path = folder / "w.xml"
    path.write_bytes(etree.tostring(root))
    publish(path, HTML, folder)
    _, texts = index_of(folder / "html", "w")
    assert texts == [found for text in paragraphs if (found := " ".join(re.split(r"[ \n]+", text)).strip(" "))]


@pytest.mark.shared
def test_the_index_is_smaller_than_the_text(shared: Path, tmp_path: Path) -> None:
    """Of a real book the words' index has less than two thirds of the text's size, and no file is heavy."""
    tei = tmp_path / "w.xml"
    lines = (shared / "seed/bloodstained.txt").read_text("utf-8").split("\n\n")
    root = etree.fromstring(f'<TEI xmlns="{TEI_NS}" xml:id="w"><text><body/></text></TEI>')
    for text in lines:
        etree.SubElement(root[0][0], f"{{{TEI_NS}}}p").text = re.sub(r"[\x00-\x08\x0b-\x1f]", " ", text)
    tei.write_bytes(etree.tostring(root))
    files = [path for path in publish(tei, HTML, tmp_path) if path.parent.name == "search"]
    sizes = {path.name: path.stat().st_size for path in files}
    assert sum(size for name, size in sizes.items() if name.startswith("words-")) < 0.66 * sum(map(len, lines))
    assert max(sizes.values()) < 60_000
