"""``teiedition deposit``: an edition to a package for an archive, and the check of such a package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from teiedition.cli.console import Console
from teiedition.cli.running import FILE
from teiedition.errors import ExitCode
from teiedition.model import Finding, Severity

if TYPE_CHECKING:
    from teiedition.deposit import Stored

ARCHIVES = ("plain", "zenodo", "clarin", "textgrid")


@click.command()
@click.argument("edition", type=FILE, metavar="EDITION", required=False)
@click.option("-o", "--output", type=FILE, metavar="PATH", help="Folder to make, or a file whose name ends in .zip.")
@click.option("--ocfl", type=FILE, metavar="ROOT", help="Store of objects (OCFL 1.1) to add a version to.")
@click.option(
    "--to", "archive", type=click.Choice(ARCHIVES), help="Archive whose rules hold; by default edition.toml's."
)
@click.option(
    "--work", "works", multiple=True, metavar="NAME", help="Work to pack; may be given again. By default all."
)
@click.option("--check", is_flag=True, help="Only say what the archive would send back; write nothing.")
@click.option(
    "--verify", "deposited", type=FILE, metavar="PATH", help="Check a deposit that was made, every byte of it."
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more: warnings, what is looked up where.")
@click.pass_context
def deposit(
    ctx: click.Context,
    edition: Path | None,
    output: Path | None,
    ocfl: Path | None,
    archive: str | None,
    works: tuple[str, ...],
    check: bool,
    deposited: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Pack an edition folder for an archive: BagIt 1.0 around an RO-Crate 1.2.

    In it are TEI, raw texts where the licence allows it, schemas, stylesheets, all publications, metadata in all
    schemes, reports, licence and a README. It is verified before it is put in place, and nothing is ever overwritten.
    --ocfl adds it to a store of objects as a version; what an earlier version has is kept once.
    Set SOURCE_DATE_EPOCH to the day of the deposit to have it dated; the same input then gives the same bytes. Ends
    with 1 where the archive demands what the header does not have; what can be made is made.

    \b
    Examples:
      teiedition deposit my-edition -o my-edition-1.zip --to zenodo
      teiedition deposit my-edition --ocfl store
      teiedition deposit my-edition --check --to clarin
      teiedition deposit --verify my-edition-1.zip
    """
    console = Console(quiet=quiet, verbose=verbose)
    if deposited is not None:
        from teiedition.deposit import verify

        findings = verify(deposited)
        console.say(f"{deposited}: {'every byte is as it was written' if not findings else 'damaged'}.")
    else:
        findings = _pack(edition, output, ocfl, archive, works, check, console)
    for finding in findings:
        _tell(finding, console)
    bad = any(each.severity.rank <= Severity.ERROR.rank for each in findings)
    ctx.exit(int(ExitCode.FINDINGS if bad else ExitCode.DONE))


def _pack(
    edition: Path | None,
    output: Path | None,
    ocfl: Path | None,
    archive: str | None,
    works: tuple[str, ...],
    check: bool,
    console: Console,
) -> tuple[Finding, ...]:
    from teiedition.depositing import deposit as pack

    if edition is None:
        raise click.UsageError("Name the edition folder, or a deposit with --verify.")
    if (output is None and ocfl is None) is not check:
        raise click.UsageError("Give -o or --ocfl, where the deposit is to be, or else --check.")
    made = pack(edition, output, to=archive or "", works=works, ocfl=ocfl)
    size = f"{made.files} files, {made.size / 1e6:.1f} MB"
    if made.path is not None or made.stored is None:
        console.say(f"{made.path or 'Would be packed'}: {size}.")
    if made.stored is not None:
        console.say(_stored(made.stored, size))
    return made.findings


def _stored(stored: Stored, size: str) -> str:
    if not stored.added:
        return f"{stored.path} has all this already, as {stored.version}; nothing was added."
    return f"{stored.path}: {stored.version}, {size}; {stored.new} of them are new in it."


def _tell(finding: Finding, console: Console) -> None:
    words = f"{finding.message} {finding.advice}".strip()
    if finding.severity.rank <= Severity.ERROR.rank:
        console.error("", words)
    else:
        console.warn(f"{finding.severity}: {words}")
