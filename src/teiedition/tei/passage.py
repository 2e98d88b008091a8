"""The running text of one element, with its way back into the tree.

Whoever looks for names, dates or quotation marks sees a string, not a tree: the text of one paragraph, heading,
verse line or list item as a reader reads it. Out of it stay note calls, running heads, noise, the misprint where
a correction stands beside it, and what is left of a word division at a line end. Every character knows the text or
tail it comes from, so that :mod:`teiedition.annotation.insertion` can put an element around a span.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from teiedition.names import local, tei, xml
from teiedition.tei.document import TeiDocument


def _tags(names: str) -> frozenset[str]:
    return frozenset(tei(name) for name in names.split())


BLOCKS = _tags(
    "TEI group text front body back div div1 div2 div3 div4 div5 div6 div7 titlePage docTitle titlePart "
    "docImprint docEdition docDate imprimatur byline head trailer opener closer dateline salute signed postscript "
    "epigraph argument p ab lg l sp speaker stage castList castItem castGroup list item label headLabel headItem "
    "table row cell note figure figDesc floatingText cit listBibl biblStruct desc formula"
)
"""Elements that never are part of the running text around them."""

CONTAINERS = _tags("text front body back div titlePage epigraph cit listBibl floatingText sp figure postscript")
"""Elements without running text of their own, inside which ``quote``, ``bibl`` and the like are blocks."""

EITHER_WAY = _tags("quote q said bibl docAuthor")
"""Elements that are blocks inside :data:`CONTAINERS` or with ``rend="block"``, and inline elsewhere."""

SILENT = _tags("fw surplus ptr index graphic teiHeader standOff facsimile")
"""Elements of which nothing is read."""

BREAKS = _tags("lb pb cb gb milestone")

_CHOICE = tei("choice")
_NOT_CHOSEN = _tags("sic orig abbr")
_PC, _REF, _DIV = tei("pc"), tei("ref"), tei("div")
_ID, _LANG = xml("id"), xml("lang")
_WHITE = re.compile(r"\s")


class Slot(NamedTuple):
    """A stretch of a passage's text and the string in the tree that it is: a text or a tail."""

    start: int
    """Offset in the passage's text."""
    length: int
    """0 for a blank that is supplied."""
    owner: etree._Element
    """The element whose text or tail it is."""
    tail: bool
    offset: int
    """Offset in that string."""


class Taken(NamedTuple):
    """A stretch of a passage's text that stands inside an inline element already."""

    start: int
    end: int
    element: str
    """Local name: ``persName``, ``quote``, ``hi`` …"""
    resp: str | None
    """Value of ``@resp``; ``None`` for what was tagged by hand."""
    node: etree._Element
    """The element itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The running text of one element."""

    text: str
    """Each character stands for one in the tree, white space of every sort as a blank; a blank that has nothing in
    the tree stands where only a line break element divides two words."""
    element: etree._Element
    kind: str
    """Local name of the element: ``p``, ``head``, ``l``, ``item`` …"""
    language: str
    """Value of the nearest ``xml:lang``; empty if there is none."""
    id: str | None
    within: tuple[str, ...]
    """Local names of the elements around it, outermost first: ``("text", "back", "div", "note")``."""
    division: str
    """Type of the innermost division around it: ``chapter``, ``notes``, ``index`` …; empty if there is none."""
    slots: tuple[Slot, ...]
    taken: tuple[Taken, ...]
    """Inline elements that are there already, in order of their ends; spans may nest."""
    calls: tuple[int, ...]
    """Offsets at which a note is called."""

    def slot(self, offset: int) -> Slot | None:
        """Return the slot that holds the character at ``offset``; ``None`` for a blank that has none."""
        at = bisect_right(self.slots, offset, key=lambda slot: slot.start) - 1
        if at >= 0 and offset < self.slots[at].start + self.slots[at].length:
            return self.slots[at]
        return None


def passages(document: TeiDocument) -> list[Passage]:
    """Return the passages of a document's ``text``, in document order; elements without words give none."""
    return [passage for text in document.texts for passage in passages_of(text, document.language)]


def passages_of(root: etree._Element, language: str = "") -> list[Passage]:
    """Return the passages inside one element, that element included.

    :param language: the language that holds where no ``xml:lang`` says otherwise.
    """
    reader = _Reader()
    reader.block(root, root.get(_LANG, language), (), "")
    return [passage for builder in reader.builders if (passage := builder.passage()) is not None]


@dataclass(slots=True)
class _Builder:
    """A passage in the making."""

    element: etree._Element
    language: str
    within: tuple[str, ...]
    division: str
    pieces: list[str] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    length: int = 0
    joining: bool = False
    """A word goes on: white space that comes now is no part of the text."""
    parting: bool = False
    """A word ended: if no white space comes now, a blank is supplied."""

    def add(self, owner: etree._Element, tail: bool, string: str) -> None:
        """Take in the text or tail of an element."""
        offset = 0
        if self.joining:
            offset = len(string) - len(string.lstrip())
        elif self.parting and self.pieces and self.pieces[-1][-1] != " " and not string[0].isspace():
            self._append(" ", Slot(self.length, 0, owner, tail, 0))
        self.parting = False
        if offset < len(string):
            self.joining = False
            piece = _WHITE.sub(" ", string[offset:])
            self._append(piece, Slot(self.length, len(piece), owner, tail, offset))

    def _append(self, piece: str, slot: Slot) -> None:
        self.pieces.append(piece)
        self.slots.append(slot)
        self.length += len(piece)

    def join(self) -> None:
        """Let the next word go on where the last one stopped (``break="no"``): no white space between them."""
        while self.pieces:
            piece, slot = self.pieces.pop(), self.slots.pop()
            self.length = slot.start
            if kept := piece.rstrip():
                self._append(kept, slot._replace(length=len(kept)))
                break
        self.joining, self.parting = True, False

    def passage(self) -> Passage | None:
        text = "".join(self.pieces)
        if not text or text.isspace():
            return None
        return Passage(
            text=text,
            element=self.element,
            kind=local(self.element.tag),
            language=self.language,
            id=self.element.get(_ID),
            within=self.within,
            division=self.division,
            slots=tuple(self.slots),
            taken=tuple(self._clip(taken) for taken in self.taken if taken.start < self.length),
            calls=tuple(min(call, self.length) for call in self.calls),
        )

    def _clip(self, taken: Taken) -> Taken:
        """End an element where the text ends: white space at the end may have been dropped after it was read."""
        return taken._replace(end=min(taken.end, self.length))


class _Reader:
    """One walk through the tree, in document order."""

    def __init__(self) -> None:
        self.builders: list[_Builder] = []

    def block(self, element: etree._Element, language: str, within: tuple[str, ...], division: str) -> None:
        """Open a passage for a block and read what is in it; most containers come out empty."""
        if element.tag == _DIV:
            division = element.get("type", "")
        builder = _Builder(element, element.get(_LANG, language), within, division)
        self.builders.append(builder)
        self.content(element, builder)

    def content(self, element: etree._Element, builder: _Builder) -> None:
        """Read an element's text and children into a passage."""
        if element.text:
            builder.add(element, False, element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.child(child, element, builder)
            if child.tail:
                builder.add(child, True, child.tail)

    def child(self, child: etree._Element, parent: etree._Element, builder: _Builder) -> None:
        tag = child.tag
        if tag in BREAKS:
            if child.get("break") == "no":
                builder.join()
            else:
                builder.parting = True
        elif _is_block(child, parent):
            within = (*builder.within, local(builder.element.tag))
            self.block(child, builder.language, within, builder.division)
            builder.parting = True
        elif tag == _REF and child.get("type") == "noteAnchor":
            builder.calls.append(builder.length)
        elif not _is_silent(child, parent):
            start = builder.length
            self.content(child, builder)
            if tag != _CHOICE and parent.tag != _CHOICE and builder.length > start:
                builder.taken.append(Taken(start, builder.length, local(tag), child.get("resp"), child))


def _is_block(child: etree._Element, parent: etree._Element) -> bool:
    if child.tag in EITHER_WAY:
        return parent.tag in CONTAINERS or child.get("rend") == "block"
    return child.tag in BLOCKS


def _is_silent(child: etree._Element, parent: etree._Element) -> bool:
    tag = child.tag
    return (
        tag in SILENT or (tag in _NOT_CHOSEN and parent.tag == _CHOICE) or (tag == _PC and child.get("force") == "weak")
    )
