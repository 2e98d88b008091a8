"""TeiDocument → Finding*: grammar, editorial rules, pointers, and fidelity to the raw text."""

from teiedition.validation.check import check
from teiedition.validation.formats import FORMATS, Report
from teiedition.validation.ignores import Sifted, concerns, idle
from teiedition.validation.odd import outdated
from teiedition.validation.options import Ignore, ValidationOptions
from teiedition.validation.rules import FIDELITY_RULES
from teiedition.validation.validator import VALIDATORS, share, validate

__all__ = [
    "FIDELITY_RULES",
    "FORMATS",
    "VALIDATORS",
    "Ignore",
    "Report",
    "Sifted",
    "ValidationOptions",
    "check",
    "concerns",
    "idle",
    "outdated",
    "share",
    "validate",
]
