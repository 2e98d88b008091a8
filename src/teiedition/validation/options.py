"""What validation may be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
    edition: Path | None = None
    """The edition folder, whose ``schema/`` is looked in before the shipped one."""
