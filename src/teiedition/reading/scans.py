"""OCR with layout to a source: which format a file is in, and a folder of page files as one work."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from teiedition.errors import SourceError
from teiedition.model import Origin, Source
from teiedition.reading import alto, hocr, page
from teiedition.reading.decoding import bytes_of, decode
from teiedition.reading.layoutxml import Sheet, lines_of_sheets

SUFFIXES = frozenset({".xml", ".hocr", ".html", ".htm", ".xhtml"})
"""Suffixes of files that are looked into for a layout."""
_READERS: Mapping[str, tuple[str, Callable[[str, Path], list[Sheet]]]] = {
    "html": ("hOCR", hocr.sheets),
    "alto": ("ALTO", alto.sheets),
    "PcGts": ("PAGE", page.sheets),
}
"""Name of the format and its reader, by the root element."""
_ASIDE = frozenset({"mets", "TrpDocMetadata", "trpDocMetadata"})
"""Root elements of files that accompany pages and are none."""
_FORMATS = "hOCR, ALTO or PAGE"
_PROLOGUE = re.compile(r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.S | re.I)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_SIGNS = re.compile(rb"<(?:[\w.-]+:)?(?:alto|PcGts)[\s>]|<html.*ocr[-_](?:system|page)", re.S | re.I)
"""What shows within the first bytes that a file of another type is OCR with layout, too."""
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")


def is_scan(path: Path) -> bool:
    """Whether a path is that of OCR with layout: a file of such a type, or a folder of such files."""
    if path.is_dir():
        return bool(page_files(path))
    return path.is_file() and (path.suffix.casefold() in SUFFIXES or _SIGNS.search(_beginning(path)) is not None)


def _beginning(path: Path) -> bytes:
    """Return the first bytes of a file that begins with markup; nothing of any other."""
    try:
        with path.open("rb") as file:
            data = file.read(4096)
    except OSError:
        return b""
    return data if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") else b""


def page_files(folder: Path) -> list[Path]:
    """Return the files of a folder that may be pages, in natural order: page 2 before page 10."""
    files = (path for path in folder.iterdir() if path.suffix.casefold() in SUFFIXES and path.is_file())
    return sorted((path for path in files if not path.name.startswith(".")), key=_natural)


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    parts = re.split(r"(\d+)", path.name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], path.name


def read_scan(path: Path, work: str, encoding: str | None = None) -> Source:
    """Read a file of OCR with layout, or a folder of them as one work.

    :param work: identifier of the work.
    :raises SourceError: for a file that is in none of the formats, not well-formed or cut off; for a folder in which
        formats are mixed; where some pages name their image and others do not; where there is no text.
    """
    pages, origin = _pages(path, encoding)
    if not any(sheet.regions for _, sheet in pages):
        raise SourceError(f"{path} holds no text: not one of its {len(pages)} pages has a line.", "Run the OCR first.")
    _refuse_missing_images(pages)
    leaves = lines_of_sheets([sheet for _, sheet in pages])
    return Source(
        id=work,
        lines=tuple(leaves.lines),
        origin=origin,
        paged=True,
        page_numbers=tuple(leaves.numbers.items()),
        surfaces=tuple(leaves.surfaces),
    )


def _pages(path: Path, encoding: str | None) -> tuple[list[tuple[Path, Sheet]], Origin]:
    """Return the pages in order, each with its file, and where they come from."""
    digest, size, name = hashlib.sha256(), 0, "utf-8"
    found: dict[str, list[tuple[Path, Sheet]]] = {}
    for file in page_files(path) if path.is_dir() else [path]:
        data = bytes_of(file)
        digest.update(data)
        size += len(data)
        text, name = decode(data, file, encoding or _declared(data))
        if (kind := _kind(text, file, alone=file is path)) is not None:
            label, sheets = _READERS[kind]
            found.setdefault(label, []).extend((file, sheet) for sheet in sheets(text, file))
    _refuse_mixed(found, path)
    return next(iter(found.values()), []), Origin(path, digest.hexdigest(), name, size)


def _declared(data: bytes) -> str | None:
    """Return the encoding that an XML declaration names; UTF-8 and UTF-16 show themselves."""
    found = _DECLARED.match(data[:200])
    name = found[1].decode().casefold() if found else ""
    return name if name and not name.startswith("utf") else None


def root_name(text: str) -> str:
    """Return the local name of the root element; the empty string where the text is no markup."""
    prologue = _PROLOGUE.match(text[:20_000])
    root = _ROOT.match(text, prologue.end()) if prologue else None
    return root[1] if root else ""


def _kind(text: str, path: Path, *, alone: bool) -> str | None:
    """Return the root element that tells the reader; ``None`` for a file that only goes with the pages of a folder."""
    root = root_name(text)
    kind = "html" if root.casefold() == "html" else root
    if not text.strip("\ufeff \t\r\n\f"):
        raise SourceError(f"{path} is empty.", f"Give a file of {_FORMATS}, or plain text (.txt).")
    if kind in _ASIDE and not alone:
        return None
    if kind in _READERS and (kind != "html" or "ocr_page" in text):
        return kind
    reason = "HTML without ocr_page" if kind == "html" else f"its root element is {root}" if root else "no markup"
    raise SourceError(f"{path} is not {_FORMATS}: {reason}.", f"Give a file of {_FORMATS}, or plain text (.txt).")


def _refuse_mixed(found: Mapping[str, Sequence[tuple[Path, Sheet]]], path: Path) -> None:
    if len(found) > 1:
        examples = " and ".join(f"{label} ({pages[0][0].name})" for label, pages in found.items() if pages)
        raise SourceError(f"{path} mixes formats: {examples}.", "Keep the pages of a work in one format.")


def _refuse_missing_images(pages: Sequence[tuple[Path, Sheet]]) -> None:
    """Refuse pages without the name of an image where others have it; none at all is how some OCR writes."""
    missing = [(number, file) for number, (file, sheet) in enumerate(pages, 1) if not sheet.image]
    if missing and len(missing) < len(pages):
        number, file = missing[0]
        raise SourceError(
            f"{file} names no image for page {number}, though other pages name theirs"
            + (f" ({len(missing)} pages are without)." if len(missing) > 1 else "."),
            "Add the image's name to the page, or take it from all of them.",
        )
