"""The story of a deposit before it is packed: what the edition has is read, published, validated and described."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from teiedition import deposit as packing
from teiedition.deposit import Deposited, Item, Material, RawSource, Work
from teiedition.edition import FILE, Edition
from teiedition.errors import ConfigurationError, SourceError
from teiedition.model import Finding, Severity
from teiedition.names import tei, xml
from teiedition.pipeline import Job, raw_of, validate_one, with_raw
from teiedition.publication import MetadataGapError, Opened, publish, publish_index, told
from teiedition.resources import shipped
from teiedition.tei import TeiDocument
from teiedition.validation import FIDELITY_RULES, FORMATS, Report, ValidationOptions
from teiedition.validation.certificate import SUFFIX, certify, to_bytes

_LATER = frozenset({"mets", "premis", "zenodo"})
"""Publications that the deposit makes itself, since they tell of all its files or of the whole edition."""
_AT_AN_ADDRESS = frozenset({"dts"})
"""Publications that are nothing without the address of a server; the TEI says all that they are made from."""


def deposit(
    edition: Edition | Path | str,
    target: Path | str | None = None,
    *,
    to: str = "",
    works: Sequence[str] = (),
    ocfl: Path | str | None = None,
) -> Deposited:
    """Pack an edition for an archive.

    :param edition: the edition, or its folder.
    :param target: a folder, or a file whose name ends in ``.zip``; without it everything is tried, nothing written.
    :param to: the archive whose rules hold; by default the one of ``edition.toml``.
    :param works: names of the works to pack; by default all.
    :param ocfl: a store of objects (OCFL 1.1) to which the edition is added as a version.
    :raises SourceError: when the edition has no TEI document, or a symbolic link leads out of it.
    :raises OutputError: when there is something already at the target, or it cannot be written.
    :raises ConfigurationError: when there is no archive, or no work, of such a name.
    """
    edition = edition if isinstance(edition, Edition) else Edition.read(edition)
    target = Path(target) if target is not None else None
    options = replace(edition.deposit, to=to or edition.deposit.to)
    packing.rules_of(options.to)
    if target is not None:
        packing.refuse_taken(target)
    material = _material(edition, options.source, works)
    return packing.deposit(material, target, options, edition.folder, Path(ocfl) if ocfl is not None else None)


def _material(edition: Edition, rule: RawSource, names: Sequence[str]) -> Material:
    folder = edition.folder or Path()
    documents = _documents(edition, names)
    works, items, left_out = [], [], []
    for path in documents:
        raw = raw_of(path, edition)
        work, made = _work(path, raw, edition)
        works.append(work)
        items += made
        if raw is not None and _goes_in(rule, str(work.record["licence"]["uri"])):
            items += [Item(f"source/{name}", content) for name, content in _files(raw, folder)]
        elif raw is not None:
            left_out.append(raw.name)
    items += _surroundings(edition, folder)
    items += _index(documents, edition)
    return Material(tuple(works), tuple(items), edition.metadata.title, tuple(left_out))


def _documents(edition: Edition, names: Sequence[str]) -> list[Path]:
    documents = edition.documents()
    known = {path.stem for path in documents}
    for name in names:
        if name not in known:
            raise ConfigurationError(f"There is no work “{name}”.", f"There are: {', '.join(sorted(known))}.")
    if not documents:
        raise SourceError(
            f"{edition.place(edition.folders.tei)} has no TEI document.", "Make one with: teiedition build."
        )
    return [path for path in documents if not names or path.stem in names]


def _goes_in(rule: RawSource, licence: str) -> bool:
    return rule is RawSource.ALWAYS or (rule is RawSource.LICENCE and packing.may_pass_on(licence))


def _work(path: Path, raw: Path | None, edition: Edition) -> tuple[Work, list[Item]]:
    """Return a work with what is known of it, and the files that are made from its TEI."""
    [(_, content)] = _files(path, edition.folder or Path())
    opened = Opened(path)
    published, gaps = _published(opened, edition)
    record = json.loads(next(item.content for item in published if item.path.endswith(".record.json")))
    name = str(record["id"])
    outcome = validate_one(Job(name, path, edition=edition, source=raw))
    findings = tuple(replace(each, document=f"tei/{path.name}") for each in outcome.findings)
    faithful = None if raw is None else not any(each.rule in FIDELITY_RULES for each in findings)
    work = Work(
        name,
        record,
        f"tei/{path.name}",
        findings,
        gaps,
        raw.name if raw is not None else "",
        hashlib.sha256(raw.read_bytes()).hexdigest() if raw is not None and raw.is_file() else "",
        faithful,
        _rules(opened.document),
    )
    return work, [Item(work.tei, content), *published, *_reports(work, path, content, raw)]


def _rules(document: TeiDocument) -> tuple[str, ...]:
    """Return the names of the rules in force, as the header lists them."""
    before = f"{document.work}-rule-"
    names = (category.get(xml("id"), "") for category in document.root.iterfind(f".//{tei('category')}"))
    return tuple(name.removeprefix(before) for name in names if name.startswith(before))


def _published(opened: Opened, edition: Edition) -> tuple[list[Item], tuple[Finding, ...]]:
    """Return everything that can be published of a document, and what its header lacks for the rest."""
    with tempfile.TemporaryDirectory(prefix="teiedition-") as scratch:
        folder = Path(scratch)
        options = replace(edition.publishing, edition=edition.folder, index=True)
        for each in (each for each in edition.publications if each.name not in _LATER | _AT_AN_ADDRESS):
            with suppress(MetadataGapError):
                publish(opened, each, folder, options)
        gaps = tuple(replace(gap, severity=Severity.WARNING) for gap in told(opened.gaps, opened.work))
        return [Item(name, content) for name, content in _below(folder)], gaps


def _reports(work: Work, path: Path, content: bytes, raw: Path | None) -> Iterator[Item]:
    """Yield what validation found, for programs and for people, and the certificate that nothing was lost."""
    report = Report(work.findings)
    yield Item(f"reports/{work.id}.validation.json", FORMATS["json"](report).encode())
    yield Item(f"reports/{work.id}.validation.txt", (FORMATS["text"](report) or "Nothing is wrong.\n").encode())
    if raw is not None and work.faithful:
        certificate = certify(TeiDocument.read(path), content, raw, with_raw(ValidationOptions(), raw).raw)
        yield Item(f"reports/{path.stem}{SUFFIX}", to_bytes(certificate))


def _surroundings(edition: Edition, folder: Path) -> Iterator[Item]:
    """Yield what belongs to all works: configuration, authority lists, schemas, stylesheets."""
    for name in (FILE, "LICENSE", "README.md"):
        if (folder / name).is_file():
            place = name if name == FILE else f"edition-{name}"  # the deposit has its own of these names
            yield from (Item(place, content) for _, content in _files(folder / name, folder))
    authority = edition.place(edition.folders.authority)
    yield from (Item(f"tei/authority/{name}", content) for name, content in _files(authority, folder) if _is_xml(name))
    for home in ("schema", "xslt"):
        roots = dict.fromkeys((shipped(), folder.resolve()))
        found = {name: content for root in roots for name, content in _files(root / home, root)}  # one's own at last
        yield from (Item(f"{home}/{name}", content) for name, content in found.items())


def _is_xml(name: str) -> bool:
    return name.endswith(".xml")


def _index(documents: Sequence[Path], edition: Edition) -> list[Item]:
    """Return the page that lists the works, and what it needs."""
    with tempfile.TemporaryDirectory(prefix="teiedition-") as scratch:
        publish_index(documents, Path(scratch), replace(edition.publishing, edition=edition.folder))
        return [Item(name, content) for name, content in _below(Path(scratch))]


def _files(place: Path, edition: Path) -> list[tuple[str, bytes]]:
    """Return a file, or the files of a folder, as name and content; hidden ones are left out.

    :raises SourceError: when a symbolic link leads out of the edition, or a file cannot be read.
    """
    home = edition.resolve()
    if place.is_symlink() or place.is_file():
        return [(place.name, _content(place, home))]
    found = sorted(
        path for path in place.rglob("*") if not any(part.startswith(".") for part in path.relative_to(place).parts)
    )
    return [
        (path.relative_to(place).as_posix(), _content(path, home))
        for path in found
        if path.is_symlink() or path.is_file()
    ]


def _content(path: Path, home: Path) -> bytes:
    if not path.resolve().is_relative_to(home):
        raise SourceError(
            f"{path} is a symbolic link that leads out of the edition, to {path.resolve()}.",
            "Put the file itself there: what lies outside is not deposited.",
        )
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.", "Check its permissions.") from error


def _below(folder: Path) -> list[tuple[str, bytes]]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in found]
