"""OCFL 1.1 (https://ocfl.io/1.1/spec/): the inventory of an object, where an object lies, and what is wrong with one.

Nothing is read or written here; :mod:`teiedition.deposit.objectstore` does.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from teiedition.model import Finding, Severity

ROOT_NAME = "0=ocfl_1.1"
OBJECT_NAME = "0=ocfl_object_1.1"
DECLARATIONS = {ROOT_NAME: b"ocfl_1.1\n", OBJECT_NAME: b"ocfl_object_1.1\n"}
"""The files that say what a folder is, and their content."""
INVENTORY = "inventory.json"
SIDECAR = "inventory.json.sha512"
LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
"""The storage layout of a new store: folders by hash, the last one named for the object itself."""
CONFIGURATION: Mapping[str, Any] = {"digestAlgorithm": "sha256", "tupleSize": 3, "numberOfTuples": 3}

Inventory = dict[str, Any]

_TYPE = "https://ocfl.io/1.1/spec/#inventory"
_LONGEST = 100


def place(identifier: str, layout: str, configuration: Mapping[str, Any]) -> PurePosixPath | None:
    """Return where an object lies in a store, or nothing where we do not know the layout.

    :param layout: name of an extension: 0002 (flat), 0003 (hash and identifier), 0004 (hash), as registered at
        https://ocfl.github.io/extensions/.
    :param configuration: what the ``config.json`` of the extension says; what it leaves out has its default.
    """
    said = {**CONFIGURATION, **configuration}
    if layout == "0002-flat-direct-storage-layout":
        return PurePosixPath(identifier) if re.fullmatch(r"[^/\\]+", identifier) else None
    if layout not in (LAYOUT, "0004-hashed-n-tuple-storage-layout"):
        return None
    digest = hashlib.new(said["digestAlgorithm"], identifier.encode()).hexdigest()
    size, number = said["tupleSize"], said["numberOfTuples"]
    folders = [digest[start : start + size] for start in range(0, size * number, size)] if size else []
    if layout == LAYOUT:
        return PurePosixPath(*folders, _encapsulated(identifier, digest))
    return PurePosixPath(*folders, digest[size * number :] if said.get("shortObjectRoot") else digest)


def _encapsulated(identifier: str, digest: str) -> str:
    encoded = "".join(
        chr(byte) if re.match(rb"[A-Za-z0-9_-]", bytes([byte])) else f"%{byte:02x}" for byte in identifier.encode()
    )
    return encoded if len(encoded) <= _LONGEST else f"{encoded[:_LONGEST]}-{digest}"


def digest_of(content: bytes) -> str:
    """Return the SHA-512 by which an inventory knows a content."""
    return hashlib.sha512(content).hexdigest()


def with_version(
    old: Inventory | None, identifier: str, digests: Mapping[str, str], about: Mapping[str, Any]
) -> Inventory:
    """Return the inventory of an object with one more version; its manifest has each content once.

    :param old: the inventory so far; ``None`` for a new object.
    :param digests: the files of the new version: digest by place.
    :param about: what is said of the new version: ``created``, ``message``, ``user``.
    """
    number = 1 if old is None else head(old) + 1
    manifest: dict[str, list[str]] = dict(old["manifest"]) if old else {}
    state: dict[str, list[str]] = {}
    for path, digest in sorted(digests.items()):
        state.setdefault(digest, []).append(path)
        manifest.setdefault(digest, [f"v{number}/content/{path}"])
    return {
        "id": identifier,
        "type": _TYPE,
        "digestAlgorithm": "sha512",
        "head": f"v{number}",
        "manifest": manifest,
        "versions": {**(old["versions"] if old else {}), f"v{number}": {**about, "state": state}},
    }


def head(inventory: Inventory) -> int:
    """Return the number of the newest version."""
    return int(str(inventory["head"]).removeprefix("v"))


def state(inventory: Inventory) -> dict[str, str]:
    """Return the files of the newest version: digest by place."""
    found: dict[str, list[str]] = inventory["versions"][inventory["head"]]["state"]
    return {path: digest for digest, paths in found.items() for path in paths}


def written(inventory: Inventory) -> dict[str, bytes]:
    """Return the two files of an inventory, by name."""
    content = (json.dumps(inventory, ensure_ascii=False, indent=1) + "\n").encode()
    return {INVENTORY: content, SIDECAR: f"{digest_of(content)} {INVENTORY}\n".encode()}


def read_inventory(files: Mapping[str, bytes], folder: str = "") -> Inventory | None:
    """Return the inventory among the files of an object, or nothing where it is missing or damaged."""
    content = files.get(f"{folder}{INVENTORY}", b"")
    if files.get(f"{folder}{SIDECAR}", b"").split() != [digest_of(content).encode(), INVENTORY.encode()]:
        return None
    try:
        found = json.loads(content)
    except ValueError:
        return None
    return found if isinstance(found, dict) and {"id", "head", "manifest", "versions"} <= set(found) else None


def wrong(files: Mapping[str, bytes], name: str) -> tuple[Finding, ...]:
    """Return what is wrong with the files of an object: changed, missing, added, or no object at all.

    :param name: what the object is called in the findings.
    """
    return tuple(_wrong(files, name))


def _wrong(files: Mapping[str, bytes], name: str) -> Iterator[Finding]:
    if files.get(OBJECT_NAME) != DECLARATIONS[OBJECT_NAME]:
        yield _finding("object-is-declared", f"{name}/{OBJECT_NAME}", "is missing or says something else")
    inventory = read_inventory(files)
    if inventory is None:
        yield _finding("inventory-is-unchanged", f"{name}/{INVENTORY}", "is missing, or its digest differs")
        return
    newest = f"{inventory['head']}/"
    if any(files.get(f"{newest}{each}") != files[each] for each in (INVENTORY, SIDECAR)):
        yield _finding("inventory-is-unchanged", f"{name}/{newest}{INVENTORY}", "is not that of the object")
    listed = {path: digest for digest, paths in inventory["manifest"].items() for path in paths}
    for path, digest in listed.items():
        if path not in files:
            yield _finding("file-is-there", f"{name}/{path}", "is missing")
        elif digest_of(files[path]) != digest:
            yield _finding("file-is-unchanged", f"{name}/{path}", "is not what it was: its digest differs")
    for number in range(1, head(inventory)):
        if read_inventory(files, f"v{number}/") is None:
            yield _finding("inventory-is-unchanged", f"{name}/v{number}/{INVENTORY}", "is missing or damaged")
    known = {OBJECT_NAME, *(f"{v}{each}" for v in _folders(inventory) for each in (INVENTORY, SIDECAR))}
    for path in sorted(set(files) - set(listed) - known):
        yield _finding("file-is-listed", f"{name}/{path}", "is not listed in the inventory")


def _folders(inventory: Inventory) -> tuple[str, ...]:
    return ("", *(f"v{number}/" for number in range(1, head(inventory) + 1)))


def _finding(rule: str, place: str, reason: str) -> Finding:
    advice = "Take this object from another copy of the store; its content cannot be trusted."
    return Finding(rule, Severity.ERROR, f"{place} {reason}.", document=place, advice=advice)
