"""Links that need the whole text: page numbers between known ones, index locators and contents to their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from teiedition.names import tei, xml

BY_COUNT = "page-number-by-count"
"""Rule: pages between two printed numbers that agree in their count are numbered by counting."""

RULES = {BY_COUNT: "Pages between two whose printed numbers agree with the count of pages are numbered by counting."}

_LOCATOR = re.compile(r"(\d+)(?:n+\.? ?(\d+))?")
_TRAILING_PAGE = re.compile(r"[\s.…·]*\b(?:\d{1,4}|[ivxlc]+)\W*$")


def link(text: etree._Element) -> None:
    """Number the pages that can be counted, then point from index and contents to pages, notes and divisions."""
    _number_pages(text)
    _link_locators(text)
    _link_contents(text)


def _number_pages(text: etree._Element) -> None:
    pages = list(text.iter(tei("pb")))
    numbered = [(place, int(page.get("n", ""))) for place, page in enumerate(pages) if page.get("n", "").isdecimal()]
    for (place, number), (next_place, next_number) in pairwise(numbered):
        if next_number - number == next_place - place:
            for step in range(1, next_place - place):
                page = pages[place + step]
                page.set("n", str(number + step))
                page.set("resp", f"rule:{BY_COUNT}")
                page.set("cert", "medium")


def _link_locators(text: etree._Element) -> None:
    """Point from the locators of the index to their pages; ``28n5`` to note 5, where only one note has the number."""
    pages = {page.get("n"): page.get(xml("id"), "") for page in text.iter(tei("pb")) if page.get("n")}
    notes: dict[str, list[str]] = {}
    for note in text.iter(tei("note")):
        notes.setdefault(note.get("n", ""), []).append(note.get(xml("id"), ""))
    for reference in text.iter(tei("ref")):
        if reference.get("type") != "page" or (locator := _LOCATOR.match(reference.get("n", ""))) is None:
            continue
        page, number = locator.groups()
        meant = notes.get(number or "", [])
        target = meant[0] if len(meant) == 1 else pages.get(page)
        if target:
            reference.set("target", f"#{target}")


def _link_contents(text: etree._Element) -> None:
    """Point from each item of a printed table of contents to the division whose heading it names."""
    heads: dict[str, list[str]] = {}
    for head in text.iter(tei("head")):
        division = head.getparent()
        if division is not None and division.tag == tei("div") and division.get("type") != "contents":
            heads.setdefault(_plain("".join(_reading(head))), []).append(division.get(xml("id"), ""))
    for division in text.iter(tei("div")):
        if division.get("type") == "contents":
            for item in division.iter(tei("item")):
                words = "".join(_reading(item))
                meant = heads.get(_plain(words)) or heads.get(_plain(_TRAILING_PAGE.sub("", words))) or []
                if len(meant) == 1 and not len(item.findall(f".//{tei('list')}")):
                    _wrap(item, meant[0])


def _wrap(item: etree._Element, target: str) -> None:
    reference = etree.Element(tei("ref"), target=f"#{target}")
    reference.text, item.text = item.text, None
    reference.extend(list(item))
    item.append(reference)


def _reading(element: etree._Element) -> Iterator[str]:
    """Yield the text as an editor reads it: corrections instead of slips, no furniture."""
    yield element.text or ""
    for child in element:
        if child.tag not in (tei("sic"), tei("orig"), tei("fw"), tei("surplus"), tei("ref"), tei("pc")):
            yield from _reading(child)
        yield child.tail or ""


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words)).casefold()
