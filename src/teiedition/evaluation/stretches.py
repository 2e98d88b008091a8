"""The lines that gold covers: ``scope.json`` and ``windows.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from teiedition.errors import SourceError

Lines = tuple[int, int]
"""First and last line, counted from 1."""

_ADVICE = "The format of standoff gold is described in docs/accuracy.md."


def stretches(path: Path, length: int) -> list[Lines]:
    """Return the stretches of lines that a file names.

    ``[1, 250]`` is one stretch, ``{"essays": {"windows": [[1, 90], [120, 250]]}}`` are two; a file that is not there
    has none.

    :param length: number of lines of the raw text.
    :raises SourceError: when the file is no such JSON, or a stretch does not lie in the text; names file and line.
    """
    if not path.is_file():
        return []
    text = read_text(path)
    try:
        found = list(_stretches(json.loads(text)))
    except json.JSONDecodeError as error:
        raise SourceError(f"{path}, line {error.lineno}: not valid JSON ({error.msg}).", _ADVICE) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SourceError(f"{path}, line 1: no pairs of first and last line.", _ADVICE) from error
    for first, last in found:
        if not 1 <= first <= last <= length:
            at = re.search(rf"\b{first}\s*,\s*{last}\b", text)
            line = text.count("\n", 0, at.start()) + 1 if at else 1
            raise SourceError(
                f"{path}, line {line}: there are no lines {first} to {last}; the raw text has {length}.",
                "Lines count from 1. Is it the raw text that the gold was made for?",
            )
    return found


def _stretches(data: Any) -> Iterator[Lines]:
    if isinstance(data, list):
        yield _pair(data)
    else:
        for part in data.values():
            yield from map(_pair, part["windows"])


def _pair(data: Any) -> Lines:
    first, last = data
    if not (isinstance(first, int) and isinstance(last, int)):
        raise TypeError(data)
    return first, last


def read_text(path: Path) -> str:
    """Return the text of a file of gold.

    :raises SourceError: when it cannot be read, or is no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}.", _ADVICE) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{path}, line {line}: not UTF-8.", "Save the file as UTF-8.") from error
