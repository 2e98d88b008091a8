"""The documentation agrees with the program. ``python tests/test_documentation.py`` writes docs/commands.md anew."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import teiedition
from conftest import leaves
from teiedition.cli import main

ROOT = Path(__file__).parents[1]
COMMANDS = ROOT / "docs/commands.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def reference() -> str:
    """Return docs/commands.md, made from the help of the commands themselves."""
    lines = ["# Commands", "", "Made from the commands' own help; `teiedition COMMAND --help` shows the same.", ""]
    lines += paragraphs(main.help or "")
    for name, command in leaves().items():
        arguments = [argument(each) for each in command.params if isinstance(each, click.Argument)]
        lines += [
            f"## teiedition {name}",
            "",
            "```",
            " ".join(["teiedition", name, "[OPTIONS]", *arguments]),
            "```",
            "",
        ]
        lines += paragraphs(command.help or "")
        lines += ["| option | |", "| --- | --- |"]
        lines += [option(each) for each in command.params if isinstance(each, click.Option)]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help text; those marked with ``\\b`` keep their lines."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b"):
            yield from ["```", *paragraph.removeprefix("\b\n").splitlines(), "```", ""]
        else:
            yield from [paragraph, ""]


def argument(parameter: click.Argument) -> str:
    """Return the word for an argument in the synopsis."""
    return parameter.metavar or f"{str(parameter.name).upper()}{'...' if parameter.nargs == -1 else ''}"


def option(parameter: click.Option) -> str:
    """Return the line of an option in the table."""
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else ()
    value = parameter.metavar or ", ".join(f"`{choice}`" for choice in choices)
    return f"| {names} {value} | {parameter.help} |".replace("  ", " ")


def test_the_reference_of_commands_is_current() -> None:
    assert COMMANDS.read_text(encoding="utf-8") == reference(), "run: python tests/test_documentation.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_in_the_pages_exist(page: Path) -> None:
    """Each ``teiedition …`` line of a code block has a command and options that exist."""
    for block in re.findall(r"```\w*\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        for line in re.findall(r"^(?:\$ )?(?:\.venv/bin/)?teiedition ([a-z]+)(.*)$", block, re.MULTILINE):
            name = line[0] if line[0] in leaves() else f"{line[0]} {line[1].split()[0]}"
            command = leaves()[name]
            known = {name for each in command.params for name in (*each.opts, *each.secondary_opts)} | {"--help"}
            assert set(re.findall(r"(?<!\S)--?[a-z][\w-]*", line[1].split("#")[0])) <= known, line


@pytest.mark.parametrize("name", [name for name in teiedition.__all__ if not name.startswith("_")])
def test_public_names_are_documented(name: str) -> None:
    documentation = inspect.getdoc(getattr(teiedition, name)) or ""
    assert len(documentation) > 20
    if inspect.isfunction(getattr(teiedition, name)):
        for parameter in inspect.signature(getattr(teiedition, name)).parameters:
            assert f":param {parameter}:" in documentation
        assert ":raises" in documentation


@pytest.mark.parametrize(("kind", "file"), [("text", "source/plumbline.txt"), ("xml", "tei/plumbline.xml")])
def test_the_example_of_the_readme_is_real(kind: str, file: str) -> None:
    """What the README shows stands so in the sample edition, in this order; ``…`` stands for what is left out."""
    [example] = re.findall(rf"```{kind}\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    rest = " ".join((ROOT / file).read_text(encoding="utf-8").split())
    for part in example.split("…"):
        shown = " ".join(part.split())
        assert shown in rest
        rest = rest[rest.index(shown) + len(shown) :]


if __name__ == "__main__":
    COMMANDS.write_text(reference(), encoding="utf-8")
