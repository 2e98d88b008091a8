"""Every annotation rule with one line that says what it reads; the header's taxonomy of rules is made from this."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from teiedition.annotation import (
    bibliography,
    dates,
    gazetteer,
    organisations,
    persons,
    places,
    quotation_sources,
    quotations,
    ships,
    titles,
)

RULES: Mapping[str, str] = MappingProxyType(
    gazetteer.RULES
    | persons.RULES
    | places.RULES
    | titles.RULES
    | ships.RULES
    | bibliography.RULES
    | organisations.RULES
    | dates.RULES
    | quotations.RULES
    | quotation_sources.RULES
)
"""Names of the rules and what each of them reads."""
