"""How findings are told: to people, to continuous integration, to programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from teiedition.validation.formats import checkstyle, github, gitlab, jsonlist, junit, plaintext, rdjson, sarif, svrl
from teiedition.validation.formats.report import Report

Format = Callable[[Report], str]

FORMATS: Mapping[str, Format] = {
    "text": plaintext.render,
    "json": jsonlist.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "rdjson": rdjson.render,
    "checkstyle": checkstyle.render,
    "svrl": svrl.render,
}
"""The formats by name."""

NAMES = tuple(FORMATS)

__all__ = ["FORMATS", "NAMES", "Format", "Report"]
