"""Words for findings: where an element is, what is like a misspelt name, how a list is said."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from lxml import etree

from teiedition.names import local, xml


def path_of(element: etree._Element) -> str:
    """Return the place of an element in words of XPath: ``/TEI/text/body/div[2]/p[3]``."""
    steps: list[str] = []
    node: etree._Element | None = element
    while node is not None:
        tag, name = str(node.tag), local(node.tag)
        before = len(list(node.itersiblings(tag, preceding=True)))
        alone = not before and next(node.itersiblings(tag), None) is None
        steps.append(name if alone else f"{name}[{before + 1}]")
        node = node.getparent()
    return "/" + "/".join(reversed(steps))


def line_of(element: etree._Element) -> int:
    """Return the line of an element's start tag; 0 where it was not read from a file."""
    return int(element.sourceline or 0)


def called(element: etree._Element) -> str:
    """Return how an element is spoken of: ``p “harbour-p0012”``."""
    identifier = element.get(xml("id"))
    return f"{local(element.tag)} “{identifier}”" if identifier else local(element.tag)


def listed(names: Iterable[str], most: int = 24) -> str:
    """Return names in one line, the rest of a long list as a number."""
    ordered = sorted(names, key=str.casefold)
    rest = f" and {len(ordered) - most} more" if len(ordered) > most else ""
    return ", ".join(ordered[:most]) + rest


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``Did you mean …?`` for the name that is most like a misspelt one, or nothing."""
    by_form = {candidate.casefold(): candidate for candidate in known}
    alike = get_close_matches(name.casefold(), by_form, n=1, cutoff=0.7)
    return f"Did you mean “{by_form[alike[0]]}”?" if alike else ""
