"""Who and what the texts name beyond the authority lists, one row an entity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from teiedition.authorities import Decision, Row, propose
from teiedition.authorities.matching import Matcher
from teiedition.model import Entity, EntityKind
from teiedition.tei.document import TeiDocument

TEXT = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="quay"><teiHeader/>
<standOff>
  <listPerson>
    <person xml:id="abel"><persName>Ann Abel</persName></person>
    <person xml:id="bell-rosa" resp="rule:person-full-name"><persName><forename>Rosa</forename> <surname>Bell</surname>
      </persName><persName type="variant">Bell</persName></person>
  </listPerson>
  <listPlace><place xml:id="leith" resp="rule:place-gazetteer"><placeName>Leith</placeName>
    <location><geo>55.98 -3.17</geo></location></place></listPlace>
</standOff>
<text><body>
  <p xml:id="quay-p1"><persName ref="#abel">Ann Abel</persName> met <persName ref="#bell-rosa">Rosa Bell</persName>
    at <pb n="7"/><placeName ref="#leith">Leith</placeName>.</p>
  <p xml:id="quay-p2"><persName ref="#bell-rosa">Bell</persName> and <persName ref="#bell-rosa">R. Bell</persName>,
    pilots of <orgName resp="rule:org-form">the Guild of Pi<lb break="no"/>lots</orgName>, read
    <title level="j" resp="rule:title">The Log</title>, <title level="j">The Log,</title> and not
    <title level="m" ref="http://example.org/atlas">An Atlas</title>. <persName ref="#nobody">Anne Abel</persName>
    wrote to <persName>…</persName></p>
</body></text></TEI>"""

AUTHORITY = (
    Entity("abel", EntityKind.PERSON, ("Ann Abel",)),
    Entity("guild", EntityKind.ORG, ("Guild of Pilots", "Pilots’ Guild")),
)


def rows(*decided: Row) -> tuple[Row, ...]:
    return propose([TeiDocument.parse(TEXT.encode())], AUTHORITY, decided)


def by_id(found: tuple[Row, ...]) -> dict[str, Row]:
    return {row.entity.id: row for row in found}


def test_one_row_an_entity_by_kind_and_frequency() -> None:
    found = [(row.entity.id, row.entity.kind.value, row.count) for row in rows()]
    assert found == [
        ("bell-rosa", "person", 3),
        ("nobody", "person", 1),
        ("leith", "place", 1),
        ("the-guild-of-pilots", "org", 1),
        ("the-log", "bibl", 2),
    ]


def test_a_row_has_all_forms_the_places_and_the_evidence() -> None:
    found = by_id(rows())
    bell = found["bell-rosa"]
    assert bell.entity.names == ("Rosa Bell", "Bell", "R. Bell")
    assert (bell.entity.surname, bell.entity.evidence) == ("Bell", "person-full-name")
    assert bell.places == ("quay-p1", "quay-p2, p. 7")
    assert found["leith"].entity.geo == (55.98, -3.17)
    assert found["the-guild-of-pilots"].entity.names == ("the Guild of Pilots",)
    assert found["the-log"].level == "j"
    assert found["nobody"].entity.evidence == "tagged-by-hand", "a reference that leads nowhere"
    assert all(row.accept == Decision.OPEN for row in found.values())


def test_a_likely_match_is_suggested() -> None:
    found = by_id(rows())
    assert (found["nobody"].match, found["nobody"].score) == ("abel", 94)
    assert (found["the-guild-of-pilots"].match, found["the-guild-of-pilots"].score) == ("guild", 90)
    assert (found["leith"].match, found["leith"].score) == ("", None)


@pytest.mark.parametrize(
    ("form", "match"),
    [
        ("Lovelace, Ada", ("lovelace", 100)),
        ("ADA LOVELACE", ("lovelace", 100)),
        ("Ada Lovelaee", ("lovelace", 92)),
        ("Lovelace", ("lovelace", 90)),
        ("Babbage", None),
        ("", None),
    ],
)
def test_likeness(form: str, match: tuple[str, int] | None) -> None:
    matcher = Matcher([Entity("lovelace", EntityKind.PERSON, ("Ada Lovelace",))])
    assert matcher.best(EntityKind.PERSON, [form]) == match
    assert matcher.best(EntityKind.PLACE, [form]) is None


def test_what_was_decided_is_kept_and_not_proposed_again() -> None:
    first = by_id(rows())
    renamed = replace(first["bell-rosa"].entity, id="bell")
    decided = (
        replace(first["bell-rosa"], accept=Decision.NEW, entity=renamed),
        replace(first["leith"], accept=Decision.REJECTED),
        replace(first["nobody"], candidates=("somebody",)),
    )
    again = rows(*decided)
    assert again[:2] == decided[:2]
    assert [row.entity.id for row in again[2:]] == ["nobody", "the-guild-of-pilots", "the-log"]


def test_identifiers_are_not_given_twice() -> None:
    taken = (*AUTHORITY, Entity("the-log", EntityKind.PLACE, ("The Log",)))
    found = propose([TeiDocument.parse(TEXT.encode())], taken)
    assert found[-1].entity.id == "the-log-2"


def test_identifiers_stay_short() -> None:
    from teiedition.authorities.row import LONGEST, identifier

    assert identifier("A Long Title Of A Very Long Treatise On Nothing In Particular") == (
        "a-long-title-of-a-very-long-treatise-on-nothing"
    )
    assert len(identifier("x" * 100)) == LONGEST
    assert identifier("1921 …") == "n-1921"
    assert identifier("…") == "entry"


def test_many_places_are_cut_short() -> None:
    text = "".join(f'<p xml:id="quay-p{n}"><persName>Rosa Bell</persName></p>' for n in range(30))
    document = TeiDocument.parse(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{text}</body></text></TEI>'.encode()
    )
    [row] = propose([document], ())
    assert (row.count, len(row.places), row.places[-1]) == (30, 11, "and 20 more")
