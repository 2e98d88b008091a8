from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from reading import quay
from teiedition import reading, structure, validation
from teiedition.encoding import EncodingOptions, encode
from teiedition.encoding.facsimile import facsimile, image_uri
from teiedition.model import Box, Line, Origin, Source, Surface
from teiedition.names import NSMAP
from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions


def encoded(folder: Path, **options: Any) -> tuple[Source, TeiDocument]:
    path = folder / "quay.hocr"
    path.write_text(quay.hocr(), encoding="utf-8")
    source = reading.clean(reading.read(path))
    text = structure.divide(structure.segment(source), source)
    return source, encode(text, source, options=EncodingOptions(**options))


def xpath(document: TeiDocument, path: str) -> list[str]:
    return [str(found) for found in document.root.xpath(path, namespaces=NSMAP)]


def test_every_page_break_points_to_its_surface(tmp_path: Path) -> None:
    _, document = encoded(tmp_path)
    surfaces = xpath(document, "tei:facsimile/tei:surface/@xml:id")
    assert surfaces == [f"quay-surface000{number}" for number in range(1, 5)]
    assert xpath(document, "//tei:pb/@facs") == [f"#{surface}" for surface in surfaces]
    assert xpath(document, "//tei:graphic/@url") == [f"scans/quay-{number}.png" for number in range(1, 5)]
    assert xpath(document, "//tei:zone/@xml:id | //tei:fw/@facs") == []


def test_zones_of_lines(tmp_path: Path) -> None:
    source, document = encoded(tmp_path, zones=True, line_breaks=True)
    lines = [line for line in source.lines if line.text]
    zones = [f"#{zone}" for zone in xpath(document, "//tei:zone/@xml:id")]
    assert len(zones) == len(lines)
    assert sorted(xpath(document, "//tei:text//tei:lb/@facs | //tei:text//tei:fw/@facs")) == zones
    first = document.root.find(".//tei:zone", NSMAP)
    box = lines[0].zone
    assert first is not None
    assert box is not None
    assert [first.get(name) for name in ("ulx", "uly", "lrx", "lry")] == [
        str(value) for value in (box.left, box.top, box.right, box.bottom)
    ]


def test_left_out_where_asked(tmp_path: Path) -> None:
    _, document = encoded(tmp_path, facsimile=False, zones=True, line_breaks=True)
    assert xpath(document, "//@facs | //tei:facsimile") == []


@pytest.mark.parametrize("options", [{}, {"zones": True}, {"zones": True, "line_breaks": True}])
def test_valid_and_nothing_lost(tmp_path: Path, options: dict[str, bool]) -> None:
    source, document = encoded(tmp_path, **options)
    checks = ValidationOptions(raw=source.text, only=("relaxng", "pointers", "fidelity"))
    assert [finding.message for finding in validation.validate(document, checks)] == []


def test_source_without_images_has_no_facsimile() -> None:
    source = Source("quay", (Line("One.", 1, 1),), Origin(Path("quay.txt"), "", "utf-8", 4))
    assert facsimile(source) is None


def test_page_without_image_or_size() -> None:
    lines = (Line("One.", 1, 1, zone=Box(1, 2, 3, 4)), Line("", 2, 1), Line("Two.", 3, 1))
    source = Source("quay", lines, Origin(Path("quay.xml"), "", "utf-8", 4), surfaces=(Surface(1),))
    made = facsimile(source, zones=True)
    assert made is not None
    assert etree.tostring(made, encoding="unicode").replace("\n", "") == (
        '<ns0:facsimile xmlns:ns0="http://www.tei-c.org/ns/1.0"><ns0:surface xml:id="quay-surface0001">'
        '<ns0:zone type="line" xml:id="quay-zone00001" ulx="1" uly="2" lrx="3" lry="4"/></ns0:surface></ns0:facsimile>'
    )


@pytest.mark.parametrize(
    ("image", "images", "uri"),
    [
        ("quay 1.png", "", "quay%201.png"),
        ("scans/quay.png", "", "scans/quay.png"),
        ("/home/ocr/scans/quay.png", "", "quay.png"),
        (r"D:\scans\quay.png", "", "quay.png"),
        ("https://example.org/iiif/quay 1/full", "", "https://example.org/iiif/quay%201/full"),
        ("scans/quay.png", "images", "images/quay.png"),
        ("quay.png", "https://example.org/image?name=", "https://example.org/image?name=quay.png"),
    ],
)
def test_image_uri(image: str, images: str, uri: str) -> None:
    assert image_uri(image, images) == uri
