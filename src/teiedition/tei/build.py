"""Small help for building elements: a child with text and attributes in one line."""

from __future__ import annotations

from lxml import etree

from teiedition.names import tei, xml


def child(
    parent: etree._Element, name: str, text: str = "", /, *, identifier: str = "", **attributes: str
) -> etree._Element:
    """Add a TEI element at the end of ``parent``; attributes without value are left out."""
    element = etree.SubElement(parent, tei(name), {key: value for key, value in attributes.items() if value})
    if identifier:
        element.set(xml("id"), identifier)
    if text:
        element.text = text
    return element
