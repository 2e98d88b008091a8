"""Measure what the converters find against gold, and write docs/accuracy.md.

    benchmarks/accuracy.py [--baselines]

The texts are those below tests/gold, and the real book where it is at hand; where it is not, its figures stay as they
stand in the page. With --baselines the figures of the former become the floor that the tests hold.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/accuracy.md"
SHARED = Path(os.environ.get("TEIEDITION_SHARED") or ROOT / "../shared")

sys.path.insert(0, str(ROOT / "src"))

import heldout  # type: ignore[import-not-found]  # noqa: E402
from teiedition.edition import Edition  # noqa: E402
from teiedition.evaluation import Evaluation, baseline_of, to_json  # noqa: E402
from teiedition.evaluation.confusion import NOTHING  # noqa: E402
from teiedition.measuring import measure  # noqa: E402
from teiedition.pipeline import convert  # noqa: E402

HELD = ("f1", "recall", "level", "text", "byline", "accuracy", "words", "number", "link_f1", "when", "kind")
"""Figures that the tests hold; recall only where there is no F1."""
LEAST = 0.8
"""What is lower is not worth holding yet: work on it may well move it down before it goes up."""

INTRODUCTION = """\
# Accuracy

Made by `make accuracy`: each text is converted with the commands shown, and the result is measured against gold, the
work of careful editors on the same text. `teiedition evaluate` does the same for your own books.

A mention is found where its first and last word are those of the gold; for *overlap* one common word is enough.
*Linked* is the share of found mentions that say who is meant; *link F1* asks of all pairs of them whether the TEI says
that two are the same where the gold does. Headings and blocks are found where they share most of their words. The
tests hold what is above 0.8 for the texts in this repository: no such figure may fall.
"""

HELD_OUT = """\
## Books that nobody tuned for

The figures above are of texts that the rules were made and mended with, and flatter them. Those below are of books
put aside for measuring: strict F1, and of how many mentions in the gold; only features that a book's gold has. Each
table says when it was measured; they are not made anew with the rest of this page (`benchmarks/heldout.py` does it).
The gold of the eight books, windows of about 200 lines in each, was made by hand by our guidelines and is not
distributed. When what was missed in them had been read, and rules had been mended, they were no longer such books: of
a book never seen expect what the first table, the last and LitBank's say. The last was measured when nobody had seen
those texts; it showed that entries of bibliographies divided by full stops were not read, which they are since.

LitBank is others' work by other guidelines, cut down to what we call a name (`benchmarks/litbank.py`); it
counts, for one, horses and nicknames, and has direct speech only, so that other quotations there count against us.

How well does it do on *your* book? Take two or three stretches of a hundred lines, write down every name, quotation,
title and date in them by hand (the format stands below; half an hour each), and measure:

```
teiedition convert source/book.txt -o tei/book.xml
teiedition evaluate tei/book.xml --gold gold/book -v
```

`-v` shows what was missed and what is too much. Several such folders, each with its `raw.txt`, are measured together
by `python benchmarks/heldout.py FOLDER`. Gold that others made can be used as well:
[LitBank](https://github.com/dbamman/litbank) (CC BY 4.0) has all names and all speech in 2,000 words of each of a
hundred novels; `python benchmarks/litbank.py LITBANK FOLDER` turns it into such folders.

A statistical model was tried on the same books and did not find more than the rules: see
[decision 6](decisions/0006-no-statistical-model.md).
"""

GOLD = """\
## Gold of your own

The easiest gold is a TEI document that you have corrected: `--gold corrected.xml`. Standoff gold is a folder with
`structure.jsonl`, `inline.jsonl` (one JSON object a line), `windows.json` (the stretches of lines that `inline.jsonl`
covers: `{"sample": {"windows": [[22, 45]]}}`) and `scope.json` (`[1, 1207]`, first and last line that are annotated at
all). Lines count from 1.

| type | keys |
| --- | --- |
| `div` | `level`, `kind`, `start`, `head`, `head_start`, `head_end`, `byline`, `byline_line` |
| `pagebreak` | `line_before`, `line_after`, `joins`: does one paragraph run across? |
| `falsebreak` | `line_before`, `line_after` |
| `blockquote`, `epigraph`, `closer`, `list`, `verse` | `start`, `end`; `optional` |
| `note` | `n`, `start`, `end` |
| `ref` | `n`, `line`, `mark`, `before`: a note call, the mark as it stands there, the words before it |
| `person`, `place`, `org`, `ship`, `event`, `title`, `date` | `line`, `text`, `k` (which one), `key` or `when` |
| `quote` | `line`, `text` (first words), `end_line`, `end_text` (last), `level`, `kind` (`speech`, `term`, `title`) |

Organisations, ships and events are measured only where the gold has at least one. A record whose words are not on its
line is left out with a warning; what is no JSON, lacks a key, or lies beyond the text is refused with file and line.

To guard the quality of an edition, save the figures once and let each later run be compared with them; it ends with 1
when one has dropped:

```
teiedition evaluate tei/book.xml --gold gold/book --save figures.json
teiedition evaluate tei/book.xml --gold gold/book --baseline figures.json
```
"""


@dataclass(frozen=True)
class Sample:
    """A text with gold."""

    title: str
    raw: Path
    gold: Path
    edition: Edition

    def commands(self) -> str:
        """Return the commands that give the figures."""
        raw, gold = (shown(path) for path in (self.raw, self.gold))
        tei = f"build/{self.raw.stem}.xml"
        return f"teiedition convert {raw} -o {tei}\nteiedition evaluate {tei} --gold {gold} --source {raw}"


def shown(path: Path) -> str:
    """Return a path as it is typed in the folder of the repository."""
    return f"../shared/{path.relative_to(SHARED)}" if path.is_relative_to(SHARED) else str(path.relative_to(ROOT))


def samples() -> Iterator[Sample]:
    """Yield the texts of the repository."""
    titles = {
        "fifthact": "Fiction with dialogue, without authority lists",
        "plumbline": "The sample edition: essays, spoilt as OCR spoils them, with authority lists",
        "soundings": "Organisations, ships and events: short essays, without authority lists",
    }
    for gold in sorted(path for path in (ROOT / "tests/gold").iterdir() if path.is_dir()):
        own = gold / f"{gold.name}.txt"
        raw = own if own.exists() else ROOT / f"source/{gold.name}.txt"
        edition = Edition() if own.exists() else Edition.read(ROOT)
        yield Sample(titles.get(gold.name, gold.name), raw, gold, edition)


def evaluation(sample: Sample) -> Evaluation:
    """Convert a text and measure the result."""
    with tempfile.TemporaryDirectory() as folder:
        tei = Path(folder) / f"{sample.raw.stem}.xml"
        convert(sample.raw, tei, edition=sample.edition)
        return measure(tei, sample.gold, source=sample.raw, edition=sample.edition)[0]


def section(sample: Sample, found: Evaluation) -> str:
    """Return the section of the page for a text."""
    parts = [f"## {sample.title}", f"```\n{sample.commands()}\n```", features(found)]
    parts += [confusion(found, number) for number in range(len(found.confusions))]
    return "\n\n".join([*parts, calibration(found)]) + "\n"


def table(head: tuple[str, ...], rows: list[list[str]]) -> str:
    """Return a table in Markdown, the first column ranged left, the others right."""
    lines = [head, ("---", *("---:" for _ in head[1:])), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def features(found: Evaluation) -> str:
    """Return the figures of the features."""
    rows = []
    for name in found:
        values = dict(found[name].values)
        cells = [f"{values.pop(key):.3f}" if key in values else "" for key in ("precision", "recall", "f1")]
        expected = str(values.pop("expected", ""))
        rest = (
            f"{key.replace('_', ' ').replace('f1', 'F1')} {v:.3f}" for key, v in values.items() if isinstance(v, float)
        )
        rows.append([name, *cells, expected, ", ".join(rest)])
    return table(("feature", "precision", "recall", "F1", "in the gold", "besides"), rows)


def confusion(found: Evaluation, number: int) -> str:
    """Return one confusion table."""
    by_kind = found.confusions[number].as_dict()
    columns = sorted({element for row in by_kind.values() for element in row}, key=lambda one: (one == NOTHING, one))
    shown = ("gold, TEI", *(f"`{column}`" if column != NOTHING else "nothing" for column in columns))
    rows = [
        [kind if kind != NOTHING else "nothing", *(str(row.get(column, "")) for column in columns)]
        for kind, row in by_kind.items()
    ]
    return table(shown, rows)


def calibration(found: Evaluation) -> str:
    """Return the table of certainties."""
    rows = [
        [
            row.feature,
            row.cert,
            str(row.predicted),
            f"{row.precision:.3f}",
            f"{row.link_precision:.3f}" if row.linked else "",
        ]
        for row in found.calibrations
    ]
    return table(("certainty", "`cert`", "elements", "right", "links right"), rows)


def held_out() -> str:
    """Return the section of the books that were measured apart."""
    tables = [f"### {name}\n\nMeasured {day}.\n\n{heldout.table(books)}\n" for name, day, books in heldout.saved()]
    return "\n".join([HELD_OUT, *tables])


def old_section(title: str) -> str:
    """Return a section as the page has it."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    start = text.find(f"## {title}\n")
    return text[start : text.find("\n## ", start) + 1] if start >= 0 else ""


def held(found: Evaluation) -> dict[str, dict[str, float]]:
    """Return the figures that the tests hold."""
    chosen = {
        name: {key: value for key, value in figures.items() if _holds(key, figures) and value >= LEAST}
        for name, figures in baseline_of(found).items()
    }
    return {name: figures for name, figures in chosen.items() if figures}


def _holds(key: str, figures: dict[str, float]) -> bool:
    return key in HELD and (key != "recall" or "f1" not in figures)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--baselines", action="store_true", help="write the floors that the tests hold, too")
    given = parser.parse_args()
    sections = []
    for sample in samples():
        found = evaluation(sample)
        sections.append(section(sample, found))
        if given.baselines:
            (sample.gold / "baseline.json").write_text(to_json(held(found)), encoding="utf-8")
    title = "A real book: OCR of an essay collection, without configuration"
    book = Sample(title, SHARED / "seed/bloodstained.txt", SHARED / "gold", Edition())
    sections.append(section(book, evaluation(book)) if book.raw.is_file() else old_section(title))
    PAGE.write_text("\n".join([INTRODUCTION, *filter(None, sections), held_out(), GOLD]), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
