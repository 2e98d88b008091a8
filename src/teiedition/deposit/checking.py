"""Whether a deposit is still what it was, wherever it lies: a folder, a zip file, a store of objects."""

from __future__ import annotations

from pathlib import Path

from teiedition.deposit import objectstore, profile, store
from teiedition.deposit.material import Item
from teiedition.model import Finding


def verify(target: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a deposit: nothing where every byte is as it was written.

    Of a bag the METS records are also held to their rules.

    :param target: a bag as a folder or a zip file, or a store of objects (OCFL 1.1), or one object of it.
    :raises SourceError: when there is no such file or folder.
    """
    if objectstore.is_store(target):
        return objectstore.verify(target)
    return store.verify(target) or profile.findings(_payload(target))


def _payload(target: Path) -> dict[str, Item]:
    files = ((place.partition("/"), content) for place, content in store.read(target).items())
    return {path: Item(path, content) for (top, _, path), content in files if top == "data"}
