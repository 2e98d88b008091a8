"""The table goes to a spreadsheet and comes back; what is wrong in it is named by file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.authorities import Decision, Row, read_table, write_table
from teiedition.authorities.table import COLUMNS
from teiedition.errors import SourceError
from teiedition.model import Entity, EntityKind

WORDS = st.from_regex(r"[A-Za-zÀ-ž“”’,;\"\-]{1,9}( [A-Za-z.,;\"]{1,9})?", fullmatch=True)
ENTITIES = st.builds(
    Entity,
    id=st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True),
    kind=st.sampled_from(EntityKind),
    names=st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple),
    note=st.none() | WORDS,
    idno=st.lists(st.tuples(st.sampled_from(["viaf", "gnd"]), st.just("0")), max_size=2, unique=True).map(tuple),
    geo=st.none() | st.just((51.45, -2.58)),
    birth=st.none() | st.sampled_from(["1815", "1815-12-10", "-0275"]),
)
ROWS = st.builds(
    Row,
    ENTITIES,
    st.sampled_from(Decision),
    count=st.integers(0, 99),
    places=st.lists(WORDS, max_size=2, unique=True).map(tuple),
    score=st.none() | st.integers(80, 100),
    candidates=st.lists(WORDS, max_size=2, unique=True).map(tuple),
)


@settings(max_examples=50, deadline=None)
@given(rows=st.lists(ROWS, max_size=4))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> None:
    from dataclasses import replace

    path = write_table(tmp_path_factory.mktemp("tables") / "names.csv", rows)
    assert [replace(row, line=0) for row in read_table(path)] == rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_tables_as_spreadsheets_write_them(tmp_path: Path, delimiter: str, encoding: str, newline: str) -> None:
    path = tmp_path / "names.csv"
    lines = [("Accept", "ID", "kind", "forms", "match"), ("X", "abel", "person", "Ann Abel | A. Äbel", ""), ("",) * 5]
    lines += [("Match", "bell", "place", '"Bell\n Rock"', "bell-rock"), ("n", "c", "org", "Guild", "")]
    path.write_bytes((newline.join(map(delimiter.join, lines)) + newline).encode(encoding))
    rows = read_table(path)
    assert [row.accept for row in rows] == [Decision.NEW, Decision.MATCH, Decision.REJECTED]
    assert rows[0].entity.names == ("Ann Abel", "A. Äbel")
    assert rows[1].entity.names == ("Bell Rock",)
    assert [row.line for row in rows] == [2, 4, 6]


HEAD = "accept,id,kind,forms,match,count,coordinates,identifiers"


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("", ["is empty"]),
        ("accept,id,kind\n", ["line 1", "forms, match is missing", "accept, id, kind"]),
        ("accept,id,kind,forms,match,id\n", ["line 1", "id stands there twice"]),
        (f"{HEAD}\n\nyes,a,person,Ann\n", ["line 3", "4 cells", "8 columns"]),
        (f"{HEAD}\nyes,a,person,Ann,,,,,,\n", ["line 2", "10 cells"]),
        (f"{HEAD}\nperhaps,a,person,Ann,,1,,\n", ["line 2", "accept is “perhaps”", "yes, match, no"]),
        (f"{HEAD}\nyes,a,ship,Ann,,1,,\n", ["line 2", "kind is “ship”", "person, place, org, bibl"]),
        (f"{HEAD}\nyes,a,person,Ann,,many,,\n", ["line 2", "count is “many”", "whole number"]),
        (f"{HEAD}\nyes,a,place,Ayr,,1,95 0,\n", ["line 2", "coordinates is “95 0”", "latitude"]),
        (f"{HEAD}\nyes,a,place,Ayr,,1,north,\n", ["line 2", "coordinates"]),
        (f"{HEAD},death\nyes,a,person,Ann,,1,,,10.12.1852\n", ["line 2", "death is “10.12.1852”", "1815-12-10"]),
        (f"{HEAD}\nyes,a,place,Ayr,,1,,12345\n", ["line 2", "“12345” has no type", "wikidata:"]),
        (f'{HEAD}\nyes,a,place,"Ayr,,1,,\n', ["line 2", "no CSV"]),
        (f"{HEAD}\nyes,a,place,A\x01yr,,1,,\n", ["line 2", "U+0001"]),
    ],
)
def test_a_bad_table_is_named_by_line_and_column(tmp_path: Path, content: str, parts: list[str]) -> None:
    path = tmp_path / "names.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_table(path)
    assert all(part in str(caught.value) for part in ["names.csv", *parts]), caught.value


def test_tables_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    with pytest.raises(SourceError, match="cannot be read"):
        read_table(path)
    path.write_bytes(f"{HEAD}\nyes,a,person,Zo\xeb,,1,,\n".encode("latin-1"))
    with pytest.raises(SourceError, match="line 2: not UTF-8"):
        read_table(path)


def test_the_columns_are_those_that_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs/authorities.md").read_text(encoding="utf-8")
    assert [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")] == list(COLUMNS)
