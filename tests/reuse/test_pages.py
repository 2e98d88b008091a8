"""The snippets of docs/reuse.md run as they stand there, on the repository's own edition."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teiedition.pipeline import publish
from teiedition.publication import MetadataGapError

ROOT = Path(__file__).parents[2]
SNIPPETS = re.findall(
    r"## (\w+)\n.*?```python\n(.*?)```", (ROOT / "docs/reuse.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public")
    with pytest.raises(MetadataGapError, match="The header has no"):  # of records that demand a DOI or a date
        publish(ROOT / "tei/plumbline.xml", folder, only=("text", "data", "metadata"))
    return folder


@pytest.mark.parametrize(("title", "snippet"), SNIPPETS, ids=[title for title, _ in SNIPPETS])
def test_the_snippet_runs(title: str, snippet: str, public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(public)
    exec(compile(snippet, f"docs/reuse.md, {title}", "exec"), {})


def test_every_file_that_the_page_names_is_made(public: Path) -> None:
    page = (ROOT / "docs/reuse.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:data|text)/WORK\.[\w.]+)`", page):
        assert (public / name.replace("WORK", "plumbline")).is_file(), name
