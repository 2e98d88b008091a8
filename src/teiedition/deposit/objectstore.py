"""A store of objects (OCFL 1.1) on a disk: a version is added to an object whole or not at all.

A new object comes into its place by one step. A further version does so, too; then the inventory of the object, which
names it, is replaced. A run that is killed just between leaves a version that no inventory names; the next names it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from teiedition.deposit import ocfl
from teiedition.deposit.ocfl import INVENTORY, OBJECT_NAME, ROOT_NAME
from teiedition.deposit.staging import beside
from teiedition.errors import OutputError, SourceError
from teiedition.model import Finding
from teiedition.names import VERSION


@dataclass(frozen=True, slots=True)
class Stored:
    """What has become of a version."""

    path: Path
    """Folder of the object."""
    version: str
    """``v1``, ``v2`` …"""
    new: int
    """How many files were not in an earlier version; the others are kept once."""
    added: bool
    """Whether there is a new version; none is made where nothing has changed."""


def is_store(path: Path) -> bool:
    """Return whether there is an object store, or one object of it."""
    return (path / ROOT_NAME).is_file() or (path / OBJECT_NAME).is_file()


def add(
    files: Mapping[str, bytes], root: Path, identifier: str, moment: datetime | None = None, by: str = ""
) -> Stored:
    """Add a version to the object of this identifier; store and object are made where there are none.

    :param files: the files of the version by their place.
    :param root: the folder of the store; new, empty, or a store already.
    :param moment: when the version was made. OCFL demands it; where it is not given, the clock is asked.
    :param by: who answers for the version, where it is known.
    :raises OutputError: when the folder is no store, its layout is not known, the object in it is damaged or another
        edition, or it cannot be written.
    """
    moment = moment or datetime.now(UTC)
    about = {
        "created": moment.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "message": f"Deposit by teiedition {VERSION}",
        **({"user": {"name": by}} if by else {}),
    }
    try:
        target = root / _place(root, identifier)
        old = _settled(root, target)
        algorithm = ocfl.algorithm_of(old)
        digests = {path: ocfl.digest_of(content, algorithm) for path, content in files.items()}
        if old is not None:
            _refuse_other(old, files, target)
            if ocfl.state(old) == digests:
                return Stored(target, old["head"], 0, added=False)
        inventory = ocfl.with_version(old, identifier, digests, about)
        return _put(files, inventory, root, target, fresh=old is None)
    except OSError as error:
        raise OutputError(
            f"{root} cannot be written: {error.strerror or error}.",
            "Choose another store with --ocfl, make this one writable, or free space on the disk; it is as it was.",
        ) from error


def verify(path: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a store, or with one object: nothing where every byte is as it was written.

    :raises SourceError: when there is none, or a file cannot be read.
    """
    if not is_store(path):
        raise SourceError(f"{path} is no store of objects (OCFL 1.1).", "Check the path.")
    try:
        objects = sorted(found.parent for found in path.rglob(OBJECT_NAME))
        return tuple(finding for each in objects for finding in ocfl.wrong(_files(each), str(each)))
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.", "Check its permissions.") from error


def _place(root: Path, identifier: str) -> Path:
    """Return where the object lies below the store, as the layout of the store says."""
    layout, configuration = ocfl.LAYOUT, dict(ocfl.CONFIGURATION)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        if not (root / ROOT_NAME).is_file():
            raise OutputError(f"{root} is no store of objects (OCFL 1.1).", "Name another folder, new or empty.")
        layout = str(_json(root / "ocfl_layout.json").get("extension", ""))
        configuration = _json(root / "extensions" / layout / "config.json")
    found = ocfl.place(identifier, layout, configuration)
    if found is None:
        raise OutputError(
            f"{root} lays objects out by {layout or 'a way that it does not name'}: {identifier} cannot be placed.",
            "Name a store whose layout is 0002, 0003 or 0004 of the registered extensions, or a new one.",
        )
    return Path(found)


def _json(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_bytes()) if path.is_file() else {}
    except ValueError as error:
        raise OutputError(f"{path} is not JSON: {error}.", "Take the store from another copy.") from error
    return found if isinstance(found, dict) else {}


def _settled(root: Path, target: Path) -> ocfl.Inventory | None:
    """Return the inventory of an object, nothing for a new one; a version that no inventory names is named first."""
    if not target.exists():
        return None
    versions = [path for path in target.glob("v*") if path.name[1:].isdecimal()]
    newest = max(versions, key=lambda path: int(path.name[1:]), default=target)
    told = {path.name: path.read_bytes() for path in newest.glob(f"{INVENTORY}*")}
    changed = any((target / name).is_file() and (target / name).read_bytes() != told[name] for name in told)
    if changed and (ocfl.read_inventory(told) or {}).get("head") == newest.name:
        with beside(root) as staged:
            _write(told, staged)
            _replace(told, staged, target)
    files = _files(target)
    findings = ocfl.wrong(files, str(target))
    if findings:
        raise OutputError(f"The object is damaged: {findings[0].message}", findings[0].advice)
    return ocfl.read_inventory(files)


def _refuse_other(old: ocfl.Inventory, files: Mapping[str, bytes], target: Path) -> None:
    """Raise where the object has no document in common with what is to become its next version."""
    before, now = ({path for path in paths if path.startswith("tei/")} for paths in (ocfl.state(old), files))
    if not before & now:
        raise OutputError(
            f"{target} has another edition under the same name, {old['id']}: {', '.join(sorted(before))}.",
            "Say in edition.toml by which DOI or URL this edition is known: identifiers = { URL = … }.",
        )


def _put(files: Mapping[str, bytes], inventory: ocfl.Inventory, root: Path, target: Path, *, fresh: bool) -> Stored:
    """Write a version beside the store, read it again, and put it in place."""
    version, told = str(inventory["head"]), ocfl.written(inventory)
    contents = _new(files, inventory)
    made = {**contents, **{f"{version}/{name}": content for name, content in told.items()}}
    if fresh:
        made |= {OBJECT_NAME: ocfl.DECLARATIONS[OBJECT_NAME], **told}
    root.parent.mkdir(parents=True, exist_ok=True)
    with beside(root) as staged:
        here = staged / target.relative_to(root)
        _write(made, here)
        if fresh:
            missing = _first_missing(root, target)
            if missing == root:
                _write(_of_a_new_store(), staged)
            (staged / missing.relative_to(root)).rename(missing)
        else:
            _write(told, here)
            (here / version).rename(target / version)
            _replace(told, here, target)
    return Stored(target, version, len(contents), added=True)


def _new(files: Mapping[str, bytes], inventory: ocfl.Inventory) -> dict[str, bytes]:
    """Return the contents that no earlier version has, by their place in the object."""
    places = {digest: paths[0] for digest, paths in inventory["manifest"].items()}
    algorithm = ocfl.algorithm_of(inventory)
    found = {places[ocfl.digest_of(content, algorithm)]: content for content in files.values()}
    return {place: content for place, content in found.items() if place.startswith(f"{inventory['head']}/")}


def _of_a_new_store() -> dict[str, bytes]:
    layout = {
        "extension": ocfl.LAYOUT,
        "description": "Folders by the hash of the identifier, then the identifier itself",
    }
    configuration = {"extensionName": ocfl.LAYOUT, **ocfl.CONFIGURATION}
    return {
        ROOT_NAME: ocfl.DECLARATIONS[ROOT_NAME],
        "ocfl_layout.json": (json.dumps(layout, indent=1) + "\n").encode(),
        f"extensions/{ocfl.LAYOUT}/config.json": (json.dumps(configuration, indent=1) + "\n").encode(),
    }


def _first_missing(root: Path, target: Path) -> Path:
    """Return the uppermost folder on the way to the object that is not there yet, so that none is ever empty."""
    if not root.exists() or not any(root.iterdir()):
        return root
    below = [path for path in (target, *target.parents) if path.is_relative_to(root)]
    return next(path for path in reversed(below) if not path.exists())


def _replace(names: Iterable[str], staged: Path, target: Path) -> None:
    for name in names:
        (staged / name).replace(target / name)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for place, content in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if path.read_bytes() != content:
            raise OSError(None, f"what was written to {place} reads otherwise")


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files of an object by their place."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
