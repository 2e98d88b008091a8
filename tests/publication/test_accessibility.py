"""No page has a fault that axe-core knows (WCAG 2.2 AA), light and dark, wide and narrow."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from teiedition.publication import PUBLICATIONS, PublicationOptions, publish, publish_index

from .browser import CHROMIUM, Browser

AXE = Path(os.environ.get("TEIEDITION_AXE") or Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js")
"""axe-core, where it is: `npm install axe-core` puts it into node_modules, which git ignores."""

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed: the pages are not tried with axe-core"),
    pytest.mark.skipif(not AXE.is_file(), reason="no axe-core: npm install axe-core, or say where in TEIEDITION_AXE"),
    pytest.mark.xdist_group("browser"),
]

HARBOUR = Path(__file__).parent / "data/harbour.xml"
HTML = next(each for each in PUBLICATIONS if each.name == "html")
ALIKE = {f"harbour-div{n:03}.html" for n in (2, 3, 4, 10)} | {"places.html", "organisations.html", "titles.html"}
"""Pages of the same kinds as others."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"""axe.run({{runOnly: {TAGS}, resultTypes: ['violations']}}).then(found => found.violations.map(
    each => each.id + ': ' + each.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')))"""
EVERYTHING = "document.querySelectorAll('details').forEach(e => e.open = true)"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("site")
    publish(HARBOUR, HTML, folder, PublicationOptions(index=True))
    publish_index([HARBOUR], folder)
    pages = [*sorted((folder / "html").glob("*.html")), *sorted((folder / "html/harbour").glob("*.html"))]
    shown = {f"{kind}.harbour-div005.html" for kind in ("source", "raw")}
    alike = {page.name for page in pages if page.name.startswith(("source.", "raw."))} - shown
    return [page for page in pages if page.name not in ALIKE | alike]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        yield opened


@pytest.mark.parametrize(
    ("theme", "width"), [("light", 360), ("light", 1500), ("dark", 360), ("dark", 1500), ("sepia", 1000)]
)
def test_no_fault_is_found(browser: Browser, pages: list[Path], theme: str, width: int) -> None:
    browser.size(width, 900)
    faults = {}
    for page in pages:
        browser.goto(page)
        browser.run(f"document.documentElement.dataset.theme = '{theme}'")
        browser.run(f"(async () => {{ {EVERYTHING} }})()")
        browser.run(AXE.read_text(encoding="utf-8") + "; 0")
        if found := browser.run(RUN):
            faults[page.name] = found
    assert not faults


def test_no_fault_in_what_the_script_adds(browser: Browser, pages: list[Path]) -> None:
    """A popover of a note, evidence, and all views at once."""
    browser.size(1000)
    browser.goto(next(page for page in pages if page.name == "harbour-div005.html"))
    for view in ("quotations", "evidence", "diplomatic"):
        browser.run(f"document.getElementById('_view-{view}').click()")
    browser.hover("#harbour-ref0002")
    browser.wait("document.querySelector('.popover')")
    browser.run(AXE.read_text(encoding="utf-8") + "; 0")
    assert browser.run(RUN) == []
