"""The running text of an element: what is read, what is not, and where each character comes from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiedition.names import TEI_NS
from teiedition.tei.passage import Passage, passages_of


def read(content: str) -> list[Passage]:
    return passages_of(etree.fromstring(f'<text xmlns="{TEI_NS}">{content}</text>'), "en")


def texts(content: str) -> list[str]:
    return [passage.text for passage in read(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>One\nline\tand another</p>", ["One line and another"]),
        ("<p>govern<pc force='weak'>¬</pc>\n<lb break='no'/>ment</p>", ["government"]),
        ("<p>self<choice><orig>¬</orig><reg>-</reg></choice><lb break='no'/>\nrule</p>", ["self-rule"]),
        (
            "<p>har<pc force='weak'>-</pc>\n<fw type='header'>HARBOUR</fw>\n<pb n='12' break='no'/>bour</p>",
            ["harbour"],
        ),
        ("<p>above\n<fw type='header'>HARBOUR</fw>\n<pb n='12'/>below</p>", ["above  below"]),
        ("<p>above<lb/>below</p>", ["above below"]),
        ("<p>the case.<ref type='noteAnchor' target='#n1'>12</ref> After</p>", ["the case. After"]),
        ("<p>see <ref type='page' target='#p12'>12</ref></p>", ["see 12"]),
        ("<p><choice><sic>Ill</sic><corr>III</corr></choice> and <sic>teh</sic></p>", ["III and teh"]),
        ("<p>good<surplus reason='ocr'>~;</surplus> day<!-- remark --> all</p>", ["good day all"]),
        ("<p>Said <persName>Ada <hi>Lovelace</hi></persName>.</p>", ["Said Ada Lovelace."]),
        ("<byline>By <docAuthor>Ann Example</docAuthor></byline>", ["By Ann Example"]),
        ("<titlePage><docAuthor>Ann Example</docAuthor></titlePage>", ["Ann Example"]),
        ("<lg><l>First line</l><l>Second line</l></lg>", ["First line", "Second line"]),
        ("<list><item><label>1.</label> Tea<list><item>green</item></list></item></list>", [" Tea", "1.", "green"]),
        ("<note><label>4.</label><p>See Smith.</p></note>", ["4.", "See Smith."]),
        ("<p>He wrote<note>In haste.</note> a letter</p>", ["He wrote a letter", "In haste."]),
        ("<cit><quote><p>Words.</p></quote><bibl>Book, 3.</bibl></cit>", ["Words.", "Book, 3."]),
        ("<epigraph><quote>Words.</quote></epigraph>", ["Words."]),
        ("<p>He said “<quote>no</quote>” to <bibl>the book</bibl>.</p>", ["He said “no” to the book."]),
        ("<div><head>  </head><p/></div>", []),
    ],
)
def test_running_text(content: str, expected: list[str]) -> None:
    assert texts(content) == expected


def test_where_a_passage_stands() -> None:
    (passage,) = read("<div type='notes'><note><p xml:id='a-p1' xml:lang='de'>Siehe dort.</p></note></div>")
    assert (passage.kind, passage.id, passage.language) == ("p", "a-p1", "de")
    assert (passage.within, passage.division) == (("text", "div", "note"), "notes")


def test_what_is_tagged_already_and_where_notes_are_called() -> None:
    (passage,) = read(
        "<p>“<quote resp='rule:x'>So <persName>Ada</persName>.</quote>”<ref type='noteAnchor'>1</ref> Yes.</p>"
    )
    assert [(passage.text[t.start : t.end], t.element, t.resp) for t in passage.taken] == [
        ("Ada", "persName", None),
        ("So Ada.", "quote", "rule:x"),
    ]
    assert passage.calls == (len("“So Ada.”"),)


PIECES = (
    "word|two words| |\n|<lb/>|<lb break='no'/>|<pb/>\n|<hi>high</hi>|<pc force='weak'>-</pc>|<fw> foot </fw>|.|"
    "<choice><sic>l</sic><corr>I</corr></choice>|<ref type='noteAnchor'>3</ref>|<hi> a <hi>b</hi> </hi>|"
    "<note>aside</note>|<lg><l>verse</l></lg>"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=14))
def test_every_character_knows_where_it_comes_from(pieces: list[str]) -> None:
    for passage in read("<p>" + "".join(pieces) + "</p>"):
        for offset, character in enumerate(passage.text):
            slot = passage.slot(offset)
            if slot is None:
                assert character == " "
                continue
            string = slot.owner.tail if slot.tail else slot.owner.text
            assert string is not None
            found = string[slot.offset + offset - slot.start]
            assert found == character or (found.isspace() and character == " ")
        assert all(0 <= t.start < t.end <= len(passage.text) for t in passage.taken)
        assert all(0 <= call <= len(passage.text) for call in passage.calls)
