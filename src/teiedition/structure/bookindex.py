"""Lines of a back-of-book index to lists of entries, one list for each letter.

An index prints one entry a line, wraps what does not fit, and sets its headwords in alphabetical order. A line that
ends in a locator or a cross-reference may be the end of an entry; one that ends in a comma, a semicolon or a dash
never is. Subentries are either run in (after a colon or semicolon) or stand indented below their headword.

How it is encoded: a block of kind ``list`` and type ``index`` for each letter, the letter as its head, an item for
each entry. An indented subentry is an item of a list inside its entry. A run-in subentry shares its lines with the
entry, which nested blocks cannot, so it is marked as ``term type="subentry"`` within the entry's item; every term
is followed by its locators. See :mod:`teiedition.structure.indexentry` for what is marked inside an entry.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from teiedition.model import Block, BlockKind, Line
from teiedition.structure.indexentry import ends_complete, mark_up

_LETTER = re.compile(r"\s*([^\W\d_])\s*\.?\s*$")
_LEADING = re.compile(r"^(?:(?:the|an?|in|on|of|le|la|les|l|der|die|das|el|los|il|gli)\b\W*)+")
_TITLE_LINE = re.compile(r"\s*(?:[A-Z]{2,}|(?:General |Subject )?Index(?: of [A-Z]\w+)?)\s*\.?\s*$")


@dataclass
class _Entry:
    """An entry while its lines are collected."""

    lines: list[Line]
    indent: int
    parts: list[_Entry] = field(default_factory=list)
    """Subentries on lines of their own."""

    @property
    def last(self) -> _Entry:
        return self.parts[-1] if self.parts else self

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines if line.furniture is None)

    @property
    def key(self) -> str:
        return _sort_key(self.text)


@dataclass
class _Section:
    """What stands under one letter."""

    head: Line | None = None
    entries: list[_Entry] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    """Running heads and noise before the first entry."""


def read_index(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks of an index: its remarks, then a list for each letter.

    :param lines: the lines of the index without its heading; blank lines, page turns and furniture included.
        Every line that is not blank is in exactly one block.
    """
    kept = [line for line in lines if not line.blank]
    remarks, rest = _remarks(kept)
    blocks = [Block(BlockKind.P, "index-remark", tuple(remarks))] if remarks else []
    for section in _sections(rest):
        blocks.extend(_blocks(section))
    return tuple(blocks)


def _remarks(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Split off sentences before the first entry (“Page numbers in italics refer to maps.”)."""
    for place, line in enumerate(lines[:8]):
        if _LETTER.match(line.text):
            remark = lines[:place]
            ends = bool(remark) and remark[-1].text.rstrip().endswith(".")
            return (remark, lines[place:]) if ends and not ends_complete(remark[0].text) else ((), lines)
    return (), lines


def _sections(lines: Sequence[Line]) -> list[_Section]:
    margins = _margins(lines)
    sections = [_Section()]
    for line in lines:
        section = sections[-1]
        if line.furniture is not None:
            (section.entries[-1].last.lines if section.entries else section.furniture).append(line)
        elif _is_letter(line, section):
            sections.append(_Section(head=line))
        else:
            _add(section, line, _indent(line) - margins[line.page])
    return sections


def _margins(lines: Sequence[Line]) -> dict[int, int]:
    """Return the indent of headwords on each page: columns of the same text may be shifted."""
    margins: dict[int, int] = {}
    for page, group in groupby((line for line in lines if line.furniture is None), lambda line: line.page):
        margins[page] = min(_indent(line) for line in group)
    return margins


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _is_letter(line: Line, section: _Section) -> bool:
    """Whether the line is the letter that heads the next section; letters ascend."""
    match = _LETTER.match(line.text)
    if match is None or (section.entries and not ends_complete(section.entries[-1].last.text)):
        return False
    previous = section.head.text.strip()[:1].casefold() if section.head else ""
    return match[1].casefold() > previous


def _add(section: _Section, line: Line, indent: int) -> None:
    if not section.entries:
        section.entries.append(_Entry([line], indent))
        return
    entry = section.entries[-1]
    if indent <= entry.indent and _begins_entry(line, entry, section):
        section.entries.append(_Entry([line], indent))
    elif indent > entry.indent and _begins_subentry(line, entry, indent):
        entry.parts.append(_Entry([line], indent))
    else:
        entry.last.lines.append(line)


def _begins_entry(line: Line, entry: _Entry, section: _Section) -> bool:
    """Whether a line at the margin begins an entry rather than going on with the one before."""
    text, before = line.text.strip(), entry.last.text.rstrip()
    if before[-1:] in ",;:-–—(&¬" or text[0].isdigit() or text[0] in ",;.)-–—":
        return False
    key = _sort_key(text)
    in_order = key >= entry.key and (section.head is None or key[:1] == section.head.text.strip()[:1].casefold())
    capital = not _opening_letter(text).islower()
    return (capital or in_order) if ends_complete(before) else in_order and (capital or bool(entry.parts))


def _begins_subentry(line: Line, entry: _Entry, indent: int) -> bool:
    """Whether an indented line is a subentry; the rest of a wrapped line stands deeper or begins with a locator."""
    text, last = line.text.strip(), entry.last
    if text[0].isdigit() or last.text.rstrip()[-1:] in ",;-–—(&¬":
        return False
    if entry.parts:
        return indent <= entry.parts[0].indent and ends_complete(last.text)
    return ":" not in entry.text or entry.text.rstrip().endswith(":") or ends_complete(last.text)


def _opening_letter(text: str) -> str:
    return next((character for character in text if character.isalpha()), "")


def _sort_key(text: str) -> str:
    """Return what an index sorts by: letters and figures, without accents, articles and opening marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[^\w\s]+", "", plain).strip()
    return _LEADING.sub("", words) or words


def _blocks(section: _Section) -> Iterator[Block]:
    for line in section.furniture:
        yield Block(BlockKind.FW, "furniture", (line,))
    parts = [_item(entry) for entry in section.entries]
    if section.head is not None:
        parts.insert(0, Block(BlockKind.HEAD, "index-letter", (section.head,)))
    if parts:
        yield Block(BlockKind.LIST, "index-by-letter", blocks=tuple(parts), type="index")


def _item(entry: _Entry) -> Block:
    parts = tuple(_item(part) for part in entry.parts)
    inner = (Block(BlockKind.LIST, "index-subentries", blocks=parts, type="index"),) if parts else ()
    return Block(BlockKind.ITEM, "index-entry", tuple(entry.lines), inner, markup=mark_up(entry.lines))
