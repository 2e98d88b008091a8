"""What is inside an entry of an index: headword, run-in subentries, locators, cross-references.

========================= ==========================================
headword                  ``term``
run-in subentry           ``term type="subentry"``
locator                   ``ref type="page" n="…"``
*see*, *see also*         ``ref type="see"`` with a ``term`` for each target
========================= ==========================================

``n`` of a locator is normalised: letters that OCR makes of figures are figures again (``90nll3`` is ``90n113``), the
end of a range is written out (``175-6`` is ``175-176``), line ends and the sort of dash are gone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from teiedition.model import Line, Markup, Span

_FIGURE = r"[\dlIO]"
_PAGE = rf"(?:\d{{1,4}}|[ivxlc]{{1,7}})(?:\s?nn?\.?\s?{_FIGURE}{{1,3}})?"
_LOCATOR = re.compile(rf"(?P<first>{_PAGE})(?:\s?[-–—]\s?(?P<last>{_PAGE}))?(?:\s?ff?\b\.?)?(?=\s*(?:[,;.()\[\]]|$))")
_BEFORE_LOCATOR = ",;„.:)"
_BETWEEN_LOCATORS = re.compile(r"[\s,.;:)\]]*(?:[(\[][^()\[\]]*[)\]]?[\s,.;]*)?")
_SEE = re.compile(r"\(?\s*\b[Ss]ee(?:\s+also)?(?:\s+under)?\b\s*")
_FIGURES = str.maketrans("lIO", "110")
_COMPLETE = re.compile(
    rf"(?:(?<![A-Za-z]){_PAGE}(?:\s?ff?\.?)?|\bsee\b(?:\s+also)?\s+[^;]*[^\s,;:(–—-])[.)\]]*\s*$", re.IGNORECASE
)
EVIDENCE = "index-entry"


def ends_complete(text: str) -> bool:
    """Whether the text may be the end of an entry: it ends in a locator or in a cross-reference."""
    return bool(_COMPLETE.search(text))


def mark_up(lines: Sequence[Line]) -> tuple[Markup, ...]:
    """Return the markup of an entry's lines, in document order, outer before inner."""
    entry = _Entry([line for line in lines if line.furniture is None])
    return tuple(sorted(entry.markup(), key=lambda item: (item.start.line, item.start.start, *_reversed_end(item))))


def _reversed_end(markup: Markup) -> tuple[int, int]:
    return -markup.end.line, -markup.end.end


class _Entry:
    """The text of an entry as one string, with the way back to its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self.offsets = [0]
        for line in lines[:-1]:
            self.offsets.append(self.offsets[-1] + len(line.text) + 1)

    def markup(self) -> Iterator[Markup]:
        """Yield the marks of each stretch between semicolons: its term, then its locators and references."""
        for place, (start, end) in enumerate(self._stretches()):
            kind: tuple[tuple[str, str], ...] = (("type", "subentry"),) if place else ()
            colon = -1 if place else self._colon(start, end)
            if colon >= 0:
                yield from self._term(start, colon, ())
                start, kind = colon + 1, (("type", "subentry"),)
            see = _SEE.search(self.text, start, end)
            locators = self._locators(start, see.start() if see else end)
            first = min([see.start() if see else end, *(locator.start() for locator in locators)])
            yield from self._term(start, first, kind)
            for locator in locators:
                yield self._mark(*locator.span(), "ref", (("type", "page"), ("n", _number(locator))))
            if see:
                yield from self._reference(see, end)

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches between the semicolons that do not stand in brackets or divide targets of *see*."""
        start, depth, text = 0, 0, self.text
        for place, character in enumerate(text):
            depth = max(0, depth + (character in "([") - (character in ")]"))
            if character == ";" and not depth and not self._divides_targets(start, place):
                yield start, place
                start = place + 1
        if text[start:].strip():
            yield start, len(text)

    def _divides_targets(self, start: int, place: int) -> bool:
        open_reference = _SEE.search(self.text, start, place)
        return open_reference is not None and "(" not in open_reference[0] and not self._locators(place)

    def _colon(self, start: int, end: int) -> int:
        """Return the place of the colon between the headword and its first run-in subentry, or -1."""
        colon = self.text.find(": ", start, end)
        if colon < 0:
            colon = self.text.find(":\n", start, end)
        found = colon >= 0 and (self.text[colon + 1 :].lstrip()[:1].islower() or end < len(self.text))
        return colon if found else -1

    def _locators(self, start: int, end: int | None = None) -> list[re.Match[str]]:
        """Return the locators with which a stretch ends; figures that stand further in belong to its words."""
        end = len(self.text) if end is None else end
        found: list[re.Match[str]] = []
        for match in reversed(list(_LOCATOR.finditer(self.text, start, end))):
            after = self.text[match.end() : found[-1].start() if found else end]
            before = self.text[start : match.start()].rstrip()[-1:]
            if not before or before not in _BEFORE_LOCATOR or not _BETWEEN_LOCATORS.fullmatch(after):
                break
            found.append(match)
        return found[::-1]

    def _term(self, start: int, end: int, attributes: tuple[tuple[str, str], ...]) -> Iterator[Markup]:
        start, end = self._trim(start, end)
        if start < end:
            yield self._mark(start, end, "term", attributes)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in " \n\t,;:.":
            start += 1
        while start < end and self.text[end - 1] in " \n\t,;:„(":
            end -= 1
        if self.text[start:end].endswith(".") and not re.search(r"\b[A-Z]\.$", self.text[start:end]):
            end = start + len(self.text[start : end - 1].rstrip(" \n\t,;:„("))
        return start, end

    def _reference(self, see: re.Match[str], end: int) -> Iterator[Markup]:
        """Yield a cross-reference up to its closing bracket, and the terms it leads to."""
        closing = self.text.find(")", see.end(), end) if "(" in see[0] else -1
        end = closing if closing >= 0 else end
        start, end = self._trim(see.start() + see[0].lower().index("see"), end)
        yield self._mark(start, end, "ref", (("type", "see"),))
        place = see.end()
        for target in re.split(r"(;)", self.text[place:end]):
            yield from self._term(place, place + len(target), ())
            place += len(target)

    def _mark(self, start: int, end: int, element: str, attributes: tuple[tuple[str, str], ...]) -> Markup:
        return Markup(
            self._span(start, end, first=True), self._span(start, end, first=False), element, EVIDENCE, attributes
        )

    def _span(self, start: int, end: int, *, first: bool) -> Span:
        """Return the part of a stretch on its first or on its last line."""
        line = bisect_right(self.offsets, start if first else end - 1) - 1
        offset, length = self.offsets[line], len(self.lines[line].text)
        return Span(self.lines[line].number, max(start - offset, 0), min(end - offset, length))


def _number(locator: re.Match[str]) -> str:
    first, last = _page(locator["first"]), locator["last"] and _page(locator["last"])
    if not last:
        return first
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}-{last}"


def _page(printed: str) -> str:
    page, mark, note = re.sub(r"[\s.]", "", printed).replace("nn", "n").partition("n")
    return page + mark + note.translate(_FIGURES)
