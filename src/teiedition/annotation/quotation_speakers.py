"""Which of the persons named around a quotation speaks: the reading of one paragraph, on plain text.

A quotation is read in its frame: the paragraph, or the quotation it stands in, with names and other quotations
replaced by signs of their own, so that the patterns of :mod:`teiedition.annotation.quotation_saying` see only what
the narrator says. Pronouns are not resolved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
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

    :param named: in order.
    :param calls: offsets at which notes are called.
    """
    signs = _signs(text, named, calls)
    found: dict[Quoted, Spoken] = {}
    for frame, inside in _frames(Quoted(0, len(text)), quoted).items():
        found |= _in_frame(_Narration(signs, frame, inside, named, saying(language)), inside)
    return found


def announced(text: str, quoted: Sequence[Quoted], named: Sequence[Named], language: str = "en") -> Spoken | None:
    """Return whom the end of a paragraph names as the author of what is displayed after it."""
    whole = Quoted(0, len(text))
    inside = _frames(whole, quoted).get(whole, [])
    return _Narration(_signs(text, named, ()), whole, inside, named, saying(language)).before(len(text))


def _signs(text: str, named: Sequence[Named], calls: Iterable[int]) -> list[str]:
    """Return the characters of a text with signs for names, and for the marks before note calls."""
    signs = list(text)
    for call in calls:
        if call and not text[call - 1].isalnum():  # as far as can be seen, a sentence ends there
            signs[call - 1] = CALL
    for name in named:
        signs[name.start : name.end] = NAME + REST * (name.end - name.start - 1)
    return signs


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


def _in_frame(narration: _Narration, inside: Sequence[Quoted]) -> dict[Quoted, Spoken]:
    """Return who speaks in one frame; speech that no verb of saying gives to somebody else has the one speaker."""
    found: dict[Quoted, Spoken] = {}
    unclaimed: list[Quoted] = []
    for one in inside:
        spoken = narration.after(one.end) or narration.before(one.start)
        if spoken is not None:
            found[one] = spoken
        elif one.speech and not narration.somebody(one):
            unclaimed.append(one)
    by_speaker = {spoken.who.ref: spoken.who for one, spoken in found.items() if one.speech}
    for who in by_speaker.values() if len(by_speaker) == 1 else ():
        found |= {one: Spoken(who, "speaker-of-paragraph") for one in unclaimed}
    return {one: spoken for one, spoken in found.items() if spoken.who.ref}


class _Narration:
    """What the narrator of a frame says. Places are those in the paragraph."""

    def __init__(
        self, signs: Sequence[str], frame: Quoted, inside: Sequence[Quoted], named: Sequence[Named], words: Saying
    ) -> None:
        told = list(signs[frame.start : frame.end])
        for one in inside:
            end = one.end if signs[one.end - 1].isalnum() else one.end - 1  # how it ends tells whether more follows
            told[one.start - frame.start : end - frame.start] = QUOTED * (end - one.start)
        self._text = "".join(told)
        self._offset = frame.start
        first, last = (bisect_left(named, place, key=attrgetter("start")) for place in (frame.start, frame.end))
        self._named = [name for name in named[first:last] if self._text[name.start - frame.start] == NAME]
        self._words = words

    def somebody(self, one: Quoted) -> bool:
        """Whether a verb of saying beside a quotation has some other subject: he, the captain."""
        start, end = one.start - self._offset, one.end - self._offset
        before = self._words.somebody_before.search(self._text, max(0, start - _REACH), start)
        return before is not None or self._words.somebody_after.match(self._text, end) is not None

    def after(self, place: int) -> Spoken | None:
        """Return who is named right behind a quotation that ends at a place."""
        at = bisect_left(self._named, place, key=attrgetter("start"))
        if at == len(self._named) or self._named[at].start > place + _AFTER:
            return None
        name, here = self._named[at], place - self._offset
        for way in self._words.after:
            head = way.head.match(self._text, here, name.start - self._offset)
            if head and way.tail.match(self._text, name.end - self._offset):
                return Spoken(name, way.rule)
        return None

    def before(self, place: int) -> Spoken | None:
        """Return who is named before a quotation that begins at a place; of several the nearest who fits."""
        end = place - self._offset
        start = max(0, end - _REACH, self._text.rfind(QUOTED, 0, end) + 1)
        first, last = (bisect_left(self._named, at, key=attrgetter("start")) for at in (start + self._offset, place))
        for name in reversed(self._named[first:last]):
            for way in self._words.before:
                tail = way.tail.match(self._text, name.end - self._offset, end)
                if tail and way.head.search(self._text, start, name.start - self._offset):
                    return Spoken(name, way.rule)
        return None
