"""Text → TEI: divisions and blocks become elements, page breaks stand where the page turns.

Which element is written for what is the table in ``docs/encoding.md``. The encoder trusts the structure for what a
block *is* and holds TEI's order itself: what may only open or only close a division becomes ``ab`` elsewhere, so that
the result is valid whatever the structure says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from teiedition.encoding import links
from teiedition.encoding.blocks import CLOSING, OPENING, BlockWriter
from teiedition.encoding.facsimile import facsimile
from teiedition.encoding.header import header
from teiedition.model import Block, BlockKind, Division, EditionMetadata, Furniture, Source, Text
from teiedition.names import TEI_NS, tei, xml
from teiedition.tei import TeiDocument
from teiedition.tei.rules import count_tags, declare_rules


@dataclass(frozen=True, slots=True)
class EncodingOptions:
    """What the encoder may be asked for."""

    evidence: bool = False
    """Whether every block carries ``@resp`` and ``@cert``, not only the doubtful ones."""
    line_breaks: bool = False
    """Whether the line ends of the source become ``lb``."""
    facsimile: bool = True
    """Whether the page images of OCR with layout become ``facsimile``, to which every ``pb`` points."""
    zones: bool = False
    """Whether each line has a ``zone`` there, to which running heads and, with ``line_breaks``, every ``lb`` point."""
    images: str = ""
    """Folder or URI that goes before the names of the images; what the OCR says of their folder is then left out."""
    schema: str = ""
    """Relative URI of the grammar for an ``xml-model`` instruction; none is written where it is empty."""


ANYWHERE = frozenset({BlockKind.NOTE, BlockKind.FW, BlockKind.FIGURE})
"""What TEI allows at any place in a division."""


_MAY_OPEN = frozenset(tei(kind.value) for kind in OPENING | ANYWHERE) | {tei("pb")}


def encode(
    text: Text,
    source: Source,
    metadata: EditionMetadata | None = None,
    options: EncodingOptions | None = None,
    descriptions: Mapping[str, str] | None = None,
) -> TeiDocument:
    """Write a structured text as TEI.

    Every non-white-space character of ``source`` that the blocks of ``text`` hold is in the result, in order, as
    ``docs/encoding.md`` ("Nothing is lost") defines.

    :param metadata: what goes into the header; what is empty there is taken from the title page where it has it.
    :param descriptions: a sentence for each rule of the structure, for the header's taxonomy of rules.
    """
    document = _Encoder(text, source, metadata or EditionMetadata(), options or EncodingOptions()).document()
    declare_rules(document, _rules(text), {**links.RULES, **(descriptions or {})})
    count_tags(document)
    return document


def _rules(text: Text) -> set[str]:
    """Return the names of the rules that decided something in ``text``."""
    names = {division.evidence for division in text.walk()}
    for block in text.all_blocks():
        names.add(block.evidence)
        names.update(call.evidence for call in block.calls)
        names.update(markup.evidence for markup in block.markup)
    return names


class _Encoder:
    def __init__(self, text: Text, source: Source, metadata: EditionMetadata, options: EncodingOptions) -> None:
        self.text = text
        self.source = source
        self.metadata = metadata
        self.options = options
        self.blocks = BlockWriter(
            text,
            source,
            evidence=options.evidence,
            line_breaks=options.line_breaks,
            surfaces=options.facsimile,
            zones=options.facsimile and options.zones,
        )

    def document(self) -> TeiDocument:
        root = etree.Element(tei("TEI"), nsmap={None: TEI_NS})
        root.set(xml("id"), self.source.id)
        root.set(xml("lang"), self.metadata.language)
        text = etree.Element(tei("text"))
        self._part(text, "front", self.text.front)
        self._body(text)
        self._part(text, "back", self.text.back)
        self.blocks.link_notes()
        links.link(text)
        root.append(header(self.text, self.source, self.metadata, self.blocks.characters))
        if self.options.facsimile:
            pages = facsimile(self.source, self.options.images, zones=self.options.zones)
            root.extend([pages] if pages is not None else [])
        root.append(text)
        set_line_ends(root, text)
        document = TeiDocument(etree.ElementTree(root))
        if self.options.schema:
            _declare_schema(root, self.options.schema)
        return document

    def _part(self, text: etree._Element, name: str, divisions: Sequence[Division]) -> None:
        if divisions:
            part = etree.SubElement(text, tei(name))
            for division in divisions:
                self._division(part, division)

    def _body(self, text: etree._Element) -> None:
        if self.text.body:
            self._part(text, "body", self.text.body)
        else:
            body = etree.SubElement(text, tei("body"))
            etree.SubElement(body, tei("ab"), type="empty")

    def _division(self, parent: etree._Element, division: Division) -> None:
        if division.type == "titlePage" and parent.tag != tei("body"):
            self._title_page(parent, division)
            return
        in_place = _is_plain_notes(division) and _closed(parent)
        element = parent if in_place else self._new_division(parent, division)
        self._blocks(element, division.blocks, closes=all(map(_is_plain_notes, division.divisions)))
        for part in division.divisions:
            self._division(element, part)

    def _new_division(self, parent: etree._Element, division: Division) -> etree._Element:
        element = etree.SubElement(parent, tei("div"), type=division.type)
        if division.n:
            element.set("n", division.n)
        element.set(xml("id"), self.blocks.identifier("div"))
        return element

    def _blocks(self, element: etree._Element, blocks: Sequence[Block], *, closes: bool) -> None:
        """Write the blocks of a division; one that TEI does not allow at its place becomes ``ab``.

        :param closes: whether the division may end with its own blocks, because no further division follows them.
        """
        closes = closes and any(map(_is_common, blocks))
        last = max((n for n, block in enumerate(blocks) if not _may_end(block)), default=-1)
        opening = all(child.tag in _MAY_OPEN for child in element)
        for number, block in enumerate(blocks):
            closing = closes and number > last
            misplaced = (block.kind in OPENING and not opening) or (block.kind in CLOSING and not closing)
            written = len(element)
            self.blocks.write(element, block, as_anonymous=misplaced)
            opening = opening and all(child.tag in _MAY_OPEN for child in element[written:])

    def _title_page(self, parent: etree._Element, division: Division) -> None:
        page = etree.SubElement(parent, tei("titlePage"))
        page.set(xml("id"), self.blocks.identifier("div"))
        title: etree._Element | None = None
        for block in (block for part in division.walk() for block in part.blocks):
            if block.kind in (BlockKind.TITLE_PART, BlockKind.HEAD):
                if title is None:
                    self.blocks.turn_page_before(page, block)
                    title = etree.SubElement(page, tei("docTitle"))
                self.blocks.write_title_part(title, block)
            else:
                title = None
                self.blocks.write_on_title_page(page, block)


def _may_end(block: Block) -> bool:
    """Whether a block may stand after the closing part of a division; noise among furniture may not."""
    noise = any(line.furniture is Furniture.NOISE for line in block.lines)
    return block.kind in CLOSING or (block.kind in ANYWHERE and not (block.kind is BlockKind.FW and noise))


def _is_common(block: Block) -> bool:
    return block.kind not in OPENING and block.kind not in CLOSING and block.kind not in ANYWHERE


def _is_plain_notes(division: Division) -> bool:
    """Whether a division holds notes and nothing else, so that they can stand without a ``div`` of their own."""
    only_notes = all(block.kind in ANYWHERE for block in division.blocks)
    return division.type == "notes" and only_notes and not division.divisions


def _closed(parent: etree._Element) -> bool:
    """Whether the division has its closing part already, after which TEI allows notes but no further division."""
    return any(child.tag in (tei("closer"), tei("signed"), tei("trailer")) for child in parent)


_ELEMENT_ONLY = frozenset(
    tei(name)
    for name in (
        *("text", "front", "body", "back", "div", "titlePage", "docTitle", "list", "lg", "cit", "epigraph", "sp"),
        *("table", "row", "floatingText", "teiHeader", "standOff"),
    )
)


def set_line_ends(root: etree._Element, text: etree._Element) -> None:
    """Put each block on a line of its own: line ends are white space that means nothing in these places."""
    root.text = "\n"
    for child in root:
        child.tail = "\n"
    for element in text.iter(*_ELEMENT_ONLY):
        if len(element) and not (element.text or "").strip():
            element.text = "\n"
            for child in element:
                child.tail = "\n"


def _declare_schema(root: etree._Element, href: str) -> None:
    instructions: Iterable[tuple[str, str]] = (
        (href, "http://relaxng.org/ns/structure/1.0"),
        (href.removesuffix(".rng") + ".sch", "http://purl.oclc.org/dsdl/schematron"),
    )
    for target, namespace in instructions:
        content = f'href="{target}" type="application/xml" schematypens="{namespace}"'
        root.addprevious(etree.ProcessingInstruction("xml-model", content))
