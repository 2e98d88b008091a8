"""Nothing is lost: the characters of the raw text are those of the TEI, in order, white space aside.

What is read of the TEI is said in ``docs/encoding.md`` ("Nothing is lost"). Equal texts cost one comparison. Where they
differ, the end of the difference is found by short stretches that both have (an index of the TEI, made once), and only
the part between is compared character by character.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path

from lxml import etree

from teiedition.errors import ConfigurationError, SourceError
from teiedition.model import Finding, Severity
from teiedition.names import tei
from teiedition.tei import TeiDocument, source_pieces
from teiedition.validation.options import ValidationOptions
from teiedition.validation.wording import line_of, path_of

MOST = 100
"""Differences after which the comparison ends: the two are then not the same text."""
_STRETCH = 24
"""Length in characters of the stretches by which the texts find together again."""
_CLOSE = 2000
"""Longest difference, in characters, that is compared character by character."""
_NEAR = 400
"""How far, in characters, to look on for a better place to go on than the first."""
_APART = 3
"""Differences with no more than so many equal characters between them are one."""
_SHOWN = 60
"""Characters of a difference that a message shows."""
_ADVICE = "Put back what is lost, or record the change: choice, surplus, fw, g (docs/encoding.md, “Nothing is lost”)."

_PRESENT = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the raw text and what the TEI has in its place; offsets count characters that are no white space."""

    raw_start: int
    raw_end: int
    tei_start: int
    tei_end: int


def findings(document: TeiDocument, options: ValidationOptions) -> Iterator[Finding]:
    """Yield the places where the TEI has not the characters of the raw text.

    :raises SourceError: when the raw text cannot be read.
    """
    raw = Raw(options.raw if options.raw is not None else read_raw(document, options.source))
    reading = Reading(document)
    for number, difference in enumerate(differences(raw.text, reading.text)):
        if number == MOST:
            yield Finding(
                "text-is-source", Severity.ERROR, f"More than {MOST} differences.", reading.name, advice=_ADVICE
            )
            return
        if not is_excused(difference, raw, reading):
            yield _finding(difference, raw, reading)


def is_excused(difference: Difference, raw: Raw, reading: Reading) -> bool:
    """Whether only control characters are lost, which XML cannot hold, from what an archive put around the book."""
    lost = raw.text[difference.raw_start : difference.raw_end]
    nothing = difference.tei_start == difference.tei_end
    return nothing and not any(map(str.isprintable, lost)) and reading.in_frame(difference.tei_start)


def differences(raw: str, reading: str) -> Iterator[Difference]:
    """Yield where two texts without white space differ, in order; nothing, if they are equal."""
    if raw == reading:
        return
    index = _index(reading)
    here, there = 0, 0
    while True:
        equal = _common_start(raw, here, reading, there)
        here, there = here + equal, there + equal
        if here == len(raw) and there == len(reading):
            return
        end, other_end = _together_again(raw, here, reading, there, index)
        yield from _fine(raw, reading, Difference(here, end, there, other_end))
        here, there = end, other_end


def squeeze(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def _common_start(one: str, start: int, other: str, other_start: int) -> int:
    """Return how many characters are equal from here on: by halves, so that long equal stretches cost little."""
    low, high = 0, min(len(one) - start, len(other) - other_start)
    step = 1024
    while low < high:
        size = min(step, high - low)
        if one[start + low : start + low + size] == other[other_start + low : other_start + low + size]:
            low += size
            step *= 2
        elif size == 1:
            break
        else:
            step = size // 2
            high = low + size
    return low


def _index(text: str) -> dict[str, list[int]]:
    """Return the offsets of stretches of ``text``, one after the other."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for offset in range(0, len(text) - _STRETCH + 1, _STRETCH):
        found[text[offset : offset + _STRETCH]].append(offset)
    return dict(found)


def _together_again(raw: str, here: int, reading: str, there: int, index: dict[str, list[int]]) -> tuple[int, int]:
    """Return the offsets at which both texts have the same again: of the first places the nearest."""
    best: tuple[int, int, int] | None = None
    last = len(raw) - _STRETCH
    offset = here
    while offset <= last:
        places = index.get(raw[offset : offset + _STRETCH], [])
        place = bisect_left(places, there)
        if place < len(places):
            distance = offset - here + places[place] - there
            if best is None or distance < best[0]:
                last = min(last, offset + _NEAR) if best is None else last
                best = distance, offset, places[place]
        offset += 1
    if best is None:
        return len(raw), len(reading)
    _, end, other_end = best
    while end > here and other_end > there and raw[end - 1] == reading[other_end - 1]:
        end, other_end = end - 1, other_end - 1
    return end, other_end


def _fine(raw: str, reading: str, difference: Difference) -> Iterator[Difference]:
    """Yield the parts of a difference; a long one, and one of which hardly anything is common, stays whole."""
    one = raw[difference.raw_start : difference.raw_end]
    other = reading[difference.tei_start : difference.tei_end]
    if not one or not other or max(len(one), len(other)) > _CLOSE:
        yield difference
        return
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < 0.5:
        yield difference
        return
    parts: list[list[int]] = []
    for tag, *offsets in matcher.get_opcodes():
        if tag == "equal":
            continue
        if parts and offsets[0] - parts[-1][1] <= _APART:
            parts[-1][1], parts[-1][3] = offsets[1], offsets[3]
        else:
            parts.append(offsets)
    for start, end, other_start, other_end in parts:
        yield Difference(
            difference.raw_start + start,
            difference.raw_start + end,
            difference.tei_start + other_start,
            difference.tei_start + other_end,
        )


class Raw:
    """The raw text without white space, with the way back to its lines."""

    def __init__(self, raw: str) -> None:
        lines = [squeeze(line) for line in raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        self.text = "".join(lines)
        self._ends = list(accumulate(map(len, lines)))

    def line_at(self, offset: int) -> int:
        """Return the line of the file, from 1, on which the character stands."""
        return min(bisect_right(self._ends, offset) + 1, len(self._ends))


class Reading:
    """What the TEI has of the source, with the way back to its elements."""

    def __init__(self, document: TeiDocument) -> None:
        self.name = str(document.path or "")
        notes = list(document.root.iterfind(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('notesStmt')}/{tei('note')}"))
        before = [note for note in notes if note.get("type") == "preamble"]
        after = [note for note in notes if note.get("type") == "postamble"]
        self.pieces = [piece for part in (*before, *document.texts, *after) for piece in source_pieces(part)]
        squeezed = [squeeze(text) for text, _, _ in self.pieces]
        self.text = "".join(squeezed)
        self._ends = list(accumulate(map(len, squeezed)))
        self._frames = frozenset(id(note) for note in (*before, *after))

    def element_at(self, offset: int) -> etree._Element | None:
        """Return the element in which, or after which, the character at ``offset`` stands."""
        if not self.pieces:
            return None
        return self.pieces[min(bisect_right(self._ends, offset), len(self.pieces) - 1)][1]

    def line_at(self, offset: int) -> int:
        """Return the line of the file on which the character stands, as near as the elements tell."""
        if not self.pieces:
            return 0
        number = min(bisect_right(self._ends, offset), len(self.pieces) - 1)
        text, element, behind = self.pieces[number]
        if not element.sourceline:
            return 0
        start = self._ends[number] - len(squeeze(text))
        line = line_of(element) + _line_ends(text, offset - start)
        if behind:
            line += sum(str(inner).count("\n") for inner in element.itertext(with_tail=False))
        return line

    def in_frame(self, offset: int) -> bool:
        """Whether the character is of what an archive put around the book, which the header holds."""
        element = self.element_at(offset)
        return element is not None and id(element) in self._frames


def _line_ends(text: str, offset: int) -> int:
    """Return how many line ends come before the character that is number ``offset``, white space not counted."""
    seen = 0
    for word in _PRESENT.finditer(text):
        seen += len(word[0])
        if seen > offset:
            return text.count("\n", 0, word.start())
    return text.count("\n")


def _finding(difference: Difference, raw: Raw, reading: Reading) -> Finding:
    lost = raw.text[difference.raw_start : difference.raw_end]
    found = reading.text[difference.tei_start : difference.tei_end]
    line = raw.line_at(difference.raw_start)
    if not found:
        rule, what = "text-kept", f"the raw text has {_quoted(lost)}, the TEI has nothing"
    elif not lost:
        rule, what = "text-not-added", f"the TEI has {_quoted(found)}, the raw text has nothing"
    else:
        rule, what = "text-unchanged", f"the raw text has {_quoted(lost)}, the TEI has {_quoted(found)}"
    before = raw.text[max(difference.raw_start - 20, 0) : difference.raw_start]
    after = f" after “{before}”" if before else ""
    element = reading.element_at(difference.tei_start)
    return Finding(
        rule=rule,
        severity=Severity.ERROR,
        message=f"Line {line} of the raw text{after}: {what}.",
        document=reading.name,
        path=path_of(element) if element is not None else "",
        line=reading.line_at(difference.tei_start),
        advice=_ADVICE,
    )


def _quoted(text: str) -> str:
    shown = "".join(character if character.isprintable() else f"U+{ord(character):04X}" for character in text[:_SHOWN])
    return f"“{shown}…” ({len(text)} characters)" if len(text) > _SHOWN else f"“{shown}”"


def read_raw(document: TeiDocument, path: Path | None) -> str:
    """Read the raw text in the encoding that the header names, else in UTF-8."""
    if path is None:
        raise ConfigurationError("Fidelity is measured against the raw text, and none was given.", "Give --source RAW.")
    named = [note.text or "" for note in document.root.iter(tei("note")) if note.get("type") == "encoding"]
    encoding = named[0].strip() if named else "utf-8"
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8", "ascii"):
        encoding = "utf-8-sig"
    try:
        return path.read_bytes().decode(encoding)
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror or error}.", "Check the path of the raw text."
        ) from error
    except (UnicodeDecodeError, LookupError) as error:
        raise SourceError(
            f"{path} is not in {encoding}, the encoding that the header names ({error}).",
            "Give the raw text from which the TEI was made.",
        ) from error
