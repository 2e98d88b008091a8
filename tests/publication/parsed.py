"""Pages as trees, for tests that look something up in them."""

from __future__ import annotations

from pathlib import Path

from lxml import html


def parsed(path: Path) -> html.HtmlElement:
    """Return the root of a page."""
    root = html.parse(path).getroot()
    assert root is not None, path
    return root


def the(element: html.HtmlElement, path: str) -> html.HtmlElement:
    """Return the one element at a path."""
    found = element.find(path)
    assert found is not None, path
    return found
