"""Which files are validated: those that are named, the TEI in folders, what a pattern matches, what has changed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from teiedition.errors import ConfigurationError, SourceError
from teiedition.validation.sourcetext import decode

_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_NOT_ROOT = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_ROOTS = frozenset(("TEI", "teiCorpus", "TEI.2", "teiCorpus.2"))
_HEAD = 65_536
"""Bytes of a file that are read to see whether it is TEI."""


def documents(named: Iterable[Path], *, tei_only: bool = False) -> tuple[Path, ...]:
    """Return the files to validate, each once: a file as it is named, of a folder all the TEI below it, by name.

    In a folder a file is TEI if its name ends in ``.xml`` and its root is ``TEI`` or ``teiCorpus`` (in whichever
    namespace); hidden files and folders are left out. Patterns (``tei/**/*.xml``) are those of the shell.

    :param tei_only: whether files that are there and no TEI are passed over, too, when they are named.
    :raises SourceError: when a folder holds no TEI, or a pattern matches nothing.
    """
    found: dict[Path, None] = {}
    for path in named:
        if path.is_dir():
            inside = tuple(sorted(_below(path)))
            if not inside:
                raise SourceError(
                    f"{path} holds no TEI document.", "TEI files end in .xml, and their root is TEI or teiCorpus."
                )
            found.update(dict.fromkeys(inside))
        elif not path.exists() and has_magic(str(path)):
            found.update(dict.fromkeys(_matching(path)))
        else:
            found[path] = None
    return tuple(path for path in found if not tei_only or not path.is_file() or is_tei(path))


def changed(paths: Iterable[Path], revision: str) -> tuple[Path, ...]:
    """Return those of some files that have changed since a revision of git, or are new and not ignored.

    What changed is seen from the last common ancestor with the revision, so that ``origin/main`` means: on this branch.

    :raises ConfigurationError: when this is no git repository, or it does not know the revision.
    """
    paths = tuple(paths)
    roots = {path.absolute().parent for path in paths}
    touched: set[Path] = set()
    for folder in sorted(roots):
        if folder.is_dir():
            touched |= _touched(folder, revision)
    return tuple(path for path in paths if path.resolve() in touched)


def is_tei(path: Path) -> bool:
    """Whether the root of a file is that of a TEI document, P5 or older."""
    try:
        with path.open("rb") as file:
            head = decode(file.read(_HEAD))
    except OSError:
        return False
    root = _ROOT.search(_NOT_ROOT.sub("", head))
    return root is not None and root[1] in _ROOTS


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*.xml"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and is_tei(path):
            yield path


def _matching(pattern: Path) -> tuple[Path, ...]:
    found = sorted(Path(name) for name in glob(str(pattern), recursive=True))  # noqa: PTH207 – absolute, too
    files = tuple(path for path in found if path.is_file())
    if not files:
        raise SourceError(f"{pattern} matches no file.", "** stands for folders at any depth.")
    return files


def _touched(folder: Path, revision: str) -> set[Path]:
    """Return the files of the repository around a folder that have changed."""
    if revision.startswith("-"):
        raise ConfigurationError(f"{revision} is no revision.", "Name a branch, a tag or a commit.")
    top = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
    known = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], cwd=folder, capture_output=True
    )
    if known.returncode:
        raise ConfigurationError(
            f"git does not know the revision {revision}.",
            "Fetch it first; on GitHub check out with fetch-depth: 0, on GitLab set GIT_DEPTH: 0.",
        )
    base = subprocess.run(["git", "merge-base", revision, "HEAD"], cwd=folder, capture_output=True, text=True)
    since = base.stdout.strip() or revision
    names = _git(top, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", since, "--")
    names += _git(top, "ls-files", "-z", "--others", "--exclude-standard")
    return {top / name for name in names.split("\0") if name}


def _git(folder: Path, *arguments: str) -> str:
    try:
        made = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    except FileNotFoundError as error:
        raise ConfigurationError("git is not installed.", "Leave --changed-since out.") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise ConfigurationError(f"git does not answer in {folder}: {said}.", "Leave --changed-since out.") from error
    return made.stdout.decode("utf-8", errors="surrogateescape")
