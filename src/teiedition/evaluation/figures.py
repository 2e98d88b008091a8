"""Figures of an evaluation, and the table that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Value = int | float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one feature."""

    values: tuple[tuple[str, Value], ...]
    """Pairs of name and value. Where things are found or not: ``precision``, ``recall``, ``f1`` (each 0 to 1),
    ``found`` (right ones), ``predicted``, ``expected``; then what is peculiar to the feature."""
    missed: tuple[str, ...] = ()
    """Words of the first few that were not found."""
    extra: tuple[str, ...] = ()
    """Words of the first few that the gold does not have."""

    def __getitem__(self, name: str) -> Value:
        """Return the value of that name.

        :raises KeyError: when the feature has no such figure.
        """
        return dict(self.values)[name]

    def as_dict(self) -> dict[str, Value | list[str]]:
        """Return plain data for JSON."""
        lists = {"missed": list(self.missed), "extra": list(self.extra)}
        return {**dict(self.values), **{name: words for name, words in lists.items() if words}}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of a document, feature by feature."""

    features: tuple[tuple[str, Figures], ...]
    """Pairs of name and figures: ``heads``, ``pages``, ``persons`` … in a fixed order; only what the gold has."""

    def __getitem__(self, name: str) -> Figures:
        """Return the figures of a feature.

        :raises KeyError: when the gold has no such feature.
        """
        return dict(self.features)[name]

    def __contains__(self, name: str) -> bool:
        return name in dict(self.features)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.features)

    def as_dict(self) -> dict[str, dict[str, Value | list[str]]]:
        """Return plain data for JSON."""
        return {name: figures.as_dict() for name, figures in self.features}


def agreement(found: int, predicted: int, expected: int) -> tuple[tuple[str, Value], ...]:
    """Return precision, recall and F1, rounded to four places, with the counts they come from.

    Where nothing is expected and nothing predicted, all three are 1.
    """
    precision = found / predicted if predicted else float(not expected)
    recall = found / expected if expected else float(not predicted)
    return (
        ("precision", round(precision, 4)),
        ("recall", round(recall, 4)),
        ("f1", round(harmonic(precision, recall), 4)),
        ("found", found),
        ("predicted", predicted),
        ("expected", expected),
    )


def harmonic(precision: float, recall: float) -> float:
    """Return the harmonic mean, F1."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def share(part: int, whole: int) -> float:
    """Return ``part / whole`` to four places; 0 of nothing is 0."""
    return round(part / max(1, whole), 4)


def table(evaluation: Evaluation, *, examples: bool = False) -> str:
    """Return the figures as a text table: one row a feature, what is peculiar to it at the end of the row.

    :param examples: whether to show, under each row, words of what was missed and of what is too much.
    """
    lines = [f"{'feature':<15}{'precision':>10}{'recall':>8}{'F1':>8}{'found':>7}{'pred.':>7}{'gold':>7}"]
    for name, figures in evaluation.features:
        values = dict(figures.values)
        cells = [f"{values.pop(key):>{width}.3f}" if key in values else " " * width for key, width in _SHARES]
        cells += [f"{values.pop(key):>{width}}" if key in values else " " * width for key, width in _COUNTS]
        rest = "  ".join(
            f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in values.items()
        )
        lines.append(f"{name:<15}{''.join(cells)}  {rest}".rstrip())
        if examples:
            lines += [*_examples("missed", figures.missed), *_examples("extra", figures.extra)]
    return "\n".join(lines) + "\n"


_SHARES = (("precision", 10), ("recall", 8), ("f1", 8))
_COUNTS = (("found", 7), ("predicted", 7), ("expected", 7))


def _examples(name: str, words: Iterable[str]) -> list[str]:
    shown = " | ".join(words)
    return [f"    {name}: {shown}"] if shown else []
