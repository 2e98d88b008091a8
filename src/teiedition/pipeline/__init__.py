"""The story of a run: raw text is read, cleaned, segmented, divided, encoded, annotated, validated and published.

:func:`convert`, :func:`annotate`, :func:`validate` and :func:`publish` tell it for one work and return what an editor
wants to hold. :func:`convert_one` and its like do the same for a :class:`Job` and return an
:class:`~teiedition.model.Outcome`; they can be sent to any process, since both are plain values.
"""

from __future__ import annotations

from teiedition.pipeline.checking import edition_findings, prepare, validate, with_raw
from teiedition.pipeline.converting import Encoded, annotate, convert
from teiedition.pipeline.jobs import Job, doubtful_entries, raw_of, works
from teiedition.pipeline.publishing import publish, publish_collections, publish_index
from teiedition.pipeline.tasks import annotate_one, build_one, convert_one, publish_one, validate_one

__all__ = [
    "Encoded",
    "Job",
    "annotate",
    "annotate_one",
    "build_one",
    "convert",
    "convert_one",
    "doubtful_entries",
    "edition_findings",
    "prepare",
    "publish",
    "publish_collections",
    "publish_index",
    "publish_one",
    "raw_of",
    "validate",
    "validate_one",
    "with_raw",
    "works",
]
