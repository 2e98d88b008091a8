"""Recognisers of other packages: found by name, kept within bounds, taken out again by the next run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from annotation.helpers import document, tagged
from teiedition.annotation import AnnotationOptions, annotate, plugins
from teiedition.errors import ConfigurationError, ResourceMissingError
from teiedition.model import Mention
from teiedition.names import tei
from teiedition.tei.passage import Passage, passages


class Boatswain:
    """Finds the word "boat", and much that it ought not to."""

    name = "boatswain"

    def mentions(self, passage: Passage) -> Iterator[Mention]:
        at = passage.text.find("boat")
        if at >= 0:
            yield Mention(at, at + 4, "name", "whatever", "somebody")
            yield Mention(at, 10_000, "persName", "beyond the end")
            yield Mention(at, at + 4, "div", "no name")


def test_a_recogniser_is_an_untrusted_witness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "_load", lambda name: plugins.Witness(name, Boatswain()))
    made = document("The boat of Ulla Brask.")
    options = AnnotationOptions(quotations=False, recognisers=("boatswain",))
    assert annotate(made, (), options) == ()
    (name,) = made.texts[0].iter(tei("name"))
    assert dict(name.attrib) == {"cert": "medium", "resp": "rule:recogniser-boatswain"}
    once = made.to_bytes()
    annotate(made, (), options)
    assert made.to_bytes() == once
    annotate(made, (), AnnotationOptions(quotations=False))
    assert tagged(made, "name") == []


def test_an_unknown_recogniser_is_refused_with_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match="no recogniser") as refused:
        plugins.recognisers(("astrologer",))
    assert "spacy" in str(refused.value.advice)


def test_a_recogniser_whose_package_or_model_is_missing_says_what_to_install() -> None:
    with pytest.raises(ResourceMissingError, match="cannot be loaded") as missing:
        plugins.recognisers(("spacy:no_such_model",))
    assert "teiedition[spacy]" in str(missing.value.advice)


def test_a_blank_pipeline_of_spacy_with_an_entity_ruler() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed (extra: spacy)")
    from teiedition.annotation.spacy_recogniser import SpacyRecogniser

    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "boatmen of Orm"}])
    made = document("There came the boatmen of Orm.")
    (passage,) = passages(made)
    (mention,) = plugins.Witness("spacy", SpacyRecogniser(pipeline=pipeline)).mentions(passage)
    assert (passage.text[mention.start : mention.end], mention.element) == ("boatmen of Orm", "orgName")
