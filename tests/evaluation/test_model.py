"""The experiment with a statistical model can be repeated by anybody who has python-crfsuite."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.scripts import script

BOOKS = {
    "orm": "CHAPTER I\n\n“No,” said Tilda Brask. Mr. Brask came from Ormshire. “Yes,” said Brask, and laughed.\n",
    "quay": "CHAPTER I\n\n“No,” said Olga Fennick. Mr. Fennick went to Quayshire. “Yes,” said Fennick, and left.\n",
}


def gold(folder: Path, name: str) -> Path:
    """Write the gold of one of the books: surnames and shires on its third line."""
    text, book = BOOKS[name], folder / name
    book.mkdir()
    person, forename, shire = ("Brask", "Tilda", "Ormshire") if name == "orm" else ("Fennick", "Olga", "Quayshire")
    records = [{"type": "person", "line": 3, "text": f"{forename} {person}", "k": 1}]
    records += [{"type": "person", "line": 3, "text": person, "k": k} for k in (2, 3)]
    records += [{"type": "place", "line": 3, "text": shire, "k": 1}]
    (book / "raw.txt").write_text(text, encoding="utf-8")
    (book / "inline.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (book / "windows.json").write_text('{"all": {"windows": [[1, 3]]}}', encoding="utf-8")
    return book


def test_a_model_is_trained_on_one_book_and_tried_on_the_other(tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite")
    model = script("model")
    for name in BOOKS:
        gold(tmp_path, name)
    orm, quay = model.folder_texts(tmp_path)
    assert model.labels(orm.stretches[-1], orm.expected).count("B-person") == 3
    assert model.labels(orm.stretches[-1], orm.expected).count("I-person") == 1
    for table in (model.compare([orm], [quay], 0.5), model.compare([orm, quay], [orm, quay], 0.5)):
        rows = {line.split(" | ")[0].removeprefix("| "): line.split(" | ")[1:] for line in table.splitlines()[2:]}
        assert list(rows) == [
            "rules alone",
            "model alone",
            "rules, and the model where they say nothing",
            "rules but for what the model denies",
            "both",
        ]
        assert float(rows["model alone"][2]) > 0.9, "the two books are alike in everything but the names"
