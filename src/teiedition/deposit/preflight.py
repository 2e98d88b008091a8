"""What an archive would send back: its written rules, data of ``archives.toml``, held against what is to go there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from teiedition.deposit.material import Item, Record
from teiedition.errors import ConfigurationError
from teiedition.model import Finding, Severity

_PATHS: Mapping[str, str] = {
    "title": "/TEI/teiHeader/fileDesc/titleStmt/title",
    "creator": "/TEI/teiHeader/fileDesc/titleStmt/author",
    "publisher": "/TEI/teiHeader/fileDesc/publicationStmt/publisher",
    "date": "/TEI/teiHeader/fileDesc/publicationStmt/date/@when",
    "day": "/TEI/teiHeader/fileDesc/publicationStmt/date/@when",
    "licence": "/TEI/teiHeader/fileDesc/publicationStmt/availability/licence/@target",
    "url": "/TEI/teiHeader/fileDesc/publicationStmt/idno[@type='URL']",
    "abstract": "/TEI/teiHeader/profileDesc/abstract",
    "language": "/TEI/teiHeader/profileDesc/langUsage/language/@ident",
    "source": "/TEI/teiHeader/fileDesc/sourceDesc/bibl",
}
"""What to fill for a field of the record."""


@cache
def archives() -> Mapping[str, Mapping[str, Any]]:
    """Return the rules of the archives by name."""
    return tomllib.loads((files("teiedition.deposit") / "archives.toml").read_text(encoding="utf-8"))


def rules_of(name: str) -> Mapping[str, Any]:
    """Return the rules of an archive.

    :raises ConfigurationError: when there is none of this name; the advice lists those there are.
    """
    if name not in archives():
        raise ConfigurationError(f"There is no archive “{name}”.", f"There are: {', '.join(archives())}.")
    return archives()[name]


def preflight(record: Record, items: Sequence[Item], to: str, zipped: bool) -> tuple[Finding, ...]:
    """Return what an archive would send back: errors for what it demands, warnings for what it would like.

    :param record: the record of the whole.
    :param items: the payload.
    :param to: name of the archive.
    :param zipped: whether the deposit is to be one file.
    :raises ConfigurationError: when there is no archive of this name.
    """
    rules = rules_of(to)
    return (*_fields(record, to, rules), *_files(items, to, rules, zipped), *_remarks(to, rules))


def filled(record: Record, field: str) -> bool:
    """Return whether a record has a field."""
    if field == "creator":
        return bool(record["creators"]) or any(each["role"] == "edt" for each in record["contributors"])
    if field == "language":
        return bool(record["languages"])
    if field == "licence":
        return bool(record["licence"]["uri"] or record["licence"]["text"])
    if field == "source":
        return bool(record["source"]["text"])
    return bool(record[field])


def _fields(record: Record, to: str, rules: Mapping[str, Any]) -> Iterator[Finding]:
    for level, severity in (("required", Severity.ERROR), ("wanted", Severity.WARNING)):
        for field in rules.get(level, ()):
            if not filled(record, field):
                verb = "asks for" if severity is Severity.ERROR else "would like"
                words = "a date with month and day" if field == "day" else f"a {field}"
                yield Finding(
                    f"header-has-{field}",
                    severity,
                    f"{rules['title']} {verb} {words}, and the header has none ({_source(rules)}).",
                    document=str(record["id"]),
                    path=_PATHS[field],
                    advice=f"Fill {_PATHS[field]}, or say it in edition.toml under [edition] and convert again.",
                )


def _files(items: Sequence[Item], to: str, rules: Mapping[str, Any], zipped: bool) -> Iterator[Finding]:
    size = sum(len(item.content) for item in items)
    if size > rules.get("max_bytes", size):
        yield _finding(
            f"{to}-takes-the-size", f"{rules['title']} takes {rules['max_bytes']} bytes; these are {size}.", rules
        )
    if rules.get("one_file") and not zipped:
        yield _finding(f"{to}-takes-one-file", f"{rules['title']} keeps no folders: deposit a zip file.", rules)
    names = re.compile(rules.get("names", "(?s:.*)"))
    for item in items:
        if not names.fullmatch(item.path):
            reason = f"{rules['title']} would refuse the file name {item.path}."
            yield _finding(f"{to}-takes-the-name", reason, rules, item.path)


def _remarks(to: str, rules: Mapping[str, Any]) -> Iterator[Finding]:
    if rules.get("remark"):
        yield Finding(f"{to}-remark", Severity.INFORMATION, str(rules["remark"]))


def _finding(rule: str, reason: str, rules: Mapping[str, Any], document: str = "") -> Finding:
    return Finding(rule, Severity.ERROR, f"{reason} ({_source(rules)})", document=document)


def _source(rules: Mapping[str, Any]) -> str:
    sure = "" if rules["confirmed"] else ", not confirmed"
    return f"{rules['source']}; {rules['date']}{sure}"
