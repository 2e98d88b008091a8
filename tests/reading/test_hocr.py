from pathlib import Path

import pytest

from reading import quay
from teiedition.errors import SourceError
from teiedition.model import Box, Furniture, Source
from teiedition.reading import clean, read
from teiedition.structure import divide, segment

TESSERACT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title></title>
<meta name='ocr-system' content='tesseract 5.3.0' /></head><body>
 <div class='ocr_page' id='page_1' title='image "/scans/a;b.png"; bbox 0 0 900 1400; ppageno 0; scan_res 300 300'>
  <div class='ocr_carea' id='block_1_1' title="bbox 100 100 800 300">
   <p class='ocr_par' id='par_1_1' lang='eng' title="bbox 100 100 800 140">
    <span class='ocr_header' id='line_1_1' title="bbox 300 100 600 140; baseline 0 -8; x_size 40">
     <span class='ocrx_word' id='word_1_1' title='bbox 300 100 400 140; x_wconf 96'>The</span>
     <span class='ocrx_word' id='word_1_2' title='bbox 410 100 600 140; x_wconf 91'><strong>Mole</strong></span>
    </span>
   </p>
   <p class='ocr_par' id='par_1_2' lang='eng' title="bbox 100 160 800 300">
    <span class='ocr_line' title="bbox 100 160 800 190"><span class='ocrx_word'>Stone&nbsp;upon</span>
     <span class='ocrx_word'>stone,</span> <span class='ocrx_word'>by</span>
     <span class='ocrx_word'>com&shy;</span></span>
    <span class='ocr_line' title="bbox 100 200 400 230"><span class='ocrx_word'>missioners.</span></span>
   </p>
  </div>
 </div>
</body></html>
"""


def written(folder: Path, text: str, name: str = "quay.hocr") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines if line.text]


def outline(path: Path) -> list[tuple[str, str | None, list[tuple[str, str]]]]:
    """Divisions with their blocks, each with its running text; furniture and page breaks aside."""
    source = clean(read(path))
    text = divide(segment(source), source)
    return [
        (
            division.type,
            division.n,
            [
                (block.kind.value, " ".join(line.text for line in block.all_lines() if line.furniture is None))
                for block in division.blocks
                if block.kind.value != "fw"
            ],
        )
        for division in text.walk()
    ]


def test_tesseract(tmp_path: Path) -> None:
    source = read(written(tmp_path, TESSERACT))
    assert texts(source) == ["The Mole", "Stone upon stone, by com\u00ad", "missioners."]
    assert source.lines[0].zone == Box(300, 100, 600, 140)
    assert source.lines[0].furniture is None  # Tesseract's ocr_header is a heading
    surface = source.surfaces[0]
    assert (surface.page, surface.image, surface.width, surface.height) == (1, "/scans/a;b.png", 900, 1400)
    assert source.id == "quay"
    assert source.paged


def test_lines_are_numbered_as_in_the_raw_text(tmp_path: Path) -> None:
    source = read(written(tmp_path, TESSERACT))
    assert source.text.splitlines() == ["The Mole", "", "Stone upon stone, by com\u00ad", "missioners."]
    raw = source.text.split("\n")
    assert all(raw[line.number - 1] == line.text for line in source.lines)


def test_running_heads_and_page_numbers_are_told_by_class(tmp_path: Path) -> None:
    source = read(written(tmp_path, quay.hocr()))
    furniture = {(line.text, line.furniture) for line in source.lines if line.furniture}
    assert furniture == {("THE TIDE BOOK", Furniture.HEADER)} | {
        (str(number), Furniture.PAGE_NUMBER) for number in range(7, 11)
    }
    assert source.page_numbers == ((1, "7"), (2, "8"), (3, "9"), (4, "10"))


def test_same_outline_as_the_plain_text(tmp_path: Path) -> None:
    plain = outline(written(tmp_path, quay.text(), "quay.txt"))
    assert [division[:2] for division in plain] == [("chapter", "1"), ("chapter", "2")]
    assert outline(written(tmp_path, quay.hocr())) == plain


def test_a_header_as_long_as_a_page_is_none(tmp_path: Path) -> None:
    lines = "".join(f"<span class='ocr_line'>Line {number} of the page.</span>" for number in "abcde")
    page = f"<html><body><div class='ocr_page'><div class='ocr_footer'>{lines}</div></div></body></html>"
    assert not any(line.furniture for line in read(written(tmp_path, page)).lines)


@pytest.mark.parametrize("prologue", ["", TESSERACT[: TESSERACT.index("<html")]])
def test_html_with_elements_that_are_not_closed(tmp_path: Path, prologue: str) -> None:
    page = "<html><head><meta name=x></head><body><div class=ocr_page><p class=ocr_par>"
    page += "<span class=ocr_line title='bbox 1 2 3 4'>Caf&eacute; &amp; quay</span></div></body></html>"
    source = read(written(tmp_path, prologue + page, "old.html"))
    assert texts(source) == ["Café & quay"]
    assert source.lines[0].zone == Box(1, 2, 3, 4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TESSERACT[:900], "no </html>"),
        ("<html><body><div class='ocr_page'><span class='ocr_line'>On and", "no </html>"),
        ("<html><body><p>A letter to the harbour master.</p></body></html>", "HTML without ocr_page"),
        ("<html><body><div class='ocr_page'></div></body></html>", "holds no text"),
        ("", "is empty"),
        ("<!DOCTYPE html [<!ENTITY a 'b'>]><html><div class='ocr_page'>&a;</div></html>", "entities of its own"),
    ],
)
def test_bad_files(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read(written(tmp_path, text))
