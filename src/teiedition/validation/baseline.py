"""Findings that are known already, so that only new ones make a run fail."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from teiedition.errors import ConfigurationError, ResourceMissingError
from teiedition.files import write_atomically
from teiedition.model import Finding
from teiedition.validation.fingerprints import repository_path

_KIND = "teiedition-baseline"
_ADVICE = "Write one with --save-baseline."


class Compared(NamedTuple):
    """Findings beside a baseline."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    mended: int
    """How many known findings of the documents that were looked at are no longer there."""


def compare(findings: Iterable[Finding], known: dict[str, str], documents: Iterable[str]) -> Compared:
    """Part the findings into new and known ones.

    :param known: fingerprints and the documents they belong to.
    :param documents: paths of the documents that were looked at.
    """
    findings, looked_at = tuple(findings), {repository_path(document) for document in documents}
    old = tuple(finding for finding in findings if finding.fingerprint in known)
    new = tuple(finding for finding in findings if finding.fingerprint not in known)
    there = {finding.fingerprint for finding in old}
    mended = sum(1 for mark, document in known.items() if document in looked_at and mark not in there)
    return Compared(new, old, mended)


def read_baseline(path: Path) -> dict[str, str]:
    """Return the fingerprints of a baseline, each with its document.

    :raises ResourceMissingError: when it cannot be read.
    :raises ConfigurationError: when it is no baseline.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["kind"] != _KIND:
            raise ValueError
        return {str(entry["fingerprint"]): str(entry["document"]) for entry in content["findings"]}
    except OSError as error:
        reason = error.strerror or error
        raise ResourceMissingError(f"The baseline {path} cannot be read: {reason}.", _ADVICE) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(f"{path} is no baseline of findings.", _ADVICE) from error


def save_baseline(path: Path, findings: Iterable[Finding]) -> Path:
    """Write a baseline: one line for each finding, so that a change of it can be read.

    :raises OutputError: when it cannot be written.
    """
    entries = [
        {
            "fingerprint": finding.fingerprint,
            "document": repository_path(finding.document),
            "rule": finding.rule,
            "message": finding.message,
        }
        for finding in findings
    ]
    lines = ",\n".join(f"    {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    text = f'{{\n  "kind": "{_KIND}",\n  "version": 1,\n  "findings": [\n{lines}\n  ]\n}}\n'
    return write_atomically(path, text.encode())
