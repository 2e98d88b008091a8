"""The shipped grammars, loaded once, and the sample document that uses all of ``docs/encoding.md``."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def rng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(ROOT / "schema/teiedition.rng")))


@pytest.fixture(scope="session")
def xsd() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(ROOT / "schema/teiedition.xsd")))


@pytest.fixture(scope="session")
def tei_all(shared: Path) -> etree.RelaxNG:
    """TEI's own grammar; loading it takes libxml2 about five seconds."""
    return etree.RelaxNG(etree.parse(str(shared / "schemas/tei/tei_all.rng")))


@pytest.fixture(scope="session")
def harbour() -> etree._ElementTree:
    return etree.parse(str(Path(__file__).parent / "harbour.xml"))
