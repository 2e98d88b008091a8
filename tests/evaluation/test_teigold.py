"""A TEI document as gold: it agrees with itself in everything, and shows where another differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.test_evaluation import GOOD, RAW
from teiedition.evaluation import evaluate, gold_of, text_of
from teiedition.tei.document import TeiDocument

ROOT = Path(__file__).parents[2]
COUNTS = {"found", "predicted", "expected", "torn", "run_together", "lost", "misplaced", "unlinked"}


def shares(document: TeiDocument, raw: str) -> dict[tuple[str, str], float]:
    found = evaluate(document, raw, gold_of(document, raw))
    names = [name for name in found if found[name]["expected"]]
    return {(name, key): value for name in names for key, value in found[name].values if key not in COUNTS}


@pytest.mark.parametrize("raw", [RAW, None], ids=["raw text", "its own text"])
def test_a_document_agrees_with_itself(raw: str | None) -> None:
    document = TeiDocument.parse(GOOD.encode())
    assert set(shares(document, raw or text_of(document)).values()) == {1.0}


def test_the_sample_agrees_with_itself() -> None:
    document = TeiDocument.read(ROOT / "tei/plumbline.xml")
    found = shares(document, (ROOT / "source/plumbline.txt").read_text(encoding="utf-8"))
    # what the TEI leaves open: whom a collective author is, what a mere quotation mark means
    allowed = {("persons", "linked"), ("persons", "link_f1"), ("places", "linked"), ("quotations", "kind")}
    low = {name: value for name, value in found.items() if value < 0.99 and name not in allowed}
    assert low == {}
    assert len(found) > 30


def test_another_document_shows_where_it_differs() -> None:
    gold = TeiDocument.parse(GOOD.encode())
    other = GOOD.replace("placeName", "persName").replace("on <pb/>", "on</p><p><pb/>").replace(' n="1"', ' n="2"')
    found = evaluate(TeiDocument.parse(other.encode()), text_of(gold), gold_of(gold, text_of(gold)))
    assert found["persons"]["precision"] == 0.75
    assert found["places"]["recall"] == 0.0
    assert found["pages"]["torn"] == 1
    assert found["notes"]["number"] == 0.0
    assert found["heads"]["byline"] == 1.0
    names, _ = found.confusions
    assert names["place", "persName"] == 1
