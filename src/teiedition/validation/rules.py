"""The rules that findings name: a sentence that says what is true when all is well, and what to do when it is not.

Those of the Schematron schema are read from it: the title of the pattern is the sentence, the diagnostics are the help.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from lxml import etree

from teiedition.errors import TeiEditionError
from teiedition.model import Finding, Severity
from teiedition.names import SCH_NS
from teiedition.resources import find
from teiedition.validation.schemas import parse_schema


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that a document may break."""

    name: str
    sentence: str
    help: str
    severity: Severity = Severity.ERROR


_TABLE = (
    Rule(
        "document-is-read",
        "The document is well-formed TEI P5.",
        "Mend the file at the place that the message names. TEI P5 has the namespace http://www.tei-c.org/ns/1.0; "
        "documents with a document type declaration are refused, since entities are never resolved.",
        Severity.FATAL,
    ),
    Rule(
        "validation-runs",
        "The schema can be used and the options fit together.",
        "The message says which file or option cannot be used, and what to do.",
        Severity.FATAL,
    ),
    Rule(
        "schema-instruction-resolves",
        "Each schema that an xml-model instruction names is at hand.",
        "A schema is looked for beside the document, in the edition's schema folder and its catalog, on the "
        "network only with --fetch. Put a copy into schema/ under the same name, map its address in "
        "schema/catalog.xml, or name a file with --schema.",
    ),
    Rule(
        "include-resolves",
        "Each xi:include names a file within the edition folder.",
        "Move the file into the edition folder and name it relative to the document.",
    ),
    Rule(
        "ignore-matches",
        "Each ignore entry of edition.toml still has findings to ignore.",
        "What the entry excused is mended: take it out of edition.toml.",
        Severity.WARNING,
    ),
    Rule(
        "grammar-is-current",
        "The grammars of an edition are made from its ODD as it is.",
        "Compile it again: teiedition schema compile schema/teiedition.odd. The ODD was changed, or teiedition, on "
        "whose ODD it is built.",
        Severity.WARNING,
    ),
    Rule(
        "element-known",
        "Every element is one of the grammar.",
        "Use an element that the grammar has, or add it to the customisation (ODD). An element in no namespace is "
        "often one whose xmlns was lost.",
    ),
    Rule(
        "element-in-its-place",
        "Every element stands where the grammar allows it.",
        "Move it, or what stands before it; the message names what may stand there.",
    ),
    Rule(
        "content-complete",
        "No element lacks what the grammar requires in it.",
        "Add what the message names.",
    ),
    Rule(
        "no-stray-text",
        "Text stands only in elements that may hold text.",
        "Put the words into a paragraph or another element that holds text.",
    ),
    Rule(
        "attribute-allowed",
        "Every attribute is one that its element may have.",
        "Take it out, or use the attribute that the message suggests.",
    ),
    Rule(
        "attribute-present",
        "Every attribute that the grammar requires is there.",
        "Add it, with one of the values that the message names.",
    ),
    Rule(
        "attribute-value-allowed",
        "The value of every attribute is one that the grammar allows.",
        "Use one of the values that the message names, or add yours to the customisation (ODD).",
    ),
    Rule(
        "grammar-holds",
        "The document is valid by the RELAX NG grammar.",
        "The message is that of the validator, since no element can be named.",
    ),
    Rule(
        "schema-holds",
        "The document is valid by the XML Schema.",
        "Mend the content or the attribute that the message names.",
    ),
    Rule(
        "pointer-resolves",
        "Every pointer leads to an element that is there.",
        "Mend the pointer, or give the identifier to what is meant. Prefixes are declared by prefixDef in the header.",
    ),
    Rule(
        "file-is-there",
        "Every file, picture or other, to which the document points is there.",
        "It is looked for from the folder of the document, then from that of the edition and that of its raw texts. "
        "Put it there, or mend the name. An identifier in the same document is pointed to with # before it.",
        Severity.WARNING,
    ),
    Rule(
        "identifier-unique-in-edition",
        "No xml:id of a text stands in another document of the edition.",
        "Give one of the two elements another identifier; those of a work begin with its name. Entries of the "
        "authority lists may stand in the header and in the standOff of several.",
    ),
    Rule("identifier-unique", "No xml:id stands twice.", "Give one of the two elements another identifier."),
    Rule(
        "text-is-source",
        "The text of the document is that of the source.",
        "The two differ too much to be the same text: check that the right source was named.",
    ),
    Rule("text-kept", "No character of the source is lost.", "Put it back, or record the change (surplus, gap)."),
    Rule("text-not-added", "No character is added to the source.", "Take it out, or record it (supplied, choice)."),
    Rule("text-unchanged", "No character of the source is changed.", "Put it back, or record the change (choice, g)."),
    Rule(
        "certificate-is-current",
        "A document is still the one that its certificate of fidelity speaks of.",
        "Look at what was changed; if it is right, certify the document again: teiedition certify TEI --source RAW.",
    ),
    Rule(
        "certificate-holds",
        "What a certificate of fidelity says of the document is so.",
        "The certificate was changed, or made by another program: certify the document again.",
    ),
    Rule(
        "certificate-of-this-source",
        "The raw text is the one that was certified.",
        "Give the raw text whose name and digest the certificate has, or certify the document again.",
    ),
    Rule(
        "mention-crosses-markup",
        "What a recogniser marks lies within one element, or around whole ones.",
        "The name was left unmarked, since it begins in one element and ends in another: mark it by hand, in parts.",
        Severity.INFORMATION,
    ),
    Rule(
        "mention-crosses-mention",
        "What two recognisers mark does not overlap.",
        "The surer of the two was marked: mark the other by hand if it is right.",
        Severity.INFORMATION,
    ),
    Rule(
        "override-matches",
        "Every override of an edition finds the lines that it speaks of.",
        "Mend the override, or take it out: the raw text or the recogniser has changed.",
        Severity.WARNING,
    ),
    Rule(
        "authority-name-long-enough",
        "Names in the authority lists are long enough to be looked for.",
        "Very short names are found everywhere: add a longer form.",
        Severity.WARNING,
    ),
    Rule(
        "authority-entry-in-its-list",
        "Each authority list holds entries of its own kind.",
        "An entry in the list of another kind is not read: move it.",
        Severity.WARNING,
    ),
)

RULES: Mapping[str, Rule] = {rule.name: rule for rule in _TABLE}
"""The rules of the Python validators, by name."""

FIDELITY_RULES = frozenset(("text-is-source", "text-kept", "text-not-added", "text-unchanged"))
"""Those that are asked of a document only where its raw text is at hand."""


def page_of_rules() -> str:
    """Return the address of ``docs/rules.md``, whose headings are the names of the rules; nothing, where none is known.

    It is below ``$TEIEDITION_DOCS``, which the action for GitHub sets, else in the repository from which pip has
    installed this package (PEP 610, ``direct_url.json``).
    """
    docs = os.environ.get("TEIEDITION_DOCS") or _docs_of_installation()
    return f"{docs.rstrip('/')}/rules.md" if docs else ""


@cache
def _docs_of_installation() -> str:
    try:
        said = json.loads(metadata.distribution("teiedition").read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        return ""
    commit, url = said.get("vcs_info", {}).get("commit_id"), str(said.get("url", ""))
    return f"{url.removesuffix('.git')}/blob/{commit}/docs" if commit and url.startswith("https://") else ""


def rule_of(finding: Finding) -> Rule:
    """Return the rule of a finding; for a rule of somebody else's Schematron, what the finding itself says."""
    known = RULES.get(finding.rule) or shipped_rules().get(finding.rule)
    sentence = finding.rule.replace("-", " ").capitalize() + "."
    return known or Rule(finding.rule, sentence, finding.advice or finding.message, finding.severity)


@cache
def shipped_rules() -> Mapping[str, Rule]:
    """Return the rules of the shipped Schematron schema, by name."""
    try:
        root = parse_schema(find("schema/teiedition.sch")).getroot()
    except TeiEditionError:
        return {}
    found = {}
    for test in root.iter(f"{{{SCH_NS}}}assert", f"{{{SCH_NS}}}report"):
        name, pattern = test.get("id", ""), next(test.iterancestors(f"{{{SCH_NS}}}pattern"), None)
        title = pattern.findtext(f"{{{SCH_NS}}}title", "") if pattern is not None else ""
        role = test.get("role", "error")
        severity = Severity(role) if role in list(Severity) else Severity.ERROR
        found[name] = Rule(name, title or _words(test), _advice(root, test) or _words(test), severity)
    return found


def _advice(root: etree._Element, test: etree._Element) -> str:
    names = test.get("diagnostics", "").split()
    diagnostics = (each for each in root.iter(f"{{{SCH_NS}}}diagnostic") if each.get("id") in names)
    return " ".join(map(_words, diagnostics))


def _words(element: etree._Element) -> str:
    """Return the words of an assertion, with ``…`` for what is filled in from the document."""
    pieces = [element.text or ""]
    for child in element:
        pieces += ["…", child.tail or ""]
    return " ".join("".join(pieces).split())
