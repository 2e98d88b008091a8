"""A baseline: the figures of an earlier run, below which a later one must not fall.

The file is JSON: ``{"features": {"persons": {"f1": 0.951, …}, …}}``. It holds shares only, no counts, and may be
edited: a figure that is taken out is no longer watched.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from teiedition.errors import SourceError
from teiedition.evaluation.result import Evaluation

TOLERANCE = 0.005
"""By so much a figure may drop."""

Baseline = dict[str, dict[str, float]]
"""Figures by feature and name."""

_ADVICE = "Write it with: teiedition evaluate TEI --gold GOLD --save FILE"


@dataclass(frozen=True, slots=True)
class Drop:
    """A figure that fell below the baseline."""

    feature: str
    figure: str
    before: float
    now: float | None
    """``None`` where the figure is no longer there."""

    def __str__(self) -> str:
        now = f"{self.now:.4f}" if self.now is not None else "not measured"
        return f"{self.feature}: {self.figure} was {self.before:.4f}, is {now}"


def baseline_of(evaluation: Evaluation) -> Baseline:
    """Return the shares of an evaluation."""
    return {
        name: {figure: value for figure, value in figures.values if isinstance(value, float)}
        for name, figures in evaluation.features
    }


def to_json(baseline: Baseline) -> str:
    """Return the text of the file, one feature a line, so that version control shows which changed."""
    lines = [f"    {json.dumps(name)}: {json.dumps(figures)}" for name, figures in baseline.items()]
    return '{\n  "features": {\n' + ",\n".join(lines) + "\n  }\n}\n"


def read_baseline(path: Path) -> Baseline:
    """Read the file.

    :raises SourceError: when it is missing, no JSON, or holds no figures; names the line as far as it is known.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}.", _ADVICE) from error
    except json.JSONDecodeError as error:
        raise SourceError(f"{path}, line {error.lineno}: not valid JSON ({error.msg}).", _ADVICE) from error
    except ValueError as error:
        raise SourceError(f"{path} is not UTF-8.", _ADVICE) from error
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, dict) or not all(isinstance(figures, dict) for figures in features.values()):
        raise SourceError(f'{path} holds no figures: expected {{"features": {{"persons": {{"f1": 0.95}}}}}}.', _ADVICE)
    for name, figures in features.items():
        for figure, value in figures.items():
            if not isinstance(value, int | float) or isinstance(value, bool):
                raise SourceError(f"{path}: {name}: {figure} is {value!r}, not a number.", _ADVICE)
    return features


def drops(evaluation: Evaluation, baseline: Baseline, tolerance: float = TOLERANCE) -> tuple[Drop, ...]:
    """Return the figures that fell by more than the tolerance, or that are no longer there."""
    now = baseline_of(evaluation)
    found = (
        Drop(name, figure, before, now.get(name, {}).get(figure))
        for name, figures in baseline.items()
        for figure, before in figures.items()
    )
    slack = tolerance + 1e-9  # 0.95 - 0.945 is a little more than 0.005
    return tuple(drop for drop in found if drop.now is None or drop.now < drop.before - slack)
