"""``teiedition validate``: what is wrong with TEI documents, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teiedition.cli.console import Console
from teiedition.cli.reports import FORMATS, ReportFile, report_files, tell_findings
from teiedition.cli.running import FILE, Run, finish, names, run_options
from teiedition.errors import ExitCode
from teiedition.model import Finding, Outcome, Severity

if TYPE_CHECKING:
    from teiedition.pipeline import Job


@click.command()
@click.argument("tei", nargs=-1, required=True, type=FILE)
@click.option("--source", type=FILE, metavar="RAW", help="The raw text, to prove that nothing of it was lost.")
@click.option(
    "--schema",
    type=FILE,
    metavar="FILE",
    help="RELAX NG, XSD or Schematron file instead of those that the document or its edition names.",
)
@click.option("--schema-timeout", type=click.FloatRange(0.1), help="Seconds for a grammar to load; 60 by default.")
@click.option("--fetch", is_flag=True, help="Fetch schemas that xml-model names by http(s), once, into the cache.")
@click.option("--phase", metavar="NAME", help="Phase of the Schematron schema to run, #ALL for all of it.")
@click.option(
    "--only", metavar="LIST", callback=names, help="Validators to run, with commas between: relaxng,xsd,fidelity."
)
@click.option("--changed-since", metavar="REV", help="Only documents that git says have changed since a revision.")
@click.option("--tei-only", is_flag=True, help="Pass over files that are no TEI, although they are named.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How findings are printed.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=report_files,
    help="Write them in a further format to a file; may be given several times.",
)
@click.option(
    "--fail-on", type=click.Choice(["error", "warning"]), default="error", help="What makes the command end with 1."
)
@click.option("--baseline", type=FILE, metavar="FILE", help="Findings saved before; only new ones are told, and fail.")
@click.option("--save-baseline", type=FILE, metavar="FILE", help="Save the findings as they are now; none then fails.")
@run_options
def validate(
    tei: tuple[Path, ...],
    source: Path | None,
    schema: Path | None,
    schema_timeout: float | None,
    phase: str | None,
    fetch: bool,
    only: tuple[str, ...],
    changed_since: str | None,
    tei_only: bool,
    form: str,
    reports: tuple[ReportFile, ...],
    fail_on: str,
    baseline: Path | None,
    save_baseline: Path | None,
    run: Run,
) -> None:
    """Validate TEI documents: RELAX NG, XSD, Schematron, pointers, and fidelity to the raw text.

    TEI is a file, a folder (all the TEI below it), or a pattern in quotation marks. Each finding has file, line,
    column, rule, what is wrong and what to do. Ends with 1 where there are errors. RAW may be a folder that holds one
    text for each document, under the same name; documents of an edition find theirs without it.

    Schemas: --schema, else those of the document's xml-model instructions, else those of its edition. The network is
    touched only with --fetch.

    \b
    Examples:
      teiedition validate book.xml --source book.txt
      teiedition validate tei --only relaxng,pointers --format json
      teiedition validate tei --changed-since origin/main --format github --report sarif=findings.sarif
      teiedition validate tei --baseline known.json --fail-on warning
    """
    from teiedition.pipeline import edition_findings, prepare, validate_one
    from teiedition.validation.validator import refuse_unknown

    refuse_unknown(only)
    known = _known(baseline)
    paths = _documents(tei, tei_only, changed_since, run.console)
    jobs = _jobs(paths, source, run, schema=schema, only=only, schema_timeout=schema_timeout, phase=phase, fetch=fetch)
    prepare(jobs)
    outcomes = run.work(validate_one, jobs, "Validating", run.console)
    found = [finding for outcome in outcomes for finding in outcome.findings]
    found += edition_findings(jobs, outcomes)
    if save_baseline is not None:
        _save(save_baseline, found, run.console)
    new = _new(found, known, paths, run.console)
    fatal = Severity(fail_on)
    failing = {finding for finding in new if finding.severity.rank <= fatal.rank and save_baseline is None}
    outcomes = [_judged(outcome, failing) for outcome in outcomes]
    tell_findings(new, outcomes, fatal, form, reports, run.console)
    if form == "text":
        valid = sum(1 for outcome in outcomes if not outcome.exit_code)
        unread = sum(1 for outcome in outcomes if outcome.error)
        run.console.say(
            f"{valid} of {len(outcomes)} valid, {len(new)} findings{f', {unread} not read' if unread else ''}."
        )
    finish(outcomes, run.console, int(ExitCode.FINDINGS if failing else ExitCode.DONE))


def _documents(named: tuple[Path, ...], tei_only: bool, since: str | None, console: Console) -> tuple[Path, ...]:
    """Return the documents that are to be validated."""
    from teiedition.validation.selection import changed, documents

    paths = documents(named, tei_only=tei_only)
    if since is not None:
        paths = changed(paths, since)
        if not paths:
            console.warn(f"No TEI document has changed since {since}.")
    return paths


def _jobs(
    paths: tuple[Path, ...],
    source: Path | None,
    run: Run,
    *,
    schema: Path | None,
    only: tuple[str, ...],
    schema_timeout: float | None,
    phase: str | None,
    fetch: bool,
) -> list[Job]:
    from teiedition.pipeline import Job, raw_of

    if source is not None and not source.is_dir() and len(paths) > 1:
        raise click.UsageError("--source names one text, but there are several documents; give a folder of texts.")
    editions = {path.parent: path for path in paths}
    of_folder = {folder: run.edition_of(path) for folder, path in editions.items()}
    return [
        Job(
            str(path),
            path,
            edition=of_folder[path.parent],
            source=raw_of(path, of_folder[path.parent], source),
            schema=schema,
            schema_timeout=schema_timeout,
            phase=phase,
            fetch=fetch,
            only=only,
        )
        for path in paths
    ]


def _known(baseline: Path | None) -> dict[str, str]:
    from teiedition.validation.baseline import read_baseline

    return read_baseline(baseline) if baseline is not None else {}


def _save(path: Path, found: Sequence[Finding], console: Console) -> None:
    from teiedition.validation.baseline import save_baseline

    save_baseline(path, found)
    console.warn(f"{path}: {len(found)} findings are known from now on.")


def _new(found: Sequence[Finding], known: dict[str, str], paths: Sequence[Path], console: Console) -> list[Finding]:
    """Return the findings that the baseline does not know, and tell how it stands."""
    from teiedition.validation.baseline import compare

    compared = compare(found, known, map(str, paths))
    if compared.known or compared.mended:
        mended = f"; {compared.mended} are mended, save the baseline anew" if compared.mended else ""
        console.warn(f"{len(compared.known)} known findings are left out{mended}.")
    return list(compared.new)


def _judged(outcome: Outcome, failing: Set[Finding]) -> Outcome:
    """Return the outcome with the exit code that the findings which make the run fail ask for."""
    if outcome.error:
        return outcome
    fails = any(finding in failing for finding in outcome.findings)
    return replace(outcome, exit_code=int(ExitCode.FINDINGS if fails else ExitCode.DONE))
