"""Which of the persons named around a quotation speaks: the reading of one paragraph, on plain text.

A quotation is read in its frame: the paragraph, or the quotation it stands in, with names and other quotations
replaced by signs of their own, so that the patterns of :mod:`teiedition.annotation.quotation_saying` see only what
the narrator says. Pronouns are not resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from teiedition.annotation.quotation_saying import CALL, NAME, QUOTED, REST, Saying, saying

_REACH = 240
"""So many characters before a quotation are looked at."""
_AFTER = 90
"""So far behind a quotation its speaker may be named."""


class Named(NamedTuple):
    """A person's name."""

    start: int
    end: int
    ref: str
    """Value of its ``@ref``; empty while it is not known who is meant."""
    doubtful: bool = False
    """Whether the name's certainty is low."""


class Quoted(NamedTuple):
    """A quotation, marks excluded."""

    start: int
    end: int
    speech: bool = True
    """Whether it is direct speech, which one paragraph gives to one speaker."""


class Spoken(NamedTuple):
    """Who speaks, by which rule."""

    who: Named
    rule: str


def speakers(
    text: str, quoted: Sequence[Quoted], named: Sequence[Named], language: str = "en", calls: Iterable[int] = ()
) -> dict[Quoted, Spoken]:
    """Return the quotations of a paragraph whose speaker the narrator names.

    :param calls: offsets at which notes are called.
    """
    found: dict[Quoted, Spoken] = {}
    for call in calls:
        if call and not text[call - 1].isalnum():  # the mark before a call ends the sentence, as far as can be seen
            text = text[: call - 1] + CALL + text[call:]
    for frame, inside in _frames(Quoted(0, len(text)), quoted).items():
        masked = _masked(text, frame, inside, named)
        found |= _in_frame(masked, inside, named, saying(language))
    return found


def announced(text: str, quoted: Sequence[Quoted], named: Sequence[Named], language: str = "en") -> Spoken | None:
    """Return whom the end of a paragraph names as the author of what is displayed after it."""
    whole = Quoted(0, len(text))
    masked = _masked(text, whole, _frames(whole, quoted).get(whole, []), named)
    return _before(masked, len(text), named, saying(language))


def _frames(whole: Quoted, quoted: Sequence[Quoted]) -> Mapping[Quoted, list[Quoted]]:
    """Return the quotations by what they stand in, each list in order."""
    frames: dict[Quoted, list[Quoted]] = {}
    around = [whole]
    for one in sorted(set(quoted), key=lambda one: (one.start, -one.end)):
        while len(around) > 1 and around[-1].end <= one.start:
            around.pop()
        frames.setdefault(around[-1], []).append(one)
        around.append(one)
    return frames


def _masked(text: str, frame: Quoted, inside: Sequence[Quoted], named: Sequence[Named]) -> str:
    """Return what the narrator of a frame says, at the same offsets; all else is blotted out."""
    masked = list(text)
    for name in named:
        masked[name.start : name.end] = NAME + REST * (name.end - name.start - 1)
    for one in inside:
        last = one.end if text[one.end - 1].isalnum() else one.end - 1  # how it ends tells whether the sentence goes on
        masked[one.start : last] = QUOTED * (last - one.start)
    masked[: frame.start] = QUOTED * frame.start
    masked[frame.end :] = QUOTED * (len(text) - frame.end)
    return "".join(masked)


def _in_frame(masked: str, inside: Sequence[Quoted], named: Sequence[Named], words: Saying) -> dict[Quoted, Spoken]:
    """Return who speaks in one frame; speech that no verb of saying gives to somebody else has the one speaker."""
    found: dict[Quoted, Spoken] = {}
    open_: list[Quoted] = []
    for one in inside:
        spoken = _after(masked, one, named, words) or _before(masked, one.start, named, words)
        if spoken is not None:
            found[one] = spoken
        elif one.speech and not _somebody(masked, one, words):
            open_.append(one)
    by_speaker = {spoken.who.ref: spoken.who for one, spoken in found.items() if one.speech}
    for who in by_speaker.values() if len(by_speaker) == 1 else ():
        found |= {one: Spoken(who, "speaker-of-paragraph") for one in open_}
    return {one: spoken for one, spoken in found.items() if spoken.who.ref}


def _somebody(masked: str, one: Quoted, words: Saying) -> bool:
    """Whether a verb of saying beside a quotation has some other subject: he, the captain."""
    before = words.somebody_before.search(masked, max(0, one.start - _REACH), one.start)
    return before is not None or words.somebody_after.match(masked, one.end) is not None


def _after(masked: str, one: Quoted, named: Sequence[Named], words: Saying) -> Spoken | None:
    """Return who is named right behind a quotation; a sentence that is over has nothing behind it but “said Ling”."""
    name = next((name for name in named if name.start >= one.end), None)
    if name is None or name.start > one.end + _AFTER or masked[name.start] != NAME:
        return None
    for place in words.after:
        if place.head.match(masked, one.end, name.start) and place.tail.match(masked, name.end):
            return Spoken(name, place.rule)
    return None


def _before(masked: str, end: int, named: Sequence[Named], words: Saying) -> Spoken | None:
    """Return who is named before a quotation that begins at ``end``; of several the nearest who fits."""
    start = max(0, end - _REACH)
    for name in _backwards(masked, start, end, named):
        for place in words.before:
            if place.tail.match(masked, name.end, end) and place.head.search(masked, start, name.start):
                return Spoken(name, place.rule)
    return None


def _backwards(masked: str, start: int, end: int, named: Sequence[Named]) -> Iterator[Named]:
    """Yield the names before a place, nearest first, as far as no quotation stands between."""
    start = max(start, masked.rfind(QUOTED, 0, end) + 1)
    return (name for name in reversed(named) if start <= name.start and name.end <= end)
