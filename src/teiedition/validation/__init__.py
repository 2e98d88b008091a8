"""TeiDocument → Finding*: grammar, editorial rules, pointers, and fidelity to the raw text."""

from teiedition.validation.options import ValidationOptions
from teiedition.validation.report import to_json, to_text
from teiedition.validation.validator import VALIDATORS, validate

__all__ = ["VALIDATORS", "ValidationOptions", "to_json", "to_text", "validate"]
