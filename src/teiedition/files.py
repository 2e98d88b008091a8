"""Writing files so that a reader finds the old content or the new, never a part of either."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from teiedition.errors import OutputError


def write_atomically(path: Path, content: bytes) -> Path:
    """Write ``content`` to a temporary file beside ``path``, then put it in its place.

    Folders that are missing are made. What stood at ``path`` before is untouched when anything fails.

    :raises OutputError: when the place cannot be written; names the path and the reason.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Choose another place with -o, or make this one writable.",
        ) from error
    return path


def write_together(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write several files, all or none: where one cannot be written, those before it are put back as they were.

    :raises OutputError: as :func:`write_atomically`.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    done: list[Path] = []
    try:
        for path, content in files.items():
            done.append(write_atomically(path, content))
    except OutputError:
        for path in done:
            old = before[path]
            if old is None:
                path.unlink()
            else:
                write_atomically(path, old)
        raise
    return tuple(done)


def _mode(path: Path) -> int:
    """Return the permissions for the new file: those of the old one, else what the umask allows."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
