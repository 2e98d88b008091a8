"""The data that flows through a run: frozen data classes that know nothing of lxml.

In order of the flow: :class:`Line` and :class:`Source` (what was read), :class:`Block`, :class:`Division`
and :class:`Text` (how it is built), :class:`Mention` and :class:`Entity` (what is named in it),
:class:`Finding` (what is wrong with it), :class:`Outcome` (how the run ended).
"""

from teiedition.model.certainty import Certainty
from teiedition.model.metadata import EditionMetadata
from teiedition.model.naming import Entity, EntityKind, Mention
from teiedition.model.outcome import Finding, Outcome, Severity
from teiedition.model.source import Box, Furniture, Hyphenation, Line, Origin, Source, Surface
from teiedition.model.text import CONTAINERS, Block, BlockKind, Division, Markup, NoteCall, Span, Text

__all__ = [
    "CONTAINERS",
    "Block",
    "BlockKind",
    "Box",
    "Certainty",
    "Division",
    "EditionMetadata",
    "Entity",
    "EntityKind",
    "Finding",
    "Furniture",
    "Hyphenation",
    "Line",
    "Markup",
    "Mention",
    "NoteCall",
    "Origin",
    "Outcome",
    "Severity",
    "Source",
    "Span",
    "Surface",
    "Text",
]
