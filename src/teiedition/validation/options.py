"""What validation may be asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ignore:
    """Findings that an edition excuses: ``[[validation.ignore]]``; everything that is said must hold of a finding."""

    rule: str = ""
    """Name of the rule, with ``*`` and ``?`` as in file names."""
    reason: str = ""
    """Why it is right as it is; must be given."""
    document: str = ""
    """Path of the document below the edition folder, with ``*`` and ``?``; all documents where it is empty."""
    path: str = ""
    """Path of the element as findings give it, with ``*`` and ``?``."""
    quote: str = ""
    """Words that stand in the message, or on the line of the finding."""
    file: str = field(default="", metadata={"key": ""})
    """Path of the ``edition.toml`` that says so."""
    line: int = field(default=0, metadata={"key": ""})
    """Its line there."""


@dataclass(frozen=True, slots=True)
class ValidationOptions:
    """What validation may be asked for."""

    schema: Path | None = None
    """A RELAX NG, XSD or Schematron file instead of the edition's own; the other two kinds are then left out."""
    only: tuple[str, ...] = ()
    """Names of the validators to run; all of them where it is empty."""
    source: Path | None = None
    """The file with the raw text, to prove that nothing of it was lost."""
    raw: str | None = None
    """The raw text itself, where it was read already; stands before :attr:`source`."""
    schema_timeout: float = 60.0
    """Seconds after which a grammar that is not our own is given up, while it loads or while a document is checked."""
    ignore: tuple[Ignore, ...] = ()
    """Findings that are excused."""
    phase: str = ""
    """The phase of the Schematron schema to run, ``#ALL`` for all of it; its default where nothing is said."""
    fetch: bool = False
    """Whether schemas that a document names by an address of HTTP are fetched; never for an edition to say."""
    edition: Path | None = None
    """The edition folder, whose ``schema/`` is looked in before the shipped one."""
    documents: Path | None = None
    """The folder of the edition's documents: no identifier of their texts stands in two of them."""
