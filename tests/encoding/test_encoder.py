"""What the encoder writes for a block, read as an editor would read the file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiedition.encoding import EncodingOptions, encode
from teiedition.model import (
    Block,
    BlockKind,
    Certainty,
    Division,
    EditionMetadata,
    Furniture,
    Hyphenation,
    Line,
    Markup,
    NoteCall,
    Origin,
    Source,
    Span,
    Text,
)
from teiedition.names import tei, xml
from teiedition.resources import find
from teiedition.tei import TeiDocument, source_reading

RULE = "test-rule"


def source(*, paged: bool = True, numbers: tuple[tuple[int, str], ...] = (), frame: tuple[Line, ...] = ()) -> Source:
    origin = Origin(Path("harbour.txt"), "0" * 64, "utf-8", 1)
    return Source("harbour", (), origin, paged=paged, page_numbers=numbers, preamble=frame)


def line(number: int, text: str, page: int = 1, **more: object) -> Line:
    return Line(text, number, page, **more)  # type: ignore[arg-type]


def block(kind: BlockKind, *lines: Line, **more: object) -> Block:
    return Block(kind, RULE, tuple(lines), **more)  # type: ignore[arg-type]


def paragraph(*lines: Line, **more: object) -> Block:
    return block(BlockKind.P, *lines, **more)


def encoded(*blocks: Block, options: EncodingOptions | None = None, **more: object) -> TeiDocument:
    text = Text(body=(Division("chapter", tuple(blocks)),))
    return encode(text, source(**more), options=options)  # type: ignore[arg-type]


def markup_of(document: TeiDocument, name: str) -> str:
    """The first element of that name as it stands in the file, without namespaces and identifiers of no interest."""
    element = next(document.texts[0].iter(tei(name)))
    written = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r' (xmlns|xml:id)="[^"]*"', "", written)


def test_line_ends_stay_line_ends() -> None:
    document = encoded(paragraph(line(1, "The tide was out "), line(2, "when they came.")))
    assert markup_of(document, "p").endswith("<p>The tide was out\nwhen they came.</p>")


def test_line_breaks_on_request() -> None:
    document = encoded(paragraph(line(1, "The tide"), line(2, "was out.")), options=EncodingOptions(line_breaks=True))
    assert markup_of(document, "p") == "<p>The tide\n<lb/>was out.</p>"


def test_divided_word_is_joined_and_the_mark_kept() -> None:
    divided = line(1, "The govern¬", joins_next=Hyphenation.DISSOLVED)
    document = encoded(paragraph(divided, line(2, "ment fell.")))
    assert markup_of(document, "p") == '<p>The govern<pc force="weak">¬</pc><lb break="no"/>ment fell.</p>'


def test_mark_that_belongs_to_the_word_reads_as_hyphen() -> None:
    divided = line(1, "self¬", joins_next=Hyphenation.KEPT)
    document = encoded(paragraph(divided, line(2, "taught")))
    assert markup_of(document, "p") == '<p>self<choice><orig>¬</orig><reg>-</reg></choice><lb break="no"/>taught</p>'


def test_word_over_a_page_turn_with_a_running_head_between() -> None:
    document = encoded(
        paragraph(
            line(1, "The govern-", joins_next=Hyphenation.DISSOLVED),
            line(2, "THE HARBOUR", 2, furniture=Furniture.HEADER),
            line(3, "ment fell.", 2),
        ),
        numbers=((2, "13"),),
    )
    assert markup_of(document, "p") == (
        '<p>The govern<pc force="weak">-</pc><pb n="13" break="no"/><fw type="header">THE HARBOUR</fw>ment fell.</p>'
    )


def test_every_page_turn_has_its_break_before_the_block() -> None:
    document = encoded(paragraph(line(1, "One.")), paragraph(line(2, "Four.", 4)))
    (division,) = document.texts[0].iter(tei("div"))
    names = [etree.QName(child).localname for child in division]
    assert names == ["pb", "p", "pb", "pb", "pb", "p"]


def test_text_without_pages_has_no_break() -> None:
    assert encoded(paragraph(line(1, "One.")), paged=False).count("pb") == 0


def note(number: int, text: str, label: int, **more: object) -> Block:
    body = paragraph(line(number, text))
    return Block(BlockKind.NOTE, RULE, blocks=(body,), label=Span(number, 0, label), **more)  # type: ignore[arg-type]


def test_note_and_spoilt_call_point_at_each_other() -> None:
    call = NoteCall(Span(1, 12, 13), "7", "seven", Certainty.MEDIUM, "note-call-dash")
    document = encoded(
        paragraph(line(1, "It was sold.- Then"), calls=(call,)), note(2, "7. In May.", 2, n="7", key="seven")
    )
    assert 'n="7"' in markup_of(document, "ref")
    assert '<choice><sic>-</sic><corr resp="rule:note-call-dash" cert="medium">7</corr></choice>' in markup_of(
        document, "ref"
    )
    reference, body = (next(document.texts[0].iter(tei(name))) for name in ("ref", "note"))
    assert reference.get("target") == f"#{body.get(xml('id'))}"
    assert body.get("target") == f"#{reference.get(xml('id'))}"


def test_call_of_which_nothing_is_left() -> None:
    call = NoteCall(Span(1, 12, 12), "7", "seven")
    document = encoded(paragraph(line(1, "It was sold. Then"), calls=(call,)), note(2, "7. In May.", 2, key="seven"))
    assert "<supplied>7</supplied></ref> Then" in markup_of(document, "p")


def test_misprinted_note_number_is_mended_in_the_label() -> None:
    document = encoded(note(1, "8Q. In May.", 3, n="80", key="eighty"))
    assert markup_of(document, "label") == (
        '<label><choice><sic>8Q.</sic><corr resp="rule:note-number-in-sequence" cert="high">80.</corr></choice></label>'
    )
    assert markup_of(document, "note").endswith("<p>In May.</p></note>")


def test_quotation_with_its_source_line_is_a_cit() -> None:
    quotation = Block(
        BlockKind.QUOTE,
        RULE,
        blocks=(paragraph(line(1, "Ships come.")), block(BlockKind.BIBL, line(2, "—The Pilot"))),
        rend="block",
    )
    assert markup_of(encoded(quotation), "cit") == (
        '<cit>\n<quote rend="block"><p>Ships come.</p></quote>\n<bibl>—The Pilot</bibl>\n</cit>'
    )


def test_byline_names_the_author() -> None:
    by = Markup(Span(1, 3, 18), Span(1, 3, 18), "docAuthor", RULE)
    document = encoded(block(BlockKind.BYLINE, line(1, "By Mary Somerville"), markup=(by,)), paragraph(line(2, "I.")))
    assert markup_of(document, "byline") == "<byline>By <docAuthor>Mary Somerville</docAuthor></byline>"


def test_what_tei_does_not_allow_in_the_middle_becomes_anonymous() -> None:
    signed = block(BlockKind.SIGNED, line(2, "The Pilot"))
    document = encoded(
        paragraph(line(1, "One.")), Block(BlockKind.CLOSER, RULE, blocks=(signed,)), paragraph(line(3, "Two."))
    )
    assert '<ab type="closer">The Pilot</ab>' in markup_of(document, "ab")


def test_notes_after_a_closer_stand_in_the_division_itself() -> None:
    closer = Block(BlockKind.CLOSER, RULE, blocks=(block(BlockKind.SIGNED, line(2, "The Pilot")),))
    notes = Division("notes", (note(3, "1. See.", 2, n="1", key="one"),))
    document = encode(Text(body=(Division("essay", (paragraph(line(1, "One.")), closer), (notes,)),)), source())
    assert document.count("div") == 1
    assert document.count("note") == 1


def test_forbidden_character_is_declared_and_pointed_to() -> None:
    document = encoded(paragraph(line(1, "a\x01b")))
    assert markup_of(document, "p") == '<p>a<g ref="#harbour-char-0001"/>b</p>'
    assert document.header is not None
    assert [char.get(xml("id")) for char in document.header.iter(tei("char"))] == ["harbour-char-0001"]


def test_title_page_gives_title_and_editor() -> None:
    page = Division(
        "titlePage",
        (
            block(BlockKind.TITLE_PART, line(1, "THE HARBOUR"), type="main"),
            block(BlockKind.TITLE_PART, line(2, "A History"), type="sub"),
            block(BlockKind.BYLINE, line(3, "EDITED BY"), line(4, "THE PILOTS")),
        ),
    )
    document = encode(Text(front=(page,), body=(Division("chapter", (paragraph(line(5, "One.")),)),)), source())
    assert document.header is not None
    found = {etree.QName(e).localname: e.text for e in document.header.iter(tei("title"), tei("editor"))}
    assert found["editor"] == "THE PILOTS"
    assert [e.text for e in document.header.iter(tei("title"))][:2] == ["THE HARBOUR", "A History"]


def test_metadata_comes_before_the_title_page_and_gaps_stay_gaps() -> None:
    metadata = EditionMetadata(title="Harbours", publisher="The Society", licence="https://example.org/by")
    document = encode(Text(body=(Division("chapter", (paragraph(line(1, "One.")),)),)), source(), metadata)
    assert document.header is not None
    assert next(document.header.iter(tei("publisher"))).text == "The Society"
    assert next(document.header.iter(tei("title"))).text == "Harbours"
    assert not list(document.header.iter(tei("author"), tei("date"), tei("pubPlace")))


def test_frame_of_a_text_archive_is_kept_in_the_header() -> None:
    document = encoded(paragraph(line(2, "One.")), frame=(line(1, "*** START OF THE TEXT ***"),))
    assert document.header is not None
    assert next(document.header.iter(tei("notesStmt")))[0].text == "*** START OF THE TEXT ***"


def test_every_rule_is_described_in_the_header() -> None:
    document = encoded(paragraph(line(1, "One.")), options=EncodingOptions(evidence=True))
    assert markup_of(document, "p") == f'<p resp="rule:{RULE}" cert="high">One.</p>'
    assert f"harbour-rule-{RULE}" in document.by_id()


def test_pages_between_two_that_agree_are_counted() -> None:
    lines = [paragraph(line(page, "Text.", page)) for page in range(1, 6)]
    document = encoded(*lines, numbers=((2, "12"), (5, "15")))
    pages = list(document.texts[0].iter(tei("pb")))
    assert [page.get("n") for page in pages] == [None, "12", "13", "14", "15"]
    assert [page.get("cert") for page in pages] == [None, None, "medium", "medium", None]


def test_pages_that_do_not_agree_are_left_alone() -> None:
    lines = [paragraph(line(page, "Text.", page)) for page in range(1, 5)]
    document = encoded(*lines, numbers=((1, "12"), (4, "19")))
    assert [page.get("n") for page in document.texts[0].iter(tei("pb"))] == ["12", None, None, "19"]


def test_locators_lead_to_pages_and_notes() -> None:
    def locator(number: int, text: str, n: str) -> Block:
        span = Span(number, len(text) - len(n), len(text))
        return block(
            BlockKind.ITEM,
            line(number, text, 2),
            markup=(Markup(span, span, "ref", RULE, (("type", "page"), ("n", n))),),
        )

    index = Block(
        BlockKind.LIST,
        RULE,
        blocks=(locator(3, "Lamps, 12", "12"), locator(4, "Oil, 12n7", "12n7"), locator(5, "Wicks, 40", "40")),
    )
    body = Division("chapter", (paragraph(line(1, "Text.")), note(2, "7. In May.", 2, n="7", key="seven")))
    text = Text(body=(body,), back=(Division("index", (index,)),))
    document = encode(text, source(numbers=((1, "12"),)))
    targets = [ref.get("target") for ref in document.texts[0].iter(tei("ref"))]
    assert targets == ["#harbour-pb0001", "#harbour-note0001", None]


def test_contents_lead_to_the_divisions() -> None:
    items = (block(BlockKind.ITEM, line(2, "The Lamp . . . . 7")), block(BlockKind.ITEM, line(3, "The Storm 9")))
    contents = Division(
        "contents", (block(BlockKind.HEAD, line(1, "Contents")), Block(BlockKind.LIST, RULE, blocks=items))
    )
    chapter = Division("chapter", (block(BlockKind.HEAD, line(4, "THE LAMP")), paragraph(line(5, "Text."))))
    document = encode(Text(front=(contents,), body=(chapter,)), source())
    assert markup_of(document, "item") == '<item><ref target="#harbour-div002">The Lamp . . . . 7</ref></item>'
    assert document.count("ref") == 1


KINDS = st.sampled_from([kind for kind in BlockKind if kind not in (BlockKind.CELL, BlockKind.ROW)])
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=12)


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    """Blocks of any kinds in any order, their lines numbered in order, some over a page turn."""
    made: list[Block] = []
    number, page = 0, 1
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(KINDS)
        lines = []
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            page += draw(st.integers(0, 1))
            furniture = draw(st.sampled_from([None, None, None, Furniture.HEADER, Furniture.NOISE]))
            lines.append(Line(draw(TEXTS), number, page, furniture))
        made.append(Block(kind, RULE, tuple(lines)))
    return made


def characters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=50, deadline=None)
@given(blocks())
def test_no_character_is_lost_whatever_the_blocks(some: list[Block]) -> None:
    document = encode(Text(body=(Division("chapter", tuple(some)),)), source())
    again = TeiDocument.parse(document.to_bytes())
    wanted = characters("".join(line.text for block in some for line in block.all_lines()))
    assert characters("".join(source_reading(again.texts[0]))) == wanted


@cache
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(find("schema/teiedition.rng"))))


@settings(max_examples=50, deadline=None)
@given(blocks(), blocks())
def test_the_result_is_valid_whatever_the_blocks(some: list[Block], more: list[Block]) -> None:
    inner = Division("section", tuple(more))
    document = encode(Text(body=(Division("chapter", tuple(some), (inner,)), Division("notes", tuple(more)))), source())
    assert grammar().validate(document.tree), str(grammar().error_log)[:400]
