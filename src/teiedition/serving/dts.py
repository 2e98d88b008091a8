"""A Distributed Text Service (1.0) for the documents of an edition: stylesheets answer, this asks them."""

from __future__ import annotations

import json
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from teiedition.edition import Edition
from teiedition.publication import Opened, headers
from teiedition.resources import find
from teiedition.serving.query import PARAMETERS, Query, read_query
from teiedition.serving.response import Refusal, Response
from teiedition.transform import Parameter, run

PLACE = "/api/dts/"
"""Where the service is on the server."""

JSON_LD = "application/ld+json"
TEI = "application/tei+xml"
PLAIN = "text/plain"


class TextService:
    """Answers questions about the documents of an edition, as they are at the moment."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def answer(self, path: str, query: str, host: str) -> Response:
        """Answer one request.

        :param path: what stands after :data:`PLACE` in the address: nothing, or the name of an endpoint and a slash.
        :param query: what stands after the question mark.
        :param host: the beginning of the address: ``http://127.0.0.1:8000``.
        :raises Refusal: 400 for a wrong query, 404 for what there is not.
        """
        endpoint = path.strip("/") or "entry"
        if endpoint not in PARAMETERS:
            raise Refusal(HTTPStatus.NOT_FOUND, f"There is no endpoint {path}.")
        asked = read_query(endpoint, query)
        base = f"{host}{PLACE}"
        if endpoint in ("entry", "collection"):
            source = headers(tuple(_open(path).document for path in self._edition.documents()))
            return Response(self._asked(endpoint, asked, source, base), JSON_LD)
        opened = self._text(str(asked["resource"]))
        if endpoint == "navigation":
            return Response(self._asked(endpoint, asked, opened, base), JSON_LD)
        return self._document(asked, opened, base)

    def _document(self, asked: Query, opened: Opened, base: str) -> Response:
        media_type = str(asked.get("mediaType", TEI))
        if media_type not in (TEI, PLAIN):
            raise Refusal(HTTPStatus.NOT_FOUND, f"There is no {media_type} of it, only {TEI} and {PLAIN}.")
        part = "ref" in asked or "start" in asked
        content = self._asked("document", asked, opened, base) if part else opened.content
        if media_type == PLAIN:
            content = _run(find("xslt/text/plain.xsl", self._edition.folder), content, ())
            media_type = f"{PLAIN}; charset=utf-8"
        home = f"{base}collection/?id={quote(str(asked['resource']), safe='')}"
        return Response(content, media_type, headers={"Link": f'<{home}>; rel="collection"'})

    def _asked(self, endpoint: str, asked: Query, source: Opened | bytes, base: str) -> bytes:
        """Return what the stylesheet answers."""
        told = "&".join(f"{name}={quote(str(value), safe='')}" for name, value in asked.items() if name != "page")
        place = "" if endpoint == "entry" else f"{endpoint}/"
        said: dict[str, Parameter] = {
            "dts-served": True,
            "dts-url": base,
            "dts-title": self._edition.metadata.title,
            "dts-endpoint": endpoint,
            "dts-query": json.dumps(asked),
            "dts-address": f"{base}{place}{'?' if told else ''}{told}",
        }
        return _run(find("xslt/dts/answer.xsl", self._edition.folder), source, tuple(said.items()))

    def _text(self, name: str) -> Opened:
        """Return the document of a work; a file of that name is looked at first."""
        for path in sorted(self._edition.documents(), key=lambda path: path.stem != name):
            if _open(path).work == name:
                return _open(path)
        raise Refusal(HTTPStatus.NOT_FOUND, f"There is no resource {name}.")


def _open(path: Path) -> Opened:
    """Return a document as it is now."""
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> Opened:
    return Opened(path)


@lru_cache(maxsize=128)
def _run(stylesheet: Path, source: Opened | bytes, said: tuple[tuple[str, Parameter], ...]) -> bytes:
    """Run a stylesheet; what it refuses is raised, its other messages are not told."""
    tree = source.tree if isinstance(source, Opened) else source
    result = run(stylesheet, source=tree, parameters=dict(said))
    for message in result.messages:
        if message.startswith('{"status":'):
            refused = json.loads(message)
            raise Refusal(refused["status"], refused["reason"])
    return result.output.encode()
