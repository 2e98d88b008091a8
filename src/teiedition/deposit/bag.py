"""BagIt 1.0 (RFC 8493): a payload in ``data/`` with manifests in SHA-256 and SHA-512, and what is wrong with a bag."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from teiedition.deposit.material import Item
from teiedition.model import Finding, Severity

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
_LINE = re.compile(r"([0-9a-f]+) {2}(\S.*)")
_OXUM = re.compile(r"^Payload-Oxum: (\d+)\.(\d+)$", re.MULTILINE)


def bag(items: Sequence[Item], info: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of a bag by their place in it, sorted.

    :param items: the payload.
    :param info: lines of ``bag-info.txt``, without the sizes, which are added.
    """
    payload = {f"data/{item.path}": item for item in items}
    oxum = ("Payload-Oxum", f"{sum(len(item.content) for item in items)}.{len(items)}")
    files = {place: item.content for place, item in payload.items()}
    digests = {place: {"sha256": item.sha256, "sha512": item.sha512} for place, item in payload.items()}
    tags = {"bagit.txt": DECLARATION, "bag-info.txt": _info((*info, oxum))}
    for algorithm in ALGORITHMS:
        tags[f"manifest-{algorithm}.txt"] = _manifest({place: each[algorithm] for place, each in digests.items()})
    for algorithm in ALGORITHMS:
        tags[f"tagmanifest-{algorithm}.txt"] = _manifest(
            {name: _digest(algorithm, content) for name, content in tags.items() if not name.startswith("tag")}
        )
    return dict(sorted({**tags, **files}.items()))


def wrong(files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Return what is wrong with the files of a bag: changed, missing, added, or no bag at all."""
    if files.get("bagit.txt") != DECLARATION:
        return (_finding("bag-is-declared", "bagit.txt", "is missing, or does not declare BagIt 1.0 in UTF-8"),)
    findings = list(_payload_findings(files))
    for algorithm in ALGORITHMS:
        findings += _manifest_findings(files, f"manifest-{algorithm}.txt", lambda name: name.startswith("data/"))
        findings += _manifest_findings(files, f"tagmanifest-{algorithm}.txt", _is_tag)
    return tuple(dict.fromkeys(findings))


def _is_tag(name: str) -> bool:
    return not name.startswith(("data/", "tagmanifest-"))


def _payload_findings(files: Mapping[str, bytes]) -> Iterator[Finding]:
    payload = [content for name, content in files.items() if name.startswith("data/")]
    told = _OXUM.search(files.get("bag-info.txt", b"").decode("utf-8", "replace"))
    if told is None or (int(told[1]), int(told[2])) != (sum(map(len, payload)), len(payload)):
        yield _finding("bag-has-its-size", "bag-info.txt", "tells another number or size of files than there are")


def _manifest_findings(files: Mapping[str, bytes], name: str, belongs: object) -> Iterator[Finding]:
    assert callable(belongs)
    if name not in files:
        yield _finding("file-is-there", name, "is missing")
        return
    algorithm = name.removesuffix(".txt").rpartition("-")[2]
    listed: dict[str, str] = {}
    for line in files[name].decode("utf-8", "replace").split("\n")[:-1]:
        match = _LINE.fullmatch(line)
        if match is None:
            yield _finding("manifest-is-read", name, f"has a line that is none of a manifest: “{line[:60]}”")
        else:
            listed[_decoded(match[2])] = match[1]
    if not files[name].endswith(b"\n"):
        yield _finding("manifest-is-read", name, "does not end with the end of a line")
    for place, digest in listed.items():
        if place not in files:
            yield _finding("file-is-there", place, "is missing")
        elif _digest(algorithm, files[place]) != digest:
            yield _finding("file-is-unchanged", place, "is not what it was: its digest differs")
    for place in files:
        if belongs(place) and place not in listed:
            yield _finding("file-is-listed", place, f"is not listed in {name}")


def _finding(rule: str, place: str, reason: str) -> Finding:
    advice = "Take this deposit from another copy; its content cannot be trusted."
    return Finding(rule, Severity.ERROR, f"{place} {reason}.", document=place, advice=advice)


def _digest(algorithm: str, content: bytes) -> str:
    return hashlib.new(algorithm, content).hexdigest()


def _manifest(digests: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {_encoded(place)}\n" for place, digest in sorted(digests.items())).encode()


def _info(lines: Sequence[tuple[str, str]]) -> bytes:
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in lines if value.strip()).encode()


def _encoded(place: str) -> str:
    return place.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _decoded(place: str) -> str:
    return place.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
