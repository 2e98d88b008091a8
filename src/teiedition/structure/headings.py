"""Which chunks are headings.

A heading stands alone, is short, does not end as a sentence does, and prose comes after it. How it looks is its form:
named (``Introduction``), labelled (``CHAPTER IV``), numbered (``II The State``), bracketed, in capitals, or plain.
What level it has is decided later, when all headings are known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from teiedition.structure.chunks import Chunk
from teiedition.structure.marks import breaks_off, starts_afresh, starts_low
from teiedition.structure.names import IN_BODY, LABELLED, SMALL_WORDS, division_named, plain

NUMBERED = re.compile(r"(?P<label>(?:[IVXLC]{1,7}|I?[Il]{1,3}|[1-9]\d?|[A-H])[.:)]?)(?:\s+(?P<title>\S.*))?")
_LONGEST = 160
_ADDRESS = re.compile(r"www\.|https?:|@|©|\bISBN\b")


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


def form_of(chunk: Chunk) -> str:
    """Return the form a chunk would have as a heading; the empty string if it cannot be one."""
    if chunk.furniture or len(chunk.texts) > 4 or len(chunk.text) > _LONGEST:
        return ""
    text = chunk.text
    if _ADDRESS.search(text) or text[0] in "-•–—*·" or not any(map(str.isalpha, text)):
        return ""
    if division_named(text) or plain(text) in IN_BODY:
        return "named"
    if LABELLED.match(text) and len(text) < 100:
        return "labelled"
    if text[0] == "[" and text[-1] == "]" and len(chunk.texts) < 3:
        return "bracketed"
    return _form_by_look(chunk, text)


def _form_by_look(chunk: Chunk, text: str) -> str:
    numbered = NUMBERED.fullmatch(text)
    if numbered and _may_be_numbered(numbered, chunk):
        return "numbered"
    letters = [character for character in text if character.isalpha()]
    spoken = text[0] in "“‘" or re.search(r"[.!?][”’\"]\s*\d*$", text)
    if len(letters) > 2 and all(map(str.isupper, letters)) and text[-1] not in ",;:" and not spoken:
        return "capitals"
    return "plain" if _may_be_plain(chunk, text) else ""


def _may_be_numbered(numbered: re.Match[str], chunk: Chunk) -> bool:
    label, title = numbered["label"], numbered["title"]
    if title is None:
        return not label[0].isdigit() and (len(label.rstrip(".:)")) > 1 or label[0] in "IVX")
    if starts_low(title) or title.rstrip('”’"')[-1:] in tuple(".,;:") or len(chunk.texts) > 2:
        return False
    if label[-1].isalpha() and label in ("A", "I") and not _titled(title):
        return label == "I" and len(title.split()) > 2 and chunk.gap > 1
    return True


def _may_be_plain(chunk: Chunk, text: str) -> bool:
    if len(chunk.texts) > 2 or chunk.small or starts_low(text) or text[0].isdigit():
        return False
    if text[-1] in ",;:-¬" or (text[-1] == "." and not re.search(r"\b[A-Z]\.\s?[A-Z]\.?[a-z]?\.$", text)):
        return False
    if (
        chunk.layout.measured
        and max(map(chunk.layout.width, chunk.texts)) > 0.85 * chunk.layout.text
        and len(chunk.texts) == 1
    ):
        return False
    if text[0] in '“‘"' and text[-1] in '”’"' and text.count(text[-1]) == 1:
        return False
    if re.search(r"[.,;:][”’\"]$", text) or text.count("”") > text.count("“"):
        return False
    if re.search(r",\s*\d|\d$", text) or re.match(r"(?:Signed|By|From|To)\b:?", text):
        return False
    return len(chunk.texts) == 1 and len(text) < 75 or _titled(text)


def _titled(text: str) -> bool:
    """Whether most words that may begin with a capital do."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word not in SMALL_WORDS]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def sure_headings(chunks: Sequence[Chunk]) -> set[int]:
    """Return the chunks that are headings by name or label, whatever stands around them."""
    return {i for i, chunk in enumerate(chunks) if form_of(chunk) in ("named", "labelled") and _alone(chunks, i)}


def find_headings(
    chunks: Sequence[Chunk], taken: Collection[int], start: int = 0, notes: Collection[int] = ()
) -> dict[int, Heading]:
    """Return the headings by the index of their first chunk.

    :param taken: chunks that are notes or list items.
    :param notes: chunks that are notes: no plain heading stands right before them.
    :param start: the first chunk after the title page.
    """
    running = [i for i in range(start, len(chunks)) if not chunks[i].furniture]
    found: dict[int, Heading] = {}
    zone, place, above = "", 0, True
    while place < len(running):
        here = [chunks[i] for i in running[place : place + 5]]
        before = chunks[running[place - 1]] if place else None
        heading = None if running[place] in taken else _heading(here, before, zone, above)
        noted = place + 1 < len(running) and running[place + 1] in notes
        if heading is None or (noted and heading.form == "plain"):
            place, above = place + 1, False
            continue
        above = True
        found[running[place]] = heading
        zone = heading.name
        place += heading.chunks + heading.byline
    return found


def _alone(chunks: Sequence[Chunk], index: int) -> bool:
    return (chunks[index].gap > 0 or chunks[index].turn) and len(chunks[index].texts) < 4


def _heading(here: Sequence[Chunk], before: Chunk | None, zone: str, above: bool) -> Heading | None:
    chunk, after = here[0], here[1] if len(here) > 1 else None
    form = form_of(chunk)
    if not form or after is None or not (chunk.gap or chunk.turn or before is None):
        return None
    if zone in ("index", "copyright", "contents") and not _leaves(zone, here, form):
        return None
    if form in ("plain", "capitals") and not _stands_alone(chunk, before, after, form):
        return None
    if form == "numbered" and before is not None and breaks_off(before.last) and not chunk.turn and not above:
        return None
    count = _length(here, form)
    follower = here[count] if count < len(here) else None
    byline = follower is not None and form != "bracketed" and _is_byline(follower, chunk, here[count + 1 :])
    return Heading(form, count, division_named(chunk.text), byline)


def _leaves(zone: str, here: Sequence[Chunk], form: str) -> bool:
    """Whether a heading ends an index, a table of contents or a copyright page: on a new page, with prose after it."""
    chunk, after = here[0], here[1]
    if len(chunk.text) < 3:
        return False
    if form == "named":
        return True
    fresh = chunk.turn or chunk.gap > 2 or (zone == "contents" and chunk.gap > 1)
    if zone == "copyright":
        return fresh and len(after.texts) > 2
    return fresh and not re.search(r"\d$", chunk.text) and (len(after.texts) > 2 or _is_byline(after, chunk, here[2:]))


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


def _length(here: Sequence[Chunk], form: str) -> int:
    """Return how many chunks a heading runs over: a title after its label, a line that breaks off in mid-title."""
    count = 1
    while count < min(3, len(here) - 1):
        text, following = here[count - 1].text, here[count]
        label_only = count == 1 and form == "labelled" and not text[LABELLED.match(text).end() :].strip()  # type: ignore[union-attr]
        if (
            following.turn
            or following.gap > 2
            or following.small
            or len(following.texts) > 2
            or len(following.text) > 90
        ):
            break
        unfinished = text.split()[-1].casefold() in SMALL_WORDS and not following.text[0].isdigit()
        low = (
            len(following.texts) == 1 and len(following.text) < 50 and starts_low(following.text) and _lowest(following)
        )
        titled = label_only and following.text[-1] not in ",;:" and form_of(following) in ("plain", "capitals")
        if not (unfinished or low or titled):
            break
        count += 1
    return count


def _lowest(chunk: Chunk) -> bool:
    """Whether a line that begins low has the look of a title: its last word is a capital one."""
    return chunk.text.rstrip("*†.?!").split()[-1][0].isupper() and not re.match(r"[a-z]ain\b", chunk.text)


_NAME = re.compile(
    r"(?:(?:[^\W\d_a-z]\.\s?)+|[^\W\d_][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?,?)"
    r"(?:\s+(?:(?:[^\W\d_a-z]\.\s?)+|de|der|van|von|di|da|du|la|le|of|and|the|[^\W\d_a-z][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?,?))"
    r"{1,6}"
)


def _is_byline(chunk: Chunk, head: Chunk, rest: Sequence[Chunk]) -> bool:
    """Whether a chunk is the line of an author under the heading of a main division."""
    text = chunk.text
    if len(chunk.texts) > 2 or len(text) > 80 or chunk.turn or chunk.gap > 2 or chunk.small:
        return False
    if re.match(r"(?:by|edited by|translated by)\b", text, re.IGNORECASE):
        return True
    if not (head.turn or head.gap > 2) or len(chunk.texts) > 1 or len(text) > 45 or not rest:
        return False
    if NUMBERED.fullmatch(text) and text[0].isdigit():
        return False
    return is_name(text) and not division_named(text)


def is_name(text: str) -> bool:
    """Whether a line has the form of a name: two to seven words with capitals, small ones between them."""
    return len(text) < 60 and _NAME.fullmatch(text) is not None and text[-1] not in ",;:!?"
