"""The certificate of fidelity: that the TEI has every character of the raw text, and where it records changes.

Offsets count characters of the raw text as decoded, from 0, white space and line ends included. A certificate has no
date: the same two files make the same certificate.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from heapq import merge
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import Any

from lxml import etree

from teiedition.errors import SourceError
from teiedition.model import Finding, Severity
from teiedition.names import VERSION, local, tei, xml
from teiedition.tei import TeiDocument
from teiedition.validation.fidelity import Raw, Reading, differences, is_excused, read_raw, squeeze
from teiedition.validation.options import ValidationOptions
from teiedition.validation.wording import path_of

SUFFIX = ".certificate.json"
"""Ending of the name of a certificate, in the place of ``.xml``; it lies beside the TEI."""
_AGAIN = "Look at what was changed; then: teiedition certify TEI --source RAW."

_KINDS: Mapping[str, str] = {
    tei("choice"): "corrected",
    tei("surplus"): "surplus",
    tei("supplied"): "supplied",
    tei("fw"): "furniture",
    tei("g"): "character",
    tei("gap"): "gap",
    tei("pc"): "hyphen",
}
"""Elements that record a change, and what it is called."""


def certificate_of(path: Path) -> Path:
    """Return where the certificate of a document lies."""
    return path.with_suffix(SUFFIX)


def certify(document: TeiDocument, content: bytes, source: Path, raw: str | None = None) -> dict[str, Any]:
    """Return the certificate of a document, as it is written in JSON.

    :param content: the bytes of the TEI file.
    :param source: the raw text.
    :param raw: what the raw text reads, where it was read already.
    :raises SourceError: when the raw text cannot be read, or the TEI has not its characters.
    """
    text = raw if raw is not None else read_raw(document, source)
    reading = Reading(document)
    places = array("I", (offset for offset, character in enumerate(text) if not character.isspace()))
    left_out = list(_left_out(text, reading, places, f"{document.path} has not the text of {source}"))
    without = {change["offset"] for change in left_out}
    places = array("I", (offset for offset in places if offset not in without)) if without else places
    spans = _spans(reading)
    recorded = _changes(document, spans, places, text)
    changes = [*merge(left_out, recorded, key=itemgetter("offset"))]
    return {
        "certificate": "teiedition fidelity",
        "version": 1,
        "generator": f"teiedition {VERSION}",
        "tei": {"file": Path(document.path or "").name, "sha256": sha256(content).hexdigest()},
        "source": {
            "file": source.name,
            "sha256": sha256(source.read_bytes()).hexdigest() if source.is_file() else None,
            "text_sha256": _digest(text),
            "characters": len(text),
        },
        "reading": {"characters": len(reading.text), "sha256": _digest(reading.text)},
        "counts": dict(sorted(Counter(change["kind"] for change in changes).items())),
        "changes": changes,
        "map": list(_map(document, spans, places)),
    }


def _left_out(text: str, reading: Reading, places: Sequence[int], different: str) -> Iterator[dict[str, Any]]:
    """Yield the control characters that XML cannot hold and the TEI has not, each as a change.

    :param different: what is said where the texts differ otherwise.
    :raises SourceError: when they do.
    """
    raw = Raw(text)
    for difference in differences(raw.text, reading.text):
        line, element = raw.line_at(difference.raw_start), reading.element_at(difference.tei_start)
        if element is None or not is_excused(difference, raw, reading):
            raise SourceError(
                f"{different}: they differ first on line {line} of the raw text.",
                "See all differences with: teiedition validate TEI --only fidelity --source RAW.",
            )
        for offset in places[difference.raw_start : difference.raw_end]:
            yield {
                "kind": "control",
                "place": path_of(element),
                "line": line,
                "offset": offset,
                "raw": text[offset],
                "reads": "",
                "reason": "control character, which XML cannot hold",
            }


def to_bytes(certificate: Mapping[str, Any]) -> bytes:
    """Return a certificate as JSON: one change and one place of the map to a line."""
    lines = []
    for key, value in certificate.items():
        if isinstance(value, list) and value:
            rows = ",\n    ".join(json.dumps(row, ensure_ascii=False) for row in value)
            lines.append(f"  {json.dumps(key)}: [\n    {rows}\n  ]")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def findings(document: TeiDocument, options: ValidationOptions) -> Iterator[Finding]:
    """Yield what of the certificate beside a document is not so; nothing, where there is none."""
    path = document.path
    if path is None or not certificate_of(path).is_file():
        return
    try:
        said = json.loads(certificate_of(path).read_bytes())
        tei_digest, source, reading = said["tei"]["sha256"], said["source"], said["reading"]
        counted = (said["counts"], source["sha256"], source["text_sha256"], reading["sha256"], reading["characters"])
    except (OSError, ValueError, KeyError, TypeError):
        yield _finding(path, "certificate-holds", "The certificate cannot be read.")
        return
    content = path.read_bytes()
    if sha256(content).hexdigest() != tei_digest:
        yield _finding(path, "certificate-is-current", "The document was changed after it was certified.")
        return
    yield from _held(document, content, said, counted, options)


def _held(
    document: TeiDocument, content: bytes, said: Mapping[str, Any], counted: Sequence[Any], options: ValidationOptions
) -> Iterator[Finding]:
    """Yield what is not so of a certificate for just this document: all of it where the raw text is at hand."""
    path = Path(document.path or "")
    counts, file_digest, text_digest, digest, characters = counted
    reading = Reading(document)
    if (digest, characters) != (_digest(reading.text), len(reading.text)):
        yield _finding(path, "certificate-holds", "The certificate gives another digest of the text than it has.")
    if options.raw is not None:
        same = _digest(options.raw) == text_digest
    elif options.source is not None and options.source.is_file():
        same = sha256(options.source.read_bytes()).hexdigest() == file_digest
    else:
        return
    if not same:
        yield _finding(path, "certificate-of-this-source", f"{options.source} is not the raw text that was certified.")
        return
    try:
        made = certify(document, content, options.source or Path(str(said["source"].get("file"))), options.raw)
    except SourceError as error:
        yield _finding(path, "certificate-holds", error.message)
        return
    wrong = [key for key in ("counts", "changes", "map") if said.get(key) != made[key]]
    if counts != made["counts"] or wrong:
        yield _finding(path, "certificate-holds", f"What the certificate says of {', '.join(wrong)} is not so.")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _spans(reading: Reading) -> dict[etree._Element, tuple[int, int]]:
    """Return where the text of each element begins and ends, in characters that are no white space.

    An element without text that is read (a line break, what an editor supplied) begins and ends where the text goes on.
    """
    spans: dict[etree._Element, tuple[int, int]] = {}
    sizes = [len(squeeze(text)) for text, _, _ in reading.pieces]
    for (_, element, behind), size, end in zip(reading.pieces, sizes, accumulate(sizes), strict=True):
        start = end - size
        if behind:
            spans.setdefault(element, (start, start))
        around = element.getparent() if behind else element
        while around is not None:
            spans[around] = (spans.get(around, (start, end))[0], end)
            around = around.getparent()
    return spans


def _changes(
    document: TeiDocument, spans: Mapping[etree._Element, tuple[int, int]], places: Sequence[int], raw: str
) -> Iterator[dict[str, Any]]:
    """Yield every recorded change, in the order of the text."""
    place = 0
    lines = [0, *(offset + 1 for offset, character in enumerate(raw) if character == "\n")]
    line = 0
    for element in (each for text in document.texts for each in text.iter(etree.Element)):
        start, end = spans.get(element, (place, place))
        place = start
        kind = _kind(element)
        if not kind:
            continue
        offset = places[start] if start < len(places) else len(raw)
        while line + 1 < len(lines) and lines[line + 1] <= offset:
            line += 1
        change: dict[str, Any] = {"kind": kind, "place": path_of(element), "line": line + 1, "offset": offset}
        if end > start:
            change["raw"] = raw[offset : places[end - 1] + 1]
        reads = _reads(element)
        if reads is not None:
            change["reads"] = reads
        change["reason"] = _reason(element)
        yield change


def _kind(element: etree._Element) -> str:
    name = str(element.tag)
    if name == tei("pc"):
        return "hyphen" if element.get("force") == "weak" else ""
    if name == tei("choice"):
        return "corrected" if element.find(tei("sic")) is not None else "regularised"
    return _KINDS.get(name, "")


def _reads(element: etree._Element) -> str | None:
    """Return what the edition reads in the place of the raw text; ``None`` where it reads the same."""
    if element.tag == tei("supplied"):
        return "".join(map(str, element.itertext()))
    for name in ("corr", "reg", "expan"):
        edited = element.find(tei(name)) if element.tag == tei("choice") else None
        if edited is not None:
            return "".join(map(str, edited.itertext()))
    return "" if element.tag in (tei("pc"), tei("surplus")) else None


def _reason(element: etree._Element) -> str:
    """Return why a change was made: the rule or person, the certainty, the kind, as far as the markup says."""
    around = [element, *element]
    said = (each.get(name) for name in ("resp", "cert", "reason", "type", "ref") for each in around)
    if element.tag == tei("pc"):
        return "mark that divides a word at the end of a line"
    return " ".join(dict.fromkeys(filter(None, said))) or f"marked as {local(element.tag)}"


def _map(
    document: TeiDocument, spans: Mapping[etree._Element, tuple[int, int]], places: Sequence[int]
) -> Iterator[list[Any]]:
    """Yield ``[identifier, start, end]`` for each element of the text that has an identifier and text."""
    for text in document.texts:
        for element in text.iter(etree.Element):
            identifier, (start, end) = element.get(xml("id")), spans.get(element, (0, 0))
            if identifier is not None and end > start:
                yield [identifier, places[start], places[end - 1] + 1]


def _finding(path: Path, rule: str, message: str) -> Finding:
    return Finding(rule, Severity.ERROR, message, str(path), advice=_AGAIN)
