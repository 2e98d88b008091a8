"""Which files are validated: files, folders, patterns, and what git says has changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from teiedition.errors import ConfigurationError, SourceError
from teiedition.validation.selection import changed, documents, is_tei
from validation.made import QUAY


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=E. Example", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def folder(here: Path) -> Path:
    """TEI at several depths, and files that are none."""
    for name in ("tei/quay.xml", "tei/deep/pier.xml", "tei/.hidden/dock.xml", "old.xml"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(QUAY, encoding="utf-8")
    (here / "tei/style.xml").write_text("<stylesheet/>", encoding="utf-8")
    (here / "tei/notes.txt").write_text("x", encoding="utf-8")
    (here / "empty").mkdir()
    return here


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.as_posix() for path in paths]


def test_of_a_folder_all_the_tei_below_it(folder: Path) -> None:
    assert names(documents([Path("tei")])) == ["tei/deep/pier.xml", "tei/quay.xml"]
    assert names(documents([Path()])) == ["old.xml", "tei/deep/pier.xml", "tei/quay.xml"]


def test_a_file_is_taken_as_it_is_named_and_once(folder: Path) -> None:
    named = [Path("tei/style.xml"), Path("tei"), Path("tei/quay.xml"), Path("missing.xml")]
    assert names(documents(named)) == ["tei/style.xml", "tei/deep/pier.xml", "tei/quay.xml", "missing.xml"]


def test_patterns(folder: Path) -> None:
    assert names(documents([Path("tei/*.xml")])) == ["tei/quay.xml", "tei/style.xml"]
    assert names(documents([Path("**/p*.xml")])) == ["tei/deep/pier.xml"]
    (folder / "a[1].xml").write_text(QUAY, encoding="utf-8")
    assert names(documents([Path("a[1].xml")])) == ["a[1].xml"]


@pytest.mark.parametrize(
    ("name", "message"), [("empty", "empty holds no TEI document"), ("tei/*.tei", r"tei/\*.tei matches no file")]
)
def test_nothing_to_validate_is_an_error(folder: Path, name: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        documents([Path(name)])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<TEI/>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- <html> --><?xml-model href='x'?>\n<t:teiCorpus xmlns:t='x'/>", True),
        (b"<!DOCTYPE TEI.2 [<!ENTITY a 'b'>]><TEI.2/>", True),
        ("<TEI/>".encode("utf-16"), True),
        (b"<html/>", False),
        (b"", False),
        (b"\x00\xff\xfe", False),
    ],
)
def test_what_is_tei(tmp_path: Path, content: bytes, expected: bool) -> None:
    (tmp_path / "a.xml").write_bytes(content)
    assert is_tei(tmp_path / "a.xml") is expected


@pytest.fixture
def repository(folder: Path) -> Path:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Begin")
    return folder


def test_what_has_changed_since_a_revision(repository: Path) -> None:
    assert changed(documents([Path()]), "HEAD") == ()
    Path("old.xml").write_text(QUAY.replace("near", "far"), encoding="utf-8")
    Path("tei/new é.xml").write_text(QUAY, encoding="utf-8")
    assert names(changed(documents([Path()]), "HEAD")) == ["old.xml", "tei/new é.xml"]
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Go on")
    assert changed(documents([Path()]), "HEAD") == ()
    assert names(changed(documents([Path("tei")]), "HEAD~1")) == ["tei/new é.xml"]


def test_what_others_did_meanwhile_does_not_count(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "mine")
    Path("old.xml").write_text(QUAY.replace("near", "far"), encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "Mine")
    git(repository, "checkout", "-q", "main")
    Path("tei/quay.xml").write_text(QUAY.replace("near", "far"), encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "Theirs")
    git(repository, "checkout", "-q", "mine")
    assert names(changed(documents([Path()]), "main")) == ["old.xml"]


@pytest.mark.parametrize(
    ("revision", "message"), [("gone", "git does not know the revision gone"), ("--output=x", "is no revision")]
)
def test_revisions_that_are_none(repository: Path, revision: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        changed(documents([Path("tei")]), revision)
    assert not Path("x").exists()


def test_no_repository(folder: Path) -> None:
    with pytest.raises(ConfigurationError, match="git does not answer in"):
        changed(documents([Path("tei")]), "HEAD")
