"""``teiedition annotate``: persons, places, quotations and dates into TEI that is there already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from teiedition.cli.running import FILE, Run, finish, run_options, targets, tell


@click.command()
@click.argument("tei", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", type=FILE, metavar="OUT", help="File to write; for several documents, the folder.")
@click.option("--propose", type=FILE, metavar="FILE.csv", help="Write a table of what is not in the authority lists.")
@run_options
def annotate(tei: tuple[Path, ...], output: Path | None, propose: Path | None, run: Run) -> None:
    """Mark persons, places, quotations and dates in TEI documents.

    No character of the text changes, and what was marked by hand stays as it is. Without -o the documents themselves
    are changed.

    With --propose, who and what the texts name beyond the authority lists stands in a table: decide in its column
    accept, then run authority merge. Rows that are decided already are kept. The table is written when no document
    fails.

    \b
    Examples:
      teiedition annotate letters.xml -o letters-annotated.xml
      teiedition annotate tei/*.xml
      teiedition annotate tei/*.xml --propose names.csv
    """
    from teiedition.pipeline import Job, annotate_one

    tei = tuple(dict.fromkeys(tei))
    outputs = list(tei) if output is None else targets(tei, output, lambda path: path.name)
    jobs = [Job(str(path), path, target, run.edition_of(path)) for path, target in zip(tei, outputs, strict=True)]
    outcomes = run.work(annotate_one, jobs, "Annotating", run.console)
    tell(outcomes, run.console)
    if propose is not None and not any(outcome.error for outcome in outcomes):
        _propose([Path(path) for outcome in outcomes for path in outcome.written], propose, run)
    finish(outcomes, run.console)


def _propose(documents: Sequence[Path], table: Path, run: Run) -> None:
    """Write the table of what the documents name and the authority lists of their editions do not have."""
    from teiedition.authorities import propose, read_table, write_table
    from teiedition.tei import TeiDocument, read_authority

    editions = (run.edition_of(path) for path in documents)
    folders = {edition.place(edition.folders.authority) for edition in editions if edition.folder is not None}
    authority = [entity for folder in sorted(folders) for entity in read_authority(folder)]
    decided = read_table(table) if table.exists() else ()
    rows = propose((TeiDocument.read(path) for path in documents), authority, decided)
    run.console.say(f"{write_table(table, rows)}: {len(rows)} rows")
