"""The pages in a browser: the script adds comfort, nothing depends on it, and nothing is asked for from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from teiedition.publication import PUBLICATIONS, publish

from .browser import CHROMIUM, Browser

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed: the pages are not tried in a browser"),
    pytest.mark.xdist_group("browser"),
]

HARBOUR = Path(__file__).parent / "data/harbour.xml"
HTML = next(each for each in PUBLICATIONS if each.name == "html")
ESSAY = "harbour-div005.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    publish(HARBOUR, HTML, folder)
    return folder / "html/harbour"


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


@pytest.fixture
def browser(window: Browser) -> Browser:
    window.scripts(True)
    window.scheme("light")
    window.size(1000)
    return window


def test_notes_in_the_margin_of_a_wide_window(browser: Browser, site: Path) -> None:
    browser.size(1500)
    browser.goto(site / ESSAY)
    tops = browser.run(
        "[...document.querySelectorAll('.margin-note')].map(n => [n.innerText.replace(/\\s+/g, ' ').trim(), "
        "n.getBoundingClientRect().top, n.call.getBoundingClientRect().top, n.getBoundingClientRect().bottom])"
    )
    assert [text for text, *_ in tops] == [
        "1 See Sample, Collected Silences (Port Nowhere, 1919).",
        "2 Ibid. And a second paragraph with Oarsman.",
        "7Inline notes come from editors elsewhere.",
    ]
    assert abs(tops[0][1] - tops[0][2]) < 20, "beside its call"
    assert all(before[3] <= after[1] for before, after in pairwise(tops)), "none over another"
    assert browser.complaints() == []


def test_a_note_by_hovering_and_by_keyboard(browser: Browser, site: Path) -> None:
    browser.goto(site / ESSAY)
    browser.hover("#harbour-ref0002")
    assert "Collected Silences" in browser.wait("document.querySelector('.popover')?.innerText")
    browser.press("Escape")
    assert browser.run("document.querySelector('.popover')") is None
    browser.run("{ const all = [...document.links]; all[all.findIndex(a => a.id == 'harbour-ref0002') - 1].focus() }")
    browser.press("Tab")
    assert browser.run("document.activeElement.id") == "harbour-ref0002"
    assert "Collected Silences" in browser.wait("document.querySelector('.popover')?.innerText")
    assert browser.run("document.activeElement.getAttribute('aria-describedby')") == "_popover"
    browser.press("Tab")
    assert browser.run("!document.querySelector('#harbour-ref0002[aria-describedby]')")


def test_what_is_known_of_a_name(browser: Browser, site: Path) -> None:
    browser.goto(site / ESSAY)
    browser.hover("a.persName[href$='#oarsman-tom']")
    text = browser.wait("document.querySelector('.popover')?.innerText")
    assert text.startswith("Tom Oarsman") and "2" in text


def test_why_something_is_tagged(browser: Browser, site: Path) -> None:
    """Rule and certainty, once the reader asks for them; by keyboard, too."""
    browser.goto(site / ESSAY)
    reachable = "document.querySelectorAll('main span[tabindex]').length"
    assert browser.run(reachable) == 0
    browser.run("document.getElementById('_view-evidence').click()")
    assert browser.run(reachable) > 0
    browser.hover("a.persName[data-rule]")
    text = browser.wait("document.querySelector('.popover .reason')?.innerText")
    assert "person-gazetteer" in text and "medium" in text
    browser.press("Escape")


def test_settings_stay(browser: Browser, site: Path) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    browser.goto(site / ESSAY)
    light = browser.run(paper)
    browser.run("document.getElementById('_theme-dark').click(); document.getElementById('_size-large').click()")
    dark = browser.run(paper)
    assert light != dark
    browser.goto(site / "index.html")
    assert browser.run(paper) == dark
    assert browser.run("getComputedStyle(document.body).fontSize") == "22px"
    browser.run("localStorage.clear()")


def test_spoilt_readings_on_demand(browser: Browser, site: Path) -> None:
    browser.goto(site / ESSAY)
    heading = "document.querySelector('#harbour-div007 > h2, #harbour-div007 > h3').innerText"
    assert browser.run(heading) == "III. A Letter"
    browser.run("document.getElementById('_view-diplomatic').click()")
    assert browser.run(heading) == "Ill. A Letter"
    assert "govern¬ment" in browser.run("document.getElementById('harbour-p0004').innerText")
    browser.run("localStorage.clear()")


def test_complete_without_javascript(browser: Browser, site: Path) -> None:
    browser.scripts(False)
    browser.goto(site / ESSAY)
    browser.scripts(True)
    assert browser.run("!document.querySelector('.margin-notes')")
    assert browser.run("document.getElementById('harbour-note0002').checkVisibility()")
    paper = "getComputedStyle(document.body).backgroundColor"
    before = browser.run(paper)
    browser.run("document.getElementById('_theme-dark').checked = true")
    assert browser.run(paper) != before, "the controls work by the style sheet alone"


def test_the_contents_beside_the_text_follow_the_reader(browser: Browser, site: Path) -> None:
    browser.size(1400)
    browser.goto(site / ESSAY)
    read = "document.querySelector('.sidebar [aria-current=true]')?.innerText"
    browser.run("document.getElementById('harbour-div006').scrollIntoView({behavior: 'instant'})")
    assert browser.wait(read) == "On Lamps and Lanterns"
    browser.run("document.getElementById('harbour-div009').scrollIntoView({behavior: 'instant'})")
    browser.wait(f"{read} === 'A Scene on the Quay'")


@pytest.mark.parametrize("width", [320, 1500])
def test_nothing_is_cut_off_and_nothing_asked_for(browser: Browser, site: Path, width: int) -> None:
    browser.size(width)
    for page in sorted(site.glob("*.html")):
        browser.goto(page)
        assert browser.run("document.documentElement.scrollWidth <= innerWidth"), f"{page.name} at {width}"
        assert browser.complaints() == [], page.name
        assert [each for each in browser.requests() if not each.startswith(site.as_uri())] == []


def test_the_printed_page(browser: Browser, site: Path) -> None:
    """Black on white whatever the reader chose for the screen, without what is of no use on paper."""
    browser.goto(site / ESSAY)
    browser.run("document.getElementById('_theme-dark').click()")
    browser.printing(True)
    style = "getComputedStyle(document.body)"
    assert browser.run(f"[{style}.color, {style}.backgroundColor]") == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    for selector in ("header.site", ".sidebar", ".paging", ".cite", ".pilcrow"):
        assert not browser.run(f"document.querySelector('{selector}').checkVisibility()"), selector
    browser.printing(False)
    browser.run("localStorage.clear()")
    assert browser.pdf().startswith(b"%PDF")
