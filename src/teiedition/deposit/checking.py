"""Whether a deposit is still what it was, wherever it lies: a folder, a zip file, a store of objects."""

from __future__ import annotations

from pathlib import Path

from teiedition.deposit import objectstore, store
from teiedition.model import Finding


def verify(target: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a deposit: nothing where every byte is as it was written.

    :param target: a bag as a folder or a zip file, or a store of objects (OCFL 1.1), or one object of it.
    :raises SourceError: when there is no such file or folder.
    """
    return objectstore.verify(target) if objectstore.is_store(target) else store.verify(target)
