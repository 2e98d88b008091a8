"""The only writer of inline elements: spans of running text become elements, and no character changes.

It works from the last span of a passage to the first. What stands inside a span — milestones, note calls, running
heads, corrections — is carried along; a span that would cut another element in two becomes a finding instead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from lxml import etree

from teiedition.model import Finding, Mention, Severity
from teiedition.names import tei
from teiedition.tei.passage import Passage, Slot

NAMES = frozenset({"persName", "placeName", "orgName", "name", "date"})
"""Elements of which none stands inside another of them."""

OUTER_FIRST = (
    *("bibl", "said", "quote", "q", "soCalled", "mentioned", "author", "editor", "publisher", "pubPlace"),
    *("title", "orgName", "name", "placeName", "persName"),
)
"""Which element is the outer one where two have the same span; those not listed are inside of these."""

_ORDER = {name: rank for rank, name in enumerate(OUTER_FIRST)}

_TAGS = {tei(name): rank for name, rank in _ORDER.items()}

_CHOICE = tei("choice")


class _Point(NamedTuple):
    """A place between two characters: in the string before child number ``child`` of ``parent``, at ``offset``."""

    parent: etree._Element
    child: int
    offset: int


def insert(passage: Passage, mentions: Iterable[Mention]) -> tuple[Finding, ...]:
    """Put an element around each mention's span and return a finding for each that could not be placed.

    Where two mentions cross, the one that comes first in ``mentions`` is kept. A name inside a name, or a mention
    that is tagged already, is passed over in silence. The passage's own map is out of date afterwards.

    :raises ValueError: when a span does not lie within the passage's text.
    """
    kept, findings = _disjoint_or_nested(passage, mentions)
    slots, dividers = _divide(passage.slots, kept)
    for mention in reversed(kept):
        if not _wrap(passage, slots, mention):
            findings.append(_finding(passage, mention, "mention-crosses-markup", "another element"))
    for divider in dividers:
        remove(divider)
    return tuple(findings)


def remove(element: etree._Element) -> None:
    """Take an inline element away and leave its content in its place; of a ``choice`` the ``sic`` stays."""
    if element.tag == _CHOICE:
        for part in list(element):
            if part.tag == tei("corr"):
                element.remove(part)
            else:
                remove(part)
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    _append_string(parent, at, element.text)
    children = list(element)
    if children:
        children[-1].tail = (children[-1].tail or "") + (element.tail or "") or None
    else:
        _append_string(parent, at, element.tail)
    parent[at : at + 1] = children


# Which mentions go together


class _Candidate(NamedTuple):
    """A mention, or what is tagged already, on its way through the sweep."""

    start: int
    end: int
    element: str
    rank: int
    """Place among the mentions: the smaller one stays where two cross; -1 for what is tagged already."""


def _disjoint_or_nested(passage: Passage, mentions: Iterable[Mention]) -> tuple[list[Mention], list[Finding]]:
    """Return the mentions that can stand together, outer before inner, and a finding for each that crosses another."""
    listed = tuple(mentions)
    for mention in listed:
        if not 0 <= mention.start < mention.end <= len(passage.text):
            raise ValueError(f"{mention} does not lie within a passage of {len(passage.text)} characters.")
    candidates = [_Candidate(taken.start, taken.end, taken.element, -1) for taken in passage.taken]
    candidates += [_Candidate(m.start, m.end, m.element, rank) for rank, m in enumerate(listed)]
    dropped, crossing = _sweep(sorted(candidates, key=_outer_first))
    findings = [_finding(passage, listed[rank], "mention-crosses-mention", "another mention") for rank in crossing]
    kept = [listed[c.rank] for c in sorted(candidates, key=_outer_first) if c.rank >= 0 and c.rank not in dropped]
    return kept, findings


def _outer_first(candidate: _Candidate) -> tuple[int, int, int, int]:
    return candidate.start, -candidate.end, _ORDER.get(candidate.element, len(_ORDER)), candidate.rank


def _sweep(candidates: list[_Candidate]) -> tuple[set[int], list[int]]:
    """Return the ranks of the mentions to drop, and those among them that cross another one."""
    dropped: set[int] = set()
    crossing: list[int] = []
    active: list[_Candidate] = []
    for new in candidates:
        active = [old for old in active if old.end > new.start and old.rank not in dropped]
        for old in active:
            crosses = old.start < new.start and old.end < new.end and min(old.rank, new.rank) >= 0
            worse = max(old.rank, new.rank)
            if worse not in dropped and worse >= 0 and (crosses or _excludes(old, new)):
                dropped.add(worse)
                if crosses and not _excludes(old, new):
                    crossing.append(worse)
        if new.rank not in dropped:
            active.append(new)
    return dropped, crossing


def _excludes(old: _Candidate, new: _Candidate) -> bool:
    """Whether two overlapping spans cannot both be tagged: a name in a name, or twice the same."""
    return (old.element in NAMES and new.element in NAMES) or old[:3] == new[:3]


def _finding(passage: Passage, mention: Mention, rule: str, what: str) -> Finding:
    words = " ".join(passage.text[mention.start : mention.end].split())
    shown = words if len(words) <= 60 else f"{words[:40]} … {words[-15:]}"
    where = passage.element.getroottree().getelementpath(passage.element)
    return Finding(
        rule=rule,
        severity=Severity.INFORMATION,
        message=f"“{shown}” was not tagged as {mention.element} ({mention.evidence}): it begins or ends inside {what}.",
        path=f"//*[@xml:id='{passage.id}']" if passage.id else str(where),
        line=int(passage.element.sourceline or 0),
        advice="Tag it by hand, in two parts if need be.",
    )


# Long strings: each mention has a string written anew, so that a long one is divided for a while

_LONG = 4096
_PIECE = 1024


def _divide(slots: Iterable[Slot], mentions: Iterable[Mention]) -> tuple[list[Slot], list[etree._Element]]:
    """Divide long strings at mentions by empty elements; return the slots as they are then, and the dividers."""
    starts = sorted({mention.start for mention in mentions})
    divided: list[Slot] = []
    dividers: list[etree._Element] = []
    for slot in slots:
        if slot.length > _LONG:
            pieces = _pieces(slot, starts[bisect_right(starts, slot.start) :])
            dividers += [piece.owner for piece in pieces[1:]]
            divided += pieces
        else:
            divided.append(slot)
    return divided, dividers


def _pieces(slot: Slot, starts: Iterable[int]) -> list[Slot]:
    """Divide one string; its last piece also keeps what stands after the slot in it."""
    cuts = [slot.start]
    for start in starts:
        if start >= slot.start + slot.length:
            break
        if start - cuts[-1] >= _PIECE:
            cuts.append(start)
    parent, child, _ = _point(slot, 0)
    string = _string(parent, child)
    offsets = [slot.offset + cut - slot.start for cut in cuts]
    pieces = [slot._replace(length=(cuts[1] if len(cuts) > 1 else slot.start + slot.length) - slot.start)]
    ends = [*cuts[2:], slot.start + slot.length]
    for number, (cut, end) in enumerate(zip(cuts[1:], ends, strict=False), start=1):
        divider = etree.Element(tei("anchor"))
        parent.insert(child + number - 1, divider)
        divider.tail = string[offsets[number] : offsets[number + 1] if number + 1 < len(offsets) else None]
        pieces.append(Slot(cut, end - cut, divider, True, 0))
    if len(pieces) > 1:
        _set_string(parent, child, string[: offsets[1]])
    return pieces


# Putting one element in


def _wrap(passage: Passage, slots: list[Slot], mention: Mention) -> bool:
    """Put the mention's element into the tree and bring the slots up to date; false if it would cut an element."""
    first, last = _holding(slots, mention.start), _holding(slots, mention.end - 1)
    if first is None or last is None:
        return False
    start = _point(first, first.offset + mention.start - first.start)
    end = _point(last, last.offset + mention.end - last.start)
    common = _common_parent(start.parent, end.parent, passage.element)
    if common is None:
        return False
    while common is not passage.element and _is_outer(mention, common) and _fills(start, end, common):
        parent = common.getparent()
        assert parent is not None
        common = parent
    lifted_start, lifted_end = _lift_start(start, common), _lift_end(end, common)
    if lifted_start is None or lifted_end is None:
        return False
    element = _element(mention)
    _enclose(element, lifted_start, lifted_end, _Slots(slots, mention))
    if mention.element == "choice":
        _make_choice(element, mention, slots)
    return True


def _is_outer(mention: Mention, element: etree._Element) -> bool:
    """Whether of two elements with the same content the mention's is the outer one."""
    order = _ORDER.get(mention.element, len(_ORDER))
    return element.tag in _TAGS and order < _TAGS[str(element.tag)]


def _fills(start: _Point, end: _Point, element: etree._Element) -> bool:
    """Whether what lies between two points is all that an element holds."""
    whole = end.child == len(element) and end.offset == len(_string(element, end.child))
    return start.parent is element and end.parent is element and start.child == start.offset == 0 and whole


def _holding(slots: list[Slot], offset: int) -> Slot | None:
    at = bisect_right(slots, offset, key=attrgetter("start")) - 1
    return slots[at] if at >= 0 and offset < slots[at].start + slots[at].length else None


def _point(slot: Slot, offset: int) -> _Point:
    if not slot.tail:
        return _Point(slot.owner, 0, offset)
    parent = slot.owner.getparent()
    assert parent is not None
    return _Point(parent, parent.index(slot.owner) + 1, offset)


def _common_parent(one: etree._Element, other: etree._Element, top: etree._Element) -> etree._Element | None:
    """Return the innermost element around both, not further out than ``top``."""
    line = [one]
    while line[-1] is not top and (parent := line[-1].getparent()) is not None:
        line.append(parent)
    step: etree._Element | None = other
    while step is not None and (step not in line or _is_chosen(step)):
        step = step.getparent()
    return step


def _is_chosen(element: etree._Element) -> bool:
    """Whether an element is a ``choice`` or one of its readings: nothing is tagged inside those."""
    parent = element.getparent()
    return element.tag == _CHOICE or (parent is not None and parent.tag == _CHOICE)


def _lift_start(point: _Point, common: etree._Element) -> _Point | None:
    """Move the start out of the elements it is the very beginning of, until it stands in ``common``."""
    while point.parent is not common:
        outer = point.parent.getparent()
        if outer is None or not (_opens(point) or point.parent.tag == _CHOICE):
            return None
        index = outer.index(point.parent)
        point = _Point(outer, index, len(_string(outer, index)))
    return point


def _lift_end(point: _Point, common: etree._Element) -> _Point | None:
    """Move the end out of the elements it is the very end of, until it stands in ``common``."""
    while point.parent is not common:
        outer = point.parent.getparent()
        if outer is None or not (_closes(point) or point.parent.tag == _CHOICE):
            return None
        point = _Point(outer, outer.index(point.parent) + 1, 0)
    return point


def _opens(point: _Point) -> bool:
    """Whether nothing that is read stands before a point in its element: a mark for italics, say, is no such thing."""
    silent = not (point.child and point.parent.text) and all(map(_is_unread, point.parent[: point.child]))
    return point.offset == 0 and silent and not any(child.tail for child in point.parent[: max(0, point.child - 1)])


def _closes(point: _Point) -> bool:
    """Whether nothing that is read stands behind a point in its element."""
    rest = point.parent[point.child :]
    at_end = point.offset == len(_string(point.parent, point.child))
    return at_end and all(_is_unread(child) and not child.tail for child in rest)


def _is_unread(element: etree._Element) -> bool:
    """Whether an element is a ``choice`` whose regular form is nothing."""
    return element.tag == _CHOICE and len(element) == 2 and not len(element[1]) and not element[1].text


def _enclose(element: etree._Element, start: _Point, end: _Point, slots: _Slots) -> None:
    """Move what lies between two points of one parent into ``element``, and put that in its place."""
    parent = start.parent
    children = list(parent[start.child : end.child])
    _split(parent, end.child, end.offset, element, True, slots)
    rest, element.tail = element.tail, None
    _split(parent, start.child, start.offset, element, False, slots)
    element.extend(children)
    parent.insert(start.child, element)
    element.tail = rest


def _split(parent: etree._Element, index: int, offset: int, element: etree._Element, tail: bool, slots: _Slots) -> None:
    """Hand the string before child ``index`` from ``offset`` on to ``element``, as its text or tail."""
    string = _string(parent, index)
    _set_string(parent, index, string[:offset])
    if tail:
        element.tail = string[offset:] or None
    else:
        element.text = string[offset:] or None
    old = (parent[index - 1], True) if index else (parent, False)
    slots.split(old, offset, (element, tail))


class _Slots:
    """The slots of a passage while one mention is put in."""

    def __init__(self, slots: list[Slot], mention: Mention) -> None:
        self.slots = slots
        self.mention = mention

    def split(self, old: tuple[etree._Element, bool], offset: int, new: tuple[etree._Element, bool]) -> None:
        """Note that from ``offset`` on the string ``old`` now is ``new``; strings are owner and whether the tail."""
        near = self.mention.end if new[1] else self.mention.start
        for at in range(bisect_right(self.slots, near, key=attrgetter("start")) - 1, -1, -1):
            slot = self.slots[at]
            if slot.start + slot.length < near:
                return
            if (slot.owner, slot.tail) == old and slot.length:
                left = min(max(offset - slot.offset, 0), slot.length)
                right = Slot(slot.start + left, slot.length - left, *new, max(slot.offset - offset, 0))
                self.slots[at : at + 1] = [slot._replace(length=left), right]
                return


def _element(mention: Mention) -> etree._Element:
    if mention.element == "choice":
        return etree.Element(tei("sic"))
    element = etree.Element(tei(mention.element))
    for name, value in mention.attributes:
        element.set(name, value)
    if mention.ref:
        element.set("ref", f"#{mention.ref}")
    _sign(element, mention)
    return element


def _sign(element: etree._Element, mention: Mention) -> None:
    element.set("cert", mention.cert.value)
    element.set("resp", f"rule:{mention.evidence}")


def _make_choice(sic: etree._Element, mention: Mention, slots: list[Slot]) -> None:
    """Put a ``choice`` around a ``sic`` that stands in the tree, with its correction, and hand on its tail."""
    parent = sic.getparent()
    assert parent is not None
    choice, corr = etree.Element(tei("choice")), etree.Element(tei("corr"))
    choice.tail, sic.tail = sic.tail, None
    corr.text = mention.attribute("corr")
    _sign(corr, mention)
    parent.replace(sic, choice)
    choice.extend([sic, corr])
    slots[:] = [slot._replace(owner=choice) if slot.tail and slot.owner is sic else slot for slot in slots]


# Strings of the tree: before child 0 the text of the parent, before child n the tail of child n - 1


def _string(parent: etree._Element, index: int) -> str:
    return (parent[index - 1].tail if index else parent.text) or ""


def _set_string(parent: etree._Element, index: int, string: str) -> None:
    if index:
        parent[index - 1].tail = string or None
    else:
        parent.text = string or None


def _append_string(parent: etree._Element, index: int, string: str | None) -> None:
    if string:
        _set_string(parent, index, _string(parent, index) + string)
