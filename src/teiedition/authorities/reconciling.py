"""Candidates from a reconciliation service for the rows of a table. The editor decides; no list is touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from teiedition.authorities.row import Decision, Row
from teiedition.authorities.service import Candidate, Service
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


NOBODY = "none"
"""Stands in ``candidates`` where the service knows none, so that it is not asked again."""


def reconcile(rows: Iterable[Row], service: Service, kind: EntityKind | None = None) -> Reconciled:
    """Ask a service who is meant, by the preferred name of each row that has no candidates yet.

    Rejected rows are not asked for. A failure of the service ends the asking, and what was answered stands.

    :param kind: only rows of this kind.
    """
    rows = tuple(rows)
    asked = [row for row in rows if _is_open(row, kind)]
    answers: dict[str, tuple[str, ...]] = {}
    error = None
    try:
        authority = service.authority()
        for name, candidates in service.ask([row.entity.names[0] for row in asked]):
            answers[name] = tuple(_shown(authority, each) for each in candidates) or (NOBODY,)
    except ServiceError as failure:
        error = failure
    done = [row for row in asked if row.entity.names[0] in answers]
    new = {id(row): replace(row, candidates=answers[row.entity.names[0]]) for row in done}
    return Reconciled(tuple(new.get(id(row), row) for row in rows), len(done), error)


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
