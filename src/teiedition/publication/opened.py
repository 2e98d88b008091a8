"""A document opened for several publications: what they all need of it is made once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from teiedition.publication.gaps import Gap
from teiedition.resources import find
from teiedition.tei import TeiDocument
from teiedition.transform import Parameter, Value, found, parsed

STANDOFF = "xslt/data/standoff.xsl"
"""The stylesheet that finds out what all exports with offsets need: the reading text and the places in it."""


class Opened:
    """A TEI document that is not changed any more: its bytes, its tree, and what stylesheets found out about it."""

    def __init__(self, document: TeiDocument | Path) -> None:
        """Open a document, or the one in a file.

        :raises SourceError: when it cannot be read.
        """
        self.document = document if isinstance(document, TeiDocument) else TeiDocument.read(document)
        self.gaps: list[Gap] = []
        """What its header lacked for the publications that were asked for until now."""
        self._standoff: dict[Parameter, Value] = {}

    @property
    def work(self) -> str:
        """Name of the work."""
        return self.document.work

    @cached_property
    def content(self) -> bytes:
        """The document as UTF-8 XML."""
        return self.document.to_bytes()

    @cached_property
    def tree(self) -> Value:
        """The document as stylesheets read it."""
        return parsed(self.content)

    def standoff(self, said: Mapping[str, Parameter], edition: Path | None) -> Value:
        """Return the reading text and the places in it, for stylesheets with the parameter ``standoff``.

        :param said: what the stylesheet is told; of it the place of the ``notes`` matters.
        :param edition: the edition folder, whose stylesheets are looked for first.
        :raises StylesheetError: when the stylesheet does not compile or stops.
        """
        notes = said.get("notes", "place")
        if notes not in self._standoff:
            self._standoff[notes] = found(find(STANDOFF, edition), self.tree, {"notes": notes})
        return self._standoff[notes]
