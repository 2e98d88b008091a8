"""The command line: thin over the library, one file for each command."""

from __future__ import annotations

import gc

import click

from teiedition import __version__
from teiedition.cli.annotate import annotate
from teiedition.cli.authority import authority
from teiedition.cli.build import build
from teiedition.cli.certify import certify
from teiedition.cli.convert import convert
from teiedition.cli.deposit import deposit
from teiedition.cli.evaluate import evaluate
from teiedition.cli.init import init
from teiedition.cli.publish import publish
from teiedition.cli.running import Commands
from teiedition.cli.schema import schema
from teiedition.cli.serve import serve
from teiedition.cli.validate import validate


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="teiedition")
def main() -> None:
    """From the raw text of a book to a scholarly digital edition.

    Raw text, as OCR gives it, becomes TEI P5 with its structure and with persons, places, quotations and dates marked;
    TEI becomes a reading edition, plain text and data.

    \b
    Begin with one file:      teiedition convert book.txt -o book.xml
    or with an edition:       teiedition init my-edition --from book.txt
                              teiedition build my-edition

    Exit codes: 0 done; 1 done, with findings; 2 wrong use; 3 a file cannot be read or written; 4 edition.toml;
    5 a stylesheet, schema, optional package or service is missing; 6 a stylesheet fails; 130 interrupted.
    """
    gc.set_threshold(100_000, 50, 50)  # a book is a great many small objects that stay: look for rubbish seldom


_COMMANDS = (
    *(init, convert, annotate, validate, publish, build, serve, deposit),
    *(evaluate, authority, schema, certify),
)

for _command in _COMMANDS:
    main.add_command(_command)
