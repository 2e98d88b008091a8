"""What is taken for what, and how far certainties can be trusted."""

from __future__ import annotations

import pytest

from evaluation.test_evaluation import GOOD, INLINE, RAW, STRUCTURE, write_gold
from teiedition.evaluation import Evaluation, calibration_table, confusion_table, evaluate, load_gold
from teiedition.evaluation.confusion import NOTHING
from teiedition.tei.document import TeiDocument


def found(tei: str, tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    gold = load_gold(RAW, write_gold(tmp_path_factory.mktemp("gold"), STRUCTURE, INLINE))
    return evaluate(TeiDocument.parse(tei.encode()), RAW, gold)


@pytest.mark.parametrize(
    ("old", "new", "table", "pair"),
    [
        ("", "", 0, ("person", "persName")),
        ("placeName", "persName", 0, ("place", "persName")),
        ("placeName", "hi", 0, ("place", NOTHING)),
        ("wrote of it", "<placeName>wrote</placeName> of it", 0, (NOTHING, "placeName")),
        ("wrote of it", "<orgName>wrote</orgName> of it", 0, None),
        ("soCalled", "q", 1, ("term", "q")),
        ("soCalled", "mentioned", 1, ("term", "mentioned")),
        ("said>", "hi>", 1, ("speech", NOTHING)),
        ("aboard", "“<q>aboard</q>”", 1, (NOTHING, "q")),
    ],
)
def test_what_is_taken_for_what(
    old: str, new: str, table: int, pair: tuple[str, str] | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    confusion = found(GOOD.replace(old, new) if old else GOOD, tmp_path_factory).confusions[table]
    if pair is None:
        assert not any(kind == NOTHING for kind, _, _ in confusion.counts), "the gold has no organisations"
    else:
        assert confusion[pair] == (3 if pair == ("person", "persName") else 1)
        assert pair[0] in confusion_table(confusion)


def test_of_several_elements_at_one_place_the_right_one_counts(tmp_path_factory: pytest.TempPathFactory) -> None:
    doubled = GOOD.replace('<placeName ref="#bristol">Bristol</placeName>', "<hi><placeName>Bristol</placeName></hi>")
    doubled = doubled.replace("<placeName>Bristol</placeName>", "<title><placeName>Bristol</placeName></title>")
    assert found(doubled, tmp_path_factory).confusions[0]["place", "placeName"] == 1


def test_certainty_against_truth(tmp_path_factory: pytest.TempPathFactory) -> None:
    certain = GOOD.replace('<persName ref="#jane">', '<persName ref="#brother" cert="low">')
    certain = certain.replace("aboard", '<persName cert="low">aboard</persName>')
    rows = {(row.feature, row.cert): row for row in found(certain, tmp_path_factory).calibrations}
    low = rows["persons", "low"]
    assert (low.predicted, low.found, low.linked) == (2, 1, 1)
    assert low.precision == 0.5
    assert rows["persons", "none"].precision == 1.0
    assert low.right + rows["persons", "none"].right == 2, "one of the two called #brother is somebody else"
    assert "persons        low" in calibration_table(rows.values())
