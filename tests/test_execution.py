"""One seam, three executors, the same outcomes."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

import pytest

from teiedition.errors import ConfigurationError, ResourceMissingError, SourceError
from teiedition.execution import ExecutorKind, SerialExecutor, open_executor, run
from teiedition.model import Outcome


@dataclass(frozen=True)
class Letter:
    """A job that says how it wants to end."""

    work: str
    ending: str = "well"


def post(letter: Letter) -> Outcome:
    """The task: deliver a letter."""
    if letter.ending == "unread":
        raise SourceError("letter.txt is empty.", "Give a file with text.")
    if letter.ending == "fault":
        raise ZeroDivisionError("division by zero")
    if letter.ending == "killed":
        os._exit(9)
    return Outcome(letter.work, counts=(("process", os.getpid()),))


LETTERS = [Letter("anna"), Letter("bert", "unread"), Letter("carl", "fault"), Letter("dora")]


@pytest.mark.parametrize("kind", [ExecutorKind.SERIAL, ExecutorKind.PROCESSES])
def test_one_bad_book_does_not_end_the_batch(kind: ExecutorKind) -> None:
    with open_executor(kind, jobs=2) as executor:
        outcomes = {outcome.work: outcome for outcome in run(post, LETTERS, executor)}
    check(outcomes)


def test_a_job_that_kills_its_process_fails_alone() -> None:
    letters = [Letter("anna"), Letter("bert", "killed"), Letter("carl"), Letter("dora")]
    with open_executor(ExecutorKind.PROCESSES, jobs=2) as executor:
        outcomes = {outcome.work: outcome for outcome in run(post, letters, executor)}
    assert [work for work in sorted(outcomes) if outcomes[work].error] == ["bert"]
    assert "memory" in str(outcomes["bert"].error)


def test_processes_are_forked_where_nothing_forbids_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.delitem(sys.modules, "saxonche", raising=False)
    assert started() == "fork"
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert started() == "spawn"
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setitem(sys.modules, "saxonche", ModuleType("saxonche"))
    assert started() == "spawn"
    monkeypatch.delitem(sys.modules, "saxonche")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert started() == "spawn"


def started() -> str:
    """How the processes of a pool were started."""
    with open_executor(ExecutorKind.PROCESSES, jobs=2) as executor:
        check({outcome.work: outcome for outcome in run(post, LETTERS, executor)})
        return str(executor._mp_context.get_start_method())  # type: ignore[attr-defined]


def test_auto_is_serial_for_one_work() -> None:
    with open_executor(works=1) as executor:
        assert isinstance(executor, SerialExecutor)


def test_serial_outcomes_come_one_by_one() -> None:
    begun: list[str] = []

    def note(letter: Letter) -> Outcome:
        begun.append(letter.work)
        return Outcome(letter.work)

    outcomes = run(note, LETTERS, SerialExecutor())
    next(outcomes)
    assert begun == ["anna"]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, processes=True
    ) as cluster:
        yield cluster.scheduler_address


def test_a_dask_cluster_gives_the_same_outcomes(scheduler: str) -> None:
    with open_executor(ExecutorKind.DASK, scheduler=scheduler) as executor:
        outcomes = {outcome.work: outcome for outcome in run(post, LETTERS, executor)}
        again = list(run(post, LETTERS[:1], executor))
    check(outcomes)
    assert again[0].error is None
    assert outcomes["anna"].counts[0][1] != os.getpid()


def test_dask_that_is_not_installed_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ResourceMissingError, match=r"pip install teiedition\[dask\]"),
        open_executor(ExecutorKind.DASK),
    ):
        pass


def test_a_scheduler_that_does_not_answer_is_named() -> None:
    pytest.importorskip("distributed")
    with (
        pytest.raises(ConfigurationError, match="nonsense"),
        open_executor(ExecutorKind.DASK, scheduler="nonsense://nowhere"),
    ):
        pass


def check(outcomes: dict[str, Outcome]) -> None:
    assert sorted(outcomes) == ["anna", "bert", "carl", "dora"]
    assert [work for work in sorted(outcomes) if outcomes[work].error] == ["bert", "carl"]
    assert outcomes["bert"].exit_code == 3
    assert "letter.txt is empty. Give a file" in str(outcomes["bert"].error)
    assert "ZeroDivisionError" in str(outcomes["carl"].error)
