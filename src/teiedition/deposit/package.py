"""The story of a deposit: names made fit, records written, the crate described, the bag closed, verified, placed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from teiedition.deposit import filenames, objectstore, preview, profile, store
from teiedition.deposit.about import about
from teiedition.deposit.bag import bag
from teiedition.deposit.material import DepositOptions, Item, Material, Record, shared_record
from teiedition.deposit.objectstore import Stored
from teiedition.deposit.preflight import preflight, rules_of
from teiedition.deposit.records import of_the_whole, with_files
from teiedition.deposit.rocrate import FILE, crate
from teiedition.model import Finding, Severity
from teiedition.names import VERSION


@dataclass(frozen=True, slots=True)
class Deposited:
    """A deposit that was made, or that was only tried."""

    findings: tuple[Finding, ...]
    """What the archive asks for and the header lacks, worst first."""
    files: int
    """Number of files of the payload."""
    size: int
    """Their length in bytes."""
    path: Path | None = None
    """Where it is; ``None`` where it was only tried, or only added to a store."""
    stored: Stored | None = None
    """What was added to a store of objects, where one was named."""


def deposit(
    material: Material,
    target: Path | None,
    options: DepositOptions = DepositOptions(),  # noqa: B008 -- frozen
    edition: Path | None = None,
    store_root: Path | None = None,
) -> Deposited:
    """Pack an edition as a BagIt bag that holds an RO-Crate, and put it in place once it is verified.

    The same material gives the same bytes; days come from the headers and from ``SOURCE_DATE_EPOCH`` only.

    :param target: a folder, or a file whose name ends in ``.zip``; ``None`` to try without writing.
    :param edition: the edition folder, whose stylesheets are looked for first.
    :param store_root: a store of objects (OCFL 1.1), to which the crate is added as a version.
    :raises OutputError: when there is something already at the target, or it cannot be written.
    :raises ConfigurationError: when there is no archive of the name in the options.
    """
    rules_of(options.to)
    if target is not None:
        store.refuse_taken(target)
    moment = now()
    record = shared_record(material.works, material.title)
    gaps = tuple(dict.fromkeys(gap for work in material.works for gap in work.gaps))
    items = filenames.mapped(material.items)
    items = _joined(items, with_files(material.works, items, moment, edition))
    items = _joined(items, of_the_whole(record, edition, options.to == "zenodo"))
    items = _joined(items, about(record, material, items, gaps, moment))
    renamed = filenames.table(items)
    if renamed:
        items = _joined(items, [Item("reports/file-names.tsv", renamed.encode())])
    items = _joined(items, [Item(FILE, crate(record, material.works, items, moment))])
    items = _joined(items, [Item(preview.FILE, preview.preview(record, items))])
    zipped = target is not None and store.is_zip(target)
    findings = sorted(
        {
            *preflight(record, items, options.to, zipped or target is None),
            *profile.findings({item.path: item for item in items}),
            *gaps,
        },
        key=lambda each: (each.severity.rank, each.rule, each.document, each.message),
    )
    size = sum(len(item.content) for item in items)
    if target is not None:
        store.put(bag(items, _info(record, moment)), target, moment)
    stored = None
    if store_root is not None:
        files = {item.path: item.content for item in items}
        stored = objectstore.add(files, store_root, _identifier(record, edition), moment, record["publisher"])
    return Deposited(tuple(findings), len(items), size, target, stored)


def now() -> datetime | None:
    """Return the moment that ``SOURCE_DATE_EPOCH`` gives; no clock is asked: the same input gives the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else None


def failed(findings: tuple[Finding, ...]) -> bool:
    """Return whether something that is demanded is missing."""
    return any(each.severity.rank <= Severity.ERROR.rank for each in findings)


def _joined(items: tuple[Item, ...], more: list[Item] | tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the files with more of them, by name; a new one stands for an old one of the same place."""
    return tuple(
        sorted(({item.path: item for item in items} | {item.path: item for item in more}).values(), key=_place)
    )


def _place(item: Item) -> str:
    return item.path


def _identifier(record: Record, edition: Path | None) -> str:
    """Return by what a store knows the edition: DOI, address, else the name of its only work, or of its folder."""
    if record["doi"]:
        return f"https://doi.org/{record['doi']}"
    name = edition.resolve().name if edition is not None and record["id"] == "edition" else ""
    return str(record["url"] or name or record["id"])


def _info(record: Record, moment: datetime | None) -> list[tuple[str, str]]:
    return [
        ("Source-Organization", record["publisher"]),
        ("External-Description", ": ".join(filter(None, (record["title"], record["subtitle"])))),
        ("External-Identifier", f"https://doi.org/{record['doi']}" if record["doi"] else record["url"]),
        ("Internal-Sender-Identifier", record["id"]),
        ("Bagging-Date", moment.date().isoformat() if moment else ""),
        ("Bag-Software-Agent", f"teiedition {VERSION}"),
    ]
