"""The forms a heading may have, told from its look alone: named, labelled, numbered, bracketed, capitals, plain."""

from __future__ import annotations

import re

from teiedition.structure.chunks import Chunk
from teiedition.structure.labels import label_of
from teiedition.structure.marks import starts_low
from teiedition.structure.names import IN_BODY, SMALL_WORDS, division_named, plain
from teiedition.structure.numerals import value_of
from teiedition.structure.shapes import is_picture, is_salute, is_trailer

NUMBERED = re.compile(
    r"(?P<label>(?:[IVXLC]{1,7}|I?[Il]{1,3}|[1-9]\d?|[1-9]\d\d(?=\.)|[A-H](?=\W{1,2}\s))[.:)]?)(?:\s+(?P<title>\S.*))?"
)
_LONGEST = 160
_LONGEST_LABELLED = 100
_COLUMNS = re.compile(r"\S\s{4,}\S")
_TWO_SENTENCES = re.compile(r"(?<!\bM[rs])(?<!\bMrs)(?<!\b[DS][rt])(?<=[^\W_]{2})[.?!][”’\"]?\s+[“‘\"(\[]?[A-Z]")
_STAGE = re.compile(r"\[.*[.!?]\]")
_ADDRESS = re.compile(r"www\.|https?:|@|©|\bISBN\b")


_NAME = re.compile(
    r"(?:(?:[^\W\d_a-z]\.\s?)+|[^\W\d_][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?,?)"
    r"(?:\s+(?:(?:[^\W\d_a-z]\.\s?)+|de|der|van|von|di|da|du|la|le|of|and|the|[^\W\d_a-z][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?,?))"
    r"{1,6}"
)


def form_of(chunk: Chunk) -> str:
    """Return the form a chunk would have as a heading; the empty string if it cannot be one."""
    if not _may_be_heading(chunk):
        return ""
    text = chunk.text
    if sure := _form_by_words(text):
        return sure
    if text[0] == "[" and text[-1] == "]" and len(chunk.texts) < 3 and not _STAGE.fullmatch(text):
        return "bracketed"
    return "" if _STAGE.fullmatch(text) else _form_by_look(chunk, text)


def sure_form(chunk: Chunk) -> str:
    """Return the form of a heading that is one by its words, ``named`` or ``labelled``; else the empty string."""
    return _form_by_words(chunk.text) if _may_be_heading(chunk) else ""


def _form_by_words(text: str) -> str:
    if division_named(text) or plain(text) in IN_BODY:
        return "named"
    return "labelled" if len(text) < _LONGEST_LABELLED and label_of(text) else ""


def _may_be_heading(chunk: Chunk) -> bool:
    if chunk.furniture or len(chunk.texts) > 4 or len(chunk.text) > _LONGEST:
        return False
    text = chunk.text
    if _ADDRESS.search(text) or text[0] in "-•–—*·" or not any(map(str.isalpha, text)):
        return False
    return not _is_other(text) and not _is_dedication(chunk)


def _is_dedication(chunk: Chunk) -> bool:
    """Whether several lines dedicate a book: the first is ``To``, or one says that it is dedicated."""
    return len(chunk.texts) > 1 and (
        chunk.first.casefold() == "to" or (chunk.first[:2].casefold() == "to" and "dedicated" in chunk.text.casefold())
    )


def _is_other(text: str) -> bool:
    """Whether a short line is something else by its form: a trailer, a picture, the salutation of a letter."""
    if is_trailer(text) or is_picture(text) or text[-1] in "-—–" or _COLUMNS.search(text):
        return True
    return is_salute(text) and text[-1] != "." and not text.casefold().startswith("to the")


def _form_by_look(chunk: Chunk, text: str) -> str:
    numbered = NUMBERED.fullmatch(text)
    if numbered and _may_be_numbered(numbered, chunk):
        return "numbered"
    letters = [character for character in text if character.isalpha()]
    spoken = text[0] in "“‘" or re.search(r"[.!?][”’\"]\s*\d*$", text)
    if len(letters) > 2 and all(map(str.isupper, letters)) and text[-1] not in ",;:-—–" and not spoken:
        return "capitals"
    return "plain" if may_be_plain(chunk, text) else ""


def _may_be_numbered(numbered: re.Match[str], chunk: Chunk) -> bool:
    label, title = numbered["label"], numbered["title"]
    if title is None:
        return not label[0].isdigit() and (len(label.rstrip(".:)")) > 1 or label[0] in "IVX")
    if starts_low(title) or title.rstrip('”’"')[-1:] in tuple(".,;:") or len(chunk.texts) > 2:
        return False
    if label[-1].isalpha() and label in ("A", "I") and not titled(title):
        return label == "I" and len(title.split()) > 2 and chunk.gap > 1
    return True


def may_be_plain(chunk: Chunk, text: str) -> bool:
    """Whether a chunk may be a heading although nothing but its shortness says so."""
    if len(chunk.texts) > 2 or chunk.small or starts_low(text) or text[0].isdigit():
        return False
    if text[-1] in ",;:-¬" or (text[-1] == "." and not re.search(r"\b[A-Z]\.\s?[A-Z]\.?[a-z]?\.$", text)):
        return False
    if (
        chunk.layout.measured
        and max(map(chunk.layout.width, chunk.texts)) > 0.85 * chunk.layout.text
        and len(chunk.texts) == 1
    ):
        return False
    if text[0] in '“‘"' and text[-1] in '”’"' and text.count(text[-1]) == 1:
        return False
    if text[-1] in "?!" and not titled(text):
        return False
    if _TWO_SENTENCES.search(text):
        return False
    if re.search(r"[.,;:][”’\"]$", text) or text.count("”") > text.count("“"):
        return False
    if re.search(r",\s*\d|\d$", text) or re.match(r"(?:Signed|By|From|To)\b:?", text):
        return False
    return (len(chunk.texts) == 1 and len(text) < 75) or titled(text)


def titled(text: str) -> bool:
    """Whether most words that may begin with a capital do."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word not in SMALL_WORDS]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def is_name(text: str) -> bool:
    """Whether a line has the form of a name: two to seven words with capitals, small ones between them."""
    return len(text) < 60 and _NAME.fullmatch(text) is not None and text[-1] not in ",;:!?"


def is_spoken(text: str) -> bool:
    """Whether a line has the form of speech: it opens or closes with a quotation mark."""
    return text[0] in "“‘\"'«„" or text[-1] in "”’\"'»“"


def number_of(text: str) -> tuple[str, int]:
    """Return the kind of a heading's number and its value."""
    numbered = NUMBERED.fullmatch(text)
    label = numbered["label"].rstrip(".:)") if numbered else ""
    style = "arabic" if label[:1].isdigit() else "roman" if label[:1] in tuple("IVXLl") else "letter"
    return style, value_of(label) or 0
