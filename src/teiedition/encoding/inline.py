"""Lines of one block → mixed content: milestones, furniture, note calls, divided words, markup.

The lines are laid out in one string; whatever is more than text is noted beside it, either as a :class:`_Wrap`
(a stretch that becomes an element) or as a :class:`_Point` (an empty element at an offset).
Then the tree is built in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from teiedition.model import Block, Furniture, Hyphenation, Line, Markup, NoteCall, Span
from teiedition.names import tei

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 forbids."""

_Build = Callable[[etree._Element], etree._Element]
"""Adds the element to its parent and returns the element that is to hold the text."""


@dataclass(frozen=True, slots=True)
class _Wrap:
    start: int
    end: int
    build: _Build


@dataclass(frozen=True, slots=True)
class _Point:
    offset: int
    build: Callable[[etree._Element], object]


@dataclass(frozen=True, slots=True)
class InlineContext:
    """What the encoder gives to the lines of a block."""

    turn_page: Callable[[etree._Element, int, bool], None]
    """Adds the page breaks up to a page; the flag says that a word goes on over them."""
    call: Callable[[etree._Element, NoteCall, str], etree._Element]
    """Adds the ``ref`` of a note call, of which the third argument is in print; returns the holder of that text."""
    character: Callable[[str], str]
    """Identifier of a character that XML forbids."""
    line_breaks: bool = False
    """Whether line ends become ``lb``."""
    facs: Callable[[Line], dict[str, str]] = lambda line: {}
    """The attribute that points to the zone of a line; where there is one, the first line has its ``lb``, too."""


@dataclass(slots=True)
class _Layout:
    """One string for all lines of the block, and what stands where in it."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    offsets: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """Line number → offset in the string, first column taken, column after the last one taken."""
    wraps: list[_Wrap] = field(default_factory=list)
    points: list[_Point] = field(default_factory=list)

    def append(self, text: str) -> tuple[int, int]:
        start = self.length
        self.text.append(text)
        self.length += len(text)
        return start, self.length

    def place(self, span: Span) -> tuple[int, int] | None:
        """Return the offsets of a span of a line; ``None`` where the line is not in this block."""
        if span.line not in self.offsets:
            return None
        offset, first, last = self.offsets[span.line]
        return offset + min(max(span.start, first), last) - first, offset + min(max(span.end, first), last) - first


def fill(element: etree._Element, block: Block, context: InlineContext, without: Span | None = None) -> None:
    """Put the lines of ``block`` into ``element``.

    :param without: a stretch at the beginning of a line that is left out, because it already stands in a ``label``.
    """
    layout = _lay_out(block.lines, context, without)
    for call in block.calls:
        _add_call(layout, call, context)
    for markup in block.markup:
        _add_markup(layout, markup)
    if block.label is not None and without is None and (place := layout.place(block.label)):
        layout.wraps.append(_Wrap(*place, lambda parent: etree.SubElement(parent, tei("label"))))
    _build(element, layout, context)


def _lay_out(lines: Sequence[Line], context: InlineContext, without: Span | None) -> _Layout:
    layout = _Layout()
    page = lines[0].page if lines else 0
    within_word = False
    for line, following in pairwise([*lines, None]):
        if line is None:
            break
        begins = line is lines[0] or line.page != page
        if line.page != page:
            page = line.page
            _add_point(layout, _page_turn(context, page, within_word))
        if line.furniture is not None:
            _add_furniture(layout, line, line.furniture, context.facs(line))
        else:
            if begins and context.line_breaks and (facs := context.facs(line)):
                _add_point(layout, _line_break(facs | ({"break": "no"} if within_word else {})))
            _add_text(layout, line, without)
            within_word = line.joins_next is not None and _goes_on(lines, line)
            if within_word:
                _add_division_mark(layout, line)
        _end_line(layout, context, line, following, within_word)
    return layout


def _goes_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line of running text follows in the same block."""
    return any(other.number > line.number and other.furniture is None for other in lines)


def _page_turn(context: InlineContext, page: int, within_word: bool) -> Callable[[etree._Element], object]:
    return lambda parent: context.turn_page(parent, page, within_word)


def _facs_of_text(context: InlineContext, line: Line) -> dict[str, str]:
    """Return the pointer for the ``lb`` before a line; a running head has it itself."""
    return context.facs(line) if line.furniture is None else {}


def _line_break(attributes: dict[str, str]) -> Callable[[etree._Element], object]:
    return lambda parent: etree.SubElement(parent, tei("lb"), attributes)


def _add_point(layout: _Layout, build: Callable[[etree._Element], object]) -> None:
    layout.points.append(_Point(layout.length, build))


def _add_text(layout: _Layout, line: Line, without: Span | None) -> None:
    first = len(line.text) - len(line.text.lstrip())
    if without is not None and without.line == line.number:
        first = max(first, without.end)
        first += len(line.text[first:]) - len(line.text[first:].lstrip())
    taken = line.text[first:].rstrip()
    offset, _ = layout.append(taken)
    layout.offsets[line.number] = (offset, first, first + len(taken))


def _add_furniture(layout: _Layout, line: Line, furniture: Furniture, facs: dict[str, str]) -> None:
    start, end = layout.append(line.text.strip())
    layout.wraps.append(_Wrap(start, end, lambda parent: furniture_element(parent, furniture, facs)))


def furniture_element(parent: etree._Element, furniture: Furniture, facs: Mapping[str, str]) -> etree._Element:
    """Add ``fw`` or, for noise, ``surplus``; ``facs`` is the attribute that points to its zone, if any."""
    if furniture is Furniture.NOISE:
        return etree.SubElement(parent, tei("surplus"), reason="ocr")
    return etree.SubElement(parent, tei("fw"), {"type": furniture.value} | dict(facs))


def _add_division_mark(layout: _Layout, line: Line) -> None:
    """Wrap the mark at the end of a divided word, the last character that was appended."""
    mark = line.text.rstrip()[-1:]
    if line.joins_next is Hyphenation.DISSOLVED:
        layout.wraps.append(_Wrap(layout.length - 1, layout.length, _weak_mark))
    elif mark != "-":
        layout.wraps.append(_Wrap(layout.length - 1, layout.length, _hyphen_for_mark))


def _weak_mark(parent: etree._Element) -> etree._Element:
    return etree.SubElement(parent, tei("pc"), force="weak")


def _hyphen_for_mark(parent: etree._Element) -> etree._Element:
    return _regularised(parent, "-")


def _regularised(parent: etree._Element, regular: str) -> etree._Element:
    """Add ``choice`` with an empty ``orig``, which is returned, and the ``reg`` that stands for it, maybe nothing."""
    choice = etree.SubElement(parent, tei("choice"))
    original = etree.SubElement(choice, tei("orig"))
    etree.SubElement(choice, tei("reg")).text = regular or None
    return original


def _end_line(layout: _Layout, context: InlineContext, line: Line, following: Line | None, within_word: bool) -> None:
    if following is None:
        return
    if not within_word:
        layout.append("\n")
        if context.line_breaks and line.page == following.page:
            _add_point(layout, _line_break(_facs_of_text(context, following)))
    elif line.furniture is None and following.page == line.page:
        facs = _facs_of_text(context, following) if context.line_breaks else {}
        _add_point(layout, _line_break(facs | {"break": "no"}))


def _add_call(layout: _Layout, call: NoteCall, context: InlineContext) -> None:
    place = layout.place(call.span)
    if place is None:
        return
    start, end = place
    if start == end:
        layout.points.append(_Point(start, lambda parent: context.call(parent, call, "")))
    else:
        text = "".join(layout.text)[start:end]
        layout.wraps.append(_Wrap(start, end, lambda parent: context.call(parent, call, text)))


def _add_markup(layout: _Layout, markup: Markup) -> None:
    start, end = layout.place(markup.start), layout.place(markup.end)
    if start is not None and end is not None and start[0] < end[1]:
        layout.wraps.append(_Wrap(start[0], end[1], lambda parent: _markup_element(parent, markup)))


def _markup_element(parent: etree._Element, markup: Markup) -> etree._Element:
    attributes = dict(markup.attributes)
    if markup.element == "choice":
        return mend(parent, attributes.get("corr", ""), markup.evidence, markup.cert.value)
    if markup.element == "orig":
        return _regularised(parent, attributes.get("reg", ""))
    return etree.SubElement(parent, tei(markup.element), _rule(markup) | attributes)


def _rule(markup: Markup) -> dict[str, str]:
    """Recognised names and references say who decided; mere form (``hi``, ``docAuthor``) does not."""
    decided = markup.element in ("persName", "placeName", "orgName", "date", "title")
    return {"resp": f"rule:{markup.evidence}", "cert": markup.cert.value} if decided else {}


def mend(parent: etree._Element, correction: str, rule: str, cert: str) -> etree._Element:
    """Add ``choice`` with an empty ``sic``, which is returned, and the ``corr`` that a rule proposes."""
    choice = etree.SubElement(parent, tei("choice"))
    sic = etree.SubElement(choice, tei("sic"))
    corr = etree.SubElement(choice, tei("corr"), resp=f"rule:{rule}", cert=cert)
    corr.text = correction
    return sic


def _build(element: etree._Element, layout: _Layout, context: InlineContext) -> None:
    """Write the string into ``element``, opening and closing the wraps and setting the points on the way."""
    text = "".join(layout.text)
    wraps = _nested(layout.wraps)
    points = sorted(layout.points, key=lambda point: point.offset)
    open_elements: list[tuple[int, etree._Element]] = [(len(text), element)]
    written = 0

    def advance(offset: int) -> None:
        nonlocal written
        while len(open_elements) > 1 and open_elements[-1][0] <= offset:
            append_text(open_elements[-1][1], text[written : open_elements[-1][0]], context.character)
            written = max(written, open_elements.pop()[0])
        append_text(open_elements[-1][1], text[written:offset], context.character)
        written = max(written, offset)

    for event in _in_order(wraps, points):
        offset = event.start if isinstance(event, _Wrap) else event.offset
        advance(offset)
        built = event.build(open_elements[-1][1])
        if isinstance(event, _Wrap):
            open_elements.append((event.end, built))  # type: ignore[arg-type]
    advance(len(text))


def _nested(wraps: Iterable[_Wrap]) -> list[_Wrap]:
    """Return the wraps in document order, outer before inner, without those that cross an earlier one."""
    kept: list[_Wrap] = []
    ends: list[int] = []
    for wrap in sorted(wraps, key=lambda wrap: (wrap.start, -wrap.end)):
        while ends and ends[-1] <= wrap.start:
            ends.pop()
        if wrap.start < wrap.end and (not ends or wrap.end <= ends[-1]):
            kept.append(wrap)
            ends.append(wrap.end)
    return kept


def _in_order(wraps: Sequence[_Wrap], points: Sequence[_Point]) -> list[_Wrap | _Point]:
    """Merge by offset; a point comes before a wrap that begins at the same offset."""
    keyed: list[tuple[int, int, int, _Wrap | _Point]] = [
        *((point.offset, 0, number, point) for number, point in enumerate(points)),
        *((wrap.start, 1, number, wrap) for number, wrap in enumerate(wraps)),
    ]
    return [event for *_, event in sorted(keyed, key=lambda item: item[:3])]


def append_text(parent: etree._Element, text: str, character: Callable[[str], str]) -> None:
    """Add text at the end of ``parent``; a character that XML forbids becomes ``g``; white space, a blank."""
    position = 0
    for match in FORBIDDEN.finditer(text):
        _append(parent, text[position : match.start()])
        position = match.end()
        if match.group().isspace():
            _append(parent, " ")
        else:
            etree.SubElement(parent, tei("g"), ref=f"#{character(match.group())}")
    _append(parent, text[position:])


def _append(parent: etree._Element, text: str) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def attributes_of(block: Block) -> Mapping[str, str]:
    """Return ``n``, ``type`` and ``rend`` of a block, where it has them."""
    pairs = (("n", block.n), ("type", block.type), ("rend", block.rend))
    return {name: value for name, value in pairs if value}
