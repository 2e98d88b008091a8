"""The same command on a laptop and on a cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import HARBOUR, Command
from interrupts import heed
from teiedition.errors import ExitCode


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, processes=True
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def library(here: Path) -> list[Path]:
    """Three texts, one of them empty."""
    paths = [here / f"{name}.txt" for name in ("anchor", "buoy", "empty")]
    for path in paths[:2]:
        path.write_text(HARBOUR.replace("Pilot", path.stem.title()), encoding="utf-8")
    paths[2].touch()
    return paths


def test_convert_validate_and_publish_on_a_dask_cluster(library: list[Path], scheduler: str, command: Command) -> None:
    dask = ("--executor", "dask", "--scheduler", scheduler)
    result = command("convert", *library, "-o", "tei", *dask)
    assert result.exit_code == ExitCode.SOURCE
    assert "empty.txt is empty" in result.stderr
    documents = sorted(Path("tei").glob("*.xml"))
    assert [path.stem for path in documents] == ["anchor", "buoy"]
    assert command("validate", *documents, "--source", ".", *dask).exit_code == 0
    assert command("publish", *documents, "-o", "site", *dask).exit_code == 0
    assert {path.name for path in Path("site/html").iterdir()} >= {"anchor", "buoy", "index.html"}
    before = [path.read_bytes() for path in documents]
    command("convert", *library[:2], "-o", "tei", "--executor", "serial")
    assert [path.read_bytes() for path in documents] == before


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_ctrl_c_ends_with_130_and_leaves_nothing_half_made(executor: str, here: Path) -> None:
    for number in range(6):
        (here / f"book{number}.txt").write_text(HARBOUR * 300, encoding="utf-8")
    texts = sorted(path.name for path in here.glob("*.txt"))
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    command = [sys.executable, "-m", "teiedition", "convert", *texts, "-o", "out", "--executor", executor, "-j", "2"]
    process = subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heed
    )
    while not list(here.glob("out/*.xml")):
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED
    assert "Interrupted" in said
    assert "Traceback" not in said
    for path in here.glob("out/*"):
        assert not path.name.startswith(".")
        assert path.read_text(encoding="utf-8").endswith("</TEI>\n")
