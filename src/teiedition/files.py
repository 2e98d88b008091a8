"""Writing files so that a reader finds the old content or the new, never a part of either."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from teiedition.errors import OutputError


def write_atomically(path: Path, content: bytes) -> Path:
    """Write ``content`` to a temporary file beside ``path``, then put it in its place.

    Folders that are missing are made. What stood at ``path`` before is untouched when anything fails.

    :raises OutputError: when the place cannot be written; names the path and the reason.
    """
    return write_together({path: content})[0]


def write_together(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files, all or none: all are complete on disk before the first is put in its place.

    Where one cannot be put there, those before it become again what they were.

    :raises OutputError: as :func:`write_atomically`.
    """
    staged: dict[Path, Path] = {}
    before: dict[Path, Path | None] = {}
    try:
        for path, content in files.items():
            with _named(path):
                staged[path] = _stage(path, content)
        for path, temporary in staged.items():
            with _named(path):
                before[path] = _kept(path) if len(files) > 1 else None
                temporary.replace(path)
    except OutputError:
        _put_back(staged, before)
        raise
    finally:
        _remove(*staged.values(), *before.values())
    return tuple(files)


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say which file could not be written, and why."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Choose another place with -o, or make this one writable.",
        ) from error


def _stage(path: Path, content: bytes) -> Path:
    """Write a file beside its place and return where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(None, "there is a folder of that name", str(path))
    temporary = _beside(path)
    try:
        temporary.write_bytes(content)
        temporary.chmod(_mode(path))
    except OSError:
        _remove(temporary)
        raise
    return temporary


def _kept(path: Path) -> Path | None:
    """Keep what stands at a path under another name beside it; return that name."""
    if not path.exists():
        return None
    kept = _beside(path)
    kept.write_bytes(path.read_bytes())
    kept.chmod(_mode(path))
    return kept


def _put_back(staged: Mapping[Path, Path], before: Mapping[Path, Path | None]) -> None:
    for path, old in before.items():
        with contextlib.suppress(OSError):
            if old is not None:
                old.replace(path)
            elif not staged[path].exists():  # it was put in place, and nothing stood there before
                path.unlink()


def _remove(*paths: Path | None) -> None:
    for path in paths:
        if path is not None:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """Make an empty file beside a path and return its name."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    os.close(handle)
    return Path(name)


def _mode(path: Path) -> int:
    """Return the permissions for the new file: those of the old one, else what the umask allows."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
