"""What the commands share: their common options, running jobs, and how a run ends."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

import click

from teiedition.cli.console import Console
from teiedition.errors import ExitCode, TeiEditionError
from teiedition.model import Outcome

if TYPE_CHECKING:
    from teiedition.edition import Edition
    from teiedition.pipeline import Job

F = TypeVar("F", bound=Callable[..., Any])

EXECUTORS = ("auto", "serial", "processes", "dask")
FILE = click.Path(path_type=Path)


class Commands(click.Group):
    """A group of commands whose errors end with one message and the error's exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except TeiEditionError as error:
            Console().failure(error)
            ctx.exit(int(error.exit_code))
        except KeyboardInterrupt:
            Console().error("", "Interrupted. What was finished is kept; nothing is half written.")
            ctx.exit(int(ExitCode.INTERRUPTED))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the work, not of the alphabet."""
        return list(self.commands)


@dataclass(frozen=True)
class Run:
    """How a command is to be run: the options that all commands have."""

    quiet: bool
    verbose: bool
    edition: Path | None
    executor: str | None
    jobs: int | None
    scheduler: str | None
    fail_fast: bool

    @property
    def console(self) -> Console:
        """A console as loud as it was asked to be."""
        return Console(quiet=self.quiet, verbose=self.verbose)

    def edition_of(self, path: Path) -> Edition:
        """Return the edition given with ``--edition``, else the one a file belongs to."""
        from teiedition.edition import Edition

        return Edition.read(self.edition) if self.edition is not None else Edition.of(path)

    def work(self, task: Callable[[Job], Outcome], jobs: Sequence[Job], doing: str, console: Console) -> list[Outcome]:
        """Do the jobs and return the outcomes in the order of the jobs; failures are told as they are known."""
        from teiedition.execution import ExecutorKind, open_executor, run

        options = jobs[0].edition.execution if jobs and jobs[0].edition else None
        kind = ExecutorKind(self.executor) if self.executor else options.executor if options else ExecutorKind.AUTO
        number = self.jobs if self.jobs is not None else options.jobs if options else 0
        scheduler = self.scheduler or (options.scheduler if options else "")
        if kind is ExecutorKind.DASK:
            jobs = [job.absolute() for job in jobs]
        with open_executor(kind, number, scheduler, works=len(jobs)) as executor:
            done = console.progress(self._stopping(run(task, jobs, executor)), len(jobs), doing)
        order = {job.work: place for place, job in enumerate(jobs)}
        return sorted(done, key=lambda outcome: order[outcome.work])

    def _stopping(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """Pass the outcomes on, with ``--fail-fast`` only up to the first that failed."""
        for outcome in outcomes:
            yield outcome
            if self.fail_fast and outcome.error:
                return


def run_options(command: F) -> F:
    """Give a command the options that all commands have; they arrive as one :class:`Run`."""

    @wraps(command)
    def with_run(*args: Any, **options: Any) -> Any:
        run = Run(**{field.name: options.pop(field.name) for field in fields(Run)})
        return command(*args, run=run, **options)

    for option in reversed(_OPTIONS):
        with_run = option(with_run)
    return cast(F, with_run)


_OPTIONS = (
    click.option("--edition", type=FILE, metavar="DIR", help="Edition folder; by default the one the files lie in."),
    click.option("--executor", type=click.Choice(EXECUTORS), help="Where it is done; auto: processes for several."),
    click.option("-j", "--jobs", type=click.IntRange(1), help="Number of processes; by default one a processor."),
    click.option("--scheduler", metavar="URL", help="Address of a Dask scheduler, tcp://HOST:8786."),
    click.option("--fail-fast", is_flag=True, help="Stop at the first work that fails."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say more: findings, times, what is looked up where."),
)


def names(ctx: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Return the names of a list with commas: ``html,text``."""
    return tuple(name.strip() for name in (value or "").split(",") if name.strip())


def finish(outcomes: Sequence[Outcome], console: Console, at_least: int = 0) -> NoReturn:
    """Tell the failures and end with the exit code of the worst outcome, or ``at_least``."""
    for outcome in outcomes:
        if outcome.error:
            console.error(outcome.work, outcome.error)
    failed = sum(1 for outcome in outcomes if outcome.error)
    if failed and len(outcomes) > 1:
        others = "; the others are done" if failed < len(outcomes) else ""
        console.warn(f"{failed} of {len(outcomes)} works failed{others}.")
    sys.exit(max([at_least, *(outcome.exit_code for outcome in outcomes)]))


def tell(outcomes: Sequence[Outcome], console: Console) -> None:
    """Tell what was written and, with ``-v``, what was found."""
    for outcome in outcomes:
        for path in outcome.written:
            console.say(path)
        console.findings(outcome.findings)
        console.detail(f"  {outcome.work}: {outcome.seconds:.2f} s")


def targets(inputs: Sequence[Path], output: Path | None, names: Callable[[Path], str]) -> list[Path]:
    """Return the output file for each input: OUT itself for one input, a file in the folder OUT for several.

    :param names: the name of the output file, for an input.
    :raises click.UsageError: when two inputs would be written to one file, or OUT is a file and the inputs are several.
    """
    if output is not None and len(inputs) == 1 and not output.is_dir() and not str(output).endswith("/"):
        return [output]
    if output is not None and output.is_file():
        raise click.UsageError(f"{output} is a file; for several inputs -o names a folder.")
    folder = output or Path()
    made = [folder / names(path) for path in inputs]
    twice = [path for path, times in Counter(made).items() if times > 1]
    if twice:
        raise click.UsageError(f"Two inputs would both be written to {twice[0]}. Convert them one by one.")
    return made
