"""A TEI document is validated, with the options and the ignores of its edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from teiedition import reading, validation
from teiedition.edition import Edition
from teiedition.errors import TeiEditionError
from teiedition.execution import can_fork
from teiedition.model import Finding, Outcome
from teiedition.pipeline.jobs import Job
from teiedition.reading.scans import is_scan
from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions


def validate(
    path: Path | str,
    *,
    source: Path | str | None = None,
    schema: Path | str | None = None,
    only: tuple[str, ...] = (),
    edition: Edition | None = None,
    phase: str | None = None,
    fetch: bool = False,
    schema_timeout: float | None = None,
) -> tuple[Finding, ...]:
    """Return what is wrong with a TEI document; nothing, if all is well.

    :param path: the TEI file.
    :param source: the raw text, to prove that no character of it was lost.
    :param schema: a RELAX NG, XSD or Schematron file instead of the edition's own.
    :param only: names of validators: ``relaxng``, ``xsd``, ``schematron``, ``pointers``, ``fidelity``.
    :param edition: options and schemas; by default those of the edition in whose ``tei`` folder the file lies.
    :param phase: the phase of the Schematron schema, ``#ALL`` for all of it; by default as the edition, or the schema,
        has it.
    :param fetch: whether schemas that the document names by an address of HTTP are fetched.
    :param schema_timeout: seconds after which a grammar of others is given up; 60 where the edition says nothing.
    :raises SourceError: when the file is no TEI.
    :raises ConfigurationError: when a schema or an option cannot be used.
    :raises ResourceMissingError: when a schema is not there.
    """
    job = Job(
        str(path),
        Path(path),
        edition=edition,
        source=Path(source) if source is not None else None,
        schema=Path(schema) if schema is not None else None,
        only=only,
        phase=phase,
        fetch=fetch,
        schema_timeout=schema_timeout,
    )
    return checked(job).findings


def checked(job: Job, *, building: bool = False) -> validation.Sifted:
    """Return what is wrong with the document of a job, and how much of it the edition excuses.

    :param building: whether the other documents of the edition are being made meanwhile, so that it is not compared
        with them.
    """
    return validation.check(job.path, with_raw(_options(job, building=building), job.source))


def prepare(jobs: Sequence[Job]) -> None:
    """Load what the processes of a run are to share, as far as it can be known from the first document."""
    if len(jobs) > 1 and can_fork():
        with suppress(TeiEditionError):
            validation.share(TeiDocument.read(jobs[0].path, parts=True), _options(jobs[0]))


def _options(job: Job, *, building: bool = False) -> ValidationOptions:
    edition = job.edition or Edition.of(job.path)
    folder = edition.place(edition.folders.tei) if edition.folder is not None and not building else None
    return replace(
        edition.validation,
        schema=job.schema or (edition.validation.schema and edition.place(edition.validation.schema)),
        only=job.only or edition.validation.only,
        schema_timeout=job.schema_timeout or edition.validation.schema_timeout,
        phase=job.phase or edition.validation.phase,
        fetch=job.fetch,
        edition=edition.folder,
        documents=folder if folder is not None and folder.resolve() == job.path.resolve().parent else None,
    )


def edition_findings(jobs: Sequence[Job], outcomes: Sequence[Outcome]) -> tuple[Finding, ...]:
    """Return what is wrong with the editions of the jobs: grammars that are older than their ODD, idle ignores."""
    folders = {job.edition.folder: None for job in jobs if job.edition is not None and job.edition.folder is not None}
    old = (finding for folder in folders for finding in validation.outdated(folder / "schema"))
    return (*old, *idle_ignores(jobs, outcomes))


def idle_ignores(jobs: Sequence[Job], outcomes: Sequence[Outcome]) -> tuple[Finding, ...]:
    """Return a finding for each ``[[validation.ignore]]`` that excuses nothing any more.

    An entry is judged only where all documents of its edition that it concerns were read, by all validators.
    """
    if any(job.only or job.schema for job in jobs):
        return ()
    editions = {job.edition.folder: job.edition for job in jobs if job.edition is not None}
    read = {outcome.work: outcome for outcome in outcomes if not outcome.error}
    done = [(job, read[job.work]) for job in jobs if job.work in read]
    return tuple(finding for edition in editions.values() for finding in _idle(edition, done))


def _idle(edition: Edition, done: Sequence[tuple[Job, Outcome]]) -> Iterator[Finding]:
    done = [(job, outcome) for job, outcome in done if job.edition and job.edition.folder == edition.folder]
    sources = {(job.output or job.path).resolve(): job.source for job, _ in done}
    for number, ignore in enumerate(edition.validation.ignore, start=1):
        concerned = [path for path in edition.documents() if validation.concerns(ignore, path, edition.folder)]
        by_text = ignore.rule in validation.FIDELITY_RULES
        judged = all(path.resolve() in sources and (not by_text or sources[path.resolve()]) for path in concerned)
        if judged and not any(dict(outcome.counts).get(f"ignored {number}") for _, outcome in done):
            yield validation.idle(ignore)


def with_raw(options: ValidationOptions, source: Path | None) -> ValidationOptions:
    """Return the options with the raw text: a plain text is read by the validator itself, which trusts nobody."""
    if source is None or not is_scan(source):
        return replace(options, source=source)
    read = reading.read(source)
    return replace(options, raw="\n".join(line.text for line in (*read.preamble, *read.lines, *read.postamble)))
