"""RO-Crate 1.2: what each file is, who made it from what with which program, as linked data beside the files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from teiedition.deposit.about import FOLDERS
from teiedition.deposit.material import Item, Record, Work
from teiedition.names import VERSION

FILE = "ro-crate-metadata.json"
_CONTEXT = "https://w3id.org/ro/crate/1.2/context"
_PROFILE = "https://w3id.org/ro/crate/1.2"
_PROGRAM = "#teiedition"
_TEI = "http://www.tei-c.org/ns/1.0"

Entity = dict[str, Any]

_PROGRAM_ENTITY: Entity = {
    "@id": _PROGRAM,
    "@type": "SoftwareApplication",
    "name": "teiedition",
    "version": VERSION,
    "softwareVersion": VERSION,
    "url": {"@id": "xslt/"},
}
"""The program. RO-Crate demands an address for it: of what is in the box, its stylesheets come nearest."""


def crate(record: Record, works: Sequence[Work], items: Sequence[Item], moment: datetime | None) -> bytes:
    """Return ``ro-crate-metadata.json``.

    :param record: the record of the whole.
    :param items: the payload without the crate itself.
    :param moment: when the deposit was made; actions are dated only where it is known.
    """
    agents = [_agent(each) for each in (*record["creators"], *record["contributors"])]
    entities: list[Entity] = [
        {"@id": FILE, "@type": "CreativeWork", "about": _ref("./"), "conformsTo": _ref(_PROFILE)},
        _root(record, items, agents),
        *_folders(items),
        *(_file(item, works) for item in items),
        *agents,
        *_publisher(record),
        *_licence(record),
        _PROGRAM_ENTITY,
        *_actions(works, items, moment),
    ]
    unique = {str(entity["@id"]): _compact(entity) for entity in reversed(entities)}
    graph = {"@context": _CONTEXT, "@graph": [unique[name] for name in dict.fromkeys(str(e["@id"]) for e in entities)]}
    return (json.dumps(graph, ensure_ascii=False, indent=1) + "\n").encode()


def _root(record: Record, items: Sequence[Item], agents: Sequence[Entity]) -> Entity:
    title = ": ".join(filter(None, (record["title"], record["subtitle"])))
    split = len(record["creators"])
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": title or record["id"],
        "description": record["abstract"]
        or f"Digital edition in TEI P5 with its sources, exports and reports: {title}",
        "datePublished": record["date"],
        "dateModified": record["modified"],
        "license": [_ref(each["@id"]) for each in _licence(record)],
        "publisher": [_ref(each["@id"]) for each in _publisher(record)],
        "author": [_ref(each["@id"]) for each in agents[:split]],
        "contributor": [_ref(each["@id"]) for each in agents[split:]],
        "identifier": [
            f"https://doi.org/{e['value']}" if e["type"] == "DOI" else e["value"] for e in record["identifiers"]
        ],
        "version": record["version"],
        "inLanguage": record["languages"],
        "keywords": [each["term"] for each in record["subjects"]],
        "isBasedOn": record["source"]["text"],
        "hasPart": [
            *(_ref(f"{name}/") for name in sorted({item.use for item in items if "/" in item.path})),
            *(_ref(_address(item.path)) for item in items if "/" not in item.path),
        ],
        "mentions": [_ref("#validation"), _ref("#packing")],
    }


def _folders(items: Sequence[Item]) -> Iterator[Entity]:
    for name in sorted({item.use for item in items if "/" in item.path}):
        words = FOLDERS.get(name, "").replace("`", "")
        yield {
            "@id": f"{name}/",
            "@type": "Dataset",
            "name": name,
            "description": words[:1].upper() + words[1:],
            "hasPart": [_ref(_address(item.path)) for item in items if item.path.startswith(f"{name}/")],
        }


def _file(item: Item, works: Sequence[Work]) -> Entity:
    name = next((work.record["title"] for work in works if work.tei == item.path), "")
    return {
        "@id": _address(item.path),
        "@type": "File",
        "name": name or item.path,
        "alternateName": item.original,
        "encodingFormat": item.media_type,
        "contentSize": str(len(item.content)),
        "sha256": item.sha256,
        "conformsTo": _ref(_TEI) if item.media_type == "application/tei+xml" else "",
    }


def _agent(agent: Mapping[str, str]) -> Entity:
    kinds = {"person": "Person", "organisation": "Organization"}
    return {
        "@id": agent["uri"] or f"#{quote(agent['name'])}",
        "@type": kinds.get(agent["kind"], "Thing"),
        "name": agent["name"],
        "familyName": agent["family"],
        "givenName": agent["given"],
    }


def _publisher(record: Record) -> Iterator[Entity]:
    if record["publisher"]:
        name = record["publisher"]
        yield {"@id": f"#publisher-{quote(name)}", "@type": "Organization", "name": name, "location": record["place"]}


def _licence(record: Record) -> Iterator[Entity]:
    licence = record["licence"]
    if licence["uri"] or licence["text"]:
        name = licence["spdx"] or licence["text"] or licence["uri"]
        yield {
            "@id": licence["uri"] or "#licence",
            "@type": "CreativeWork",
            "name": name,
            "description": licence["text"],
        }


def _actions(works: Sequence[Work], items: Sequence[Item], moment: datetime | None) -> Iterator[Entity]:
    """Yield who did what with which program: conversion, as the headers tell it, validation and packing."""
    end = moment.isoformat().replace("+00:00", "Z") if moment else ""
    here = {item.path for item in items}
    for work in works:
        raw = f"source/{work.source}"
        if work.source:
            changes = work.record["changes"]
            yield {
                "@id": f"#conversion-{work.id}",
                "@type": "CreateAction",
                "name": "; ".join(each["text"] for each in changes) or f"Conversion of {work.source} to TEI",
                "description": f"By the rules {', '.join(work.rules)}; the header says what each does."
                if work.rules
                else "",
                "object": _ref(_address(raw) if raw in here else f"#raw-{work.id}"),
                "result": _ref(_address(work.tei)),
                "instrument": _ref(_PROGRAM),
                "endTime": next((each["when"] for each in reversed(changes) if each["when"]), ""),
            }
            if raw not in here:
                yield {
                    "@id": f"#raw-{work.id}",
                    "@type": "CreativeWork",
                    "name": work.source,
                    "sha256": work.source_sha256,
                    "description": "The raw text; its licence does not allow to pass it on.",
                }
    reports = [_ref(_address(item.path)) for item in items if item.use == "reports"]
    yield {
        "@id": "#validation",
        "@type": "CreateAction",
        "name": "Validation against grammar, editorial rules, pointers and source",
        "object": [_ref(_address(work.tei)) for work in works],
        "result": reports,
        "instrument": _ref(_PROGRAM),
        "endTime": end,
    }
    yield {
        "@id": "#packing",
        "@type": "CreateAction",
        "name": "Packing of the deposit",
        "result": _ref("./"),
        "instrument": _ref(_PROGRAM),
        "endTime": end,
    }


def _ref(identifier: str) -> dict[str, str]:
    return {"@id": identifier}


def _address(path: str) -> str:
    return quote(path)


def _compact(entity: Entity) -> Entity:
    """Return the entity without what is empty."""
    return {key: value for key, value in entity.items() if value not in ("", [], None)}
