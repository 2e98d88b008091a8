"""Measure how time and memory of a conversion grow with the length of the text: 1 copy of it, 10, 100.

    benchmarks/scaling.py [--copies N ...] [--times N] [--json] [RAW]

Without RAW: the real book, where it is at hand, else the text of the repository's own edition. Growth is linear where
the ratio to one copy is no more than the number of copies; 10.5 for 10 copies is the aim.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from run import ROOT, SEED, run  # type: ignore[import-not-found]


def main() -> None:
    """Print one line for each number of copies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="?", type=Path)
    parser.add_argument("--copies", nargs="+", type=int, default=[1, 10])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    raw: Path = options.raw or (SEED if SEED.exists() else ROOT / "source/plumbline.txt")
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for copies in sorted({1, *options.copies}):
            text = Path(folder) / f"copies{copies}.txt"
            text.write_bytes((raw.read_bytes().rstrip() + b"\n\n\n\n\n") * copies)
            command = [sys.executable, "-m", "teiedition", "convert", str(text), "-o", f"{folder}/{copies}.xml"]
            seconds, memory = run(command, options.times)
            figures.append({"copies": copies, "seconds": seconds, "memory": memory})
    for figure in figures:
        figure["time ratio"] = figure["seconds"] / figures[0]["seconds"]
        figure["memory ratio"] = figure["memory"] / figures[0]["memory"]
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{raw.name}: copies, seconds, MB, ratio of time, ratio of memory")
    for figure in figures:
        print("  {copies:4.0f} {seconds:8.2f} {memory:8.0f} {time ratio:8.2f} {memory ratio:8.2f}".format(**figure))


if __name__ == "__main__":
    main()
