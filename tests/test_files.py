"""A reader finds the old files or the new ones, never a part of either."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.errors import OutputError
from teiedition.files import write_atomically, write_together


def inside(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_missing_folders_are_made(tmp_path: Path) -> None:
    assert write_atomically(tmp_path / "a" / "b.xml", b"new").read_bytes() == b"new"


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_together({path: b"new", tmp_path / "b.xml": b"new"})
    assert path.stat().st_mode & 0o777 == 0o640


def test_nothing_is_left_beside_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"old")
    write_together({tmp_path / "a.xml": b"one", tmp_path / "b.xml": b"two"})
    assert inside(tmp_path) == {"a.xml": b"one", "b.xml": b"two"}


def test_where_one_file_cannot_be_made_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"old")
    (tmp_path / "b.xml").mkdir()
    with pytest.raises(OutputError, match=r"b\.xml cannot be written: there is a folder of that name"):
        write_together({tmp_path / "a.xml": b"new", tmp_path / "b.xml": b"new", tmp_path / "c.xml": b"new"})
    assert inside(tmp_path) == {"a.xml": b"old"}


def test_where_one_file_cannot_be_put_in_place_the_others_become_what_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xml").write_bytes(b"old")
    (tmp_path / "c.xml").write_bytes(b"old")
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "c.xml" and self.read_bytes() == b"new":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match=r"c\.xml cannot be written: No space left on device"):
        write_together({tmp_path / name: b"new" for name in ("a.xml", "b.xml", "c.xml")})
    assert inside(tmp_path) == {"a.xml": b"old", "c.xml": b"old"}
