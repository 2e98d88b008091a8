"""A small edition with two works, and a server of it on this machine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from threading import Thread
from typing import Any

from teiedition.edition import Edition
from teiedition.serving import open_server

DATA = Path(__file__).parent / "data"
PAGE = "<!DOCTYPE html><title>The Gull – Möwe</title>"
GULL = (DATA / "gull.xml").read_text(encoding="utf-8")


def lay_out(folder: Path) -> Path:
    """Write an edition with the works ``gull``, which says how it is cited, and ``tern``, which does not."""
    (folder / "tei").mkdir(parents=True)
    (folder / "public/html/gull").mkdir(parents=True)
    (folder / "edition.toml").write_text('[edition]\ntitle = "Sea Birds"\n', encoding="utf-8")
    for name in ("gull.xml", "tern.xml"):
        shutil.copyfile(DATA / name, folder / "tei" / name)
    (folder / "public/html/gull/index.html").write_text(
        "<!DOCTYPE html><title>The Gull – Möwe</title>", encoding="utf-8"
    )
    return folder


@dataclass
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def members(self) -> list[str]:
        return [each.get("identifier") or each["@id"] for each in self.json["member"]]


class Client:
    def __init__(self, port: int) -> None:
        self.port = port

    def __call__(self, address: str, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, address, headers=headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer

    def dts(self, rest: str) -> Answer:
        return self(f"/api/dts/{rest}")


@contextmanager
def served(folder: Path) -> Iterator[Client]:
    """Serve an edition on a free port of this machine."""
    with open_server(Edition.read(folder), port=0) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Client(server.server_port)
        finally:
            server.shutdown()
            thread.join()
