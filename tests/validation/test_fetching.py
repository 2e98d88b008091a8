"""Schemas from the network: only when asked for, only by HTTP, once, within a time; by a server on this machine."""

from __future__ import annotations

import json
import os
import socket
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from conftest import Command
from teiedition.edition import Edition
from teiedition.errors import ConfigurationError
from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions, fetching, validate
from validation.made import QUAY

NOTHING = b"""<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="none"><empty/></element>
</start></grammar>"""
RNG = b'xmlns="http://relaxng.org/ns/structure/1.0"'
PAGES = {
    "/nothing.rng": NOTHING,
    "/page.html": b"<html><body/></html>",
    "/a.rnc": b"start = element TEI { text }",
    "/a/whole.rng": b"<grammar %s><include href='../b/part.rng'/></grammar>" % RNG,
    "/b/part.rng": b"<grammar %s><start><externalRef href='/nothing.rng'/></start></grammar>" % RNG,
    "/local.rng": b"<grammar %s><include href='file:///etc/passwd'/></grammar>" % RNG,
    "/broken.rng": b"<grammar %s><include href='gone.rng'/></grammar>" % RNG,
    "/circle.rng": b"<grammar %s><include href='circle2.rng'/></grammar>" % RNG,
    "/circle2.rng": b"<grammar %s><include href='circle.rng'/></grammar>" % RNG,
}


@dataclass
class Server:
    """A server of schemas."""

    url: str = ""
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    fetching.fetch.cache_clear()
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            if self.path == "/moved":
                self.send_response(302)
                self.send_header("Location", "ftp://127.0.0.1/nothing.rng")
            else:
                self.send_response(200 if self.path in PAGES else 404)
            self.end_headers()
            self.wfile.write(PAGES.get(self.path, b""))

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        state.url = f"http://127.0.0.1:{http.server_address[1]}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield state
        http.shutdown()
        thread.join()


def messages(href: str, *, fetch: bool) -> list[str]:
    document = TeiDocument.parse(f'<?xml-model href="{href}"?>\n{QUAY}'.encode(), Path("quay.xml"))
    return [finding.message for finding in validate(document, ValidationOptions(fetch=fetch))]


def test_nothing_is_fetched_unless_asked_for(server: Server) -> None:
    [message] = messages(f"{server.url}/nothing.rng", fetch=False)
    assert "never touched without --fetch" in message
    assert server.asked == []


def test_a_schema_is_fetched_once_and_used(server: Server, tmp_path: Path) -> None:
    for _ in range(2):
        [message] = messages(f"{server.url}/nothing.rng", fetch=True)
        assert "xml-model" not in message
        fetching.fetch.cache_clear()  # as in another run
    assert server.asked == ["/nothing.rng"]
    assert [path.read_bytes() for path in (tmp_path / "cache").rglob("nothing.rng")] == [NOTHING]


def test_what_a_schema_includes_is_fetched_too(server: Server) -> None:
    [message] = messages(f"{server.url}/a/whole.rng", fetch=True)
    assert "xml-model" not in message
    assert server.asked == ["/a/whole.rng", "/b/part.rng", "/nothing.rng"]


def test_a_circle_is_told_by_who_reads_the_grammar(server: Server) -> None:
    with pytest.raises(ConfigurationError, match="a circle of grammars"):
        messages(f"{server.url}/circle.rng", fetch=True)
    assert server.asked == ["/circle.rng", "/circle2.rng"]


def test_an_old_copy_is_fetched_anew(server: Server) -> None:
    url = f"{server.url}/nothing.rng"
    path = fetching.fetch(url).path
    assert path is not None
    path.write_bytes(b"old")
    os.utime(path, (0, 0))
    fetching.fetch.cache_clear()
    fetching.fetch(url)
    assert (path.read_bytes(), len(server.asked)) == (NOTHING, 2)


def test_an_old_copy_is_better_than_none(server: Server) -> None:
    url = f"{server.url}/gone.rng"
    path = fetching._place(url)
    path.parent.mkdir(parents=True)
    path.write_bytes(NOTHING)
    os.utime(path, (0, 0))
    assert fetching.fetch(url) == (path, "")
    assert server.asked == ["/gone.rng"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/local.rng", "it includes file:///etc/passwd, which is not on the network"),
        ("/broken.rng", "the server answers 404"),
        ("/gone.rng", "the server answers 404"),
        ("/page.html", "what came is no schema: its root is <html>"),
        ("/a.rnc", "compact syntax"),
        ("/moved", "ftp"),
    ],
)
def test_what_cannot_be_fetched_is_told_and_not_kept(server: Server, tmp_path: Path, path: str, reason: str) -> None:
    for _ in range(2):
        [message] = messages(server.url + path, fetch=True)
        assert "could not be fetched" in message
        assert reason in message
    assert server.asked[0] == path
    assert len(server.asked) == len(set(server.asked))
    assert [file for file in (tmp_path / "cache").rglob("*") if file.is_file()] == []


def test_a_server_that_does_not_answer_is_left_in_time(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/a.rng"
        assert fetching.fetch(url, 0.05).problem == "no answer within 0.05 seconds"
    assert fetching.fetch(url).problem, "nor is there anyone now"


@pytest.mark.parametrize("href", ["ftp://127.0.0.1/a.rng", "gone.rng", "file:///gone.rng", "data:,a"])
def test_only_addresses_of_http_are_asked(server: Server, monkeypatch: pytest.MonkeyPatch, href: str) -> None:
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", lambda *_: pytest.fail("the network is touched"))
    [message] = messages(href, fetch=True)
    assert "could not be fetched" not in message


def test_the_command_line_asks(server: Server, here: Path, command: Command) -> None:
    (here / "quay.xml").write_text(f'<?xml-model href="{server.url}/nothing.rng"?>\n{QUAY}', encoding="utf-8")
    rules = [
        [entry["rule"] for entry in json.loads(command("validate", "quay.xml", "--format", "json", *fetch).stdout)]
        for fetch in ((), ("--fetch",))
    ]
    assert rules[0] == ["schema-instruction-resolves"]
    assert rules[1] and "schema-instruction-resolves" not in rules[1]


def test_an_edition_cannot_ask_for_it(here: Path) -> None:
    (here / "edition.toml").write_text("[validation]\nfetch = true\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="fetch"):
        Edition.read(here)


def test_a_name_never_leads_out_of_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for end in ("", "..", "%2e%2e", "a/%2e%2e%2f%2e%2e%2fb.rng", "%00.rng"):
        place = fetching._place(f"http://127.0.0.1/{end}")
        assert place.parent.parent == tmp_path / "teiedition/schemas"
        assert place.name not in ("", ".", "..")
