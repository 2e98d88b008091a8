"""Standoff gold: what a careful editor found in a raw text, by line numbers and short anchors.

A folder holds ``structure*.jsonl``, ``inline*.jsonl`` and ``extra*.jsonl`` (one JSON object a line; records of other
types than those below are passed over), ``windows.json`` (the stretches of lines in which inline features were
annotated; inline records need it) and ``scope.json`` (first and last line of what was annotated at all; without it,
everything). Lines count from 1.

| ``type`` in structure | keys |
| --- | --- |
| ``div`` | ``level``, ``kind``, ``start``, ``head``, ``head_start``, ``head_end``, ``byline``, ``byline_line`` |
| ``pagebreak`` | ``line_before``, ``line_after``, ``joins`` |
| ``falsebreak`` | ``line_before``, ``line_after`` |
| ``blockquote``, ``epigraph``, ``closer``, ``list``, ``verse`` | ``start``, ``end``; ``optional`` |
| ``note`` | ``n``, ``start``, ``end`` |
| ``ref`` | ``n``, ``line``, ``mark``, ``before`` |
| ``indexletter`` | ``start`` or ``line``: a heading of the index, which may be a head or not |

| ``type`` in inline | keys |
| --- | --- |
| ``person``, ``place``, ``title``, ``date`` | ``line``, ``text``, ``k`` (which one), ``key`` or ``when`` |
| ``org``, ``ship``, ``event`` | the same; measured only where the gold has at least one |
| ``quote`` | ``line``, ``text`` (first words), ``k``, ``end_line``, ``end_text`` (last words), ``level``, ``kind`` |
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teiedition.errors import SourceError
from teiedition.evaluation.anchors import RawLines
from teiedition.evaluation.stretches import read_text, stretches
from teiedition.evaluation.words import Span
from teiedition.model import Finding, Severity

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldHead:
    """The heading of a division."""

    level: int
    span: Span
    text: str
    """As a careful editor would print it."""
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class GoldTurn:
    """A place where blank lines stand: a page turn, or a false break."""

    before: int
    """Offset of the last letter or digit before it."""
    after: int
    """Offset of the first letter or digit after it."""
    joins: bool
    """Whether one paragraph runs across."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A name, a quotation, a title or a date in the running text."""

    span: Span
    key: str | None = None
    """Whom or what it names; of a date, when it is."""
    kind: str | None = None
    """Of a quotation: ``speech``, ``term``, ``title``."""
    level: int = 1
    """Of a quotation: 2 for one inside another."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one raw text, as offsets into it."""

    scope: Span
    heads: tuple[GoldHead, ...] = ()
    ignored_heads: tuple[Span, ...] = ()
    turns: tuple[GoldTurn, ...] = ()
    false_breaks: tuple[GoldTurn, ...] = ()
    blocks: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """Spans of ``blockquote``, ``optional`` (blockquotes that may be read either way), ``verse``, ``list``,
    ``epigraph``, ``closer``."""
    notes: tuple[tuple[str, Span], ...] = ()
    """Number and place of each note."""
    calls: tuple[tuple[str, int], ...] = ()
    """For each note call the note's number and the offset after the word that it follows."""
    windows: tuple[Span, ...] = ()
    mentions: dict[str, tuple[GoldMention, ...]] = field(default_factory=dict)
    """By type: ``person``, ``place``, ``org``, ``ship``, ``event``, ``quote``, ``title``, ``date``."""
    findings: tuple[Finding, ...] = ()
    """Records whose anchor is not in the raw text; they are left out."""


def load_gold(raw: str, folder: Path) -> Gold:
    """Return the gold of a folder as offsets into the raw text.

    :param raw: the raw text, with line ends as ``\\n``.
    :raises SourceError: when a file is missing or cannot be read, a record is no JSON or lacks a key, or scope or a
        window does not lie in the text; names file and line.
    """
    lines = RawLines(raw)
    scope = next(iter(stretches(folder / "scope.json", len(lines))), (1, len(lines)))
    windows = stretches(folder / "windows.json", len(lines))
    collector = _Collector(lines, scope)
    for pattern in ("structure*.jsonl", "inline*.jsonl", "extra*.jsonl"):
        for path in sorted(folder.glob(pattern)):
            collector.read(path)
    if collector.mentions and not windows:
        raise SourceError(
            f"{folder / 'windows.json'} is missing: without it nobody knows where the gold has every name.",
            'Say which lines were read for names: {"all": {"windows": [[1, 250]]}}.',
        )
    return collector.gold(tuple(lines.span(*window) for window in windows if collector.inside(window[0])))


def _records(path: Path) -> Iterator[tuple[int, Record]]:
    """Yield line number and record of each line of a file."""
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if line.strip():
            try:
                record = json.loads(line)
            except ValueError as error:
                raise SourceError(f"{path}, line {number}: no JSON ({error}).", "One JSON object a line.") from error
            if not isinstance(record, dict) or "type" not in record:
                raise SourceError(f"{path}, line {number}: no object with a “type”.", "One JSON object a line.")
            yield number, record


class _Collector:
    """Turns records into offsets, type by type."""

    def __init__(self, lines: RawLines, scope: tuple[int, int]) -> None:
        self.lines = lines
        self.scope = scope
        self.heads: list[GoldHead] = []
        self.ignored: list[Span] = []
        self.turns: list[GoldTurn] = []
        self.false_breaks: list[GoldTurn] = []
        self.blocks: dict[str, list[Span]] = {}
        self.notes: list[tuple[str, Span]] = []
        self.calls: list[tuple[str, int]] = []
        self.mentions: dict[str, list[GoldMention]] = {}
        self.findings: list[Finding] = []

    def inside(self, line: int) -> bool:
        return self.scope[0] <= line <= self.scope[1]

    def read(self, path: Path) -> None:
        """Take in the records of a file that begin in the scope."""
        for number, record in _records(path):
            take = _TAKE.get(record["type"])
            first = next((record[key] for key in ("start", "line", "line_before") if record.get(key)), None)
            if take is None or first is None or not self.inside(first):
                continue
            try:
                found = take(self, record)
            except (KeyError, TypeError, ValueError, IndexError) as error:
                raise SourceError(
                    f"{path}, line {number}: a record of type “{record['type']}” is incomplete or wrong ({error!r}).",
                    "See the format in the documentation.",
                ) from error
            if not found:
                self.findings.append(_not_found(path, number, record))

    def gold(self, windows: tuple[Span, ...]) -> Gold:
        """Return what was collected."""
        return Gold(
            scope=self.lines.span(*self.scope),
            heads=tuple(self.heads),
            ignored_heads=tuple(self.ignored),
            turns=tuple(self.turns),
            false_breaks=tuple(self.false_breaks),
            blocks={kind: tuple(spans) for kind, spans in self.blocks.items()},
            notes=tuple(self.notes),
            calls=tuple(self.calls),
            windows=windows,
            mentions={kind: tuple(found) for kind, found in self.mentions.items()},
            findings=tuple(self.findings),
        )

    # One method for each type of record; false where its anchor is not in the raw text

    def div(self, record: Record) -> bool:
        if record.get("head_start") and record.get("kind") != "titlePage":
            first: int = record["head_start"]
            span = self.lines.span(first, record.get("head_end", first))
            byline = record.get("byline", "") if record.get("byline_line") else None
            self.heads.append(GoldHead(record["level"], span, record.get("head", ""), byline))
        return True

    def turn(self, record: Record) -> bool:
        self.turns.append(GoldTurn(*self._edges(record), bool(record["joins"])))
        return True

    def false_break(self, record: Record) -> bool:
        self.false_breaks.append(GoldTurn(*self._edges(record), True))
        return True

    def block(self, record: Record) -> bool:
        kind = "optional" if record["type"] == "blockquote" and record.get("optional") else record["type"]
        self.blocks.setdefault(kind, []).append(self.lines.span(record["start"], record["end"]))
        return True

    def note(self, record: Record) -> bool:
        self.notes.append((str(record["n"]), self.lines.span(record["start"], record["end"])))
        return True

    def call(self, record: Record) -> bool:
        at = None
        if record.get("before"):
            words = self.lines.find(record["line"], record["before"])
            words = words or self.lines.find(max(1, record["line"] - 1), record["before"])
            at = words[1] if words else None
        if at is None and record.get("mark"):
            at = self.lines.find_mark(record["line"], record["mark"])
        if at is not None:
            self.calls.append((str(record["n"]), at))
        return at is not None

    def index_letter(self, record: Record) -> bool:
        line = record["line"] if record.get("line") else record["start"]
        self.ignored.append(self.lines.span(line, line))
        return True

    def mention(self, record: Record) -> bool:
        span = self.lines.find(record["line"], record["text"], record.get("k", 1))
        if span is not None:
            found = GoldMention(span, record.get("key") or record.get("when"))
            self.mentions.setdefault(record["type"], []).append(found)
        return span is not None

    def quote(self, record: Record) -> bool:
        start = self.lines.find(record["line"], record["text"], record.get("k", 1))
        end = self.lines.find_end(start, record["end_line"], record["end_text"]) if start else None
        if start is not None and end is not None:
            found = GoldMention((start[0], end), None, record.get("kind", "speech"), record.get("level", 1))
            self.mentions.setdefault("quote", []).append(found)
        return start is not None and end is not None

    def _edges(self, record: Record) -> Span:
        before = self.lines.span(record["line_before"], record["line_before"])[1] - 1
        after = self.lines.span(record["line_after"], record["line_after"])[0]
        return self.lines.nearest_word(before, -1), self.lines.nearest_word(after, 1)


_TAKE: dict[str, Callable[[_Collector, Record], bool]] = {
    "div": _Collector.div,
    "pagebreak": _Collector.turn,
    "falsebreak": _Collector.false_break,
    **dict.fromkeys(("blockquote", "epigraph", "closer", "list", "verse"), _Collector.block),
    "note": _Collector.note,
    "ref": _Collector.call,
    "indexletter": _Collector.index_letter,
    **dict.fromkeys(("person", "place", "org", "ship", "event", "title", "date"), _Collector.mention),
    "quote": _Collector.quote,
}


def _not_found(path: Path, number: int, record: Record) -> Finding:
    anchor = record.get("text") or record.get("before") or record.get("mark") or ""
    return Finding(
        rule="gold-anchor-found",
        severity=Severity.WARNING,
        message=f"The anchor “{anchor}” of a record of type “{record['type']}” is not on line {record.get('line')}.",
        document=str(path),
        line=number,
        advice="Copy the words from the raw text exactly, and count lines from 1.",
    )
