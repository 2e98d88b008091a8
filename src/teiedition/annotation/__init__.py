"""Annotation: persons, places, dates and quotations are marked in a TEI document; no character of its text changes."""

from teiedition.annotation.annotate import AnnotationOptions, annotate
from teiedition.annotation.annotator import Annotator
from teiedition.annotation.rules import RULES

__all__ = ["RULES", "AnnotationOptions", "Annotator", "annotate"]
