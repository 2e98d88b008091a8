"""From the raw text of a book to a scholarly digital edition.

>>> from teiedition import convert, publish
>>> document, findings = convert("harbour.txt", "harbour.xml")  # doctest: +SKIP
>>> publish("harbour.xml", "site")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from teiedition.names import VERSION

__version__ = VERSION

_HOMES = {
    "Edition": "teiedition.edition",
    "Encoded": "teiedition.pipeline",
    "annotate": "teiedition.pipeline",
    "convert": "teiedition.pipeline",
    "publish": "teiedition.pipeline",
    "validate": "teiedition.pipeline",
    "TeiDocument": "teiedition.tei",
    "Finding": "teiedition.model",
    "TeiEditionError": "teiedition.errors",
}

if TYPE_CHECKING:
    from teiedition.edition import Edition
    from teiedition.errors import TeiEditionError
    from teiedition.model import Finding
    from teiedition.pipeline import Encoded, annotate, convert, publish, validate
    from teiedition.tei import TeiDocument

__all__ = [
    "Edition",
    "Encoded",
    "Finding",
    "TeiDocument",
    "TeiEditionError",
    "__version__",
    "annotate",
    "convert",
    "publish",
    "validate",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``teiedition --help`` waits for nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
