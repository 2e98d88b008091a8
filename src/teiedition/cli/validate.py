"""``teiedition validate``: what is wrong with TEI documents, where, and what to do about it."""

from __future__ import annotations

from pathlib import Path

import click

from teiedition.cli.running import FILE, Run, finish, names, run_options


@click.command()
@click.argument("tei", nargs=-1, required=True, type=FILE)
@click.option("--source", type=FILE, metavar="RAW", help="The raw text, to prove that nothing of it was lost.")
@click.option("--schema", type=FILE, metavar="FILE", help="RELAX NG, XSD or Schematron file instead of the edition's.")
@click.option(
    "--only", metavar="LIST", callback=names, help="Validators to run, with commas between: relaxng,xsd,fidelity."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How findings are printed.")
@run_options
def validate(
    tei: tuple[Path, ...], source: Path | None, schema: Path | None, only: tuple[str, ...], form: str, run: Run
) -> None:
    """Validate TEI documents: RELAX NG, XSD, Schematron, pointers, and fidelity to the raw text.

    Each finding has file, line, rule, what is wrong and what to do. Ends with 1 where there are errors. RAW may be a
    folder that holds one text for each document, under the same name; documents of an edition find theirs without it.

    \b
    Examples:
      teiedition validate book.xml --source book.txt
      teiedition validate tei/*.xml --only relaxng,pointers --format json
    """
    from teiedition.pipeline import Job, raw_of, validate_one
    from teiedition.validation import to_json, to_text

    paths = tuple(dict.fromkeys(tei))
    if source is not None and not source.is_dir() and len(paths) > 1:
        raise click.UsageError("--source names one text, but there are several documents; give a folder of texts.")
    jobs = []
    for path in paths:
        edition = run.edition_of(path)
        raw = raw_of(path, edition, source)
        jobs.append(Job(str(path), path, edition=edition, source=raw, schema=schema, only=only))
    outcomes = run.work(validate_one, jobs, "Validating", run.console)
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    if form == "json":
        run.console.result(to_json(findings))
    else:
        if findings:
            run.console.result(to_text(findings))
        valid = sum(1 for outcome in outcomes if not outcome.exit_code)
        run.console.say(f"{valid} of {len(outcomes)} valid, {len(findings)} findings.")
    finish(outcomes, run.console)
