"""What a program wrote may be written again; what a hand has touched may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.errors import ConfigurationError
from teiedition.generated import FILE, digest, edited, record


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "harbour.xml", tmp_path / "quay.xml"]
    for path in paths:
        path.write_text(f"<TEI>{path.stem}</TEI>", encoding="utf-8")
    return paths


def test_what_was_there_before_the_first_build_is_kept(documents: list[Path], tmp_path: Path) -> None:
    assert edited([*documents, tmp_path / "missing.xml"], tmp_path) == set(documents)


def test_what_was_generated_may_be_written_again_until_it_is_edited(documents: list[Path], tmp_path: Path) -> None:
    record(documents, tmp_path)
    assert edited(documents, tmp_path) == set()
    documents[0].write_text("<TEI>mended</TEI>", encoding="utf-8")
    assert edited(documents, tmp_path) == {documents[0]}


def test_the_record_is_what_sha256sum_reads(documents: list[Path], tmp_path: Path) -> None:
    record(documents, tmp_path)
    lines = (tmp_path / FILE).read_text(encoding="utf-8").splitlines()
    assert lines == [f"{digest(path)}  {path.name}" for path in documents]


def test_the_record_forgets_what_is_gone_and_keeps_the_rest(documents: list[Path], tmp_path: Path) -> None:
    record(documents, tmp_path)
    documents[0].unlink()
    record([], tmp_path)
    assert (tmp_path / FILE).read_text(encoding="utf-8") == f"{digest(documents[1])}  quay.xml\n"


def test_a_damaged_record_is_named(documents: list[Path], tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"generated\.sha256 is damaged"):
        edited(documents, tmp_path)
