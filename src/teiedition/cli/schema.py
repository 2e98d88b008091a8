"""``teiedition schema``: grammars from an ODD."""

from __future__ import annotations

from pathlib import Path

import click

from teiedition.cli.console import Console
from teiedition.cli.running import FILE, Commands


@click.group(cls=Commands)
def schema() -> None:
    """Make the grammars of an edition from its customisation of TEI (ODD)."""


@schema.command("compile")
@click.argument("odd", type=FILE, metavar="FILE.odd")
@click.option("-o", "--output", type=FILE, metavar="DIR", help="Where they are written; by default beside the ODD.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def compile_(odd: Path, output: Path | None, quiet: bool) -> None:
    """Make RELAX NG, XSD, Schematron and an HTML reference of the elements from an ODD.

    The ODD declares all it uses, or is built on another: schemaSpec source="teiedition:schema/teiedition.odd" names the
    shipped one, any other source a file relative to the ODD. What is made bears the name of the ODD, the reference is
    reference.html. Nothing is written when the ODD has a fault; each fault is told with its line and what to do.
    Grammars in the folder schema/ of an edition stand before the shipped ones.

    \b
    Example:
      teiedition schema compile schema/letters.odd -o schema
    """
    from teiedition.validation.compile import compile_odd

    console = Console(quiet=quiet)
    for path in compile_odd(odd, output or odd.parent):
        console.say(str(path))
