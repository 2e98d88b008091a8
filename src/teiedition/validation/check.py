"""A file as a whole: read, validated, its findings given their places and fingerprints, the excused ones taken out."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from teiedition.model import Finding
from teiedition.tei import TeiDocument
from teiedition.validation.fingerprints import fingerprinted
from teiedition.validation.ignores import Sifted, below, sift
from teiedition.validation.includes import resolve
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
    document = TeiDocument.read(path, parts=True)
    included = resolve(document, options.edition)
    findings = [*included.findings, *map(included.at_home, validate(document, options))]
    kept: list[Finding] = []
    ignored = [0] * len(options.ignore)
    for name in dict.fromkeys(finding.document for finding in findings):
        here = [finding for finding in findings if finding.document == name]
        sifted = _sifted(here, Path(name) if name else path, options)
        kept += sifted.findings
        ignored = [one + other for one, other in zip(ignored, sifted.ignored, strict=True)]
    return Sifted(tuple(kept), tuple(ignored))


def _sifted(findings: list[Finding], path: Path, options: ValidationOptions) -> Sifted:
    """Return what is left of the findings of one file, with their places in it, by which they are sorted."""
    text = decode(path.read_bytes())
    in_order = sorted(placed(findings, text), key=attrgetter("line", "column"))
    known = fingerprinted(in_order, text)
    return sift(known, options.ignore, below(path, options.edition), text)
