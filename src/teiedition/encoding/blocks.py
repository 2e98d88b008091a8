"""Block → element: one method for each shape of block, and the counters that number them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from teiedition.encoding.facsimile import surface_id, zone_id
from teiedition.encoding.inline import InlineContext, append_text, attributes_of, fill, furniture_element, mend
from teiedition.model import CONTAINERS, Block, BlockKind, Certainty, Furniture, Line, NoteCall, Source, Span, Text
from teiedition.names import tei, xml

IDENTIFIED = {
    BlockKind.P: "p",
    BlockKind.AB: "p",
    BlockKind.QUOTE: "quote",
    BlockKind.NOTE: "note",
    BlockKind.LG: "lg",
    BlockKind.LIST: "list",
    BlockKind.TABLE: "table",
    BlockKind.FLOATING_TEXT: "text",
}
"""Kinds whose elements carry an identifier, and the letters in it."""

OPENING = frozenset(
    {BlockKind.HEAD, BlockKind.BYLINE, BlockKind.EPIGRAPH, BlockKind.ARGUMENT, BlockKind.OPENER}
    | {BlockKind.DATELINE, BlockKind.SALUTE, BlockKind.DOC_AUTHOR}
)
"""What TEI allows only at the beginning of a division."""
CLOSING = frozenset({BlockKind.CLOSER, BlockKind.SIGNED, BlockKind.TRAILER, BlockKind.POSTSCRIPT})
"""What TEI allows only at the end of a division."""

_HOLD_LINES = {BlockKind.NOTE, BlockKind.QUOTE, BlockKind.EPIGRAPH, BlockKind.OPENER, BlockKind.CLOSER}
_HOLD_LINES |= {BlockKind.POSTSCRIPT}
_ELEMENT_ONLY = CONTAINERS - _HOLD_LINES
"""Kinds whose elements can hold no text; should one come with lines of its own, it is written as ``ab``."""

_DIGITS = {"p": 4, "quote": 4, "note": 4, "ref": 4, "pb": 4}


class BlockWriter:
    """Writes blocks below an element and keeps count of pages and identifiers on the way."""

    def __init__(
        self,
        text: Text,
        source: Source,
        *,
        evidence: bool,
        line_breaks: bool,
        surfaces: bool = False,
        zones: bool = False,
    ) -> None:
        """Number the notes of ``text`` beforehand, so that a call can point forward."""
        self.work = source.id
        self.evidence = evidence
        self.characters: dict[str, str] = {}
        self._page = 0 if source.paged else 10**9
        self._page_numbers = dict(source.page_numbers)
        self._surfaces = frozenset(surface.page for surface in source.surfaces) if surfaces else frozenset()
        self._zones = zones
        self._counters: Counter[str] = Counter()
        self._notes = self._number_notes(text)
        self._note_elements: dict[str, etree._Element] = {}
        self._called_from: dict[str, str] = {}
        self._context = InlineContext(self._turn_page, self._call, self._character, line_breaks, self._facs)
        self._shapes: dict[BlockKind, Callable[[etree._Element, Block], etree._Element]] = {
            BlockKind.NOTE: self._note,
            BlockKind.QUOTE: self._quote,
            BlockKind.EPIGRAPH: self._epigraph,
            BlockKind.BYLINE: self._byline,
            BlockKind.DOC_AUTHOR: self._byline,
            BlockKind.MILESTONE: self._ornament,
            BlockKind.SURPLUS: self._noise,
            BlockKind.FLOATING_TEXT: self._floating_text,
            BlockKind.CLOSER: self._closer,
            BlockKind.FIGURE: self._figure,
            BlockKind.SP: self._speech,
            BlockKind.POSTSCRIPT: self._postscript,
        }
        self._wrapped = {
            BlockKind.L: "lg",
            BlockKind.ITEM: "list",
        }

    def identifier(self, kind: str) -> str:
        """Return the next identifier of a kind: ``harbour-p0412``."""
        self._counters[kind] += 1
        return f"{self.work}-{kind}{self._counters[kind]:0{_DIGITS.get(kind, 3)}d}"

    def write(self, parent: etree._Element, block: Block, *, as_anonymous: bool = False) -> None:
        """Write one block; ``as_anonymous`` makes an ``ab`` of it, with its kind as type."""
        self.turn_page_before(parent, block)
        if block.kind is BlockKind.FW:
            self._furniture(parent, block)
        elif as_anonymous or _is_misplaced(parent, block):
            self._anonymous(parent, block)
        elif block.kind in self._wrapped and parent.tag in (tei("div"), tei("body"), tei("quote"), tei("note")):
            self._one(etree.SubElement(parent, tei(self._wrapped[block.kind])), block)
        else:
            self._one(parent, block)

    def turn_page_before(self, parent: etree._Element, block: Block) -> None:
        """Write the page breaks that come before the block's first line."""
        first = next(block.all_lines(), None)
        if first is not None:
            self._turn_page(parent, first.page, False)

    def write_title_part(self, parent: etree._Element, block: Block) -> None:
        """Write a line group of the title page's title."""
        self.turn_page_before(parent, block)
        part = etree.SubElement(parent, tei("titlePart"), type=block.type or "main")
        fill(part, block, self._context)

    def write_on_title_page(self, page: etree._Element, block: Block) -> None:
        """Write a block of the title page; what TEI does not know there becomes a part of the title."""
        self.turn_page_before(page, block)
        known = (BlockKind.BYLINE, BlockKind.DOC_AUTHOR, BlockKind.DOC_IMPRINT, BlockKind.DOC_EDITION)
        if block.kind in (*known, BlockKind.EPIGRAPH, BlockKind.ARGUMENT, BlockKind.FIGURE):
            self._one(page, block)
        elif block.kind is BlockKind.FW:
            self._furniture(page, block)
        else:
            part = etree.SubElement(page, tei("titlePart"), type="desc")
            holder = part
            if block.kind in (BlockKind.MILESTONE, BlockKind.SURPLUS):
                part.set("type", "ornament")
                holder = etree.SubElement(part, tei("surplus"), reason="ornament")
            fill(holder, _flat(block), self._context)

    def link_notes(self) -> None:
        """Point from each note that was called back to its call."""
        for key, reference in self._called_from.items():
            if key in self._note_elements:
                self._note_elements[key].set("target", f"#{reference}")

    def _number_notes(self, text: Text) -> dict[str, str]:
        notes = [block for block in text.all_blocks() if block.kind is BlockKind.NOTE]
        return {note.key or "": f"{self.work}-note{number:04d}" for number, note in enumerate(notes, 1)}

    def _one(self, parent: etree._Element, block: Block) -> etree._Element:
        shape = self._shapes.get(block.kind)
        return shape(parent, block) if shape is not None else self._plain(parent, block)

    def _plain(self, parent: etree._Element, block: Block, without: Span | None = None) -> etree._Element:
        element = self._element(parent, block)
        fill(element, block, self._context, without)
        self._parts(element, block)
        return element

    def _element(self, parent: etree._Element, block: Block, name: str = "") -> etree._Element:
        element = etree.SubElement(parent, tei(name or block.kind.value), attributes_of(block))
        if block.kind in IDENTIFIED:
            element.set(xml("id"), self.identifier(IDENTIFIED[block.kind]))
        if self.evidence or block.cert is not Certainty.HIGH:
            element.set("resp", f"rule:{block.evidence}")
            element.set("cert", block.cert.value)
        return element

    def _parts(self, element: etree._Element, block: Block) -> None:
        for part in block.blocks:
            self.write(element, part)

    def _note(self, parent: etree._Element, block: Block) -> etree._Element:
        element = self._element(parent, replace(block, rend=None))
        element.set("place", block.place or "end")
        if block.key is not None:
            self._note_elements[block.key] = element
        if block.label is not None:
            self._note_label(element, block, block.label)
        if block.lines:
            paragraph = replace(block, kind=BlockKind.P, blocks=(), n=None, label=None, type=None, rend=None)
            self._plain(element, paragraph, block.label)
        for number, part in enumerate(block.blocks):
            if number == 0 and not block.lines and part.lines:
                self.turn_page_before(element, part)
                self._plain(element, part, block.label)
            else:
                self.write(element, part)
        return element

    def _note_label(self, element: etree._Element, block: Block, span: Span) -> None:
        line = next(line for line in block.all_lines() if line.number == span.line)
        printed = line.text[span.start : span.end].strip()
        holder = etree.SubElement(element, tei("label"))
        digits = printed.removeprefix("[Footnote ").strip(" .:,)]([-*†‡")
        if digits and block.n and digits != block.n:
            corrected = f"{block.n}." if printed.endswith((".", "-", ",")) else block.n
            holder = mend(holder, corrected, "note-number-in-sequence", block.cert.value)
        holder.text = printed

    def _quote(self, parent: etree._Element, block: Block) -> etree._Element:
        """Write a displayed quotation; with its source line as ``cit``."""
        sources = [part for part in block.blocks if part.kind is BlockKind.BIBL]
        if sources and parent.tag != tei("cit"):
            parent = etree.SubElement(parent, tei("cit"))
        element = self._element(parent, block)
        if block.lines:
            self._plain(element, replace(block, kind=BlockKind.P, blocks=(), rend=None, n=None))
        for part in block.blocks:
            self.write(parent if part.kind is BlockKind.BIBL else element, part)
        return element

    def _epigraph(self, parent: etree._Element, block: Block) -> etree._Element:
        element = self._element(parent, block)
        holder = element
        if any(part.kind is BlockKind.BIBL for part in block.blocks):
            holder = etree.SubElement(element, tei("cit"))
        if block.lines:
            self._plain(holder, replace(block, kind=BlockKind.QUOTE, blocks=(), rend=None))
        for part in block.blocks:
            self.write(holder, part)
        return element

    def _byline(self, parent: etree._Element, block: Block) -> etree._Element:
        """Write an author line; without markup of its own all of it is the author."""
        element = self._element(parent, block, "byline")
        whole = not any(markup.element == "docAuthor" for markup in block.markup)
        fill(etree.SubElement(element, tei("docAuthor")) if whole else element, block, self._context)
        return element

    def _closer(self, parent: etree._Element, block: Block) -> etree._Element:
        """Write the end of a division; a signature alone needs no ``closer`` around it."""
        if len(block.blocks) == 1 and block.blocks[0].kind is BlockKind.SIGNED:
            return self._plain(parent, block.blocks[0])
        return self._plain(parent, block)

    def _ornament(self, parent: etree._Element, block: Block) -> etree._Element:
        element = etree.SubElement(parent, tei("ab"), type="ornament")
        etree.SubElement(element, tei("milestone"), unit="section", rend="ornament")
        fill(etree.SubElement(element, tei("surplus"), reason="ornament"), block, self._context)
        return element

    def _noise(self, parent: etree._Element, block: Block) -> etree._Element:
        element = etree.SubElement(parent, tei("ab"), type="noise")
        lines = tuple(replace(line, furniture=None) for line in block.lines)
        fill(etree.SubElement(element, tei("surplus"), reason="ocr"), replace(block, lines=lines), self._context)
        return element

    def _figure(self, parent: etree._Element, block: Block) -> etree._Element:
        """Write what stands for a picture: its caption as ``head``; where there is none, ``ab``."""
        element = self._element(parent, block)
        marks = sum(markup.start.end - markup.start.start for markup in block.markup if markup.element == "orig")
        captioned = sum(len(line.text.strip()) for line in block.lines) > marks
        fill(etree.SubElement(element, tei("head" if captioned else "ab")), block, self._context)
        self._parts(element, replace(block, blocks=()))
        return element

    def _speech(self, parent: etree._Element, block: Block) -> etree._Element:
        """Write a speech; its label is the speaker's name before what is said."""
        first = block.blocks[0] if block.blocks else None
        label = block.label
        if label is None or first is None or not any(line.number == label.line for line in first.lines):
            return self._plain(parent, replace(block, label=None))
        element = self._element(parent, block)
        self.turn_page_before(element, first)
        name = next(line for line in first.lines if line.number == label.line)
        speaker = Block(BlockKind.SPEAKER, block.evidence, (replace(name, text=name.text[: label.end]),))
        fill(etree.SubElement(element, tei("speaker")), replace(speaker, markup=first.markup), self._context)
        self._plain(element, first, label)
        for part in block.blocks[1:]:
            self.write(element, part)
        return element

    def _postscript(self, parent: etree._Element, block: Block) -> etree._Element:
        """Write what follows the signature of a letter."""
        element = self._element(parent, block)
        if block.lines:
            self._plain(element, replace(block, kind=BlockKind.P, blocks=(), rend=None, n=None))
        self._parts(element, block)
        return element

    def _floating_text(self, parent: etree._Element, block: Block) -> etree._Element:
        element = self._element(parent, block)
        self._parts(etree.SubElement(element, tei("body")), block)
        return element

    def _furniture(self, parent: etree._Element, block: Block) -> None:
        for line in block.lines:
            self._turn_page(parent, line.page, False)
            if line.furniture is Furniture.NOISE:
                self._noise(parent, replace(block, lines=(line,)))
            else:
                element = furniture_element(parent, line.furniture or Furniture.HEADER, self._facs(line))
                append_text(element, line.text.strip(), self._character)

    def _anonymous(self, parent: etree._Element, block: Block) -> None:
        element = etree.SubElement(parent, tei("ab"), type=block.kind.value)
        element.set(xml("id"), self.identifier("p"))
        flat = _flat(block)
        markup = tuple(each for each in flat.markup if each.element != "docAuthor")  # TEI has it in bylines only
        fill(element, replace(flat, markup=markup), self._context)

    def _turn_page(self, parent: etree._Element, page: int, within_word: bool) -> None:
        while self._page < page:
            self._page += 1
            attributes = {"n": self._page_numbers[self._page]} if self._page in self._page_numbers else {}
            if self._page in self._surfaces:
                attributes["facs"] = f"#{surface_id(self.work, self._page)}"
            if within_word:
                attributes["break"] = "no"
            element = etree.SubElement(parent, tei("pb"), attributes)
            element.set(xml("id"), f"{self.work}-pb{self._page:04d}")

    def _facs(self, line: Line) -> dict[str, str]:
        """Return the attribute that points to the zone of a line; none where no zones are asked for."""
        zone = zone_id(self.work, line) if self._zones else None
        return {"facs": f"#{zone}"} if zone is not None else {}

    def _call(self, parent: etree._Element, call: NoteCall, printed: str) -> etree._Element:
        identifier = self.identifier("ref")
        element = etree.SubElement(parent, tei("ref"), type="noteAnchor", n=call.n)
        element.set(xml("id"), identifier)
        if call.note in self._notes:
            element.set("target", f"#{self._notes[call.note]}")
            self._called_from.setdefault(call.note, identifier)
        element.set("resp", f"rule:{call.evidence}")
        element.set("cert", call.cert.value)
        if not printed.strip():
            etree.SubElement(element, tei("supplied")).text = call.n
        elif printed.strip(" []()") != call.n:
            return mend(element, call.n, call.evidence, call.cert.value)
        return element

    def _character(self, character: str) -> str:
        identifier = f"{self.work}-char-{ord(character):04X}"
        self.characters[identifier] = character
        return identifier


def _is_misplaced(parent: etree._Element, block: Block) -> bool:
    """Whether TEI has no place for the block: text in an element of parts, or no part at all; a signature in a note."""
    if block.kind in _HOMES:
        return parent.tag not in _HOMES[block.kind]
    of_division = block.kind in OPENING or block.kind in CLOSING
    if block.kind in _NEEDED and not any(part.kind in _NEEDED[block.kind] for part in block.blocks):
        return True
    return (bool(block.lines) and block.kind in _ELEMENT_ONLY) or (of_division and parent.tag in _PARAGRAPHS_ONLY)


_NEEDED = {
    BlockKind.LIST: {BlockKind.ITEM},
    BlockKind.LG: {BlockKind.L, BlockKind.LG},
    BlockKind.TABLE: {BlockKind.ROW},
    BlockKind.ROW: {BlockKind.CELL},
    BlockKind.SP: {BlockKind.P, BlockKind.L, BlockKind.LG, BlockKind.STAGE, BlockKind.QUOTE, BlockKind.LIST},
}
"""What elements of parts must hold at least once."""

_HOMES = {
    BlockKind.SPEAKER: (tei("sp"),),
    BlockKind.ROW: (tei("table"),),
    BlockKind.CELL: (tei("row"),),
    BlockKind.TITLE_PART: (tei("docTitle"), tei("titlePage")),
    BlockKind.DOC_IMPRINT: (tei("titlePage"),),
    BlockKind.DOC_EDITION: (tei("titlePage"),),
}
"""The only parents that TEI knows for some kinds."""


_PARAGRAPHS_ONLY = frozenset(tei(name) for name in ("quote", "note", "item", "cit"))


def _flat(block: Block) -> Block:
    """Return one block with all the lines, calls and markup of ``block`` and its parts."""
    parts = list(block.walk())
    return replace(
        block,
        lines=tuple(block.all_lines()),
        blocks=(),
        calls=tuple(call for part in parts for call in part.calls),
        markup=tuple(markup for part in parts for markup in part.markup),
        label=None,
    )
