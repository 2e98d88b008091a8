"""Measure what the converters find in books that nobody tuned them for, each with gold of its own.

    benchmarks/heldout.py DIR [--total] [--save FILE --name TEXT]

DIR holds a folder for each book: ``raw.txt`` and standoff gold (docs/accuracy.md, "Gold of your own"). A file
``titles.json`` in DIR may give the books their titles by folder. The table is printed; its last row counts all
mentions of all books together. With --save the figures are written for docs/accuracy.md, under the name given.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SAVED = ROOT / "benchmarks/heldout"
sys.path.insert(0, str(ROOT / "src"))

from teiedition.edition import Edition  # noqa: E402
from teiedition.evaluation import Evaluation  # noqa: E402
from teiedition.measuring import measure  # noqa: E402
from teiedition.pipeline import convert  # noqa: E402

FEATURES = ("persons", "places", "quotations", "titles", "dates", "organisations", "ships", "events")
COUNTS = ("found", "predicted", "expected")


class Book(NamedTuple):
    """What was found in a book."""

    title: str
    figures: dict[str, dict[str, float]]
    """By feature: ``found``, ``predicted``, ``expected`` and, where known, ``link_f1`` and ``kind``."""

    @classmethod
    def of(cls, title: str, found: Evaluation) -> Book:
        """Take from an evaluation what the table shows."""
        kept = (*COUNTS, "link_f1", "kind")
        chosen = {name: dict(found[name].values) for name in FEATURES if name in found and found[name]["expected"]}
        return cls(
            title, {name: {key: figures[key] for key in kept if key in figures} for name, figures in chosen.items()}
        )


def books(folder: Path) -> Iterator[Book]:
    """Convert and measure each book of a folder."""
    named = folder / "titles.json"
    titles = json.loads(named.read_text(encoding="utf-8")) if named.is_file() else {}
    for gold in sorted(path.parent for path in folder.glob("*/raw.txt")):
        with tempfile.TemporaryDirectory() as scratch:
            tei = Path(scratch) / f"{gold.name}.xml"
            convert(gold / "raw.txt", tei, edition=Edition())
            found, _ = measure(tei, gold, source=gold / "raw.txt", edition=Edition())
        yield Book.of(titles.get(gold.name, gold.name), found)


def total(measured: Sequence[Book]) -> Book:
    """Return the counts of all books together."""
    sums: dict[str, Counter[str]] = {}
    for book in measured:
        for name, figures in book.figures.items():
            sums.setdefault(name, Counter()).update({key: int(figures[key]) for key in COUNTS})
    return Book(f"all {len(measured)} books together", {name: dict(counts) for name, counts in sums.items()})


def table(measured: Iterable[Book]) -> str:
    """Return the figures as a table in Markdown: F1 of each feature, and how many the gold has."""
    measured = list(measured)
    features = [name for name in FEATURES if any(name in book.figures for book in measured)]
    lines = [("book", *features), ("---", *("---:" for _ in features))]
    lines += [(book.title, *(_cell(book.figures.get(name)) for name in features)) for book in measured]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(figures: dict[str, float] | None) -> str:
    return f"{f1(figures):.3f} of {figures['expected']}" if figures else ""


def f1(figures: dict[str, float]) -> float:
    """Return F1 from counts."""
    return 2 * figures["found"] / max(1, figures["predicted"] + figures["expected"])


def saved() -> Iterator[tuple[str, str, list[Book]]]:
    """Yield name, day of measuring and figures of each set of books that was measured and saved."""
    for path in sorted(SAVED.glob("*.json")):
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        yield data["name"], data["measured"], [Book(**book) for book in data["books"]]


def save(path: Path, name: str, measured: Iterable[Book]) -> None:
    """Write figures for docs/accuracy.md."""
    rows = [json.dumps(book._asdict(), ensure_ascii=False) for book in measured]
    head = f'"name": {json.dumps(name, ensure_ascii=False)}, "measured": "{datetime.now(UTC):%Y-%m-%d}"'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{{{head}, "books": [\n' + ",\n".join(rows) + "\n]}\n", encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--total", action="store_true", help="show all books together only")
    parser.add_argument("--save", type=Path, metavar="FILE", help=f"usually in {SAVED.relative_to(ROOT)}")
    parser.add_argument("--name", default="Books", help="what the set of books is called in docs/accuracy.md")
    given = parser.parse_args()
    measured = list(books(given.folder))
    rows = [*([] if given.total else measured), total(measured)]
    if given.save:
        save(given.save, given.name, rows)
    print(table(rows))


if __name__ == "__main__":
    main()
