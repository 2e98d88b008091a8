"""Records that need the files of the deposit, METS and PREMIS, and those that stand for the whole edition."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from teiedition.deposit.material import Item, Record, Work
from teiedition.resources import find
from teiedition.transform import Parameter, run

_NOTHING = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'
_PROGRAM = "teiedition"


def with_files(
    works: Sequence[Work], items: Sequence[Item], moment: datetime | None, edition: Path | None
) -> list[Item]:
    """Return METS and PREMIS of each work, which hold size and digest of the files.

    :param items: the files to describe.
    :param moment: when the deposit is made; PREMIS has no event that is not dated.
    :param edition: the edition folder, whose stylesheets are looked for first.
    """
    content = {item.path: item.content for item in items}
    here = [item.described() for item in items]
    above = [{**each, "path": f"../{each['path']}"} for each in here]
    now = moment.isoformat().replace("+00:00", "Z") if moment else ""
    found = []
    for work in works:
        said: dict[str, Parameter] = {"now": now, "events": json.dumps(_events(work, now))}
        for name, files in (("mets", above), ("premis", here)):
            parameters = said | {"files": json.dumps(_own_first(files, work))}
            output = run(
                find(f"xslt/metadata/{name}.xsl", edition), source=content[work.tei], parameters=parameters
            ).output
            if output.count("<") > 1:  # more than the declaration: nothing that it demands is missing
                found.append(Item(f"metadata/{work.id}.{name}.xml", output.encode()))
    return found


def of_the_whole(record: Record, edition: Path | None, zenodo: bool) -> list[Item]:
    """Return ``CITATION.cff`` and, for Zenodo, ``.zenodo.json``, as far as the record has what they demand."""
    found = []
    for name, place in (("cff", "CITATION.cff"), *([("zenodo", ".zenodo.json")] if zenodo else [])):
        said: dict[str, Parameter] = {"record": json.dumps(record)}
        output = run(find(f"xslt/metadata/{name}.xsl", edition), source=_NOTHING, parameters=said).output
        if output:
            found.append(Item(place, output.encode()))
    return found


def _own_first(files: Sequence[dict[str, object]], work: Work) -> list[dict[str, object]]:
    """Return the files with the work's own TEI first: to it the divisions point."""
    return sorted(files, key=lambda each: not str(each["path"]).endswith(work.tei))


def _events(work: Work, now: str) -> list[dict[str, str]]:
    if not now:
        return []
    wrong = sum(1 for each in work.findings if each.severity in ("fatal", "error"))
    events = [("validation", f"{len(work.findings)} findings, {wrong} errors", "failure" if wrong else "success")]
    if work.faithful is not None:
        said = "TEI and source have the same text" if work.faithful else "TEI and source differ"
        events.append(("fixity check", said, "success" if work.faithful else "failure"))
    events.append(("packaging", "BagIt 1.0 with RO-Crate 1.2", "success"))
    return [
        {"type": kind, "when": now, "detail": detail, "outcome": outcome, "agent": _PROGRAM}
        for kind, detail, outcome in events
    ]
