"""Where a stylesheet, schema or catalog is: the edition folder first, the shipped copy second.

From a wheel the shipped copy is ``teiedition/share``; from a checkout it is the repository's own
``xslt/`` and ``schema/``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from teiedition.errors import ResourceMissingError

CATALOG_PREFIX = "teiedition:"
"""Prefix of the stable URIs by which an overlay stylesheet imports the shipped ones."""


@cache
def shipped() -> Path:
    """Return the folder that holds the shipped ``xslt/`` and ``schema/``."""
    package = Path(__file__).resolve().parent
    share = package / "share"
    return share if share.is_dir() else package.parents[1]


def find(relative: str, edition: Path | None = None) -> Path:
    """Return the path of a resource such as ``xslt/html/edition.xsl``.

    :param relative: path below the edition folder or below the shipped folder, with ``/``.
    :param edition: the edition folder, where there is one; it is looked in first.
    :raises ResourceMissingError: when neither place has it; the message names both.
    """
    places = [folder / relative for folder in (edition, shipped()) if folder is not None]
    for place in places:
        if place.is_file():
            return place
    looked = " nor in ".join(str(place.parent) for place in places)
    raise ResourceMissingError(
        f"{Path(relative).name} is neither in {looked}." if len(places) > 1 else f"{places[0]} does not exist.",
        "Check the name in edition.toml, or reinstall teiedition if the file is one of its own.",
    )
