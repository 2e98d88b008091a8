"""``teiedition certify``: the certificate that a TEI document has every character of its raw text."""

from __future__ import annotations

from pathlib import Path

import click

from teiedition.cli.console import Console
from teiedition.cli.running import FILE


@click.command()
@click.argument("tei", type=FILE)
@click.option("--source", type=FILE, required=True, metavar="RAW", help="The raw text from which it was made.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="The certificate; by default NAME.certificate.json.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say how many changes of each kind are recorded.")
def certify(tei: Path, source: Path, output: Path | None, quiet: bool, verbose: bool) -> None:
    """Certify that a TEI document has every character of its raw text.

    The certificate is JSON: digests of both files and of the text, every change that the markup records with its line,
    its place and its reason, and a map from identifiers to offsets in the raw text. Where it lies beside the document,
    validate looks whether it still holds. Nothing is written when the two texts differ.

    \b
    Example:
      teiedition certify tei/harbour.xml --source source/harbour.txt
    """
    from teiedition.files import write_atomically
    from teiedition.pipeline import with_raw
    from teiedition.tei import TeiDocument
    from teiedition.validation import ValidationOptions
    from teiedition.validation.certificate import certificate_of, to_bytes
    from teiedition.validation.certificate import certify as made

    document = TeiDocument.read(tei)
    certificate = made(document, tei.read_bytes(), source, with_raw(ValidationOptions(), source).raw)
    path = write_atomically(output or certificate_of(tei), to_bytes(certificate))
    characters, changes = certificate["reading"]["characters"], len(certificate["changes"])
    console = Console(quiet=quiet, verbose=verbose)
    console.say(f"{path}: {characters} characters, {changes} changes recorded.")
    for kind, number in certificate["counts"].items():
        console.detail(f"  {kind}: {number}")
