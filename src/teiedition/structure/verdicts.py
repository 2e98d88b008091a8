"""Whether the overrides were followed, and the levels of headings they ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from teiedition.model import Block, BlockKind, Finding
from teiedition.structure.levels import Level
from teiedition.structure.overrides import EVIDENCE, FURNITURE, Place, Reading


def levels_overruled(levels: Mapping[int, Level], blocks: Sequence[Block], places: Sequence[Place]) -> dict[int, Level]:
    """Return the levels of headings by the index of their block, those that an editor has set changed."""
    changed = dict(levels)
    for place in places:
        override = place.override
        if override.reading not in (None, Reading.HEAD) or not (override.level or override.type):
            continue
        for index in _heads(blocks, place):
            before = levels.get(index, Level(1, "section"))
            level = override.level or before.level
            usual = Counter(other.type for other in levels.values() if other.level == level).most_common(1)
            moved = usual[0][0] if usual and level != before.level else before.type
            changed[index] = replace(before, level=level, type=override.type or moved)
    return changed


def _heads(blocks: Sequence[Block], place: Place) -> list[int]:
    return [
        index
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.HEAD and any(place.holds(line.number) for line in block.lines)
    ]


def not_followed(blocks: Sequence[Block], places: Sequence[Place]) -> Iterator[Finding]:
    """Yield a finding for each override that did not come about, because of what stands around it."""
    if not places:
        return
    tops = {line.number: top for top in blocks for line in top.all_lines()}
    owners = {line.number: block for top in blocks for block in top.walk() for line in block.lines}
    for place in places:
        override, top = place.override, tops.get(place.first)
        if top is None:
            continue
        if override.reading is not None:
            if override.reading not in FURNITURE and top.evidence != EVIDENCE:
                yield override.finding("could not be followed", "Name whole lines, all of running text.")
        elif (override.level or override.type) and not _heads(blocks, place):
            yield override.finding("speaks of a heading, but none stands there", 'Add is = "head".')
        elif override.note and override.called is None and top.kind is not BlockKind.NOTE:
            yield override.finding("speaks of a note, but none stands there", 'Add is = "note", or called = true.')
        if override.runs_on is not None and _runs_on(owners, place) is (not override.runs_on):
            wish = "make the text run on there" if override.runs_on else "part the text there"
            yield override.finding(f"could not {wish}", "Say what the lines are on both sides of it.")


def _runs_on(owners: Mapping[int, Block], place: Place) -> bool | None:
    """Whether the block of an override's last line goes on with the line after it; ``None`` at the end of the text."""
    own = owners.get(place.last)
    after = min((number for number, block in owners.items() if number > place.last and _runs(block, number)), default=0)
    return owners[after] is own if after and own is not None else None


def _runs(block: Block, number: int) -> bool:
    return any(line.number == number and line.furniture is None for line in block.lines)
