"""The levels of headings, chosen for the whole book at once.

Main divisions are told by what the printer does for them: a name that only they have, a new page, an author's line.
Below them the forms of headings stand in one order throughout: a form that first appears inside a division of another
form is of a lower level.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teiedition.model import Block, BlockKind, Source
from teiedition.structure.headings import NUMBERED
from teiedition.structure.names import IN_BODY, LABELLED, LABELS, division_named, plain
from teiedition.structure.options import StructureOptions

_HIGHEST = ("volume", "part", "book", "act")


@dataclass(frozen=True, slots=True)
class Level:
    """What division a heading opens."""

    level: int
    """1 for the main divisions of the book."""
    type: str
    evidence: str = "division-by-head"
    n: str | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    index: int
    text: str
    form: str
    """Form of the heading, refined: ``labelled:chapter``, ``numbered:roman``."""
    main: bool
    """Whether it opens a main division."""
    byline: bool


def levels_of(blocks: Sequence[Block], source: Source, options: StructureOptions) -> Mapping[int, Level]:
    """Return the level of each heading by the index of its block."""
    heads = [_look(blocks, index) for index, block in enumerate(blocks) if block.kind is BlockKind.HEAD]
    forms = {head.form for head in heads}
    labelled = [f for f in forms if f.startswith("labelled")]
    main_type = options.division_type or ("essay" if sum(h.byline for h in heads) > 1 else "chapter")
    found: dict[int, Level] = {}
    path: list[str] = []
    for head in heads:
        name = division_named(head.text)
        if head.main or name:
            path = ["main"]
            found[head.index] = Level(1, name or _main_type(head, main_type))
            continue
        if not path:
            path = ["main"]
            found[head.index] = Level(1, _main_type(head, main_type))
            continue
        if head.form in path:
            path = path[: path.index(head.form) + 1]
        else:
            path = [*path, head.form]
        found[head.index] = Level(len(path), "section" if len(path) == 2 else "subsection")
    return found


def _main_type(head: _Head, main_type: str) -> str:
    if head.form.startswith("labelled:"):
        return head.form.split(":")[1]
    return main_type


def _look(blocks: Sequence[Block], index: int) -> _Head:
    block = blocks[index]
    text = " ".join(line.text.strip() for line in block.lines if line.furniture is None)
    form = block.evidence.removeprefix("head-")
    byline = index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.BYLINE
    if labelled := LABELLED.match(text):
        form = f"labelled:{LABELS[labelled[1].casefold()]}"
    elif form == "numbered" and (numbered := NUMBERED.fullmatch(text)):
        form = "numbered:roman" if numbered["label"][0] in "IVXLC" else "numbered:arabic"
    elif form == "bracketed":
        form = "bracketed:" + ("letter" if text[1:2].isalpha() else "number")
    main = byline or form.startswith("labelled") or index == 0
    return _Head(index, text, form, main, byline)
