"""What an edition may say of its annotation: ``[annotation]``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnnotationOptions:
    """What is looked for."""

    persons: bool = True
    places: bool = True
    dates: bool = True
    titles: bool = True
    quotations: bool = True
    organisations: bool = True
    """Organisations, and with them ships and events."""
    references: bool = True
    """Bibliographic references in notes."""
    recognisers: tuple[str, ...] = ()
    """Names of recognisers of other packages that are asked, too: see :mod:`teiedition.annotation.plugins`."""
