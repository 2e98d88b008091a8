"""What divisions are called, and where in a book they stand: English here, other languages from ``data/``."""

from __future__ import annotations

import re

from teiedition.structure import languages

FRONT = {
    "dedication": "dedication", "epigraph": "epigraph", "contents": "contents", "table of contents": "contents",
    "list of illustrations": "illustrations", "illustrations": "illustrations", "preface": "preface",
    "foreword": "foreword", "abbreviations": "abbreviations", "list of abbreviations": "abbreviations",
    "introduction": "introduction", "acknowledgements": "acknowledgements", "acknowledgments": "acknowledgements",
    "introductory": "introduction", "editor's note": "preface", "editor's preface": "preface",
    "translator's note": "preface", "translator's preface": "preface", "author's preface": "preface",
    "author's note": "preface", "preface to the second edition": "preface", "note on the text": "preface",
    "to the reader": "preface", "advertisement to the reader": "preface", "dramatis personae": "castList",
    "persons of the play": "castList", "persons in the play": "castList", "persons represented": "castList",
    "the persons of the play": "castList", "characters of the play": "castList", "cast": "castList",
    "cast of characters": "castList", "persons": "castList", "the cast": "castList",
    "characters": "castList", "the persons": "castList", "the characters": "castList",
}  # fmt: skip
FRONT = {**languages.names("front"), **FRONT}
"""Headings before the body, in lower case, and the type of their division."""

BACK = {
    "index": "index", "general index": "index", "appendix": "appendix", "appendices": "appendix",
    "bibliography": "bibliography", "works cited": "bibliography", "references": "bibliography",
    "further reading": "bibliography", "sources": "bibliography", "notes": "notes", "endnotes": "notes",
    "footnotes": "notes", "notes and references": "notes", "glossary": "glossary", "colophon": "colophon",
    "publishing information": "publishingInformation", "publication history": "publishingInformation",
    "first publication": "publishingInformation", "sources and permissions": "publishingInformation",
    "permissions": "publishingInformation", "copyright": "copyright", "about the author": "contributors",
    "about the authors": "contributors", "contributors": "contributors", "about the contributors": "contributors",
    "notes on contributors": "contributors", "advertisement": "advertisement", "advertisements": "advertisement",
    "transcriber's note": "transcriberNote", "transcriber's notes": "transcriberNote",
    "transcribers note": "transcriberNote", "transcribers notes": "transcriberNote", "chronology": "chronology",
    "errata": "errata", "corrigenda": "errata",
}  # fmt: skip
BACK = {**languages.names("back"), **BACK}
"""Headings after the body, in lower case, and the type of their division."""

IN_BODY = {
    "prologue": "prologue", "epilogue": "epilogue", "afterword": "afterword", "conclusion": "conclusion",
    "conclusions": "conclusion", "interlude": "interlude",
}  # fmt: skip
IN_BODY = {**languages.names("body"), **IN_BODY}
"""Headings in the body, in lower case, and the type of their division where it is a main one."""

LABELS = {
    "part": "part", "book": "book", "volume": "volume", "chapter": "chapter", "section": "section", "act": "act",
    "scene": "scene", "canto": "poem", "letter": "letter", "appendix": "appendix", "chap": "chapter",
    "essay": "essay", "lecture": "speech", "stave": "chapter", "adventure": "chapter", "epoch": "part",
    "period": "part", "tableau": "scene", "idyll": "poem", "fytte": "poem",
}  # fmt: skip
LABELS = {**languages.names("labels"), **LABELS}
"""Words before the number of a division, and the type of division they stand for."""

LEVELS_OF_LABELS = {"volume": 0, "part": 1, "book": 2, "act": 3, "section": 5, "scene": 5}
"""How high the labelled divisions stand; the lower number is the higher level. Those not named here stand between."""
LEVELS_OF_LABELS = {label: LEVELS_OF_LABELS.get(label, 4) for label in LABELS.values()}

_SMALL = (
    "a an and as at but by de der des die du for from in into le la nor of on or over the to under upon versus"
    " von with without"
)
SMALL_WORDS = frozenset(_SMALL.split()) | languages.words("small")
"""Words that may be in small letters in a title, and that do not end one."""


_NAMED_AND_MORE = re.compile(r"(appendix|contents(?= of ))\b.{0,60}")
"""Names that may go on: ``Appendix to the Second Part``, ``Contents of Volume II``."""


def plain(text: str) -> str:
    """Return a heading for look-up: in lower case, without marks and brackets around it."""
    return " ".join(text.replace("’", "'").strip(" .:*[]—–-_").casefold().split())


def division_named(text: str) -> str:
    """Return the type of division that is called so, or the empty string."""
    name = plain(text)
    if name in FRONT or name in BACK:
        return FRONT.get(name) or BACK[name]
    found = _NAMED_AND_MORE.fullmatch(name)
    return (FRONT.get(found[1]) or BACK[found[1]]) if found else ""
