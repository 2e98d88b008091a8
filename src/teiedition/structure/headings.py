"""Which chunks are headings.

A heading stands alone, is short, does not end as a sentence does, and prose comes after it. How it looks is its form:
named (``Introduction``), labelled (``CHAPTER IV``), numbered (``II The State``), bracketed, in capitals, or plain.
What level it has is decided later, when all headings are known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from teiedition.structure.chunks import Chunk
from teiedition.structure.entries import Entries, are_lists, is_prose
from teiedition.structure.habits import Habits
from teiedition.structure.headforms import (
    NUMBERED,
    form_of,
    is_name,
    is_spoken,
    may_be_plain,
    number_of,
    sure_form,
    titled,
)
from teiedition.structure.labels import label_of
from teiedition.structure.letters import letter_forms
from teiedition.structure.marks import breaks_off, starts_afresh, starts_low
from teiedition.structure.names import SMALL_WORDS, division_named

_MOST_CHUNKS = 3
"""Chunks of one heading."""
_AHEAD = 8
"""Chunks that are looked at before one is a heading."""
_LONGEST_TITLE = 90
_LONGEST_IN_TWO = 120
"""Characters of a title in two lines."""
_VERY_WIDE = 3
"""Blank lines that stand for a new page."""
_WIDE = 2
"""Blank lines before a heading in books that leave one between paragraphs."""


_NO_HABITS = Habits()
_BARE = re.compile(r"[1-9]\d{0,2}\.?")
"""A number alone, which is a heading only after a wide space and in company of others."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that was found: its form, and how many chunks it runs over."""

    form: str
    """``named``, ``labelled``, ``numbered``, ``bracketed``, ``capitals`` or ``plain``."""
    chunks: int = 1
    name: str = ""
    """Type of the division, where the name of the heading says it."""
    byline: bool = False
    """Whether the chunk after it is the author's line."""


def sure_headings(chunks: Sequence[Chunk]) -> set[int]:
    """Return the chunks that are headings by name or label, whatever stands around them."""
    return {i for i, chunk in enumerate(chunks) if _alone(chunks, i) and sure_form(chunk)}


def find_headings(
    chunks: Sequence[Chunk],
    taken: Collection[int],
    start: int = 0,
    notes: Collection[int] = (),
    habits: Habits = _NO_HABITS,
) -> dict[int, Heading]:
    """Return the headings by the index of their first chunk.

    :param taken: chunks that are notes or list items.
    :param notes: chunks that are notes: no plain heading stands right before them.
    :param start: the first chunk after the title page.
    """
    running = [i for i in range(start, len(chunks)) if not chunks[i].furniture]
    found: dict[int, Heading] = {}
    entries = Entries(chunks, running)
    zone, place, above = "", 0, True
    while place < len(running):
        here = [chunks[i] for i in running[place : place + _AHEAD]]
        before = chunks[running[place - 1]] if place else None
        comes_again = zone == "contents" and entries.come_again(running[place])
        around = _Around(before, zone, above, comes_again, habits)
        heading = None if running[place] in taken else _heading(here, around)
        noted = place + 1 < len(running) and running[place + 1] in notes
        if heading is None or (noted and heading.form == "plain"):
            place, above = place + 1, False
            continue
        above = True
        found[running[place]] = heading
        zone = heading.name
        place += heading.chunks + heading.byline
    return _with_letters(_without_company(found, chunks), chunks)


def _with_letters(found: Mapping[int, Heading], chunks: Sequence[Chunk]) -> dict[int, Heading]:
    """Name the headings with which letters begin: by their label, or because most of their form are addressed."""

    def text(index: int) -> str:
        running = [chunk.text for chunk in chunks[index : index + 2 * _MOST_CHUNKS] if not chunk.furniture]
        return " ".join(running[: found[index].chunks])

    forms = letter_forms((heading.form, text(index)) for index, heading in found.items() if not heading.name)
    return {index: _with_letter(heading, forms, chunks[index]) for index, heading in found.items()}


def _with_letter(heading: Heading, forms: Collection[str], chunk: Chunk) -> Heading:
    label = label_of(chunk.text)
    letter = label.kind == "letter" if label else heading.form in forms
    return replace(heading, name="letter") if letter and not heading.name else heading


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a chunk that may be a heading."""

    before: Chunk | None
    zone: str
    """Type of the division it would end, where its heading is named."""
    above: bool
    """Whether a heading stands right above."""
    comes_again: bool
    """Whether the same name or label comes again further on, or came already and has no wide space before it."""
    habits: Habits


def _without_company(found: Mapping[int, Heading], chunks: Sequence[Chunk]) -> dict[int, Heading]:
    """Drop numbered headings no neighbour of which is numbered, unless they are headings without their number too."""
    numbers = {i: number_of(chunks[i].text) for i, heading in found.items() if heading.form == "numbered"}
    values = set(numbers.values())
    kept = {}
    for index, heading in found.items():
        style, value = numbers.get(index, ("", 0))
        if heading.form == "numbered" and not {(style, value - 1), (style, value + 1)} & values:
            if not may_be_plain(chunks[index], chunks[index].text):
                continue
            heading = replace(heading, form="plain")
        kept[index] = heading
    return kept


def _alone(chunks: Sequence[Chunk], index: int) -> bool:
    return (chunks[index].gap > 0 or chunks[index].turn) and len(chunks[index].texts) < 4


def _heading(here: Sequence[Chunk], around: _Around) -> Heading | None:
    chunk, after, before = here[0], here[1] if len(here) > 1 else None, around.before
    form = _form(chunk, around.habits, around.above)
    if not form or after is None or not (chunk.gap or chunk.turn or before is None):
        return None
    if around.zone in ("index", "copyright", "contents") and not _leaves(around, here, form):
        return None
    if form in ("plain", "capitals") and not _stands_alone(chunk, before, after, form):
        return None
    apart = chunk.turn or around.above or chunk.gap >= _WIDE
    if form == "numbered" and before is not None and breaks_off(before.last) and not apart:
        return None
    count = _length(here, form, around.habits)
    follower = here[count] if count < len(here) else None
    byline = follower is not None and form != "bracketed" and _is_byline(follower, chunk, here[count + 1 :])
    return Heading(form, count, division_named(chunk.text), byline)


def _form(chunk: Chunk, habits: Habits, above: bool = False) -> str:
    """Return the form of a heading as the habits of the book allow it.

    Where headings stand after a wider space, what has none is no heading, and a number alone may be one. In a book
    of dialogue a short paragraph in quotation marks is speech.
    """
    if habits.spaced and not above and chunk.gap < _WIDE:
        return sure_form(chunk)
    form = form_of(chunk)
    if habits.spaced and chunk.gap < _WIDE:
        return form if form in ("named", "labelled", "numbered") else ""
    if habits.spaced and not form:
        titled_so = chunk.gap >= _VERY_WIDE and _is_sentence_title(chunk)
        form = "numbered" if _BARE.fullmatch(chunk.text) else "plain" if titled_so else ""
    return "" if form == "plain" and habits.dialogue and is_spoken(chunk.text) else form


def _is_sentence_title(chunk: Chunk) -> bool:
    """Whether a title ends with a full stop, as titles of songs and tales do: ``The Little Log Cabin.``"""
    text = chunk.text
    return len(chunk.texts) == 1 and text.endswith(".") and titled(text) and may_be_plain(chunk, text[:-1])


def _leaves(around: _Around, here: Sequence[Chunk], form: str) -> bool:
    """Whether a heading ends an index, a table of contents or a copyright page: on a new page, with prose after it.

    An entry of the table of contents comes again, as the heading it stands for.
    """
    chunk, after = here[0], here[1]
    if len(chunk.text) < 3:
        return False
    if around.zone == "contents" and _is_entry(around, here):
        return False
    if form == "named":
        return True
    if form == "labelled" and (chunk.turn or chunk.gap > 2):
        return True
    fresh = chunk.turn or chunk.gap > 2 or (around.zone == "contents" and chunk.gap > 1)
    if around.zone == "copyright":
        return fresh and len(after.texts) > 2
    begins = len(after.texts) > 2 or any(map(is_prose, here[1:6])) or _is_byline(after, chunk, here[2:])
    return fresh and not re.search(r"\d$", chunk.text) and begins


def _is_entry(around: _Around, here: Sequence[Chunk]) -> bool:
    """Whether what looks like a heading is an entry of the table of contents: it comes again, or a list follows."""
    follows = here[1:4]
    return (around.comes_again and not any(map(is_prose, follows))) or (not here[0].turn and are_lists(follows))


def _stands_alone(chunk: Chunk, before: Chunk | None, after: Chunk, form: str) -> bool:
    """Whether the text before has come to its end, and what follows begins afresh."""
    if before is not None and not chunk.turn and before.last[-1:] in (":", ","):
        return False
    if before is not None and breaks_off(before.last) and len(before.texts) > 2 and not chunk.turn and chunk.gap < 2:
        return False
    if form == "plain" and after.turn and not chunk.turn and form_of(after):
        return False
    if before is not None and len(before.texts) > 1 and chunk.turn and breaks_off(before.last):
        full = not chunk.layout.ended_short(before.last, chunk.first, before.column)
        if full and chunk.layout.measured:
            return False
    if starts_low(after.first) and not (len(after.texts) == 1 and len(after.text) < 40 and chunk.turn):
        return False
    if form == "capitals" and chunk.text[-1] == "." and chunk.gap < 2:
        return False
    return starts_afresh(chunk.text)


def _length(here: Sequence[Chunk], form: str, habits: Habits) -> int:
    """Return how many chunks a heading runs over: a title after its label, a line that breaks off in mid-title."""
    if habits.spaced and _label_only(here[0].text, form) and (count := _title_in_space(here)):
        return count
    count = 1
    while count < min(_MOST_CHUNKS, len(here) - 1):
        above, below = here[count - 1], here[count]
        if below.turn or below.gap > 2 or not _may_be_title(below):
            break
        unfinished = above.text.split()[-1].casefold() in SMALL_WORDS and not below.text[0].isdigit()
        titled = count == 1 and _label_only(above.text, form) and _is_title(below, habits)
        titled = titled or (habits.spaced and below.gap == 1 and form == form_of(below) == "capitals")
        if not (unfinished or titled or _ends_title(below)):
            break
        count += 1
    return count


def _may_be_title(chunk: Chunk) -> bool:
    return not chunk.small and len(chunk.texts) < 3 and len(chunk.text) <= _LONGEST_IN_TWO


def _is_title(chunk: Chunk, habits: Habits) -> bool:
    return form_of(chunk) in ("plain", "capitals") and not (habits.dialogue and is_spoken(chunk.text))


def _title_in_space(here: Sequence[Chunk]) -> int:
    """Return how many chunks stand between the wide spaces around a heading; 0 where they are no title."""
    for count in range(1, min(_MOST_CHUNKS + 1, len(here))):
        below = here[count]
        if below.gap >= _WIDE:
            return count if count > 1 else 0
        if not _may_be_title(below) or form_of(below) in ("named", "labelled") or starts_low(below.text):
            return 0
    return 0


def _label_only(text: str, form: str) -> bool:
    """Whether a heading is a label or number without a title."""
    if form == "labelled" and (label := label_of(text)):
        return not label.title or label.title.rstrip(".").isdigit()
    if form == "numbered" and _BARE.fullmatch(text):
        return True
    return form == "numbered" and (numbered := NUMBERED.fullmatch(text)) is not None and not numbered["title"]


def _ends_title(chunk: Chunk) -> bool:
    """Whether a line that begins low has the look of a title's end: its last word is a capital one."""
    if len(chunk.texts) > 1 or len(chunk.text) > 50 or not starts_low(chunk.text):
        return False
    last = chunk.text.rstrip("*†.?!").split()[-1]
    return last[0].isupper() and not is_name(chunk.text)


_CREDIT = re.compile(
    r"(?i:by|(?:written|edited|translated|compiled|collected|selected|adapted|retold|told)\b.{0,20}?\s(?:by|after|from)"
    r"|(?:words|music|lyrics|verses)(?: and (?:words|music))? by"
    r"|from the \w+ of)\s+(?=[^\W\d_a-z])"
)
"""How a line of credit begins: by, edited by, retold after, from the French of …, and then a name."""


def _is_byline(chunk: Chunk, head: Chunk, rest: Sequence[Chunk]) -> bool:
    """Whether a chunk is the line of an author under the heading of a main division."""
    text = chunk.text
    if len(chunk.texts) > 2 or len(text) > 80 or chunk.turn or chunk.gap > 2 or chunk.small:
        return False
    if _CREDIT.match(text):
        return True
    if not (head.turn or head.gap > 2) or len(chunk.texts) > 1 or len(text) > 45 or not rest:
        return False
    if NUMBERED.fullmatch(text) and text[0].isdigit():
        return False
    return is_name(text) and form_of(chunk) not in ("named", "labelled")
