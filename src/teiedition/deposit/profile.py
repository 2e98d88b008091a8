"""What METS of a deposit keeps to: rules in Schematron (``schema/mets.sch``), and files that are what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from posixpath import join, normpath
from urllib.parse import unquote

from lxml import etree

from teiedition.deposit.material import Item
from teiedition.model import Finding, Severity
from teiedition.names import SVRL_NS
from teiedition.resources import find
from teiedition.transform import run

_METS = "{http://www.loc.gov/METS/}"
_HREF = "{http://www.w3.org/1999/xlink}href"


def findings(items: Mapping[str, Item]) -> tuple[Finding, ...]:
    """Return what is wrong with the METS records among the files of a crate.

    :param items: the files by their place.
    """
    records = [item for path, item in items.items() if path.startswith("metadata/") and path.endswith(".mets.xml")]
    return tuple(finding for record in records for finding in (*_by_rules(record), *_by_files(record, items)))


@cache
def _stylesheet() -> str:
    return run(find("xslt/schema/sch2xsl.xsl"), source=find("schema/mets.sch")).output


def _by_rules(record: Item) -> Iterator[Finding]:
    report = etree.fromstring(run(_stylesheet(), source=record.content).output.encode())
    for entry in report.iter(f"{{{SVRL_NS}}}failed-assert"):
        text = entry.find(f"{{{SVRL_NS}}}text")
        words = " ".join("".join(map(str, text.itertext())).split()) if text is not None else ""
        yield _finding(entry.get("id", "mets"), record, words, entry.get("location", ""))


def _by_files(record: Item, items: Mapping[str, Item]) -> Iterator[Finding]:
    """Yield the files that are not there, or are not what the record says."""
    for file in etree.fromstring(record.content).iter(f"{_METS}file"):
        address = file.find(f"{_METS}FLocat")
        place = normpath(join("metadata", unquote(address.get(_HREF, "") if address is not None else "")))
        if place not in items:
            yield _finding("mets-file-is-there", record, f"The file {place} is not there.")
        elif (file.get("CHECKSUM"), file.get("SIZE")) != (items[place].sha256, str(len(items[place].content))):
            yield _finding("mets-file-is-unchanged", record, f"The file {place} has another digest or size.")


def _finding(rule: str, record: Item, words: str, path: str = "") -> Finding:
    advice = "Make the deposit anew; where the stylesheet of METS was changed, mend it."
    return Finding(rule, Severity.ERROR, f"{record.path}: {words}", document=record.path, path=path, advice=advice)
