"""A reconciliation service that the tests start on loopback: good, slow, wrong, down."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from teiedition.authorities import Decision, Row, Service, ServiceOptions, reconcile, rows_of
from teiedition.errors import ServiceError
from teiedition.model import Entity, EntityKind

MANIFEST = {
    "versions": ["0.2"],
    "name": "Lighthouse file",
    "identifierSpace": "http://www.wikidata.org/entity/",
    "schemaSpace": "http://www.wikidata.org/prop/direct/",
}
PILOTS = {"Ann Abel": [("Q1", "Ann Abel", 99, True), ("Q2", "Anne Abel", 71, False)], "Olga Quay": []}


class LoopbackService:
    """What the service is to answer, and what it was asked."""

    def __init__(self) -> None:
        self.url = ""
        self.manifest: object = MANIFEST
        self.asked: list[dict[str, dict[str, Any]]] = []
        self.requests = 0
        self.failures: list[tuple[int, dict[str, str]]] = []
        self.spoil: Callable[[dict[str, Any]], object] = lambda answer: answer
        self.delay = 0.0
        self.drip = 0.0
        """Seconds between one byte of an answer and the next."""

    def answer(self, body: str) -> object:
        if not body:
            return self.manifest
        queries = json.loads(parse_qs(body)["queries"][0])
        self.asked.append(queries)
        keys = ("id", "name", "score", "match")
        found = {
            key: {"result": [dict(zip(keys, one, strict=True)) for one in PILOTS.get(query["query"], [])]}
            for key, query in queries.items()
        }
        return self.spoil(found)


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackService]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    service = LoopbackService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.requests += 1
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            time.sleep(service.delay)
            if service.failures:
                code, headers = service.failures.pop(0)
                self.send_response(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                return
            answer = service.answer(body)
            self.send_response(200)
            self.end_headers()
            data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            with contextlib.suppress(ConnectionError):  # the client may have gone
                for piece in (data[at : at + 1] for at in range(len(data))) if service.drip else (data,):
                    self.wfile.write(piece)
                    time.sleep(service.drip)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}/api"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield service
    server.shutdown()
    thread.join()
    server.server_close()


def client(loopback: LoopbackService, cache: Path, pauses: list[float] | None = None, **options: Any) -> Service:
    wait = pauses.append if pauses is not None else lambda seconds: None
    return Service(loopback.url, ServiceOptions(cache=cache, **options), pause=wait)


def row(name: str, kind: EntityKind = EntityKind.PERSON) -> Row:
    return Row(Entity(name.lower().replace(" ", "-"), kind, (name,)))


ROWS = (row("Ann Abel"), row("Olga Quay"), row("Leith", EntityKind.PLACE))


def test_candidates_come_into_the_rows_and_nothing_is_decided(loopback: LoopbackService, tmp_path: Path) -> None:
    found = reconcile(ROWS, client(loopback, tmp_path), EntityKind.PERSON)
    assert (found.answered, found.error) == (2, None)
    assert found.rows[0].candidates == ("wikidata:Q1 Ann Abel (99, match)", "wikidata:Q2 Anne Abel (71)")
    assert found.rows[1].candidates == ("none",)
    assert found.rows[2] == ROWS[2]
    assert {each.accept for each in found.rows} == {Decision.OPEN}
    assert found.rows[0].entity == ROWS[0].entity


def test_questions_are_put_as_the_standard_says(loopback: LoopbackService, tmp_path: Path) -> None:
    reconcile(ROWS, client(loopback, tmp_path, batch=2, limit=5, type="Q5"))
    assert [sorted(queries) for queries in loopback.asked] == [["q0", "q1"], ["q0"]]
    assert loopback.asked[0]["q0"] == {"query": "Ann Abel", "type": "Q5", "limit": 5}


LIVES = (
    replace(row("Ann Abel"), entity=Entity("a", EntityKind.PERSON, ("Ann Abel",), birth="1815-12-10", death="1852")),
    replace(row("Ann Abel"), entity=Entity("b", EntityKind.PERSON, ("Ann Abel",), birth="-0275")),
    replace(row("Ann Abel"), entity=Entity("c", EntityKind.PERSON, ("Ann Abel",), birth="about 1700")),
)


@pytest.mark.parametrize(
    ("space", "told"),
    [
        ("http://www.wikidata.org/entity/", [[("P569@year", "1815"), ("P570@year", "1852")], [("P569@year", "-275")]]),
        ("https://d-nb.info/gnd/", [[("dateOfBirth", "1815*"), ("dateOfDeath", "1852*")], [("dateOfBirth", "-275*")]]),
        ("https://viaf.org/viaf/", []),
    ],
)
def test_years_of_a_life_go_with_the_name(
    loopback: LoopbackService, tmp_path: Path, space: str, told: list[list[tuple[str, str]]]
) -> None:
    loopback.manifest = {**MANIFEST, "identifierSpace": space}
    assert reconcile(LIVES, client(loopback, tmp_path)).answered == 3
    asked = [query["properties"] for query in loopback.asked[0].values() if "properties" in query]
    assert asked == [[{"pid": pid, "v": value} for pid, value in pairs] for pairs in told]


def test_nothing_is_asked_twice(loopback: LoopbackService, tmp_path: Path) -> None:
    first = reconcile(ROWS, client(loopback, tmp_path))
    asked = loopback.requests
    assert reconcile(ROWS, client(loopback, tmp_path)) == first
    assert reconcile(first.rows, client(loopback, tmp_path)).answered == 0
    assert loopback.requests == asked
    for path in tmp_path.rglob("*.json"):
        path.write_text("damaged")
    assert reconcile(ROWS, client(loopback, tmp_path)) == first
    reconcile(ROWS, client(loopback, tmp_path, type="Q5"))
    assert loopback.requests > asked, "another question"


def test_rejected_rows_are_not_asked_for(loopback: LoopbackService, tmp_path: Path) -> None:
    rejected = replace(ROWS[0], accept=Decision.REJECTED)
    assert reconcile([rejected], client(loopback, tmp_path)).rows == (rejected,)
    assert loopback.asked == []


def test_a_hiccup_is_waited_out(loopback: LoopbackService, tmp_path: Path) -> None:
    pauses: list[float] = []
    loopback.failures = [(503, {}), (429, {"Retry-After": "7"})]
    found = reconcile(ROWS[:1], client(loopback, tmp_path, pauses))
    assert (found.answered, found.error) == (1, None)
    assert pauses == [1.0, 7.0]


def test_what_was_answered_stands_when_the_service_fails(loopback: LoopbackService, tmp_path: Path) -> None:
    def dies(answer: dict[str, Any]) -> object:
        loopback.failures = [(500, {})] * 9
        return answer

    loopback.spoil = dies
    found = reconcile(ROWS, client(loopback, tmp_path, batch=2))
    assert found.answered == 2
    assert found.rows[0].candidates
    assert found.rows[2] == ROWS[2]
    assert "500" in str(found.error)
    loopback.failures, loopback.spoil = [], lambda answer: answer
    before = len(loopback.asked)
    assert reconcile(ROWS, client(loopback, tmp_path)).answered == 3
    assert [queries["q0"]["query"] for queries in loopback.asked[before:]] == ["Leith"]


@pytest.mark.parametrize(
    ("spoilt", "part"),
    [
        (b"<html>Good morning</html>", "JSON"),
        (b"[]", "object of JSON"),
        (b"\xff\xfe", "JSON"),
        ({}, "no answer of version 0.2 to “Ann Abel”"),
        ({"q0": {"result": [{"name": "no id"}]}}, "no answer of version 0.2"),
        ({"q0": {"result": [{"id": "Q1", "name": "Ann", "score": "high"}]}}, "no answer of version 0.2"),
        ({"q0": [1]}, "no answer of version 0.2"),
    ],
)
def test_a_service_that_answers_wrongly(loopback: LoopbackService, tmp_path: Path, spoilt: object, part: str) -> None:
    loopback.spoil = lambda answer: spoilt
    found = reconcile(ROWS[:1], client(loopback, tmp_path))
    assert found.rows == ROWS[:1]
    assert part in str(found.error)
    assert loopback.url in str(found.error)


@pytest.mark.parametrize(
    ("manifest", "part"),
    [({}, "no identifierSpace"), ({**MANIFEST, "versions": ["2.0"]}, "2.0"), (b"not here", "JSON")],
)
def test_a_service_that_is_none(loopback: LoopbackService, tmp_path: Path, manifest: object, part: str) -> None:
    loopback.manifest = manifest
    assert part in str(reconcile(ROWS, client(loopback, tmp_path)).error)


def test_a_service_that_is_not_there(loopback: LoopbackService, tmp_path: Path) -> None:
    pauses: list[float] = []
    loopback.failures = [(404, {})]
    assert "404" in str(reconcile(ROWS, client(loopback, tmp_path, pauses)).error)
    assert pauses == [], "asking again would not help"
    closed = Service("http://127.0.0.1:9/api", ServiceOptions(cache=tmp_path), pause=pauses.append)
    assert "refused" in str(reconcile(ROWS, closed).error)
    assert pauses == [1.0, 2.0]


def test_a_service_that_is_slow(loopback: LoopbackService, tmp_path: Path) -> None:
    loopback.delay = 0.3
    found = reconcile(ROWS, client(loopback, tmp_path, timeout=0.1, tries=2))
    assert "no answer within 0.1 seconds" in str(found.error)


def test_a_service_that_answers_drop_by_drop(loopback: LoopbackService, tmp_path: Path) -> None:
    loopback.drip = 0.02
    found = reconcile(ROWS, client(loopback, tmp_path, timeout=0.1, tries=1))
    assert "no answer within 0.1 seconds" in str(found.error)
    assert found.rows == ROWS


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org", "example.org/api", "https://", ""])
def test_only_web_services_are_asked(url: str) -> None:
    with pytest.raises(ServiceError, match="address of a web service"):
        Service(url)


def test_a_cache_that_cannot_be_written_is_done_without(loopback: LoopbackService, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert reconcile(ROWS[:1], client(loopback, tmp_path / "cache")).answered == 1


def test_entries_of_the_lists_can_be_looked_up_too() -> None:
    authority = (
        Entity("abel", EntityKind.PERSON, ("Ann Abel",), idno=(("wikidata", "Q1"),)),
        Entity("quay", EntityKind.PERSON, ("Olga Quay",)),
        Entity("leith", EntityKind.PLACE, ("Leith",)),
        Entity("ayr", EntityKind.PLACE, ("Ayr",)),
    )
    table = (Row(authority[3], match="ayr"),)
    found = rows_of(authority, table, without="wikidata")
    assert [(each.entity.id, each.match, each.accept) for each in found] == [
        ("quay", "quay", Decision.OPEN),
        ("leith", "leith", Decision.OPEN),
    ]
    assert rows_of(authority, table, EntityKind.ORG, without="wikidata") == ()
