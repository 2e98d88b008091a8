"""``teiedition evaluate``: how well a TEI document agrees with gold."""

from __future__ import annotations

import json
from pathlib import Path

import click

from teiedition.cli.console import Console
from teiedition.cli.running import FILE
from teiedition.errors import ExitCode


@click.command()
@click.argument("tei", type=FILE)
@click.option("--gold", required=True, type=FILE, metavar="GOLD", help="Folder of standoff gold, or a TEI document.")
@click.option("--source", type=FILE, metavar="RAW", help="The raw text; by default the file that the header names.")
@click.option("--baseline", type=FILE, metavar="FILE", help="Figures saved before; ends with 1 where one has dropped.")
@click.option("--tolerance", type=float, default=0.005, show_default=True, help="By so much a figure may drop.")
@click.option("--save", type=FILE, metavar="FILE", help="Write the figures as a baseline, unless one has dropped.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How figures are printed.")
@click.option("--edition", type=FILE, metavar="DIR", help="Edition folder; by default the one the file lies in.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but figures that dropped, and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Show words of what was missed and of what is too much, too.")
@click.pass_context
def evaluate(
    ctx: click.Context,
    tei: Path,
    gold: Path,
    source: Path | None,
    baseline: Path | None,
    tolerance: float,
    save: Path | None,
    form: str,
    edition: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Measure a TEI document against gold.

    Shows precision, recall and F1 for each feature, what is taken for what (a place for a person, speech for a term),
    and how far each certainty can be trusted. GOLD is a folder of standoff gold for the raw text, or a TEI document
    of the same text that an editor has corrected. With --baseline an edition guards its own quality: the command
    fails when a figure drops.

    \b
    Examples:
      teiedition evaluate tei/book.xml --gold gold/book
      teiedition evaluate book.xml --gold corrected.xml --save figures.json
      teiedition evaluate book.xml --gold corrected.xml --baseline figures.json
    """
    from teiedition.edition import Edition
    from teiedition.evaluation import baseline_of, drops, read_baseline, report, to_json
    from teiedition.files import write_atomically
    from teiedition.measuring import measure

    console = Console(quiet=quiet, verbose=verbose)
    before = read_baseline(baseline) if baseline is not None else {}
    found, lost = measure(tei, gold, source=source, edition=Edition.read(edition) if edition is not None else None)
    dropped = drops(found, before, tolerance)
    if form == "json":
        dropped_data = [{"feature": d.feature, "figure": d.figure, "before": d.before, "now": d.now} for d in dropped]
        console.result(json.dumps({**found.as_dict(), "dropped": dropped_data}, ensure_ascii=False, indent=1))
    else:
        console.say(report(found, examples=verbose))
    if lost:
        console.warn(f"{len(lost)} records of the gold have anchors that are not in the raw text; they are left out.")
        console.findings(lost)
    if save is not None and not dropped:
        console.detail(str(write_atomically(save, to_json(baseline_of(found)).encode())))
    for drop in dropped:
        console.error("", f"{drop} ({baseline}).")
    ctx.exit(int(ExitCode.FINDINGS if dropped else ExitCode.DONE))
