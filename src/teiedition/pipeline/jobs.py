"""What is to be done: a :class:`Job` for each work of an edition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from teiedition.edition import Edition, texts
from teiedition.errors import ConfigurationError
from teiedition.model import Finding
from teiedition.reading.readers import identifier
from teiedition.reading.scans import is_scan
from teiedition.tei.authoritychecks import authority_findings


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
