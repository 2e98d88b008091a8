"""The verdict of libxml2 on a document, by a RELAX NG grammar, in plain values that can go to another process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from teiedition.errors import ConfigurationError
from teiedition.validation.schemas import kind_of, parse_schema


class Fault(NamedTuple):
    """An entry of libxml2's log."""

    path: str
    """XPath of the element, as libxml2 writes it; empty where there is none."""
    line: int
    message: str
    type_name: str


@cache
def load(path: Path) -> etree.RelaxNG:
    """Return a grammar, compiled once per process.

    :raises ConfigurationError: when it is no RELAX NG, or has faults of its own.
    """
    if kind_of(path) != "relaxng":
        raise ConfigurationError(f"{path} is no RELAX NG grammar.", "Name one, or leave --schema out.")
    _refuse_the_network(path)
    try:
        return etree.RelaxNG(parse_schema(path))
    except etree.RelaxNGParseError as error:
        raise ConfigurationError(f"The grammar {path} has a fault: {error}.", "Mend it, or name another.") from error


def faults(tree: etree._ElementTree, path: Path) -> tuple[Fault, ...]:
    """Return what libxml2 finds wrong with a document; nothing, if it is valid."""
    grammar = load(path)
    if grammar.validate(tree):
        return ()
    return tuple(Fault(error.path or "", error.line, error.message, error.type_name) for error in grammar.error_log)


def _refuse_the_network(path: Path, seen: frozenset[Path] = frozenset()) -> None:
    """Refuse a grammar that includes another over the network, or itself.

    :raises ConfigurationError: naming the file and the line.
    """
    for element in parse_schema(path).getroot().iter("{*}include", "{*}externalRef"):
        href = element.get("href", "")
        place = f"The grammar {path}, line {element.sourceline}"
        if "://" in href and not href.startswith("file:"):
            raise ConfigurationError(
                f"{place}, includes {href}, and the network is never touched.",
                "Put a copy beside the grammar and name that.",
            )
        included = (path.parent / href.removeprefix("file://")).resolve()
        if included in seen or included == path.resolve():
            raise ConfigurationError(f"{place}, includes {href}: a circle of grammars.", "Break it.")
        if included.is_file():
            _refuse_the_network(included, seen | {path.resolve()})
