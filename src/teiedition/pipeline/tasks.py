"""The same stories for a :class:`~teiedition.pipeline.jobs.Job`, told by an :class:`~teiedition.model.Outcome`.

Both are plain values, so that a task can be sent to any process.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from time import perf_counter

from teiedition.edition import Edition
from teiedition.errors import ExitCode, TeiEditionError
from teiedition.execution import failed
from teiedition.model import Finding, Outcome, Severity
from teiedition.names import tei
from teiedition.pipeline.checking import checked
from teiedition.pipeline.converting import annotate, convert
from teiedition.pipeline.jobs import Job
from teiedition.pipeline.publishing import make_publications, publish
from teiedition.tei import TeiDocument

Task = Callable[[Job], Outcome]


def _task(task: Task) -> Task:
    """Make a task that tells its time, and returns what is wrong with a book as an outcome instead of raising it."""

    @wraps(task)
    def told(job: Job) -> Outcome:
        begin = perf_counter()
        try:
            outcome = task(job)
        except TeiEditionError as error:
            outcome = failed(job.work, error)
        return replace(outcome, seconds=perf_counter() - begin)

    return told


@_task
def convert_one(job: Job) -> Outcome:
    """Convert the raw text of a job."""
    document, findings = convert(
        job.path, job.output, edition=job.edition, annotated=job.annotated, encoding=job.encoding
    )
    return _outcome(job, (job.output,), findings, document)


@_task
def annotate_one(job: Job) -> Outcome:
    """Annotate the document of a job."""
    document, findings = annotate(job.path, job.output, edition=job.edition)
    return _outcome(job, (job.output,), findings, document)


@_task
def validate_one(job: Job) -> Outcome:
    """Validate the document of a job."""
    found, ignored = checked(job)
    return _outcome(job, (), found, ignored=ignored)


@_task
def publish_one(job: Job) -> Outcome:
    """Make the publications of a job."""
    assert job.output is not None
    edition = job.edition or Edition.of(job.path)
    return _outcome(job, *make_publications(job.path, job.output, job.only, edition, job.index))


@_task
def build_one(job: Job) -> Outcome:
    """Convert the raw text of a job, where there is one to convert, then validate and publish its document."""
    undecided: tuple[Finding, ...] = ()
    path = job.path
    if job.output is not None:
        undecided = convert(job.path, job.output, edition=job.edition).findings
        path = job.output
    wrong, ignored = checked(replace(job, path=path), building=True)
    rules = {finding.rule for finding in wrong}  # what validation says again, it says with the line of the TEI
    findings = (*(finding for finding in undecided if finding.rule not in rules), *wrong)
    written = publish(path, job.public, edition=job.edition, index=job.index) if job.public is not None else ()
    return _outcome(job, (path, *written), findings, TeiDocument.read(path), ignored)


QUOTATIONS = ("quote", "said", "soCalled", "mentioned", "q")
"""Elements that count as quotations in the summary."""


def figures(document: TeiDocument) -> tuple[tuple[str, int], ...]:
    """Return the figures for the summary: divisions, notes linked, persons, places, quotations."""
    return (
        ("divisions", document.count("div", "titlePage")),
        ("notes", document.count("note")),
        ("linked", _linked(document)),
        ("persons", document.count("persName")),
        ("places", document.count("placeName")),
        ("quotations", document.count(*QUOTATIONS)),
    )


def _linked(document: TeiDocument) -> int:
    calls = (ref for text in document.texts for ref in text.iter(tei("ref")) if ref.get("type") == "noteAnchor")
    return sum(1 for ref in calls if ref.get("target"))


def _outcome(
    job: Job,
    written: tuple[Path | None, ...],
    findings: tuple[Finding, ...] = (),
    document: TeiDocument | None = None,
    ignored: tuple[int, ...] = (),
) -> Outcome:
    bad = any(finding.severity.rank <= Severity.ERROR.rank for finding in findings)
    return Outcome(
        job.work,
        written=tuple(str(path) for path in written if path is not None),
        findings=findings,
        counts=(
            *(figures(document) if document is not None else ()),
            *((f"ignored {number}", count) for number, count in enumerate(ignored, start=1)),
        ),
        exit_code=int(ExitCode.FINDINGS if bad else ExitCode.DONE),
    )
