"""Annotating whole documents: nothing changes twice, nothing made by hand is touched, no character is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from annotation.helpers import NO_QUOTATIONS, annotated, document, index, listed, notes, refs, tagged
from teiedition.annotation import RULES, AnnotationOptions, annotate
from teiedition.annotation.book import Book
from teiedition.annotation.gazetteer import Gazetteer
from teiedition.model import Entity, EntityKind
from teiedition.names import TEI_NS, tei
from teiedition.tei.document import TeiDocument, source_reading
from teiedition.tei.passage import Passage, passages

TEXT = (
    "“I saw Ada Orm in London,” said Tarn. Ada <hi>Orm</hi> had left <pb n='3'/>Petrograd on 7 March\n1921.",
    "It was Mr. Tarn; Orm, <persName>Ulla Brask</persName> and <placeName ref='#x'>Ulla</placeName> were in Moscow.",
    "<head>ADA ORM AND PETROGRAD</head>",
)
BACK = notes("Ulla Brask, The Long Quay (London: Tern, 1971), 12.") + index(
    "Brask, Ulla, 12", "The Long Quay (Brask), 3"
)
ADA = Entity("orm-a", EntityKind.PERSON, ("Ada Orm",), surname="Orm", forename="Ada", note="Harbour pilot.")
GUILD = Entity("guild", EntityKind.ORG, ("Guild of Pilots", "the Guild"))


def reading(made: TeiDocument) -> str:
    return "".join(part for text in made.texts for part in source_reading(text))


def test_annotating_twice_changes_nothing_the_second_time() -> None:
    made = document(*TEXT, back=BACK)
    before = reading(made)
    annotate(made, (ADA,))
    once = made.to_bytes()
    annotate(made, (ADA,))
    assert made.to_bytes() == once
    assert reading(made) == before
    assert tagged(made, "date") == ["7 March 1921", "1971"]


def test_annotating_again_without_a_list_takes_back_what_it_had_brought() -> None:
    made = document(*TEXT, back=BACK)
    annotate(made)
    without = made.to_bytes()
    annotate(made, (ADA, GUILD))
    assert "orm-a" in listed(made)
    annotate(made, (ADA, GUILD))
    standing = made.stand_off
    assert standing is not None
    for person in list(standing.iter(tei("person"))):
        if person.get("resp") is None:
            person.set("resp", "rule:authority-name")
    annotate(made)
    assert made.to_bytes() == without


def test_what_was_made_by_hand_stays_as_it_is() -> None:
    made = document("Then <persName key='k'>Ada</persName> Orm saw <name>London</name> and <date>1921</date>; Ada Orm.")
    annotate(made, (), NO_QUOTATIONS)
    assert refs(made) == {"Ada": "", "Ada Orm": "#orm-ada"}
    assert (tagged(made, "placeName"), tagged(made, "date")) == ([], ["1921"])


def test_entries_of_the_standoff_made_by_hand_stay() -> None:
    made = document("It was Ada Orm.")
    entry = f'<standOff xmlns="{TEI_NS}"><listPerson><person xml:id="eve"/></listPerson></standOff>'
    made.root.insert(1, etree.fromstring(entry))
    annotate(made, (), NO_QUOTATIONS)
    annotate(made, (), NO_QUOTATIONS)
    assert listed(made) == {"eve": "person", "orm-ada": "person"}


def test_only_entities_that_are_named_are_listed() -> None:
    made = annotated("The Guild of Pilots met; the Guild was old.", authority=(ADA, GUILD))
    assert listed(made) == {"guild": "org"}
    assert tagged(made, "orgName") == ["Guild of Pilots", "the Guild"]


def test_of_names_that_begin_together_the_longer_one_counts() -> None:
    river = Entity("river", EntityKind.PLACE, ("Long Water",))
    quay = Entity("quay", EntityKind.PLACE, ("Long Water Quay",))
    assert refs(annotated("At Long Water Quay, by Long Water.", authority=(river, quay))) == {
        "Long Water Quay": "#quay",
        "Long Water": "#river",
    }


def test_a_name_of_several_entries_is_left_open() -> None:
    entities = tuple(Entity(f"quay-{n}", EntityKind.PLACE, ("Old Quay",)) for n in (1, 2))
    (passage_mention,) = Gazetteer(entities, Book(())).mentions(_passage("At Old Quay."))
    assert (passage_mention.ref, passage_mention.evidence) == (None, "authority-ambiguous")


def test_each_kind_can_be_switched_off() -> None:
    made = document(*TEXT)
    annotate(made, (), AnnotationOptions(persons=False, places=False, dates=False, titles=False, quotations=False))
    assert made.to_bytes() == document(*TEXT).to_bytes()


def test_every_element_names_a_rule_that_is_explained() -> None:
    made = document(*TEXT, back=BACK)
    annotate(made, (ADA,))
    signed = [element.get("resp", "") for element in made.root.iter(etree.Element) if element.get("resp")]
    assert signed
    assert {pointer.removeprefix("rule:") for resp in signed for pointer in resp.split()} <= set(RULES)


def test_a_document_without_words() -> None:
    made = document("<p/>")
    before = made.to_bytes()
    assert annotate(made) == ()
    assert made.to_bytes() == before


PIECES = (
    "Ada Orm|Mr. |London|said|“|”|‘|’|1921|7 March|, |. | |\n|<pb/>|<lb break='no'/>|<hi>Ada</hi>|the |and |J. |"
    "Petrograd |"
    "<choice><sic>lda</sic><corr>Ida</corr></choice>|<ref type='noteAnchor'>3</ref>|"
    "<note>Orm, Quays (Bath: A, 1900).</note>|"
    "(London: Tern, 1982)|-|[|]|Ée’s|von |<persName>Eve</persName>"
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=20))
def test_no_character_changes_whatever_the_text(pieces: list[str]) -> None:
    made = document("x" + "".join(pieces))
    before = reading(made)
    annotate(made)
    assert reading(made) == before
    once = made.to_bytes()
    annotate(made)
    assert made.to_bytes() == once


def _passage(text: str) -> Passage:
    return passages(document(text))[0]
