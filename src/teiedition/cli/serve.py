"""``teiedition serve``: a look at an edition in the browser, and its texts for clients of DTS."""

from __future__ import annotations

from pathlib import Path

import click

from teiedition.cli.console import Console
from teiedition.cli.running import FILE


@click.command()
@click.argument("edition", default=".", type=FILE, metavar="[EDITION]")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen at; by default this machine only."
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more: every request.")
def serve(edition: Path, port: int, host: str, quiet: bool, verbose: bool) -> None:
    """Show an edition in the browser, and answer as a Distributed Text Service (DTS 1.0).

    The pages are those in public/, as the last build made them; the service at /api/dts/ reads the documents in tei/
    as they are now. Nobody but this machine can reach it, unless --host says so. Ctrl-C ends it.

    \b
    Examples:
      teiedition serve my-edition
      curl 'http://127.0.0.1:8000/api/dts/navigation/?resource=harbour&down=1'
    """
    from teiedition.edition import Edition
    from teiedition.serving import open_server

    console = Console(quiet=quiet, verbose=verbose)
    with open_server(Edition.read(edition), host, port) as server:
        console.say(f"To read:  {server.address}/")
        console.say(f"DTS:      {server.address}/api/dts/")
        if not server.local:
            console.warn("Whoever reaches this machine in the network can read this edition.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            console.say("\nStopped.")
