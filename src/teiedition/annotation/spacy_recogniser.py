"""Names that a pipeline of spaCy finds; needs the extra ``teiedition[spacy]`` and a model of spaCy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from teiedition.model import Certainty, Mention
from teiedition.tei.passage import Passage

_ELEMENTS = {
    "PERSON": "persName",
    "PER": "persName",
    "GPE": "placeName",
    "LOC": "placeName",
    "FAC": "placeName",
    "ORG": "orgName",
    "WORK_OF_ART": "title",
}
"""Labels of spaCy's models, and the elements they become; other labels are passed over."""


class SpacyRecogniser:
    """Recogniser of persons, places, organisations and works by a model of spaCy."""

    name = "spacy"

    def __init__(self, model: str = "en_core_web_sm", pipeline: Any = None) -> None:
        """Load a model.

        :param model: name or folder of the model.
        :param pipeline: a pipeline that is loaded already, instead.
        :raises ImportError: when spaCy is not installed.
        :raises OSError: when there is no such model.
        """
        if pipeline is None:
            import spacy

            pipeline = spacy.load(model)
        self._pipeline = pipeline

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        """Yield the entities that the model finds in a passage."""
        for entity in self._pipeline(passage.text).ents:
            element = _ELEMENTS.get(entity.label_)
            if element is not None:
                attributes = (("level", "m"),) if element == "title" else ()
                yield Mention(entity.start_char, entity.end_char, element, self.name, None, Certainty.LOW, attributes)
