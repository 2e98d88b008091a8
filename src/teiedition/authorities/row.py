"""A row of the table in which an editor decides who and what enters the authority lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from teiedition.model import Entity


class Decision(StrEnum):
    """What the editor wrote into the column ``accept``."""

    NEW = "yes"
    """The row becomes a new entry, under the row's id."""
    MATCH = "match"
    """The row is the entry named in the column ``match``, which takes its forms and identifiers."""
    REJECTED = "no"
    """No entry; the row is not proposed again."""
    OPEN = ""
    """Not decided."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entity that is not in the authority lists, and what is to become of it."""

    entity: Entity
    """Its names are the forms that occur, the one to be preferred first."""
    accept: Decision = Decision.OPEN
    count: int = 0
    """How often it is named in the texts."""
    places: tuple[str, ...] = ()
    """Where: ``harbour-p0012, p. 37``; only the first few."""
    level: str = ""
    """Of a work, ``@level`` of its title: ``m``, ``a``, ``j``, ``s``, ``u``."""
    match: str = ""
    """Identifier of the entry of the authority lists that it may be."""
    score: int | None = None
    """How alike the names of the two are, 0 to 100."""
    candidates: tuple[str, ...] = ()
    """What a reconciliation service suggests: ``wikidata:Q7259 Ada Lovelace (98)``."""
    line: int = 0
    """Line of the table on which the row begins; 0 for a row that no table has."""


NCNAME = re.compile(r"[^\W\d][\w.\-]*")
"""What an ``xml:id`` looks like."""


LONGEST = 48
"""Characters of an identifier that is made from a name, at most."""


def plain(name: str) -> str:
    """Return the words of a name in lower case, without accents and marks: ``Königsberg`` gives ``konigsberg``."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", bare.replace("’", "").replace("'", "")))


def identifier(name: str, taken: Container[str] = ()) -> str:
    """Return a name as a short ASCII NCName, numbered where it is taken: ``Ada King`` gives ``ada-king``."""
    made = re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-") or "entry"
    made = made if len(made) <= LONGEST else made[:LONGEST].rpartition("-")[0] or made[:LONGEST]
    made = made if made[0].isalpha() else f"n-{made}"
    number, free = 1, made
    while free in taken:
        number += 1
        free = f"{made}-{number}"
    return free


_HOSTS = {"wikidata.org": "wikidata", "d-nb.info": "gnd", "viaf.org": "viaf", "geonames.org": "geonames"}


def authority_of(iri: str) -> str:
    """Return the name of the authority an IRI belongs to, as ``idno/@type`` has it; empty where it is not known."""
    host = urlsplit(iri).hostname or ""
    return next((name for domain, name in _HOSTS.items() if host == domain or host.endswith(f".{domain}")), "")
