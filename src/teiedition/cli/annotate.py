"""``teiedition annotate``: persons, places, quotations and dates into TEI that is there already."""

from __future__ import annotations

from pathlib import Path

import click

from teiedition.cli.running import FILE, Run, finish, run_options, targets, tell


@click.command()
@click.argument("tei", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", type=FILE, metavar="OUT", help="File to write; for several documents, the folder.")
@run_options
def annotate(tei: tuple[Path, ...], output: Path | None, run: Run) -> None:
    """Mark persons, places, quotations and dates in TEI documents.

    No character of the text changes, and what was marked by hand stays as it is. Without -o the documents themselves
    are changed.

    \b
    Examples:
      teiedition annotate letters.xml -o letters-annotated.xml
      teiedition annotate tei/*.xml
    """
    from teiedition.pipeline import Job, annotate_one

    tei = tuple(dict.fromkeys(tei))
    outputs = list(tei) if output is None else targets(tei, output, lambda path: path.name)
    jobs = [Job(str(path), path, target, run.edition_of(path)) for path, target in zip(tei, outputs, strict=True)]
    outcomes = run.work(annotate_one, jobs, "Annotating", run.console)
    tell(outcomes, run.console)
    finish(outcomes, run.console)
