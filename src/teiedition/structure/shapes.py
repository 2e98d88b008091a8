"""What the look of a chunk says by itself: verse, signature, date line, source line, salutation.

Rules use these to take what is theirs, and joining uses them to leave it alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from teiedition.structure.chunks import Chunk
from teiedition.structure.languages import alternatives, words
from teiedition.structure.layout import UNMEASURED

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Winter|Christmas|Easter"
    rf"|{alternatives({spelt for month in words('months') for spelt in (month, month.capitalize())})})\b\.?"
)
_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|º|°)?\.?\s+(?:de\s+)?)?{_MONTH}"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?(?:\s+(?:de\s+|del\s+)?\d{4})?|\d{4}"
)
_DATELINE = re.compile(rf"(?:(?:[^\W\d_a-z][\w’'.-]*,?\s+){{0,6}})(?:(?:le|den|el|il)\s+)?(?:{_DATE.pattern})[.,:]?")
_SALUTE = re.compile(
    rf"(?:(?:my\s+)?(?:dear(?:est)?|sir|madam|gentlemen|to the)|{alternatives(words('salutations'))})"
    r"\b[^.!?;:—]{0,60}[,:!—.-]*",
    re.IGNORECASE,
)
_SALUTE_RUN_IN = re.compile(
    r"(?:my\s+)?(?:dear(?:est)?\s+\w+|sir|madam)\b[^.!?;:]{0,40}?[,:]?\s?(?:—|--)\s?\S", re.IGNORECASE
)
_VALEDICTION = re.compile(
    r"(?:Ever |Believe me|I (?:am|remain)\b|Yours?\b|Your (?:\w+ ){0,3}(?:friend|servant|brother|sister|son|daughter)"
    r"|(?:Very )?(?:sincerely|faithfully|truly|respectfully|affectionately)\b"
    rf"|With (?:\w+ ){{0,3}}(?:regards|wishes|love|greetings)"
    rf"|(?i:{alternatives(words('valedictions'))})\b).{{0,60}}[,.]?"
)
_INITIALS = re.compile(r"[—–-]?\s*(?:[A-Z]\.\s?){2,5}")
_SIGNED = re.compile(r"\[?\(?Signed\b", re.IGNORECASE)
_SOURCE = re.compile(r"(?:[—–]{1,2}|--)\s*[A-Z“‘\"].*")
_TRAILER = re.compile(
    rf"\W*(?:the end|finis|{alternatives(words('ends'))}|end of (?:the )?(?:\w+ ){{0,5}}\w+)\W*", re.IGNORECASE
)
_PICTURE = re.compile(
    r"\[\s*(?:Illustrations?|Frontispiece|Figure|Fig\.|Plate|Map|Music|Decoration|Page decoration)\b[^\[\]]*"
    r"(?:\[[^\[\]]*\][^\[\]]*)*\]",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\S\s{3,}\S")
_INDENT = 4
"""Blanks that set centred lines off at least."""
_OFF_AXIS = 1
"""Characters by which the middles of centred lines may differ."""
_SHORT = 60
_FEWEST_VERSES = 2


def is_verse(chunk: Chunk) -> bool:
    """Whether the lines end on purpose, and most begin with a capital: verse.

    Where no measure tells what would have fitted, at least four lines must all be short.
    """
    texts = chunk.texts
    if len(texts) < _FEWEST_VERSES or max(map(len, texts)) > 2 * _SHORT or "@" in chunk.text:
        return False
    return _has_short_lines(chunk, texts) and not is_columns(chunk) and not is_centred(chunk)


def _has_short_lines(chunk: Chunk, texts: Sequence[str]) -> bool:
    capital = sum(text.lstrip("“‘\"'(—")[:1].isupper() for text in texts)
    if chunk.layout is UNMEASURED or not chunk.layout.measured:
        return len(texts) >= 2 * _FEWEST_VERSES and max(map(len, texts)) < _SHORT and capital >= 0.8 * len(texts)
    indented = chunk.lead >= 2
    if not chunk.ragged or max(map(chunk.layout.width, texts)) > 0.9 * chunk.layout.text:
        return False
    if capital >= 0.8 * len(texts):
        return len(texts) > 2 or indented
    return indented and len(texts) > 2 and not _filled(chunk)


def _filled(chunk: Chunk) -> bool:
    """Whether the lines fill a column of their own, as an indented quotation in prose does."""
    widest = float(max(map(chunk.layout.width, chunk.texts)))
    fitting = [chunk.layout.room(a, b, widest) > 0 for a, b in pairwise(chunk.texts)]
    return sum(fitting) < 0.3 * len(fitting)


def is_signature(text: str) -> bool:
    """Whether a line is initials or says that it is signed."""
    return len(text) < 4 * _SHORT and (_INITIALS.fullmatch(text) is not None or _SIGNED.match(text) is not None)


def is_dateline(text: str) -> bool:
    """Whether a line is no more than a place and a date: ``Paris, March 1921``."""
    return len(text) < _SHORT and _DATELINE.fullmatch(text) is not None and any(map(str.isdigit, text))


def is_salute(text: str) -> bool:
    """Whether a line is the salutation of a letter: ``Dear Sir,``."""
    return len(text) < _SHORT and _SALUTE.fullmatch(text) is not None and text[-1] in ",:!—.-"


def begins_with_salute(text: str) -> bool:
    """Whether a paragraph begins with the salutation of a letter: ``DEAR SIR,--I am directed``."""
    return _SALUTE_RUN_IN.match(text[:80]) is not None


def is_valediction(text: str) -> bool:
    """Whether a line ends a letter: ``Yours sincerely,``."""
    return len(text) < 2 * _SHORT and _VALEDICTION.fullmatch(text) is not None


def is_source(chunk: Chunk) -> bool:
    """Whether a chunk is the source line of a quotation: ``—Ada Example, 1843``."""
    return len(chunk.texts) < 3 and len(chunk.text) < 3 * _SHORT and _SOURCE.fullmatch(chunk.text) is not None


def is_trailer(text: str) -> bool:
    """Whether a line says that the book or a part of it is over: ``THE END``, ``End of Volume One``."""
    return len(text) < _SHORT and _TRAILER.fullmatch(text) is not None


def is_picture(text: str) -> bool:
    """Whether a chunk in brackets stands for what is no text: ``[Illustration: The quay]``, ``[Figure 3]``."""
    return text[0] == "[" and _PICTURE.fullmatch(text) is not None


def is_centred(chunk: Chunk) -> bool:
    """Whether lines of different length are set around one axis, as titles and notices are."""
    leads = [len(line.text) - len(line.text.lstrip()) for line in chunk.lines if line.furniture is None]
    if len(leads) < 2 or min(leads) < _INDENT or len(set(leads)) < 2:
        return False
    middles = [lead + len(text) / 2 for lead, text in zip(leads, chunk.printed, strict=True)]
    return max(middles) - min(middles) <= _OFF_AXIS


def is_columns(chunk: Chunk) -> bool:
    """Whether all lines are parted by a wide gap inside them: a playbill, a table."""
    return len(chunk.printed) > 2 and all(_COLUMNS.search(text) for text in chunk.printed)


def stands_apart(chunk: Chunk) -> bool:
    """Whether a chunk is so plainly something else that no paragraph may run on into it."""
    return is_verse(chunk) or is_signature(chunk.text) or is_dateline(chunk.text) or is_salute(chunk.text)
