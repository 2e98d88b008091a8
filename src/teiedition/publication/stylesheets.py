"""What a stylesheet declares: parameters, modes, named templates, each with the comment before it.

Read from the stylesheet and all it includes or imports, for the reference page and for the check of parameters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from teiedition.errors import StylesheetError
from teiedition.resources import CATALOG_PREFIX, find

XSL = "{http://www.w3.org/1999/XSL/Transform}"


@dataclass(frozen=True, slots=True)
class Declaration:
    """Something a stylesheet declares at its top level."""

    kind: str
    """``param``, ``mode``, ``template`` (named), ``function`` …"""
    name: str
    type: str
    """Value of ``@as``."""
    default: str
    """XPath of the default value, of a parameter."""
    comment: str
    """The comment just before it, white space normalised."""
    module: Path


@cache
def declarations(stylesheet: Path) -> tuple[Declaration, ...]:
    """Return what a stylesheet and its modules declare, each module once, in the order of inclusion.

    :raises StylesheetError: when a module cannot be read.
    """
    return tuple(found for module in modules(stylesheet) for found in _declared(module))


def modules(stylesheet: Path) -> tuple[Path, ...]:
    """Return the stylesheet and every module it includes or imports, itself first, each once."""
    found: dict[Path, None] = {}
    waiting = [stylesheet.resolve()]
    while waiting:
        module = waiting.pop(0)
        if module not in found:
            found[module] = None
            waiting.extend(_referred(module))
    return tuple(found)


@cache
def parameters(stylesheet: Path) -> tuple[str, ...]:
    """Return the names of the stylesheet's parameters."""
    return tuple(dict.fromkeys(each.name for each in declarations(stylesheet) if each.kind == "param"))


def _referred(module: Path) -> Iterator[Path]:
    for element in _root(module).iter(f"{XSL}include", f"{XSL}import"):
        href = element.get("href", "")
        yield (
            find(href.removeprefix(CATALOG_PREFIX))
            if href.startswith(CATALOG_PREFIX)
            else (module.parent / href).resolve()
        )


def _declared(module: Path) -> Iterator[Declaration]:
    for element in _root(module).iterchildren(etree.Element):
        name = element.get("name")
        if name is not None:
            kind = etree.QName(element).localname
            type_, default = element.get("as", ""), element.get("select", "")
            yield Declaration(kind, name, type_, default, _comment(element), module)


def _comment(element: etree._Element) -> str:
    before = element.getprevious()
    return " ".join((before.text or "").split()) if isinstance(before, etree._Comment) else ""


@cache
def _root(module: Path) -> etree._Element:
    try:
        return etree.parse(module, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        raise StylesheetError(
            f"{module} cannot be read: {error}.", "Mend the stylesheet; nothing was written."
        ) from error
