"""A file as a whole: read, validated, its findings given their places and fingerprints, the excused ones taken out."""

from __future__ import annotations

from pathlib import Path

from teiedition.tei import TeiDocument
from teiedition.validation.fingerprints import fingerprinted
from teiedition.validation.ignores import Sifted, below, sift
from teiedition.validation.options import ValidationOptions
from teiedition.validation.placing import placed
from teiedition.validation.sourcetext import decode
from teiedition.validation.validator import validate


def check(path: Path, options: ValidationOptions) -> Sifted:
    """Return what is wrong with a file, and how many findings each of ``options.ignore`` took out.

    :raises SourceError: when the file is no TEI.
    :raises ConfigurationError: when a schema or an option cannot be used.
    :raises ResourceMissingError: when a schema is not there.
    """
    findings = validate(TeiDocument.read(path), options)
    text = decode(path.read_bytes()) if findings else ""
    placed_findings = fingerprinted(placed(findings, text), text)
    return sift(placed_findings, options.ignore, below(path, options.edition), text)
