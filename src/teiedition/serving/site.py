"""The published files of an edition, for a look at them; nothing outside their folder is ever read."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

from teiedition.deposit import media_type
from teiedition.serving.response import Refusal, Response


def page(folder: Path, address: str) -> Response:
    """Return the file at an address below the folder; of a folder its ``index.html``.

    :param address: the path of the request, as it was sent.
    :raises Refusal: 404 for what is not there, what is hidden, and what lies outside, by ``..`` or by a symbolic link.
    """
    path = _place(folder, unquote(address))
    if address == "/" and not (folder / "index.html").is_file():
        return _front(folder)
    if path is not None and path.is_dir() and not address.endswith("/"):
        return _elsewhere(f"{address}/")
    if path is not None and address.endswith("/"):
        path = path / "index.html"
    if path is None or not path.is_file():
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no {unquote(address)}.")
    kind = media_type(path.name)
    return Response(path.read_bytes(), f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)


def _place(folder: Path, name: str) -> Path | None:
    """Return the file of a name, or nothing where it would lie outside the folder."""
    parts = [part for part in name.split("/") if part]
    if "\0" in name or "\\" in name or any(part.startswith(".") for part in parts):
        return None
    try:
        path = folder.joinpath(*parts).resolve()
        path.exists()
    except OSError:  # a name that is too long
        return None
    return path if path.is_relative_to(folder.resolve()) else None


def _front(folder: Path) -> Response:
    """Lead to the page that lists the works, or to the only work."""
    for path in (folder / "html/index.html", *sorted(folder.glob("html/*/index.html"))):
        if path.is_file():
            return _elsewhere(f"/{quote(path.relative_to(folder).as_posix())}")
    raise Refusal(HTTPStatus.NOT_FOUND, "Nothing is published yet. Make the pages with: teiedition build.")


def _elsewhere(address: str) -> Response:
    address = "/" + address.lstrip("/")  # two slashes would name another server
    return Response(b"", "text/plain", HTTPStatus.FOUND, {"Location": address})
