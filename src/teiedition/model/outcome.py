"""What is wrong with a text, and how a run ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; the roles of Schematron, worst first."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"

    @property
    def rank(self) -> int:
        """0 for the worst, so that ``a.rank <= b.rank`` reads "a is at least as bad as b"."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a text, where it is, and what to do about it."""

    rule: str
    """Name of the rule, in kebab case: the id of the Schematron assertion or of the Python check."""
    severity: Severity
    message: str
    """What is wrong, in plain words, and what was expected there."""
    document: str = ""
    """Path of the file, as the user gave it."""
    path: str = ""
    """XPath of the element, where there is one."""
    line: int = 0
    """Line of the file, from 1; 0 where the finding concerns the whole file."""
    column: int = 0
    """Column of the line, from 1, in characters; 0 where unknown."""
    advice: str = ""
    """The likely mend, a whole sentence."""
    fingerprint: str = ""
    """What the finding is known by, also when its line moves; empty where nobody has asked for it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended."""

    work: str
    written: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """Figures for the summary table: ``(("div", 34), ("note", 279), …)``."""
    seconds: float = 0.0
    error: str | None = None
    """One clear message where the job failed; the other jobs of the batch went on."""
    exit_code: int = 0
    """Exit code that the error asks for; 0 where there is none."""
