"""Texts made elsewhere: what must be mended before pages can be made of them; a stylesheet does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from teiedition.names import tei, xml
from teiedition.resources import find
from teiedition.tei import TeiDocument
from teiedition.transform import Parameter, run

STYLESHEET = "xslt/html/prepare.xsl"
PAGE_WEIGHT = 190_000
"""The stylesheets' own ``page-weight``: characters, and about a hundred for each element."""
HEAVIEST = 300_000
"""Bytes that no page ought to exceed."""
_HOSTS = {tei(name) for name in ("text", "group", "front", "body", "back", *("div", *(f"div{n}" for n in range(8))))}


def prepared(
    document: TeiDocument, content: bytes, weight: Parameter | None = None, edition: Path | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """Return a document of which pages can be made, and what had to be done for it in words.

    Identifiers that stand twice become different ones, and blocks too heavy for a page become several. A document that
    needs neither is returned as it is.

    :param content: the document as bytes.
    :param weight: the parameter ``page-weight`` of the publication, where it has one.
    """
    limit = weight if isinstance(weight, int) else PAGE_WEIGHT
    heavy = len(content) > limit and any(_weight(each) > limit for each in _blocks(document))
    if not heavy and not _has_duplicates(document):
        return content, ()
    result = run(find(STYLESHEET, edition), source=content, parameters={"page-weight": limit})
    return result.output.encode("utf-8"), result.messages


def _has_duplicates(document: TeiDocument) -> bool:
    known = [name for each in document.root.iter(etree.Element) if (name := each.get(xml("id"))) is not None]
    return len(set(known)) < len(known)


def _blocks(document: TeiDocument) -> Iterator[etree._Element]:
    """Yield the children of divisions and of what holds divisions."""
    for host in document.root.iter(*_HOSTS):
        yield from (each for each in host.iterchildren(etree.Element) if each.tag not in _HOSTS)


def _weight(element: etree._Element) -> int:
    """Return roughly the bytes of HTML that an element becomes, as the stylesheets reckon."""
    return sum(map(len, element.itertext())) + 105 * sum(1 for _ in element.iter())
