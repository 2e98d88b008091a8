"""Files of an earlier run that a publication no longer has are removed."""

from __future__ import annotations

from pathlib import Path

GENERATED = (b'<meta name="generator" content="teiedition', b"teiedition.give(")
"""By these a page, or a file of data for its scripts, that was made here is known."""


def remove_stale(folder: Path, kept: frozenset[Path]) -> None:
    """Remove pages and their data of an earlier run that are no longer part of the work; other files are left alone."""
    for path in (*folder.glob("*.html"), *folder.glob("*.js"), *folder.glob("search/*.js")):
        if path not in kept and any(mark in path.read_bytes()[:4000] for mark in GENERATED):
            path.unlink()
