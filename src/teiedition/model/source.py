"""What was read: lines, pages, where they came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


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
