"""Which TEI files a program wrote and nobody has changed since: only those may be written again.

The digests stand in one file of the ``tei`` folder, in the format of ``sha256sum``; it belongs under version control.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from teiedition.errors import ConfigurationError
from teiedition.files import write_atomically

FILE = "generated.sha256"


def edited(paths: Iterable[Path], folder: Path) -> frozenset[Path]:
    """Return those files that are there and are not as they were generated: edited by hand, or made by hand.

    :param folder: the ``tei`` folder, which holds the record.
    :raises ConfigurationError: when the record is not what it should be.
    """
    known = _read(folder / FILE)
    return frozenset(path for path in paths if path.exists() and known.get(path.name) != digest(path))


def record(paths: Iterable[Path], folder: Path) -> None:
    """Record the files as generated, as they are now; those that are not there are left out."""
    known = _read(folder / FILE)
    now = {path.name: digest(path) for path in paths if path.is_file()}
    kept = {name: value for name, value in known.items() if (folder / name).is_file()}
    lines = [f"{value}  {name}\n" for name, value in sorted({**kept, **now}.items())]
    content = "".join(lines).encode()
    if lines and (not (folder / FILE).exists() or (folder / FILE).read_bytes() != content):
        write_atomically(folder / FILE, content)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    pairs = [line.split(maxsplit=1) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise ConfigurationError(f"{path} is damaged.", "Take it from version control, or build with --overwrite.")
    return {name: value for value, name in pairs}
