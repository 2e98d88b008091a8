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
@click.option("-v", "--verbose", is_flag=True, help="Say on which ODDs it is built.")
def compile_(odd: Path, output: Path | None, quiet: bool, verbose: bool) -> None:
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
    from teiedition.validation.odd import chain_of

    console = Console(quiet=quiet, verbose=verbose)
    for each in reversed(chain_of(odd)[:-1]):
        console.detail(f"built on {each.path}")
    for path in compile_odd(odd, output or odd.parent):
        console.say(str(path))
