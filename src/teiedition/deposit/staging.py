"""A place beside the one that is meant, on the same disk: what is made there comes into place by one step, or never."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give a place beside the target that is gone afterwards; what killed runs left there goes first."""
    prefix = f".{target.name[:60]}.{socket.gethostname()}."
    for old in target.parent.glob(f"{_escaped(prefix)}*"):
        if not _lives(old.name.removeprefix(prefix)):
            remove(old)
    staged = target.parent / f"{prefix}{os.getpid()}"
    remove(staged)
    try:
        yield staged
    finally:
        remove(staged)


def _escaped(name: str) -> str:
    return "".join(f"[{character}]" if character in "[]*?" else character for character in name)


def _lives(process: str) -> bool:
    """Return whether there is a process of this number; what is no number is none of ours and stays."""
    if not process.isdigit():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def remove(path: Path) -> None:
    """Remove a file, or a folder and what is in it; nothing happens where there is none."""
    with contextlib.suppress(FileNotFoundError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
