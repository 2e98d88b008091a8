"""The one place that prints: results go to standard output, everything said about them to standard error."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from teiedition.errors import TeiEditionError
from teiedition.model import Finding, Outcome


class Console:
    """What a command says, as loudly as it was asked to."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        """Make a console; ``verbose`` lets the library's log through."""
        self.quiet = quiet
        self.verbose = verbose
        if verbose:
            logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s", stream=sys.stderr)
            logging.getLogger("teiedition").setLevel(logging.DEBUG)

    def result(self, text: str) -> None:
        """Print what was asked for; ``-q`` does not silence it."""
        click.echo(text)

    def say(self, text: str) -> None:
        """Print what is good to know."""
        if not self.quiet:
            click.echo(text)

    def detail(self, text: str) -> None:
        """Print what only ``-v`` shows."""
        if self.verbose:
            click.echo(text, err=True)

    def warn(self, text: str) -> None:
        """Print what should not be overlooked, to standard error."""
        if not self.quiet:
            click.echo(text, err=True)

    def error(self, work: str, message: str) -> None:
        """Print an error, with the work it concerns where the message does not name it; nothing silences it."""
        name = f"{work}: " if work not in message else ""
        click.echo(f"{click.style('error', fg='red')}: {name}{message}", err=True)

    def failure(self, error: TeiEditionError) -> None:
        """Print the error that ends a run."""
        self.error("", str(error))

    def findings(self, findings: Iterable[Finding]) -> None:
        """Print findings as ``-v`` shows them."""
        for finding in findings:
            place = f"line {finding.line}: " if finding.line else ""
            self.detail(f"  {finding.severity}: {place}{finding.message} [{finding.rule}]")

    def progress(self, outcomes: Iterator[Outcome], total: int, doing: str) -> list[Outcome]:
        """Return all the outcomes, showing a bar while they come in, where somebody is looking."""
        if self.quiet or self.verbose or not sys.stderr.isatty():
            return list(outcomes)
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeElapsedColumn(), console=Terminal(stderr=True), transient=True) as bar:
            task = bar.add_task(doing, total=total)
            done = []
            for outcome in outcomes:
                done.append(outcome)
                bar.update(task, advance=1, description=f"{doing} {outcome.work}")
            return done

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table: the first column ranged left, the figures ranged right, a rule below the head."""
        widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
        lines = [
            "  ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in cells).rstrip()
            for cells in (enumerate(zip(row, widths, strict=True)) for row in (head, *rows))
        ]
        for line in (lines[0], "  ".join("─" * width for width in widths), *lines[1:]):
            self.say(line)
