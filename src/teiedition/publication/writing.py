"""Writing the files of a publication together: all of them are complete on disk before the first is put in place."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from teiedition.errors import OutputError

GENERATED = (b'<meta name="generator" content="teiedition', b"teiedition.give(")
"""By these a page, or a file of data for its scripts, that was made here is known."""


def write_together(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files so that a failure leaves everything as it was before.

    :raises OutputError: when a place cannot be written; names the path and the reason.
    """
    staged: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in files.items():
            staged[path] = _stage(path, content)
        for path, temporary in staged.items():
            temporary.replace(path)
    except OSError as error:
        for temporary in staged.values():
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Choose another place with -o, or make this one writable.",
        ) from error
    return tuple(files)


def remove_stale(folder: Path, kept: frozenset[Path]) -> None:
    """Remove pages and their data of an earlier run that are no longer part of the work; other files are left alone."""
    for path in (*folder.glob("*.html"), *folder.glob("*.js"), *folder.glob("search/*.js")):
        if path not in kept and any(mark in path.read_bytes()[:4000] for mark in GENERATED):
            path.unlink()


def _stage(path: Path, content: bytes) -> Path:
    """Write a file beside its place and return where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(None, "there is a folder of that name", str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_UMASK)
    except OSError:
        temporary.unlink()
        raise
    return temporary


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


_UMASK = _umask()
