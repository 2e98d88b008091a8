"""Schemas from the network, for those who ask for it: each is fetched once and kept in the user's cache."""

from __future__ import annotations

import hashlib
import os
import re
import time
from functools import cache
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib import request
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit

from teiedition.errors import TeiEditionError
from teiedition.files import write_atomically
from teiedition.names import VERSION
from teiedition.validation.schemas import kind_of

SECONDS = 30.0
"""Within which a whole schema must be there."""
LARGEST = 50_000_000
"""Bytes of a schema that are read at most."""


class Fetched(NamedTuple):
    """What came of asking for a schema."""

    path: Path | None = None
    """The copy in the cache."""
    problem: str = ""
    """Why there is none."""


@cache
def fetch(url: str, seconds: float = SECONDS) -> Fetched:
    """Return the copy of a schema, fetched where the cache has none; in one run no address is asked twice.

    :param url: an address of HTTP or HTTPS; schemas that the schema itself includes are not fetched.
    """
    path = _place(url)
    if path.is_file():
        return Fetched(path)
    try:
        write_atomically(path, _content(url, seconds))
    except HTTPError as error:
        return Fetched(problem=f"the server answers {error.code} {error.reason}")
    except TeiEditionError as error:
        return Fetched(problem=str(error))
    except TimeoutError:
        return Fetched(problem=f"no answer within {seconds:g} seconds")
    except (OSError, HTTPException, ValueError) as error:
        return Fetched(problem=str(getattr(error, "reason", "") or error))
    try:
        kind_of(path)
    except TeiEditionError as error:
        path.unlink(missing_ok=True)
        return Fetched(problem=str(error).replace(str(path), "what came"))
    return Fetched(path)


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
