"""A TEI document becomes pages, texts and data."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from teiedition import publication
from teiedition.edition import Edition
from teiedition.model import Finding, Severity


def publish(
    path: Path | str,
    folder: Path | str,
    *,
    only: tuple[str, ...] = (),
    edition: Edition | None = None,
    index: bool = False,
) -> tuple[Path, ...]:
    """Make the publications of a TEI document: reading edition, plain text, data. Return the files written.

    :param path: the TEI file.
    :param folder: where the folders ``html``, ``text``, ``data`` and ``metadata`` are made.
    :param only: names of publications, or of their folders; all of them by default.
    :param edition: stylesheets and parameters; by default those of the edition in whose ``tei`` folder the file lies.
    :param index: whether the pages link to the list of works that :func:`publish_index` makes.
    :raises SourceError: when the file is no TEI.
    :raises StylesheetError: when a stylesheet does not compile or stops.
    :raises ConfigurationError: when there is no publication of such a name.
    :raises MetadataGapError: when the header lacks what a publication demands; the others are made.
    """
    written, gaps = make_publications(Path(path), Path(folder), only, edition or Edition.of(Path(path)), index)
    if any(gap.severity is Severity.ERROR for gap in gaps):
        raise publication.MetadataGapError(gaps)
    return written


def make_publications(
    path: Path, folder: Path, only: tuple[str, ...], edition: Edition, index: bool
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Make the publications that can be made; return the files written, and what the header lacks.

    A finding is an error where a publication could not be made for it, else a warning.
    """
    opened = publication.Opened(path)
    options = replace(edition.publishing, edition=edition.folder, index=index or edition.publishing.index)
    written: list[Path] = []
    for each in publication.chosen(only, edition.publications):
        with suppress(publication.MetadataGapError):
            written += publication.publish(opened, each, folder, options)
    return tuple(written), publication.told(opened.gaps, opened.work)


def publish_index(documents: Sequence[Path], folder: Path, *, edition: Edition | None = None) -> tuple[Path, ...]:
    """Make ``html/index.html``, the page that lists the works. Return the files written.

    :param documents: the TEI files, in the order of the list.
    :param folder: the folder of the publications.
    :param edition: the edition whose style sheet is used.
    """
    edition = edition or Edition()
    options = replace(edition.publishing, edition=edition.folder)
    return publication.publish_index(documents, folder, options)


def publish_collections(documents: Sequence[Path], folder: Path, *, edition: Edition | None = None) -> tuple[Path, ...]:
    """Make ``dts/index.jsonld`` and the collections of Distributed Text Services. Return the files written.

    :param documents: the TEI files, in the order of the collection.
    :param folder: the folder of the publications.
    :param edition: the edition whose parameters of ``dts`` hold.
    """
    edition = edition or Edition()
    options = replace(edition.publishing, edition=edition.folder)
    title = edition.metadata.title
    return publication.publish_collections(documents, folder, options, edition.publications, title)
