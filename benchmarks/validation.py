"""Measure validation as a whole process, beside Jing, xmllint and Saxon in the same run, where they are installed.

    benchmarks/validation.py [--json] [--times N] [--documents N] [RAW]
    benchmarks/validation.py --large [MEGABYTES]

Two tasks: the TEI of one book, converted here, by our RNG, XSD, Schematron, pointers and fidelity together; and many
documents of about 50 KB in one call. Without RAW: the real book, where it is at hand, else the text of the repository's
own edition. Jing and xmllint do only the RELAX NG part, by the same grammar. Saxon does only the Schematron part: one
process runs the stylesheet into which the rules were turned before, document by document, and nobody reads what comes
of it, which is the least that an implementation of Schematron by XSLT has to do. Every figure is the best of N runs.

With --large, one document made of chapters, paragraphs and names that point to a list, as large as is said (100).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from printing import Figure, show  # type: ignore[import-not-found]
from run import ROOT, SEED, run  # type: ignore[import-not-found]

GRAMMAR = ROOT / "schema/teiedition.rng"
RULES = ROOT / "schema/teiedition.sch"
SAMPLE = ROOT / "source/plumbline.txt"
LENGTH = 16_000
"""Characters of it that make a document of about 50 KB."""
PROGRAM = [sys.executable, "-m", "teiedition"]
SAXON = """
import sys
from saxonche import PySaxonProcessor
sheet = PySaxonProcessor(license=False).new_xslt30_processor().compile_stylesheet(stylesheet_file=sys.argv[1])
for path in sys.argv[2:]:
    sheet.transform_to_string(source_file=path)
"""
PARAGRAPHS, NAMES = 58, 500
"""Paragraphs of a chapter, and persons in the list, of a large document."""


def others(folder: Path) -> dict[str, list[str]]:
    """Return the commands of the others that are installed, by what they do; the documents are their last arguments."""
    sys.path.insert(0, str(ROOT / "src"))
    from teiedition.validation.rulesheet import stylesheet

    sheet = folder / "rules.xsl"
    sheet.write_text(stylesheet(RULES), encoding="utf-8")
    found = {"saxon: Schematron": [sys.executable, "-c", SAXON, str(sheet)]}
    if shutil.which("xmllint"):
        found = {"xmllint: RNG": ["xmllint", "--noout", "--relaxng", str(GRAMMAR)], **found}
    return {"jing: RNG": ["jing", str(GRAMMAR)], **found} if shutil.which("jing") else found


def of_fifty_kilobytes(folder: Path, number: int) -> list[Path]:
    """Convert the beginning of the sample's text and return copies of the document, all valid, in one folder."""
    raw, documents = folder / "sample.txt", folder / "many"
    raw.write_text(SAMPLE.read_text(encoding="utf-8")[:LENGTH].rpartition("\n\n")[0] + "\n", encoding="utf-8")
    document = converted(raw, folder)
    documents.mkdir()
    return [Path(shutil.copy(document, documents / f"copy{count:03}.xml")) for count in range(number)]


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
        "RNG, Schematron": ["--only", "relaxng,schematron"],
        "RNG, XSD, Schematron, pointers": [],
        "all, with fidelity": ["--source", str(raw)],
    }
    yield from measured(raw.stem, [tei], {name: ["validate", str(tei), *more] for name, more in ours.items()}, times)


def many(number: int, times: int, folder: Path) -> Iterator[Figure]:
    """Measure many documents in one call."""
    documents = of_fifty_kilobytes(folder, number)
    ours = {"RNG": ["--only", "relaxng"], "RNG, Schematron": ["--only", "relaxng,schematron"], "all": []}
    commands = {name: ["validate", str(documents[0].parent), *more] for name, more in ours.items()}
    yield from measured(f"{number} documents", documents, commands, times)


def measured(text: str, documents: list[Path], ours: dict[str, list[str]], times: int) -> Iterator[Figure]:
    """Measure the others, then ours beside them, on the same documents."""
    size = sum(path.stat().st_size for path in documents) / 1e6
    known: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, command in others(Path(folder)).items():
            seconds, memory = run([*command, *map(str, documents)], times)
            known[name.partition(":")[0]] = seconds
            yield Figure(text, name, seconds, size / seconds, memory)
    if "jing" in known:
        known["(jing + saxon)"] = known["jing"] + known["saxon"]
    for name, command in ours.items():
        seconds, memory = run([*PROGRAM, *command], times)
        ratios = {other: seconds / its for other, its in known.items() if other != "saxon"}
        yield Figure(text, f"validate: {name}", seconds, size / seconds, memory, ratios)


def large(megabytes: int, times: int, folder: Path) -> Iterator[Figure]:
    """Measure one large document, valid and with all the characters of its text."""
    tei, raw = made(megabytes, folder)
    size = tei.stat().st_size / 1e6
    only = {
        "relaxng,pointers": [],
        "xsd": [],
        "schematron": [],
        "relaxng,xsd,schematron,pointers": [],
        "fidelity": ["--source", str(raw)],
    }
    commands = {f"validate --only {name}": ["validate", str(tei), "--only", name, *more] for name, more in only.items()}
    commands["certify"] = ["certify", str(tei), "--source", str(raw), "-o", str(folder / "certificate.json")]
    for name, command in commands.items():
        seconds, memory = run([*PROGRAM, *command], times)
        yield Figure(f"{size:.0f} MB", name, seconds, size / seconds, memory)


def made(megabytes: int, folder: Path) -> tuple[Path, Path]:
    """Return a document of about so many megabytes and its raw text."""
    tei, raw = folder / "large.xml", folder / "large.txt"
    persons = "".join(
        f'<person xml:id="person-{number}"><persName>Person {number}</persName></person>\n' for number in range(NAMES)
    )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="large" xml:lang="en">\n'
        "<teiHeader><fileDesc><titleStmt><title>A large book</title></titleStmt>\n<publicationStmt><p>Made up.</p>"
        "</publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>\n<standOff><listPerson>\n"
        f"{persons}</listPerson></standOff>\n<text><body>\n"
    )
    with tei.open("w", encoding="utf-8") as document, raw.open("w", encoding="utf-8") as text:
        size, number = document.write(head), 0
        while size < megabytes * 1e6:
            number += 1
            markup, words = chapter(number)
            size += document.write(markup)
            text.write(words)
        document.write("</body></text>\n</TEI>\n")
    return tei, raw


def chapter(number: int) -> tuple[str, str]:
    """Return a chapter in TEI, and its words."""
    before, after = "In the year of the long tide ", " went down to the water and wrote what was there to see. "
    filler = "The boats lay at the quay, the ropes were coiled, and nobody spoke of the weather. " * 5
    markup = [f'<div type="chapter" xml:id="large-div{number}"><head>Chapter {number}</head>\n']
    words = [f"Chapter {number}\n\n"]
    for paragraph in range(PARAGRAPHS):
        person = (number * PARAGRAPHS + paragraph) % NAMES
        name = f'<persName ref="#person-{person}">Person {person}</persName>'
        markup.append(f'<p xml:id="large-p{number}-{paragraph}">{before}{name}{after}{filler}</p>\n')
        words.append(f"{before}Person {person}{after}{filler}\n\n")
    return "".join([*markup, "</div>\n"]), "".join(words)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--times", type=int, default=3, help="runs of each task; the best counts")
    parser.add_argument("--documents", type=int, default=200, help="how many documents of about 50 KB")
    parser.add_argument("--large", type=int, nargs="?", const=100, help="one document of so many MB instead")
    given = parser.parse_args()
    raw: Path = given.raw or (SEED if SEED.is_file() else SAMPLE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.large:
            show(large(given.large, given.times, folder), as_json=given.json)
            return
        for figures in (book(raw.resolve(), given.times, folder), many(given.documents, given.times, folder)):
            show(figures, as_json=given.json)


if __name__ == "__main__":
    main()
