"""What an editor decides against the rules: ``[[structure.override]]`` in ``edition.toml``.

An override says where it holds, by line numbers of the raw text or by quoted words, and what is to be read there. Here
it is found in a source; what cannot be found, or is found more than once, becomes a finding and changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from teiedition.model import Finding, Furniture, Line, Severity, Source, Span

RULE = "override-matches"
EVIDENCE = "override"
"""Name under which blocks and note calls say that an editor decided."""


class Reading(StrEnum):
    """What lines may be read as: mostly the TEI elements they become."""

    HEAD = "head"
    BYLINE = "byline"
    P = "p"
    QUOTE = "quote"
    LG = "lg"
    LIST = "list"
    NOTE = "note"
    EPIGRAPH = "epigraph"
    CLOSER = "closer"
    SIGNED = "signed"
    DATELINE = "dateline"
    SALUTE = "salute"
    TRAILER = "trailer"
    STAGE = "stage"
    ORNAMENT = "ornament"
    FW = "fw"
    NOISE = "noise"


FURNITURE = frozenset({Reading.FW, Reading.NOISE})
"""Readings of lines that are no running text."""


@dataclass(frozen=True, slots=True)
class Override:
    """One ``[[structure.override]]``: first where it holds, then what is so there."""

    source: str = ""
    """Name of the work, or of its file; every work where it is empty."""
    lines: str = ""
    """Lines of the raw text: ``649`` or ``649-650``."""
    text: str = ""
    """Words of the raw text, within ``lines`` where these are given, too. White space and the form of quotation marks
    do not matter, nor does a hyphen at a line end."""
    reading: Reading | None = field(default=None, metadata={"key": "is"})
    """What the lines are. Words that are not whole lines stand for the whole stretch up to the blank lines around."""
    level: int = 0
    """Level of the heading: 1 for the main divisions of the book."""
    type: str = ""
    """Type of the heading's division (``chapter``), or of ``fw`` (``header``, ``pageNum`` …)."""
    join: bool | None = None
    """Whether the paragraph runs on over the blank lines or the page turn after it."""
    split: bool | None = None
    """Whether the paragraph ends with these lines; the opposite of ``join``."""
    note: str = ""
    """Number of the note: of the one that stands here, or, with ``called``, of the one that is called here."""
    called: bool | None = None
    """``true``: the note is called after these words; ``false``: no note is called at these words."""
    file: str = field(default="", metadata={"key": ""})
    """Path of ``edition.toml``; filled in when it is read."""
    line: int = field(default=0, metadata={"key": ""})
    """Line of the override there; 0 where it is not known."""

    @property
    def runs_on(self) -> bool | None:
        """What ``join`` and ``split`` say together: whether the paragraph goes on; ``None`` where they are silent."""
        if self.join is not None:
            return self.join
        return None if self.split is None else not self.split

    @property
    def silent(self) -> bool:
        """Whether it does not say what is so."""
        saids = (self.reading, self.runs_on, self.called)
        return all(said is None for said in saids) and not (self.level or self.type or self.note)

    def concerns(self, source: Source) -> bool:
        """Whether it is meant for a work."""
        path = source.origin.path
        return self.source in ("", source.id, path.name, path.stem)

    def finding(self, trouble: str, advice: str = "") -> Finding:
        """Return the finding that the override cannot be followed."""
        quoted = f"“{self.text}”" if len(self.text) < 60 else f"“{self.text[:57]}…”"
        where = " ".join([f"lines {self.lines}"] * bool(self.lines) + [quoted] * bool(self.text)) or "nowhere"
        return Finding(
            RULE, Severity.WARNING, f"The override ({where}) {trouble}.", self.file, "", self.line, 0, advice
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where an override holds in a source."""

    override: Override
    first: int
    """Number of the first line; it is not blank."""
    last: int
    """Number of the last line; it is not blank."""
    start: Span
    """The words on the first line; the whole line where no words are quoted."""
    end: Span
    """The words on the last line."""
    whole: bool
    """Whether it holds for whole lines."""

    def holds(self, number: int) -> bool:
        """Whether a line is among its lines."""
        return self.first <= number <= self.last


@dataclass(frozen=True, slots=True)
class Overruled:
    """The overrides that were found in a source, and what is wrong with the others."""

    places: tuple[Place, ...] = ()
    findings: tuple[Finding, ...] = ()


def overruled(source: Source, overrides: Sequence[Override]) -> Overruled:
    """Find the overrides that are meant for a source."""
    mine = [override for override in overrides if override.concerns(source)]
    if not mine:
        return Overruled()
    found = [_found(override, source) for override in mine]
    places: list[Place] = []
    findings = [result for result in found if isinstance(result, Finding)]
    for place in (result for result in found if isinstance(result, Place)):
        other = next((other for other in places if _contradict(place, other)), None)
        if other is None:
            places.append(place)
        else:
            at = f"line {other.override.line}" if other.override.line else "before"
            findings.append(place.override.finding(f"overlaps with the one of {at}", "Keep one of them."))
    return Overruled(tuple(places), tuple(findings))


def _contradict(place: Place, other: Place) -> bool:
    """Whether both say what the same lines are."""
    both = place.override.reading is not None and other.override.reading is not None
    return both and place.first <= other.last and other.first <= place.last


def _found(override: Override, source: Source) -> Place | Finding:
    """Return where an override holds, or what is wrong with it."""
    if override.silent:
        return override.finding("does not say what is so", 'Add is = "head", join = true, or the like.')
    if override.called and not override.note:
        return override.finding("does not say which note is called", 'Add note = "12".')
    if override.reading is Reading.FW and override.type and override.type not in list(Furniture):
        return override.finding(f"has an unknown type, “{override.type}”", f"Use one of {', '.join(Furniture)}.")
    lines = [line for line in source.lines if not line.blank]
    if override.lines:
        numbers = re.fullmatch(r"\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9})\s*)?", override.lines)
        if numbers is None:
            return override.finding("has no line numbers", 'Write lines = "649" or lines = "649-650".')
        first, last = int(numbers[1]), int(numbers[2] or numbers[1])
        lines = [line for line in lines if first <= line.number <= last]
    if not lines or not (override.lines or override.text.strip()):
        return override.finding(
            "matches nothing", "Give the numbers of lines that are not blank, or words of the text."
        )
    if not override.text.strip():
        return Place(override, lines[0].number, lines[-1].number, _all_of(lines[0]), _all_of(lines[-1]), whole=True)
    return _quoted(override, lines)


def _all_of(line: Line) -> Span:
    return Span(line.number, 0, len(line.text))


def _quoted(override: Override, lines: Sequence[Line]) -> Place | Finding:
    """Return where the words of an override stand: in running text, else in what was taken for furniture."""
    running = [line for line in lines if line.furniture is None]
    matches = list(find_words(override.text, running)) or list(find_words(override.text, lines))
    if not matches:
        return override.finding("matches nothing", "Quote the words as they stand in the raw text.")
    if len(matches) > 1:
        places = ", ".join(str(start.line) for start, _ in matches[:5])
        return override.finding(f"matches {len(matches)} places (lines {places})", "Quote more words, or add lines = …")
    start, end = matches[0]
    texts = {line.number: line.text for line in lines}
    opens = not texts[start.line][: start.start].strip()
    closes = not texts[end.line][end.end :].strip()
    return Place(override, start.line, end.line, start, end, whole=opens and closes)


def find_words(words: str, lines: Sequence[Line]) -> Iterator[tuple[Span, Span]]:
    """Yield where words stand in lines: their span on the first line, and on the last."""
    if not words.split():
        return
    text = "\n".join(line.text for line in lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    for match in re.finditer(_pattern(words), text):
        first, last = bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end() - 1) - 1
        begin, end = match.start() - starts[first], match.end() - starts[last]
        yield (
            Span(lines[first].number, begin, end if first == last else len(lines[first].text)),
            Span(lines[last].number, begin if first == last else 0, end),
        )


_HYPHEN = r"[-¬\u00ad\u2010]"
_ALIKE = {"“": '["“”„]', "‘": "['‘’]", "-": rf"{_HYPHEN}\s*"}
_ALIKE |= {'"': _ALIKE["“"], "”": _ALIKE["“"], "„": _ALIKE["“"], "'": _ALIKE["‘"], "’": _ALIKE["‘"]}


def _pattern(words: str) -> str:
    """Return the regular expression for words that may run over line ends."""
    return r"\s+".join("".join(map(_letter, word, f"{word[1:]} ")) for word in words.split())


def _letter(letter: str, following: str) -> str:
    if letter.isalpha():
        return f"{letter}(?:{_HYPHEN}\\n\\s*)?" if following.isalpha() else letter
    return _ALIKE.get(letter) or re.escape(letter)
