"""Every template and function of the shipped stylesheets is tried by the cases, or by the editions of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_no_template_is_never_tried() -> None:
    """In a process of its own, since the stylesheets that it compiles are copies that say when they are reached."""
    path = os.pathsep.join(map(str, (TESTS.parent / "src", TESTS)))
    command = [sys.executable, "-m", "xslt.coverage"]
    told = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == [], "write a case for it, or take it out"
