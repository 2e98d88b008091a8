"""How ``teiedition convert --explain`` tells what was read, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from teiedition.cli.running import Run
from teiedition.errors import SourceError

if TYPE_CHECKING:
    from teiedition.structure import Explanation


def tell_reading(raw: Path, wanted: str, encoding: str | None, form: str, run: Run) -> None:
    """Print how a line of a raw text is read.

    :param wanted: number of the line, or words that stand on it.
    :param form: ``text`` or ``json``: a list with an object for each line.
    :raises SourceError: where there is no such line.
    """
    from teiedition import reading, structure

    edition = run.edition_of(raw)
    source = reading.clean(reading.read(raw, encoding=encoding or edition.reading.encoding))
    found = structure.explain(source, int(wanted) if wanted.isdecimal() else wanted, edition.structure)
    if not found:
        missing = f"{raw} has no line {wanted} of the book, or it is blank." if wanted.isdecimal() else ""
        raise SourceError(
            missing or f"{raw} has nowhere the words “{wanted}”.", "Give a number, or words as they stand."
        )
    if form == "json":
        run.console.result(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
    else:
        run.console.result("\n\n".join("\n".join(_lines(each)) for each in found))


def _lines(found: Explanation) -> Iterator[str]:
    page = f"page {found.page}" + (f", printed {found.page_number}" if found.page_number else "")
    yield f"line {found.line} ({page}): {found.text.strip()}"
    where = f"lines {found.first}–{found.last}" if found.last > found.first else f"line {found.first}"
    yield f"  read as    {' › '.join(found.reading)} ({where})"
    yield f"  stands in  {' › '.join(found.divisions)}"
    yield f"  by rule    {found.rule} (certainty {found.cert})"
    yield f"             {found.because}"
    yield from _part("on it", found.inline)
    yield from _part("measure", found.measure)
    yield from _part("joining", found.joining)
    for other in found.instead:
        named = f"{other.reading} ({other.rule})" if other.rule else other.reading
        yield from _part("or else", (f"{named}, but:", *(f"  {reason}" for reason in other.against)))


def _part(name: str, says: tuple[str, ...]) -> Iterator[str]:
    for number, said in enumerate(says):
        yield f"  {name if not number else '':<9}  {said}"
