"""Raw text is read, cleaned, segmented, divided, encoded and annotated."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from teiedition import annotation, reading, structure
from teiedition.edition import Edition
from teiedition.encoding import encode
from teiedition.model import Finding
from teiedition.names import tei
from teiedition.tei import TeiDocument
from teiedition.tei.authority import read_authority
from teiedition.tei.rules import count_tags, declare_rules


class Encoded(NamedTuple):
    """A document and what could not be decided while it was made."""

    document: TeiDocument
    findings: tuple[Finding, ...]


def convert(
    raw: Path | str,
    output: Path | str | None = None,
    *,
    edition: Edition | None = None,
    annotated: bool = True,
    encoding: str | None = None,
) -> Encoded:
    """Turn a raw text into TEI.

    :param raw: the file with the text.
    :param output: where to write the TEI; nothing is written without it.
    :param edition: metadata and options; by default those of the edition in whose ``source`` folder the file lies.
    :param annotated: whether persons, places, quotations and dates are marked, too.
    :param encoding: character encoding of the file; found out where neither this nor the edition says it.
    :raises SourceError: when the file cannot be read as text.
    :raises OutputError: when the output cannot be written; what stood there is untouched.
    """
    raw = Path(raw)
    edition = edition or Edition.of(raw)
    source = reading.clean(reading.read(raw, encoding=encoding or edition.reading.encoding))
    blocks = structure.segment(source, edition.structure)
    text = structure.divide(blocks, source, edition.structure)
    document = encode(text, source, edition.metadata_of(source.id), edition.encoding, structure.RULES)
    findings = text.findings
    if annotated:
        findings += _annotate(document, edition)
    if output is not None:
        document.write(Path(output))
    return Encoded(document, findings)


def annotate(path: Path | str, output: Path | str | None = None, *, edition: Edition | None = None) -> Encoded:
    """Mark persons, places, quotations and dates in a TEI document; no character of its text changes.

    :param path: the TEI file.
    :param output: where to write the result; nothing is written without it.
    :param edition: authority lists and options; by default those of the edition in whose ``tei`` folder the file lies.
    :raises SourceError: when the file is no TEI.
    :raises OutputError: when the output cannot be written; what stood there is untouched.
    """
    document = TeiDocument.read(Path(path))
    findings = _annotate(document, edition or Edition.of(Path(path)))
    if output is not None:
        document.write(Path(output))
    return Encoded(document, findings)


def _annotate(document: TeiDocument, edition: Edition) -> tuple[Finding, ...]:
    """Annotate a document and bring its header up to date: the rules that decided, the elements that are used."""
    authority = read_authority(edition.place(edition.folders.authority)) if edition.folder is not None else ()
    findings = annotation.annotate(document, authority, edition.annotation)
    declare_rules(document, descriptions=annotation.RULES)
    if document.root.find(f".//{tei('tagsDecl')}") is not None:
        count_tags(document)
    return findings
