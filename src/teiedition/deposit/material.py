"""What goes into a deposit: files by their place, the record of each work, what was found and done."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from teiedition.model import Finding

Record = Mapping[str, Any]
"""A record as ``xslt/metadata/record-json.xsl`` writes it."""

MEDIA_TYPES = {
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".rng": "application/xml",
    ".sch": "application/xml",
    ".xsd": "application/xml",
    ".odd": "application/tei+xml",
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".geojson": "application/geo+json",
    ".ttl": "text/turtle",
    ".conll": "text/tab-separated-values",
    ".tsv": "text/tab-separated-values",
    ".toml": "application/toml",
    ".cff": "application/yaml",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".epub": "application/epub+zip",
    ".graphml": "application/graphml+xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
"""Media types by suffix; what is not here is ``application/octet-stream``."""


def media_type(path: str) -> str:
    """Return the media type that the suffix of a file's name tells."""
    return MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


class RawSource(StrEnum):
    """Whether the raw text goes into the deposit."""

    LICENCE = "licence"
    """Where the licence allows to pass it on: public domain, CC0 and the licences of Creative Commons."""
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class DepositOptions:
    """What is packed and for whom: ``[deposit]``."""

    to: str = "plain"
    """The archive whose rules hold: ``plain``, ``zenodo``, ``clarin``, ``textgrid``."""
    source: RawSource = RawSource.LICENCE
    """Whether the raw text goes in."""


@dataclass(frozen=True)
class Item:
    """A file of the payload."""

    path: str
    """Place in the payload, with ``/``; its first folder says what it is for: ``tei``, ``html``, ``metadata`` …"""
    content: bytes
    original: str = ""
    """Place it had before a name that archives forbid was mapped; empty where it is the same."""

    @property
    def use(self) -> str:
        """What the file is for: its first folder, or ``about`` for those that describe the deposit."""
        return self.path.partition("/")[0] if "/" in self.path else "about"

    @property
    def media_type(self) -> str:
        """Media type by suffix; of the works ``application/tei+xml``."""
        if self.use == "tei" and self.path.endswith(".xml"):
            return "application/tei+xml"
        return media_type(self.path)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def sha512(self) -> str:
        """SHA-512 in hexadecimal."""
        return hashlib.sha512(self.content).hexdigest()

    def described(self) -> dict[str, Any]:
        """Return what the stylesheets for METS and PREMIS are told of the file."""
        return {
            "path": self.path,
            "original": self.original,
            "media_type": self.media_type,
            "use": self.use,
            "size": len(self.content),
            "sha256": self.sha256,
            "sha512": self.sha512,
        }


@dataclass(frozen=True, slots=True)
class Work:
    """One work of the edition."""

    id: str
    record: Record
    tei: str
    """Place of the TEI document in the payload."""
    findings: tuple[Finding, ...] = ()
    """What validation found."""
    gaps: tuple[Finding, ...] = ()
    """What the header lacks for exports that could not be made, or not be made well."""
    source: str = ""
    """Name of the raw text, where there is one."""
    source_sha256: str = ""
    faithful: bool | None = None
    """Whether the TEI has all the text of its source; ``None`` where there is no source to compare."""
    rules: tuple[str, ...] = ()
    """Names of the rules by which it was encoded, from its header."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything there is to deposit."""

    works: tuple[Work, ...]
    items: tuple[Item, ...]
    title: str = ""
    """Title of the edition, where it has several works."""
    files_left_out: tuple[str, ...] = field(default=())
    """Raw texts that the licence does not allow to pass on."""


def shared_record(works: Sequence[Work], title: str) -> Record:
    """Return the record of the whole: that of the only work, else what the records of all works agree on.

    :param title: title of the edition, for several works.
    """
    first = works[0].record
    if len(works) == 1:
        return first
    agreed = {key: value for key, value in first.items() if all(work.record[key] == value for work in works)}
    nothing = {key: type(value)() for key, value in first.items()}
    nothing |= {key: first[key] if key in agreed else _emptied(first[key]) for key in ("licence", "source", "raw")}
    return nothing | agreed | {"id": "edition", "title": title or agreed.get("title", "")}


def _emptied(value: Mapping[str, str]) -> dict[str, str]:
    return dict.fromkeys(value, "")


def may_pass_on(licence: str) -> bool:
    """Return whether the licence of this address allows to pass on what it covers, unchanged."""
    address = licence.removeprefix("https://").removeprefix("http://")
    return address.startswith(("creativecommons.org/licenses/", "creativecommons.org/publicdomain/"))
