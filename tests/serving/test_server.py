"""The server shows what is published, nothing else; it says what hinders it, and ends when it is told to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from interrupts import heed
from serving.texts import Client, lay_out, served
from teiedition.edition import Edition
from teiedition.errors import ServiceError
from teiedition.serving import open_server


def test_pages(ask: Client) -> None:
    answer = ask("/html/gull/index.html")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "Möwe" in answer.body.decode()
    assert ask("/html/gull/").body == answer.body
    assert ask("/html/gull/?page=1").body == answer.body
    for address, elsewhere in (("/", "/html/gull/index.html"), ("/html/gull", "/html/gull/"), ("//html", "/html/")):
        answer = ask(address)
        assert (answer.status, answer.headers["Location"]) == (302, elsewhere)


@pytest.mark.parametrize(
    "address",
    [
        "/html/",
        "/../edition.toml",
        "/html/../../edition.toml",
        "/%2e%2e/edition.toml",
        "/..%2fedition.toml",
        "/..%5cedition.toml",
        "//etc/hostname",
        "/html/%00",
        "/.hidden",
        "/out.toml",
        "/outside/edition.toml",
        "/html/gull/index.html/",
        "/html/" + "x" * 300,
    ],
)
def test_what_is_not_there_or_not_theirs(birds: Path, ask: Client, address: str) -> None:
    public = birds / "public"
    (public / ".hidden").write_text("mine", encoding="utf-8")
    for name, target in (("out.toml", birds / "edition.toml"), ("outside", birds)):
        if not (public / name).is_symlink():
            (public / name).symlink_to(target)
    answer = ask(address)
    assert answer.status == 404
    assert b"Sea Birds" not in answer.body and b"Traceback" not in answer.body


def test_it_can_only_be_read(ask: Client) -> None:
    head = ask("/html/gull/", "HEAD")
    assert (head.status, head.body, int(head.headers["Content-Length"])) == (200, b"", len(ask("/html/gull/").body))
    for method in ("POST", "PUT", "DELETE"):
        assert ask("/html/gull/", method).status == 405


def test_a_page_on_the_web_cannot_ask_it_under_another_name(ask: Client) -> None:
    assert ask("/api/dts/", Host="example.org").status == 421
    assert ask("/api/dts/", Host=f"localhost:{ask.port}").json["@id"] == f"http://localhost:{ask.port}/api/dts/"


def test_what_is_changed_is_answered_anew(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "edition")
    with served(folder) as ask:
        assert ask.dts("navigation/?resource=gull&ref=3").status == 404
        path = folder / "tei/gull.xml"
        path.write_text(path.read_text(encoding="utf-8").replace('n="2" xml:id', 'n="3" xml:id'), encoding="utf-8")
        os.utime(path, (1, 1))
        assert ask.dts("navigation/?resource=gull&ref=3").status == 200
        path.write_text("<TEI", encoding="utf-8")
        os.utime(path, (2, 2))
        broken = ask.dts("navigation/?resource=gull&ref=3")
        assert broken.status == 500 and "gull.xml" in broken.json["description"]
        assert ask("/html/gull/").status == 200


def test_an_edition_of_which_nothing_is_published(tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    with served(tmp_path / "edition") as ask:
        assert "teiedition build" in ask("/").json["description"]
        assert ask.dts("collection/").members == []


def test_a_port_that_is_in_use(birds: Path, command: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServiceError, match=rf"Port {port} of 127\.0\.0\.1 is in use\. .*--port"):
            open_server(Edition.read(birds), port=port)
        result = command("serve", birds, "--port", port)
    assert result.exit_code == 5 and "Traceback" not in result.stderr


def test_an_address_that_this_machine_does_not_have(birds: Path, command: Any) -> None:
    result = command("serve", birds, "--host", "192.0.2.1", "--port", 0)
    assert result.exit_code == 5 and "192.0.2.1" in result.stderr
    assert command("serve", birds / "nothing").exit_code == 3
    assert command("serve", birds, "--port", 70000).exit_code == 2


def test_the_command_ends_when_it_is_interrupted(birds: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "teiedition", "serve", str(birds), "--port", "0"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed,
    )
    assert process.stdout is not None
    address = process.stdout.readline().split()[-1]
    assert address.startswith("http://127.0.0.1:"), "nobody but this machine"
    with urllib.request.urlopen(f"{address}api/dts/") as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGINT)
    said, wrong = process.communicate(timeout=20)
    assert (process.returncode, wrong) == (0, "")
    assert said.endswith("Stopped.\n")
