"""Who and what the texts name that the authority lists do not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from teiedition.authorities.matching import Matcher
from teiedition.authorities.row import Decision, Row, identifier, plain
from teiedition.model import Entity, EntityKind
from teiedition.names import tei, xml
from teiedition.tei.authority import read_entity
from teiedition.tei.document import TeiDocument
from teiedition.tei.passage import passages_of

SHOWN = 10
"""So many places of occurrence are listed."""

_KINDS = {
    tei("persName"): EntityKind.PERSON,
    tei("placeName"): EntityKind.PLACE,
    tei("orgName"): EntityKind.ORG,
    tei("title"): EntityKind.BIBL,
}
_ENTRIES = {tei(kind.value): kind for kind in EntityKind}


class _Mention(NamedTuple):
    kind: EntityKind
    form: str
    ref: str
    """Identifier of the entity, empty where there is none."""
    place: str
    rule: str
    level: str


@dataclass(slots=True)
class _Gathered:
    """What the texts say of one entity."""

    kind: EntityKind
    entity: Entity | None = None
    forms: Counter[str] = field(default_factory=Counter)
    places: list[str] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)

    def add(self, mention: _Mention) -> None:
        self.forms[mention.form] += 1
        self.places.append(mention.place)
        self.rules[mention.rule] += 1
        self.levels[mention.level] += 1


def propose(
    documents: Iterable[TeiDocument], authority: Iterable[Entity], decided: Iterable[Row] = ()
) -> tuple[Row, ...]:
    """Return a row for each person, place, organisation and work that is named and not in the authority lists.

    :param documents: annotated documents. Mentions with one ``@ref`` are one entity; mentions without any are one
        where kind and form are the same.
    :param decided: rows of an earlier table. What an editor has decided is kept as it is, and not proposed again.
    :returns: the rows that were decided, then the others by kind, the most frequent first.
    """
    authority = tuple(authority)
    kept = [row for row in decided if row.accept != Decision.OPEN]
    known = {entity.id for entity in authority}
    gathered = _gather(documents, known)
    taken = known | {row.entity.id for row in kept} | {key for key in gathered if isinstance(key, str)}
    matcher = Matcher(authority)
    rows = []
    for key, each in gathered.items():
        name = key if isinstance(key, str) else identifier(each.forms.most_common(1)[0][0], taken)
        taken.add(name)
        row = _row(name, each)
        if not any(_covers(other, row) for other in kept):
            match = matcher.best(each.kind, row.entity.names)
            rows.append(replace(row, match=match[0], score=match[1]) if match else row)
    kinds = list(EntityKind)
    rows.sort(key=lambda row: (kinds.index(row.entity.kind), -row.count, row.entity.id))
    return (*kept, *rows)


_Key = str | tuple[EntityKind, str]
"""An identifier, or kind and form of what has none."""


def _gather(documents: Iterable[TeiDocument], known: set[str]) -> dict[_Key, _Gathered]:
    found: dict[_Key, _Gathered] = {}
    for document in documents:
        for mention in _mentions(document):
            key: _Key = mention.ref or (mention.kind, plain(mention.form))
            if mention.ref not in known:
                found.setdefault(key, _Gathered(mention.kind)).add(mention)
        if document.stand_off is not None:
            for entry in document.stand_off.iter(*_ENTRIES):
                named = found.get(entry.get(xml("id"), ""))
                if named is not None and named.entity is None:
                    named.entity = read_entity(entry, _ENTRIES[str(entry.tag)])
    return found


def _mentions(document: TeiDocument) -> Iterator[_Mention]:
    """Yield the mentions of a document that name something; those that point outside it are linked already."""
    for text in document.texts:
        page = ""
        for element in text.iter(tei("pb"), *_KINDS):
            if element.tag == tei("pb"):
                page = element.get("n", "")
                continue
            form = _form(element)
            pointer = next(iter((element.get("ref") or "").split()), "")
            if form and (not pointer or pointer.startswith("#")):
                rule = (element.get("resp") or "").removeprefix("rule:")
                place = f"{_nearest_id(element)}{f', p. {page}' if page else ''}"
                kind = _KINDS[str(element.tag)]
                yield _Mention(kind, form, pointer.removeprefix("#"), place, rule, element.get("level", ""))


def _form(element: etree._Element) -> str:
    """Return the words of a mention as a reader reads them, if there is a letter among them."""
    text = " ".join(" ".join(passage.text for passage in passages_of(element)).split()).rstrip(" ,;:")
    return text if any(character.isalpha() for character in text) else ""


def _nearest_id(element: etree._Element) -> str:
    return next((found for each in element.iterancestors() if (found := each.get(xml("id")))), "")


def _row(name: str, gathered: _Gathered) -> Row:
    forms = tuple(form for form, _ in gathered.forms.most_common())
    entity = gathered.entity
    if entity is None:
        rule = next((rule for rule, _ in gathered.rules.most_common() if rule), "tagged-by-hand")
        entity = Entity(name, gathered.kind, forms, evidence=rule)
    names = tuple(dict.fromkeys((*entity.names[:1], *forms, *entity.names[1:])))
    places = tuple(dict.fromkeys(gathered.places))
    more = (f"and {len(places) - SHOWN} more",) if len(places) > SHOWN else ()
    return Row(
        replace(entity, id=name, names=names),
        count=sum(gathered.forms.values()),
        places=(*places[:SHOWN], *more),
        level=gathered.levels.most_common(1)[0][0],
    )


def _covers(decided: Row, row: Row) -> bool:
    """Whether a decided row is about the same entity: the same identifier, or all the same forms."""
    same = decided.entity.id == row.entity.id or set(row.entity.names) <= set(decided.entity.names)
    return decided.entity.kind == row.entity.kind and same
