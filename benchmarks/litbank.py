"""Make folders of gold from LitBank, a hundred English novels annotated by hand, to be measured by heldout.py.

    benchmarks/litbank.py LITBANK OUT

LITBANK is a copy of https://github.com/dbamman/litbank (Bamman, Popat and Shen 2019; CC BY 4.0): whole novels in
``original``, names in some 2,000 words of each in ``coref/brat``. Of its mentions those are kept that are proper names,
and cut down to what our guidelines call the name: without article, title, apposition and possessive. Families, God
and those who are only called by a title are left out. It says nothing of titles of works or dates.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from teiedition.annotation.lists import honorifics, not_names  # noqa: E402
from teiedition.evaluation.alignment import align  # noqa: E402
from teiedition.evaluation.words import WORD  # noqa: E402

KINDS = {"PROP_PER": "person", "PROP_GPE": "place", "PROP_LOC": "place", "PROP_FAC": "place"}
PARTICLES = {"person": "de von van der den la le du des di da del", "place": "of the and de la upon on in le les sur"}
SAMPLE = 3
"""The annotated words are the first of a novel; that many times their number is searched for them."""

_PART = re.compile(r"[^\W\d_](?:[\w-]|[’'](?![sS]\b))*\.?")


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def name_in(mention: str, kind: str) -> Span | None:
    """Return where in a mention the name stands: ``Bennet`` in ``old Mr. Bennet’s``; nothing if it holds none."""
    particles = PARTICLES[kind].split()
    name: list[re.Match[str]] = []
    for part in _PART.finditer(mention):
        word = part.group()
        parted = name and re.search(r"[,;(]", mention[name[-1].end() : part.start()])
        if word[0].isupper() and not parted and (name or not _is_title(word, kind)):
            name.append(part)
        elif name and (word not in particles or parted):
            break
        elif name:
            name.append(part)
    while name and name[-1].group().islower():
        name.pop()
    if not name or (len(name) == 1 and name[0].group().strip(".") in not_names()):
        return None
    last = name[-1]
    initial = len(last.group()) == 2
    return Span(name[0].start(), last.end() - (last.group().endswith(".") and not initial))


def _is_title(word: str, kind: str) -> bool:
    titles = honorifics()[1]
    return kind == "person" and any(form in titles for form in (word, f"{word}.", word.rstrip("."), word.capitalize()))


def is_name(name: str, words: Counter[str]) -> bool:
    """Whether something is a name and no word of the language: one that the novel writes small as often is none."""
    first = name.split()[0].strip(".")
    return " " in name or words[first.lower()] < words[first]


def records(raw: str, sample: str, annotations: str) -> Iterator[tuple[Span, str]]:
    """Yield place in the raw text and type of each name in the sample of a novel."""
    theirs = list(WORD.finditer(sample))
    ours = list(WORD.finditer(raw))[: SAMPLE * len(theirs)]
    places = align([match.group().casefold() for match in theirs], [match.group().casefold() for match in ours])
    words = Counter(match.group() for match in WORD.finditer(raw))
    for label, start, end in re.findall(r"(?m)^T\d+\t(\w+) (\d+) (\d+)\t", annotations):
        kind = KINDS.get(label)
        held = [
            ours[at]
            for match, at in zip(theirs, places, strict=True)
            if at is not None and int(start) <= match.start() < int(end)
        ]
        if kind is None or not held:
            continue
        mention = Span(held[0].start(), held[-1].end() + raw.startswith(".", held[-1].end()))
        name = name_in(raw[mention.start : mention.end], kind)
        if name is None:
            continue
        found = Span(mention.start + name.start, mention.start + name.end)
        before = raw[: found.start].rstrip()[-4:].lower()
        family = kind == "person" and before.endswith("the") and raw[found.end - 1] == "s"
        if not family and is_name(raw[found.start : found.end], words):
            yield found, kind


def window(raw: str, sample: str) -> tuple[int, int]:
    """Return the lines that the sample covers, counted from 1."""
    theirs = [match.group().casefold() for match in WORD.finditer(sample)]
    ours = list(WORD.finditer(raw))[: SAMPLE * len(theirs)]
    places = [at for at in align(theirs, [match.group().casefold() for match in ours]) if at is not None]
    return tuple(raw.count("\n", 0, ours[at].start()) + 1 for at in (places[0], places[-1]))  # type: ignore[return-value]


def write(folder: Path, raw: str, sample: str, annotations: str) -> None:
    """Write the gold of one novel."""
    folder.mkdir(parents=True, exist_ok=True)
    first, last = window(raw, sample)
    lines = []
    for span, kind in sorted(set(records(raw, sample, annotations))):
        start = raw.rfind("\n", 0, span.start) + 1
        text = " ".join(raw[span.start : span.end].split())
        before = len(re.findall(r"\s+".join(map(re.escape, text.split())), raw[start : span.start]))
        line = raw.count("\n", 0, span.start) + 1
        lines.append(json.dumps({"type": kind, "line": line, "text": text, "k": before + 1}, ensure_ascii=False))
    (folder / "raw.txt").write_text(raw, encoding="utf-8")
    (folder / "inline.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "windows.json").write_text(json.dumps({"sample": {"windows": [[first, last]]}}), encoding="utf-8")
    (folder / "scope.json").write_text(json.dumps([first, last]), encoding="utf-8")


def main() -> None:
    """Convert all novels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("litbank", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    for novel in sorted((given.litbank / "original").glob("*.txt")):
        marked = given.litbank / f"coref/brat/{novel.stem}_brat"
        texts = (novel, marked.with_suffix(".txt"), marked.with_suffix(".ann"))
        write(given.out / novel.stem, *(path.read_text(encoding="utf-8").replace("\r\n", "\n") for path in texts))


if __name__ == "__main__":
    main()
