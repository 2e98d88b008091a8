"""The ordered chain of line rules: what is no running text, and which words run over a line end."""

from __future__ import annotations

from collections.abc import Callable

from teiedition.model import Source
from teiedition.reading.furniture import find_furniture
from teiedition.reading.hyphenation import mend_hyphenation
from teiedition.reading.noise import find_noise

LineRule = Callable[[Source], Source]

RULES: tuple[LineRule, ...] = (find_furniture, find_noise, mend_hyphenation)
"""In running order: noise is judged by the running text around it, words are joined over both."""


def clean(source: Source) -> Source:
    """Return the source with ``Line.furniture``, ``Line.joins_next`` and ``Source.page_numbers`` set."""
    for rule in RULES:
        source = rule(source)
    return source
