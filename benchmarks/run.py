"""Measure each command as a whole process, beside the least that any program would have to do in its place.

    benchmarks/run.py [--json] [--times N] [RAW ...]

Without RAW: the real book, where it is at hand, and the texts of the repository's own edition. Every figure is the best
of N runs. Speed is in MB of input a second (1 MB = 1,000,000 bytes), memory the peak resident set in MB.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from printing import Figure, show  # type: ignore[import-not-found]

ROOT = Path(__file__).resolve().parents[1]
SEED = Path(os.environ.get("TEIEDITION_SHARED") or ROOT / "../shared") / "seed/bloodstained.txt"

READ = "import re, sys; text = open(sys.argv[1], encoding='utf-8').read(); len(re.findall(r'\\w+|[^\\w\\s]', text))"
LXML = "import sys; from lxml import etree; etree.parse(sys.argv[1])"
SAXON = "import sys; from saxonche import PySaxonProcessor as P; P(license=False).parse_xml(xml_file_name=sys.argv[1])"


def run(command: list[str], times: int) -> tuple[float, float]:
    """Return the least wall time in seconds and the peak memory in MB of a command's runs."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    seconds, memory = float("inf"), 0.0
    for _ in range(times):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = min(seconds, time.perf_counter() - begin)
        memory = max(memory, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3))
        code = process.returncode = os.waitstatus_to_exitcode(status)
        if code not in (0, 1):
            raise SystemExit(f"{' '.join(command)} ended with {code}:\n{said.decode()}")
    return seconds, memory


def tasks(raw: Path, folder: Path) -> Iterator[tuple[str, list[str], Path, str]]:
    """Yield name, command, input and name of the lower bound; bounds come before what is compared with them."""
    tei = folder / f"{raw.stem}.xml"
    program = [sys.executable, "-m", "teiedition"]
    yield "bound: read and tokenise", [sys.executable, "-c", READ, str(raw)], raw, ""
    if pandoc := shutil.which("pandoc"):
        command = [pandoc, "-f", "commonmark", "-t", "tei", "-s", str(raw), "-o", str(folder / "pandoc.xml")]
        yield "bound: pandoc, commonmark to TEI", command, raw, ""
    yield "convert --no-annotate", [*program, "convert", str(raw), "-o", str(tei), "--no-annotate"], raw, "read"
    yield "convert", [*program, "convert", str(raw), "-o", str(tei)], raw, "pandoc" if pandoc else "read"
    yield "bound: lxml parses the TEI", [sys.executable, "-c", LXML, str(tei)], tei, ""
    yield "bound: Saxon parses the TEI", [sys.executable, "-c", SAXON, str(tei)], tei, ""
    yield "validate", [*program, "validate", str(tei), "--source", str(raw)], tei, "lxml"
    for name in publications():
        site = str(folder / "site")
        yield f"publish --only {name}", [*program, "publish", str(tei), "-o", site, "--only", name], tei, "Saxon"
    edition = folder / "edition"
    subprocess.run([*program, "init", str(edition), "--from", str(raw), "-q"], check=True, cwd=ROOT / "src")
    yield "build: end to end", [*program, "build", str(edition)], raw, "read"


def publications() -> list[str]:
    """Return the names of the shipped publications."""
    sys.path.insert(0, str(ROOT / "src"))
    from teiedition.publication import PUBLICATIONS

    return [publication.name for publication in PUBLICATIONS]


def figures(raw: Path, times: int) -> Iterator[Figure]:
    """Measure every task on one text."""
    bounds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, command, given, bound in tasks(raw, Path(folder)):
            seconds, memory = run(command, times)
            if name.startswith("bound: "):
                bounds[name.split()[1].rstrip(",")] = seconds
            speed = given.stat().st_size / 1e6 / seconds
            yield Figure(raw.stem, name, seconds, speed, memory, {bound: seconds / bounds[bound]} if bound else {})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--times", type=int, default=3, help="runs of each task; the best counts")
    given = parser.parse_args()
    texts = given.raw or [*([SEED] if SEED.is_file() else []), *sorted((ROOT / "source").glob("*.txt"))]
    show((figure for raw in texts for figure in figures(raw.resolve(), given.times)), as_json=given.json)


if __name__ == "__main__":
    main()
