"""Does a statistical model find names better than the rules, or together with them? Needs python-crfsuite.

    benchmarks/model.py [--train DIR ...] [--test DIR] [--threshold P]

A linear-chain conditional random field is trained on gold and tried on other gold, for persons and places: the rules
alone, the model alone, the model where the rules say nothing (with at least probability P), and the rules but for what
they are not sure of and the model gives less than 1 - P. Without options each text of this repository is tried with the
model of the others. Otherwise it is trained on these and on the books in the folders --train, and tried on the books in
--test, or on all of them in five parts; the folders are like those of heldout.py. A book is never tried with a model
that was trained on it; books of one folder name count as the same.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from crffeatures import Evidence, Token, features, tokens_of  # type: ignore[import-not-found]  # noqa: E402
from teiedition.annotation import annotate  # noqa: E402
from teiedition.edition import Edition  # noqa: E402
from teiedition.evaluation import load_gold  # noqa: E402
from teiedition.evaluation.alignment import align  # noqa: E402
from teiedition.evaluation.evaluate import named  # noqa: E402
from teiedition.evaluation.inline import Place, expected_places, predicted_places  # noqa: E402
from teiedition.evaluation.words import WORD, AlignedText  # noqa: E402
from teiedition.pipeline import convert  # noqa: E402
from teiedition.tei.passage import passages  # noqa: E402

KINDS = ("person", "place")
OTHERS = ("title", "date", "org", "ship", "event")
"""What the rules mark besides: there the model is not listened to."""
PARTS = 5
SETTINGS = {"c1": 0.1, "c2": 0.5, "max_iterations": 80, "feature.possible_transitions": True}


class Stretch(NamedTuple):
    """A passage as the model sees it."""

    features: Sequence[Sequence[str]]
    words: Sequence[int | None]
    """For each token the number of its word in the raw text; ``None`` for marks."""


@dataclass(frozen=True)
class Text:
    """A book: what the gold has, what the rules find, and what the model is to read."""

    name: str
    stretches: Sequence[Stretch]
    expected: Mapping[str, frozenset[Place]]
    """By kind, in words of the raw text; inside the windows of the gold only."""
    certain: Mapping[str, frozenset[Place]]
    """What the rules are sure of."""
    doubtful: Mapping[str, frozenset[Place]]
    others: frozenset[Place]

    def rules(self, kind: str) -> frozenset[Place]:
        """Return all that the rules find of a kind."""
        return self.certain[kind] | self.doubtful[kind]


def read(name: str, raw: Path, gold: Path) -> Text:
    """Convert a book, and lay its tokens beside the words of the raw text."""
    string = raw.read_text(encoding="utf-8").replace("\r\n", "\n")
    document = convert(raw, edition=Edition(), annotated=False).document
    right = load_gold(string, gold)
    aligned = AlignedText(document, string, right.scope)
    judged = {word for window in right.windows for word in aligned.raw_in(window)}
    all_passages = passages(document)
    evidence, tokens = Evidence.of(all_passages), [tokens_of(passage.text) for passage in all_passages]
    stretches = []
    for passage, held, words in zip(all_passages, tokens, _words(tokens, aligned.raw_words), strict=True):
        if judged.intersection(word for word in words if word is not None):
            stretches.append(Stretch(features(passage, held, evidence), words))
    annotate(document)
    marked = AlignedText(document, string, right.scope)
    found = {kind: predicted_places(marked, named(marked, kind), right.windows) for kind in (*KINDS, *OTHERS)}
    sure = {kind: frozenset(at for at, one in found[kind].items() if one.get("cert") == "high") for kind in KINDS}
    return Text(
        name,
        stretches,
        {kind: frozenset(expected_places(aligned, right.mentions.get(kind, ()))) for kind in KINDS},
        sure,
        {kind: frozenset(found[kind]) - sure[kind] for kind in KINDS},
        frozenset(place for kind in OTHERS for place in found[kind]),
    )


def _words(tokens: Sequence[Sequence[Token]], raw_words: Sequence[str]) -> Iterator[list[int | None]]:
    """Yield for each passage the numbers that its tokens have among the words of the raw text."""
    words = [token.text.casefold() for held in tokens for token in held if WORD.match(token.text)]
    numbers = iter(align(words, raw_words))
    for held in tokens:
        yield [next(numbers) if WORD.match(token.text) else None for token in held]


def labels(stretch: Stretch, spans: Mapping[str, Iterable[Place]]) -> list[str]:
    """Return a label for each token: ``B-person`` where a name begins, ``I-person`` where it goes on, else ``O``."""
    at = {word: number for number, word in enumerate(stretch.words) if word is not None}
    found = ["O"] * len(stretch.words)
    for kind, places in spans.items():
        for first, last in places:
            for number in range(at[first], at[last] + 1) if first in at and last in at else ():
                found[number] = f"{'B' if number == at[first] else 'I'}-{kind}"
    return found


def train(texts: Iterable[Text], path: Path) -> None:
    """Train a model and write it to a file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for text in texts:
        for stretch in text.stretches:
            trainer.append(stretch.features, labels(stretch, text.expected))
    trainer.set_params(SETTINGS)
    trainer.train(str(path))


class Opinion(NamedTuple):
    """What a model says of a text."""

    names: dict[tuple[str, Place], float]
    """Kind and place of what it takes for names, with the probability of the least certain word."""
    words: dict[tuple[str, int], float]
    """Probability that a word of the raw text belongs to a name of a kind."""


def ask(tagger: pycrfsuite.Tagger, text: Text) -> Opinion:
    """Return what a model says of a text."""
    opinion = Opinion({}, {})
    known = set(tagger.labels())
    for stretch in text.stretches:
        said = tagger.tag(stretch.features)
        for number, word in enumerate(stretch.words):
            for kind in KINDS if word is not None else ():
                both = {f"B-{kind}", f"I-{kind}"} & known
                opinion.words[kind, word] = sum(tagger.marginal(label, number) for label in both)  # type: ignore[index]
        for kind, first, last in _runs(said):
            words = [word for word in stretch.words[first:last] if word is not None]
            if words:
                sure = min(tagger.marginal(said[number], number) for number in range(first, last))
                opinion.names[kind, (words[0], words[-1])] = sure
    return opinion


def _runs(said: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield kind, first token and token after the last of each name."""
    start = 0
    while start < len(said):
        end = start + 1
        if said[start] != "O":
            kind = said[start][2:]
            while end < len(said) and said[end] == f"I-{kind}":
                end += 1
            yield kind, start, end
        start = end


def ways(text: Text, opinion: Opinion, threshold: float) -> dict[str, dict[str, frozenset[Place]]]:
    """Return what is found in each way, by kind."""
    alone = {kind: frozenset(place for one, place in opinion.names if one == kind) for kind in KINDS}
    taken = {
        word for kind in KINDS for place in text.rules(kind) | text.others for word in range(place[0], place[1] + 1)
    }
    more = {
        kind: frozenset(
            (first, last)
            for (one, (first, last)), sure in opinion.names.items()
            if one == kind and sure >= threshold and taken.isdisjoint(range(first, last + 1))
        )
        for kind in KINDS
    }
    kept = {
        kind: frozenset(
            place for place in text.doubtful[kind] if opinion.words.get((kind, place[0]), 1) >= 1 - threshold
        )
        for kind in KINDS
    }
    return {
        "rules alone": {kind: text.rules(kind) for kind in KINDS},
        "model alone": alone,
        "rules, and the model where they say nothing": {kind: text.rules(kind) | more[kind] for kind in KINDS},
        "rules but for what the model denies": {kind: text.certain[kind] | kept[kind] for kind in KINDS},
        "both": {kind: text.certain[kind] | kept[kind] | more[kind] for kind in KINDS},
    }


def figures(tried: Iterable[tuple[Text, dict[str, dict[str, frozenset[Place]]]]]) -> str:
    """Return precision, recall and F1 of each way over all mentions, as a table in Markdown."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for text, found in tried:
        for way, by_kind in found.items():
            for kind, places in by_kind.items():
                right = len(places & text.expected[kind])
                more = {"right": right, "found": len(places), "gold": len(text.expected[kind])}
                counts.setdefault((way, kind), Counter()).update(more)
    lines = ["| | persons: precision | recall | F1 | places: precision | recall | F1 |", f"| --- |{' ---: |' * 6}"]
    for way in dict.fromkeys(way for way, _ in counts):
        cells = [f"{figure:.3f}" for kind in KINDS for figure in _figures(counts[way, kind])]
        lines.append(f"| {' | '.join([way, *cells])} |")
    return "\n".join(lines)


def _figures(count: Counter[str]) -> tuple[float, float, float]:
    precision, recall = count["right"] / max(1, count["found"]), count["right"] / max(1, count["gold"])
    return precision, recall, 2 * count["right"] / max(1, count["found"] + count["gold"])


def own_texts() -> Iterator[Text]:
    """Yield the texts of this repository."""
    for gold in sorted(path for path in (ROOT / "tests/gold").iterdir() if path.is_dir()):
        beside = gold / f"{gold.name}.txt"
        yield read(gold.name, beside if beside.exists() else ROOT / f"source/{gold.name}.txt", gold)


def folder_texts(folder: Path) -> list[Text]:
    """Return the books of a folder."""
    return [read(raw.parent.name, raw, raw.parent) for raw in sorted(folder.glob("*/raw.txt"))]


def compare(training: Sequence[Text], testing: Sequence[Text], threshold: float) -> str:
    """Train and try; texts that are both are tried with a model of the others, in five parts. Returns the table."""
    both = sorted({text.name for text in training} & {text.name for text in testing})
    parts = [frozenset(both[first::PARTS]) for first in range(min(PARTS, len(both)))]
    tried = []
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "names.crfsuite"
        for apart in (frozenset({text.name for text in testing}.difference(both)), *parts):
            tests = [text for text in testing if text.name in apart]
            if tests:
                train((text for text in training if text.name not in apart), path)
                tagger = pycrfsuite.Tagger()
                tagger.open(str(path))
                tried += [(text, ways(text, ask(tagger, text), threshold)) for text in tests]
    return figures(tried)


def main() -> None:
    """Train, try, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--test", type=Path, metavar="DIR")
    parser.add_argument("--threshold", type=float, default=0.8, metavar="P")
    given = parser.parse_args()
    training = [*own_texts(), *(text for folder in given.train for text in folder_texts(folder))]
    testing = folder_texts(given.test) if given.test else training
    print(compare(training, testing, given.threshold))


if __name__ == "__main__":
    main()
