"""The data that flows through a run: frozen data classes that know nothing of lxml.

In order of the flow: :class:`Line` and :class:`Source` (what was read), :class:`Block`, :class:`Division`
and :class:`Text` (how it is built), :class:`Mention` and :class:`Entity` (what is named in it),
:class:`Finding` (what is wrong with it), :class:`Outcome` (how the run ended).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Certainty(StrEnum):
    """How sure a decision is; the values of TEI's ``@cert``."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Furniture(StrEnum):
    """What a line is that does not belong to the running text.

    The first four are values of ``fw/@type``; ``noise`` becomes ``surplus reason="ocr"``.
    """

    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "pageNum"
    SIGNATURE = "sig"
    CATCHWORD = "catch"
    NOISE = "noise"


class Hyphenation(StrEnum):
    """What became of the mark at the end of a line whose last word goes on in the next line."""

    DISSOLVED = "dissolved"
    """The mark only divides the word: ``govern¬`` + ``ment`` is read ``government``."""
    KEPT = "kept"
    """The mark belongs to the word: ``self¬`` + ``emancipation`` is read ``self-emancipation``."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page image, in the units of the image (mostly pixels) from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the raw text."""

    text: str
    """The line as it stands in the file, without its line end and without trailing white space."""
    number: int
    """Line number in the file, from 1."""
    page: int
    """Number of the page (counted from 1) on which the line stands; 1 throughout where pages cannot be told."""
    furniture: Furniture | None = None
    """Set where the line is no running text: a running head, a page number, scanning noise."""
    joins_next: Hyphenation | None = None
    """Set where the last word of the line goes on in the next line of running text."""
    zone: Box | None = None
    """Where the line stands on the page image, for OCR with layout."""

    @property
    def blank(self) -> bool:
        """Whether there is nothing but white space on the line."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a source came from."""

    path: Path
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    encoding: str
    """Name of the character encoding that was used to read the bytes."""
    size: int
    """Length of the file in bytes."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A page image that the text was read from."""

    page: int
    """Number of the page, as in :attr:`Line.page`."""
    image: str = ""
    """Name of the image file, as the OCR names it; empty where it names none."""
    width: int = 0
    """Width in the units of the boxes; 0 where it is not known."""
    height: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A raw text, read: its lines in order, blank ones included."""

    id: str
    """Identifier of the work, an NCName; the stem of the file's name made fit."""
    lines: tuple[Line, ...]
    origin: Origin
    preamble: tuple[Line, ...] = ()
    """Lines before the book that a text archive added (Project Gutenberg's frame), kept for the header."""
    postamble: tuple[Line, ...] = ()
    """Lines after the book that a text archive added, kept for the header."""
    paged: bool = False
    """Whether page boundaries could be told."""
    page_numbers: tuple[tuple[int, str], ...] = ()
    """Printed page number for each counted page where one was found: pairs ``(page, printed)``."""
    surfaces: tuple[Surface, ...] = ()
    """The page images, in order, for OCR with layout."""

    @property
    def text(self) -> str:
        """The raw text: every line in order, what an archive put around the book included."""
        return "\n".join(line.text for line in (*self.preamble, *self.lines, *self.postamble))


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


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of running text and the element it is to become."""

    start: int
    """Offset of the first character in the passage's text, from 0."""
    end: int
    """Offset after the last character."""
    element: str
    """TEI element name: ``persName``, ``placeName``, ``orgName``, ``date``, ``title``, ``quote``, ``said`` …

    ``choice`` is a mend: the span becomes ``sic``, the value of the attribute ``corr`` its correction.
    """
    evidence: str
    """Name of the rule or recogniser that decided; becomes ``resp="rule:NAME"``."""
    ref: str | None = None
    """Identifier of the entity, without ``#``; ``None`` while unresolved."""
    cert: Certainty = Certainty.HIGH
    attributes: tuple[tuple[str, str], ...] = ()
    """Further attributes, in order: ``(("when", "1921-03-07"),)``."""

    def attribute(self, name: str) -> str | None:
        """Return the value of a further attribute, or ``None``."""
        return next((value for key, value in self.attributes if key == name), None)


class EntityKind(StrEnum):
    """Kinds of entity; the values are the TEI element names of the lists' entries."""

    PERSON = "person"
    PLACE = "place"
    ORG = "org"
    BIBL = "bibl"


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that is named in the text: an entry of an authority list."""

    id: str
    kind: EntityKind
    names: tuple[str, ...]
    """Forms of the name in reading order ("Emma Goldman"); the first is the preferred one."""
    sort: str | None = None
    """Form by which registers sort: "Goldman, Emma"."""
    surname: str | None = None
    forename: str | None = None
    note: str | None = None
    idno: tuple[tuple[str, str], ...] = ()
    """Identifiers elsewhere: pairs of type (``geonames``, ``wikidata``, ``viaf`` …) and value."""
    geo: tuple[float, float] | None = None
    """Latitude and longitude in degrees (WGS 84), for places."""
    evidence: str | None = None
    """Rule that proposed the entity; ``None`` for entries edited by hand."""


class Severity(StrEnum):
    """How bad a finding is; the roles of Schematron, worst first."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"

    @property
    def rank(self) -> int:
        """0 for the worst, so that ``a.rank <= b.rank`` reads "a is at least as bad as b"."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a text, where it is, and what to do about it."""

    rule: str
    """Name of the rule, in kebab case: the id of the Schematron assertion or of the Python check."""
    severity: Severity
    message: str
    """What is wrong, in plain words, and what was expected there."""
    document: str = ""
    """Path of the file, as the user gave it."""
    path: str = ""
    """XPath of the element, where there is one."""
    line: int = 0
    """Line of the file, from 1; 0 where the finding concerns the whole file."""
    column: int = 0
    """Column of the line, from 1, in characters; 0 where unknown."""
    advice: str = ""
    """The likely mend, a whole sentence."""
    fingerprint: str = ""
    """What the finding is known by, also when its line moves; empty where nobody has asked for it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended."""

    work: str
    written: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """Figures for the summary table: ``(("div", 34), ("note", 279), …)``."""
    seconds: float = 0.0
    error: str | None = None
    """One clear message where the job failed; the other jobs of the batch went on."""
    exit_code: int = 0
    """Exit code that the error asks for; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class EditionMetadata:
    """What an edition says of itself and its source; a field left empty is a gap, and nothing is invented for it."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    publisher: str = ""
    pub_place: str = ""
    date: str = ""
    licence: str = ""
    """URI of the licence."""
    licence_text: str = ""
    language: str = "en"
    """BCP 47 tag of the main language."""
    source: str = ""
    """Description of the source in one sentence."""
    keywords: tuple[str, ...] = ()
    """What the work is about and what kind of text it is, in the editor's words."""
    identifiers: tuple[tuple[str, str], ...] = field(default=())
    """Pairs of type and value for ``publicationStmt/idno``."""
