"""The files that explain a deposit to a person who opens it in thirty years: README, licence, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from teiedition.deposit.licences import FILE as LICENCE
from teiedition.deposit.licences import licence_file
from teiedition.deposit.material import Item, Material, Record, Work
from teiedition.model import Finding, Severity
from teiedition.names import VERSION

FOLDERS = {
    "tei": "the text itself, with its structure and what is named in it, in TEI P5 (XML). Everything else can be made "
    "from it. `tei/authority` has the lists of persons, places, organisations and works",
    "source": "the raw texts that were converted, unchanged",
    "html": "the edition to read, for any web browser",
    "epub": "the edition for reading devices (EPUB 3)",
    "text": "the text to read without any markup; `data/` counts its characters from it",
    "tei-web": "the TEI as a page for web browsers, element by element",
    "data": "tables (CSV, JSON Lines) and linked data: who and what is named or quoted where",
    "metadata": "the description of the edition in the formats of libraries and archives",
    "reports": "what the validation found, whether the TEI has all the text of its source, what the metadata lack",
    "schema": "the rules that the TEI follows: ODD (the customisation), RELAX NG, XSD, Schematron",
    "xslt": "the XSLT 3.0 stylesheets that made the other folders from the TEI; `xslt/LICENSE` holds for them",
}
"""What the folders hold, in the order in which a reader wants to know."""

_FORMATS = {
    ".dc.xml": "Dublin Core (oai_dc)",
    ".dcterms.xml": "qualified Dublin Core",
    ".mods.xml": "MODS 3.8",
    ".mets.xml": "METS 1.12: files, divisions and pages",
    ".premis.xml": "PREMIS 3: every file with its digests, and what was done",
    ".datacite.xml": "DataCite 4.7",
    ".oai.xml": "a record of OAI-PMH 2.0",
    ".cmdi.xml": "CMDI 1.2",
    ".schema-org.jsonld": "schema.org, JSON-LD",
    ".cff": "Citation File Format 1.2",
    ".bib": "BibTeX",
    ".ris": "RIS",
    ".csl.json": "CSL-JSON",
    ".record.json": "the record that all others were made from",
}
"""The formats of metadata by the end of a file's name."""

_ROLES = {
    "edt": "editor",
    "trl": "translator",
    "com": "compiler",
    "ill": "illustrator",
    "ann": "annotator",
    "pdr": "head of the project",
    "spn": "sponsor",
}
"""Relators of MARC in words."""


def about(
    record: Record, material: Material, items: Sequence[Item], gaps: Sequence[Finding], moment: datetime | None
) -> tuple[Item, ...]:
    """Return README, licence and the list of gaps.

    :param record: the record of the whole.
    :param items: the payload so far, for the folders there are.
    :param gaps: what the metadata lack.
    :param moment: when the deposit is made, where it is known.
    """
    licence = record["licence"]
    found = []
    if licence["uri"] or licence["text"]:
        found.append(Item(LICENCE, licence_file(record).encode()))
    if gaps:
        lines = (f"{each.document}: {each.message} {each.advice}\n" for each in gaps)
        found.append(Item("reports/gaps.txt", "".join(lines).encode()))
    there = [*items, *found]
    return (Item("README.md", "\n\n".join(_readme(record, material, there, gaps, moment)).encode() + b"\n"), *found)


def _readme(
    record: Record, material: Material, items: Sequence[Item], gaps: Sequence[Finding], moment: datetime | None
) -> Iterator[str]:
    yield f"# {full_title(record)}"
    yield (
        "A digital edition, packed so that it can be read, checked and used without asking anybody and without the "
        "program that made it. All files are in open formats; text is in UTF-8."
    )
    yield _lines(facts(record, moment))
    yield "## Where to begin"
    yield _lines(_beginnings(items, material.works))
    yield "## What is here"
    yield _lines(_folders(items))
    formats = list(_formats(items))
    if formats:
        yield "In `metadata/`:"
        yield _lines(formats)
    yield "## Where it comes from"
    yield _lines(_origins(material))
    yield "## Is it undamaged?"
    yield (
        "The folder above this one is a BagIt 1.0 bag (RFC 8493). Its manifests have a SHA-256 and a SHA-512 of every "
        "file. On any Unix, in that folder:"
    )
    yield "```\nsha512sum -c manifest-sha512.txt\n```"
    yield "## How to cite"
    yield _citation(record)
    if gaps:
        yield "## What is missing"
        yield "Nothing was made up. The header of the TEI lacks:"
        yield _lines(dict.fromkeys(f"{each.message} ({each.path})" for each in gaps))


def full_title(record: Record) -> str:
    """Return title and sub-title of an edition, or its name where it has none."""
    return ": ".join(filter(None, (record["title"], record["subtitle"]))) or str(record["id"])


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def facts(record: Record, moment: datetime | None = None) -> Iterator[str]:
    """Return who made what, as a reader wants to know it first: ``Licence: CC BY 4.0``.

    :param moment: when the deposit is made, where it is known.
    """
    licence = record["licence"]
    told = (
        ("By", "; ".join(each["name"] for each in record["creators"])),
        ("With", "; ".join(f"{each['name']} ({_role(each)})" for each in record["contributors"])),
        ("Published by", ", ".join(filter(None, (record["publisher"], record["place"], record["date"])))),
        ("Licence", " ".join(filter(None, (licence["text"], f"<{licence['uri']}>" if licence["uri"] else "")))),
        ("Printed source", record["source"]["text"]),
        ("Language", ", ".join(record["languages"])),
        ("Identifier", "; ".join(each["value"] for each in record["identifiers"])),
        ("Packed", " ".join(filter(None, (moment.date().isoformat() if moment else "", f"by teiedition {VERSION}")))),
    )
    return (f"{name}: {value}" for name, value in told if value)


def _role(agent: dict[str, str]) -> str:
    return agent.get("label") or _ROLES.get(agent["role"], "contributor")


def _beginnings(items: Sequence[Item], works: Sequence[Work]) -> Iterator[str]:
    paths = {item.path for item in items}
    works_said = [(f"{work.record['title'] or work.id}: " if len(works) > 1 else "", work) for work in works]
    if "html/index.html" in paths:
        yield "To read: open `html/index.html` in a web browser. It needs no network."
    for name, work in works_said:
        yield f"{name}The text with all that is known of it: `{work.tei}`"
        if f"text/{work.id}.txt" in paths:
            yield f"{name}The bare text: `text/{work.id}.txt`"
    if LICENCE in paths:
        yield f"What you may do with it: `{LICENCE}`"
    yield "Every file with its kind, size and digest: `ro-crate-metadata.json` (RO-Crate 1.2, JSON-LD)"


def _folders(items: Sequence[Item]) -> Iterator[str]:
    there = Counter(item.use for item in items if "/" in item.path)
    for name in (*(name for name in FOLDERS if name in there), *sorted(set(there) - set(FOLDERS))):
        number = f"{there[name]} file{'s' if there[name] > 1 else ''}"
        yield f"`{name}/` ({number})" + (f": {FOLDERS[name]}." if name in FOLDERS else "")
    if any(item.path == "edition.toml" for item in items):
        yield "`edition.toml`: the settings with which all this was made."
    own = [f"`{item.path}`" for item in items if item.path.startswith("edition-")]
    if own:
        yield f"{', '.join(own)}: as they lie in the folder of the edition."


def _formats(items: Sequence[Item]) -> Iterator[str]:
    for suffix, words in _FORMATS.items():
        names = [item.path.removeprefix("metadata/") for item in items if item.use == "metadata"]
        found = [f"`{name}`" for name in names if name.endswith(suffix)]
        if found:
            yield f"{', '.join(found)}: {words}"


def _origins(material: Material) -> Iterator[str]:
    """Yield for each work from which file and by which program it was made, and what was found out about it."""
    for work in material.works:
        programs = ", ".join(f"{each['name']} {each['version']}" for each in work.record["software"])
        by = f" by {programs}" if programs else ""
        if work.source:
            yield f"`{work.tei}` was made from `{work.source}` (SHA-256 {work.source_sha256}){by}."
        else:
            yield (
                f"`{work.tei}` was made{by} from a source that is not at hand."
                if by
                else f"`{work.tei}` was written by hand."
            )
        if work.faithful is not None:
            said = "It has all the text of its source" if work.faithful else "It differs from its source"
            yield f"{said}: compared character by character; see `reports/`."
        wrong = sum(1 for each in work.findings if each.severity.rank <= Severity.ERROR.rank)
        errors = f"{wrong or 'no'} error{'' if wrong == 1 else 's'}"
        yield f"Validation found {errors} in it; see `reports/{work.id}.validation.txt`."
    if material.files_left_out:
        names = ", ".join(material.files_left_out)
        yield f"The raw texts are not here, because the licence does not say that they may be: {names}."


def _citation(record: Record) -> str:
    """Return the edition as a bibliography names it, from what the header has."""
    names = [each["name"] for each in record["creators"]] or [
        f"{each['name']} (ed.)" for each in record["contributors"] if each["role"] == "edt"
    ]
    place = f"https://doi.org/{record['doi']}" if record["doi"] else record["url"]
    published = ", ".join(filter(None, (record["publisher"], record["date"])))
    return " ".join(
        (*(f"{each}." for each in ("; ".join(names), full_title(record), published) if each), place)
    ).strip()
