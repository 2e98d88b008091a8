"""The validators by name, and one call that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from teiedition.errors import ConfigurationError, TeiEditionError
from teiedition.execution import can_fork
from teiedition.model import Finding
from teiedition.tei import TeiDocument
from teiedition.validation import certificate, fidelity, isolated, pointers, relaxng, schematron, xsd
from teiedition.validation.given import given
from teiedition.validation.instructions import Named, named_schemas
from teiedition.validation.options import ValidationOptions
from teiedition.validation.wording import did_you_mean

Validator = Callable[[TeiDocument, ValidationOptions], Iterator[Finding]]
"""Yields what is wrong with a document, and changes nothing."""

VALIDATORS: Mapping[str, Validator] = {
    "relaxng": relaxng.findings,
    "xsd": xsd.findings,
    "schematron": schematron.findings,
    "pointers": pointers.findings,
    "fidelity": fidelity.findings,
    "certificate": certificate.findings,
}
"""The validators in the order in which they run."""

_GRAMMARS = ("relaxng", "xsd", "schematron")


def validate(document: TeiDocument, options: ValidationOptions | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with a document; nothing, if all is well.

    What the XSD says again of an element of which RELAX NG has spoken is left out: both are made from one ODD.

    :raises ConfigurationError: when a validator is not known, or cannot work with what the options give.
    :raises ResourceMissingError: when a schema is not there.
    """
    options = options or ValidationOptions()
    asked = _chosen(options)
    named = named_schemas(document, options) if options.schema is None else Named(given(options.schema))
    found: list[Finding] = list(named.findings)
    for name, its_options in _plan(asked, named, options):
        spoken_of = {finding.path for finding in found if finding.path} if name == "xsd" else set()
        found += [finding for finding in VALIDATORS[name](document, its_options) if finding.path not in spoken_of]
    return tuple(dict.fromkeys(found))


def share(document: TeiDocument, options: ValidationOptions) -> None:
    """Load once, for processes that are to be forked from this one, what of others a document is validated by.

    What is wrong with it is told when a document is validated.
    """
    with suppress(TeiEditionError):
        named = named_schemas(document, options) if options.schema is None else Named(given(options.schema))
        for kind, path in named.schemas:
            foreign = kind == "relaxng" and not isolated.is_own(path, options)
            if foreign and kind in _chosen(options) and can_fork():
                isolated.share(path.absolute(), options.schema_timeout)


def _plan(asked: tuple[str, ...], named: Named, options: ValidationOptions) -> Iterator[tuple[str, ValidationOptions]]:
    """Yield the validators and their options: the schemas that a document names take the place of the edition's own."""
    for name in asked:
        if named and name in _GRAMMARS:
            yield from ((name, replace(options, schema=path)) for kind, path in named.schemas if kind == name)
        else:
            yield name, options


def refuse_unknown(names: Iterable[str]) -> None:
    """Refuse names that no validator has.

    :raises ConfigurationError: naming the one that was probably meant.
    """
    for name in names:
        if name not in VALIDATORS:
            hint = did_you_mean(name, VALIDATORS)
            raise ConfigurationError(f"There is no validator “{name}”.", hint or f"There are: {', '.join(VALIDATORS)}.")


def _chosen(options: ValidationOptions) -> tuple[str, ...]:
    """Return the names of the validators that the options ask for, in the order of the table."""
    refuse_unknown(options.only)
    asked = [name for name in VALIDATORS if not options.only or name in options.only]
    if options.schema is not None:
        kinds = [kind for kind, _ in given(options.schema)]
        if options.only and not {*kinds} & {*asked} and any(name in _GRAMMARS for name in asked):
            raise ConfigurationError(
                f"{options.schema} is for the validator {kinds[0]}, which was not asked for.",
                f"Add {kinds[0]} to the list.",
            )
        asked = [name for name in asked if name not in _GRAMMARS or name in kinds]
    without_text = options.source is None and options.raw is None
    if without_text and "fidelity" in options.only:
        raise ConfigurationError("Fidelity is measured against the raw text, and none was given.", "Give --source RAW.")
    return tuple(name for name in asked if name != "fidelity" or not without_text)
