"""Every annotation rule with one line that says what it reads; the header's taxonomy of rules is made from this."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from teiedition.annotation import dates, gazetteer, persons, places

_QUOTATIONS = {
    "dialogue-dash": "Direct speech after a dash that opens a paragraph.",
    "fragment-beside-quotation": "A few quoted words beside a longer quotation of the same source.",
    "label-announced": "A label in quotation marks that the words before it announce: so-called, known as.",
    "label-by-length": "One or two words in quotation marks within a sentence: a label or a distancing.",
    "mentioned-after-term": "A word in quotation marks after “the word”, “the term”: the word itself is meant.",
    "quotation-by-length": "A passage in quotation marks long enough to be somebody's words.",
    "quotation-mark-spoilt": "A character that scanning made of a quotation mark.",
    "quotation-mark-straight": "A straight mark in a book of curly ones.",
    "quotation-mark-turned": "A quotation mark that points the wrong way.",
    "quotation-over-paragraphs": "A quotation whose marks stand in different paragraphs.",
    "quotation-undecided": "A passage in quotation marks of which the kind stays open.",
    "so-called": "Words from which the writer keeps a distance.",
    "title-after-author": "A title in quotation marks after the name of its author.",
    "title-announced": "A title in quotation marks that the words before it announce: entitled, the article.",
    "title-in-note": "A title in quotation marks in a bibliographic note.",
    "verb-of-saying": "Words in quotation marks beside a verb of saying.",
}

RULES: Mapping[str, str] = MappingProxyType(gazetteer.RULES | persons.RULES | places.RULES | dates.RULES | _QUOTATIONS)
"""Names of the rules and what each of them reads."""
