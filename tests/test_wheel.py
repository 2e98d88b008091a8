"""The wheel holds the stylesheets and schemas of the repository, byte for byte, and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is unpacked, as pip does."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize("name", ["xslt", "schema"])
def test_the_shipped_copy_is_the_one_in_the_repository(site: Path, name: str) -> None:
    assert contents(site / "teiedition/share" / name) == contents(ROOT / name)


def test_everything_of_the_package_is_there(site: Path) -> None:
    shipped = {name: data for name, data in contents(site / "teiedition").items() if not name.startswith("share/")}
    assert shipped == contents(ROOT / "src/teiedition")


def test_it_works_away_from_the_checkout(site: Path, here: Path) -> None:
    def teiedition(*arguments: str) -> str:
        command = [sys.executable, "-m", "teiedition", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(site)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    (here / "harbour.txt").write_text("Harbour\n\nThe pilot came aboard at dawn.\n", encoding="utf-8")
    where = "import teiedition.resources as r; print(r.shipped())"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run([sys.executable, "-c", where], env=environment, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == site / "teiedition/share"
    teiedition("init", "edition", "--from", "harbour.txt")
    assert "harbour" in teiedition("build", "edition")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
