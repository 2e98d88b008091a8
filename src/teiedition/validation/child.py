"""A process of its own for grammars of others: ``python -m teiedition.validation.child``.

It reads pickled requests from standard input, ``(grammar, document, seconds)``, and answers with what
:func:`teiedition.validation.verdict.faults` returns, or with the error; a request without a document loads the grammar.
It ends with its input; where nobody is left to end it, it does so itself when a request takes longer than it may.
"""

from __future__ import annotations

import pickle
import signal
import sys
from pathlib import Path
from typing import Any

from lxml import etree

from teiedition.errors import TeiEditionError
from teiedition.validation.verdict import faults, load

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
    requests: Any = sys.stdin.buffer
    answers: Any = sys.stdout.buffer
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
