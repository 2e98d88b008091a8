"""What can be published: the shipped publications as a table, and the names by which they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from teiedition.errors import ConfigurationError
from teiedition.transform import Parameter


@dataclass(frozen=True, slots=True)
class Publication:
    """One product: a stylesheet, what it is told, and where its results go."""

    name: str
    stylesheet: str
    """Path below the edition folder or the shipped folder."""
    folder: str = ""
    """Folder of the results below that of all publications; empty: the name."""
    suffix: str = ".xml"
    """What follows the work's name in the path: ``/`` for a folder of files, ``.`` for several, ``.txt`` for one,
    ``.epub`` for one that packs several."""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    """Stylesheet parameters by name; ``docs/stylesheets.md`` lists them."""
    overlay: str = ""
    """A stylesheet of the edition folder that is used instead where it is there; it imports the shipped one."""
    assets: tuple[str, ...] = ()
    """Files to copy beside the results; each is looked for like a stylesheet."""
    with_tei: bool = False
    """Whether the TEI document itself is put beside the results, for them to link to."""
    on_request: bool = False
    """Whether it is made only when it is asked for, by its name or by its folder's."""

    def path(self, work: str, name: str = "") -> str:
        """Return the path of a result, with ``/``: of the only one, or of the one with this name."""
        return f"{self.folder or self.name}/{work}{self.suffix}{name}"


class Notes(StrEnum):
    """Where notes stand in the reading text."""

    PLACE = "place"
    """Where the encoding has them."""
    END = "end"
    """After all of the text."""
    NONE = "none"
    """Nowhere, nor their calls."""


@dataclass(frozen=True, slots=True)
class PublicationOptions:
    """What holds for every publication of a run."""

    edition: Path | None = None
    """The edition folder, whose ``xslt/`` is looked in before the shipped one."""
    language: str = ""
    """Language of the generated words (``en``, ``de``, ``fr``); empty: that of the document."""
    notes: Notes = Notes.PLACE
    """Where notes stand in the reading text, and so in everything whose offsets point into it."""
    index: bool = False
    """Whether the pages link to the list of all works that :func:`publish_index` makes."""


PUBLICATIONS = (
    Publication(
        "html",
        "xslt/html/edition.xsl",
        suffix="/",
        overlay="xslt/site.xsl",
        assets=("xslt/html/edition.css", "xslt/html/edition.js", "xslt/html/search.js"),
        with_tei=True,
    ),
    Publication("text", "xslt/text/plain.xsl", suffix=".txt"),
    Publication("divisions", "xslt/text/divisions.xsl", folder="text", suffix="/"),
    Publication("csv", "xslt/data/tables.xsl", folder="data", suffix=".", parameters={"format": "csv"}),
    Publication("json", "xslt/data/tables.xsl", folder="data", suffix=".", parameters={"format": "json"}),
    Publication("segments", "xslt/data/segments.xsl", folder="data", suffix=".", parameters={"format": "json"}),
    Publication("dc", "xslt/metadata/dc.xsl", folder="metadata", suffix=".dc.xml"),
    Publication("epub", "xslt/epub/edition.xsl", suffix=".epub", assets=("xslt/epub/epub.css",), on_request=True),
    Publication("tei-web", "xslt/tei-web/page.xsl", suffix=".html", on_request=True),
    *(
        Publication(name, f"xslt/metadata/{name}.xsl", folder="metadata", suffix=suffix, on_request=True)
        for name, suffix in (
            ("dcterms", ".dcterms.xml"),
            ("mods", ".mods.xml"),
            ("mets", ".mets.xml"),
            ("premis", ".premis.xml"),
            ("datacite", ".datacite.xml"),
            ("oai", ".oai.xml"),
            ("cmdi", ".cmdi.xml"),
            ("schema-org", ".schema-org.jsonld"),
            ("cff", ".cff"),
            ("zenodo", ".zenodo.json"),
            ("bibtex", ".bib"),
            ("ris", ".ris"),
            ("csl", ".csl.json"),
            ("record-json", ".record.json"),
        )
    ),
    *(
        Publication(name, f"xslt/data/{name}.xsl", folder="data", suffix=suffix, on_request=True)
        for name, suffix in (
            ("offsets", ".offsets.jsonl"),
            ("annotations", ".annotations.jsonld"),
            ("conll", ".conllu"),
            ("places", ".places.geojson"),
            ("rdf", ".ttl"),
            ("network", ".graphml"),
        )
    ),
    Publication("dts", "xslt/dts/edition.xsl", suffix="/", on_request=True),
)
"""The shipped publications, in the order in which they are made."""


def chosen(names: Sequence[str], publications: Sequence[Publication] = PUBLICATIONS) -> tuple[Publication, ...]:
    """Return the publications of these names; a folder's name (``data``) stands for all that go there.

    :param names: names in any order; none for all publications but those that are made on request only.
    :raises ConfigurationError: for a name that is not known; the advice lists those that are.
    """
    names = tuple(name.replace(".", "-") for name in names)  # schema.org has a dot in its name, no publication has
    known = dict.fromkeys((*(each.name for each in publications), *(each.folder or each.name for each in publications)))
    for name in names:
        if name not in known:
            raise ConfigurationError(f"There is no publication “{name}”.", f"There are: {', '.join(known)}.")
    if not names:
        return tuple(each for each in publications if not each.on_request)
    return tuple(each for each in publications if each.name in names or (each.folder or each.name) in names)
