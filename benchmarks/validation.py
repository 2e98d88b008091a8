"""Measure validation as a whole process, beside Jing and xmllint in the same run, where they are installed.

    benchmarks/validation.py [--json] [--times N] [--documents N] [RAW]

Two tasks: the TEI of one book, converted here, by our RNG, XSD, Schematron, pointers and fidelity together; and many
documents of about 50 KB in one call. Without RAW: the real book, where it is at hand, else the text of the repository's
own edition. Jing and xmllint do only the RELAX NG part, by the same grammar. Every figure is the best of N runs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from run import ROOT, SEED, run  # type: ignore[import-not-found]

GRAMMAR = ROOT / "schema/teiedition.rng"
SAMPLE = ROOT / "source/plumbline.txt"
LENGTH = 16_000
"""Characters of it that make a document of about 50 KB."""
PROGRAM = [sys.executable, "-m", "teiedition"]
OTHERS = {"jing": ["jing", str(GRAMMAR)], "xmllint": ["xmllint", "--noout", "--relaxng", str(GRAMMAR)]}


@dataclass(frozen=True)
class Figure:
    """One line of the report."""

    text: str
    task: str
    seconds: float
    speed: float
    """MB of input a second."""
    memory: float
    """Peak resident set in MB; of Jing that of its JVM."""
    ratios: dict[str, float]
    """How many times the seconds of each of the others it takes."""


def of_fifty_kilobytes(folder: Path, number: int) -> Path:
    """Convert the beginning of the sample's text, copy the document, and return the folder of copies; all are valid."""
    raw, documents = folder / "sample.txt", folder / "many"
    raw.write_text(SAMPLE.read_text(encoding="utf-8")[:LENGTH].rpartition("\n\n")[0] + "\n", encoding="utf-8")
    document = converted(raw, folder)
    documents.mkdir()
    for count in range(number):
        shutil.copy(document, documents / f"copy{count:03}.xml")
    return documents


def converted(raw: Path, folder: Path) -> Path:
    """Return the TEI of a text."""
    tei = folder / f"{raw.stem}.xml"
    run([*PROGRAM, "convert", str(raw), "-o", str(tei)], 1)
    return tei


def book(raw: Path, times: int, folder: Path) -> Iterator[Figure]:
    """Measure the TEI of one book."""
    tei = converted(raw, folder)
    ours = {
        "RNG": ["--only", "relaxng"],
        "RNG, XSD, Schematron, pointers": [],
        "all, with fidelity": ["--source", str(raw)],
    }
    yield from measured(raw.stem, [tei], {name: ["validate", str(tei), *more] for name, more in ours.items()}, times)


def many(number: int, times: int, folder: Path) -> Iterator[Figure]:
    """Measure many documents in one call."""
    documents = sorted(of_fifty_kilobytes(folder, number).glob("*.xml"))
    ours = {"RNG": ["--only", "relaxng"], "RNG, Schematron": ["--only", "relaxng,schematron"], "all": []}
    commands = {name: ["validate", str(documents[0].parent), *more] for name, more in ours.items()}
    yield from measured(f"{number} documents", documents, commands, times)


def measured(text: str, documents: list[Path], ours: dict[str, list[str]], times: int) -> Iterator[Figure]:
    """Measure the others, then ours beside them, on the same documents."""
    size = sum(path.stat().st_size for path in documents) / 1e6
    known: dict[str, float] = {}
    for name, command in OTHERS.items():
        if shutil.which(name):
            seconds, memory = run([*command, *map(str, documents)], times)
            known[name] = seconds
            yield Figure(text, f"{name}: RNG", seconds, size / seconds, memory, {})
    for name, command in ours.items():
        seconds, memory = run([*PROGRAM, *command], times)
        ratios = {other: seconds / its for other, its in known.items()}
        yield Figure(text, f"validate: {name}", seconds, size / seconds, memory, ratios)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--times", type=int, default=3, help="runs of each task; the best counts")
    parser.add_argument("--documents", type=int, default=200, help="how many documents of about 50 KB")
    given = parser.parse_args()
    raw: Path = given.raw or (SEED if SEED.is_file() else ROOT / "source/plumbline.txt")
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for figures in (book(raw.resolve(), given.times, folder), many(given.documents, given.times, folder)):
            for figure in figures:
                found.append(figure)
                if not given.json:
                    ratios = ", ".join(f"{ratio:.1f} × {other}" for other, ratio in figure.ratios.items())
                    print(
                        f"{figure.text:16} {figure.task:42} {figure.seconds:7.2f} s {figure.speed:8.2f} MB/s"
                        f" {figure.memory:6.0f} MB  {ratios}",
                        flush=True,
                    )
    if given.json:
        print(json.dumps([asdict(figure) for figure in found], indent=1))


if __name__ == "__main__":
    main()
