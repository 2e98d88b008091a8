"""The wrong and the right examples of the editorial rules, as the ODD has them, each made into a document."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from teiedition.names import TEI_NS, tei
from teiedition.tei import TeiDocument

ODD = Path(__file__).parents[2] / "schema/teiedition.odd"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"


class Examples(NamedTuple):
    """The examples of a rule, as the elements that the ODD shows."""

    wrong: tuple[etree._Element, ...] = ()
    right: tuple[etree._Element, ...] = ()


@cache
def examples() -> Mapping[str, Examples]:
    """Return the examples of the rules of the ODD, by rule."""
    specs = etree.parse(str(ODD)).iter(tei("constraintSpec"))
    return {spec.get("ident", ""): Examples(_of(spec, "wrong"), _of(spec, "right")) for spec in specs if _tested(spec)}


def document(parts: tuple[etree._Element, ...]) -> TeiDocument:
    """Return a document with an example in its place: in a chapter, unless it is more than that."""
    if len(parts) == 1 and parts[0].tag == tei("TEI"):
        return _parsed(parts[0])
    root = etree.Element(tei("TEI"), {"{http://www.w3.org/XML/1998/namespace}id": "quay"}, nsmap={None: TEI_NS})
    root.extend(part for part in parts if part.tag == tei("standOff"))
    place = etree.SubElement(etree.SubElement(root, tei("text")), tei("body"))
    inside = [part for part in parts if part.tag != tei("standOff")]
    if all(part.tag != tei("div") for part in inside):
        place = etree.SubElement(place, tei("div"), type="chapter")
    place.extend(inside or [etree.Element(tei("ab"))])
    return _parsed(root)


def source(parts: tuple[etree._Element, ...]) -> str:
    """Return an example as it is written, without namespaces."""
    return "".join(map(_source, parts))


def _source(part: etree._Element) -> str:
    written = etree.tostring(part, encoding="unicode", with_tail=False)
    return written.replace(f' xmlns="{TEI_NS}"', "")


def _tested(spec: etree._Element) -> bool:
    return next(spec.iter("{*}assert", "{*}report"), None) is not None


def _of(spec: etree._Element, kind: str) -> tuple[etree._Element, ...]:
    found = spec.find(f"{tei('desc')}[@type='{kind}']/{EXAMPLES}egXML")
    return tuple(map(_in_tei, found)) if found is not None else ()


def _in_tei(example: etree._Element) -> etree._Element:
    made = etree.fromstring(etree.tostring(example, with_tail=False).replace(b"/ns/Examples", b"/ns/1.0"))
    return copy.deepcopy(made)


def _parsed(root: etree._Element) -> TeiDocument:
    return TeiDocument.parse(etree.tostring(copy.deepcopy(root)), Path("example.xml"))
