"""A file to a :class:`~teiedition.model.Source`: the reader is chosen by the file's type."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from teiedition.errors import SourceError
from teiedition.model import Origin, Source
from teiedition.reading.archives import frame
from teiedition.reading.decoding import decode
from teiedition.reading.plaintext import lines_of

_ADVICE = "Give the path of a plain text file (.txt)."


def read(path: Path | str, *, work: str | None = None, encoding: str | None = None) -> Source:
    """Read the raw text of one work.

    :param path: a plain text file.
    :param work: identifier of the work; the stem of the file's name, made an NCName, if left out.
    :param encoding: character encoding; detected if left out.
    :raises SourceError: for a file that is missing, a folder, empty, binary or undecodable.
    """
    path = Path(path)
    data = _bytes_of(path)
    text, name = decode(data, path, encoding)
    if not text.strip("\ufeff \t\r\n\f"):
        raise SourceError(f"{path} is empty.", _ADVICE)
    preamble, body, postamble, paged = frame(lines_of(text))
    return Source(
        id=identifier(work or path.stem),
        lines=body,
        origin=Origin(path, hashlib.sha256(data).hexdigest(), name, len(data)),
        preamble=preamble,
        postamble=postamble,
        paged=paged,
    )


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path} does not exist.", _ADVICE) from None
    except IsADirectoryError:
        raise SourceError(f"{path} is a folder.", "Give the files in it one by one.") from None
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.", _ADVICE) from None


def identifier(name: str) -> str:
    """Return the name as an ASCII NCName in lower case: ``"Über Land 2"`` becomes ``uber-land-2``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9._]+", "-", plain.casefold()).strip("-._")
    if not made:
        return "text"
    return made if made[0].isalpha() else f"w{made}"
