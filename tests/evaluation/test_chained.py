"""A speech of several paragraphs: one record or one a paragraph, either gold is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teiedition.evaluation import evaluate, load_gold
from teiedition.tei.document import TeiDocument

RAW = """The pilot said: “First, we lie at anchor.

“Then we wait for the tide.

“Last, we sleep.” So they did.
"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<p>The pilot said: “<said xml:id="a" next="#b">First, we lie at anchor.</said></p>
<p>“<said xml:id="b" prev="#a" next="#c">Then we wait for the tide.</said></p>
<p>“<said xml:id="c" prev="#b">Last, we sleep.</said>” So they did.</p></body></text></TEI>"""
WHOLE = [(1, "First, we", 5, "we sleep.")]
EACH = [(1, "First, we", 1, "at anchor."), (3, "Then we", 3, "the tide."), (5, "Last, we", 5, "we sleep.")]


def judge(folder: Path, records: list[tuple[int, str, int, str]], tei: str = TEI) -> tuple[object, ...]:
    keys = ("line", "text", "end_line", "end_text")
    lines = [json.dumps({"type": "quote", "kind": "speech", **dict(zip(keys, one, strict=True))}) for one in records]
    (folder / "inline.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "windows.json").write_text(json.dumps({"all": {"windows": [[1, 5]]}}), encoding="utf-8")
    found = evaluate(TeiDocument.parse(tei.encode()), RAW, load_gold(RAW, folder))["quotations"]
    return found["found"], found["predicted"], found["expected"]


@pytest.mark.parametrize(("records", "figures"), [(WHOLE, (1, 1, 1)), (EACH, (3, 3, 3)), (EACH[:2], (2, 3, 2))])
def test_the_gold_decides_what_counts_as_one(
    tmp_path: Path, records: list[tuple[int, str, int, str]], figures: tuple[int, ...]
) -> None:
    assert judge(tmp_path, records) == figures


def test_parts_that_are_not_chained_or_chained_in_a_circle_stay_parts(tmp_path: Path) -> None:
    assert judge(tmp_path, WHOLE, TEI.replace(' next="#c"', "")) == (0, 3, 1)
    assert judge(tmp_path, WHOLE, TEI.replace('xml:id="c"', 'xml:id="c" next="#b"')) == (1, 1, 1)
