"""What an archive would send back: its written rules, data of ``archives.toml``, held against what is to go there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_ARTICLES = {"day": "a date with month and day", "abstract": "an abstract", "url": "an address (URL or DOI)"}
"""How a field is asked for, where it is not its name with an article."""


@cache
def archives() -> Mapping[str, Mapping[str, Any]]:
    """Return the rules of the archives by name."""
    return tomllib.loads((files("teiedition.deposit") / "archives.toml").read_text(encoding="utf-8"))


def rules_of(name: str) -> Mapping[str, Any]:
    """Return what an archive asks for: ``title``, and ``rules``, each with its source and its day.

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
    archive = rules_of(to)
    found: list[Finding] = []
    for rule in archive["rules"]:
        check = _Check(to, archive["title"], rule)
        found += (*check.fields(record), *check.size(items, zipped), *check.names(items), *check.remarks())
    return tuple(found)


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


@dataclass(frozen=True, slots=True)
class _Check:
    """One rule of an archive, to be held against a deposit."""

    to: str
    title: str
    rule: Mapping[str, Any]

    def fields(self, record: Record) -> Iterator[Finding]:
        for level, severity in (("required", Severity.ERROR), ("wanted", Severity.WARNING)):
            verb = "asks for" if severity is Severity.ERROR else "would like"
            for field in self.rule.get(level, ()):
                if not filled(record, field):
                    what = _ARTICLES.get(field, f"a {field}")
                    yield Finding(
                        f"header-has-{field}",
                        severity,
                        f"{self.title} {verb} {what}, and the header has none. {self.source}",
                        document=str(record["id"]),
                        path=_PATHS[field],
                        advice=f"Fill {_PATHS[field]}, or say it in edition.toml under [edition] and convert again.",
                    )

    def size(self, items: Sequence[Item], zipped: bool) -> Iterator[Finding]:
        size, most = sum(len(item.content) for item in items), self.rule.get("max_bytes")
        if most is not None and size > most:
            yield self._finding("takes-the-size", f"{self.title} takes {most} bytes; these are {size}.")
        if not zipped and len(items) > self.rule.get("max_files", len(items)):
            number = self.rule["max_files"]
            yield self._finding("takes-so-many-files", f"{self.title} takes {number} files; these are {len(items)}.")
        if not zipped and self.rule.get("one_file"):
            yield self._finding("takes-one-file", f"{self.title} keeps no folders: deposit a zip file.")

    def names(self, items: Sequence[Item]) -> Iterator[Finding]:
        for level, severity in (("names", Severity.ERROR), ("names_wanted", Severity.INFORMATION)):
            form = self.rule.get(level)
            bad = [item.path for item in items if form and not re.fullmatch(form, item.path)]
            if bad:
                verb = "would refuse" if severity is Severity.ERROR else "would rather not have"
                names = ", ".join(bad[:3]) + (f" and {len(bad) - 3} others" if len(bad) > 3 else "")
                yield self._finding("takes-the-names", f"{self.title} {verb} the file names {names}.", severity)

    def remarks(self) -> Iterator[Finding]:
        if "remark" in self.rule:
            yield self._finding("remark", str(self.rule["remark"]), Severity.INFORMATION)

    @property
    def source(self) -> str:
        sure = "" if self.rule["confirmed"] else ", not confirmed"
        return f"({self.rule['source']}; {self.rule['date']}{sure})"

    def _finding(self, name: str, reason: str, severity: Severity = Severity.ERROR) -> Finding:
        return Finding(f"{self.to}-{name}", severity, f"{reason} {self.source}")
