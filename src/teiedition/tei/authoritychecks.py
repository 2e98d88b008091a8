"""What is doubtful in the authority lists, though they can be read: a finding each, with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from teiedition.model import EntityKind, Finding, Severity
from teiedition.names import local, tei, xml
from teiedition.tei.authority import FILES, SHORTEST, entries_in, lists_of, long_enough, names_in

_POINTING = ("active", "corresp", "mutual", "passive", "ref", "sameAs", "source")
"""Attributes by which entries point at one another."""


def authority_findings(folder: Path) -> tuple[Finding, ...]:
    """Return what is doubtful in the authority lists of a folder.

    That is names too short to be looked for, entries without a name, entries in the list of another kind, and pointers
    to entries that no list has.

    :raises ConfigurationError: when a file cannot be read at all, as :func:`teiedition.tei.read_authority` does.
    """
    lists = list(lists_of(folder))
    known = {(path.name, identifier) for path, _, root in lists for identifier in _identifiers(root)}
    found = []
    for path, kind, root in lists:
        found += [*_names(path, kind, root), *_strangers(path, kind, root), *_dangling(path, root, known)]
    return tuple(found)


def _identifiers(root: etree._Element) -> Iterator[str]:
    return (name for element in root.iter(etree.Element) if (name := element.get(xml("id"))))


def _names(path: Path, kind: EntityKind, root: etree._Element) -> Iterator[Finding]:
    for entry in entries_in(root, kind):
        names = names_in(entry, kind)
        short = [name for name in names if not long_enough(name)]
        message = f"the name “{short[0]}” has fewer than {SHORTEST} letters" if short else "the entry has no name"
        if short or not names:
            yield _finding(
                "authority-name-long-enough",
                f"{_called(entry)}: {message}; it is not looked for in the text.",
                "Write the name in full, or tag the places by hand.",
                path,
                entry,
            )


def _strangers(path: Path, kind: EntityKind, root: etree._Element) -> Iterator[Finding]:
    """Yield the entries that are not read, since they stand in the list of another kind."""
    files = {other: name for name, other in FILES.items()}
    for other in EntityKind:
        listed = f"list{other.value.capitalize()}"
        for entry in root.iter(tei(other.value)) if other != kind else ():
            if local(getattr(entry.getparent(), "tag", "")) == listed:
                message = f"{_called(entry)} is not read: {path.name} lists entries of another kind ({kind.value})."
                advice = f"Move it to {files[other]}."
                yield _finding("authority-entry-in-its-list", message, advice, path, entry)


def _dangling(path: Path, root: etree._Element, known: set[tuple[str, str]]) -> Iterator[Finding]:
    """Yield the pointers to entries that are not there; those that lead elsewhere are not followed."""
    anywhere = {identifier for _, identifier in known}
    for element in root.iter(etree.Element):
        for pointer in " ".join(element.get(name, "") for name in _POINTING).split():
            file, mark, identifier = pointer.partition("#")
            there = identifier in anywhere if not file else (file, identifier) in known or file not in FILES
            if mark and not there:
                message = f'{local(element.tag)} points to "{pointer}", but no authority list has such an entry.'
                yield _finding("pointer-resolves", message, "Add the entry, or mend the pointer.", path, element)


def _called(entry: etree._Element) -> str:
    return f"{local(entry.tag)} {entry.get(xml('id'), '')}".strip()


def _finding(rule: str, message: str, advice: str, path: Path, element: etree._Element) -> Finding:
    line = int(element.sourceline or 0)
    return Finding(rule, Severity.WARNING, message, document=str(path), line=line, advice=advice)
