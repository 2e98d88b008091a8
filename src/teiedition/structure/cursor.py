"""The place of a rule in the run of chunks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from teiedition.model import BlockKind, Line
from teiedition.structure.chunks import Chunk
from teiedition.structure.headings import Heading
from teiedition.structure.layout import Layout
from teiedition.structure.listruns import ItemStart
from teiedition.structure.noteruns import NoteStart
from teiedition.structure.overruling import Claim
from teiedition.structure.speeches import Speech

_MATTER_OF_FACT = frozenset(
    {
        "index",
        "contents",
        "copyright",
        "publishingInformation",
        "bibliography",
        "glossary",
        "colophon",
        "contributors",
        "dedication",
    }
)


@dataclass
class Cursor:
    """Chunks, what is known of them beforehand, and how far the rules have come.

    A rule looks ahead with :meth:`peek` and takes what is its own with :meth:`take`.
    """

    chunks: Sequence[Chunk]
    layout: Layout
    headings: Mapping[int, Heading]
    """Headings by the index of their first chunk."""
    notes: Mapping[int, NoteStart | None]
    """Chunks in runs of notes: the beginning of a note, or ``None`` where the note before goes on."""
    items: Mapping[int, ItemStart | None]
    """Chunks in lists: the beginning of an item, or ``None`` where the item before goes on."""
    zones: Sequence[str]
    """For each chunk the name of the division it stands in, where that decides how it is read."""
    bylines: frozenset[int] = frozenset()
    """Chunks that are the author's line under a heading."""
    dialogue: bool = False
    """Whether the book is full of paragraphs that open with a quotation mark."""
    drama: bool = False
    """Whether the book has acts or scenes."""
    speeches: Mapping[int, Speech] = field(default_factory=dict)
    """Chunks with which speeches of a play begin."""
    indented_prose: bool = False
    """Whether the prose of the book is itself indented."""
    claims: Mapping[int, Claim] = field(default_factory=dict)
    """Chunks of which an editor has said what they are."""
    place: int = 0
    last: BlockKind | None = None
    """Kind of the block that was made last, furniture left aside."""

    _running: list[int] = field(init=False)
    """Indices of the chunks of running text."""
    _ranks: list[int] = field(init=False)
    """For each chunk how many chunks of running text stand before it."""

    def __post_init__(self) -> None:
        self._running = [index for index, chunk in enumerate(self.chunks) if not chunk.furniture]
        self._ranks = list(accumulate((not chunk.furniture for chunk in self.chunks), initial=0))

    @property
    def more(self) -> bool:
        """Whether any chunk is left."""
        return self.place < len(self.chunks)

    @property
    def zone(self) -> str:
        """Name of the division the cursor stands in."""
        return self.zones[self.place]

    def peek(self, ahead: int = 0) -> Chunk | None:
        """Return the chunk that stands so many further on, without furniture; ``None`` past the end."""
        index = self.index(ahead)
        return self.chunks[index] if index is not None else None

    def index(self, ahead: int = 0) -> int | None:
        """Return the index of the chunk that :meth:`peek` returns."""
        rank = self._ranks[self.place] + ahead if self.more else len(self._running)
        return self._running[rank] if rank < len(self._running) else None

    def before(self) -> Chunk | None:
        """Return the chunk of running text before the cursor."""
        behind = (self.chunks[index] for index in range(self.place - 1, -1, -1))
        return next((chunk for chunk in behind if not chunk.furniture), None)

    def plain(self, ahead: int = 0) -> bool:
        """Whether the chunk so many further on is free: no heading, note, list or claim, nor past the end or zone."""
        index = self.index(ahead)
        return (
            index is not None
            and index not in self.headings
            and index not in self.notes
            and index not in self.items
            and index not in self.claims
            and self.zones[index] == self.zones[self.place]
        )

    @property
    def matter_of_fact(self) -> bool:
        """Whether the division is one that holds neither verse nor displayed quotations."""
        return self.zone in _MATTER_OF_FACT

    def under_heading(self) -> bool:
        """Whether the block before is a heading or its byline."""
        return self.last in (BlockKind.HEAD, BlockKind.BYLINE)

    def ends_division(self, count: int) -> bool:
        """Whether the division ends after so many chunks: with a heading, a run of notes, the end of the text."""
        index = self.index(count)
        return index is None or index in self.headings or index in self.notes or self.zones[index] != self.zone

    def take(self, count: int = 1) -> tuple[Line, ...]:
        """Return the lines of the next chunks, furniture between them included, and step over them."""
        lines: list[Line] = []
        while count:
            chunk = self.chunks[self.place]
            self.place += 1
            lines.extend(chunk.lines)
            count -= not chunk.furniture
        return tuple(lines)
