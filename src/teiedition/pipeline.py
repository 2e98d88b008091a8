"""The story of a run: raw text is read, cleaned, segmented, divided, encoded, annotated, validated and published.

:func:`convert`, :func:`annotate`, :func:`validate` and :func:`publish` tell it for one work and return what an editor
wants to hold. :func:`convert_one` and its like do the same for a :class:`Job` and return an
:class:`~teiedition.model.Outcome`; they can be sent to any process, since both are plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from teiedition import annotation, publication, reading, structure, validation
from teiedition.edition import Edition, texts
from teiedition.encoding import encode
from teiedition.errors import ConfigurationError, ExitCode, TeiEditionError
from teiedition.execution import failed
from teiedition.model import Finding, Outcome, Severity
from teiedition.names import tei
from teiedition.reading.readers import identifier
from teiedition.reading.scans import is_scan
from teiedition.tei import TeiDocument
from teiedition.tei.authority import authority_findings, read_authority
from teiedition.tei.rules import count_tags, declare_rules
from teiedition.validation import ValidationOptions


class Encoded(NamedTuple):
    """A document and what could not be decided while it was made."""

    document: TeiDocument
    findings: tuple[Finding, ...]


def convert(
    raw: Path | str,
    output: Path | str | None = None,
    *,
    edition: Edition | None = None,
    annotated: bool = True,
    encoding: str | None = None,
) -> Encoded:
    """Turn a raw text into TEI.

    :param raw: the file with the text.
    :param output: where to write the TEI; nothing is written without it.
    :param edition: metadata and options; by default those of the edition in whose ``source`` folder the file lies.
    :param annotated: whether persons, places, quotations and dates are marked, too.
    :param encoding: character encoding of the file; found out where neither this nor the edition says it.
    :raises SourceError: when the file cannot be read as text.
    :raises OutputError: when the output cannot be written; what stood there is untouched.
    """
    raw = Path(raw)
    edition = edition or Edition.of(raw)
    source = reading.clean(reading.read(raw, encoding=encoding or edition.reading.encoding))
    blocks = structure.segment(source, edition.structure)
    text = structure.divide(blocks, source, edition.structure)
    document = encode(text, source, edition.metadata_of(source.id), edition.encoding, structure.RULES)
    findings = text.findings
    if annotated:
        findings += _annotate(document, edition)
    if output is not None:
        document.write(Path(output))
    return Encoded(document, findings)


def annotate(path: Path | str, output: Path | str | None = None, *, edition: Edition | None = None) -> Encoded:
    """Mark persons, places, quotations and dates in a TEI document; no character of its text changes.

    :param path: the TEI file.
    :param output: where to write the result; nothing is written without it.
    :param edition: authority lists and options; by default those of the edition in whose ``tei`` folder the file lies.
    :raises SourceError: when the file is no TEI.
    :raises OutputError: when the output cannot be written; what stood there is untouched.
    """
    document = TeiDocument.read(Path(path))
    findings = _annotate(document, edition or Edition.of(Path(path)))
    if output is not None:
        document.write(Path(output))
    return Encoded(document, findings)


def validate(
    path: Path | str,
    *,
    source: Path | str | None = None,
    schema: Path | str | None = None,
    only: tuple[str, ...] = (),
    edition: Edition | None = None,
) -> tuple[Finding, ...]:
    """Return what is wrong with a TEI document; nothing, if all is well.

    :param path: the TEI file.
    :param source: the raw text, to prove that no character of it was lost.
    :param schema: a RELAX NG, XSD or Schematron file instead of the edition's own.
    :param only: names of validators: ``relaxng``, ``xsd``, ``schematron``, ``pointers``, ``fidelity``.
    :param edition: options and schemas; by default those of the edition in whose ``tei`` folder the file lies.
    :raises SourceError: when the file is no TEI.
    """
    job = Job(
        str(path),
        Path(path),
        edition=edition,
        source=Path(source) if source is not None else None,
        schema=Path(schema) if schema is not None else None,
        only=only,
    )
    return _checked(job).findings


def _checked(job: Job) -> validation.Sifted:
    """Return what is wrong with the document of a job, and how much of it the edition excuses."""
    edition = job.edition or Edition.of(job.path)
    options = replace(
        edition.validation,
        schema=job.schema or (edition.validation.schema and edition.place(edition.validation.schema)),
        only=job.only or edition.validation.only,
        schema_timeout=job.schema_timeout or edition.validation.schema_timeout,
        phase=job.phase or edition.validation.phase,
        fetch=job.fetch,
        edition=edition.folder,
    )
    return validation.check(job.path, with_raw(options, job.source))


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


def publish(
    path: Path | str,
    folder: Path | str,
    *,
    only: tuple[str, ...] = (),
    edition: Edition | None = None,
    index: bool = False,
) -> tuple[Path, ...]:
    """Make the publications of a TEI document: reading edition, plain text, data. Return the files written.

    :param path: the TEI file.
    :param folder: where the folders ``html``, ``text``, ``data`` and ``metadata`` are made.
    :param only: names of publications, or of their folders; all of them by default.
    :param edition: stylesheets and parameters; by default those of the edition in whose ``tei`` folder the file lies.
    :param index: whether the pages link to the list of works that :func:`publish_index` makes.
    :raises SourceError: when the file is no TEI.
    :raises StylesheetError: when a stylesheet does not compile or stops.
    :raises ConfigurationError: when there is no publication of such a name.
    :raises MetadataGapError: when the header lacks what a publication demands; the others are made.
    """
    written, gaps = _publish(Path(path), Path(folder), only, edition or Edition.of(Path(path)), index)
    if gaps:
        raise publication.MetadataGapError(gaps)
    return written


def _publish(
    path: Path, folder: Path, only: tuple[str, ...], edition: Edition, index: bool
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Make the publications that can be made; return the files written, and what the header lacks for the others."""
    document = TeiDocument.read(path)
    options = replace(edition.publishing, edition=edition.folder, index=index or edition.publishing.index)
    written: list[Path] = []
    gaps: list[Finding] = []
    for each in publication.chosen(only, edition.publications):
        try:
            written += publication.publish(document, each, folder, options)
        except publication.MetadataGapError as error:
            gaps += error.findings
    return tuple(written), tuple(gaps)


def publish_index(documents: Sequence[Path], folder: Path, *, edition: Edition | None = None) -> tuple[Path, ...]:
    """Make ``html/index.html``, the page that lists the works. Return the files written.

    :param documents: the TEI files, in the order of the list.
    :param folder: the folder of the publications.
    :param edition: the edition whose style sheet is used.
    """
    edition = edition or Edition()
    options = replace(edition.publishing, edition=edition.folder)
    return publication.publish_index(documents, folder, options)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done for one work: paths, names and options, nothing that could not go to another process."""

    work: str
    path: Path
    """The raw text or the TEI document to begin with."""
    output: Path | None = None
    """The TEI file to write; for publications, the folder."""
    edition: Edition | None = None
    annotated: bool = True
    encoding: str | None = None
    source: Path | None = None
    """The raw text against which the document is checked."""
    schema: Path | None = None
    schema_timeout: float | None = None
    phase: str | None = None
    fetch: bool = False
    """This and the two before it are those of :class:`ValidationOptions`; by default as the edition has them."""
    only: tuple[str, ...] = ()
    public: Path | None = None
    """The folder of the publications, for a build."""
    index: bool = False
    """Whether the pages link to a list of works."""

    def absolute(self) -> Job:
        """Return the job with absolute paths, for a process that was started in another folder."""
        edition = self.edition
        if edition is not None and edition.folder is not None:
            edition = replace(edition, folder=edition.folder.absolute())
        paths = {name: getattr(self, name) for name in ("path", "output", "source", "schema", "public")}
        return replace(self, edition=edition, **{name: path and path.absolute() for name, path in paths.items()})

    def keeping(self) -> Job:
        """Return the job that leaves the TEI file as it is: a build then begins with its validation."""
        return self if self.output is None else replace(self, path=self.output, output=None)


def works(edition: Edition) -> list[Job]:
    """Return the jobs of a build: one for each raw text, one for each document that has none, by name."""
    tei, public = edition.place(edition.folders.tei), edition.place(edition.folders.public)
    jobs: dict[str, Job] = {}
    for raw in edition.sources():
        work = identifier(raw.stem)
        if work in jobs:
            raise ConfigurationError(
                f"{jobs[work].path} and {raw} would both become {work}.xml.", "Give one of them another name."
            )
        jobs[work] = Job(work, raw, tei / f"{work}.xml", edition, source=raw, public=public, index=True)
    for document in edition.documents():
        jobs.setdefault(document.stem, Job(document.stem, document, None, edition, public=public, index=True))
    return [jobs[work] for work in sorted(jobs)]


def doubtful_entries(edition: Edition) -> tuple[Finding, ...]:
    """Return what is doubtful in the edition's authority lists, and the overrides for works that it does not have."""
    known = {name for raw in edition.sources() for name in (raw.name, raw.stem, identifier(raw.stem))}
    strays = (said for said in edition.structure.override if said.source not in ("", *known))
    advice = f"There are: {', '.join(sorted(known))}."
    found = (said.finding("is for a work that is not there", advice) for said in strays)
    return (*authority_findings(edition.place(edition.folders.authority)), *found)


def raw_of(document: Path, edition: Edition, given: Path | None = None) -> Path | None:
    """Return the raw text of a document: the one given, or the one of the same name in the folder of texts."""
    if given is not None and (not given.is_dir() or is_scan(given)):
        return given
    folder = given or (edition.place(edition.folders.source) if edition.folder is not None else None)
    found = texts(folder) if folder is not None else ()
    return next((path for path in found if identifier(path.stem) == document.stem), None)


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
    checked = _checked(job)
    return _outcome(job, (), checked.findings, ignored=checked.ignored)


@_task
def publish_one(job: Job) -> Outcome:
    """Make the publications of a job."""
    assert job.output is not None
    edition = job.edition or Edition.of(job.path)
    return _outcome(job, *_publish(job.path, job.output, job.only, edition, job.index))


@_task
def build_one(job: Job) -> Outcome:
    """Convert the raw text of a job, where there is one to convert, then validate and publish its document."""
    undecided: tuple[Finding, ...] = ()
    path = job.path
    if job.output is not None:
        undecided = convert(job.path, job.output, edition=job.edition).findings
        path = job.output
    wrong, ignored = _checked(replace(job, path=path))
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


def _annotate(document: TeiDocument, edition: Edition) -> tuple[Finding, ...]:
    """Annotate a document and bring its header up to date: the rules that decided, the elements that are used."""
    authority = read_authority(edition.place(edition.folders.authority)) if edition.folder is not None else ()
    findings = annotation.annotate(document, authority, edition.annotation)
    declare_rules(document, descriptions=annotation.RULES)
    if document.root.find(f".//{tei('tagsDecl')}") is not None:
        count_tags(document)
    return findings


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
