"""The scripts that measure books with gold that others made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.scripts import BENCHMARKS, script

heldout, litbank = script("heldout"), script("litbank")

NOVEL = """\
CHAPTER I

“We are at Orm already,” said Mrs. Tilda Brask to the Brasks. Captain Brask’s daughter
said that Orm was in England. A miller was there.
"""
SAMPLE = "“ We are at Orm already , ” said Mrs. Tilda Brask to the Brasks . Captain Brask ’s daughter said ."
"""The first words of the novel, as LitBank sets them."""


def rows_of(*mentions: tuple[str, str]) -> str:
    """Return rows as LitBank has them; each mention is the first of its words after the one before."""
    rows, at = [], 0
    for number, (label, words) in enumerate(mentions):
        at = SAMPLE.index(words, at)
        rows.append(f"T{number}\t{label} {at} {at + len(words)}\t{words}\n")
        at += len(words)
    return "".join(rows) + "R1\tCOREF Arg1:T1 Arg2:T0\n"


@pytest.fixture
def litbank_copy(tmp_path: Path) -> Path:
    (tmp_path / "original").mkdir()
    (tmp_path / "coref/brat").mkdir(parents=True)
    (tmp_path / "original/1_orm.txt").write_text(NOVEL, encoding="utf-8")
    (tmp_path / "coref/brat/1_orm_brat.txt").write_text(SAMPLE, encoding="utf-8")
    marked = rows_of(
        ("PROP_GPE", "Orm"),
        ("PROP_PER", "Mrs. Tilda Brask"),
        ("PROP_PER", "the Brasks"),
        ("PROP_PER", "Captain Brask ’s"),
        ("NOM_PER", "daughter"),
    )
    (tmp_path / "coref/brat/1_orm_brat.ann").write_text(marked, encoding="utf-8")
    (tmp_path / "quotations/tsv").mkdir(parents=True)
    quoted = "QUOTE\tQ1\t0\t0\t0\t7\t“ We are at Orm already , ”\nATTRIB\tQ1\tTilda-1\n"
    (tmp_path / "quotations/tsv/1_orm_brat.ann").write_text(quoted, encoding="utf-8")
    return tmp_path


def run(name: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(BENCHMARKS / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_gold_of_litbank_is_measured(litbank_copy: Path, tmp_path: Path) -> None:
    run("litbank.py", litbank_copy, tmp_path / "gold")
    assert (tmp_path / "gold/1_orm/inline.jsonl").read_text(encoding="utf-8").splitlines() == [
        '{"type": "place", "line": 3, "text": "Orm", "k": 1}',
        '{"type": "person", "line": 3, "text": "Tilda Brask", "k": 1}',
        '{"type": "person", "line": 3, "text": "Brask", "k": 3}',
        '{"type": "quote", "line": 3, "text": "We are at", "k": 1, "end_line": 3, "end_text": "already", "level": 1, '
        '"kind": "speech"}',
    ]
    (tmp_path / "gold/titles.json").write_text('{"1_orm": "The Orm"}')
    saved = tmp_path / "saved.json"
    shown = run("heldout.py", tmp_path / "gold", "--save", saved, "--name", "Novels")
    assert [line.split(" | ")[0] for line in shown.splitlines()[2:]] == ["| The Orm", "| all 1 books together"]
    assert "of 2" in shown
    assert '"name": "Novels"' in saved.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("mention", "kind", "name"),
    [
        ("old Mr. Bennet’s", "person", "Bennet"),
        ("the late John Graves", "person", "John Graves"),
        ("Charles Musgrove, Esq. of Uppercross", "person", "Charles Musgrove"),
        ("Emma Woodhouse, handsome and clever", "person", "Emma Woodhouse"),
        ("Catherine de Bourgh of Rosings", "person", "Catherine de Bourgh"),
        ("J. W. Orm.", "person", "J. W. Orm"),
        ("the Captain", "person", None),
        ("God", "person", None),
        ("the south Atlantic", "place", "Atlantic"),
        ("the Isle of Orm, in the north", "place", "Isle of Orm"),
        ("the village", "place", None),
    ],
)
def test_the_name_in_a_mention(mention: str, kind: str, name: str | None) -> None:
    span = litbank.name_in(mention, kind)
    assert (mention[span.start : span.end] if span else None) == name


def test_all_books_together_count_mentions() -> None:
    one = heldout.Book("One", {"persons": {"found": 1, "predicted": 1, "expected": 3}})
    two = heldout.Book("Two", {"persons": {"found": 2, "predicted": 3, "expected": 3}})
    assert heldout.total([one, two]).figures["persons"] == {"found": 3, "predicted": 4, "expected": 6}
    assert "| all 2 books together | 0.600 of 6 |" in heldout.table([heldout.total([one, two])])
