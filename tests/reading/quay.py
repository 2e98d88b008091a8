"""An invented book of a few pages, set in type by a small compositor, and written as each kind of OCR writes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from teiedition.model import Box
from teiedition.structure.widths import proportional

COLUMN = 30_000
"""Width of the column in thousandths of an em."""
EM = 40
"""Pixels to an em of the text type."""
LEFT, TOP, WIDTH, HEIGHT = 200, 220, 1700, 2400
LEADING = 52
LINES = 9
"""Lines to a page."""

BOOK: tuple[tuple[str, str], ...] = (
    ("head", "I. The Tide Gauge"),
    (
        "p",
        "The harbour of Eastquay kept a gauge of oak, marked in feet and tenths of feet, and a boy was paid to read it "
        "at every hour of the day. He wrote the figure in a book with a black cover, and nobody looked into the book "
        "until the year in which the mole was to be lengthened.",
    ),
    (
        "p",
        "Then the engineer asked for it. He found that the tide had been highest not at the new moon, as the almanac "
        "says it should be, but a day and a half after it, and that the delay was the same in winter and in summer. "
        "He wrote to the commissioners at once:",
    ),
    (
        "quote",
        "I have the honour to report that the figures of your boy are better than those of the printed tables, and "
        "that I mean to build by them. The mole should be four feet higher than was resolved in the spring, and the "
        "light at its end a good deal nearer to the channel than the plan has it. I ask leave to pay the boy a "
        "shilling more in the week, and to give him a lantern, since the door of the gauge house is not easily found "
        "by night and the steps are slippery when the wind is in the east. I ask further that a second gauge be set up "
        "on the bar, and read for a month, so that we may know what the sea does before the harbour has had its say.",
    ),
    (
        "p",
        "The commissioners were not pleased. A mole of such a height would cost half as much again, and the boy had "
        "never been examined by anybody. They resolved to have the gauge read by a clerk for a twelvemonth, and to "
        "compare his book with the other one when the year was out.",
    ),
    ("head", "II. The Clerk"),
    (
        "p",
        "The clerk was a careful man, but he did not like the cold. In the short days he read the gauge at noon only, "
        "and filled in the hours between by what he took for common sense. His curve was smooth and handsome; it was "
        "also wrong by more than a foot in the first week of every month.",
    ),
    (
        "p",
        "When the two books were laid side by side the engineer said nothing. He turned the leaves of the clerk’s "
        "book until he came to the night of the great gale in the autumn, when the water had stood in the street, and "
        "put his finger on the figure, which was that of an ordinary tide.",
    ),
    (
        "p",
        "The boy’s book had no figure for that night either. It had a note in its place, in a hand that shook a "
        "little: the gauge is under water, and so is the door of the house, and I am going up the hill to my aunt. "
        "The mole was built as the engineer wished.",
    ),
)


@dataclass(frozen=True)
class Set:
    """A line as it was set."""

    kind: str
    text: str
    paragraph: int
    box: Box


@dataclass(frozen=True)
class Leaf:
    """A page as it was set."""

    number: int
    head: Set | None
    """The running head; the first page has none."""
    folio: Set
    lines: tuple[Set, ...]

    @property
    def heads(self) -> list[list[Set]]:
        return [[self.head]] if self.head else []

    @property
    def paragraphs(self) -> list[list[Set]]:
        found: dict[int, list[Set]] = {}
        for line in self.lines:
            found.setdefault(line.paragraph, []).append(line)
        return list(found.values())

    @property
    def image(self) -> str:
        return f"quay-{self.number}.png"


def leaves() -> list[Leaf]:
    """The book, page by page."""
    made: list[list[tuple[str, str, int, float, float]]] = [[]]
    for number, (kind, text) in enumerate(BOOK):
        for words, left, right in _broken(kind, text):
            if len(made[-1]) == LINES:
                made.append([])
            made[-1].append((kind, words, number, left, right))
    return [_leaf(number, lines) for number, lines in enumerate(made, 1)]


def _broken(kind: str, text: str) -> Iterator[tuple[str, float, float]]:
    """Break a paragraph into justified lines; yield each with its left and right end."""
    size = 0.85 if kind == "quote" else 1.0
    if kind == "head":
        width = proportional(text)
        yield text, (COLUMN - width) / 2, (COLUMN + width) / 2
        return
    words, left = text.split(), 1500 * (kind == "p")
    line: list[str] = []
    for word in words:
        if line and left + size * proportional(" ".join([*line, word])) > COLUMN:
            yield " ".join(line), left, COLUMN
            line, left = [], 0
        line.append(word)
    yield " ".join(line), left, left + size * proportional(" ".join(line))


def _leaf(number: int, lines: Sequence[tuple[str, str, int, float, float]]) -> Leaf:
    rows = []
    top = TOP
    for place, (kind, text, paragraph, left, right) in enumerate(lines):
        spaced = (place and "p" != kind != lines[place - 1][0]) or (place and lines[place - 1][0] == "head")
        top += LEADING * (2 if spaced else 1)
        rows.append(Set(kind, text, paragraph, _box(left, right, top, 0.85 if kind == "quote" else 1.0)))
    head = Set("header", "THE TIDE BOOK", -1, _box(11_000, 19_000, TOP - 60, 0.8))
    folio = Set("page-number", str(number + 6), -2, _box(14_500, 15_500, HEIGHT - 120, 0.8))
    return Leaf(number, head if number > 1 else None, folio, tuple(rows))


def _box(left: float, right: float, top: int, size: float) -> Box:
    return Box(LEFT + round(left * EM / 1000), top, LEFT + round(right * EM / 1000), top + round(0.9 * EM * size))


def text() -> str:
    """The book as plain text: a form feed between pages, a blank line between paragraphs."""
    pages = []
    for leaf in leaves():
        groups = [*leaf.heads, *leaf.paragraphs, [leaf.folio]]
        parts = ["\n".join(row.text for row in rows) for rows in groups]
        pages.append("\n\n".join(parts) + "\n")
    return "\f".join(pages)


def hocr() -> str:
    """The book as an hOCR file, as most programs write it."""
    pages = "".join(
        f'<div class="ocr_page" id="page_{leaf.number}"'
        f" title='image \"scans/{leaf.image}\"; bbox 0 0 {WIDTH} {HEIGHT}; ppageno {leaf.number - 1}'>\n"
        + "".join(_hocr_area("ocr_header", rows) for rows in leaf.heads)
        + "".join(_hocr_area("ocr_carea", rows) for rows in leaf.paragraphs)
        + _hocr_area("ocr_pageno", [leaf.folio])
        + "</div>\n"
        for leaf in leaves()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
        ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/>'
        '<meta name="ocr-system" content="quayscan 1.0"/></head>\n'
        f"<body>\n{pages}</body></html>\n"
    )


def _hocr_area(kind: str, rows: Sequence[Set]) -> str:
    lines = "".join(
        f'<span class="ocr_line" title="{_bbox(row.box)}; x_size {row.box.bottom - row.box.top}">'
        + " ".join(
            f'<span class="ocrx_word" title="{_bbox(row.box)}">{escape(word)}</span>' for word in row.text.split()
        )
        + "</span>\n"
        for row in rows
    )
    return f'<div class="{kind}"><p class="ocr_par">{lines}</p></div>\n'


def _bbox(box: Box) -> str:
    return f"bbox {box.left} {box.top} {box.right} {box.bottom}"


def alto(pages: Sequence[Leaf] | None = None, version: int = 4) -> str:
    """Pages of the book as an ALTO file: running head and folio in the margins."""
    pages = leaves() if pages is None else pages
    namespaces = {2: "http://www.loc.gov/standards/alto/ns-v2#", 3: "http://www.loc.gov/standards/alto/ns-v3#"}
    namespace = namespaces.get(version, "http://www.loc.gov/standards/alto/ns-v4#")
    body = "".join(
        f'<Page ID="P{leaf.number}" WIDTH="{WIDTH}" HEIGHT="{HEIGHT}" PHYSICAL_IMG_NR="{leaf.number}">\n'
        + "".join(f"<TopMargin>{_alto_block(rows)}</TopMargin>\n" for rows in leaf.heads)
        + "<PrintSpace>\n"
        + "".join(_alto_block(rows) for rows in leaf.paragraphs)
        + f"</PrintSpace>\n<BottomMargin>{_alto_block([leaf.folio])}</BottomMargin>\n</Page>\n"
        for leaf in pages
    )
    image = f"<sourceImageInformation><fileName>{pages[0].image}</fileName></sourceImageInformation>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<alto xmlns="{namespace}">\n'
        f"<Description><MeasurementUnit>pixel</MeasurementUnit>{image}</Description>\n<Layout>\n{body}</Layout></alto>\n"
    )


def _alto_block(rows: Sequence[Set]) -> str:
    lines = "".join(
        f"<TextLine {_alto_box(row.box)}>"
        + "<SP/>".join(f'<String CONTENT="{escape(word)}" WC="0.9"/>' for word in row.text.split())
        + "</TextLine>\n"
        for row in rows
    )
    return f"<TextBlock>\n{lines}</TextBlock>\n"


def _alto_box(box: Box) -> str:
    return f'HPOS="{box.left}" VPOS="{box.top}.0" WIDTH="{box.right - box.left}" HEIGHT="{box.bottom - box.top}"'


def page(leaf: Leaf, version: str = "2019-07-15", *, one_region: bool = False) -> str:
    """A page of the book as a PAGE file; the file has the regions in an order that is not that of reading.

    :param one_region: whether all paragraphs stand in one region, so that only the boxes tell them apart.
    """
    namespace = f"http://schema.primaresearch.org/PAGE/gts/pagecontent/{version}"
    groups = [list(leaf.lines)] if one_region else leaf.paragraphs
    named = [
        *(("header", rows) for rows in leaf.heads),
        *((_type(rows), rows) for rows in groups),
        ("page-number", [leaf.folio]),
    ]
    regions = [_page_region(f"r{number}", kind, rows) for number, (kind, rows) in enumerate(named)]
    order = "".join(f'<RegionRefIndexed index="{number}" regionRef="r{number}"/>' for number in range(len(named)))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<PcGts xmlns="{namespace}"><Metadata/>\n'
        f'<Page imageFilename="{leaf.image}" imageWidth="{WIDTH}" imageHeight="{HEIGHT}">\n'
        f'<ReadingOrder><OrderedGroup id="ro">{order}</OrderedGroup></ReadingOrder>\n'
        + "".join(reversed(regions))
        + "</Page></PcGts>\n"
    )


def _type(rows: Sequence[Set]) -> str:
    return "heading" if all(row.kind == "head" for row in rows) else "paragraph"


def _page_region(identifier: str, kind: str, rows: Sequence[Set]) -> str:
    lines = "".join(
        f'<TextLine id="{identifier}l{number}"><Coords points="{_points(row.box)}"/>'
        f"<TextEquiv><Unicode>{escape(row.text)}</Unicode></TextEquiv></TextLine>\n"
        for number, row in enumerate(rows)
    )
    boxes = [row.box for row in rows]
    around = Box(boxes[0].left, boxes[0].top, max(box.right for box in boxes), boxes[-1].bottom)
    return f'<TextRegion id="{identifier}" type="{kind}"><Coords points="{_points(around)}"/>\n{lines}</TextRegion>\n'


def _points(box: Box) -> str:
    return f"{box.left},{box.top} {box.right},{box.top} {box.right},{box.bottom} {box.left},{box.bottom}"
