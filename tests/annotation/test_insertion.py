"""Putting elements around spans of text: what is carried along, what is refused; no character changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiedition.annotation.insertion import insert, remove
from teiedition.model import Mention
from teiedition.names import TEI_NS, tei
from teiedition.tei.document import source_reading
from teiedition.tei.passage import Passage, passages_of


def paragraph(content: str) -> tuple[etree._Element, Passage]:
    root = etree.fromstring(f'<p xmlns="{TEI_NS}">{content}</p>')
    return root, passages_of(root)[0]


def mention(passage: Passage, words: str, element: str = "persName", **attributes: str) -> Mention:
    start = passage.text.index(words)
    return Mention(start, start + len(words), element, "test", attributes=tuple(attributes.items()))


def written(root: etree._Element) -> str:
    """The markup, without the namespace and the signature that every element gets."""
    text = etree.tostring(root, encoding="unicode").replace(f' xmlns="{TEI_NS}"', "")
    return text.replace(' cert="high" resp="rule:test"', "").removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("content", "words", "expected"),
    [
        ("Then Ada spoke.", "Ada", "Then <persName>Ada</persName> spoke."),
        ("Ada", "Ada", "<persName>Ada</persName>"),
        ("Ada\nLovelace spoke", "Ada Lovelace", "<persName>Ada\nLovelace</persName> spoke"),
        ("So Ada <pb/>Lovelace spoke", "Ada Lovelace", "So <persName>Ada <pb/>Lovelace</persName> spoke"),
        ("Ada<fw>HEAD</fw> Lovelace", "Ada Lovelace", "<persName>Ada<fw>HEAD</fw> Lovelace</persName>"),
        (
            'Love<pc force="weak">-</pc><lb break="no"/>\nlace spoke',
            "Lovelace",
            '<persName>Love<pc force="weak">-</pc><lb break="no"/>\nlace</persName> spoke',
        ),
        ("by <hi>Ada</hi> and", "Ada", "by <hi><persName>Ada</persName></hi> and"),
        ("by <hi>Ada</hi> Lovelace", "Ada Lovelace", "by <persName><hi>Ada</hi> Lovelace</persName>"),
        ("by Ada <hi>Lovelace</hi>.", "Ada Lovelace", "by <persName>Ada <hi>Lovelace</hi></persName>."),
        (
            "by <choice><sic>lain</sic><corr>Iain</corr></choice> Bell",
            "Iain Bell",
            "by <persName><choice><sic>lain</sic><corr>Iain</corr></choice> Bell</persName>",
        ),
        (
            "by <choice><sic>lain</sic><corr>Iain</corr></choice>.",
            "Iain",
            "by <persName><choice><sic>lain</sic><corr>Iain</corr></choice></persName>.",
        ),
    ],
)
def test_a_span_becomes_an_element(content: str, words: str, expected: str) -> None:
    root, passage = paragraph(content)
    assert insert(passage, [mention(passage, words)]) == ()
    assert written(root) == expected


def test_elements_nest_outer_first_whatever_the_order_of_the_mentions() -> None:
    root, passage = paragraph("She said “Ada, come to Bath” in May.")
    mentions = [
        mention(passage, "Bath", "placeName"),
        mention(passage, "Ada, come to Bath", "said"),
        mention(passage, "Ada"),
        mention(passage, "May", "date", when="--05"),
    ]
    insert(passage, mentions)
    assert written(root) == (
        "She said “<said><persName>Ada</persName>, come to <placeName>Bath</placeName></said>” in "
        '<date when="--05">May</date>.'
    )


def test_a_mend_becomes_a_choice() -> None:
    root, passage = paragraph("He said 5 and went")
    insert(passage, [mention(passage, "5", "choice", corr="’"), mention(passage, "said 5", "hi")])
    assert written(root) == "He <hi>said <choice><sic>5</sic><corr>’</corr></choice></hi> and went"


@pytest.mark.parametrize(
    "content", ["An <hi>old Ada</hi> Lovelace", "<choice><sic>x</sic><corr>so Ada</corr></choice>"]
)
def test_a_span_that_would_cut_an_element_becomes_a_finding(content: str) -> None:
    root, passage = paragraph(content)
    before = written(root)
    end = passage.text.index("Ada") + 3
    (finding,) = insert(
        passage, [Mention(passage.text.index("Ada"), min(end + 3, len(passage.text)), "persName", "test")]
    )
    assert finding.rule == "mention-crosses-markup"
    assert written(root) == before


def test_of_two_mentions_that_cross_the_first_is_kept() -> None:
    root, passage = paragraph("one two three")
    (finding,) = insert(passage, [mention(passage, "one two", "hi"), mention(passage, "two three", "title")])
    assert finding.rule == "mention-crosses-mention"
    assert written(root) == "<hi>one two</hi> three"


def test_what_was_tagged_by_hand_is_left_alone() -> None:
    root, passage = paragraph("<persName>Ada Lovelace</persName> and <placeName>Bath</placeName>")
    before = written(root)
    assert insert(passage, [mention(passage, "Lovelace"), mention(passage, "Bath")]) == ()
    assert written(root) == before


def test_a_span_outside_the_text_is_an_error() -> None:
    _, passage = paragraph("short")
    with pytest.raises(ValueError, match="does not lie within"):
        insert(passage, [Mention(2, 9, "persName", "test")])


CONTENT = (
    "Ada|two words| |\n|<lb/>|<lb break='no'/>|<pb/>\n|<hi>high <hi>er</hi></hi>|<pc force='weak'>-</pc>|<fw> f </fw>|"
    "<choice><sic>l</sic><corr>I</corr></choice>|<ref type='noteAnchor'>3</ref>|<persName>Eve</persName>|<note>n</note>"
)
ELEMENTS = "persName placeName date title quote said choice"


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_no_character_changes_and_removing_restores_the_tree(data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(CONTENT.split("|")), min_size=1, max_size=12))
    root, _ = paragraph("x" + "".join(pieces))
    passage = passages_of(root)[0]
    before, markup = "".join(source_reading(root)), written(root)
    length = len(passage.text)
    mentions = []
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, length - 1))
        end = data.draw(st.integers(start + 1, length))
        element = data.draw(st.sampled_from(ELEMENTS.split()))
        attributes = (("corr", "c"),) if element == "choice" else ()
        mentions.append(Mention(start, end, element, "test", attributes=attributes))
    insert(passage, mentions)
    assert "".join(source_reading(root)) == before
    for made in list(root.iter(tei("choice"), *(tei(name) for name in ELEMENTS.split()))):
        signed = made if made.tag != tei("choice") else made.find(tei("corr"))
        if signed is not None and signed.get("resp") == "rule:test":
            remove(made)
    assert written(root) == markup


def test_a_long_paragraph_is_written_piece_by_piece_and_comes_out_the_same() -> None:
    sentence = "Then Ada came to Bath. "
    root, passage = paragraph(f"<hi>So</hi> {sentence * 600}")
    names = [m for m in range(len(passage.text)) if passage.text.startswith("Ada came", m)]
    outer = [Mention(at, at + 16, "q", "test") for at in names[::2]]
    inner = [Mention(at, at + 3, "persName", "test") for at in names]
    assert insert(passage, [*outer, *inner]) == ()
    plain, quoted = (
        "Then <persName>Ada</persName> came to Bath. ",
        "Then <q><persName>Ada</persName> came to Bath</q>. ",
    )
    assert written(root).rstrip() == f"<hi>So</hi> {(quoted + plain) * 300}".rstrip()


def test_of_two_elements_with_the_same_words_the_outer_one_is_outside() -> None:
    root, passage = paragraph("By Ada, once.")
    span = (3, 6)
    assert insert(passage, [Mention(*span, "persName", "test"), Mention(*span, "author", "test")]) == ()
    assert written(root) == "By <author><persName>Ada</persName></author>, once."


def test_a_mark_that_stands_for_italics_is_no_word_before_a_quotation() -> None:
    mark = "<choice><orig>_</orig><reg/></choice>"
    root, passage = paragraph(f"He said “<hi>{mark}So it is{mark}</hi>, my friend,” once.")
    assert passage.text == "He said “So it is, my friend,” once."
    assert insert(passage, [Mention(9, 29, "said", "test")]) == ()
    assert written(root) == f"He said “<said><hi>{mark}So it is{mark}</hi>, my friend,</said>” once."
