"""A store of objects gets versions whole or not at all; what is kept once is found, and so is every flipped byte."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deposit.checkers import ocfl_validate
from teiedition.deposit import ocfl, verify
from teiedition.deposit.objectstore import add
from teiedition.errors import OutputError, SourceError

NAME = "https://example.org/gulls"
FIRST = {"tei/gull.xml": b"<TEI/>", "text/gull.txt": b"Gull\n", "copy/gull.txt": b"Gull\n", "data/empty.csv": b""}
SECOND = {**FIRST, "tei/gull.xml": b"<TEI>more</TEI>", "text/new name.txt": b"Gull\n"}
DAY = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def inventory(path: Path) -> ocfl.Inventory:
    found: ocfl.Inventory = json.loads((path / "inventory.json").read_text(encoding="utf-8"))
    return found


def test_two_versions(tmp_path: Path) -> None:
    root = tmp_path / "store"
    one = add(FIRST, root, NAME, DAY)
    assert (one.version, one.new, one.added) == ("v1", 3, True), "what is the same is kept once"
    assert verify(root) == verify(one.path) == ()
    assert ocfl_validate(root) == ""
    two = add(SECOND, root, NAME, DAY)
    assert (two.path, two.version, two.new, two.added) == (one.path, "v2", 1, True)
    files = {path.relative_to(two.path).as_posix() for path in (two.path / "v2").rglob("*") if path.is_file()}
    assert files == {"v2/content/tei/gull.xml", "v2/inventory.json", "v2/inventory.json.sha512"}
    assert verify(root) == () and ocfl_validate(root) == ""
    told = inventory(two.path)
    assert (told["id"], told["head"], told["digestAlgorithm"]) == (NAME, "v2", "sha512")
    assert told["versions"]["v1"]["created"] == "2024-05-06T07:08:09Z"
    assert set(ocfl.state(told)) == set(SECOND)


def test_a_version_that_changes_nothing_is_not_added(tmp_path: Path) -> None:
    add(FIRST, tmp_path / "store", NAME, DAY)
    again = add(FIRST, tmp_path / "store", NAME)
    assert (again.version, again.added) == ("v1", False)
    assert not (again.path / "v2").exists()


def test_the_store_names_its_layout(tmp_path: Path) -> None:
    root = tmp_path / "store"
    path = add(FIRST, root, NAME, DAY).path
    layout = json.loads((root / "ocfl_layout.json").read_text(encoding="utf-8"))["extension"]
    assert layout == "0003-hash-and-id-n-tuple-storage-layout"
    assert (
        json.loads((root / f"extensions/{layout}/config.json").read_text(encoding="utf-8"))["extensionName"] == layout
    )
    assert path.name == "https%3a%2f%2fexample%2eorg%2fgulls"
    assert len(path.relative_to(root).parts) == 4


@pytest.mark.parametrize(
    ("layout", "configuration", "identifier", "expected"),
    [  # the examples of the registered extensions
        (ocfl.LAYOUT, {}, "object-01", "3c0/ff4/240/object-01"),
        (ocfl.LAYOUT, {}, "..hor/rib:le-$id", "487/326/d8c/%2e%2ehor%2frib%3ale-%24id"),
        (
            ocfl.LAYOUT,
            {"digestAlgorithm": "md5", "tupleSize": 2, "numberOfTuples": 15},
            "object-01",
            "ff/75/53/44/92/48/5e/ab/b3/9f/86/35/67/28/88/object-01",
        ),
        (
            "0004-hashed-n-tuple-storage-layout",
            {},
            "object-01",
            "3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4",
        ),
        ("0002-flat-direct-storage-layout", {}, "object-01", "object-01"),
        ("0002-flat-direct-storage-layout", {}, "a/b", "None"),
        ("0099-our-own", {}, "object-01", "None"),
    ],
)
def test_where_an_object_lies(layout: str, configuration: dict[str, object], identifier: str, expected: str) -> None:
    assert str(ocfl.place(identifier, layout, configuration)) == expected


def test_a_store_with_another_layout(tmp_path: Path) -> None:
    root = tmp_path / "store"
    root.mkdir()
    (root / "0=ocfl_1.1").write_text("ocfl_1.1\n", encoding="utf-8")
    with pytest.raises(OutputError, match="a way that it does not name"):
        add(FIRST, root, NAME, DAY)
    (root / "ocfl_layout.json").write_text('{"extension": "0004-hashed-n-tuple-storage-layout"}', encoding="utf-8")
    assert add(FIRST, root, NAME, DAY).path.parent.parent.parent.parent == root
    assert add({"tei/tern.xml": b"<TEI/>"}, root, "urn:example:tern", DAY).version == "v1"
    assert verify(root) == ()


def test_an_object_that_another_program_made(tmp_path: Path) -> None:
    """With digests in SHA-256, a content folder of another name, and versions that count from v0001."""
    root, path = tmp_path / "store", add(FIRST, tmp_path / "store", NAME, DAY).path
    digests = {place: ocfl.digest_of(content, "sha256") for place, content in FIRST.items()}
    state: dict[str, list[str]] = {}
    for place, digest in digests.items():
        state.setdefault(digest, []).append(place)
    manifest = {digest: [f"v0001/payload/{places[0]}"] for digest, places in state.items()}
    version = {"created": "2024-05-06T07:08:09Z", "state": state, "message": "m", "user": {"name": "n"}}
    told = ocfl.written(
        {**inventory(path), "digestAlgorithm": "sha256", "contentDirectory": "payload", "head": "v0001",
         "manifest": manifest, "versions": {"v0001": version}}
    )  # fmt: skip
    shutil.rmtree(path)
    files = {paths[0]: FIRST[state[digest][0]] for digest, paths in manifest.items()}
    files |= {
        "0=ocfl_object_1.1": b"ocfl_object_1.1\n",
        **told,
        **{f"v0001/{name}": each for name, each in told.items()},
    }
    for place, content in files.items():
        (path / place).parent.mkdir(parents=True, exist_ok=True)
        (path / place).write_bytes(content)
    assert verify(root) == () and ocfl_validate(root) == ""
    stored = add(SECOND, root, NAME, DAY)
    assert (stored.version, stored.new) == ("v0002", 1)
    assert (path / "v0002/payload/tei/gull.xml").is_file() and (path / "v0002/inventory.json.sha256").is_file()
    assert verify(root) == () and ocfl_validate(root) == ""


def test_what_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine", encoding="utf-8")
    for place in (tmp_path / "mine", tmp_path / "mine/notes.txt"):
        with pytest.raises(OutputError, match="is no store of objects"):
            add(FIRST, place, NAME, DAY)
    with pytest.raises(OutputError, match=r"cannot be written: (Not a directory|File exists)"):
        add(FIRST, tmp_path / "mine/notes.txt/store", NAME, DAY)
    with pytest.raises(SourceError, match="is not there"):
        verify(tmp_path / "store")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_another_edition_of_the_same_name_is_refused(tmp_path: Path) -> None:
    path = add(FIRST, tmp_path / "store", "gull", DAY).path
    with pytest.raises(OutputError, match=r"another edition under the same name, gull: tei/gull\.xml\."):
        add({"tei/tern.xml": b"<TEI/>"}, tmp_path / "store", "gull", DAY)
    assert not (path / "v2").exists()


def test_a_flipped_byte_is_found_wherever_it_is(tmp_path: Path) -> None:
    root = tmp_path / "store"
    add(FIRST, root, NAME, DAY)
    path = add(SECOND, root, NAME, DAY).path
    for file in sorted(each for each in path.rglob("*") if each.is_file() and each.stat().st_size):
        whole = file.read_bytes()
        for place in {0, len(whole) // 2, len(whole) - 2}:
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
            assert verify(root), (file, place)
            if file.parent != path:  # what the object and its newest version both have is mended from there
                with pytest.raises(OutputError, match="The object is damaged"):
                    add(FIRST, root, NAME, DAY)
        file.write_bytes(whole)
    (path / "v1/content/more.txt").write_text("more", encoding="utf-8")
    assert [finding.rule for finding in verify(root)] == ["file-is-listed"]
    (path / "v1/content/more.txt").unlink()
    (path / "v1/content/copy/gull.txt").rename(tmp_path / "gone")
    assert {finding.rule for finding in verify(root)} >= {"file-is-there"}


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "store"
    add(FIRST, root, NAME, DAY)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def full(path: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    for place in (root, tmp_path / "new"):
        with pytest.raises(OutputError, match="No space left on device"):
            add(SECOND, place, NAME, DAY)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_run_that_stops_at_any_step_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """The three steps are: the version, the inventory, the digest of the inventory."""
    root = tmp_path / "store"
    path = add(FIRST, root, NAME, DAY).path
    steps = 0

    class StoppedError(Exception):
        pass

    def counted(name: str) -> None:
        real = getattr(Path, name)

        def move(self: Path, target: Path) -> Path:
            nonlocal steps
            steps += 1
            if steps == step:
                raise StoppedError
            return Path(real(self, target))

        monkeypatch.setattr(Path, name, move)

    counted("rename")
    counted("replace")
    with contextlib.suppress(StoppedError):
        add(SECOND, root, NAME, DAY)
    monkeypatch.undo()
    assert (path / "v1/content/tei/gull.xml").read_bytes() == FIRST["tei/gull.xml"]
    done = add(SECOND, root, NAME, DAY)
    assert (done.version, done.added) == ("v2", step == 1)
    assert verify(root) == () and ocfl_validate(root) == ""


def test_a_killed_run_leaves_nothing_half_made(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from teiedition.deposit.objectstore import add; print('go', flush=True);"
        "add({f'tei/{n}.xml': b'x' * 50000 + bytes([n % 250]) + sys.argv[2].encode() for n in range(300)},"
        "Path(sys.argv[1]), 'gull')"
    )
    root = tmp_path / "store"
    for delay in (0, 0.02, 0.05, 0.1, 0.2, 0.4):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(root), str(delay)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None and process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert not root.exists() or verify(root) == ()
    stored = add({"tei/0.xml": b"last"}, root, "gull", DAY)
    assert stored.added and verify(root) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["store"], "what a killed run left beside it is cleared away"


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["a.txt", "b.txt", "c/d.txt", "c/e.txt"]), st.binary(max_size=3), max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_every_version_can_be_had_again(
    tmp_path_factory: pytest.TempPathFactory, versions: list[dict[str, bytes]]
) -> None:
    root = tmp_path_factory.mktemp("stores") / "store"
    try:
        for version in versions:
            stored = add({"tei/gull.xml": b"<TEI/>", **version}, root, "gull", DAY)
            told = inventory(stored.path)
            again = {
                path: (stored.path / told["manifest"][digest][0]).read_bytes()
                for path, digest in ocfl.state(told).items()
            }
            assert again == {"tei/gull.xml": b"<TEI/>", **version}
        assert verify(root) == ()
    finally:
        shutil.rmtree(root.parent)
