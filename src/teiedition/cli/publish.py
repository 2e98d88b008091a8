"""``teiedition publish``: TEI to HTML, plain text and data."""

from __future__ import annotations

from pathlib import Path

import click

from teiedition.cli.running import FILE, Run, finish, names, run_options, tell


@click.command()
@click.argument("tei", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", required=True, type=FILE, metavar="DIR", help="Folder for html/, text/, data/ …")
@click.option("--only", metavar="LIST", callback=names, help="Publications to make, with commas between: html,text.")
@run_options
def publish(tei: tuple[Path, ...], output: Path, only: tuple[str, ...], run: Run) -> None:
    """Make the reading edition, plain text and data of TEI documents.

    Writes DIR/html/, DIR/text/, DIR/data/ and DIR/metadata/. Stylesheets, parameters and further publications are
    set in edition.toml. Library metadata (mods, datacite, mets, bibtex, cff …) is made on request; --only metadata
    makes all of it. What the header lacks for a record is said with the element to fill, and the command ends with 1.

    \b
    Examples:
      teiedition publish book.xml -o site
      teiedition publish tei/*.xml -o site --only html
      teiedition publish book.xml -o site --only mods,bibtex
    """
    from teiedition.model import Severity
    from teiedition.pipeline import Job, publish_collections, publish_index, publish_one
    from teiedition.publication.namesakes import refuse_namesakes

    tei = tuple(dict.fromkeys(tei))
    refuse_namesakes(tei)
    index = len(tei) > 1 and (not only or "html" in only)
    jobs = [Job(str(path), path, output, run.edition_of(path), only=only, index=index) for path in tei]
    outcomes = run.work(publish_one, jobs, "Publishing", run.console)
    done = [job for job, outcome in zip(jobs, outcomes, strict=False) if not outcome.error]
    if index and done:
        publish_index([job.path for job in done], output, edition=done[0].edition)
    if "dts" in only and done:
        publish_collections([job.path for job in done], output, edition=done[0].edition)
    tell(outcomes, run.console)
    for outcome in outcomes:
        for gap in outcome.findings:
            if gap.severity is Severity.ERROR:
                run.console.error(outcome.work, f"{gap.message} {gap.advice}")
            else:
                run.console.warn(f"warning: {outcome.work}: {gap.message} {gap.advice}")
    finish(outcomes, run.console)
