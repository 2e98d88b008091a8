"""Where a deposit lies: a folder or a zip file, written beside its place, read again, and only then put in place."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from teiedition.deposit.bag import wrong
from teiedition.deposit.staging import beside
from teiedition.errors import OutputError, SourceError
from teiedition.model import Finding, Severity

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first day that a zip file can tell; it stands where no other is known."""
_DAMAGE = (OSError, EOFError, ValueError, LookupError, RuntimeError, struct.error, zlib.error, zipfile.BadZipFile)
"""What the standard library raises for a zip file that is damaged."""


def is_zip(target: Path) -> bool:
    """Return whether a deposit is, or is to be, one file."""
    return target.is_file() or (target.suffix.lower() == ".zip" and not target.is_dir())


def put(files: Mapping[str, bytes], target: Path, moment: datetime | None = None) -> Path:
    """Write a bag so that ``target`` is there whole or not at all.

    :param files: the files of the bag by their place.
    :param target: a folder, or a file whose name ends in ``.zip``; must not be there yet.
    :param moment: the time that the files in a zip file get.
    :raises OutputError: when there is something already, or the place cannot be written; nothing is left there.
    """
    refuse_taken(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with beside(target) as staged:
            _write(files, target, staged, moment)
            findings = verify(staged)
            if findings:
                raise OSError(None, f"what was written reads otherwise: {findings[0].message}")
            refuse_taken(target)
            staged.rename(target)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written: {error.strerror or error}.",
            "Choose another place with -o, make this one writable, or free space on the disk; nothing was left there.",
        ) from error
    return target


def refuse_taken(target: Path) -> None:
    """Raise where there is something already.

    :raises OutputError: for a file, and for a folder that is not empty.
    """
    if target.is_symlink() or target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise OutputError(
            f"{target} exists already; a deposit is never overwritten.", "Choose another name with -o for this version."
        )


def read(target: Path) -> dict[str, bytes]:
    """Return the files of a deposit by their place in the bag.

    :raises SourceError: when there is no deposit that can be read.
    """
    try:
        if target.is_dir():
            found = sorted(path for path in target.rglob("*") if path.is_file() or path.is_symlink())
            return {path.relative_to(target).as_posix(): path.read_bytes() for path in found}
        with zipfile.ZipFile(target) as archive:
            return {info.filename.partition("/")[2]: archive.read(info) for info in archive.infolist()}
    except FileNotFoundError as error:
        raise SourceError(f"{target} is not there.", "Check the path.") from error
    except _DAMAGE as error:
        reason = str(error) or type(error).__name__
        raise SourceError(f"{target} cannot be read: {reason}.", "Take the deposit from another copy.") from error


def verify(target: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a deposit: nothing where every byte is as it was written.

    A zip file is also made anew from its files and compared, since it has bytes that belong to none of them.

    :param target: a folder or a zip file.
    :raises SourceError: when there is no such file or folder.
    """
    try:
        files = read(target)
    except SourceError as error:
        if not target.exists():
            raise
        return (Finding("deposit-is-readable", Severity.ERROR, error.message, str(target), advice=error.advice),)
    findings = wrong(files)
    if not findings and target.is_file() and not _same_zip(target, files):
        reason = f"{target.name} is not the zip file that was written, though the files in it are unchanged."
        return (Finding("file-is-unchanged", Severity.ERROR, reason, str(target)),)
    return findings


def zipped(files: Mapping[str, bytes], top: str, moment: datetime | None = None) -> bytes:
    """Return a zip file: sorted, one time for all, one folder, not compressed (so the same with every library)."""
    date = max(moment or _EARLIEST, _EARLIEST).astimezone(UTC).timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for place, content in sorted(files.items()):
            info = zipfile.ZipInfo(f"{top}/{place}", date_time=date)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def _same_zip(target: Path, files: Mapping[str, bytes]) -> bool:
    try:
        with zipfile.ZipFile(target) as archive:
            first = archive.infolist()[0]
        moment = datetime(*first.date_time, tzinfo=UTC)
    except ValueError:
        return False
    return zipped(files, first.filename.partition("/")[0], moment) == target.read_bytes()


def _write(files: Mapping[str, bytes], target: Path, staged: Path, moment: datetime | None) -> None:
    if is_zip(target):
        staged.write_bytes(zipped(files, target.stem, moment))
        return
    staged.mkdir()
    for place, content in files.items():
        path = staged / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
