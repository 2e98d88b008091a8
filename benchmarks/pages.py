"""Measure the weight of a reading edition: its pages, and the index of its search beside the text.

    benchmarks/pages.py [--copies N ...] [RAW]

Without RAW: the real book, where it is at hand, else the text of the repository's own edition. Sizes are in KB (1,000
bytes) before compression. A page should be no heavier than 300 KB. What a search loads is the list of words that begin
as the word that is looked for, and the pieces of text with hits that are shown: "largest piece" bounds each.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from run import ROOT, SEED, run  # type: ignore[import-not-found]

PROGRAM = [sys.executable, "-m", "teiedition"]


def weigh(raw: Path, copies: int, folder: Path) -> dict[str, float]:
    """Publish a text, so many times one after the other, and return what the parts of the site weigh."""
    text, tei, site = folder / f"copies{copies}.txt", folder / f"copies{copies}.xml", folder / f"site{copies}"
    text.write_bytes((raw.read_bytes().rstrip() + b"\n\n\n\n\n") * copies)
    run([*PROGRAM, "convert", "-q", str(text), "-o", str(tei)], 1)
    seconds, _ = run([*PROGRAM, "publish", "-q", str(tei), "-o", str(site), "--only", "html"], 1)
    pages = [path.stat().st_size / 1e3 for path in site.rglob("*.html")]
    index = [path.stat().st_size / 1e3 for path in site.glob("html/*/search/*")]
    return {
        "copies": copies,
        "text": text.stat().st_size / 1e3,
        "seconds": seconds,
        "pages": len(pages),
        "heaviest": max(pages),
        "index": sum(index),
        "ratio": sum(index) / (text.stat().st_size / 1e3),
        "pieces": len(index),
        "largest": max(index),
    }


def main() -> None:
    """Print a line for each number of copies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="?", type=Path)
    parser.add_argument("--copies", nargs="+", type=int, default=[1, 10])
    options = parser.parse_args()
    raw: Path = options.raw or (SEED if SEED.exists() else ROOT / "source/plumbline.txt")
    print(f"{raw.name}: copies, KB of text, seconds, pages, heaviest page, KB of index, × text, pieces, largest piece")
    with tempfile.TemporaryDirectory() as folder:
        for copies in options.copies:
            line = (
                "{copies:4.0f} {text:8.0f} {seconds:7.1f} {pages:6.0f} {heaviest:6.0f}"
                " {index:8.0f} {ratio:5.2f} {pieces:5.0f} {largest:5.0f}"
            )
            print(line.format(**weigh(raw, copies, Path(folder))), flush=True)


if __name__ == "__main__":
    main()
