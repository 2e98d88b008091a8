"""What a header lacks for a publication: stylesheets report it as messages, which become findings here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from teiedition.errors import ExitCode, TeiEditionError
from teiedition.model import Finding, Severity


class MetadataGapError(TeiEditionError):
    """Publications that cannot be made because the header lacks what their standard demands; others are made."""

    exit_code = ExitCode.FINDINGS

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Make the error from the findings, one for each value that is missing."""
        self.findings = tuple(findings)
        super().__init__(" ".join(each.message for each in findings), findings[0].advice if findings else "")


@dataclass(frozen=True, slots=True)
class Gap:
    """A value that the header does not have and a publication wants."""

    field: str
    path: str
    """XPath of the element to fill."""
    publication: str
    fatal: bool
    """Whether the publication is not made for that."""


def split(messages: Iterable[str], publication: str) -> tuple[tuple[Gap, ...], tuple[str, ...]]:
    """Return the gaps among the messages of a stylesheet, and the other messages.

    A gap is a JSON object with ``gap`` (the field), ``path`` (XPath of the element to fill) and ``fatal``. Where one is
    fatal, the others are left out: what is not made lacks nothing else.
    """
    gaps, others = [], []
    for message in messages:
        if message.startswith('{"gap":'):
            said = json.loads(message)
            gaps.append(Gap(said["gap"], said["path"], publication, said["fatal"]))
        else:
            others.append(message)
    fatal = tuple(each for each in gaps if each.fatal)
    return fatal or tuple(gaps), tuple(others)


def told(gaps: Iterable[Gap], document: str) -> tuple[Finding, ...]:
    """Return one finding for each field that is missing, with the publications it is missing in.

    :param document: path or name of the TEI document.
    """
    fields: dict[tuple[str, str], list[Gap]] = {}
    for gap in gaps:
        fields.setdefault((gap.field, gap.path), []).append(gap)
    return tuple(_finding(field, path, found, document) for (field, path), found in fields.items())


def _finding(field: str, path: str, gaps: Sequence[Gap], document: str) -> Finding:
    unmade = [each.publication for each in gaps if each.fatal]
    without = [each.publication for each in gaps if not each.fatal]
    consequences = [f"{', '.join(unmade)} {_be(unmade)} not made"] if unmade else []
    consequences += [f"{', '.join(without)} {_be(without)} made without it"] if without else []
    return Finding(
        rule=f"header-has-{field}",
        severity=Severity.ERROR if unmade else Severity.WARNING,
        message=f"The header has no {field}: {'; '.join(consequences)}.",
        document=document,
        path=path,
        advice=f"Fill {path}, or say it in edition.toml under [edition] and convert again.",
    )


def _be(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
