"""ODD → RELAX NG, XSD, Schematron and a reference in HTML, by the stylesheets in ``xslt/schema/``."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from teiedition import transform
from teiedition.errors import ConfigurationError
from teiedition.files import write_atomically
from teiedition.resources import find
from teiedition.validation import rulesheet
from teiedition.validation.odd import chain_of, place_of, resolved, seal

GRAMMARS = ("rng", "xsd", "sch")
"""Suffixes of the grammars, each with its stylesheet ``xslt/schema/odd2SUFFIX.xsl``."""
REFERENCE = "reference.html"
"""The page that tells of the elements, attributes and rules."""


def compile_odd(odd: Path, folder: Path) -> tuple[Path, ...]:
    """Make ``NAME.rng``, ``NAME.xsd`` with its parts, ``NAME.sch`` and ``reference.html``; return the files written.

    :param odd: a TEI customisation in Pure ODD that declares everything it uses, or is built on one that does.
    :param folder: where the files are written; ``NAME`` is the stem of the ODD's name.
    :raises ResourceMissingError: when there is no such ODD, or one on which it is built is missing.
    :raises ConfigurationError: when something is wrong in it: file, line, and what to do.
    :raises OutputError: when the folder cannot be written.
    """
    source = resolved(odd)
    made = _grammars(odd, source)
    for suffix in GRAMMARS:
        made[f"{odd.stem}.{suffix}"] += seal(chain_of(odd))
    _try(odd, made)
    made[REFERENCE] = transform.run(find("xslt/schema/odd2html.xsl"), source=source).output.encode()
    return tuple(write_atomically(folder / name, content) for name, content in made.items())


def _grammars(odd: Path, source: bytes) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for suffix in GRAMMARS:
        result = transform.run(find(f"xslt/schema/odd2{suffix}.xsl"), source=source)
        made[f"{odd.stem}.{suffix}"] = result.output.encode()
        made.update(result.documents)
    return made


def _try(odd: Path, made: Mapping[str, bytes]) -> None:
    """Load the grammars as validation does.

    :raises ConfigurationError: when one of them does not load; names the declaration that is at fault.
    """
    with tempfile.TemporaryDirectory(prefix="teiedition-") as name:
        folder = Path(name)
        for file, content in made.items():
            (folder / file).write_bytes(content)
        try:
            etree.RelaxNG(etree.parse(str(folder / f"{odd.stem}.rng")))
        except etree.RelaxNGParseError as error:
            raise ConfigurationError(f"The RELAX NG made from {odd} has a fault: {error}.", "Mend the ODD.") from error
        try:
            etree.XMLSchema(etree.parse(str(folder / f"{odd.stem}.xsd")))
        except etree.XMLSchemaParseError as error:
            raise _ambiguous(odd, made[f"{odd.stem}.xsd"], error) from error
        rulesheet.load(folder / f"{odd.stem}.sch", tuple(each.path for each in chain_of(odd)))


def _ambiguous(odd: Path, xsd: bytes, error: etree.XMLSchemaParseError) -> ConfigurationError:
    """Say of which element XSD cannot have the content model, and where it is declared."""
    entry = error.error_log[0] if len(error.error_log) else None
    line = entry.line if entry is not None else 0
    names = [
        each.get("name", "")
        for each in etree.fromstring(xsd)
        if each.get("name") and 0 < int(each.sourceline or 0) <= line
    ]
    element = names[-1] if names else ""
    place, reason = place_of(odd, element), " ".join(str(error).split()).rstrip(".")
    return ConfigurationError(
        f"{place}: XSD cannot have the content of {element}: {reason}.",
        "At each point it must be plain from the next element alone which part of the content it belongs to.",
    )
