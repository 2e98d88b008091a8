"""Quotations: which marks open, which close, which are none; what was spoilt; what a quotation is."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.annotation.insertion import insert
from teiedition.annotation.quotations import RULES, QuotationAnnotator
from teiedition.model import Certainty, Mention
from teiedition.names import xml
from teiedition.tei.document import TeiDocument, source_reading
from teiedition.tei.passage import Passage, passages_of

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="harbour"><text><body><div>{}</div></body></text></TEI>'


def document(*blocks: str) -> TeiDocument:
    """A document of paragraphs; a block that begins with ``<`` is taken as it is."""
    inner = "".join(block if block.startswith("<") else f"<p>{escape(block)}</p>" for block in blocks)
    return TeiDocument.parse(TEI.format(inner).encode())


def passages(*blocks: str) -> list[Passage]:
    return passages_of(document(*blocks).root)


def annotated(*blocks: str) -> list[list[tuple[str, Mention]]]:
    """Words and mention of everything found, block by block."""
    read = passages(*blocks)
    found = QuotationAnnotator().annotate_all(read)
    return [
        [(passage.text[one.start : one.end], one) for one in each] for passage, each in zip(read, found, strict=True)
    ]


def spans(*blocks: str) -> list[str]:
    """The words of every quotation, mends left out."""
    return [words for each in annotated(*blocks) for words, one in each if one.element != "choice"]


def kinds(*blocks: str) -> list[str]:
    return [f"{one.element}: {words}" for each in annotated(*blocks) for words, one in each if one.element != "choice"]


def mends(*blocks: str) -> list[tuple[str, str | None]]:
    return [
        (words, one.attribute("corr")) for each in annotated(*blocks) for words, one in each if one.element == "choice"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” he said. “No.”", ["Yes,", "No."]),
        ("‘The boys’ room,’ he said, ‘is the ladies’ too.’", ["The boys’ room,", "is the ladies’ too."]),
        ('"It\'s mine," she said, "and the dogs\' too."', ["It's mine,", "and the dogs' too."]),
        ("'I don't know,' he said. 'It's the dogs' dinner.'", ["I don't know,", "It's the dogs' dinner."]),
        ("‘’Tis true,’ said he, ‘an’ that’s all.’", ["’Tis true,", "an’ that’s all."]),
        ("“‘Tis goin’ to rain, Will,” she said.", ["‘Tis goin’ to rain, Will,"]),
        ("« Entrez », dit-elle, « la porte est ouverte. »", ["Entrez", "la porte est ouverte."]),
        ("“I read ‘Hamlet’ last night,” she said.", ["I read ‘Hamlet’ last night,", "Hamlet"]),
        ("‘I read “Hamlet” last night,’ she said.", ["I read “Hamlet” last night,", "Hamlet"]),
        (
            "He said: “She called it ‘a “trial” run’ at first.”",
            ["She called it ‘a “trial” run’ at first.", "a “trial” run", "trial"],
        ),
        ("The workers’ clubs and the soldiers’ homes, rock ’n’ roll, the ’90s.", []),
        ("A plank of 6' 2\" and no more.", []),
        (
            "'It's a good 'un,' said Tom. 'The Joneses' cow, an' a bad 'un.'",
            ["It's a good 'un,", "The Joneses' cow, an' a bad 'un."],
        ),
        ("'Twas the last week o' the year, and the boys' boots were wet. 'Tis said the '98 was cold.", []),
        (
            "“ ‘Come,’ he said, ‘and see the fair.’ ”",
            ["‘Come,’ he said, ‘and see the fair.’", "Come,", "and see the fair."],
        ),
        ("It was “done”—so they said—and “dusted”.", ["done", "dusted"]),
        ("\"''Twas you,' said I. 'I know it.'\"", ["''Twas you,' said I. 'I know it.'", "'Twas you,", "I know it."]),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


def test_a_book_shows_which_of_its_marks_open() -> None:
    german = [f"„Ja, Nummer {number}“, sagte er, »Nein«." for number in range(12)]
    assert spans(*german)[:2] == ["Ja, Nummer 0", "Nein"]
    swedish = [f"”Ja, nummer {number},” sade han." for number in range(12)]
    assert spans(*swedish)[0] == "Ja, nummer 0,"


@pytest.mark.parametrize(
    ("text", "expected", "corrections"),
    [
        ("The ‘Comet 5 lay in the roads, and the tide ran out.", ["Comet"], [("5", "’")]),
        ("They spoke of ‘officers/ which pleased nobody.", ["officers"], [("/", ",’")]),
        ("The barge “Petrel 55 was sold to the pilots.", ["Petrel"], [("55", "”")]),
        ("They cried for ‘more bread? Against them stood the guard.", ["more bread"], [("?", ".’")]),
        ("He wrote: ‘Tt is a dull coast.’ He stayed.", ["Tt is a dull coast."], []),
        ("He wrote that T have no money left.’ He stayed.", ["T have no money left."], [("T", "‘I")]),
        ("We heard that The harbour is closed for ever.” Nobody moved.", ["The harbour is closed for ever."], []),
        ("She called it “a very long and tedious passage.", ["a very long and tedious passage."], []),
    ],
)
def test_spoilt_marks_are_mended(text: str, expected: list[str], corrections: list[tuple[str, str]]) -> None:
    assert spans(text) == expected
    assert mends(text) == corrections


def test_straight_marks_are_a_slip_in_a_curly_book() -> None:
    book = [f"He spoke of “number {number}” and of ‘others’." for number in range(30)]
    assert mends(*book, "A 'small’ thing.") == [("'", "‘")]
    assert mends('A "small" thing.') == []


def test_doubt_lowers_the_certainty() -> None:
    (plain,), (lost,) = annotated("He wrote: “It is a long way to the sea.”", "He wrote: “It is a long way to the sea.")
    assert plain[1].cert is Certainty.HIGH
    assert lost[1].cert is Certainty.LOW


def test_paragraphs_that_open_anew_are_one_quotation() -> None:
    found = annotated("He wrote: “First things.", "“Second things.", "“Third things.” So it ended.")
    parts = [one for each in found for _, one in each]
    assert [words for each in found for words, _ in each] == ["First things.", "Second things.", "Third things."]
    assert [part.attribute(xml("id")) for part in parts] == ["harbour-q0001", "harbour-q0002", "harbour-q0003"]
    assert [part.attribute("next") for part in parts] == ["#harbour-q0002", "#harbour-q0003", None]
    assert [part.attribute("prev") for part in parts] == [None, "#harbour-q0001", "#harbour-q0002"]
    assert {part.element for part in parts} == {"quote"}


def test_a_quotation_may_close_pages_later() -> None:
    blocks = ["They resolved: “First, to go home.", "Second, to mend the quay.", "Third, to sleep.” They went."]
    assert spans(*blocks) == ["First, to go home.", "Second, to mend the quay.", "Third, to sleep."]


def test_no_quotation_runs_over_a_heading_or_into_a_note() -> None:
    blocks = ("He said: “Go home.", "<head>Two</head>", "<note>See “Home” there.</note>", "Nobody went.” They stayed.")
    assert [words for each in annotated(*blocks)[:2] for words, _ in each] == ["Go home."]
    assert [words for words, _ in annotated(*blocks)[2]] == ["Home"]


def test_a_note_call_stands_where_its_closing_mark_was_lost() -> None:
    block = '<p>She called it “a bad bargain.<ref type="noteAnchor">—</ref> After that she left the town for good.</p>'
    assert spans(block) == ["a bad bargain."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mill said: “The tide will turn.”", "said: The tide will turn."),
        ("Mill wrote that “the tide, in the end, turned.”", "quote: the tide, in the end, turned."),
        ("The so-called “harbour tax” was hated.", "soCalled: harbour tax"),
        ("What does the word “quay” mean?", "mentioned: quay"),
        ("A “free” port it was.", "soCalled: free"),
        ("In his essay “The Tides of the North” he says nothing.", "title: The Tides of the North"),
        ("<note>12. Ann Marsh, “The Tides of the North,” Sea Review 3, 44.</note>", "title: The Tides of the North"),
        ("It was, they held, “a matter of plain good sense”.", "quote: a matter of plain good sense"),
        ("The sailors call it “Brask.” They like it.", "soCalled: Brask."),
        ("“Weighing the quay,” people called it, and they laughed.", "soCalled: Weighing the quay,"),
        (
            "She came upon the words “It is clear that the tide will turn,” and stopped.",
            "quote: It is clear that the tide will turn,",
        ),
        ("Brask’s phrase, “the will of the quay,” is still known.", "quote: the will of the quay,"),
        ("They referred to the new quay as a “costly folly” and went home.", "quote: costly folly"),
        ("Some of the “friends” today. Brask wrote to them.", "soCalled: friends"),
        ("Of his works, “Die Fahrt nach Norden” (1867) was the last.", "title: Die Fahrt nach Norden"),
        ("There was a note on it in “Harbour”, Vol. 2, No. 7.", "title: Harbour"),
        ("Brask, in his “Tides of the North,” tells of it.", "title: Tides of the North"),
    ],
)
def test_kinds(text: str, expected: str) -> None:
    assert kinds(text) == [expected]


def test_a_speech_goes_on_after_who_speaks() -> None:
    text = "“They are the moral,” said the oldest of us. “It is possible to be wrong, and on the right side.”"
    assert kinds("The clock struck twelve.", f"Our notebook has this. {text}") == [
        "said: They are the moral,",
        "said: It is possible to be wrong, and on the right side.",
    ]


def test_a_title_is_known_by_its_row_and_by_what_the_book_says_elsewhere() -> None:
    assert kinds(
        "After “Brasken” was given he wrote the opera “Brasken and Orm” for the town.",
        "He heard “Brasken and Orm” and “La Pluie” there, then the opera “Brasken” once more.",
        "The “Left” was there, and “Right,” too.",
    ) == [
        "title: Brasken",
        "title: Brasken and Orm",
        "title: Brasken and Orm",
        "title: La Pluie",
        "title: Brasken",
        "soCalled: Left",
        "soCalled: Right,",
    ]


DIALOGUE = (
    "‘Come in,’ said Miss Pell. ‘The kettle’s on, and Tom’s boots are drying.’",
    "‘I can’t stay.’ He looked round the ‘parlour’, as she called it. ‘I’ve the boys’ supper to see to.’",
    "‘You never can,’ she said; and then, after a time: ‘Father told me, “Never trust a sailor,” and he was right.’",
    "The clock struck. Nobody spoke of the Joneses’ cow.",
    "‘Well!’",
    "‘Is that all?’",
)


def test_british_dialogue() -> None:
    assert kinds(*DIALOGUE) == [
        "said: Come in,",
        "said: The kettle’s on, and Tom’s boots are drying.",
        "said: I can’t stay.",
        "soCalled: parlour",
        "said: I’ve the boys’ supper to see to.",
        "said: You never can,",
        "said: Father told me, “Never trust a sailor,” and he was right.",
        "said: Never trust a sailor,",
        "said: Well!",
        "said: Is that all?",
    ]


def test_american_dialogue() -> None:
    assert kinds(
        "“You can’t mean it,” said Dorcas. “Not the ‘Petrel’?”",
        "“The pilots’ own boat,” he answered, goin’ red, “and no more to be said.",
        "“She sails at four.”",
        "“Oh!”",
    ) == [
        "said: You can’t mean it,",
        "said: Not the ‘Petrel’?",
        "soCalled: Petrel",
        "said: The pilots’ own boat,",
        "said: and no more to be said.",
        "said: She sails at four.",
        "said: Oh!",
    ]


def test_dialogue_with_dashes() -> None:
    blocks = [
        "—Come in, said Pell. The door is open.",
        "—I can’t stay, he called out. Not long!",
        "The clock struck.",
        "—Well?",
        "—Well what?",
    ]
    assert kinds(*blocks) == [
        "said: Come in,",
        "said: The door is open.",
        "said: I can’t stay,",
        "said: Not long!",
        "said: Well?",
        "said: Well what?",
    ]


def test_what_follows_the_speaker_is_speech_or_told() -> None:
    blocks = [
        "—Tell us, Pell, O’Brask said, how many boats have you?",
        "—Two, said Mr. Pell, looking down at the quay. Or three.",
        "—Where are they? O’Brask asked.",
        "—Out. They called us in when it rained, he told me, and went out again.",
        "—No!",
    ]
    assert spans(*blocks) == [
        *("Tell us, Pell,", "how many boats have you?", "Two,", "Or three.", "Where are they?"),
        *("Out. They called us in when it rained, he told me, and went out again.", "No!"),
    ]


def test_hyphens_for_dashes_and_dashes_that_break_a_speech() -> None:
    blocks = ["-Ven acá -dijo el viejo-. No tengas miedo.", "-¿Quién es?", "-Soy yo.", "-Pasa."]
    assert spans(*blocks) == ["Ven acá", "No tengas miedo.", "¿Quién es?", "Soy yo.", "Pasa."]
    blocks = ["—Well—I don’t know, said Pell, but you—", "— Да, — сказал он. — Нет.", "—No.", "—Yes."]
    assert spans(*blocks) == ["Well—I don’t know,", "but you—", "Да,", "Нет.", "No.", "Yes."]
    assert spans("-a well-known rule", "-and another one", "-and one more", "-the last") == []


def test_marks_inside_speech_after_a_dash() -> None:
    blocks = [
        "—She called it “a bad bargain,” said Pell. So it was.",
        "—« Non », dit-il.",
        "—Well?",
        "—Well what?",
        "—No.",
    ]
    assert spans(*blocks) == [
        *("She called it “a bad bargain,”", "a bad bargain,", "So it was.", "Non", "Well?", "Well what?", "No.")
    ]


def test_dashes_in_french() -> None:
    blocks = ["— Entrez, dit Paul. La porte est ouverte.", "— Non, répondit-elle.", "— Si.", "— Soit."]
    made = document(*blocks)
    made.root.set("{http://www.w3.org/XML/1998/namespace}lang", "fr")
    read = passages_of(made.root)
    found = [
        p.text[m.start : m.end]
        for p, each in zip(read, QuotationAnnotator().annotate_all(read), strict=True)
        for m in each
    ]
    assert found == ["Entrez,", "La porte est ouverte.", "Non,", "Si.", "Soit."]


def test_dashes_around_what_the_narrator_puts_in() -> None:
    blocks = ["—Ven acá —dijo el viejo—. No tengas miedo.", "—¿Quién es?", "—Soy yo.", "—Pasa."]
    assert spans(*blocks) == ["Ven acá", "No tengas miedo.", "¿Quién es?", "Soy yo.", "Pasa."]


def test_a_single_passage_can_be_read_alone() -> None:
    (passage,) = passages("He said “no” twice.")
    (mention,) = QuotationAnnotator().mentions(passage)
    assert passage.text[mention.start : mention.end] == "no"


def test_mends_stand_inside_the_quotation_around_them() -> None:
    book = document("It said: “They were ‘officers/ which pleased ‘nobody/ and then they slept.” So it ended.")
    before = "".join(source_reading(book.root))
    (passage,) = passages_of(book.root)
    assert insert(passage, QuotationAnnotator().mentions(passage)) == ()
    outer = next(book.root.iter("{*}said", "{*}quote"))
    assert "".join(source_reading(outer)).endswith("and then they slept.")
    assert "".join(source_reading(book.root)) == before


def test_annotating_twice_finds_the_same() -> None:
    book = document("It said: “They were ‘officers/ which pleased nobody.", "“And then they slept.” So it ended.")
    for passage, found in zip(read := passages_of(book.root), QuotationAnnotator().annotate_all(read), strict=True):
        insert(passage, found)
    once = book.to_bytes()
    for passage, found in zip(read := passages_of(book.root), QuotationAnnotator().annotate_all(read), strict=True):
        insert(passage, found)
    assert book.to_bytes() == once


@given(st.lists(st.text(alphabet="ab sT.,:!?5/’‘“”\"'«»„—\n", max_size=60), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_marks_give_nested_spans_inside_the_text(texts: list[str]) -> None:
    read = passages(*texts)
    for passage, found in zip(read, QuotationAnnotator().annotate_all(read), strict=True):
        for one in found:
            assert 0 <= one.start < one.end <= len(passage.text)
            assert one.evidence in RULES
            for other in found:
                assert not one.start < other.start < one.end < other.end


def test_time_grows_with_the_text_however_bad_the_marks() -> None:
    hostile = "“a ‘b ’c “d ” e' f\" " * 2000
    assert QuotationAnnotator().annotate_all(passages(hostile)) is not None


def test_the_language_of_a_book_is_seen_where_nobody_stated_it() -> None:
    lines = [
        "— Entrez, dit Paul. La porte est ouverte, et les enfants sont dans le jardin.",
        "— Non, répondit-elle, je ne peux pas.",
        "Il est venu avec le bateau des marins, dans la nuit. Une femme est sur le quai, et les autres sont là.",
        "— Si.",
        "— Soit, se disait-il; le vent est dans le port, et les marins ne sont pas encore là.",
    ]
    assert spans(*lines * 5)[:5] == [
        "Entrez,",
        "La porte est ouverte, et les enfants sont dans le jardin.",
        "Non,",
        "je ne peux pas.",
        "Si.",
    ]
    assert spans(*lines * 5)[5:7] == ["Soit,", "le vent est dans le port, et les marins ne sont pas encore là."]
