"""Files of an earlier run that a publication no longer has are removed."""

from __future__ import annotations

from pathlib import Path

GENERATED = (
    b'<meta name="generator" content="teiedition',
    b"teiedition.give(",
    b"https://dtsapi.org/context/",
    b"https://w3id.org/api/dts#",
)
"""By these a page, a file of data for its scripts, or an answer of DTS that was made here is known."""
_PATTERNS = ("*.html", "*.js", "search/*.js", "navigation/**/down*.jsonld", "document/*/text.xml")


def remove_stale(folder: Path, kept: frozenset[Path]) -> None:
    """Remove pages and their data of an earlier run that are no longer part of the work; other files are left alone."""
    for path in (path for pattern in _PATTERNS for path in folder.glob(pattern)):
        if path not in kept and any(mark in path.read_bytes()[:4000] for mark in GENERATED):
            path.unlink()
    if folder.parent.name == "text":  # texts of divisions have no mark in them; their names begin with that of the work
        for path in folder.glob(f"{folder.name}-*.txt"):
            if path not in kept:
                path.unlink()
