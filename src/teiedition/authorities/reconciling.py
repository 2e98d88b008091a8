"""Candidates from a reconciliation service for the rows of a table. The editor decides; no list is touched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from teiedition.authorities.row import Decision, Row
from teiedition.authorities.service import Candidate, Question, Service
from teiedition.errors import ServiceError
from teiedition.model import Entity, EntityKind


class Reconciled(NamedTuple):
    """What came of asking."""

    rows: tuple[Row, ...]
    """All rows, those that were answered with candidates."""
    answered: int
    """Rows for which there is an answer, though it may name nobody."""
    error: ServiceError | None
    """Why the service did not answer the rest."""


DATES = {"wikidata": ("P569@year", "P570@year", "{}"), "gnd": ("dateOfBirth", "dateOfDeath", "{}*")}
"""Services that can be told when a person was born and died: the properties by their names, and how they have a year.

https://openrefine-wikibase.readthedocs.io (subfields of dates);
http://blog.lobid.org/2019/09/30/openrefine-examples.html (years as beginnings of dates).
"""
NOBODY = "none"
"""Stands in ``candidates`` where the service knows none, so that it is not asked again."""


def reconcile(rows: Iterable[Row], service: Service, kind: EntityKind | None = None) -> Reconciled:
    """Ask a service who is meant, by the preferred name of each row that has no candidates yet.

    The years of birth and death go with the name where the row has them and the service is one of :data:`DATES`.

    Rejected rows are not asked for. A failure of the service ends the asking, and what was answered stands.

    :param kind: only rows of this kind.
    """
    rows = tuple(rows)
    asked = [row for row in rows if _is_open(row, kind)]
    questions: dict[int, Question] = {}
    answers: dict[Question, tuple[str, ...]] = {}
    error = None
    try:
        authority = service.authority()
        questions = {id(row): _question(row.entity, authority) for row in asked}
        for question, candidates in service.ask(questions.values()):
            answers[question] = tuple(_shown(authority, each) for each in candidates) or (NOBODY,)
    except ServiceError as failure:
        error = failure
    new = {
        id(row): replace(row, candidates=answers[questions[id(row)]])
        for row in asked
        if id(row) in questions and questions[id(row)] in answers
    }
    return Reconciled(tuple(new.get(id(row), row) for row in rows), len(new), error)


def _question(entity: Entity, authority: str) -> Question:
    """Return what is asked: the name, and the years of a life in the terms of that authority."""
    birth, death, form = DATES.get(authority, ("", "", ""))
    known = ((birth, _year(entity.birth)), (death, _year(entity.death)))
    return Question(entity.names[0], tuple((pid, form.format(year)) for pid, year in known if pid and year))


def _year(date: str | None) -> int | None:
    """Return the year of a date as ``@when`` has it; one before Christ is negative."""
    year = re.match(r"-?\d{4}(?=-|$)", date or "")
    return int(year[0]) if year else None


def _is_open(row: Row, kind: EntityKind | None) -> bool:
    wanted = kind is None or row.entity.kind == kind
    return wanted and row.accept != Decision.REJECTED and not row.candidates and bool(row.entity.names)


def _shown(authority: str, candidate: Candidate) -> str:
    sure = ", match" if candidate.match else ""
    return f"{authority}:{candidate.id} {candidate.name} ({candidate.score:g}{sure})"


def rows_of(
    authority: Iterable[Entity], rows: Iterable[Row], kind: EntityKind | None = None, *, without: str = ""
) -> tuple[Row, ...]:
    """Return rows for entries of the authority lists, so that identifiers can be found for them, too.

    :param rows: the table so far; entries that it has a row for are left out.
    :param without: entries that have an identifier of this type are left out.
    """
    there = {row.match for row in rows}
    return tuple(
        Row(entity, match=entity.id, score=100)
        for entity in authority
        if entity.names and entity.id not in there and (kind is None or entity.kind == kind)
        if not any(known == without for known, _ in entity.idno)
    )
