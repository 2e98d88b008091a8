"""``teiedition init``: lay out a new edition folder."""

from __future__ import annotations

from pathlib import Path

import click

from teiedition.cli.console import Console
from teiedition.cli.running import FILE


@click.command()
@click.argument("folder", type=FILE, metavar="DIR")
@click.option("--from", "raw", type=FILE, metavar="RAW", help="A raw text to begin with; it is copied to source/.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say which files are written.")
def init(folder: Path, raw: Path | None, quiet: bool, verbose: bool) -> None:
    """Lay out a new edition folder, ready for build.

    Writes DIR/edition.toml with a comment on every key, and the folders source/, tei/authority/, schema/ and xslt/.
    What is there already is never changed.

    \b
    Examples:
      teiedition init my-edition --from book.txt
      teiedition build my-edition
    """
    from teiedition.scaffold import lay_out

    console = Console(quiet=quiet, verbose=verbose)
    for path in lay_out(folder, raw):
        console.detail(str(path))
    console.say(f"{folder} is ready.")
    if raw is None:
        console.say(f"Put your raw text into {folder / 'source'}, one file for each work.")
    console.say(f"Say in {folder / 'edition.toml'} what the book is, then run: teiedition build {folder}")
