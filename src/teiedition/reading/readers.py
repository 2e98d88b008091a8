"""A file to a :class:`~teiedition.model.Source`: the reader is chosen by the file's type."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from teiedition.errors import SourceError
from teiedition.model import Origin, Source
from teiedition.reading.archives import frame
from teiedition.reading.decoding import ADVICE, bytes_of, decode
from teiedition.reading.plaintext import lines_of
from teiedition.reading.scans import is_scan, read_scan

LONGEST_LINE = 1_000_000
"""Characters above which a line is no line of a book; even a whole chapter without line ends is shorter."""


def read(path: Path | str, *, work: str | None = None, encoding: str | None = None) -> Source:
    """Read the raw text of one work.

    :param path: a plain text file; a file of hOCR, ALTO or PAGE; a folder with such files, one or more pages each.
    :param work: identifier of the work; the stem of the file's name, made an NCName, if left out.
    :param encoding: character encoding; detected if left out.
    :raises SourceError: for a file that is missing, a folder without pages, empty, binary or undecodable, and for
        OCR with layout that is not well-formed, holds no text, or mixes formats.
    """
    path = Path(path)
    if is_scan(path):
        return read_scan(path, identifier(work or path.stem), encoding)
    data = bytes_of(path)
    text, name = decode(data, path, encoding)
    if not text.strip("\ufeff \t\r\n\f"):
        raise SourceError(f"{path} is empty.", ADVICE)
    _refuse_endless_line(text, path)
    preamble, body, postamble, paged = frame(lines_of(text))
    return Source(
        id=identifier(work or path.stem),
        lines=body,
        origin=Origin(path, hashlib.sha256(data).hexdigest(), name, len(data)),
        preamble=preamble,
        postamble=postamble,
        paged=paged,
    )


def _refuse_endless_line(text: str, path: Path) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            raise SourceError(
                f"{path}, line {number} has {len(line):,} characters: the line ends are lost, or it is no text.",
                "Give the text with its line ends, as the OCR program or the archive has them.",
            )


def identifier(name: str) -> str:
    """Return the name as an ASCII NCName in lower case: ``"Über Land 2"`` becomes ``uber-land-2``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9._]+", "-", plain.casefold()).strip("-._")
    if not made:
        return "text"
    return made if made[0].isalpha() else f"w{made}"
