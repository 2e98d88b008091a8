"""ODD → RELAX NG, XSD and Schematron, by the stylesheets in ``xslt/schema/``."""

from __future__ import annotations

from pathlib import Path

from teiedition import transform
from teiedition.errors import ResourceMissingError
from teiedition.files import write_atomically
from teiedition.resources import find

GRAMMARS = ("rng", "xsd", "sch")
"""Suffixes of the grammars, each with its stylesheet ``xslt/schema/odd2SUFFIX.xsl``."""


def compile_odd(odd: Path, folder: Path) -> tuple[Path, ...]:
    """Make ``NAME.rng``, ``NAME.xsd`` with its parts, and ``NAME.sch`` from an ODD; return the files written.

    :param odd: a TEI customisation in Pure ODD that declares everything it uses.
    :param folder: where the grammars are written; ``NAME`` is the stem of the ODD's name.
    :raises ResourceMissingError: when there is no such ODD.
    :raises StylesheetError: when it refers to something that it does not declare; names it.
    :raises OutputError: when the folder cannot be written.
    """
    if not odd.is_file():
        raise ResourceMissingError(f"{odd} is not a file.", "Name an ODD, such as schema/teiedition.odd.")
    grammars: dict[str, bytes] = {}
    for suffix in GRAMMARS:
        made = transform.run(find(f"xslt/schema/odd2{suffix}.xsl"), source=odd)
        grammars[f"{odd.stem}.{suffix}"] = made.output.encode()
        grammars.update(made.documents)
    return tuple(write_atomically(folder / name, content) for name, content in grammars.items())
