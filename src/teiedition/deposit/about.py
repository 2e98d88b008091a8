"""The files that explain a deposit to a person who opens it in thirty years: README, licence, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from teiedition.deposit.material import Item, Material, Record, Work
from teiedition.model import Finding
from teiedition.names import VERSION

_FOLDERS = {
    "tei": "the text itself, with its structure and what is named in it, in TEI P5 (XML); everything else can be made "
    "from this. `tei/authority` has the lists of persons, places, organisations and works",
    "source": "the raw texts that were converted, unchanged",
    "schema": "the rules that the TEI follows: ODD (the customisation), RELAX NG, XSD, Schematron",
    "xslt": "the XSLT 3.0 stylesheets that made the other folders from the TEI",
    "html": "the edition to read, for any web browser; begin with an index.html",
    "epub": "the edition for reading devices (EPUB 3)",
    "text": "the text to read without any markup, in UTF-8",
    "data": "tables and linked data: who and what is named or quoted where",
    "metadata": "the description of the edition in the formats of libraries and archives",
    "reports": "what the validation found, whether the TEI has all the text of its source, what the metadata lack",
}


def about(record: Record, material: Material, items: Sequence[Item], gaps: Sequence[Finding]) -> tuple[Item, ...]:
    """Return README, licence and the list of gaps.

    :param record: the record of the whole.
    :param items: the payload so far, for the folders there are.
    :param gaps: what the metadata lack.
    """
    found = [Item("README.md", _readme(record, material, items, gaps).encode())]
    licence = record["licence"]
    if (licence["uri"] or licence["text"]) and not any(item.path == "LICENSE" for item in items):
        words = (licence["text"], f"The full text is at {licence['uri']}" if licence["uri"] else "", licence["spdx"])
        found.append(Item("LICENSE.txt", "".join(f"{line}\n" for line in words if line).encode()))
    if gaps:
        lines = (f"{each.document}: {each.message} {each.advice}\n" for each in gaps)
        found.append(Item("reports/gaps.txt", "".join(lines).encode()))
    return tuple(found)


def _readme(record: Record, material: Material, items: Sequence[Item], gaps: Sequence[Finding]) -> str:
    title = ": ".join(filter(None, (record["title"], record["subtitle"]))) or record["id"]
    paragraphs = [
        f"# {title}",
        "A digital edition, packed so that it can be read, checked and used without asking anybody and without the "
        f"program that made it (teiedition {VERSION}).",
        _facts(record),
        "## What is here",
        *(_work(work) for work in material.works),
        _folders(items),
        *_left_out(material.files_left_out),
        "`ro-crate-metadata.json` lists every file with its kind, size and digest (RO-Crate 1.2). Text files are in "
        "UTF-8.",
        "## Is it undamaged?",
        "The folder above this one is a BagIt 1.0 bag. With the tools of any Unix, in that folder:",
        "```\nsha512sum -c manifest-sha512.txt\n```",
        "## How to cite",
        "`CITATION.cff`, where it is here, and the folder `metadata` say it in the forms that programs read.",
        *(
            ["## What is missing", "The header lacks what some records need; `reports/gaps.txt` names it."]
            if gaps
            else []
        ),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _facts(record: Record) -> str:
    licence = record["licence"]
    facts = (
        ("By", "; ".join(each["name"] for each in record["creators"])),
        ("With", "; ".join(f"{each['name']} ({each['role']})" for each in record["contributors"])),
        ("Published by", ", ".join(filter(None, (record["publisher"], record["place"], record["date"])))),
        ("Licence", " ".join(filter(None, (licence["text"], f"<{licence['uri']}>" if licence["uri"] else "")))),
        ("Source", record["source"]["text"]),
        ("Language", ", ".join(record["languages"])),
        ("Identifier", "; ".join(each["value"] for each in record["identifiers"])),
    )
    return "\n".join(f"- {name}: {value}" for name, value in facts if value)


def _work(work: Work) -> str:
    found = {
        True: " It has all the text of its source.",
        False: " It differs from its source; see `reports`.",
        None: "",
    }
    return f"- `{work.tei}`: {work.record['title'] or work.id}.{found[work.faithful]}"


def _folders(items: Sequence[Item]) -> str:
    there = dict.fromkeys(item.use for item in items)
    return "\n".join(f"- `{name}/`: {words}." for name, words in _FOLDERS.items() if name in there)


def _left_out(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    return [f"The raw texts are not here, because the licence does not say that they may be: {', '.join(names)}."]
