"""The table as CSV: UTF-8, with commas; semicolons and tabs are read, too, since spreadsheets write them.

Several values of one cell have `` | `` between them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn, TypeVar

from teiedition.authorities.row import Decision, Row
from teiedition.errors import SourceError
from teiedition.files import write_atomically
from teiedition.model import Entity, EntityKind

COLUMNS = (
    *("accept", "id", "kind", "forms", "surname", "forename", "birth", "death", "level", "count", "places", "match"),
    *("score", "evidence", "identifiers", "coordinates", "note", "candidates"),
)
_NEEDED = ("accept", "id", "kind", "forms", "match")
_BETWEEN = " | "
_DECISIONS = {
    **dict.fromkeys(("yes", "y", "x", "1", "true"), Decision.NEW),
    **dict.fromkeys(("match", "m"), Decision.MATCH),
    **dict.fromkeys(("no", "n", "0", "false"), Decision.REJECTED),
    "": Decision.OPEN,
}
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not have."""

T = TypeVar("T")


class Cells:
    """One line of a table: its cells by column, and how to refuse one."""

    def __init__(self, path: Path, line: int, cells: Mapping[str, str]) -> None:
        """Hold the cells; ``line`` is the first line of the record, from 1."""
        self.path = path
        self.line = line
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        """Return a cell, without white space around it; empty where there is no such column."""
        return " ".join(self._cells.get(column, "").split())

    def several(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell, each once."""
        return tuple(dict.fromkeys(value for part in self[column].split("|") if (value := part.strip())))

    def read(self, column: str, how: Callable[[str], T], expected: str) -> T:
        """Return a cell read by a function that raises :class:`ValueError` or :class:`KeyError`.

        :raises SourceError: naming file, line, column, and what was expected.
        """
        try:
            return how(self[column])
        except (KeyError, ValueError):
            self.refuse(f"{column} is “{self[column]}”; expected {expected}.")

    def refuse(self, reason: str, advice: str = "Mend this row.") -> NoReturn:
        """Raise the error for this line.

        :raises SourceError: always.
        """
        raise SourceError(f"{self.path}, line {self.line}: {reason}", advice)


def read_cells(path: Path, needed: Iterable[str]) -> Iterator[Cells]:
    """Yield the lines of a CSV file, blank ones left out; column names are read without regard to capitals.

    :param needed: columns that must be there.
    :raises SourceError: when the file cannot be read, is not UTF-8, lacks a column, has one twice, or has a line with
        too many or too few cells.
    """
    text = _text(path)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line, columns = 1, None
    try:
        for cells in reader:
            begin, line = line, reader.line_num + 1
            if columns is None:
                columns = _columns(path, cells, needed)
            elif any(cell.strip() for cell in cells):
                found = Cells(path, begin, dict(zip(columns, cells, strict=False)))
                if len(cells) != len(columns):
                    found.refuse(f"{len(cells)} cells, but the first line names {len(columns)} columns.")
                if bad := next((match for cell in cells if (match := _FORBIDDEN.search(cell))), None):
                    found.refuse(f"the character U+{ord(bad[0]):04X} cannot stand in XML.", "Take it out.")
                yield found
    except csv.Error as error:
        raise SourceError(f"{path}, line {reader.line_num}: no CSV ({error}).", "Save it as CSV again.") from error
    if columns is None:
        raise SourceError(f"{path} is empty.", f"The first line names the columns: {', '.join(needed)} …")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}.", "Check the path.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{path}, line {line}: not UTF-8.", "Save the table as “CSV UTF-8”.") from error


def _columns(path: Path, cells: list[str], needed: Iterable[str]) -> list[str]:
    columns = [cell.strip().casefold() for cell in cells]
    missing = [column for column in needed if column not in columns]
    if missing:
        raise SourceError(
            f"{path}, line 1: the column {', '.join(missing)} is missing.", f"Found: {', '.join(columns) or 'none'}."
        )
    twice = next((column for column in columns if column and columns.count(column) > 1), None)
    if twice:
        raise SourceError(f"{path}, line 1: the column {twice} stands there twice.", "Take one of them out.")
    return columns


def read_table(path: Path) -> tuple[Row, ...]:
    """Read the table an editor has worked through.

    :raises SourceError: when the file is no such table; names file, line and column.
    """
    return tuple(_row(cells) for cells in read_cells(path, _NEEDED))


def _row(cells: Cells) -> Row:
    decision = cells.read("accept", lambda said: _DECISIONS[said.casefold()], "yes, match, no, or nothing")
    entity = Entity(
        id=cells["id"],
        kind=cells.read("kind", EntityKind, ", ".join(EntityKind)),
        names=cells.several("forms"),
        surname=cells["surname"] or None,
        forename=cells["forename"] or None,
        note=cells["note"] or None,
        idno=identifiers(cells),
        geo=cells.read("coordinates", coordinates, "latitude and longitude: 51.45 -2.58"),
        evidence=cells["evidence"] or None,
        birth=cells.read("birth", date, DATE),
        death=cells.read("death", date, DATE),
    )
    return Row(
        entity,
        decision,
        count=cells.read("count", lambda said: int(said or 0), "a whole number"),
        places=cells.several("places"),
        level=cells["level"],
        match=cells["match"],
        score=cells.read("score", lambda said: int(said) if said else None, "a whole number"),
        candidates=cells.several("candidates"),
        line=cells.line,
    )


def identifiers(cells: Cells) -> tuple[tuple[str, str], ...]:
    """Return the pairs of type and value in the column ``identifiers``: ``viaf:… | wikidata:Q7259``."""
    pairs = [value.partition(":") for value in cells.several("identifiers")]
    if bad := next((value for value, colon, rest in pairs if not (value and colon and rest)), None):
        cells.refuse(f"identifiers: “{bad}” has no type; expected something like wikidata:Q7259.")
    return tuple((kind.strip(), value.strip()) for kind, _, value in pairs)


DATE = "a date: 1815-12-10, 1815-12 or 1815; before Christ -0275"


def date(said: str) -> str | None:
    """Return a date as it stands in ``@when``, ``None`` where nothing is said.

    :raises ValueError: for anything else.
    """
    if not said:
        return None
    if not re.fullmatch(r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", said):
        raise ValueError(said)
    return said


def coordinates(said: str) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees, ``None`` where nothing is said.

    :raises ValueError: for anything but two numbers that can be a place on the earth.
    """
    if not said:
        return None
    latitude, longitude = (float(number) for number in said.replace(",", " ").split())
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(said)
    return latitude, longitude


def write_table(path: Path, rows: Iterable[Row]) -> Path:
    """Write the table, whole or not at all; it begins with a byte order mark, by which spreadsheets know UTF-8.

    :raises OutputError: when the place cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = _cells(row)
        writer.writerow([cells[column] for column in COLUMNS])
    return write_atomically(path, text.getvalue().encode("utf-8-sig"))


def _cells(row: Row) -> dict[str, str]:
    entity = row.entity
    return {
        "accept": row.accept.value,
        "id": entity.id,
        "kind": entity.kind.value,
        "forms": _BETWEEN.join(name.replace("|", "/") for name in entity.names),
        "surname": entity.surname or "",
        "forename": entity.forename or "",
        "birth": entity.birth or "",
        "death": entity.death or "",
        "level": row.level,
        "count": str(row.count),
        "places": _BETWEEN.join(row.places),
        "match": row.match,
        "score": "" if row.score is None else str(row.score),
        "evidence": entity.evidence or "",
        "identifiers": _BETWEEN.join(f"{kind}:{value}" for kind, value in entity.idno),
        "coordinates": " ".join(f"{number:.5f}" for number in entity.geo) if entity.geo else "",
        "note": entity.note or "",
        "candidates": _BETWEEN.join(candidate.replace("|", "/") for candidate in row.candidates),
    }
