"""What a schema file gives to which validator: a grammar its rules as well, an ODD all that is made from it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from teiedition.names import tei
from teiedition.validation.compile import compile_odd
from teiedition.validation.rulesheet import has_rules
from teiedition.validation.schemas import kind_of, parse_schema

_KINDS = {".rng": "relaxng", ".xsd": "xsd", ".sch": "schematron"}


@cache
def given(path: Path) -> tuple[tuple[str, Path], ...]:
    """Return the validators for which a schema file is, each with the file it is to use.

    Of an ODD that refers to TEI's modules, which are not at hand, only the rules can be used.

    :raises ResourceMissingError: when it is not there.
    :raises ConfigurationError: when it is no schema that can be used.
    """
    kind = kind_of(path)
    if kind == "odd":
        return _of_odd(path)
    rules = (("schematron", path),) if kind == "relaxng" and has_rules(path) else ()
    return ((kind, path), *rules)


def _of_odd(path: Path) -> tuple[tuple[str, Path], ...]:
    root = parse_schema(path).getroot()
    if next(root.iter(tei("moduleRef")), None) is not None and has_rules(path):
        return (("schematron", path),)
    made = compile_odd(path, Path(_scratch().name) / str(abs(hash(path))))
    return tuple((_KINDS[each.suffix], each) for each in made if each.suffix in _KINDS and each.stem == path.stem)


@cache
def _scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder that is there as long as the process."""
    return tempfile.TemporaryDirectory(prefix="teiedition-")
