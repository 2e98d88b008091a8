"""What an edition says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EditionMetadata:
    """What an edition says of itself and its source; a field left empty is a gap, and nothing is invented for it."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    publisher: str = ""
    pub_place: str = ""
    date: str = ""
    licence: str = ""
    """URI of the licence."""
    licence_text: str = ""
    language: str = "en"
    """BCP 47 tag of the main language."""
    source: str = ""
    """Description of the source in one sentence."""
    keywords: tuple[str, ...] = ()
    """What the work is about and what kind of text it is, in the editor's words."""
    identifiers: tuple[tuple[str, str], ...] = field(default=())
    """Pairs of type and value for ``publicationStmt/idno``."""
