from pathlib import Path

import pytest

from reading import quay
from reading.test_hocr import outline, texts, written
from teiedition.errors import SourceError
from teiedition.model import Box, Furniture, Hyphenation
from teiedition.reading import clean, read

FRAME = """\
<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit>
<sourceImageInformation><fileName>a.tif</fileName></sourceImageInformation></Description>{top}
<Layout><Page WIDTH="900" HEIGHT="1400"><PrintSpace>{blocks}</PrintSpace></Page></Layout></alto>
"""


def alto(blocks: str, top: str = "") -> str:
    return FRAME.format(blocks=blocks, top=top)


def block(*lines: str, more: str = "") -> str:
    rows = "".join(f'<TextLine HPOS="10.4" VPOS="20" WIDTH="30" HEIGHT="40">{line}</TextLine>' for line in lines)
    return f"<TextBlock {more}>{rows}</TextBlock>"


def word(content: str, more: str = "") -> str:
    return f'<String CONTENT="{content}" {more}/>'


@pytest.mark.parametrize("version", [2, 3, 4])
def test_same_outline_as_the_plain_text(tmp_path: Path, version: int) -> None:
    plain = outline(written(tmp_path, quay.text(), "quay.txt"))
    assert outline(written(tmp_path, quay.alto(version=version), "quay.xml")) == plain


def test_boxes_and_margins(tmp_path: Path) -> None:
    source = read(written(tmp_path, quay.alto(), "quay.xml"))
    leaf = quay.leaves()[1]
    page = [line for line in source.lines if line.page == 2 and line.text]
    assert (page[0].text, page[0].furniture) == ("THE TIDE BOOK", Furniture.HEADER)
    assert [line.zone for line in page[1:-1]] == [line.box for line in leaf.lines]
    assert (page[-1].text, page[-1].furniture) == ("8", Furniture.PAGE_NUMBER)


@pytest.mark.parametrize(
    ("whole", "mark", "text", "joins"),
    [
        ("commissioners", "\u00ad", "com\u00ad", Hyphenation.DISSOLVED),
        ("commissioners", "-", "com-", Hyphenation.DISSOLVED),
        ("com-missioners", "-", "com-", Hyphenation.KEPT),
        ("something else", "-", "com-", None),
    ],
)
def test_divided_words(tmp_path: Path, whole: str, mark: str, text: str, joins: Hyphenation | None) -> None:
    first = word("com", f'SUBS_TYPE="HypPart1" SUBS_CONTENT="{whole}"') + f'<HYP CONTENT="{mark}"/>'
    second = word("missioners", f'SUBS_TYPE="HypPart2" SUBS_CONTENT="{whole}"')
    source = read(written(tmp_path, alto(block(first, second)), "a.xml"))
    assert texts(source) == [text, "missioners"]
    assert source.lines[0].joins_next is joins
    assert source.lines[0].zone == Box(10, 20, 40, 60)
    if joins is not None:
        assert clean(source).lines[0].joins_next is joins


def test_a_mark_that_stands_in_the_word_too_is_read_once(tmp_path: Path) -> None:
    line = word("com-", 'SUBS_TYPE="HypPart1" SUBS_CONTENT="commissioners"') + '<HYP CONTENT="-"/>'
    source = read(written(tmp_path, alto(block(line, word("missioners"))), "a.xml"))
    assert texts(source) == ["com-", "missioners"]
    assert source.lines[0].joins_next is Hyphenation.DISSOLVED


def test_reading_order(tmp_path: Path) -> None:
    order = '<ReadingOrder><OrderedGroup><ElementRef REF="b2 b3"/><ElementRef REF="b1"/></OrderedGroup></ReadingOrder>'
    words = {"b1": "third", "b3": "second", "b2": "first"}
    blocks = "".join(block(word(text), more=f'ID="{name}"') for name, text in words.items())
    assert texts(read(written(tmp_path, alto(blocks, order), "a.xml"))) == ["first", "second", "third"]


def test_blocks_without_lines_and_lines_without_words(tmp_path: Path) -> None:
    assert texts(read(written(tmp_path, alto(block() + block("") + block(word("text"))), "a.xml"))) == ["text"]


def test_tags_tell_furniture(tmp_path: Path) -> None:
    tags = '<Tags><OtherTag ID="t1" LABEL="RunningTitleZone"/><OtherTag ID="t2" LABEL="NumberingZone"/></Tags>'
    blocks = block(word("QUAY"), more='TAGREFS="t1"') + block(word("12"), more='TAGREFS="t2"') + block(word("text"))
    source = read(written(tmp_path, alto(blocks, tags), "a.xml"))
    assert [line.furniture for line in source.lines if line.text] == [Furniture.HEADER, Furniture.PAGE_NUMBER, None]
    assert source.page_numbers == ((1, "12"),)


def test_declared_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(alto(block(word("café"))).replace("UTF-8", "ISO-8859-1").encode("latin-1"))
    assert texts(read(path)) == ["café"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (alto("<TextBlock>"), "not well-formed XML: line"),
        (alto(""), "holds no text"),
        ("<TEI><text/></TEI>", "its root element is TEI"),
        ("Just a letter.", "no markup"),
        ('<!DOCTYPE alto SYSTEM "x.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]><alto>&a;</alto>', "entities"),
    ],
)
def test_bad_files(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read(written(tmp_path, text, "a.xml"))
