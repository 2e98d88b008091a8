"""Annotation: persons, places, dates and quotations are marked in a TEI document; no character of its text changes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from teiedition.annotation.options import AnnotationOptions

if TYPE_CHECKING:
    from teiedition.annotation.annotating import annotate
    from teiedition.annotation.annotator import Annotator
    from teiedition.annotation.rules import RULES

__all__ = ["RULES", "AnnotationOptions", "Annotator", "annotate"]

_HOMES = {"RULES": "rules", "Annotator": "annotator", "annotate": "annotating"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: whoever only validates or publishes waits for no recogniser."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
