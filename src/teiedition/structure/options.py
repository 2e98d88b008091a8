"""What an editor may set for the structural stage."""

from __future__ import annotations

from dataclasses import dataclass

from teiedition.structure.overrides import Override


@dataclass(frozen=True, slots=True)
class StructureOptions:
    """Options of ``[structure]`` in ``edition.toml``."""

    division_type: str = ""
    """Type of the main divisions of the body (``essay``, ``chapter``); told from the headings if empty."""
    measure: bool = True
    """Whether the measure of the page may decide paragraphs; off for text that was re-wrapped after scanning."""
    override: tuple[Override, ...] = ()
    """What an editor decides against the rules; several ``[[structure.override]]``."""
