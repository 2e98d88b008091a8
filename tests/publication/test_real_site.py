"""The pages of a real book: every note reachable both ways, registers that agree with the TEI, no page too heavy."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag

import pytest
from click.testing import CliRunner
from lxml import etree

from teiedition.cli import main
from teiedition.names import tei

from .test_site import HTML, Pages, check, missing, site

pytestmark = pytest.mark.shared

REGISTERS = {"persons": ("persName",), "places": ("placeName", "geogName"), "organisations": ("orgName",)}


@pytest.fixture(scope="module")
def book(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "book.xml"
    result = CliRunner().invoke(main, ["convert", str(shared / "seed/bloodstained.txt"), "-o", str(path)])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(scope="module")
def pages(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return site(book, HTML, tmp_path_factory.mktemp("site"))


def test_the_site_is_sound_and_has_all_the_text(book: Path, pages: Pages) -> None:
    check(pages)
    assert not missing(etree.parse(book).getroot(), pages)


def test_no_page_is_heavier_than_300_kilobytes(pages: Pages) -> None:
    sizes = {name: len(etree.tostring(page, method="html", encoding="utf-8")) for name, page in pages.items()}
    assert max(sizes.values()) < 300_000, max(sizes.items(), key=lambda item: item[1])


def test_every_note_is_reachable_both_ways(pages: Pages) -> None:
    calls = {
        link.get("id"): (name, link.get("href"))
        for name, page in pages.items()
        for link in page.xpath("//main//a[@role='doc-noteref'][not(ancestor::*[@hidden])]")
    }
    notes = [
        (name, note, [link.get("href") for link in note.xpath(".//a[@role='doc-backlink']")])
        for name, page in pages.items()
        for note in page.xpath("//div[contains(concat(' ', @class, ' '), ' note ')]")
    ]
    called = [(name, note.get("id"), backs) for name, note, backs in notes if backs]
    assert len(calls) == len(called) == 279
    for name, note, backs in called:
        for back in backs:
            page, call = urldefrag(back)
            there, href = calls[call]
            assert there == (page or name)
            assert (urldefrag(href)[0] or there, urldefrag(href)[1]) == (name, note)


def test_registers_agree_with_the_tei(book: Path, pages: Pages) -> None:
    text = etree.parse(book).getroot().find(tei("text"))
    assert text is not None
    for register, names in REGISTERS.items():
        entries = [page for name, page in pages.items() if name.startswith(register)]
        counts = [int(count.text) for page in entries for count in page.xpath("//span[@class='count']")]
        assert sum(counts) == sum(1 for _ in text.iter(*map(tei, names))), register
