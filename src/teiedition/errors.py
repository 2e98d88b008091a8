"""What can go wrong with a run, each with its exit code and the next step for the person reading it.

Wrong *text* is not an error here: it is a :class:`teiedition.model.Finding`.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line; the same numbers for every command."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    SOURCE = 3
    CONFIGURATION = 4
    RESOURCE = 5
    STYLESHEET = 6
    INTERRUPTED = 130


class TeiEditionError(Exception):
    """Root of all exceptions of the package.

    ``message`` names the file and the reason, ``advice`` says what to do next; both are whole sentences.
    """

    exit_code: ExitCode = ExitCode.FINDINGS

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class SourceError(TeiEditionError):
    """An input file cannot be read: missing, a folder, binary, empty, or not well-formed."""

    exit_code = ExitCode.SOURCE


class OutputError(TeiEditionError):
    """A result cannot be written; what stood there before is untouched."""

    exit_code = ExitCode.SOURCE


class ConfigurationError(TeiEditionError):
    """``edition.toml`` says something that cannot be followed: key, line, and what was expected."""

    exit_code = ExitCode.CONFIGURATION


class ResourceMissingError(TeiEditionError):
    """A stylesheet, schema or optional package is not there; names every place that was looked in."""

    exit_code = ExitCode.RESOURCE


class ServiceError(TeiEditionError):
    """A web service that was asked for is down, too slow, or does not answer as its standard says."""

    exit_code = ExitCode.RESOURCE


class StylesheetError(TeiEditionError):
    """A stylesheet does not compile or stops: file, line and error code as far as Saxon tells them."""

    exit_code = ExitCode.STYLESHEET
