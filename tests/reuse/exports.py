"""The exports of a document, made once for all tests, and read back with the library that a scholar would use."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import conllu
from lxml import html
from rdflib import Graph, Namespace

from metadata.records import HARBOUR
from teiedition.publication import MetadataGapError, Opened, PublicationOptions, chosen, publish

PLUMBLINE = Path(__file__).parents[2] / "tei/plumbline.xml"
DOCUMENTS = (HARBOUR, PLUMBLINE)
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
CITO = Namespace("http://purl.org/spar/cito/")
KINDS = ("persons", "places", "organisations", "works", "quotations")
"""Tables whose rows every export has."""
MENTIONS = (*KINDS, "names", "dates", "words")
TABLES = (*MENTIONS, "references", "notes", "calls", "divisions", "index", "entities")


class Made:
    """What was published of a document, in a folder."""

    def __init__(self, document: Path, folder: Path, names: Sequence[str], options: PublicationOptions) -> None:
        self.folder, self.work = folder, document.stem
        opened = Opened(document)
        for publication in chosen(names):
            try:
                publish(opened, publication, folder, options)
            except MetadataGapError:
                continue

    def data(self, suffix: str) -> str:
        return (self.folder / f"data/{self.work}.{suffix}").read_bytes().decode()

    def rows(self, table: str) -> list[dict[str, str]]:
        with (self.folder / f"data/{self.work}.{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def records(self, table: str) -> list[dict[str, Any]]:
        return self.lines(f"{table}.jsonl")

    def lines(self, suffix: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.data(suffix).split("\n") if line]

    @cached_property
    def text(self) -> str:
        return (self.folder / f"text/{self.work}.txt").read_bytes().decode()

    @cached_property
    def annotations(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.data("annotations.jsonld"))["items"]
        return found

    @cached_property
    def graph(self) -> Graph:
        return Graph().parse(data=self.data("ttl"), format="turtle", publicID="http://x/data/w.ttl")

    @cached_property
    def geojson(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.data("places.geojson"))
        return found

    @cached_property
    def tokens(self) -> list[dict[str, Any]]:
        return [dict(token) for sentence in conllu.parse(self.data("conllu")) for token in sentence]

    def register(self, name: str) -> int:
        """How many occurrences the pages of a register list."""
        pages = [html.parse(path) for path in (self.folder / "html" / self.work).glob(f"{name}*.html")]
        return sum(len(page.xpath('//ol[@class="occurrences"]/li')) for page in pages)
