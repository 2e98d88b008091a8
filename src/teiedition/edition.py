"""``edition.toml`` → :class:`Edition`: the folders, what the edition says of itself, and the options of each stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from teiedition.annotation import AnnotationOptions
from teiedition.configuration import Settings
from teiedition.deposit import DepositOptions
from teiedition.encoding import EncodingOptions
from teiedition.errors import SourceError
from teiedition.execution import ExecutorKind
from teiedition.model import EditionMetadata
from teiedition.publication import PUBLICATIONS, Publication, PublicationOptions
from teiedition.reading.scans import is_scan
from teiedition.structure import StructureOptions
from teiedition.validation import ValidationOptions

FILE = "edition.toml"
"""Name of the configuration file; the folder it lies in is the edition."""

_TEXTS = {".txt", ".text"}


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things are, below the edition folder: ``[folders]``."""

    source: Path = Path("source")
    """Raw texts, one file a work."""
    tei: Path = Path("tei")
    """Encoded works, one file a work."""
    authority: Path = Path("tei/authority")
    """Lists of persons, places, organisations and works, edited by hand."""
    public: Path = Path("public")
    """What is published; may be deleted at any time."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How raw texts are read: ``[reading]``."""

    encoding: str | None = None
    """Character encoding of the sources; found out for each where it is not given."""


@dataclass(frozen=True, slots=True)
class ExecutionOptions:
    """Where the work is done: ``[execution]``."""

    executor: ExecutorKind = ExecutorKind.AUTO
    jobs: int = 0
    """Number of processes; 0 for one for each processor."""
    scheduler: str = ""
    """Address of a Dask scheduler: ``tcp://host:8786``."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: a folder with ``edition.toml``, or, without any, just the defaults."""

    folder: Path | None = None
    """The edition folder; ``None`` where there is no configuration."""
    folders: Folders = Folders()
    metadata: EditionMetadata = field(default_factory=EditionMetadata)
    works: tuple[tuple[str, EditionMetadata], ...] = ()
    """What is said of single works; stands before :attr:`metadata`."""
    reading: ReadingOptions = ReadingOptions()
    structure: StructureOptions = field(default_factory=StructureOptions)
    encoding: EncodingOptions = field(default_factory=EncodingOptions)
    annotation: AnnotationOptions = field(default_factory=AnnotationOptions)
    validation: ValidationOptions = field(default_factory=ValidationOptions)
    publishing: PublicationOptions = field(default_factory=PublicationOptions)
    publications: tuple[Publication, ...] = PUBLICATIONS
    deposit: DepositOptions = field(default_factory=DepositOptions)
    execution: ExecutionOptions = ExecutionOptions()

    @classmethod
    def read(cls, folder: Path | str = ".") -> Edition:
        """Read an edition folder; without ``edition.toml`` everything has its default.

        :raises SourceError: when the folder does not exist.
        :raises ConfigurationError: when ``edition.toml`` cannot be followed.
        """
        folder = Path(folder)
        if not folder.is_dir():
            raise SourceError(f"{folder} is not a folder.", f"Make an edition there with: teiedition init {folder}")
        path = folder / FILE
        return _configured(folder, Settings(path)) if path.exists() else cls(folder)

    @classmethod
    def of(cls, path: Path) -> Edition:
        """Return the edition in whose ``source`` or ``tei`` folder a file lies, else the defaults.

        A file that only happens to lie below an edition folder is no part of it.
        """
        path = path.absolute()
        for folder in path.parents:
            if (folder / FILE).is_file():
                edition = cls.read(folder)
                homes = (folder / edition.folders.source, folder / edition.folders.tei)
                return edition if any(path.is_relative_to(home) for home in homes) else cls()
        return cls()

    def place(self, folder: Path) -> Path:
        """Return one of :attr:`folders` as a path that can be opened."""
        return (self.folder or Path()) / folder

    def sources(self) -> tuple[Path, ...]:
        """Return the raw texts, by name."""
        return texts(self.place(self.folders.source))

    def documents(self) -> tuple[Path, ...]:
        """Return the TEI documents, by name; the authority lists are not among them."""
        return tuple(sorted(path for path in self.place(self.folders.tei).glob("*.xml") if path.is_file()))

    def metadata_of(self, work: str) -> EditionMetadata:
        """Return what is known of a work: what is said of it, and for the rest what is said of the edition."""
        return dict(self.works).get(work, self.metadata)


def texts(folder: Path) -> tuple[Path, ...]:
    """Return the raw texts in a folder, by name: plain text, OCR with layout, folders of pages of such OCR."""
    found = sorted(path for path in folder.glob("*") if not path.name.startswith("."))
    return tuple(path for path in found if is_scan(path) or (path.suffix.lower() in _TEXTS and path.is_file()))


SECTIONS: Mapping[str, type] = {
    "folders": Folders,
    "reading": ReadingOptions,
    "structure": StructureOptions,
    "encoding": EncodingOptions,
    "annotation": AnnotationOptions,
    "validation": ValidationOptions,
    "publishing": PublicationOptions,
    "deposit": DepositOptions,
    "execution": ExecutionOptions,
}
"""The tables of ``edition.toml`` that hold options, and the data classes whose fields are their keys."""

RUN_FIELDS: Mapping[str, tuple[str, ...]] = {
    "validation": ("source", "raw", "fetch", "edition", "documents"),
    "publishing": ("edition",),
}
"""Fields that each run fills in; they are no keys of ``edition.toml``."""


def _configured(folder: Path, settings: Settings) -> Edition:
    settings.only("", settings.tables, ("edition", "works", "publication", *SECTIONS))
    metadata = settings.fill(EditionMetadata, "edition", settings.table("edition"))
    options: dict[str, Any] = {
        name: settings.fill(kind, name, settings.table(name), without=RUN_FIELDS.get(name, ()))
        for name, kind in SECTIONS.items()
        if name in settings.tables
    }
    for number, ignore in enumerate(options.get("validation", ValidationOptions()).ignore, start=1):
        for key in ("rule", "reason"):
            if not getattr(ignore, key).strip():
                settings.refuse(f"validation.ignore {number}", key, "every entry names a rule and gives a reason")
    return Edition(
        folder=folder,
        metadata=metadata,
        works=tuple((work, _work(settings, work, metadata)) for work in settings.table("works")),
        publications=_publications(settings),
        **options,
    )


def _work(settings: Settings, work: str, metadata: EditionMetadata) -> EditionMetadata:
    """Return the metadata of the edition with what ``[works.NAME]`` says instead."""
    section, table = f"works.{work}", settings.table("works")[work]
    if not isinstance(table, dict):
        settings.refuse("works", work, f"expected a table, that is, a line [works.{work}] with keys below it")
    return replace(metadata, **settings.values(EditionMetadata, section, table))


def _publications(settings: Settings) -> tuple[Publication, ...]:
    """Return the shipped publications, changed and added to by the ``[[publication]]`` tables."""
    tables = settings.tables.get("publication", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        settings.refuse("", "publication", "expected tables, each below a line [[publication]]")
    found = {publication.name: publication for publication in PUBLICATIONS}
    for number, table in enumerate(tables, start=1):
        section, name = f"publication {number}", table.get("name")
        if not isinstance(name, str):
            settings.refuse(section, "name", "every publication has a name, a text in quotation marks")
        if name not in found and "stylesheet" not in table:
            reason = f"“{name}” is not one of the shipped publications and has no stylesheet"
            settings.refuse(section, "name", reason, f"Shipped are: {', '.join(found)}. Others need: stylesheet = …")
        said = settings.values(Publication, section, table)
        if name in found:
            said["parameters"] = {**found[name].parameters, **said.get("parameters", {})}
        found[name] = replace(found[name], **said) if name in found else Publication(**said)
    return tuple(found.values())
