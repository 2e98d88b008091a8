"""Headings of letters: numbered or not, most of them say to whom or from whom a letter is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from teiedition.structure.headforms import NUMBERED
from teiedition.structure.labels import label_of

_ADDRESSED = re.compile(r"(?:to|from)\b", re.IGNORECASE)
_SHARE = 0.6
_FEWEST = 3


def letter_forms(heads: Iterable[tuple[str, str]]) -> set[str]:
    """Return the forms of heading with which letters begin.

    :param heads: form and text of each heading.
    """
    addressed: defaultdict[str, list[bool]] = defaultdict(list)
    for form, text in heads:
        addressed[form].append(_ADDRESSED.match(_title(text)) is not None)
    return {form for form, held in addressed.items() if len(held) >= _FEWEST and sum(held) >= _SHARE * len(held)}


def _title(text: str) -> str:
    """Return a heading without its label or number."""
    if label := label_of(text):
        return label.title
    numbered = NUMBERED.fullmatch(text)
    return (numbered["title"] or "") if numbered else text
