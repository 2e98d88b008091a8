"""Where the jobs of a run are done: here, in processes, or on a Dask cluster.

The seam is the standard library's :class:`concurrent.futures.Executor`. A task is a function of a module that takes a
job and returns an :class:`~teiedition.model.Outcome`; both are plain values, so they travel to any process.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from enum import StrEnum
from importlib import import_module
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from teiedition.errors import ConfigurationError, ExitCode, ResourceMissingError, TeiEditionError
from teiedition.model import Outcome

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class Work(Protocol):
    """What a job must tell of itself."""

    @property
    def work(self) -> str:
        """Name of the work, for the report."""


J = TypeVar("J", bound=Work)


class ExecutorKind(StrEnum):
    """The executors there are."""

    AUTO = "auto"
    """Serial for one job, processes for more."""
    SERIAL = "serial"
    PROCESSES = "processes"
    DASK = "dask"


class SerialExecutor(Executor):
    """Does each job at once, in this process: for one work, for the debugger, for coverage."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call ``fn`` and return a future that is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def open_executor(
    kind: ExecutorKind = ExecutorKind.AUTO, jobs: int = 0, scheduler: str = "", *, works: int = 0
) -> Iterator[Executor]:
    """Open an executor and close it again; when something breaks off, what was not begun is left out.

    :param jobs: number of processes; 0 for one for each processor (Dask: as many workers as the cluster has).
    :param scheduler: address of the Dask scheduler, ``tcp://host:8786``; without it one is started on this machine.
    :param works: how many jobs there will be; no more processes than that are started.
    :raises ResourceMissingError: when Dask is asked for and not installed.
    :raises ConfigurationError: when the Dask scheduler does not answer.
    """
    if kind is ExecutorKind.AUTO:
        kind = ExecutorKind.SERIAL if works == 1 or jobs == 1 else ExecutorKind.PROCESSES
    match kind:
        case ExecutorKind.DASK:
            with _dask(jobs, scheduler) as executor:
                yield executor
        case ExecutorKind.PROCESSES:
            with _closing(_processes(min(jobs or os.cpu_count() or 1, works or 61))) as executor:
                yield executor
        case _:
            yield SerialExecutor()


def run(task: Callable[[J], Outcome], jobs: Iterable[J], executor: Executor) -> Iterator[Outcome]:
    """Do the task for every job and yield the outcomes as they finish.

    A job that raises becomes a failed outcome. A job that kills its process takes the others of that process pool with
    it; these are done again, each in a process of its own, so that only the one at fault fails.
    """
    if isinstance(executor, SerialExecutor):
        yield from (_outcome(job, executor.submit(task, job)) for job in jobs)
        return
    futures = {executor.submit(task, job): job for job in jobs}
    again: list[J] = []
    for future in as_completed(futures):
        if isinstance(future.exception(), BrokenExecutor):
            again.append(futures[future])
        else:
            yield _outcome(futures[future], future)
    for job in again:
        with _closing(_processes(1)) as alone:
            yield _outcome(job, alone.submit(task, job))


def failed(work: str, error: BaseException) -> Outcome:
    """Return the outcome of a job that ended with an error."""
    if isinstance(error, TeiEditionError):
        return Outcome(work, error=str(error), exit_code=int(error.exit_code))
    if isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker":  # the latter is Dask's
        message = "the process ended without a word, as it does when memory runs out. Give it more, or fewer --jobs."
    else:
        message = f"{type(error).__name__}: {error}. This is a fault of teiedition; please report it with the text."
    return Outcome(work, error=message, exit_code=int(ExitCode.FINDINGS))


def _outcome(job: J, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except Exception as error:
        _log.debug("%s: the job ended with an error", job.work, exc_info=error)
        return failed(job.work, error)


def _processes(number: int) -> ProcessPoolExecutor:
    """Return a pool of processes.

    They are forked where that is safe: they then have what is loaded already, and begin at once. Elsewhere they are
    spawned: off Linux, beside threads of Python, and beside SaxonC, whose threads do not live on in a fork.
    """
    context = multiprocessing.get_context("fork" if can_fork() else "spawn")
    pool = ProcessPoolExecutor(min(number, 61), mp_context=context, initializer=_leave_interrupts_to_the_parent)
    if context.get_start_method() == "fork":
        pool.submit(_begin)  # before anything else, such as a progress bar, has a thread
    return pool


def can_fork() -> bool:
    """Whether processes would be forked from this one, and have what is loaded in it."""
    return sys.platform == "linux" and threading.active_count() == 1 and "saxonche" not in sys.modules


def _begin() -> None:
    """Do nothing: the first task of a pool starts its processes."""


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _closing(executor: ProcessPoolExecutor) -> Iterator[Executor]:
    """Shut the executor down at the end: what was begun is finished, what was not begun is left out."""
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def _dask(jobs: int, scheduler: str) -> Iterator[Executor]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise ResourceMissingError(
            "The executor “dask” needs the package “distributed”, which is not installed.",
            "Run: pip install teiedition[dask]",
        ) from error
    try:
        client = (
            distributed.Client(scheduler, timeout="10s")
            if scheduler
            else distributed.Client(n_workers=jobs or None, threads_per_worker=1, dashboard_address=None)
        )
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"The Dask scheduler {scheduler} does not answer: {error}.",
            "Start one with “dask scheduler”, or give its address with --scheduler tcp://HOST:8786.",
        ) from error
    # pure=False: Dask otherwise takes a second call with the same paths as done already.
    with client:
        executor = cast(Executor, client.get_executor(pure=False))
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)  # Dask's word for: cancel what is left
