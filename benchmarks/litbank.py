"""Make folders of gold from LitBank, a hundred English novels annotated by hand, to be measured by heldout.py.

    benchmarks/litbank.py LITBANK OUT

LITBANK is a copy of https://github.com/dbamman/litbank (Bamman, Popat and Shen 2019; CC BY 4.0): whole novels in
``original``, in some 2,000 words of each names (``coref/brat``) and direct speech (``quotations/tsv``). Of its mentions
those are kept that are proper names, and cut down to what our guidelines call the name: without article, title,
apposition and possessive. Families, God and those who are only called by a title are left out. It says nothing of
titles of works, of dates, or of quotations that are no speech.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
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


class Novel:
    """A novel, and the sample of it that was annotated, laid beside each other word by word."""

    def __init__(self, raw: str, sample: str) -> None:
        self.raw, self.sample = raw, sample
        self.counts = Counter(match.group() for match in WORD.finditer(raw))
        theirs = list(WORD.finditer(sample))
        ours = list(WORD.finditer(raw))[: SAMPLE * len(theirs)]
        places = align([match.group().casefold() for match in theirs], [match.group().casefold() for match in ours])
        self._pairs = [(their.start(), ours[at]) for their, at in zip(theirs, places, strict=True) if at is not None]

    def span(self, start: int, end: int) -> Span | None:
        """Return where a stretch of the sample stands in the novel."""
        held = [word for at, word in self._pairs if start <= at < end]
        return Span(held[0].start(), held[-1].end()) if held else None

    def line(self, offset: int) -> int:
        """Return the line of an offset in the novel, from 1."""
        return self.raw.count("\n", 0, offset) + 1

    def window(self) -> list[int]:
        """Return first and last line of the sample."""
        span = self.span(0, len(self.sample))
        assert span is not None
        return [self.line(span.start), self.line(span.end)]

    def anchor(self, span: Span) -> dict[str, str | int]:
        """Return line, words, and which one on the line."""
        start = self.raw.rfind("\n", 0, span.start) + 1
        text = " ".join(self.raw[span.start : span.end].split())
        before = re.findall(r"\s+".join(map(re.escape, text.split())), self.raw[start : span.start])
        return {"line": self.line(span.start), "text": text, "k": len(before) + 1}


def names(novel: Novel, annotations: str) -> Iterator[tuple[Span, str]]:
    """Yield place and type of each name."""
    for label, start, end in re.findall(r"(?m)^T\d+\t(\w+) (\d+) (\d+)\t", annotations):
        kind, mention = KINDS.get(label), novel.span(int(start), int(end))
        if kind is None or mention is None:
            continue
        stop = mention.end + novel.raw.startswith(".", mention.end)
        name = name_in(novel.raw[mention.start : stop], kind)
        if name is None:
            continue
        found = Span(mention.start + name.start, mention.start + name.end)
        before = novel.raw[: found.start].rstrip()[-4:].lower()
        family = kind == "person" and before.endswith("the") and novel.raw[found.end - 1] == "s"
        if not family and is_name(novel.raw[found.start : found.end], novel.counts):
            yield found, kind


def speeches(novel: Novel, annotations: str) -> Iterator[Span]:
    """Yield the places of direct speech; LitBank counts sentences and their tokens from 0."""
    tokens = [[match.span() for match in re.finditer(r"\S+", line)] for line in novel.sample.split("\n")]
    starts = [0, *accumulate(len(line) + 1 for line in novel.sample.split("\n"))]
    for row in re.findall(r"(?m)^QUOTE\t\S+\t(\d+)\t(\d+)\t(\d+)\t(\d+)\t", annotations):
        first, token, last, end = map(int, row)
        span = novel.span(starts[first] + tokens[first][token][0], starts[last] + tokens[last][end][1])
        if span is not None:
            yield span


def records(novel: Novel, named: str, quoted: str) -> Iterator[dict[str, str | int]]:
    """Yield the records of the gold."""
    for span, kind in sorted(set(names(novel, named))):
        yield {"type": kind, **novel.anchor(span)}
    for span in speeches(novel, quoted):
        words = list(WORD.finditer(novel.raw, span.start, span.end))
        end: dict[str, str | int] = {"end_line": novel.line(words[-1].start()), "end_text": words[-1].group()}
        first = Span(words[0].start(), words[min(len(words), 3) - 1].end())
        yield {"type": "quote", **novel.anchor(first), **end, "level": 1, "kind": "speech"}


def write(folder: Path, novel: Novel, named: str, quoted: str) -> None:
    """Write the gold of one novel."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(record, ensure_ascii=False) for record in records(novel, named, quoted)]
    (folder / "raw.txt").write_text(novel.raw, encoding="utf-8")
    (folder / "inline.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "windows.json").write_text(json.dumps({"sample": {"windows": [novel.window()]}}), encoding="utf-8")
    (folder / "scope.json").write_text(json.dumps(novel.window()), encoding="utf-8")


def main() -> None:
    """Convert all novels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("litbank", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    for novel in sorted((given.litbank / "original").glob("*.txt")):
        marked = given.litbank / f"coref/brat/{novel.stem}_brat.ann"
        quoted = given.litbank / f"quotations/tsv/{novel.stem}_brat.ann"
        write(
            given.out / novel.stem,
            Novel(_text(novel), _text(marked.with_suffix(".txt"))),
            _text(marked),
            _text(quoted) if quoted.exists() else "",
        )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


if __name__ == "__main__":
    main()
