"""Where a client of Distributed Text Services begins: the entry point and the collections above the texts' files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from teiedition.files import write_together
from teiedition.publication.publication import PUBLICATIONS, Publication, PublicationOptions
from teiedition.publication.publish import headers
from teiedition.publication.stylesheets import parameters
from teiedition.resources import find
from teiedition.tei import TeiDocument
from teiedition.transform import Parameter, run

_STYLESHEET = "xslt/dts/index.xsl"


def publish_collections(
    documents: Sequence[TeiDocument | Path],
    folder: Path,
    options: PublicationOptions = PublicationOptions(),  # noqa: B008 -- frozen
    publications: Sequence[Publication] = PUBLICATIONS,
    title: str = "",
) -> tuple[Path, ...]:
    """Write ``folder/dts/index.jsonld`` and ``folder/dts/collection/…``; each text's files are a publication, ``dts``.

    :param documents: the TEI documents, in the order of the collection; only their headers are read.
    :param publications: those of the edition, for what its ``dts`` is told: the address of the service.
    :param title: title of the edition, for the collection of all works.
    :returns: the files written.
    :raises SourceError, StylesheetError, OutputError: as in :func:`~teiedition.publication.publish`.
    """
    stylesheet = find(_STYLESHEET, options.edition)
    told = next((each.parameters for each in publications if each.name == "dts"), {})
    said: dict[str, Parameter] = {"dts-title": title}
    said |= {name: value for name, value in told.items() if name in parameters(stylesheet)}
    result = run(stylesheet, source=headers(documents), parameters=said)
    return write_together({folder / "dts" / name: content for name, content in result.documents.items()})
