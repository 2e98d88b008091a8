"""XML as the formats write it: characters that XML forbids never get into it."""

from __future__ import annotations

import re

from lxml import etree

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: object) -> str:
    """Return text with U+FFFD for each character that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", str(text))


def add(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: object) -> etree._Element:
    """Append an element; attributes that are ``None`` are left out."""
    said = {key: clean(value) for key, value in attributes.items() if value is not None}
    element = etree.SubElement(parent, tag, said)
    element.text = clean(text) if text is not None else None
    return element


def written(root: etree._Element) -> str:
    """Return the document, with its declaration."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode", pretty_print=True)
