"""The three commands on a real book, and the figures that its annotation by hand gives them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from teiedition.cli import main

pytestmark = pytest.mark.shared

LEAST = {
    ("heads", "f1"): 0.90,
    ("heads", "level_acc"): 0.90,
    ("heads", "byline_acc"): 0.85,
    ("pagebreaks", "acc"): 0.90,
    ("blockquotes", "f1"): 0.85,
    ("notes", "f1"): 0.98,
    ("refs", "r"): 0.60,
    ("quotes", "f1"): 0.90,
    ("persons", "f1"): 0.70,
    ("places", "f1"): 0.70,
    ("dates", "f1"): 0.80,
}
"""The figures to reach at least; the tests of the stages hold higher ones."""


@pytest.fixture(scope="module")
def tei(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "book.xml"
    result = CliRunner().invoke(main, ["convert", str(shared / "seed/bloodstained.txt"), "-o", str(path)])
    assert result.exit_code == 0, result.output
    return path


def test_it_is_valid_and_nothing_of_it_is_lost(tei: Path, shared: Path) -> None:
    result = CliRunner().invoke(main, ["validate", str(tei), "--source", str(shared / "seed/bloodstained.txt")])
    assert result.exit_code == 0, result.output


def test_it_is_valid_as_the_tei_has_it(tei: Path, shared: Path) -> None:
    result = CliRunner().invoke(main, ["validate", str(tei), "--schema", str(shared / "schemas/tei/tei_all.rng")])
    assert result.exit_code == 0, result.output


def test_it_is_published(tei: Path) -> None:
    result = CliRunner().invoke(main, ["publish", str(tei), "-o", str(tei.parent / "site")])
    assert result.exit_code == 0, result.output
    assert {path.name for path in (tei.parent / "site").iterdir()} == {"html", "text", "data", "metadata"}


def test_the_figures_are_reached(tei: Path, shared: Path) -> None:
    command = [sys.executable, str(shared / "bench/score"), str(tei), "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    reached = {place: figures[place[0]][place[1]] for place in LEAST}
    assert {place: value for place, value in reached.items() if value < LEAST[place]} == {}
