"""Measure how time and memory grow with the length of the text, and with the length of the authority lists.

    benchmarks/scaling.py [--copies N ...] [--names N] [--times N] [--json] [RAW]

Without RAW: the real book, where it is at hand, else the text of the repository's own edition. Growth with the text is
linear where the ratio to one copy is no more than the number of copies; 10.5 for 10 copies is the aim. The last line
annotates one copy with a list of as many persons as --names says, none of whom the book mentions.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from run import ROOT, SEED, run  # type: ignore[import-not-found]

PROGRAM = [sys.executable, "-m", "teiedition"]
SYLLABLES = (
    "bra",
    "dol",
    "fen",
    "gru",
    "hap",
    "jil",
    "kor",
    "lum",
    "mot",
    "nev",
    "pas",
    "qui",
    "rud",
    "sok",
    "tav",
    "wex",
)


def figures(raw: Path, folder: Path, copies: list[int], names: int, times: int) -> Iterator[dict[str, object]]:
    """Measure each step on each number of copies, then the annotation of one copy with a long list."""
    for step in ("convert --no-annotate", "annotate"):
        first: tuple[float, float] | None = None
        for number in copies:
            found = run(_command(step, raw, number, folder), times)
            first = first or found
            yield _figure(step, f"{number} copies", found, first)
    short = run(_command("annotate", raw, 1, folder), times)
    edition = _edition(folder / "edition", names)
    long = run([*_command("annotate", raw, 1, folder), "--edition", str(edition)], times)
    yield _figure("annotate", f"{names} persons listed", long, short)


def _command(step: str, raw: Path, copies: int, folder: Path) -> list[str]:
    """Return the command for a step; its input is made where it is not there yet."""
    text, tei = folder / f"copies{copies}.txt", folder / f"copies{copies}.xml"
    if not text.exists():
        text.write_bytes((raw.read_bytes().rstrip() + b"\n\n\n\n\n") * copies)
    if step == "annotate":
        return [*PROGRAM, "annotate", str(tei), "-o", str(folder / "annotated.xml")]
    return [*PROGRAM, *step.split(), str(text), "-o", str(tei)]


def _edition(folder: Path, names: int) -> Path:
    """Make an edition whose list has so many persons of made-up names."""
    lists = folder / "tei/authority"
    lists.mkdir(parents=True)
    (folder / "edition.toml").write_text("")
    made = ("".join(parts).capitalize() for parts in product(SYLLABLES, repeat=4))
    entries = (
        f'<person xml:id="p{number}"><persName><forename>{name[:5].capitalize()}</forename> '
        f"<surname>{name}</surname></persName></person>"
        for number, name in enumerate(islice((f"{a}{b}" for a in made for b in ("", "son")), names))
    )
    start = '<listPerson xmlns="http://www.tei-c.org/ns/1.0">'
    (lists / "listPerson.xml").write_text("\n".join((start, *entries, "</listPerson>")), encoding="utf-8")
    return folder


def _figure(step: str, what: str, found: tuple[float, float], first: tuple[float, float]) -> dict[str, object]:
    seconds, memory = found
    ratios = {"time ratio": seconds / first[0], "memory ratio": memory / first[1]}
    return {"step": step, "of": what, "seconds": seconds, "memory": memory, **ratios}


def main() -> None:
    """Print one line for each step and size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="?", type=Path)
    parser.add_argument("--copies", nargs="+", type=int, default=[1, 10])
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    raw: Path = options.raw or (SEED if SEED.exists() else ROOT / "source/plumbline.txt")
    with tempfile.TemporaryDirectory() as folder:
        found = figures(raw, Path(folder), sorted({1, *options.copies}), options.names, options.times)
        if options.json:
            print(json.dumps(list(found), indent=1))
            return
        print(f"{raw.name}: seconds, MB, ratio of time, ratio of memory")
        for figure in found:
            line = "  {step:22} {of:24} {seconds:8.2f} {memory:8.0f} {time ratio:8.2f} {memory ratio:8.2f}"
            print(line.format(**figure), flush=True)


if __name__ == "__main__":
    main()
