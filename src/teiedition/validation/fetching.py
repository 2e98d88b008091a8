"""Schemas from the network, for those who ask for it, with the schemas that they include.

Each is kept in the user's cache, and fetched anew after a week; where it cannot be, the old copy goes on being used. In
a copy the addresses of what it includes are those of the copies.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from functools import cache
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib import request
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree

from teiedition.errors import TeiEditionError
from teiedition.files import write_atomically
from teiedition.names import RNG_NS, VERSION
from teiedition.validation.schemas import XSD_NS, kind_of, parse_schema

SECONDS = 30.0
"""Within which a whole schema must be there."""
LARGEST = 50_000_000
"""Bytes of a schema that are read at most."""
MOST = 100
"""Files of which a schema may consist."""
KEPT = 7 * 24 * 3600.0
"""Seconds for which a copy is used without asking anew."""

_INCLUDING = (
    *(f"{{{RNG_NS}}}{name}" for name in ("include", "externalRef")),
    *(f"{{{XSD_NS}}}{name}" for name in ("include", "import", "redefine")),
)
"""Elements that name another schema: ``href`` in RELAX NG, ``schemaLocation`` in XSD."""


class Fetched(NamedTuple):
    """What came of asking for a schema."""

    path: Path | None = None
    """The copy in the cache."""
    problem: str = ""
    """Why there is none."""


@cache
def fetch(url: str, seconds: float = SECONDS) -> Fetched:
    """Return the copy of a schema, fetched where the cache has none, or an old one; in one run none is asked twice.

    :param url: an address of HTTP or HTTPS.
    :param seconds: within which each of the files must be there.
    """
    return _fetched(url, seconds, {})


def _fetched(url: str, seconds: float, asked: dict[str, Path]) -> Fetched:
    """Return the copy of a schema; ``asked`` are the addresses that this one is included by, and their like."""
    path = _place(url)
    if url in asked or _is_fresh(path):
        return Fetched(path)
    asked[url] = path
    try:
        if len(asked) > MOST:
            raise ValueError(f"more than {MOST} files belong to it")
        write_atomically(path, _with_copies(_content(url, seconds), url, seconds, asked))
    except (OSError, HTTPException, ValueError, TeiEditionError) as error:
        return Fetched(path) if path.is_file() else Fetched(problem=_problem(error, seconds))
    return Fetched(path)


def _problem(error: Exception, seconds: float) -> str:
    match error:
        case HTTPError():
            return f"the server answers {error.code} {error.reason}"
        case TimeoutError():
            return f"no answer within {seconds:g} seconds"
    return str(getattr(error, "reason", "") or error)


def _is_fresh(path: Path) -> bool:
    return path.is_file() and time.time() - path.stat().st_mtime < KEPT


def _schema(content: bytes, url: str) -> etree._ElementTree:
    """Return a schema as a tree.

    :raises ValueError: when it is none.
    """
    with tempfile.TemporaryDirectory(prefix="teiedition-") as folder:
        path = Path(folder) / _place(url).name
        path.write_bytes(content)
        try:
            kind_of(path)
            return parse_schema(path)
        except TeiEditionError as error:
            raise ValueError(str(error).replace(str(path), "what came")) from error


def _with_copies(content: bytes, url: str, seconds: float, asked: dict[str, Path]) -> bytes:
    """Return a schema that includes the copies of what it included, which are fetched."""
    schema, including = _schema(content, url), False
    for element in schema.iter(*_INCLUDING):
        name = "href" if element.get("href") else "schemaLocation"
        address = urljoin(url, element.get(name, ""))
        if address == url:
            continue
        if urlsplit(address).scheme not in ("http", "https"):
            raise ValueError(f"it includes {address}, which is not on the network")
        found = _fetched(address, seconds, asked)
        if found.path is None:
            raise ValueError(f"it includes {address}: {found.problem.rstrip('.')}")
        element.set(name, f"../{found.path.parent.name}/{quote(found.path.name)}")
        including = True
    return etree.tostring(schema, encoding="UTF-8", xml_declaration=True) if including else content


def cache_folder() -> Path:
    """Return where schemas are kept: ``$XDG_CACHE_HOME`` or ``~/.cache``, then ``teiedition/schemas``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "teiedition/schemas"


def _place(url: str) -> Path:
    """Return the file of an address; its name is kept, since messages tell it."""
    name = re.sub(r"[^\w.-]", "_", Path(unquote(urlsplit(url).path)).name)[-80:].lstrip(".")
    return cache_folder() / hashlib.sha256(url.encode()).hexdigest()[:16] / (name or "schema")


def _content(url: str, seconds: float) -> bytes:
    end = time.monotonic() + seconds
    pieces, size = [], 0
    asked = request.Request(url, headers={"User-Agent": f"teiedition/{VERSION}"})
    with _opener().open(asked, timeout=seconds) as response:
        while piece := response.read1(1 << 16):
            pieces.append(piece)
            size += len(piece)
            if time.monotonic() > end:  # an answer may trickle in
                raise TimeoutError
            if size > LARGEST:
                raise ValueError(f"it is larger than {LARGEST} bytes")
    return b"".join(pieces)


def _opener() -> request.OpenerDirector:
    """Return what opens HTTP and HTTPS and nothing else, wherever a redirection leads."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler,
        request.HTTPHandler,
        request.HTTPSHandler,
        request.HTTPDefaultErrorHandler,
        request.HTTPRedirectHandler,
        request.HTTPErrorProcessor,
        request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener
