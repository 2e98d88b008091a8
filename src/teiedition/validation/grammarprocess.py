"""Processes that load and run grammars of others (:mod:`teiedition.validation.child`): of one's own, or at a desk.

A desk is one process for a whole run: a grammar is loaded there once, and each process of the run has a fork of it.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any


class Process:
    """A process that answers requests."""

    def __init__(self, requests: Any, answers: Any, end: Callable[[], object]) -> None:
        """Take the streams for requests and answers, and what ends the process."""
        self.requests = requests
        self.answers = answers
        self.end = end

    def leave(self) -> None:
        """Ask nothing more; a process of one's own then ends."""
        for stream in {self.requests, self.answers}:
            with suppress(OSError):
                stream.close()


def own() -> Process:
    """Start a process for this one alone."""
    process = _started()

    def end() -> None:
        process.kill()
        process.wait()

    return Process(process.stdin, process.stdout, end)


class Desk:
    """The process that is shared, and the way to it."""

    def __init__(self) -> None:
        self._desk, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = _started(str(theirs.fileno()), handles=(theirs.fileno(),))

    def visit(self, said: bytes = b"fork") -> Process:
        """Return a fork of the process; with ``HERE`` the process itself, for loading a grammar.

        :raises OSError: when it is no longer there.
        """
        mine, yours = socket.socketpair()
        with mine, yours:
            socket.send_fds(self._desk, [said], [yours.fileno()])
            yours.close()
            stream = mine.makefile("rwb")
        try:
            number = pickle.load(stream)
        except EOFError as error:
            raise OSError("the process at the desk has ended") from error
        return Process(stream, stream, lambda: _kill(number))

    def close(self) -> None:
        """End the process; its forks end when nobody asks them any more."""
        self._desk.close()
        self._process.kill()
        self._process.wait()


def _kill(number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(number, signal.SIGKILL)


def _started(*arguments: str, handles: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
    package = str(Path(__file__).resolve().parents[2])
    places = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    # -P: nothing is imported from the folder that happens to be the current one
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "teiedition.validation.child", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
        pass_fds=handles,
    )
