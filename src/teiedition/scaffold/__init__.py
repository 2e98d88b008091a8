"""A new edition folder, laid out from ``template/``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teiedition.edition import FILE
from teiedition.errors import ConfigurationError, SourceError
from teiedition.files import write_atomically
from teiedition.reading.readers import identifier
from teiedition.reading.scans import is_scan, page_files

TEMPLATE = Path(__file__).parent / "template"


def lay_out(folder: Path, raw: Path | None = None) -> tuple[Path, ...]:
    """Lay out an edition folder and return the files written; what is there already is never changed.

    :param raw: a raw text to begin with, a file or a folder of pages; it is copied to ``source/`` under a name
        fit for an identifier.
    :raises ConfigurationError: when the folder holds an edition already.
    :raises SourceError: when the raw text cannot be read.
    :raises OutputError: when the folder cannot be written.
    """
    if (folder / FILE).exists():
        raise ConfigurationError(f"{folder} holds an {FILE} already.", "Choose another folder, or edit what is there.")
    content = {folder / path.relative_to(TEMPLATE): path.read_bytes() for path in _template()}
    if raw is not None:
        content |= {folder / "source" / name: _bytes(path) for name, path in _texts(raw).items()}
    return tuple(write_atomically(path, data) for path, data in content.items() if not path.exists())


def _template() -> Iterator[Path]:
    yield from sorted(path for path in TEMPLATE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _texts(raw: Path) -> dict[str, Path]:
    """Return the files of a raw text by the name that each is to have in ``source/``."""
    work = identifier(raw.stem)
    if raw.is_dir():
        return {f"{work}/{path.name}": path for path in page_files(raw)}
    return {f"{work}{raw.suffix.lower() if is_scan(raw) else '.txt'}": raw}


def _bytes(raw: Path) -> bytes:
    try:
        return raw.read_bytes()
    except OSError as error:
        raise SourceError(f"{raw} cannot be read: {error.strerror or error}.", "Check the path.") from error
