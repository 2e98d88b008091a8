from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading import quay
from reading.test_hocr import outline, texts, written
from teiedition.errors import SourceError
from teiedition.model import Box
from teiedition.reading import read

FRAME = """\
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15">
<Page imageFilename="a.jpg" imageWidth="900" imageHeight="1400">{}</Page></PcGts>
"""


def region(identifier: str, *texts: str, more: str = "", points: str = "1,1 9,9") -> str:
    lines = "".join(f"<TextLine><TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>" for text in texts)
    return f'<TextRegion id="{identifier}" {more}><Coords points="{points}"/>{lines}</TextRegion>'


def order(*names: str) -> str:
    refs = "".join(f'<RegionRefIndexed index="{place}" regionRef="{name}"/>' for place, name in enumerate(names))
    return f'<ReadingOrder><OrderedGroup id="o">{refs}</OrderedGroup></ReadingOrder>'


def page(folder: Path, content: str) -> list[str]:
    return texts(read(written(folder, FRAME.format(content), "a.xml")))


def pages(folder: Path, version: str = "2019-07-15", *, one_region: bool = False) -> Path:
    """A folder of page files whose names sort otherwise than they count."""
    folder = folder / "quay"
    folder.mkdir()
    for leaf in quay.leaves():
        written(folder, quay.page(leaf, version, one_region=one_region), f"p{leaf.number + 7}.xml")
    written(folder, "<mets/>", "mets.xml")
    return folder


@pytest.mark.parametrize("version", ["2013-07-15", "2019-07-15"])
def test_same_outline_as_the_plain_text(tmp_path: Path, version: str) -> None:
    plain = outline(written(tmp_path, quay.text(), "quay.txt"))
    folder = pages(tmp_path, version)
    assert outline(folder) == plain
    source = read(folder)
    assert source.id == "quay"
    assert [surface.image for surface in source.surfaces] == [f"quay-{number}.png" for number in range(1, 5)]
    assert source.page_numbers == ((1, "7"), (2, "8"), (3, "9"), (4, "10"))


def test_regions_stand_in_reading_order(tmp_path: Path) -> None:
    content = order("b", "a") + region("a", "second") + region("b", "first")
    assert page(tmp_path, content) == ["first", "second"]


def test_a_region_above_all_that_the_order_has_comes_first(tmp_path: Path) -> None:
    content = order("a") + region("a", "text", points="1,50 9,90") + region("note", "left out", points="1,95 9,99")
    assert page(tmp_path, content + region("head", "above", points="1,1 9,40")) == ["above", "text", "left out"]


def test_regions_inside_a_region_follow_it(tmp_path: Path) -> None:
    inner = region("c", "inside")
    outer = region("b", "outside").replace("</TextRegion>", f"{inner}</TextRegion>")
    assert page(tmp_path, order("b", "a") + region("a", "last") + outer) == ["outside", "inside", "last"]


def test_cells_of_tables_are_read(tmp_path: Path) -> None:
    assert page(tmp_path, f'<TableRegion id="t">{region("c1", "left")}{region("c2", "right")}</TableRegion>') == [
        "left",
        "right",
    ]


def test_kind_of_region_in_the_custom_attribute(tmp_path: Path) -> None:
    custom = 'custom="readingOrder {index:0;} structure {type:header;}"'
    content = region("a", "QUAY", more=custom) + region("b", "text")
    source = read(written(tmp_path, FRAME.format(content), "a.xml"))
    assert [str(line.furniture) for line in source.lines if line.text] == ["header", "None"]


def test_text_of_words_and_first_of_several_readings(tmp_path: Path) -> None:
    def reading(text: str, index: int = 0) -> str:
        return f'<TextEquiv index="{index}"><Unicode>{text}</Unicode></TextEquiv>'

    words = f"<Word>{reading('by')}</Word><Word>{reading('words')}</Word>"
    lines = f"<TextLine>{reading('other', 1)}{reading('best', 0)}</TextLine><TextLine>{words}</TextLine>"
    assert page(tmp_path, f'<TextRegion id="a">{lines}</TextRegion>') == ["best", "by words"]


def test_region_without_lines_and_points_of_old(tmp_path: Path) -> None:
    text = "<TextEquiv><Unicode>one\ntwo</Unicode></TextEquiv>"
    assert page(tmp_path, f'<TextRegion id="a">{text}</TextRegion>') == ["one", "two"]
    points = '<Coords><Point x="3" y="4"/><Point x="7" y="9"/></Coords>'
    line = f'<TextRegion id="a"><TextLine>{points}<TextEquiv><Unicode>x</Unicode></TextEquiv></TextLine></TextRegion>'
    assert read(written(tmp_path, FRAME.format(line), "a.xml")).lines[0].zone == Box(3, 4, 7, 9)


def test_mixed_formats_in_a_folder(tmp_path: Path) -> None:
    folder = pages(tmp_path)
    written(folder, quay.alto(), "z.xml")
    with pytest.raises(SourceError, match=r"mixes formats: PAGE \(p8.xml\) and ALTO \(z.xml\)"):
        read(folder)


def test_image_missing_on_one_page(tmp_path: Path) -> None:
    folder = pages(tmp_path)
    path = folder / "p9.xml"
    path.write_text(path.read_text(encoding="utf-8").replace('imageFilename="quay-2.png"', ""), encoding="utf-8")
    with pytest.raises(SourceError, match=r"p9.xml names no image for page 2"):
        read(folder)


def test_a_stray_file_among_the_pages(tmp_path: Path) -> None:
    folder = pages(tmp_path)
    written(folder, "<TEI/>", "book.xml")
    with pytest.raises(SourceError, match=r"book.xml is not hOCR, ALTO or PAGE: its root element is TEI"):
        read(folder)


def test_folder_without_pages(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder without pages"):
        read(tmp_path)


def test_not_well_formed(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"not well-formed XML: line 2"):
        page(tmp_path, "<TextRegion>")


def test_boxes_tell_paragraphs_headings_and_type_where_a_page_is_one_region(tmp_path: Path) -> None:
    plain = outline(written(tmp_path, quay.text(), "quay.txt"))
    assert outline(pages(tmp_path, one_region=True)) == plain
    assert [kind for kind, _ in plain[0][2]] == ["head", "p", "p", "quote", "p"]


LINE = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=30)
REGIONS = st.lists(st.lists(LINE, max_size=5), max_size=4)


@settings(max_examples=50, deadline=None)
@given(REGIONS)
def test_every_character_is_read_in_order(tmp_path_factory: pytest.TempPathFactory, regions: list[list[str]]) -> None:
    folder = tmp_path_factory.mktemp("page")
    content = "".join(region(f"r{number}", *map(escape, lines)) for number, lines in enumerate(regions))
    letters = "".join("".join(text.split()) for lines in regions for text in lines)
    if letters:
        assert "".join("".join(page(folder, content)).split()) == letters
    else:
        with pytest.raises(SourceError, match="holds no text"):
            page(folder, content)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_with_a_message(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = data.draw(st.sampled_from([quay.hocr(), quay.alto(), quay.page(quay.leaves()[0])])).encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 400)))
    path = tmp_path_factory.mktemp("damaged") / "quay.xml"
    path.write_bytes(whole[:start] + data.draw(st.binary(max_size=5)) + whole[end:])
    try:
        assert read(path).text.strip()
    except SourceError as error:
        assert "quay.xml" in error.message
