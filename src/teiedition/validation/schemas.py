"""Which schema: what kind of file it is, where the edition's own is, and clear words for what is none."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from teiedition.errors import ConfigurationError, ResourceMissingError
from teiedition.names import RNG_NS, SCH_NS, local
from teiedition.resources import find
from teiedition.tei.malformed import in_plain_words
from teiedition.validation.options import ValidationOptions

XSD_NS = "http://www.w3.org/2001/XMLSchema"

_KINDS = {f"{{{RNG_NS}}}": "relaxng", f"{{{XSD_NS}}}schema": "xsd", f"{{{SCH_NS}}}schema": "schematron"}
_OWN = {"relaxng": "teiedition.rng", "xsd": "teiedition.xsd", "schematron": "teiedition.sch"}


def schema_for(validator: str, options: ValidationOptions) -> Path:
    """Return the schema file of a validator: the one that was asked for, else the edition's, else the shipped one.

    :raises ResourceMissingError: when it is not there.
    """
    path = options.schema or find(f"schema/{_OWN[validator]}", options.edition)
    return path.absolute()


def kind_of(path: Path) -> str:
    """Return for which validator a schema file is, or ``odd``.

    :raises ResourceMissingError: when it is not there.
    :raises ConfigurationError: when it is no schema that can be used; says what to do instead.
    """
    root = parse_schema(path).getroot()
    for start, kind in _KINDS.items():
        if str(root.tag).startswith(start):
            return kind
    if next(root.iter("{*}schemaSpec"), None) is not None:
        return "odd"
    raise ConfigurationError(
        f"{path} is no schema: its root is <{local(root.tag)}>.", "Name a RELAX NG, XSD or Schematron file in XML."
    )


def parse_schema(path: Path) -> etree._ElementTree:
    """Parse a schema file; nothing outside of it is read.

    :raises ResourceMissingError: when it is missing or cannot be read.
    :raises ConfigurationError: when it is not XML, or has a document type declaration.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ResourceMissingError(
            f"The schema {path} cannot be read: {error.strerror or error}.", "Check the path."
        ) from error
    try:
        tree = etree.ElementTree(etree.fromstring(content, _parser(), base_url=str(path)))
    except etree.XMLSyntaxError as error:
        if path.suffix.lower() == ".rnc":
            raise ConfigurationError(
                f"{path} is RELAX NG in the compact syntax, which cannot be read.",
                f"Convert it to the XML syntax: trang {path.name} {path.stem}.rng",
            ) from error
        wrong, _ = in_plain_words(error.msg or "")
        raise ConfigurationError(
            f"{path}, line {error.position[0]}: the schema is not well-formed XML: {wrong}.",
            "Mend it, or name another.",
        ) from error
    if tree.docinfo.doctype and tree.docinfo.internalDTD is not None and any(tree.docinfo.internalDTD.iterentities()):
        raise ConfigurationError(f"{path} declares entities, which are never resolved.", "Write their text out.")
    return tree


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
