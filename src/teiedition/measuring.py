"""The story of a measurement: a TEI document, the raw text it was made from, and the gold that says what is right."""

from __future__ import annotations

from pathlib import Path

from teiedition import reading
from teiedition.edition import Edition
from teiedition.errors import SourceError
from teiedition.evaluation import Evaluation, evaluate, gold_of, load_gold, text_of
from teiedition.model import Finding
from teiedition.names import NSMAP
from teiedition.tei import TeiDocument


def measure(
    path: Path | str, gold: Path | str, *, source: Path | str | None = None, edition: Edition | None = None
) -> tuple[Evaluation, tuple[Finding, ...]]:
    """Return how well a TEI document agrees with gold, and the records of the gold whose anchor is not in the raw text.

    :param path: the TEI file.
    :param gold: a folder of standoff gold, or a TEI document of the same text that is known to be right.
    :param source: the raw text; found by the file name in the document's header where it is not given. A TEI gold
        needs none.
    :param edition: where the raw texts lie; by default the edition in whose ``tei`` folder the file lies.
    :raises SourceError: when a file cannot be read, or there is no raw text for standoff gold.
    """
    path, gold = Path(path), Path(gold)
    edition = edition or Edition.of(path)
    document = TeiDocument.read(path)
    found = Path(source) if source is not None else raw_named_in(document, edition)
    raw = reading.read(found, encoding=edition.reading.encoding).text if found is not None else None
    if gold.is_file():
        right = TeiDocument.read(gold)
        raw = raw if raw is not None else text_of(right)
        return evaluate(document, raw, gold_of(right, raw)), ()
    if not list(gold.glob("*.jsonl")):
        raise SourceError(
            f"{gold} is no gold: neither a TEI file nor a folder with structure.jsonl or inline.jsonl.",
            "The format of standoff gold is described in docs/accuracy.md.",
        )
    if raw is None:
        raise SourceError(
            f"The raw text of {path} was not found.", "Standoff gold points into it: give it by --source."
        )
    standoff = load_gold(raw, gold)
    return evaluate(document, raw, standoff), standoff.findings


def raw_named_in(document: TeiDocument, edition: Edition) -> Path | None:
    """Return the raw text whose file name stands in the header: beside the document, or where the edition has its."""
    name = document.tree.findtext(".//tei:sourceDesc/tei:bibl[@type='raw']/tei:title", namespaces=NSMAP)
    if not name or name != Path(name).name:  # a bare name: the header is not to lead out of the folders
        return None
    folders = [document.path.parent] if document.path is not None else []
    folders += [edition.place(edition.folders.source)] if edition.folder is not None else []
    return next((folder / name for folder in folders if (folder / name).exists()), None)
