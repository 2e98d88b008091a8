"""``teiedition convert``: raw text to TEI."""

from __future__ import annotations

from pathlib import Path

import click

from teiedition.cli.explaining import tell_reading
from teiedition.cli.running import FILE, Run, finish, run_options, targets, tell


@click.command()
@click.argument("raw", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", type=FILE, metavar="OUT", help="File to write; for several texts, the folder.")
@click.option("--annotate/--no-annotate", default=True, help="Mark persons, places, quotations, dates. [default: yes]")
@click.option("--encoding", metavar="NAME", help="Character encoding of the texts; found out where it is not given.")
@click.option("--explain", "wanted", metavar="LINE", help="Tell how a line, or some words, of RAW are read, and why.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told.")
@run_options
def convert(
    raw: tuple[Path, ...],
    output: Path | None,
    annotate: bool,
    encoding: str | None,
    wanted: str | None,
    form: str,
    run: Run,
) -> None:
    """Convert raw texts to TEI, one file each.

    Needs no configuration. A text in the source folder of an edition takes its metadata and options from edition.toml
    and is written to the edition's tei folder; any other is written to the current folder.

    \b
    Examples:
      teiedition convert book.txt -o book.xml
      teiedition convert texts/*.txt -o tei/ --jobs 8
      teiedition convert --explain 649 book.txt
      teiedition convert --explain "The Ferry and the Bridge" book.txt
    """
    if wanted is not None:
        for path in raw:
            tell_reading(path, wanted, encoding, form, run)
        return
    from teiedition.pipeline import Job, convert_one
    from teiedition.reading.readers import identifier

    raw = tuple(dict.fromkeys(raw))
    editions = [run.edition_of(path) for path in raw]
    folder = editions[0].place(editions[0].folders.tei) if editions[0].folder else None
    outputs = targets(raw, output or folder, lambda path: f"{identifier(path.stem)}.xml")
    jobs = [
        Job(str(path), path, target, edition, annotated=annotate, encoding=encoding)
        for path, target, edition in zip(raw, outputs, editions, strict=True)
    ]
    outcomes = run.work(convert_one, jobs, "Converting", run.console)
    tell(outcomes, run.console)
    finish(outcomes, run.console)
