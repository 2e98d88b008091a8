"""Processes that can be interrupted, whoever started the tests."""

from __future__ import annotations

import signal


def heed() -> None:
    """Let a new process (``preexec_fn``) heed Ctrl-C, which whatever a shell starts in the background ignores."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
