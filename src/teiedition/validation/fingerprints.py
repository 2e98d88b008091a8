"""What a finding is known by from one run to the next, although lines were added above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from os.path import normpath
from pathlib import Path

from teiedition.model import Finding

_SHOWN = 64
"""Characters of the text, from where the finding stands, that go into its fingerprint."""


def fingerprinted(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Return the findings with their fingerprints.

    A fingerprint is made of the rule, the file, and the characters that stand there, white space aside; no line number
    and no wording of the message goes into it. Of several that are alike in this, the first, second … are told apart.

    :param text: the characters of the document, with ``\\n`` for line ends.
    """
    lines = text.split("\n")
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        parts = (finding.rule, repository_path(finding.document), _context(finding, lines))
        digest = sha256("\x1f".join(parts).encode("utf-8", errors="replace")).hexdigest()[:16]
        seen[digest] += 1
        made.append(replace(finding, fingerprint=f"{digest}:{seen[digest]}"))
    return tuple(made)


def repository_path(document: str) -> str:
    """Return a path as seen from the folder with ``.git``, else from the current one, with ``/`` between its parts."""
    return _seen_from(document, Path.cwd()) if document else ""


@lru_cache(maxsize=256)
def _seen_from(document: str, here: Path) -> str:
    path = Path(normpath(here / document))
    for root in (_repository(path.parent), here):
        if root is not None and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.as_posix()


@lru_cache(maxsize=256)
def _repository(folder: Path) -> Path | None:
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def _context(finding: Finding, lines: Sequence[str]) -> str:
    """Return the characters at a finding, up to the next tag; where it has no place, its path or its words."""
    if not 0 < finding.line <= len(lines):
        return finding.path or finding.message
    start = max(finding.column - 1, 0)
    following = " ".join((lines[finding.line - 1][start:], *lines[finding.line : finding.line + 3]))
    first, _, _ = following[1:].partition("<")
    return " ".join((following[:1] + first)[: 4 * _SHOWN].split())[:_SHOWN]
