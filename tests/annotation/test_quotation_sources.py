"""Whose words a quotation is: speakers beside verbs of saying, references in notes. Persons are invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.helpers import document, words
from teiedition.annotation import annotate
from teiedition.annotation.quotation_saying import language_of, saying, words_of_saying
from teiedition.annotation.quotation_speakers import Named, Quoted, speakers
from teiedition.evaluation.teigold import text_of
from teiedition.names import tei, xml
from teiedition.tei.document import TeiDocument
from teiedition.tei.rules import declare_rules
from teiedition.validation.options import ValidationOptions
from teiedition.validation.pointers import findings

QUOTATIONS = tuple(map(tei, ("said", "quote", "q")))
TAGGED = (*QUOTATIONS, tei("hi"), tei("persName"))


def attributed(text: str, language: str = "en") -> list[str]:
    """Quotations and their speakers; persons stand in braces, quotations between angle brackets."""
    plain, opened = "", []
    named: list[Named] = []
    quoted: list[Quoted] = []
    for character in text:
        if character in "{<":
            opened.append(len(plain))
        elif character == "}":
            start = opened.pop()
            named.append(Named(start, len(plain), f"#{plain[start:].lower()}"))
        elif character == ">":
            quoted.append(Quoted(opened.pop(), len(plain)))
        else:
            plain += character
    found = speakers(plain, quoted, named, language)
    return [f"{plain[one.start : one.end]} – {found[one].who.ref}" for one in sorted(quoted) if one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“<Yes,>” said Mrs. {Ling}. “<No.>”", ["Yes, – #ling", "No. – #ling"]),
        ("‘<Yes>’, {Ling} said quietly, ‘<no.>’", ["Yes – #ling", "no. – #ling"]),
        ("“<Well,>” {Ling} began, “<I…>” “<Stop!>” cried the captain.", ["Well, – #ling", "I… – #ling"]),
        ("{Orm} wrote to {Brask}: “<Come.>”", ["Come. – #orm"]),
        ("{Orm}, who had come late, replied that “<all is lost.>”", ["all is lost. – #orm"]),
        ("{Orm} in her diary wrote that “<all is lost.>”", ["all is lost. – #orm"]),
        ("According to {Orm}, the quay was “<rotten to the core.>”", ["rotten to the core. – #orm"]),
        (
            "“<The quay is rotten,>” according to {Orm}, “<to the core.>”",
            ["The quay is rotten, – #orm", "to the core. – #orm"],
        ),
        ("{Ling} turned to {Orm} and said, “<Go.>” {Orm} went.", ["Go. – #ling"]),
        ("{Ling}’s answer was short: “<No.>”", ["No. – #ling"]),
        ("Wrote {Orm}: “<It is so.>”", ["It is so. – #orm"]),
        ("He quoted {Orm}: “<It is so.>”", ["It is so. – #orm"]),
        ("“<Father told me, ‘<Never,>’ and {Ling} said, ‘<Ever.>’>”", ["Ever. – #ling"]),
    ],
)
def test_the_speaker_is_named(text: str, expected: list[str]) -> None:
    assert attributed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“<Yes,>” he said. {Ling} rose.",
        "He told {Ling}: “<Go.>”",
        "“<Go,>” said {Ling}’s brother.",
        "{Ling} read: “<Ever.>”",
        "It was “<the end of all.>” {Ling} said nothing more of it.",
        "The captain spoke of {Ling}. “<A good man.>”",
    ],
)
def test_nobody_is_named_who_might_be_another(text: str) -> None:
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„<Ja>“, sagte Frau {Ling}. „<Nein.>“", ["Ja – #ling", "Nein. – #ling"]),
        (
            "de-AT",
            "In diesem Brief schrieb {Orm}: „<Nein.>“ {Ling} hatte gesagt: „<Ja.>“",
            ["Nein. – #orm", "Ja. – #ling"],
        ),
        ("fr", "« <Oui> », dit {Ling}. {Orm} lui répondit : « <Non.> »", ["Oui – #ling", "Non. – #orm"]),
        ("fr", "« <Ah !> » s’écria la vieille {Orm}.", ["Ah ! – #orm"]),
        ("es", "«<Sí>», le dijo {Ling}. Entonces escribió {Orm}: «<No.>»", ["Sí – #ling", "No. – #orm"]),
        ("it", "«<Sì>», rispose la signora {Ling}. Secondo {Orm}, «<no.>»", ["Sì – #ling", "no. – #orm"]),
        ("xx", "“<Yes,>” said {Ling}.", ["Yes, – #ling"]),
    ],
)
def test_in_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert attributed(text, language) == expected


PEOPLE = "<p>Miss Tibalda Orm met Mr. Isambard Brask at the quay.</p>"
NOTE = (
    '<note xml:id="work-note0001" n="1" place="end">'
    '<p><bibl xml:id="work-b1"><title>The Long Quay</title></bibl>.</p></note>'
)
CALL = '<ref type="noteAnchor" target="#work-note0001" n="1">1</ref>'


def sourced(*content: str) -> TeiDocument:
    made = document(PEOPLE, *content)
    assert annotate(made) == ()
    assert dangling(made) == []
    return made


def dangling(made: TeiDocument) -> list[str]:
    declare_rules(made)
    return [finding.message for finding in findings(made, ValidationOptions())]


def pointers(made: TeiDocument) -> list[tuple[str, str | None, str | None]]:
    quotations = [element for text in made.texts for element in text.iter(*QUOTATIONS)]
    return [(words(element)[:12], element.get("who"), element.get("source")) for element in quotations]


def test_speech_points_to_the_entry_of_the_person() -> None:
    made = sourced("“I never saw the quay,” said Miss Orm. “Not once!” He left.")
    assert pointers(made) == [("I never saw ", "#orm-tibalda", None), ("Not once!", "#orm-tibalda", None)]
    first, second = (element for text in made.texts for element in text.iter(tei("said")))
    assert (first.get("resp"), first.get("cert")) == ("rule:verb-of-saying rule:speaker-after", "medium")
    assert str(second.get("resp")).endswith("rule:speaker-of-paragraph")


def test_what_was_written_points_to_its_author_with_source() -> None:
    made = sourced("Miss Orm wrote that “the quay, in the end, will have to be built anew.”")
    assert pointers(made) == [("the quay, in", None, "#orm-tibalda")]


def test_a_quotation_points_to_the_reference_in_the_note_behind_it() -> None:
    made = sourced(f"<p>Brask argued that “the quay is older than the town itself.”{CALL} It is not.</p>", NOTE)
    assert pointers(made) == [("the quay is ", None, "#work-b1 #brask-isambard")]


def test_a_note_with_several_references_is_pointed_to_as_a_whole() -> None:
    two = NOTE.replace("</bibl>.", "</bibl>; <bibl><title>Tides</title></bibl>.")
    made = sourced(f"<p>It was “older than the town itself by a hundred years.”{CALL}</p>", two)
    assert pointers(made) == [("older than t", None, "#work-note0001")]


def test_a_reference_in_brackets_behind_a_quotation() -> None:
    made = sourced(
        "It was “older than the town itself” (Brask 1971, 12), “and better built,” (see Orm, 1964: p. 3) they say.",
        "The quay is “of no age that anybody knows” (p. 77). It is “of no use to anybody” (which many doubt)"
        " “at all” (1921).",
    )
    assert pointers(made) == [
        ("older than t", None, "#work-bibl0001"),
        ("and better b", None, "#work-bibl0002"),
        ("of no age th", None, "#work-bibl0003"),
        ("of no use to", None, None),
    ]
    first = next(made.root.iter(tei("bibl")))
    assert words(first) == "Brask 1971, 12"
    assert first.find("{*}author/{*}persName") is not None
    assert [scope.text for scope in made.root.iter(tei("biblScope"))] == ["12", "3", "77"]


def test_a_call_further_on_says_nothing() -> None:
    made = sourced(f"<p>It was “older than the town itself,” which many doubt.{CALL}</p>", NOTE)
    assert pointers(made) == [("older than t", None, None)]


def test_what_is_displayed_points_to_who_announces_it_and_to_its_note() -> None:
    block = f'<quote rend="block" xml:id="work-quote0001"><p>The quay is old.{CALL}</p></quote>'
    made = sourced("Of this Miss Orm wrote:", block, NOTE)
    assert pointers(made) == [("The quay is ", None, "#work-b1 #orm-tibalda")]


def test_all_parts_of_a_speech_have_its_speaker() -> None:
    made = sourced("Miss Orm said: “First, the quay.", "“Then the pier.”")
    assert [source for _, _, source in pointers(made)] == ["#orm-tibalda", "#orm-tibalda"]


def test_a_second_run_changes_nothing_and_hand_made_pointers_stay() -> None:
    block = '<quote rend="block" source="#work-b1"><p>The quay is old.</p></quote>'
    hand = "<p>“<said>No,</said>” said Miss Orm. “<said who='#brask-isambard'>Yes.</said>”</p>"
    made = sourced("Miss Orm wrote:", block, "“Old,” said Miss Orm.", hand, NOTE)
    once = made.to_bytes()
    annotate(made)
    assert made.to_bytes() == once
    assert pointers(made)[0] == ("The quay is ", None, "#work-b1")
    assert pointers(made)[2:] == [("No,", None, None), ("Yes.", "#brask-isambard", None)]


def test_evidence_of_a_displayed_quotation_is_taken_back() -> None:
    block = '<quote rend="block"{}><p>The quay is old.</p></quote>'
    for attributes in ("", ' resp="rule:quote-by-indent" cert="medium"'):
        made = sourced("Miss Orm wrote:", block.format(attributes))
        quotation = next(made.root.iter(tei("quote")))
        assert quotation.get("source") == "#orm-tibalda"
        announcing = quotation.getprevious()
        assert announcing is not None
        announcing.text, announcing[:] = "Nobody knows:", []
        annotate(made)
        assert "source" not in quotation.attrib
        assert quotation.get("resp") == ("rule:quote-by-indent" if attributes else None)
        assert quotation.get("cert") == ("medium" if attributes else None)


PARTS = st.sampled_from(
    [
        *("“", "”", "‘", "’", "“I go,”", " said Miss Orm", " Brask wrote: ", " he said. ", "According to Brask, "),
        *("‘Never,’ ", "the quay", ".", ", ", " — ", "1921 ", "‘T am/", CALL, "<hi rend='italic'>The Tides</hi>", "\n"),
        *("<said>by hand</said>", "“<quote>by <hi>hand</hi></quote>”", "<persName>Orm</persName>", "<pb n='3'/>"),
    ]
)


@given(st.lists(st.lists(PARTS, max_size=12).map("".join), min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_annotation_keeps_characters_nesting_and_hand_made_tags(paragraphs: list[str]) -> None:
    made = document(PEOPLE, *(f"<p>{part}</p>" for part in paragraphs), NOTE)
    by_hand = [(element.tag, words(element)) for text in made.texts for element in text.iter(*TAGGED)]
    before = text_of(made)
    annotate(made)
    assert text_of(made) == before
    assert dangling(made) == []
    once = made.to_bytes()
    assert text_of(TeiDocument.parse(once)) == before
    kept = [(e.tag, words(e)) for text in made.texts for e in text.iter(*TAGGED) if not e.get("resp")]
    assert kept == by_hand
    annotate(made)
    assert made.to_bytes() == once


def test_verse_quoted_over_two_lines_is_one_quotation() -> None:
    lines = "<lg><l>“The tide has turned, my love,</l><l>And we must go to sea.”</l></lg>"
    made = sourced("Miss Orm wrote of the sea, and then", lines)
    first, second = (element for text in made.texts for element in text.iter(*QUOTATIONS))
    assert first.get("next") == f"#{second.get(xml('id'))}"
    assert second.get("prev") == f"#{first.get(xml('id'))}"


def test_time_grows_with_the_paragraph() -> None:
    text = "“I, ‘you’ and ‘she’,” said Orm. " * 4000
    named = [Named(match.start(), match.end(), "#orm") for match in re.finditer("Orm", text)]
    quoted = [Quoted(match.start(1), match.end(1)) for match in re.finditer("“([^”]*)”", text)]
    quoted += [Quoted(match.start(1), match.end(1)) for match in re.finditer("‘([^’]*)’", text)]
    assert len(speakers(text, quoted, named)) == 4000


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it"])
def test_every_language_has_all_the_words(language: str) -> None:
    words = words_of_saying(language)
    assert words.keys() == words_of_saying("en").keys()
    assert (words is words_of_saying("en")) == (language == "en")
    saying(language)


def test_the_language_is_that_of_the_commonest_words() -> None:
    french = ["Les enfants sont dans le jardin, et la nuit est là. Une femme est sur le quai, pas les hommes."] * 3
    assert language_of(french, "en") == "fr"
    assert language_of(["The night is dark."], "fr") == "fr", "too little to say otherwise"
    assert language_of(french, "la") == "la", "a language that has no file may be anything"
