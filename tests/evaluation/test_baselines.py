"""The texts with gold are converted as ``teiedition convert`` does it, and no figure falls below its baseline.

After work that makes figures better, ``python benchmarks/accuracy.py --baselines`` makes them the new floor; one that
fell is taken down only with a reason.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.edition import Edition
from teiedition.evaluation import drops, read_baseline
from teiedition.measuring import measure
from teiedition.pipeline import convert

ROOT = Path(__file__).parents[2]
GOLD = sorted(path.parent for path in (ROOT / "tests/gold").glob("*/baseline.json"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name)
def test_no_figure_falls(gold: Path, tmp_path: Path) -> None:
    own = gold / f"{gold.name}.txt"
    raw, edition = (own, Edition()) if own.exists() else (ROOT / f"source/{gold.name}.txt", Edition.read(ROOT))
    tei = tmp_path / "converted.xml"
    convert(raw, tei, edition=edition)
    found, lost = measure(tei, gold, source=raw, edition=edition)
    assert lost == (), "every anchor of the gold is in the raw text"
    assert [str(drop) for drop in drops(found, read_baseline(gold / "baseline.json"))] == []


def test_every_gold_has_a_baseline() -> None:
    folders = sorted(path for path in (ROOT / "tests/gold").iterdir() if path.is_dir())
    assert folders == GOLD
