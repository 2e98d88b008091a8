"""The bytes of a file, and which characters they stand for.

Order of trust: what the caller says, a byte order mark, UTF-16 told by its zero bytes, UTF-8, and only then a
detector (charset-normalizer). Files that are no text are refused before any guess is made.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from teiedition.errors import SourceError

ADVICE = "Give the path of a plain text file (.txt), of hOCR, ALTO or PAGE, or of a folder of such pages."

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")
_SAMPLE = 1 << 16
"""Bytes that are looked at to tell text from binary data, and that the detector gets."""
_CONTROL_SHARE = 0.05
"""Share of control characters above which a file is binary data; in a compressed file it is nearly a tenth."""


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file.

    :raises SourceError: where it is missing, a folder, or may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path} does not exist.", ADVICE) from None
    except IsADirectoryError:
        reason = "is a folder without pages of hOCR, ALTO or PAGE."
        raise SourceError(f"{path} {reason}", "Give plain text files one by one.") from None
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.", ADVICE) from None


def decode(data: bytes, path: Path, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of a file and the name of the encoding it was read by.

    :param encoding: name of the encoding where it is known; it is then the only one tried.
    :raises SourceError: for binary data, an unknown encoding name, and bytes that are no text in the encoding.
    """
    if encoding is not None:
        return _decode_as(data, path, encoding), encoding
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, path, name), name
    if wide := _utf16_without_mark(data):
        return _decode_as(data, path, wide), wide
    _refuse_binary(data, path)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _detect(data, path)


def _decode_as(data: bytes, path: Path, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise SourceError(f"{encoding} is not the name of an encoding.", "Try utf-8, utf-16 or cp1252.") from None
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{path} is not {encoding}: byte {error.start} ({data[error.start]:#04x}) cannot be read.",
            "Leave the encoding out to have it detected, or name the right one.",
        ) from None


def _utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 by the zero bytes that every other byte is in text of a European language."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, path: Path) -> None:
    sample = data[:_SAMPLE]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in sample)
    nuls = sample.count(0)
    if nuls > len(sample) * 0.01 + 2 or controls > _CONTROL_SHARE * len(sample) + 2:
        raise SourceError(
            f"{path} holds binary data, not text.",
            "Give a plain text file; take the text out of a PDF, an image or a word processor's file first.",
        )


def _detect(data: bytes, path: Path) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # heavy, and seldom needed

    best = from_bytes(data[: 4 * _SAMPLE]).best()
    names = ([best.encoding] if best else []) + ["cp1252"]
    for name in names:
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    raise SourceError(f"The encoding of {path} cannot be told.", "Name it, or save the file as UTF-8.")
