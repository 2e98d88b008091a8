"""Texts of licences: those that are shipped, by their identifiers of SPDX; no other text is ever made up."""

from __future__ import annotations

from importlib.resources import files

from teiedition.deposit.material import Record

FILE = "LICENSE.txt"


def licence_text(spdx: str) -> str:
    """Return the text of a licence, empty where it is not shipped."""
    place = files(__name__) / f"{spdx}.txt"
    return (
        place.read_text(encoding="utf-8")
        if spdx.replace("-", "").replace(".", "").isalnum() and place.is_file()
        else ""
    )


def licence_file(record: Record) -> str:
    """Return what ``LICENSE.txt`` says: the words of the header, the address, and the text where it is shipped."""
    licence = record["licence"]
    text = licence_text(licence["spdx"])
    told = [licence["text"], f"Licence: {licence['spdx']}" if licence["spdx"] else "", licence["uri"]]
    if not text:
        told.append("The text of the licence is not in this box: it is at the address above." if licence["uri"] else "")
    head = "".join(f"{line}\n" for line in told if line)
    return f"{head}\n{'=' * 72}\n\n{text}" if text else head
