"""Recognisers from other packages: entry points of the group ``teiedition.annotators``.

An edition asks for them by name (``[annotation] recognisers = ["spacy"]``; what stands after a colon is handed on, as
in ``"spacy:en_core_web_sm"``). Each is an untrusted witness: its spans come after those of all rules, are at most of
medium certainty, and carry its name; what does not lie in the passage, or is no name, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from teiedition.annotation.annotator import Annotator
from teiedition.errors import ConfigurationError, ResourceMissingError
from teiedition.model import Certainty, Mention
from teiedition.tei.passage import Passage

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "teiedition.annotators"
PREFIX = "recogniser-"
"""What the rule names of such recognisers begin with: ``resp="rule:recogniser-spacy"``."""

_ELEMENTS = frozenset({"persName", "placeName", "orgName", "name", "date", "title"})


class Witness:
    """A recogniser of another package, kept within bounds."""

    def __init__(self, name: str, annotator: Annotator) -> None:
        self.name = name
        self._annotator = annotator

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield what the recogniser says of a passage, as far as it can stand."""
        for mention in self._annotator.mentions(passage):
            if mention.element in _ELEMENTS and 0 <= mention.start < mention.end <= len(passage.text):
                certainty = Certainty.MEDIUM if mention.cert is Certainty.HIGH else mention.cert
                yield replace(mention, evidence=f"{PREFIX}{self.name}", ref=None, cert=certainty)


def recognisers(names: tuple[str, ...]) -> list[Annotator]:
    """Return the recognisers of these names.

    :raises ConfigurationError: when no installed package offers one of that name.
    :raises ResourceMissingError: when one cannot be loaded, mostly because its optional package is missing.
    """
    return [_load(name) for name in names]


def _load(called: str) -> Annotator:
    name, _, argument = called.partition(":")
    offered = _offered()
    point = offered.get(name)
    if point is None:
        raise ConfigurationError(
            f'There is no recogniser "{name}".', f"Installed packages offer: {', '.join(sorted(offered))}."
        )
    try:
        made = point.load()
        return Witness(name, made(argument) if argument else made())
    except (ImportError, OSError) as error:
        raise ResourceMissingError(
            f'The recogniser "{name}" cannot be loaded: {error}.',
            f'Install what it needs, for example: pip install "teiedition[{name}]".',
        ) from error


def _offered() -> dict[str, EntryPoint]:
    """Return the recognisers by name: our own, which need an optional package, and those of other packages."""
    from importlib.metadata import EntryPoint, entry_points  # slow to import, and rarely asked for

    own = EntryPoint("spacy", "teiedition.annotation.spacy_recogniser:SpacyRecogniser", GROUP)
    return {own.name: own, **{point.name: point for point in entry_points(group=GROUP)}}
