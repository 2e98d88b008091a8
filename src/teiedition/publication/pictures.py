"""Pictures that a TEI document names: where they are, and under which names they go beside the pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from teiedition.errors import OutputError
from teiedition.names import tei
from teiedition.tei import TeiDocument

MEDIA_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""The pictures that every browser and every e-reader shows, by the suffix of their names."""
FOLDER = "images"
"""Where they go, beside the pages."""
_REMOTE = re.compile(r"[a-zA-Z][\w+.-]+:|//|#")


def pictures(document: TeiDocument, edition: Path | None = None) -> dict[str, Path]:
    """Return the pictures that are at hand, by their address in the TEI.

    A relative address is looked for from the document's folder, then from the edition's, then from that of its raw
    texts. No file is taken from anywhere else than these folders and the one above the document's.

    :param edition: the edition folder.
    """
    found = {url: _file(url, document.path, edition) for url in _addresses(document)}
    return {url: path for url, path in found.items() if path is not None}


def named(found: Mapping[str, Path]) -> dict[str, str]:
    """Return the names that pictures get, by address: ``images/`` and the file's own, numbered where two are alike."""
    names: dict[Path, str] = {}
    for path in found.values():
        if path not in names:
            name, number = _harmless(path), 2
            while f"{FOLDER}/{name}" in names.values():
                name, number = f"{Path(_harmless(path)).stem}-{number}{path.suffix.lower()}", number + 1
            names[path] = f"{FOLDER}/{name}"
    return {url: names[path] for url, path in found.items()}


def copy_pictures(found: Mapping[str, Path], folder: Path) -> tuple[Path, ...]:
    """Copy pictures below a folder under their new names and return where they are; what is there and the same stays.

    :raises OutputError: when one cannot be copied.
    """
    copies = {folder / name: found[url] for url, name in named(found).items()}
    for target, path in copies.items():
        try:
            if not _is_copy(path, target):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target)
        except OSError as error:
            raise OutputError(
                f"{path} cannot be copied to {target}: {error.strerror or error}.", "Choose another place with -o."
            ) from error
    return tuple(copies)


def _addresses(document: TeiDocument) -> Iterator[str]:
    """Yield the addresses of pictures in the document, each once: of ``graphic``, and those that breaks name."""
    elements = document.root.iter(tei("graphic"), tei("media"), tei("pb"))
    said = (each.get("url") or (each.get("facs") or "").partition(" ")[0] for each in elements)
    yield from dict.fromkeys(url for url in said if not _REMOTE.match(url.strip()))


def _file(url: str, document: Path | None, edition: Path | None) -> Path | None:
    """Return the file of a relative address, where there is one that may be shown."""
    path = PurePosixPath(unquote(url.strip()))
    if path.suffix.lower() not in MEDIA_TYPES or path.is_absolute():
        return None
    here = [document.parent.resolve()] if document is not None else []
    own = [edition.resolve(), edition.resolve() / "source"] if edition is not None else []
    allowed = [*own, *here, *(folder.parent for folder in here)]
    candidates = ((folder / path).resolve() for folder in (*here, *own))
    return next((each for each in candidates if each.is_file() and any(map(each.is_relative_to, allowed))), None)


def _harmless(path: Path) -> str:
    """Return the name of a file with nothing in it that addresses would have to escape."""
    return (re.sub(r"[^A-Za-z0-9._-]+", "-", path.stem).strip("-.") or "picture") + path.suffix.lower()


def _is_copy(path: Path, target: Path) -> bool:
    if not target.is_file():
        return False
    there, here = target.stat(), path.stat()
    return there.st_size == here.st_size and int(there.st_mtime) == int(here.st_mtime)
