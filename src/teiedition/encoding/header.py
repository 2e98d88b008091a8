"""The ``teiHeader``, from the edition's metadata, the title page and the run itself; nothing is invented."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from lxml import etree

from teiedition.model import Block, BlockKind, Division, EditionMetadata, Line, Source, Text
from teiedition.names import VERSION, tei
from teiedition.tei.build import child

_EDITED = re.compile(r"^\W*(?:edited|compiled|selected|introduced)\b.{0,40}?\bby\b[\s:]*", re.I | re.S)
_WRITTEN = re.compile(r"^\W*(?:written\s+)?by\b[\s:]*", re.I)

_PARTS = "/TEI/text/(front|body|back)"
_PASSAGES = "(p|ab|lg|list|quote|note|table|floatingText)[@xml:id]"
_TERMS = "http://purl.org/dc/terms/"


def header(text: Text, source: Source, metadata: EditionMetadata, characters: Mapping[str, str]) -> etree._Element:
    """Return a complete ``teiHeader``.

    :param characters: characters that XML forbids, by the identifier under which ``g`` points to them.
    """
    element = etree.Element(tei("teiHeader"))
    _file_description(element, text, source, metadata)
    _encoding_description(element, text, source, characters)
    _profile_description(element, metadata)
    _revision_description(element, source)
    for part in (element, *element):
        part.text = "\n"
        for item in part:
            item.tail = "\n"
    return element


def _file_description(header: etree._Element, text: Text, source: Source, metadata: EditionMetadata) -> None:
    description = child(header, "fileDesc")
    _title_statement(description, text, source, metadata)
    _publication_statement(description, metadata)
    _archive_frame(description, source)
    origin = child(description, "sourceDesc")
    if metadata.source:
        child(origin, "bibl", metadata.source, type="print")
    raw = child(origin, "bibl", type="raw")
    child(raw, "title", source.origin.path.name, type="file")
    child(raw, "idno", source.origin.digest, type="sha256")
    child(raw, "extent", f"{source.origin.size} bytes")
    child(raw, "note", source.origin.encoding, type="encoding")


def _title_statement(description: etree._Element, text: Text, source: Source, metadata: EditionMetadata) -> None:
    statement = child(description, "titleStmt")
    main, sub = metadata.title, metadata.subtitle
    if not main:
        main, sub = _printed_title(text)
    child(statement, "title", main or source.id, type="main")
    if sub:
        child(statement, "title", sub, type="sub")
    authors, editors = _printed_names(text)
    for author in metadata.authors or authors:
        child(statement, "author", author)
    for editor in metadata.editors or editors:
        child(statement, "editor", editor)
    responsibility = child(statement, "respStmt")
    child(responsibility, "resp", "Conversion to TEI")
    child(responsibility, "name", "teiedition", type="software")


def _publication_statement(description: etree._Element, metadata: EditionMetadata) -> None:
    statement = child(description, "publicationStmt")
    if not metadata.publisher:
        paragraph = child(statement, "p", "Not published: the edition names no publisher.")
        if metadata.licence:
            paragraph.text = "Not published: the edition names no publisher. Licence: "
            child(paragraph, "ref", metadata.licence_text or metadata.licence, target=metadata.licence, type="licence")
        return
    child(statement, "publisher", metadata.publisher)
    if metadata.pub_place:
        child(statement, "pubPlace", metadata.pub_place)
    if metadata.date:
        child(statement, "date", metadata.date, when=metadata.date)
    for kind, value in metadata.identifiers:
        child(statement, "idno", value, type=kind)
    if metadata.licence:
        availability = child(statement, "availability", status="free")
        child(availability, "licence", metadata.licence_text or metadata.licence, target=metadata.licence)


def _archive_frame(description: etree._Element, source: Source) -> None:
    """Keep what a text archive put before and after the book."""
    frames: Sequence[tuple[str, tuple[Line, ...]]] = (("preamble", source.preamble), ("postamble", source.postamble))
    if any(lines for _, lines in frames):
        notes = child(description, "notesStmt")
        for name, lines in frames:
            if lines:
                child(notes, "note", "\n".join(_printable(line.text) for line in lines), type=name)


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _encoding_description(header: etree._Element, text: Text, source: Source, characters: Mapping[str, str]) -> None:
    description = child(header, "encodingDesc")
    editorial = child(description, "editorialDecl")
    practice: tuple[tuple[str, dict[str, str], str], ...] = (
        ("correction", {"status": "low", "method": "markup"}, "Slips are mended by rule and stand as sic in choice."),
        ("hyphenation", {"eol": "some"}, "Divided words are joined; the mark stands as pc, the line end as lb."),
        ("quotation", {"marks": "all"}, "All quotation marks are in the text."),
        ("normalization", {}, "White space and line ends are free; nothing else of the source is left out."),
    )
    for name, attributes, sentence in practice:
        child(child(editorial, name, **attributes), "p", sentence)
    if characters:
        declaration = child(description, "charDecl")
        for identifier, character in characters.items():
            entry = child(declaration, "char", identifier=identifier)
            child(entry, "mapping", f"U+{ord(character):04X}", type="codepoint")
    _reference_declarations(description, text, source)
    application = child(child(description, "appInfo"), "application", ident="teiedition", version=VERSION)
    child(application, "label", "teiedition")
    child(application, "desc", f"Converted {source.origin.path.name} to TEI.")


def _reference_declarations(description: etree._Element, text: Text, source: Source) -> None:
    """Say how places are cited: by division and passage within it, and, where pages are numbered, by page."""
    declaration = child(description, "refsDecl", default="true")
    use = f"substring-after(@xml:id, '{source.id}-')"
    parent, match, delimiter = declaration, f"{_PARTS}/(div|titlePage)", ""
    for _ in range(_depth((*text.front, *text.body, *text.back))):
        parent = child(parent, "citeStructure", unit="division", match=match, use=use, delim=delimiter)
        child(parent, "citeData", property=f"{_TERMS}title", use="head|docTitle")
        child(parent, "citeData", property=f"{_TERMS}type", use="@type")
        child(parent, "citeStructure", unit="passage", match=_PASSAGES, use=use, delim=",")
        match, delimiter = "div", "."
    child(declaration, "citeStructure", unit="passage", match=f"{_PARTS}/{_PASSAGES}", use=use)
    if source.page_numbers:
        pages = child(description, "refsDecl", n="pages")
        child(pages, "citeStructure", unit="page", match="/TEI/text//pb[@n]", use="@n")


def _depth(divisions: Sequence[Division]) -> int:
    return max((1 + _depth(division.divisions) for division in divisions), default=0)


def _profile_description(header: etree._Element, metadata: EditionMetadata) -> None:
    description = child(header, "profileDesc")
    child(child(description, "langUsage"), "language", metadata.language, ident=metadata.language)
    if metadata.keywords:
        keywords = child(child(description, "textClass"), "keywords")
        for keyword in metadata.keywords:
            child(keywords, "term", keyword)


def _revision_description(header: etree._Element, source: Source) -> None:
    """Say what was done; the day only where ``SOURCE_DATE_EPOCH`` gives it: same input, same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch.isdigit() else ""
    sentence = f"Converted from {source.origin.path.name} by teiedition {VERSION}."
    child(child(header, "revisionDesc"), "change", sentence, when=day)


def _printed_title(text: Text) -> tuple[str, str]:
    """Return main and sub title from the title page, else the first heading."""
    page = next((division for division in text.front if division.type == "titlePage"), None)
    parts = [block for block in page.all_blocks() if block.kind is BlockKind.TITLE_PART] if page else []
    main = " ".join(_words(block) for block in parts if block.type != "sub")
    sub = " ".join(_words(block) for block in parts if block.type == "sub")
    if main or sub:
        return main or sub, sub if main else ""
    heads = (block for block in text.all_blocks() if block.kind is BlockKind.HEAD)
    return next((_words(head) for head in heads), ""), ""


def _printed_names(text: Text) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return authors and editors from the bylines of the title page."""
    page = next((division for division in text.front if division.type == "titlePage"), None)
    bylines = [_words(block) for block in page.all_blocks() if _is_byline(block)] if page else []
    editors = tuple(_EDITED.sub("", line) for line in bylines if _EDITED.match(line))
    authors = tuple(_WRITTEN.sub("", line) for line in bylines if not _EDITED.match(line))
    return tuple(filter(None, authors)), tuple(filter(None, editors))


def _is_byline(block: Block) -> bool:
    return block.kind in (BlockKind.BYLINE, BlockKind.DOC_AUTHOR)


def _words(block: Block) -> str:
    lines = (_reading(line, block) for line in block.lines if line.furniture is None)
    return " ".join(_printable(" ".join(lines)).split())


def _reading(line: Line, block: Block) -> str:
    """Return the text of a line without marks that only stand for a type face."""
    marks = {
        place
        for markup in block.markup
        if markup.element == "orig" and not markup.attributes and markup.start.line == line.number
        for place in range(markup.start.start, markup.start.end)
    }
    return "".join(character for place, character in enumerate(line.text) if place not in marks)
