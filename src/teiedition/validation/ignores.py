"""Findings that an edition excuses, each with its reason; an entry that excuses nothing any more is a finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from teiedition.model import Finding, Severity
from teiedition.validation.fingerprints import fingerprinted
from teiedition.validation.options import Ignore


class Sifted(NamedTuple):
    """The findings that are left, and how many each entry excused."""

    findings: tuple[Finding, ...]
    ignored: tuple[int, ...]


def sift(findings: Iterable[Finding], ignores: Sequence[Ignore], document: str, text: str) -> Sifted:
    """Take out the findings of a document that an entry excuses.

    :param document: path of the document below the edition folder.
    :param text: the characters of the document, with ``\\n`` for line ends.
    """
    lines = text.split("\n") if ignores else []
    counts = [0] * len(ignores)
    kept = []
    for finding in findings:
        line = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
        matching = [place for place, ignore in enumerate(ignores) if _matches(ignore, finding, document, line)]
        for place in matching:
            counts[place] += 1
        if not matching:
            kept.append(finding)
    return Sifted(tuple(kept), tuple(counts))


def concerns(ignore: Ignore, document: Path, edition: Path | None) -> bool:
    """Whether an entry could excuse a finding of a document."""
    return _concerns(ignore, below(document, edition))


def _concerns(ignore: Ignore, document: str) -> bool:
    return not ignore.document or fnmatchcase(document, ignore.document)


def below(document: Path, edition: Path | None) -> str:
    """Return the path of a document below the edition folder, with ``/``; its name, where it lies elsewhere."""
    path = document.absolute()
    if edition is not None and path.is_relative_to(edition.absolute()):
        return path.relative_to(edition.absolute()).as_posix()
    return document.name


def idle(ignore: Ignore) -> Finding:
    """Return the finding that an entry excuses nothing."""
    said = [f"rule {ignore.rule}"]
    said += [f"{name} {value}" for name in ("document", "path", "quote") if (value := getattr(ignore, name))]
    finding = Finding(
        "ignore-matches",
        Severity.WARNING,
        f"Nothing is left to ignore: {', '.join(said)} (“{ignore.reason}”).",
        ignore.file,
        line=ignore.line,
        advice="Take the entry out.",
    )
    return fingerprinted([finding], "")[0]


def _matches(ignore: Ignore, finding: Finding, document: str, line: str) -> bool:
    return (
        fnmatchcase(finding.rule, ignore.rule)
        and _concerns(ignore, document)
        and (not ignore.path or _path_matches(finding.path, ignore.path))
        and (not ignore.quote or ignore.quote in finding.message or ignore.quote in line)
    )


def _path_matches(path: str, pattern: str) -> bool:
    """Whether a path is like a pattern; the brackets in both are numbers of steps, not sets of characters."""
    return fnmatchcase(path, pattern.replace("[", "[[]"))
