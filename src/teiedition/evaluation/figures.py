"""The figures of one feature, and how they are reckoned."""

from __future__ import annotations

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
