"""The Nu HTML checker, which the W3C's validator runs, finds no error on any page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from teiedition.publication import PUBLICATIONS, PublicationOptions, publish, publish_index

VNU = Path(os.environ.get("TEIEDITION_VNU") or Path(__file__).parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar")
"""The checker, where it is: `npm install vnu-jar` puts it into node_modules, which git ignores."""
HTML = next(each for each in PUBLICATIONS if each.name == "html")

pytestmark = [
    pytest.mark.skipif(
        not shutil.which("java"), reason="no Java is installed: the pages are not tried with the Nu checker"
    ),
    pytest.mark.skipif(not VNU.is_file(), reason="no Nu checker: npm install vnu-jar, or say where in TEIEDITION_VNU"),
]


@pytest.mark.parametrize("tei", ["tests/publication/data/harbour.xml", "tei/plumbline.xml"])
def test_no_error_is_found(tmp_path: Path, tei: str) -> None:
    path = Path(__file__).parents[2] / tei
    publish(path, HTML, tmp_path, PublicationOptions(index=True))
    publish_index([path], tmp_path)
    assert faults(tmp_path) == []


def test_an_error_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!DOCTYPE html><html lang="en"><title>A</title><p id="a"><p id="a">')
    assert faults(tmp_path) == ["page.html, line 1: Duplicate ID “a”."]


def faults(folder: Path) -> list[str]:
    """What the checker says of the pages in a folder."""
    command = ["java", "-jar", str(VNU), "--errors-only", "--skip-non-html", "--format", "json", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8").stderr
    return [
        f"{Path(each['url']).name}, line {each.get('lastLine', 0)}: {each['message']}"
        for each in json.loads(said)["messages"]
    ]
