"""Grammars of others are loaded and run in a process that can be ended: libxml2 does not finish loading some of them.

The process is kept for the whole run, and the grammars in it; where several processes validate, each has a fork of one
in which the grammar was loaded. Our own grammar is known to load, and stays in this process.
"""

from __future__ import annotations

import atexit
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Timer

from teiedition.errors import ConfigurationError, ResourceMissingError, TeiEditionError
from teiedition.resources import find
from teiedition.tei import TeiDocument
from teiedition.validation import verdict
from teiedition.validation.child import HERE
from teiedition.validation.grammarprocess import Desk, Process, own
from teiedition.validation.options import ValidationOptions
from teiedition.validation.verdict import Fault

_ADVICE = (
    "Some grammars keep libxml2 busy for ever: validate by the XSD of the same customisation, or by Jing itself, or "
    "give it more time with --schema-timeout SECONDS."
)


def faults(document: TeiDocument, path: Path, options: ValidationOptions) -> tuple[Fault, ...]:
    """Return what libxml2 finds wrong with a document; nothing, if it is valid.

    :raises ConfigurationError: when the grammar cannot be used, or takes longer than ``options.schema_timeout``.
    """
    if is_own(path, options):
        return verdict.faults(document.tree, path)
    return _CHILD.faults(path, document.to_bytes(), options.schema_timeout)


def is_own(path: Path, options: ValidationOptions) -> bool:
    """Whether a grammar is that of the edition, or the shipped one."""
    try:
        return path.samefile(find("schema/teiedition.rng", options.edition))
    except (ResourceMissingError, OSError):
        return False


class _Stopped(Exception):  # noqa: N818 – no error in itself
    """The process was ended, or ended by itself."""


class _Child:
    """The process, started when it is first needed."""

    def __init__(self, start: Callable[[], Process] = own) -> None:
        self.start = start
        self.loaded: dict[Path, ConfigurationError | None] = {}
        """The grammars that were loaded, or why they cannot be."""
        self._process: Process | None = None
        self._lock = Lock()

    def faults(self, path: Path, document: bytes, seconds: float) -> tuple[Fault, ...]:
        """Return the faults of a document; a grammar that could not be loaded once is not tried again."""
        with self._lock:
            if path not in self.loaded:
                self.load(path, seconds)
            refused = self.loaded[path]
            if refused is not None:
                raise refused
            try:
                answer = self._ask((path, document), seconds)
            except _Stopped as stopped:
                self.loaded.clear()
                raise ConfigurationError(
                    f"Validating by the grammar {path} {_ended(stopped, seconds)}.", _ADVICE
                ) from None
        if isinstance(answer, TeiEditionError):
            raise answer
        assert isinstance(answer, tuple)
        return answer

    def load(self, path: Path, seconds: float) -> None:
        """Load a grammar, or keep why that cannot be."""
        try:
            answer = self._ask((path, None), seconds)
        except _Stopped as stopped:
            refused = {key: error for key, error in self.loaded.items() if error is not None}
            error = ConfigurationError(f"Loading the grammar {path} {_ended(stopped, seconds)}.", _ADVICE)
            self.loaded = {**refused, path: error}
            return
        if isinstance(answer, TeiEditionError) and not isinstance(answer, ConfigurationError):
            raise answer
        self.loaded[path] = answer if isinstance(answer, ConfigurationError) else None

    def _ask(self, request: tuple[Path, bytes | None], seconds: float) -> object:
        """Send a request and return the answer; the process is ended when there is none in time."""
        self._process = process = self._process or self.start()
        late, answer = False, None

        def end() -> None:
            nonlocal late
            late = True
            process.end()

        timer = Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            pickle.dump((*request, seconds), process.requests)
            process.requests.flush()
            answer = pickle.load(process.answers)
        except (EOFError, OSError, pickle.UnpicklingError):
            answer = None
        finally:
            timer.cancel()
            timer.join()
        if answer is None or late:
            self.close()
            raise _Stopped(late)
        return answer

    def forget(self) -> None:
        """Leave the process to the one from which this one was forked; what cannot be loaded is known here, too."""
        self._process, self._lock = None, Lock()
        self.loaded = {path: error for path, error in self.loaded.items() if error is not None}

    def leave(self) -> None:
        """Ask the process nothing more."""
        if self._process is not None:
            self._process.leave()
        self._process = None

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.end()
        self.leave()


def _ended(stopped: _Stopped, seconds: float) -> str:
    return (
        f"did not finish within {seconds:g} seconds and was stopped" if stopped.args[0] else "broke off: libxml2 failed"
    )


def share(path: Path, seconds: float) -> None:
    """Load a grammar of others once for this process and all that are forked from it.

    What is wrong with it is told when a document is validated.
    """
    desk = Desk()
    first = _Child(lambda: desk.visit(HERE))
    first.load(path, seconds)
    first.leave()
    if first.loaded[path] is None:
        _CHILD.start = desk.visit
        atexit.register(desk.close)
    else:
        _CHILD.loaded |= first.loaded
        desk.close()


_CHILD = _Child()
atexit.register(_CHILD.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_CHILD.forget)
