"""Chunks: lines that follow each other without a blank line, a page turn or a plain paragraph break between them.

A chunk is what the eye takes in at once. Rules give chunks a kind, put several of them together, and never need to
count blank lines themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from teiedition.model import Line, Source
from teiedition.structure.boxes import estimate_boxes
from teiedition.structure.emphasis import without_marks
from teiedition.structure.layout import UNMEASURED, Layout, estimate
from teiedition.structure.marks import ends_sentence, starts_afresh
from teiedition.structure.partings import partings

_PROSE = 55
"""Characters of a line that is longer than most verses."""


@dataclass(frozen=True)
class Chunk:
    """Lines that stand together."""

    lines: tuple[Line, ...]
    gap: int
    """Blank lines before it."""
    turn: bool
    """Whether it is the first running text on its page."""
    layout: Layout
    furniture: bool = False
    """Whether it is nothing but a line of furniture or noise."""
    goes_on: bool | None = None
    """Whether it goes on with the chunk before it, where an editor has said so."""

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """The lines of running text, without blanks around them."""
        return tuple(line.text.strip() for line in self.lines if self.furniture or line.furniture is None)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The same without the marks that stand for italics: what a reader reads."""
        return self.printed if self.furniture else without_marks(self.printed)

    @cached_property
    def text(self) -> str:
        """The running text as one line."""
        return " ".join(self.texts)

    @property
    def first(self) -> str:
        """The first line, without blanks around it."""
        return self.texts[0]

    @property
    def last(self) -> str:
        """The last line, without blanks around it."""
        return self.texts[-1]

    @cached_property
    def lead(self) -> int:
        """Blanks that all lines begin with."""
        return self.layout.leading([line.text for line in self.lines])

    @cached_property
    def column(self) -> float | None:
        """The column the lines fill; ``None`` where that cannot be told."""
        return None if self.furniture else self.layout.column_of([line.text for line in self.lines])

    @property
    def small(self) -> bool:
        """Whether the lines are set in a smaller type than the text."""
        return self.column is not None and self.column > self.layout.text

    @cached_property
    def ragged(self) -> bool:
        """Whether most line ends are on purpose: the next word would have fitted."""
        if len(self.printed) < 2 or not self.layout.measured:
            return False
        pairs = [self.layout.ended_short(a, b, self.layout.text) for a, b in pairwise(self.printed)]
        return sum(pairs) > 0.6 * len(pairs)


def chunked(source: Source, measure: bool = True) -> tuple[list[Chunk], Layout]:
    """Part the lines of a source into chunks, and estimate the measure of the page from them."""
    groups = list(_groups(source.lines))
    layout = UNMEASURED
    if measure:
        layout = estimate_boxes(source.lines) or estimate(_stretches(groups))
    chunks = [
        Chunk(part, gap if first else 0, turn and first, layout, furniture)
        for lines, gap, turn, furniture in groups
        for first, part in _parted(lines, layout, furniture)
    ]
    return chunks, layout


_Group = tuple[tuple[Line, ...], int, bool, bool]


def _groups(lines: Sequence[Line]) -> Iterator[_Group]:
    """Yield lines that stand together, with the blank lines before them and whether a page begins."""
    group: list[Line] = []
    gap = blanks = page = 0
    for line in lines:
        if line.blank:
            blanks += 1
            continue
        if group and (blanks or line.page != group[0].page or line.furniture or group[0].furniture):
            yield _group(group, gap, page)
            page = page if group[0].furniture else group[0].page
            group = []
        if not group:
            gap = blanks
        blanks = 0
        group.append(line)
    if group:
        yield _group(group, gap, page)


def _group(lines: Sequence[Line], gap: int, page: int) -> _Group:
    furniture = lines[0].furniture is not None
    return tuple(lines), gap, not furniture and lines[0].page != page, furniture


def _stretches(groups: Sequence[_Group]) -> list[list[str]]:
    return [[line.text for line in lines] for lines, _, _, furniture in groups if not furniture]


def _parted(lines: tuple[Line, ...], layout: Layout, furniture: bool) -> Iterator[tuple[bool, tuple[Line, ...]]]:
    """Part a group where a paragraph ends inside it; tell of each part whether it is the first."""
    start = 0
    if not furniture and len(lines) > 1:
        apart = partings([line.text for line in lines])
        column = layout.column_of([line.text for line in lines]) if len(lines) > 2 else None
        prose = layout.measured or max(len(line.text) for line in lines) > _PROSE
        for index in range(1, len(lines)):
            if index in apart or (len(lines) > 2 and _paragraph_between(lines, index, layout, column, prose)):
                yield start == 0, lines[start:index]
                start = index
    yield start == 0, lines[start:]


def _paragraph_between(lines: Sequence[Line], index: int, layout: Layout, column: float | None, prose: bool) -> bool:
    """Whether a line ends a paragraph although no blank line follows.

    By indent where the file keeps indents; else by the measure: the line is well short of its column at the end of
    a sentence, and the next one, not too wide to be indented, begins afresh.
    """
    line, following = lines[index - 1].text, lines[index].text
    if not (ends_sentence(line) and starts_afresh(following)):
        return False
    lead = len(following) - len(following.lstrip())
    if layout.lead and lead == layout.lead:
        return True
    if lead and not line[:1].isspace():
        return prose
    if not layout.measured or not layout.indent or column is None:
        return False
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    if layout.opens(following, after):
        return True
    filled = bool(after) and not layout.ended_short(following, after, column - layout.indent)
    filled = filled or ends_sentence(following)
    short = layout.room(line, following, column) > 2 * layout.slack
    return short and filled and not layout.not_indented(following, column)
