"""A bag is whole or not there; whatever is changed in it afterwards is found."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import bagit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.deposit import Item, verify
from teiedition.deposit.bag import bag, wrong
from teiedition.deposit.filenames import fit, mapped, table
from teiedition.deposit.store import put, read, zipped
from teiedition.errors import OutputError, SourceError

ITEMS = (Item("tei/gull.xml", b"<TEI/>\n"), Item("text/gull 100.txt", "Möwe\n".encode()), Item("data/empty.csv", b""))
FILES = bag(ITEMS, [("External-Description", "Gulls\nand terns"), ("Source-Organization", "")])


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0x20]) + content[place + 1 :]


def test_the_library_of_congress_agrees(tmp_path: Path) -> None:
    put(FILES, tmp_path / "bag")
    found = bagit.Bag(str(tmp_path / "bag"))
    found.validate()
    assert found.version_info == (1, 0)
    assert found.info["Payload-Oxum"] == "13.3" and found.info["External-Description"] == "Gulls and terns"
    assert "Source-Organization" not in found.info
    assert verify(tmp_path / "bag") == ()


def test_a_flipped_byte_is_found_wherever_it_is(tmp_path: Path) -> None:
    put(FILES, tmp_path / "bag.zip")
    whole = (tmp_path / "bag.zip").read_bytes()
    assert verify(tmp_path / "bag.zip") == ()
    damaged = tmp_path / "damaged.zip"
    for place in range(0, len(whole), 3):
        damaged.write_bytes(flipped(whole, place))
        assert verify(damaged), place
    damaged.write_bytes(whole[:-1])
    assert verify(damaged)
    damaged.write_bytes(whole + b"\0")
    assert verify(damaged)


@pytest.mark.parametrize("name", [name for name, content in FILES.items() if content])
def test_a_flipped_byte_in_a_folder(name: str) -> None:
    for place in range(len(FILES[name])):
        assert wrong({**FILES, name: flipped(FILES[name], place)}), place


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing(name: str) -> None:
    assert wrong({key: value for key, value in FILES.items() if key != name})


@pytest.mark.parametrize("name", ["data/more.txt", "more.txt", "metadata/more.xml"])
def test_a_file_that_was_added(name: str) -> None:
    assert any(finding.document == name for finding in wrong({**FILES, name: b""}))


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    for target in (tmp_path / "bag", tmp_path / "bag.zip"):
        put(FILES, target)
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        with pytest.raises(OutputError, match="exists already; a deposit is never overwritten"):
            put(bag(ITEMS[:1], []), target)
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    (tmp_path / "empty").mkdir()
    assert put(FILES, tmp_path / "empty").is_dir()


def test_a_place_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(OutputError, match=r"cannot be written: (Not a directory|File exists).*nothing was left there"):
        put(FILES, tmp_path / "file/bag")
    monkeypatch.setattr(Path, "write_bytes", _full)
    for name in ("bag", "bag.zip"):
        with pytest.raises(OutputError, match="No space left on device"):
            put(FILES, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def _full(path: Path, content: bytes) -> int:
    raise OSError(28, "No space left on device", str(path))


def test_what_is_written_otherwise_is_not_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that keeps other bytes than it was given."""
    write = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda path, content: write(path, content.replace(b"TEI", b"TEJ")))
    with pytest.raises(OutputError, match=r"what was written reads otherwise: data/tei/gull\.xml is not what it was"):
        put(FILES, tmp_path / "bag")
    assert not list(tmp_path.iterdir())


def test_a_killed_run_leaves_nothing_half_made(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from teiedition.deposit import Item;"
        "from teiedition.deposit.bag import bag;"
        "from teiedition.deposit.store import put; print('go', flush=True);"
        "put(bag([Item(f'text/{n}.txt', b'x' * 50000) for n in range(400)], []), Path(sys.argv[1]))"
    )
    seen = set()
    for number, delay in enumerate((0, 0.01, 0.03, 0.06, 0.1, 0.2, 0.4)):
        target = tmp_path / ("bag.zip" if number % 2 else "bag")
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(target)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None and process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        seen.add(target.exists())
        assert not target.exists() or verify(target) == ()
        if target.exists():
            target.rename(tmp_path / f"done-{number}")
    for name in ("bag", "bag.zip"):
        put(FILES, tmp_path / name)
    assert not list(tmp_path.glob(".*")), "what a killed run left beside its place is cleared away"


def test_a_zip_is_the_same_each_time() -> None:
    moment = datetime(2024, 5, 6, 7, 8, 10, tzinfo=UTC)
    assert zipped(FILES, "bag", moment) == zipped(dict(reversed(FILES.items())), "bag", moment)


def test_what_is_no_deposit(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not there"):
        verify(tmp_path / "missing")
    (tmp_path / "x.zip").write_text("no zip", encoding="utf-8")
    assert [finding.rule for finding in verify(tmp_path / "x.zip")] == ["deposit-is-readable"]
    (tmp_path / "folder").mkdir()
    assert [finding.rule for finding in verify(tmp_path / "folder")] == ["bag-is-declared"]
    with zipfile.ZipFile(tmp_path / "y.zip", "w"):
        pass
    assert [finding.rule for finding in verify(tmp_path / "y.zip")] == ["bag-is-declared"]


def test_names_that_archives_forbid() -> None:
    items = mapped(
        [Item(f"source/{name}", b"") for name in ('a:"b".txt', "a__b_.txt", "CON.txt", "A.txt", "a.txt", "x. ")]
    )
    names = [item.path.removeprefix("source/") for item in items]
    assert sorted(names) == sorted(["a__b_.txt", "a__b_-2.txt", "_CON.txt", "A.txt", "a-2.txt", "x_"])
    assert 'source/a:"b".txt\tsource/a__b_.txt\n' in table(items)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_characters="/", codec="utf-8"), min_size=1, max_size=300), max_size=8, unique=True
    )
)
def test_mapped_names_are_fit_and_differ(names: list[str]) -> None:
    items = mapped(Item(name, b"") for name in names)
    assert len({item.path.casefold() for item in items}) == len(names)
    for item in items:
        assert len(item.path.encode()) <= 255 and not set(item.path) & set('<>:"|?*\\\n\r%')
        assert fit(item.path) == item.path


def test_reading_gives_back_what_was_put(tmp_path: Path) -> None:
    for name in ("bag", "bag.zip"):
        assert read(put(FILES, tmp_path / name)) == FILES
