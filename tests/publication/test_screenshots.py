"""Pictures of the main pages of the repository's own edition, for people to look at.

They are kept where TEIEDITION_SCREENSHOTS says; ``make screenshots`` puts the two of the README into ``docs/images``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from teiedition.publication import PUBLICATIONS, publish

from .browser import CHROMIUM, Browser

ROOT = Path(__file__).parents[2]
HTML = next(each for each in PUBLICATIONS if each.name == "html")
PNG = b"\x89PNG\r\n\x1a\n"
LITTLE = 15_000
"""Bytes that a picture of an empty page, or nearly so, does not exceed."""

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed: no pictures of the pages are made"),
    pytest.mark.xdist_group("browser"),
]

PICTURES = {
    "reading-edition": ("plumbline-div006.html", 1280, "light"),
    "reading-dark": ("plumbline-div006.html", 1280, "dark"),
    "reading-sepia": ("plumbline-div006.html", 1280, "sepia"),
    "reading-narrow": ("plumbline-div006.html", 390, "light"),
    "title-page": ("index.html", 1280, "light"),
    "register": ("persons.html", 1280, "light"),
    "map": ("map.html", 1280, "light"),
    "quotations": ("quotations.html", 1280, "light"),
    "evidence": ("evidence.html", 1280, "light"),
    "search": ("search.html?q=earth", 1280, "light"),
}
"""Name, page, width in pixels, theme."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    publish(ROOT / "tei/plumbline.xml", HTML, folder)
    return folder / "html/plumbline"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(os.environ.get("TEIEDITION_SCREENSHOTS") or tmp_path_factory.mktemp("screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        yield opened


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_that_is_not_empty(browser: Browser, site: Path, kept: Path, name: str) -> None:
    page, width, theme = PICTURES[name]
    browser.size(width, 860)
    browser.goto(f"{site.as_uri()}/{page}")
    browser.run(f"document.getElementById('_theme-{theme}').click()")
    if name == "search":
        browser.wait("document.querySelector('mark') !== null")
    browser.screenshot(kept / f"{name}.png")
    picture = (kept / f"{name}.png").read_bytes()
    assert picture.startswith(PNG)
    assert len(picture) > LITTLE
    assert browser.complaints() == []
