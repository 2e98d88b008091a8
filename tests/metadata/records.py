"""Headers for the tests of metadata: one that says everything, and the schemas of others with their catalogue."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import xmlschema
from lxml import etree

HARBOUR = Path(__file__).parents[1] / "publication/data/harbour.xml"

GULL = Path(__file__).parent / "data/gull.xml"
FULL = GULL.read_text(encoding="utf-8")
BARE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="bare"><teiHeader><fileDesc/></teiHeader>
<text><body><p>x</p></body></text></TEI>"""


@cache
def schema(shared: Path, name: str) -> Any:
    """Return an XSD of the shared schemas; what it imports is found by their catalogue, nothing on the network."""
    folder = shared / "schemas"
    exact: dict[str, str] = {}
    prefixes: list[tuple[str, str]] = []
    for entry in etree.parse(folder / "catalog.xml").getroot().iterchildren(etree.Element):
        kind = etree.QName(entry).localname
        if kind in ("system", "uri"):
            exact[str(entry.get("systemId") or entry.get("name"))] = (folder / entry.get("uri", "")).as_uri()
        elif kind == "rewriteSystem":
            prefixes.append(
                (str(entry.get("systemIdStartString")), (folder / entry.get("rewritePrefix", "")).as_uri() + "/")
            )

    def local(address: str) -> str:
        start = next((pair for pair in prefixes if address.startswith(pair[0])), ("", ""))
        return exact.get(address) or start[1] + address.removeprefix(start[0])

    return xmlschema.XMLSchema10(str(folder / name), uri_mapper=local, allow="local")
