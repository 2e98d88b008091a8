"""What a recogniser is: it sees a passage and returns spans; it never writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from teiedition.model import Mention
from teiedition.tei.passage import Passage


class Annotator(Protocol):
    """Finds mentions in one passage after the other.

    A recogniser that needs the whole book gets it when it is made; what it returns for a passage must depend on
    nothing else, so that annotating twice gives the same.
    """

    name: str

    def mentions(self, passage: Passage) -> Iterable[Mention]:
        """Return the mentions of a passage; spans may nest, and where two cross the first returned is kept."""
        ...
