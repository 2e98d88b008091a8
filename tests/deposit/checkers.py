"""The checkers of others, where they are installed; a test that needs one is skipped where it is not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def program(name: str, package: str) -> str:
    """Return the program of a package, beside this Python or on the path."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (pip install {package})")
    return found


def complaints(*command: str | Path) -> str:
    """Run a checker; return what it says where it finds something, else nothing."""
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, timeout=120)
    return "" if done.returncode == 0 else f"{done.stdout}\n{done.stderr}".strip()


def ocfl_validate(root: Path) -> str:
    """Return what ocfl-py says against a store."""
    return complaints(program("ocfl-validate.py", "ocfl-py"), root)
