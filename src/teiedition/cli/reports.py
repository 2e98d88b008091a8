"""How ``teiedition validate`` tells what it found: on the screen, to files, to the service that runs it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from teiedition.cli.console import Console
from teiedition.errors import ExitCode, OutputError
from teiedition.model import Finding, Outcome, Severity

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "rdjson", "checkstyle", "svrl")
"""Names of the formats; the same as in :mod:`teiedition.validation.formats`, which ``--help`` need not load."""

_PLACE = re.compile(r", line (\d+)(?:, column (\d+))?: ")


class ReportFile(NamedTuple):
    """A file that is to be written, and its format."""

    form: str
    path: Path


def report_files(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[ReportFile, ...]:
    """Return the files of ``--report FORMAT=FILE``."""
    files = []
    for value in values:
        form, _, path = value.partition("=")
        if form not in FORMATS or not path:
            raise click.BadParameter(f"{value}: expected FORMAT=FILE, with one of {', '.join(FORMATS)}.", ctx, option)
        files.append(ReportFile(form, Path(path)))
    return tuple(files)


def tell_findings(
    findings: Sequence[Finding],
    outcomes: Sequence[Outcome],
    fatal: Severity,
    form: str,
    reports: Sequence[ReportFile],
    console: Console,
) -> None:
    """Print the findings and write them to the files that were asked for.

    What could not be read at all is a finding in every format but text, where it is told as an error.
    """
    from teiedition.files import write_atomically
    from teiedition.validation.formats import FORMATS as RENDERERS
    from teiedition.validation.formats import Report
    from teiedition.validation.formats.github import summary

    unread = [_unread(outcome) for outcome in outcomes if outcome.error]
    documents = [outcome.work for outcome in outcomes]
    seconds = {outcome.work: outcome.seconds for outcome in outcomes}
    told = Report(tuple(findings), documents, fatal, seconds)
    whole = Report((*findings, *unread), documents, fatal, seconds)
    text = RENDERERS[form](told if form == "text" else whole)
    if text:
        console.result(text.rstrip("\n"))
    for report in reports:
        write_atomically(report.path, f"{RENDERERS[report.form](whole).rstrip()}\n".encode())
    step = os.environ.get("GITHUB_STEP_SUMMARY")
    if step and "github" in (form, *(report.form for report in reports)):
        _append(Path(step), summary(whole))


def _unread(outcome: Outcome) -> Finding:
    """Return the finding that stands for a document which could not be validated."""
    from teiedition.validation.fingerprints import fingerprinted

    message = outcome.error or ""
    place = _PLACE.search(message)
    line, column = (int(place[1]), int(place[2] or 0)) if place else (0, 0)
    rule = "document-is-read" if outcome.exit_code == ExitCode.SOURCE else "validation-runs"
    finding = Finding(rule, Severity.FATAL, message, outcome.work, line=line, column=column)
    return fingerprinted([finding], "")[0]


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(
            f"The summary {path} cannot be written: {error.strerror}.", "Check GITHUB_STEP_SUMMARY."
        ) from error
