"""The levels of headings, chosen for the whole book at once.

Main divisions are told by what the printer does for them: an author's line, a label (``CHAPTER IV``), a new page or
the widest space, a name that only they have. Below them, headings of one form are of one level. The form that comes
first is the higher one, with two exceptions: numbers that go on across headings of another form stand above it, and
what the title of a division announces ("Theory and Practice") stands above what it does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teiedition.model import Block, BlockKind, Line, Source
from teiedition.structure.emphasis import without_marks
from teiedition.structure.headforms import NUMBERED
from teiedition.structure.labels import label_of
from teiedition.structure.letters import letter_forms
from teiedition.structure.names import BACK, IN_BODY, LEVELS_OF_LABELS, division_named, plain
from teiedition.structure.numerals import value_of
from teiedition.structure.options import StructureOptions

_WIDE_GAP = 3


@dataclass(frozen=True, slots=True)
class Level:
    """What division a heading opens."""

    level: int
    """1 for the main divisions of the book."""
    type: str
    evidence: str = "division-by-head"
    n: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A heading as the choice of levels sees it."""

    index: int
    """Index of its block."""
    text: str
    form: str
    """Its form, refined: ``labelled:chapter``, ``numbered:roman``, ``bracketed:letter`` …"""
    number: int | None
    """Its number, where it has one."""
    name: str
    """Type of division its name stands for, or the empty string."""
    byline: bool
    fresh: bool
    """Whether it stands on a new page or after a wide space."""


def levels_of(blocks: Sequence[Block], source: Source, options: StructureOptions) -> Mapping[int, Level]:
    """Return the level of each heading by the index of its block."""
    heads = list(_heads(blocks))
    ranks = _label_ranks(heads)
    mains = _mains(heads, bool(ranks), source.paged)
    main_type = options.division_type or _main_type(heads, mains)
    advertised = after_back(heads)
    letters = letter_forms((head.form, head.text) for head in heads)
    found: dict[int, Level] = {}
    for group in _groups(heads, mains, ranks):
        depth = _depth(group[0], ranks)
        if group[0].index in mains or group[0].form in ranks:
            found[group[0].index] = Level(depth, _type(group[0], main_type, advertised, letters), n=_n(group[0]))
            group, title = group[1:], group[0].text
        else:
            title = ""
        for head, level in zip(group, _sublevels(group, title), strict=True):
            found[head.index] = Level(depth + level + 1, _subtype(head, level, letters), n=_n(head))
    return found


def _subtype(head: Head, level: int, letters: Collection[str]) -> str:
    """Return the type of a division inside a main one."""
    if head.name in ("notes", "bibliography"):
        return head.name
    return "letter" if head.form in letters else _SUBTYPES[min(level, len(_SUBTYPES) - 1)]


_SUBTYPES = ("section", "subsection")


def _heads(blocks: Sequence[Block]) -> Iterator[Head]:
    before: Line | None = None
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEAD:
            yield _look(blocks, index, before)
        before = next(reversed(list(block.all_lines())), before)


def _look(blocks: Sequence[Block], index: int, before: Line | None) -> Head:
    block = blocks[index]
    first = next(line for line in block.lines if line.furniture is None)
    text = " ".join(without_marks([line.text.strip() for line in block.lines if line.furniture is None]))
    form, number = block.evidence.removeprefix("head-"), None
    if label := label_of(text):
        form, number = f"labelled:{label.kind}", label.number
    elif form == "labelled":
        form = "plain"
    elif numbered := NUMBERED.fullmatch(text.strip("[]")):
        number = value_of(numbered["label"]) if form in ("numbered", "bracketed") else None
        style = "number" if numbered["label"][:1].isdigit() else "roman" if form == "numbered" else "letter"
        form = f"{form}:{style}" if number is not None or form == "bracketed" else form
    fresh = before is None or first.page != before.page or first.number - before.number > _WIDE_GAP
    byline = index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.BYLINE
    return Head(index, text, form, number, division_named(text), byline, fresh)


def _label_ranks(heads: Sequence[Head]) -> dict[str, int]:
    """Return the depth of each labelled form: parts above chapters, acts above scenes."""
    present = {head.form for head in heads if head.form.startswith("labelled")}
    order = sorted({LEVELS_OF_LABELS[form.split(":")[1]] for form in present})
    return {form: 1 + order.index(LEVELS_OF_LABELS[form.split(":")[1]]) for form in present}


def _mains(heads: Sequence[Head], labelled: bool, paged: bool) -> set[int]:
    """Return the indices of the headings of main divisions.

    :param paged: whether pages are told; where they are lost, the widest spaces are left on purpose.
    """
    names = Counter(head.name for head in heads if head.name)
    mains = {head.index for head in heads if head.name and (names[head.name] == 1 or head.fresh)}
    if names["notes"] > 1:
        mains -= {head.index for head in heads if head.name == "notes"}
    bylined = {head.index for head in heads if head.byline}
    others = [head for head in heads if not head.name and not head.form.startswith("labelled")]
    if len(bylined) > 1:
        return mains | bylined | after_back(heads)
    if labelled:
        mains -= _notes_between(heads)
        first = next(head.index for head in heads if head.form.startswith("labelled"))
        mains |= {head.index for head in others if head.fresh and head.index < first and head.number is None}
        return mains | bylined | after_back(heads) | {h.index for h in others if plain(h.text) in IN_BODY and h.fresh}
    fresh = [head for head in others if head.fresh]
    chosen = fresh or others
    if chosen:
        forms = Counter(head.form for head in chosen)
        form = chosen[0].form if forms[chosen[0].form] > 1 else forms.most_common(1)[0][0]
        if not paged and not _counted(fresh):
            return mains | bylined | {head.index for head in chosen}
        form = _counted(fresh) or form
        alike = [head for head in others if head.form == form]
        mostly = 2 * sum(head.fresh for head in alike) >= len(alike)
        mains |= {head.index for head in (alike if mostly else chosen) if head.form == form}
        mains |= {a.index for a, b in pairwise(heads) if a.fresh and b.index == a.index + 1 and b.index in mains}
    return mains | bylined


def _counted(fresh: Sequence[Head]) -> str:
    """Return the form of the headings on new pages that count on from 1; the empty string where none does."""
    for form in dict.fromkeys(head.form for head in fresh if head.number == 1):
        numbers = [head.number for head in fresh if head.form == form]
        if numbers[:3] == [1, 2, 3]:
            return form
    return ""


def _notes_between(heads: Sequence[Head]) -> set[int]:
    """Return the headings of notes after which labelled divisions go on: those notes belong to the one before."""
    last = max(head.index for head in heads if head.form.startswith("labelled"))
    return {head.index for head in heads if head.name == "notes" and head.index < last}


_ALSO_BEFORE = frozenset({"notes", "bibliography", "appendix", "transcriberNote", "copyright", "advertisement"})
"""Types of divisions at the end of a book that also stand elsewhere."""


def after_back(heads: Sequence[Head]) -> set[int]:
    """Return the headings on a new page after the index or another division that only stands at the end."""
    seen, found = False, set()
    for head in heads:
        seen = seen or (head.name in BACK.values() and head.name not in _ALSO_BEFORE)
        if seen and head.fresh:
            found.add(head.index)
    return found


def _groups(heads: Sequence[Head], mains: set[int], ranks: Mapping[str, int]) -> Iterator[list[Head]]:
    """Yield each main heading with the headings below it."""
    group: list[Head] = []
    for head in heads:
        if group and (head.index in mains or head.form in ranks):
            yield group
            group = []
        group.append(head)
    if group:
        yield group


def _depth(head: Head, ranks: Mapping[str, int]) -> int:
    return ranks.get(head.form, 1)


def _main_type(heads: Sequence[Head], mains: set[int]) -> str:
    if sum(head.byline for head in heads if head.index in mains) > 1:
        return "essay"
    return "chapter" if len(mains) > 1 else "section"


def _type(head: Head, main_type: str, advertised: set[int], letters: Collection[str]) -> str:
    if head.index in advertised and not head.name:
        return "advertisement"
    if head.form in letters and not head.name:
        return "letter"
    return (
        head.name
        or IN_BODY.get(plain(head.text))
        or (head.form.split(":")[1] if head.form.startswith("labelled:") else main_type)
    )


def _n(head: Head) -> str | None:
    return str(head.number) if head.number is not None else None


def _sublevels(heads: Sequence[Head], title: str) -> list[int]:
    """Return for each heading inside a main division how deep it stands below it, from 0."""
    announced = _announced(heads, title)
    through = _running_number(heads)
    path: list[str] = []
    levels = []
    for head in heads:
        form = "announced" if head.index in announced else head.form
        if head.name == "notes":
            path = []
        if form == "announced" or form == through:
            path = [form]
        elif form in path:
            path = path[: path.index(form) + 1]
        else:
            path = [*path, form]
        levels.append(len(path) - 1)
    return levels


def _running_number(heads: Sequence[Head]) -> str:
    """Return the form of headings whose numbers go on across headings of other forms; they stand above those."""
    for form in dict.fromkeys(head.form for head in heads if head.number is not None):
        own = [place for place, head in enumerate(heads) if head.form == form]
        rising = all((heads[b].number or 0) > (heads[a].number or 0) for a, b in pairwise(own))
        if rising and any(b - a > 1 for a, b in pairwise(own)):
            return form
    return ""


def _announced(heads: Sequence[Head], title: str) -> set[int]:
    """Return the headings that the title of their division names as its parts, and the conclusion beside them."""
    words = set(re.findall(r"[^\W\d_]+", title.casefold()))
    named = {head.index for head in heads if plain(head.text) in words and len(plain(head.text)) > 3}
    if len(named) < 2 or not re.search(r"\b(?:and|or|versus)\b|[,:]", title):
        return set()
    return named | {head.index for head in heads if plain(head.text) in IN_BODY}
