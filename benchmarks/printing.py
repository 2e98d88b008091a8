"""Figures as a table, line by line as they are known, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Figure:
    """One line of a report."""

    text: str
    task: str
    seconds: float
    speed: float
    """MB of input a second."""
    memory: float
    """Peak resident set in MB."""
    ratios: dict[str, float] = field(default_factory=dict)
    """How many times the seconds of each thing it takes that it is compared with."""


def show(figures: Iterable[Figure], *, as_json: bool) -> None:
    """Print the figures."""
    found = []
    for figure in figures:
        found.append(figure)
        if not as_json:
            print(line(figure), flush=True)
    if as_json:
        print(json.dumps([asdict(figure) for figure in found], indent=1))


def line(figure: Figure) -> str:
    """Return a figure as a line of the table."""
    ratios = ", ".join(f"{ratio:.2f} × {name}" for name, ratio in figure.ratios.items())
    return (
        f"{figure.text:16} {figure.task:40} {figure.seconds:7.2f} s {figure.speed:8.2f} MB/s"
        f" {figure.memory:6.0f} MB  {ratios}"
    ).rstrip()
