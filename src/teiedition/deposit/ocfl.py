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
ALGORITHM = "sha512"
"""The digest of a new object; one that is there may have another."""
LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
"""The storage layout of a new store: folders by hash, the last one named for the object itself."""
CONFIGURATION: Mapping[str, Any] = {"digestAlgorithm": "sha256", "tupleSize": 3, "numberOfTuples": 3}

Inventory = dict[str, Any]

_TYPE = "https://ocfl.io/1.1/spec/#inventory"
_FIELDS = {"id", "head", "manifest", "versions", "digestAlgorithm"}
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


def digest_of(content: bytes, algorithm: str = ALGORITHM) -> str:
    """Return the digest by which an inventory knows a content."""
    return hashlib.new(algorithm, content).hexdigest()


def algorithm_of(inventory: Inventory | None) -> str:
    """Return the algorithm of the digests of an object; ``None`` stands for a new one."""
    return str(inventory["digestAlgorithm"]) if inventory else ALGORITHM


def sidecar(algorithm: str) -> str:
    """Return the name of the file that has the digest of the inventory."""
    return f"{INVENTORY}.{algorithm}"


def with_version(
    old: Inventory | None, identifier: str, digests: Mapping[str, str], about: Mapping[str, Any]
) -> Inventory:
    """Return the inventory of an object with one more version; its manifest has each content once.

    :param old: the inventory so far; ``None`` for a new object.
    :param digests: the files of the new version: digest by place.
    :param about: what is said of the new version: ``created``, ``message``, ``user``.
    """
    version = _next(old)
    folder = (old or {}).get("contentDirectory", "content")
    manifest: dict[str, list[str]] = dict(old["manifest"]) if old else {}
    state: dict[str, list[str]] = {}
    for path, digest in sorted(digests.items()):
        state.setdefault(digest, []).append(path)
        manifest.setdefault(digest, [f"{version}/{folder}/{path}"])
    return {
        **(old or {}),
        "id": identifier,
        "type": _TYPE,
        "digestAlgorithm": algorithm_of(old),
        "head": version,
        "manifest": manifest,
        "versions": {**(old["versions"] if old else {}), version: {**about, "state": state}},
    }


def _next(old: Inventory | None) -> str:
    """Return the name of the next version: ``v2`` after ``v1``, ``v0002`` after ``v0001``."""
    if old is None:
        return "v1"
    number = str(old["head"]).removeprefix("v")
    return f"v{int(number) + 1:0{len(number) if number.startswith('0') else 1}d}"


def state(inventory: Inventory) -> dict[str, str]:
    """Return the files of the newest version: digest by place."""
    found: dict[str, list[str]] = inventory["versions"][inventory["head"]]["state"]
    return {path: digest for digest, paths in found.items() for path in paths}


def written(inventory: Inventory) -> dict[str, bytes]:
    """Return the two files of an inventory, by name."""
    content = (json.dumps(inventory, ensure_ascii=False, indent=1) + "\n").encode()
    algorithm = algorithm_of(inventory)
    return {INVENTORY: content, sidecar(algorithm): f"{digest_of(content, algorithm)} {INVENTORY}\n".encode()}


def read_inventory(files: Mapping[str, bytes], folder: str = "") -> Inventory | None:
    """Return the inventory among the files of an object, or nothing where it is missing or damaged."""
    content = files.get(f"{folder}{INVENTORY}", b"")
    try:
        found = json.loads(content)
    except ValueError:
        return None
    if not isinstance(found, dict) or not set(found) >= _FIELDS or found["digestAlgorithm"] not in ("sha512", "sha256"):
        return None
    algorithm = algorithm_of(found)
    told = files.get(f"{folder}{sidecar(algorithm)}", b"").split()
    return found if told == [digest_of(content, algorithm).encode(), INVENTORY.encode()] else None


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
    algorithm, newest = algorithm_of(inventory), f"{inventory['head']}/"
    if any(files.get(f"{newest}{each}") != files[each] for each in (INVENTORY, sidecar(algorithm))):
        yield _finding("inventory-is-unchanged", f"{name}/{newest}{INVENTORY}", "is not that of the object")
    listed = {path: digest for digest, paths in inventory["manifest"].items() for path in paths}
    for path, digest in listed.items():
        if path not in files:
            yield _finding("file-is-there", f"{name}/{path}", "is missing")
        elif digest_of(files[path], algorithm) != digest.lower():
            yield _finding("file-is-unchanged", f"{name}/{path}", "is not what it was: its digest differs")
    folders = ["", *(f"{version}/" for version in inventory["versions"])]
    for folder in folders:
        if read_inventory(files, folder) is None:
            yield _finding("inventory-is-unchanged", f"{name}/{folder}{INVENTORY}", "is missing or damaged")
    known = {OBJECT_NAME, *(f"{folder}{each}" for folder in folders for each in (INVENTORY, sidecar(algorithm)))}
    for path in sorted(set(files) - set(listed) - known):
        yield _finding("file-is-listed", f"{name}/{path}", "is not listed in the inventory")


def _finding(rule: str, place: str, reason: str) -> Finding:
    advice = "Take this object from another copy of the store; its content cannot be trusted."
    return Finding(rule, Severity.ERROR, f"{place} {reason}.", document=place, advice=advice)
