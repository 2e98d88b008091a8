"""What lies around a document: files to which it points, and the other documents of its edition."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from lxml import etree

from teiedition.names import tei, xml
from teiedition.tei.document import safe_parser
from teiedition.validation.options import ValidationOptions

_OF_TEXT = (tei("text"), tei("facsimile"), tei("sourceDoc"))
"""What a document has for itself; entries of the authority lists stand in several."""


class Surroundings:
    """Looks up files from the folder of a document, then from that of its edition, then from that of its raw texts."""

    def __init__(self, document: Path | None, options: ValidationOptions) -> None:
        self._document = document if document is not None and document.is_file() else None
        self._documents = options.documents
        own = [options.edition, options.edition / "source"] if options.edition is not None else []
        self._folders = [self._document.parent, *own] if self._document is not None else []
        self._files: dict[str, Path | None] = {}

    def has(self, relative: str, identifier: str = "") -> bool:
        """Whether there is a file at a relative path and, where it is XML, an element of this identifier in it.

        Where the document is no file itself, nothing is known of others, and everything may be there.
        """
        path = self._file(relative)
        if path is None or not identifier:
            return path is not None or not self._folders
        identifiers = _identifiers(path, _age(path))
        return identifiers is None or identifier in identifiers

    def _file(self, relative: str) -> Path | None:
        if relative not in self._files:
            places = (folder / relative for folder in self._folders)
            self._files[relative] = next((place for place in places if _exists(place)), None)
        return self._files[relative]

    def others(self, identifier: str) -> tuple[Path, ...]:
        """Return the other documents of the edition that have an identifier in their texts."""
        return tuple(path for path in self._index.get(identifier, ()) if path.resolve() != self._own)

    @cached_property
    def _own(self) -> Path | None:
        return self._document.resolve() if self._document is not None else None

    @cached_property
    def _index(self) -> Mapping[str, tuple[Path, ...]]:
        return _index(_listing(self._documents)) if self._documents is not None and self._document else {}


def in_text(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the root and the elements of the text and its pictures that have an identifier."""
    if root.get(xml("id")) is not None:
        yield root
    for part in root.iter(*_OF_TEXT):
        yield from (element for element in part.iter(etree.Element) if element.get(xml("id")) is not None)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long, or has a null in it
        return False


def _age(path: Path) -> int:
    """Return what changes when a file does, so that it is read anew."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@cache
def _identifiers(path: Path, age: int) -> frozenset[str] | None:
    root = _read(path)
    return None if root is None else frozenset(map(str, root.xpath("//@xml:id")))


def _listing(folder: Path) -> tuple[tuple[str, int], ...]:
    """Return the documents in a folder, with what changes when they do."""
    with os.scandir(folder) as entries:
        found = ((each.path, each.stat().st_mtime_ns) for each in entries if each.name.endswith(".xml"))
        return tuple(sorted(found))


@cache
def _index(documents: tuple[tuple[str, int], ...]) -> Mapping[str, tuple[Path, ...]]:
    """Return the identifiers in the texts of documents, each with the documents that have it."""
    found: dict[str, tuple[Path, ...]] = {}
    for path, age in documents:
        for identifier in _identifiers_of_text(path, age):
            found[identifier] = (*found.get(identifier, ()), Path(path))
    return found


@cache
def _identifiers_of_text(path: str, age: int) -> frozenset[str]:
    root = _read(Path(path))
    return frozenset(element.get(xml("id"), "") for element in in_text(root)) if root is not None else frozenset()


def _read(path: Path) -> etree._Element | None:
    """Return the root of a file; ``None``, where it is no XML, which has no identifiers."""
    try:
        return etree.fromstring(path.read_bytes(), safe_parser())
    except (OSError, etree.XMLSyntaxError):
        return None
