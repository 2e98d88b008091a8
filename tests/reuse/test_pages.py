"""The snippets of docs/reuse.md run as they stand there, on the repository's own edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

from teiedition.edition import Edition
from teiedition.pipeline import publish
from teiedition.publication import MetadataGapError
from teiedition.serving.server import open_server

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reuse.md").read_text(encoding="utf-8")
SNIPPETS = [
    (f"{title}-{number}", snippet)
    for title, section in re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    for number, snippet in enumerate(re.findall(r"```python\n(.*?)```", section, re.DOTALL), start=1)
]
LOCAL = "http://127.0.0.1:8000"
"""Where the page says that an edition is served."""


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public")
    with pytest.raises(MetadataGapError, match="The header has no"):  # of records that demand a DOI
        publish(ROOT / "tei/plumbline.xml", folder, only=("text", "data", "metadata"))
    return folder


@contextmanager
def served() -> Iterator[str]:
    """Serve the repository's edition and give the address."""
    server = open_server(Edition.read(ROOT), port=0)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("title", "snippet"), SNIPPETS, ids=[title for title, _ in SNIPPETS])
def test_the_snippet_runs(title: str, snippet: str, public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for tool in re.findall(r"^(?:import|from) (\w+)", snippet, re.MULTILINE):
        if find_spec(tool) is None:
            pytest.skip(f"{tool} is not installed")
    monkeypatch.chdir(public)
    if LOCAL in snippet:
        with served() as address:
            run(title, snippet.replace(LOCAL, address))
    else:
        run(title, snippet)


def run(title: str, snippet: str) -> None:
    exec(compile(snippet, f"docs/reuse.md, {title}", "exec"), {})


def test_every_file_that_the_page_names_is_made(public: Path) -> None:
    for name in re.findall(r"`((?:data|text|metadata)/WORK[\w./]+)`", PAGE):
        path = public / name.replace("WORK", "plumbline").replace("ID", "plumbline-div005")
        assert path.is_file(), name


def test_every_table_is_named_on_the_page(public: Path) -> None:
    tables = {path.name.split(".")[1] for path in (public / "data").glob("*.csv")}
    assert tables <= set(re.findall(r"`(\w+)`", PAGE))
