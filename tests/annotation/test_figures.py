"""How much of the gold is found, with no configuration and no authority list: floors that no change may fall below."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.annotation import annotate
from teiedition.encoding import encode
from teiedition.evaluation import Evaluation, evaluate, load_gold
from teiedition.model import EditionMetadata
from teiedition.reading import clean, read
from teiedition.structure import divide, segment

ROOT = Path(__file__).parents[2]


def figures(raw: Path, gold: Path) -> Evaluation:
    source = clean(read(raw))
    document = encode(divide(segment(source), source), source, EditionMetadata())
    assert annotate(document) == ()
    text = raw.read_text(encoding="utf-8")
    return evaluate(document, text, load_gold(text, gold))


def test_the_sample_edition() -> None:
    found = figures(ROOT / "source/plumbline.txt", ROOT / "tests/gold/plumbline")
    assert found["persons"]["f1"] >= 0.96
    assert found["places"]["f1"] >= 0.93
    assert found["dates"]["f1"] >= 0.98
    assert found["titles"]["f1"] >= 0.91
    assert found["persons"]["link_f1"] >= 0.97
    assert found["places"]["link_f1"] >= 0.98


def test_the_novel() -> None:
    found = figures(ROOT / "tests/gold/fifthact/fifthact.txt", ROOT / "tests/gold/fifthact")
    assert found["persons"]["f1"] >= 0.95
    assert found["places"]["f1"] >= 0.95
    assert found["dates"]["f1"] >= 0.97
    assert found["titles"]["f1"] >= 0.80
    assert found["persons"]["link_f1"] >= 0.95


@pytest.mark.shared
def test_the_real_book(shared: Path) -> None:
    found = figures(shared / "seed/bloodstained.txt", shared / "gold")
    assert found["persons"]["f1"] >= 0.97
    assert found["places"]["f1"] >= 0.96
    assert found["dates"]["f1"] >= 0.97
    assert found["titles"]["f1"] >= 0.93
    assert found["persons"]["link_f1"] >= 0.97
