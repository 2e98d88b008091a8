"""ODDs that are built on others: the chain from the base up, what is wrong in it, and the one ODD that it amounts to.

What is read here of TEI's documentation elements (chapter 23) is what the compilers in ``xslt/schema/`` know: Pure ODD
that declares all it uses, or changes what an ODD named by ``schemaSpec/@source`` declares.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from teiedition import transform
from teiedition.errors import ConfigurationError, ResourceMissingError, TeiEditionError
from teiedition.model import Finding, Severity
from teiedition.names import local, tei
from teiedition.resources import CATALOG_PREFIX, find
from teiedition.validation.oddfaults import SPECS, Fault, faults
from teiedition.validation.schemas import parse_schema

_SEAL = b"<!-- SHA-256 of the ODDs: "
_SHOWN = 20
"""Faults that one message tells."""


class Odd(NamedTuple):
    """An ODD of a chain."""

    path: Path
    schema: etree._Element
    """Its ``schemaSpec``."""


def resolved(odd: Path) -> bytes:
    """Return the ODD that a chain amounts to, in UTF-8; it declares all it uses.

    :raises ResourceMissingError: when it, or one on which it is built, is not there.
    :raises ConfigurationError: when there is something wrong with it: file, line, what is wrong, and what to do.
    """
    chain = chain_of(odd)
    found = list(faults([(each.path, each.schema) for each in chain]))
    if found:
        raise _refused(odd, found)
    addresses = tuple(each.path.absolute().as_uri() for each in chain)
    return transform.run(find("xslt/schema/odd-resolve.xsl"), parameters={"chain": addresses}).output.encode()


def chain_of(odd: Path) -> tuple[Odd, ...]:
    """Return an ODD and those on which it is built, the base first.

    :raises ResourceMissingError: when one of them is not there.
    :raises ConfigurationError: when one is no ODD, or is built on itself.
    """
    chain = [Odd(odd, _schema_spec(odd))]
    while source := chain[0].schema.get("source"):
        path = _base(chain[0], source)
        if any(path.resolve() == each.path.resolve() for each in chain):
            raise ConfigurationError(
                f"{_place(chain[0])}: the ODD is built on {source}, which is built on it: a circular chain.",
                "Take source out of one of them.",
            )
        chain.insert(0, Odd(path, _schema_spec(path)))
    return tuple(chain)


def seal(chain: tuple[Odd, ...]) -> bytes:
    """Return what a grammar made from a chain of ODDs ends with, by which it is known whether they were changed."""
    digest = sha256()
    for each in chain:
        digest.update(each.path.read_bytes().replace(b"\r\n", b"\n"))
    return _SEAL + digest.hexdigest().encode() + b" -->\n"


def outdated(folder: Path) -> Iterator[Finding]:
    """Yield a finding for each ODD in a folder that was changed since the grammars beside it were made from it."""
    for odd in sorted(folder.glob("*.odd")):
        grammar = odd.with_suffix(".rng")
        end = _end(grammar)
        if not end.startswith(_SEAL):
            continue
        try:
            if end == seal(chain_of(odd)):
                continue
            message = f"{grammar.name} was made from {odd.name} as it was before it, or teiedition, was changed."
        except TeiEditionError as error:
            message = f"{grammar.name} was made from an ODD that cannot be read any more: {error.message}"
        advice = f"Compile it again: teiedition schema compile {odd}"
        yield Finding("grammar-is-current", Severity.WARNING, message, str(odd), line=1, advice=advice)


def _end(grammar: Path) -> bytes:
    """Return the last line of a file."""
    try:
        return (grammar.read_bytes().rstrip(b"\n").rpartition(b"\n")[2]).replace(b"\r", b"") + b"\n"
    except OSError:
        return b""


def _schema_spec(path: Path) -> etree._Element:
    if not path.is_file():
        raise ResourceMissingError(f"{path} is not a file.", "Name an ODD, such as schema/teiedition.odd.")
    root = parse_schema(path).getroot()
    specs = list(root.iter(tei("schemaSpec")))
    if not specs:
        raise ConfigurationError(
            f"{path}, line {root.sourceline}: this is no ODD, its root <{local(root.tag)}> holds no schemaSpec of TEI.",
            "Name a TEI document with schemaSpec; docs/schema.md has one of thirty lines.",
        )
    if len(specs) > 1:
        raise ConfigurationError(
            f"{path}, line {specs[1].sourceline}: the ODD has a second schemaSpec.", "Put each into a file of its own."
        )
    return specs[0]


def _base(odd: Odd, source: str) -> Path:
    """Return the ODD that ``schemaSpec/@source`` names."""
    if source.startswith(CATALOG_PREFIX):
        try:
            return find(source.removeprefix(CATALOG_PREFIX))
        except TeiEditionError:
            pass
    elif ":" in source.split("/", maxsplit=1)[0]:
        raise ConfigurationError(
            f"{_place(odd)}: source=“{source}” is not at hand, and the network is never touched.",
            "Put a copy beside the ODD and name that, or build on teiedition:schema/teiedition.odd.",
        )
    path = odd.path.parent / source
    if not path.is_file():
        raise ResourceMissingError(
            f"{_place(odd)}: source=“{source}” leads to no file.",
            "Name a file relative to the ODD, or teiedition:schema/teiedition.odd.",
        )
    return path


def _place(odd: Odd) -> str:
    return f"{odd.path}, line {odd.schema.sourceline}"


def _refused(odd: Path, found: list[Fault]) -> ConfigurationError:
    lines = [f"{fault.path}, line {fault.line}: {fault.message}" for fault in found]
    if len(lines) == 1:
        return ConfigurationError(lines[0], found[0].advice)
    told = [f"\n  {line} {fault.advice}".rstrip() for line, fault in zip(lines, found, strict=True)]
    more = f"\n  and {len(found) - _SHOWN} more." if len(found) > _SHOWN else ""
    return ConfigurationError(f"{odd} has {len(found)} faults:{''.join(told[:_SHOWN])}{more}")


def place_of(odd: Path, name: str) -> str:
    """Return file and line of the last declaration of a name in a chain, in words; the file alone, if there is none."""
    for each in reversed(chain_of(odd)):
        for spec in each.schema.getroottree().getroot().iter(*SPECS):
            if spec.get("ident") == name:
                return f"{each.path}, line {spec.sourceline}"
    return str(odd)
