"""``teiedition build``: everything, for an edition folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teiedition.cli.console import Console
from teiedition.cli.running import FILE, Run, finish, run_options
from teiedition.errors import SourceError
from teiedition.model import Outcome, Severity

if TYPE_CHECKING:
    from teiedition.edition import Edition


@click.command()
@click.argument("folder", default=".", type=FILE, metavar="[DIR]")
@click.option("--overwrite", is_flag=True, help="Convert again, too, what was edited by hand in the tei folder.")
@run_options
def build(folder: Path, overwrite: bool, run: Run) -> None:
    """Convert, validate and publish all works of an edition.

    Each text in source/ becomes a document in tei/, which is validated against the edition's schema and against its
    text, and published to public/. A document in tei/ that was edited by hand is kept as it is, then validated and
    published like the others.

    \b
    Examples:
      teiedition build
      teiedition build my-edition --jobs 4
    """
    from teiedition.edition import Edition
    from teiedition.generated import edited, record
    from teiedition.pipeline import build_one, doubtful_entries, edition_findings, publish_index, works

    console, edition = run.console, Edition.read(run.edition or folder)
    tei = edition.place(edition.folders.tei)
    jobs = works(edition)
    if not jobs:
        raise SourceError(
            f"{edition.place(edition.folders.source)} holds no text and {tei} no document.",
            "Put a raw text (.txt) into the first, one file for each work.",
        )
    outputs = [job.output for job in jobs if job.output is not None]
    kept = frozenset() if overwrite else edited(outputs, tei)
    jobs = [job.keeping() if job.output in kept else job for job in jobs]
    try:
        outcomes = run.work(build_one, jobs, "Building", console)
    finally:
        record((job.output for job in jobs if job.output is not None), tei)
    published = [Path(outcome.written[0]) for outcome in outcomes if not outcome.error]
    if published:
        publish_index(published, edition.place(edition.folders.public), edition=edition)
    for finding in (*doubtful_entries(edition), *edition_findings(jobs, outcomes)):
        console.warn(f"{finding.document}:{finding.line}: {finding.message} {finding.advice}")
    _tell(outcomes, edition, sorted(kept), console)
    finish(outcomes, console)


def _tell(outcomes: Sequence[Outcome], edition: Edition, kept: Sequence[Path], console: Console) -> None:
    for outcome in outcomes:
        console.findings(outcome.findings)
    for path in kept:
        console.say(f"{path} was edited by hand and is kept; --overwrite converts its text again.")
    console.table(*summary(outcomes))
    console.say(f"\nTEI:      {edition.place(edition.folders.tei)}")
    console.say(f"To read:  {edition.place(edition.folders.public) / 'html' / 'index.html'}")
    console.say(f"Text, data, metadata: {edition.place(edition.folders.public)}")
    if any(outcome.findings for outcome in outcomes) and not console.verbose:
        console.say(f"Findings: teiedition validate {edition.place(edition.folders.tei)}/*.xml")


HEAD = ("work", "divisions", "notes linked", "persons", "places", "quotations", "findings", "seconds")


def summary(outcomes: Sequence[Outcome]) -> tuple[Sequence[str], list[Sequence[str]]]:
    """Return head and rows of the summary table; the last row sums up where there are several works."""
    rows = [_row(outcome) for outcome in outcomes]
    if len(rows) > 1:
        sums = [sum(column) for column in zip(*(_figures(outcome) for outcome in outcomes), strict=True)]
        seconds = sum(outcome.seconds for outcome in outcomes)
        rows.append(_cells(f"{len(rows)} works", sums, seconds))
    return HEAD, rows


def _row(outcome: Outcome) -> Sequence[str]:
    if outcome.error:
        return (f"{outcome.work} (failed)", *("–" for _ in HEAD[1:]))
    return _cells(outcome.work, _figures(outcome), outcome.seconds)


def _figures(outcome: Outcome) -> list[int]:
    """Return divisions, notes, notes linked, persons, places, quotations, and findings from warnings on."""
    counts = dict(outcome.counts)
    findings = sum(1 for finding in outcome.findings if finding.severity.rank <= Severity.WARNING.rank)
    names = ("divisions", "notes", "linked", "persons", "places", "quotations")
    return [*(counts.get(name, 0) for name in names), findings]


def _cells(name: str, figures: Sequence[int], seconds: float) -> Sequence[str]:
    divisions, notes, linked, *others = figures
    return (name, str(divisions), f"{linked}/{notes}", *map(str, others), f"{seconds:.1f}")
