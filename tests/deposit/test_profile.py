"""The METS of a deposit keeps to its rules; each rule finds what breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.deposit import Item
from teiedition.deposit.material import Work
from teiedition.deposit.profile import findings
from teiedition.deposit.records import with_files

TEI = (Path(__file__).parents[1] / "metadata/data/gull.xml").read_bytes()
METS = "metadata/gull.mets.xml"


@pytest.fixture(scope="module")
def crate() -> dict[str, Item]:
    """A TEI document, a text, and the METS that the stylesheet makes of both."""
    items = [Item("tei/gull.xml", TEI), Item("text/gull one.txt", b"Gull\n")]
    records = with_files([Work("gull", {}, "tei/gull.xml")], items, None, None)
    return {item.path: item for item in (*items, *records)}


def test_what_the_stylesheet_makes(crate: dict[str, Item]) -> None:
    assert METS in crate
    assert findings(crate) == ()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('OBJID="', 'OBJID="" x="', "mets-has-identifier"),
        ('ROLE="CREATOR"', 'ROLE="OTHER"', "mets-has-creator"),
        ("<title>", "<title/><nothing>", "mets-describes-work"),
        ('USE="tei"', 'USE="text"', "mets-has-text"),
        ('TYPE="LOGICAL"', 'TYPE="OTHER"', "mets-has-divisions"),
        ('DMDID="dmd-mods"', 'DMDID="dmd-none"', "mets-structure-is-described"),
        ('CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="MD5"', "mets-file-has-fixity"),
        ('xlink:href="../text/', 'xlink:href="https://example.org/', "mets-file-has-place"),
        ('xlink:href="../text/gull%20one.txt"', 'xlink:href="../tei/gull.xml"', "mets-place-has-one-file"),
        ('<fptr FILEID="file-2"/>', "", "mets-file-belongs-to-work"),
        ('<fptr FILEID="file-2"/>', '<fptr FILEID="file-9"/>', "mets-pointer-leads-to-file"),
        ('BETYPE="IDREF"', 'BETYPE="BYTE"', "mets-area-is-element"),
        ('ORDER="1"', 'ORDER="2"', "mets-pages-are-in-order"),
        ('xlink:href="../text/', 'xlink:href="../texts/', "mets-file-is-there"),
        ('SIZE="5"', 'SIZE="6"', "mets-file-is-unchanged"),
    ],
)
def test_a_record_that_breaks_a_rule(crate: dict[str, Item], old: str, new: str, rule: str) -> None:
    text = crate[METS].content.decode()
    assert old in text
    broken = text.replace(old, new)
    if "<nothing>" in broken:
        broken = broken.replace("</title>", "</nothing>")
    found = {finding.rule for finding in findings({**crate, METS: Item(METS, broken.encode())})}
    assert rule in found
