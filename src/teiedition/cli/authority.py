"""``teiedition authority``: what the texts name, into the authority lists; lists from elsewhere; identifiers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from teiedition.cli.console import Console
from teiedition.cli.running import FILE, Commands
from teiedition.errors import ConfigurationError

if TYPE_CHECKING:
    from teiedition.authorities import Row

F = TypeVar("F", bound=Callable[..., Any])

KINDS = ("person", "place", "org", "bibl")


def _options(command: F) -> F:
    """Give a command the options that all commands on authority lists have."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say which entries are concerned, and where they are."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
        click.option("--edition", type=FILE, default=".", metavar="DIR", help="Edition folder; by default this one."),
    ):
        command = option(command)
    return command


@click.group(cls=Commands)
def authority() -> None:
    """Keep the authority lists of an edition.

    They hold the persons, places, organisations and works that the texts name. The way into them: annotate proposes
    in a table, you decide, merge puts it in.

    \b
    Example:
      teiedition annotate tei/*.xml --propose names.csv
      teiedition authority reconcile names.csv --service https://wikidata.reconci.link/en/api
      teiedition authority merge names.csv
    """


@authority.command()
@click.argument("table", type=FILE, metavar="FILE.csv")
@_options
def merge(table: Path, edition: Path, quiet: bool, verbose: bool) -> None:
    """Put the accepted rows of a table into the authority lists.

    The column accept decides: “yes” makes a new entry under the row's id, “match” gives the row's forms and
    identifiers to the entry named in the column match, “no” is not proposed again. Of what stands in the lists not a
    byte changes; new entries come to the end. All accepted rows are merged, or none.

    \b
    Example:
      teiedition authority merge names.csv --edition my-edition
    """
    from teiedition.authorities import read_table

    _merge(read_table(table), table, edition, Console(quiet=quiet, verbose=verbose))


@authority.command(name="import")
@click.argument("table", type=FILE, metavar="FILE")
@click.option("--kind", required=True, type=click.Choice(KINDS), help="What the file lists.")
@click.option(
    "--language", default="en", show_default=True, metavar="TAG", help="Language of the names taken from RDF."
)
@_options
def import_(table: Path, kind: str, language: str, edition: Path, quiet: bool, verbose: bool) -> None:
    """Put a list from elsewhere into the authority lists.

    The list is CSV, or RDF in Turtle (.ttl). CSV has a column name; known are also id, forms (divided by |), surname,
    forename, birth, death, note, latitude, longitude, identifiers, viaf, gnd, wikidata, geonames. Importing the same
    file again changes nothing.

    \b
    Examples:
      teiedition authority import persons.csv --kind person
      teiedition authority import gazetteer.ttl --kind place --edition my-edition
    """
    from teiedition.authorities import import_csv, import_turtle
    from teiedition.model import EntityKind

    rdf = table.suffix.lower() in (".ttl", ".nt")
    rows = import_turtle(table, EntityKind(kind), language) if rdf else import_csv(table, EntityKind(kind))
    _merge(rows, table, edition, Console(quiet=quiet, verbose=verbose))


@authority.command()
@click.argument("table", type=FILE, metavar="FILE.csv")
@click.option("--service", "url", required=True, metavar="URL", help="Address of a reconciliation service.")
@click.option("--kind", type=click.Choice(KINDS), help="Ask only for rows of this kind.")
@click.option("--type", "type_", default="", metavar="ID", help="Only candidates of this class of the service: Q5.")
@click.option("--entries", is_flag=True, help="Add rows for entries of the lists that have no identifier there.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds for one answer.")
@click.option("--cache", type=FILE, metavar="DIR", help="Where answers are kept; by default in ~/.cache/teiedition.")
@_options
def reconcile(
    table: Path,
    url: str,
    kind: str | None,
    type_: str,
    entries: bool,
    timeout: float,
    cache: Path | None,
    edition: Path,
    quiet: bool,
    verbose: bool,
) -> None:
    """Ask a reconciliation service who is meant.

    Its candidates are written into the table. Names are sent to the service, by the W3C Reconciliation API 0.2; no
    other command does that. Copy the right one of the candidates into the column identifiers (wikidata:Q7259), then
    merge. The lists themselves are not touched. With --entries the table may be new.

    \b
    Examples:
      teiedition authority reconcile names.csv --service https://wikidata.reconci.link/en/api --kind person --type Q5
      teiedition authority reconcile links.csv --service https://wikidata.reconci.link/en/api --entries
    """
    from teiedition.authorities import Service, ServiceOptions, read_table, reconcile, rows_of, write_table
    from teiedition.model import EntityKind
    from teiedition.tei.authority import read_authority

    console = Console(quiet=quiet, verbose=verbose)
    only = EntityKind(kind) if kind else None
    service = Service(url, ServiceOptions(timeout=timeout, type=type_, cache=cache))
    rows = read_table(table) if table.exists() or not entries else ()
    if entries:
        rows += rows_of(read_authority(_folder(edition)), rows, only, without=service.authority())
    found = reconcile(rows, service, only)
    if found.answered:
        write_table(table, found.rows)
        console.say(f"{found.answered} rows of {table} have answers.")
    elif found.error is None:
        console.say("There is nothing to ask: every row has candidates already.")
    if found.error is not None:
        raise found.error


def _merge(rows: Sequence[Row], table: Path, edition: Path, console: Console) -> None:
    from teiedition.authorities import merge

    merged = merge(rows, _folder(edition), table)
    for what, names in (("new", merged.added), ("extended", merged.extended), ("there already", merged.present)):
        for name in names:
            console.detail(f"  {what}: {name}")
    for path in merged.written:
        console.say(str(path))
    counts = (len(merged.added), len(merged.extended), len(merged.present))
    console.say("{} new entries, {} extended, {} there already.".format(*counts))


def _folder(edition: Path) -> Path:
    """Return the folder of the authority lists."""
    from teiedition.edition import FILE as CONFIGURATION
    from teiedition.edition import Edition

    found = Edition.read(edition)
    if not (edition / CONFIGURATION).is_file():
        raise ConfigurationError(
            f"{edition / CONFIGURATION} does not exist.",
            "Name the edition folder with --edition, or lay one out by init.",
        )
    return found.place(found.folders.authority)
