"""How the text is built: blocks, divisions, what stands inside a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from teiedition.model.certainty import Certainty
from teiedition.model.outcome import Finding
from teiedition.model.source import Line


class BlockKind(StrEnum):
    """Kinds of block; the values are the TEI element names."""

    HEAD = "head"
    P = "p"
    LG = "lg"
    L = "l"
    QUOTE = "quote"
    BIBL = "bibl"
    NOTE = "note"
    LIST = "list"
    ITEM = "item"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    SP = "sp"
    SPEAKER = "speaker"
    STAGE = "stage"
    BYLINE = "byline"
    DATELINE = "dateline"
    SALUTE = "salute"
    SIGNED = "signed"
    OPENER = "opener"
    CLOSER = "closer"
    EPIGRAPH = "epigraph"
    TRAILER = "trailer"
    ARGUMENT = "argument"
    MILESTONE = "milestone"
    TITLE_PART = "titlePart"
    DOC_AUTHOR = "docAuthor"
    DOC_IMPRINT = "docImprint"
    DOC_EDITION = "docEdition"
    FW = "fw"
    SURPLUS = "surplus"
    FLOATING_TEXT = "floatingText"
    POSTSCRIPT = "postscript"
    FIGURE = "figure"
    AB = "ab"


CONTAINERS = frozenset(
    {
        BlockKind.LG,
        BlockKind.QUOTE,
        BlockKind.NOTE,
        BlockKind.LIST,
        BlockKind.TABLE,
        BlockKind.ROW,
        BlockKind.SP,
        BlockKind.OPENER,
        BlockKind.CLOSER,
        BlockKind.EPIGRAPH,
        BlockKind.ARGUMENT,
        BlockKind.FLOATING_TEXT,
        BlockKind.POSTSCRIPT,
    }
)
"""Kinds that hold blocks, never lines of their own (a list item may hold both: its lines come first)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line: ``line.text[start:end]``."""

    line: int
    """Line number in the file."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Markup:
    """Inline markup that the structure shows: a stretch of a block's lines and the element it becomes.

    Spans of one block may nest, never cross. ``choice`` is a mend: the stretch becomes ``sic``, the value of
    the attribute ``corr`` its correction.
    """

    start: Span
    """The stretch, or its part on the first line."""
    end: Span
    """The part on the last line; equal to ``start`` where it does not run over a line end."""
    element: str
    """TEI element name: ``docAuthor``, ``term``, ``ref``, ``hi``, ``choice`` …"""
    evidence: str
    attributes: tuple[tuple[str, str], ...] = ()
    cert: Certainty = Certainty.HIGH


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The place in the running text that calls a note; becomes ``ref type="noteAnchor"``."""

    span: Span
    """The characters that stand for the number; empty where the print lost them."""
    n: str
    """Number of the note that is called, as it ought to read."""
    note: str
    """Key of the note: the ``key`` of its block."""
    cert: Certainty = Certainty.HIGH
    evidence: str = "note-call-plain"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines that is one thing: a heading, a paragraph, a quotation with its paragraphs."""

    kind: BlockKind
    evidence: str
    """Name of the rule that decided."""
    lines: tuple[Line, ...] = ()
    """The lines in order; furniture that stands between them is among them, in its place."""
    blocks: tuple[Block, ...] = ()
    """The parts of a container, in order, after its own lines."""
    n: str | None = None
    """Number of a note, item or heading as it ought to read."""
    key: str | None = None
    """Unique key of a note within the text, for note calls to point at."""
    label: Span | None = None
    """The characters of the first line that are the number or bullet of a note or item."""
    rend: str | None = None
    """Value of ``@rend``: ``block`` (displayed), ``indent``, ``ornament``, ``bulleted``, ``numbered`` …"""
    type: str | None = None
    """Value of ``@type`` where the element has one: ``index`` (of a list), ``main``, ``sub`` (of a title part) …"""
    place: str | None = None
    """Value of ``note/@place``: ``end`` or ``bottom``."""
    cert: Certainty = Certainty.HIGH
    calls: tuple[NoteCall, ...] = ()
    """Note calls in the block's own lines, in order."""
    markup: tuple[Markup, ...] = ()
    """Inline markup in the block's own lines, in document order, outer before inner."""

    def walk(self) -> Iterator[Block]:
        """Yield the block and everything inside it, in document order."""
        yield self
        for part in self.blocks:
            yield from part.walk()

    def all_lines(self) -> Iterator[Line]:
        """Yield every line of the block and of its parts, in document order."""
        for block in self.walk():
            yield from block.lines


@dataclass(frozen=True, slots=True)
class Division:
    """A part of the text with a heading: becomes ``div`` (or ``titlePage``)."""

    type: str
    """``titlePage``, ``part``, ``chapter``, ``essay``, ``section``, ``introduction``, ``notes``, ``index`` …"""
    blocks: tuple[Block, ...] = ()
    """Heads, bylines and everything before the first subdivision, in order."""
    divisions: tuple[Division, ...] = ()
    n: str | None = None
    evidence: str = "division-by-head"

    def walk(self) -> Iterator[Division]:
        """Yield the division and its subdivisions, in document order."""
        yield self
        for part in self.divisions:
            yield from part.walk()

    def all_blocks(self) -> Iterator[Block]:
        """Yield every block in the division and its subdivisions, containers before their parts."""
        for division in self.walk():
            for block in division.blocks:
                yield from block.walk()


@dataclass(frozen=True, slots=True)
class Text:
    """The structure of a work."""

    front: tuple[Division, ...] = ()
    body: tuple[Division, ...] = ()
    back: tuple[Division, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What could not be decided: a note without call, a call without note."""

    def walk(self) -> Iterator[Division]:
        """Yield every division in document order."""
        for division in (*self.front, *self.body, *self.back):
            yield from division.walk()

    def all_blocks(self) -> Iterator[Block]:
        """Yield every block in document order."""
        for division in (*self.front, *self.body, *self.back):
            yield from division.all_blocks()
