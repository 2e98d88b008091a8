"""A process of its own for grammars of others: ``python -m teiedition.validation.child [DESK]``.

It reads pickled requests from standard input, ``(grammar, document, seconds)``, and answers with what
:func:`teiedition.validation.verdict.faults` returns, or with the error; a request without a document loads the grammar.
It ends with its input; where nobody is left to end it, it does so itself when a request takes longer than it may.

With the number of a socket, the desk, it is there for several processes: each sends a socket of its own and is answered
there by a fork of this process, which has the grammars that were loaded here before.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from lxml import etree

from teiedition.errors import TeiEditionError
from teiedition.validation.verdict import faults, load

HERE = b"here"
"""What is said at the desk by who wants a grammar to be loaded for all that come later."""
_GRACE = 2.0
"""Seconds that the process which asks has for ending this one, before it ends itself."""


def answer(grammar: Path, document: bytes | None) -> object:
    """Return the faults of a document, or the error that stands for them."""
    try:
        if document is None:
            load(grammar)
            return ()
        return faults(etree.fromstring(document, _parser()).getroottree(), grammar)
    except TeiEditionError as error:
        return error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, collect_ids=False)


def main() -> None:
    """Answer requests until there are no more."""
    if len(sys.argv) > 1:
        serve(socket.socket(fileno=int(sys.argv[1])))
    else:
        answer_all(sys.stdin.buffer, sys.stdout.buffer)


def serve(desk: socket.socket) -> None:
    """Answer those who come to the desk: who says ``HERE`` in this process, all others each in a fork of it."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        said, handles, _, _ = socket.recv_fds(desk, len(HERE), 1)
        if not said:
            return
        with socket.socket(fileno=handles[0]) as visitor, visitor.makefile("rwb") as stream:
            if said == HERE or os.fork() == 0:
                pickle.dump(os.getpid(), stream)
                stream.flush()
                answer_all(stream, stream)
                if said != HERE:
                    os._exit(0)


def answer_all(requests: Any, answers: Any) -> None:
    """Answer the requests of one process until it has no more."""
    while True:
        try:
            grammar, document, seconds = pickle.load(requests)
        except EOFError:
            return
        _end_after(seconds + _GRACE)
        pickle.dump(answer(grammar, document), answers)
        answers.flush()
        _end_after(0)


def _end_after(seconds: float) -> None:
    """Let the system end this process after so many seconds, 0 for never; libxml2 would not let Python do it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
