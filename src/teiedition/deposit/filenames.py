"""Names of files that every archive and every file system takes; those that are forbidden somewhere are mapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from teiedition.deposit.material import Item

_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f%]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST = 200


def mapped(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the files under names that no archive forbids, by name; a file that was renamed knows its old place.

    Forbidden are the characters ``< > : " | ? * \\ %``, control characters, names that Windows keeps for itself, a dot
    or space at the end, more than 200 bytes, and two names that differ in nothing but case or Unicode composition.
    """
    taken: set[str] = set()
    found = []
    for item in sorted(items, key=lambda item: item.path):
        path = _free("/".join(map(fit, item.path.split("/"))), taken)
        taken.add(path.casefold())
        found.append(item if path == item.path else replace(item, path=path, original=item.path))
    return tuple(sorted(found, key=lambda item: item.path))


def fit(name: str) -> str:
    """Return one name without what is forbidden; the suffix stays."""
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name))
    name = re.sub(r"[. ]+$", "_", name) or "_"
    if _RESERVED.match(name):
        name = f"_{name}"
    suffix = PurePosixPath(name).suffix
    while len(name.encode()) > _LONGEST:
        name = name.removesuffix(suffix)[:-1] + suffix
    return name


def _free(path: str, taken: set[str]) -> str:
    """Return the path, with a number before its suffix where it is taken."""
    place, number = PurePosixPath(path), 2
    while path.casefold() in taken:
        path = str(place.with_name(f"{place.stem}-{number}{place.suffix}"))
        number += 1
    return path


def table(items: Iterable[Item]) -> str:
    """Return what was renamed as lines of old place, tab, new place; empty where nothing was."""
    return "".join(f"{each.original}\t{each.path}\n" for each in items if each.original)
