"""hOCR, version 1.2: OCR as HTML, whose classes and titles tell the layout.

A page is ``ocr_page``, a region ``ocr_carea`` or ``ocr_par``, a line ``ocr_line``; the title holds the box and, for
a page, the image. The specification lets running heads, feet, captions and page numbers be either regions or lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from lxml import etree

from teiedition.errors import SourceError
from teiedition.model import Box
from teiedition.names import local
from teiedition.reading.layoutxml import Region, Row, Sheet, integer, parse, regions_of, squeezed

_LINES = frozenset(["ocr_line", "ocrx_line", "ocr_textfloat", "ocr_header", "ocr_footer", "ocr_pageno", "ocr_caption"])
_WORDS = frozenset({"ocrx_word", "ocr_word"})
_FURNITURE = frozenset({"ocr_header", "ocr_footer", "ocr_pageno"})
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w*;")
_PROPERTY = re.compile(r"""\s*(\w+)\s*((?:"[^"]*"|'[^']*'|[^;"'])*)""")
_UNNAMED = frozenset({"", "unknown"})


def sheets(text: str, path: Path) -> list[Sheet]:
    """Return the pages of an hOCR file.

    :raises SourceError: when it is neither XHTML nor whole HTML.
    """
    root = _root(_ENTITY.sub(lambda found: unescape(found[0]), text), path)
    trusted = _FURNITURE - {"ocr_header"} if _by_tesseract(root) else _FURNITURE
    return [_sheet(element, trusted) for element in root.iter() if "ocr_page" in _classes(element)]


def _root(text: str, path: Path) -> etree._Element:
    """Parse as XHTML, else as HTML: some programs say that they write the first and do not; but it must be whole."""
    try:
        return parse(text, path)
    except SourceError:
        if "<!ENTITY" in text:
            raise
    if "</html" not in text[-1000:].lower():
        raise SourceError(f"{path} breaks off before its end: there is no </html>.", "Let the OCR write it again.")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


def _by_tesseract(root: etree._Element) -> bool:
    """Whether Tesseract wrote the file, whose ``ocr_header`` is a heading in the text and no running head."""
    metas = (element for element in root.iter() if local(element.tag) == "meta")
    return any(
        "tesseract" in (meta.get("content") or "").casefold() for meta in metas if meta.get("name") == "ocr-system"
    )


def _sheet(page: etree._Element, trusted: frozenset[str]) -> Sheet:
    properties = _properties(page)
    box = _box(properties)
    image = properties.get("image", "").strip("\"' ")
    return Sheet(
        regions_of(_regions(page, trusted)),
        image="" if image.casefold() in _UNNAMED else image,
        width=box.right - box.left if box else 0,
        height=box.bottom - box.top if box else 0,
    )


def _regions(page: etree._Element, trusted: frozenset[str]) -> Iterator[Region]:
    """Yield the lines of a page, those together that stand in one paragraph or, without paragraphs, in one area."""
    home: etree._Element | None = None
    kind = ""
    rows: list[Row] = []
    for element in _lines(page):
        parent, own = element.getparent(), _kind(element, page, trusted)
        if rows and (parent is not home or own != kind):
            yield Region(tuple(rows), kind)
            rows = []
        home, kind = parent, own
        rows.append(Row(_text(element), _box(_properties(element))))
    if rows:
        yield Region(tuple(rows), kind)


def _lines(page: etree._Element) -> Iterator[etree._Element]:
    """Yield the lines of a page in document order; of nested ones the innermost."""
    for element in page.iter():
        if _classes(element) & _LINES and not any(_classes(inner) & _LINES for inner in element.iterdescendants()):
            yield element


def _kind(line: etree._Element, page: etree._Element, trusted: frozenset[str]) -> str:
    """Return the class of the line, or of what it stands in, that says it is no running text."""
    element: etree._Element | None = line
    while element is not None and element is not page:
        if found := _classes(element) & trusted:
            return min(found)
        element = element.getparent()
    return ""


def _text(line: etree._Element) -> str:
    words = [word for word in line.iterdescendants() if _classes(word) & _WORDS]
    if words:
        return squeezed(" ".join("".join(word.itertext()) for word in words))
    return squeezed("".join(line.itertext()))


def _classes(element: etree._Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def _properties(element: etree._Element) -> dict[str, str]:
    """Return the properties of a title: ``bbox 10 20 30 40; x_size 31`` is ``{"bbox": "10 20 30 40", …}``."""
    found = (_PROPERTY.match(part) for part in _parted(element.get("title") or ""))
    return {match[1]: match[2].strip() for match in found if match}


def _parted(title: str) -> list[str]:
    """Part a title at its semicolons, but for those in quotation marks."""
    return re.findall(r"""(?:"[^"]*"|'[^']*'|[^;])+""", title)


def _box(properties: dict[str, str]) -> Box | None:
    numbers = properties.get("bbox", "").split()
    return Box(*map(integer, numbers)) if len(numbers) == 4 else None
