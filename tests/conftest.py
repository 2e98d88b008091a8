"""Shared fixtures: a command runner, a small edition folder, and the real book where it is at hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

SHARED = Path(os.environ.get("TEIEDITION_SHARED") or Path(__file__).parents[1] / "../shared").resolve()

HARBOUR = """\
                    HARBOUR LIGHTS

                 Essays from a Quay

                         By
                   Ada Example




                    HARBOUR LIGHTS

                     1. The Pilot

   The pilot came aboard at dawn, and said to the mate: “We shall lie at
anchor until the tide turns.” Nobody on the quay in Bristol had seen the ship
before, though Jane Placeholder had written of her on 7 March 1921.1 She was low in
the water.

   The second day was like the first.



                     2. The Keeper

   The keeper of the light was a patient man. He trimmed the lamp, wound the
clock and went to bed at noon.


                        Notes

   1. See the log of the pilot, page 12.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the real book where it is not at hand."""
    if SHARED.is_dir():
        return
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=f"the real book is not at hand ({SHARED}; see CONTRIBUTING.md)"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real book, its gold and the schemas of others; mark the test ``shared``."""
    return SHARED


Command = Callable[..., Result]


@pytest.fixture
def command() -> Command:
    """Run ``teiedition`` in this process: ``command("convert", path, "-o", out)``."""
    from teiedition.cli import main

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return run


def leaves(group: click.Group | None = None, before: str = "") -> dict[str, click.Command]:
    """Return the commands by name; of a group of commands each: ``authority merge``."""
    from teiedition.cli import main

    found: dict[str, click.Command] = {}
    for name, each in (group or main).commands.items():
        found |= leaves(each, f"{before}{name} ") if isinstance(each, click.Group) else {f"{before}{name}": each}
    return found


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path


@pytest.fixture
def raw(here: Path) -> Path:
    """A small raw text: title page, two numbered essays, a quotation, a note and its call."""
    path = here / "harbour.txt"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


@pytest.fixture
def edition(here: Path) -> Path:
    """A small edition folder, as ``teiedition init`` lays it out, with one text."""
    from teiedition.scaffold import lay_out

    path = here / "harbour.txt"
    path.write_text(HARBOUR, encoding="utf-8")
    lay_out(here / "edition", path)
    path.unlink()
    return here / "edition"
