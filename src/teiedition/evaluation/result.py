"""The result of an evaluation, and the tables that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from teiedition.evaluation.calibration import Calibration
from teiedition.evaluation.confusion import NOTHING, Confusion
from teiedition.evaluation.figures import Figures


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of a document, feature by feature."""

    features: tuple[tuple[str, Figures], ...]
    """Pairs of name and figures: ``heads``, ``pages``, ``persons`` … in a fixed order; only what the gold has."""
    confusions: tuple[Confusion, ...] = ()
    """What is taken for what, for names and for quotations."""
    calibrations: tuple[Calibration, ...] = ()
    """How far each ``@cert`` can be trusted, feature by feature."""

    def __getitem__(self, name: str) -> Figures:
        """Return the figures of a feature.

        :raises KeyError: when the gold has no such feature.
        """
        return dict(self.features)[name]

    def __contains__(self, name: str) -> bool:
        return name in dict(self.features)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.features)

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for JSON: ``features``, ``confusion`` and ``calibration``."""
        return {
            "features": {name: figures.as_dict() for name, figures in self.features},
            "confusion": {each.name: each.as_dict() for each in self.confusions},
            "calibration": [
                {**asdict(each), "precision": each.precision, "link_precision": each.link_precision}
                for each in self.calibrations
            ],
        }


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


def confusion_table(confusion: Confusion) -> str:
    """Return a confusion table as text: a row for each kind in the gold, a column for each element in the TEI."""
    by_kind = confusion.as_dict()
    columns = list(dict.fromkeys(element for row in by_kind.values() for element in row))
    columns.sort(key=lambda element: (element == NOTHING, element))
    width = max(map(len, columns), default=0) + 2
    lines = [f"{confusion.name:<12}" + "".join(column.rjust(width) for column in columns)]
    for kind, row in by_kind.items():
        lines.append(f"{kind:<12}" + "".join(str(row.get(column, "")).rjust(width) for column in columns).rstrip())
    return "\n".join(lines) + "\n"


def calibration_table(rows: Iterable[Calibration]) -> str:
    """Return the table of certainties as text: how many elements, which share is right, of them which share by name."""
    lines = [f"{'certainty':<15}{'cert':<8}{'elements':>9}{'right':>8}{'linked':>8}{'right':>8}"]
    for row in rows:
        linked = f"{row.linked:>8}{row.link_precision:>8.3f}" if row.linked else ""
        lines.append(f"{row.feature:<15}{row.cert:<8}{row.predicted:>9}{row.precision:>8.3f}{linked}")
    return "\n".join(lines) + "\n"


def report(evaluation: Evaluation, *, examples: bool = False) -> str:
    """Return all the tables of an evaluation as text, a blank line between them.

    :param examples: as for :func:`table`.
    """
    tables = [table(evaluation, examples=examples)]
    tables += [confusion_table(each) for each in evaluation.confusions if each.counts]
    tables += [calibration_table(evaluation.calibrations)] if evaluation.calibrations else []
    return "\n".join(tables).rstrip()
