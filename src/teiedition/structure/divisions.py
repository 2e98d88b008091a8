"""Blocks to divisions: heads get levels, and front, body and back part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from teiedition.model import Block, BlockKind, Division, Source, Text
from teiedition.structure import notes
from teiedition.structure.frontpages import front_divisions
from teiedition.structure.levels import Level, levels_of
from teiedition.structure.names import BACK, FRONT
from teiedition.structure.options import StructureOptions
from teiedition.structure.overrides import overruled
from teiedition.structure.verdicts import levels_overruled, not_followed

_DEFAULTS = StructureOptions()
_TITLE_PAGE = frozenset({BlockKind.TITLE_PART, BlockKind.DOC_AUTHOR, BlockKind.DOC_EDITION, BlockKind.DOC_IMPRINT})
_FURNITURE = frozenset({BlockKind.FW, BlockKind.SURPLUS})
_FRONT_TYPES = frozenset({*FRONT.values(), "titlePage", "copyright", "transcriberNote"})
_INNER = frozenset({"section", "subsection"})
"""Divisions inside those whose notes are printed together."""
_BACK_TYPES = frozenset(BACK.values())


@dataclass
class _Growing:
    """A division that still grows."""

    type: str
    level: int
    n: str | None = None
    evidence: str = "division-by-head"
    blocks: list[Block] = field(default_factory=list)
    divisions: list[_Growing] = field(default_factory=list)

    def done(self) -> Division:
        return Division(
            self.type, tuple(self.blocks), tuple(part.done() for part in self.divisions), self.n, self.evidence
        )


def divide(blocks: Sequence[Block], source: Source, options: StructureOptions = _DEFAULTS) -> Text:
    """Build the tree of divisions from blocks in order, and link notes with their calls."""
    said = overruled(source, options.override)
    levels = levels_overruled(levels_of(blocks, source, options), blocks, said.places)
    text = notes.link(_part(_grow(blocks, levels)), source, said.places)
    return replace(text, findings=(*said.findings, *not_followed(blocks, said.places), *text.findings))


def _grow(blocks: Sequence[Block], levels: Mapping[int, Level]) -> list[_Growing]:
    top: list[_Growing] = []
    path: list[_Growing] = []
    waiting: list[Block] = []
    pages = {index: Level(1, kind, "division-by-page") for index, kind in front_divisions(blocks).items()}
    for index, block in enumerate(blocks):
        if not path and block.kind in _FURNITURE:
            waiting.append(block)
            continue
        level = levels.get(index) or pages.get(index) or _without_head(block, blocks, path)
        if level is not None:
            while path and (path[-1].level >= level.level or path[-1].type == "titlePage"):
                path.pop()
            division = _Growing(level.type, level.level, level.n, level.evidence)
            (path[-1].divisions if path else top).append(division)
            path.append(division)
        path[-1].blocks.extend((*waiting, block))
        waiting = []
    return top or [_Growing("section", 1, evidence="division-without-head", blocks=waiting)]


def _without_head(block: Block, blocks: Sequence[Block], path: Sequence[_Growing]) -> Level | None:
    """Return the level of a division that begins here without a heading: title page, run of notes, bare text."""
    if not path:
        here = _TITLE_PAGE & {other.kind for other in _up_to_head(blocks)}
        return Level(1, "titlePage", "title-page") if here else Level(1, "section", "division-without-head")
    if path[-1].type == "titlePage" and block.kind not in {
        *_TITLE_PAGE,
        BlockKind.BYLINE,
        BlockKind.FW,
        BlockKind.SURPLUS,
    }:
        return Level(1, "section", "division-without-head")
    if path[-1].evidence == "division-by-page" and block.kind is BlockKind.TITLE_PART:
        return Level(1, "titlePage", "title-page")
    starts_notes = block.kind is BlockKind.NOTE and block.place == "end"
    if starts_notes and path[-1].type != "notes":
        whole = [division for division in path if division.type not in _INNER] or path
        return Level(whole[-1].level + 1, "notes", "division-by-notes")
    return None


def _up_to_head(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind is BlockKind.HEAD:
            return
        yield block


def _may_be_front(division: _Growing) -> bool:
    return division.type in _FRONT_TYPES or division.evidence == "division-by-page"


def _part(top: Sequence[_Growing]) -> Text:
    """Part the divisions of the highest level into front, body and back."""
    first = next((i for i, division in enumerate(top) if not _may_be_front(division)), len(top))
    last = len(top)
    while last > first + 1 and top[last - 1].type in _BACK_TYPES | {"advertisement"}:
        last -= 1
    if first == len(top):
        first = max(0, first - 1)
    done = [division.done() for division in top]
    return Text(tuple(done[:first]), tuple(done[first:last]), tuple(done[last:]))
