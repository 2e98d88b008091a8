"""Names of namespaces and of things in them, in lxml's Clark notation."""

VERSION = "0.1.0"
"""Version of the toolkit; the same as in ``pyproject.toml`` (a test holds it)."""

TEI_NS = "http://www.tei-c.org/ns/1.0"
XML_NS = "http://www.w3.org/XML/1998/namespace"
HTML_NS = "http://www.w3.org/1999/xhtml"
RNG_NS = "http://relaxng.org/ns/structure/1.0"
SCH_NS = "http://purl.oclc.org/dsdl/schematron"
SVRL_NS = "http://purl.oclc.org/dsdl/svrl"

NSMAP: dict[str, str] = {"tei": TEI_NS, "xml": XML_NS}
"""Prefixes for XPath over TEI documents."""


def tei(name: str) -> str:
    """Return the Clark name of a TEI element: ``tei("persName")``."""
    return f"{{{TEI_NS}}}{name}"


def xml(name: str) -> str:
    """Return the Clark name of an ``xml:`` attribute: ``xml("id")``."""
    return f"{{{XML_NS}}}{name}"


def local(tag: object) -> str:
    """Return the local part of a Clark name; the empty string for comments and processing instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
