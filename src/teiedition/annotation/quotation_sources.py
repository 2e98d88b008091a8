"""Whose words a quotation is, and from which work: ``said/@who``, ``quote/@source``.

This is done last, on the encoded text, because it needs names with their references and notes with their ``bibl``,
whoever tagged them. TEI has ``@who`` for ``said`` and ``q`` only; a ``quote`` points to its author with ``@source``,
which also leads to the reference in the note that is called right behind it. Each pointer adds its rule to ``@resp``,
so that the next run can take it back. Quotations tagged by hand are left as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from teiedition.annotation.quotation_saying import language_of
from teiedition.annotation.quotation_speakers import Named, Quoted, Spoken, announced, speakers
from teiedition.model import Certainty
from teiedition.names import tei, xml
from teiedition.tei.document import TeiDocument
from teiedition.tei.passage import Passage, passages

RULES = {
    "speaker-after": "The speaker stands behind the quotation with a verb of saying: “…,” said Mrs Ling.",
    "speaker-before": "The speaker stands before the quotation with a verb of saying: Mrs Ling wrote: “…”.",
    "speaker-according-to": "According to, in the words of somebody.",
    "speaker-of-words": "Somebody’s words, answer, remark stand before the quotation.",
    "speaker-as-subject": "The subject of a sentence with a later verb of saying: Mrs Ling rose and said.",
    "speaker-of-paragraph": "The one speaker whom the paragraph names beside another part of the speech.",
    "source-in-note": "The note that is called right behind the quotation holds the reference, or brackets do.",
}
"""Names of the rules and what each of them reads."""

_QUOTATIONS = tuple(map(tei, ("said", "quote", "q")))
_SPEECH = frozenset(map(tei, ("said", "q")))
_PASSED_OVER = frozenset(map(tei, ("lb", "pb", "cb", "choice", "fw")))
_SHELLS = frozenset(map(tei, ("cit", "epigraph")))
_WORD = re.compile(r"\w")
_BRACKET = re.compile(r"\W*\((?:(?:[Ss]ee|[Cc]f\.|[Cc]ited in|[Qq]uoted in) )?")
_OURS = frozenset(f"rule:{name}" for name in RULES)
_ORDER = list(Certainty)


class _Link(NamedTuple):
    """A pointer from a quotation."""

    attribute: str
    pointer: str
    rule: str
    cert: Certainty


_Links = defaultdict[etree._Element, list[_Link]]


def clear_sources(document: TeiDocument) -> None:
    """Remove the pointers that an earlier run set; those set by hand stay."""
    for text in document.texts:
        for element in text.iter(*_QUOTATIONS):
            pointers = element.get("resp", "").split()
            kept = [pointer for pointer in pointers if pointer not in _OURS]
            if len(kept) < len(pointers):
                for name in ("who", "source", "resp") if kept else ("who", "source", "resp", "cert"):
                    element.attrib.pop(name, None)
                if kept:
                    element.set("resp", " ".join(kept))


def link_sources(document: TeiDocument) -> None:
    """Point from each quotation to its speaker or author and to its reference, where the text gives them."""
    listed = passages(document)
    known = document.by_id()
    links: _Links = defaultdict(list)
    for text in document.texts:
        for quotation in text.iter(*_QUOTATIONS):
            if identifier := _reference(quotation, known):
                links[quotation].append(_Link("source", f"#{identifier}", "source-in-note", Certainty.MEDIUM))
    language = language_of((passage.text for passage in listed), document.language)
    for quotation, spoken in (*_spoken(listed, language), *_displayed(listed, language)):
        attribute = "who" if quotation.tag in _SPEECH else "source"
        cert = Certainty.LOW if spoken.who.doubtful else Certainty.MEDIUM
        links[quotation] += [_Link(attribute, pointer, spoken.rule, cert) for pointer in spoken.who.ref.split()]
    for quotation in list(links):
        for part in _chain(quotation, known):
            links[part] += [
                link for link in links[quotation] if link.attribute not in {one.attribute for one in links[part]}
            ]
    for quotation, found in links.items():
        if _may_be_changed(quotation):
            _write(quotation, found)


def _may_be_changed(quotation: etree._Element) -> bool:
    """Whether a rule made a quotation, and nobody has said whose words it is."""
    if quotation.get("who") or quotation.get("source"):
        return False
    pointers = quotation.get("resp", "").split()
    return all(pointer.startswith("rule:") for pointer in pointers) and (bool(pointers) or _is_displayed(quotation))


def _is_displayed(quotation: etree._Element) -> bool:
    parent = quotation.getparent()
    return quotation.get("rend") == "block" or (parent is not None and parent.tag in _SHELLS)


def _write(quotation: etree._Element, links: Sequence[_Link]) -> None:
    """Set the pointers of a quotation, and add to its evidence; what is displayed keeps its own certainty."""
    for attribute in ("who", "source"):
        pointers = dict.fromkeys(link.pointer for link in links if link.attribute == attribute)
        if pointers:
            quotation.set(attribute, " ".join(pointers))
    rules = dict.fromkeys(f"rule:{link.rule}" for link in links)
    cert = quotation.get("cert")
    if cert is None or not _is_displayed(quotation):
        least = max((link.cert for link in links), key=_ORDER.index)
        quotation.set("cert", max(least, Certainty(cert or least), key=_ORDER.index).value)
    quotation.set("resp", " ".join([*quotation.get("resp", "").split(), *rules]))


# Speakers


def _spoken(listed: Sequence[Passage], language: str) -> Iterator[tuple[etree._Element, Spoken]]:
    """Yield the quotations in running text whose speaker is named beside them."""
    for passage in listed:
        quotations = _quotations(passage)
        if quotations:
            found = speakers(passage.text, list(quotations), _names(passage), language, passage.calls)
            yield from ((quotations[one], spoken) for one, spoken in found.items())


def _displayed(listed: Sequence[Passage], language: str) -> Iterator[tuple[etree._Element, Spoken]]:
    """Yield the displayed quotations before which a paragraph names somebody: ``Goldman wrote:``."""
    before: Passage | None = None
    for passage in listed:
        quotation = next(passage.element.iterancestors(*_QUOTATIONS), None)
        if quotation is None:
            before = passage
        elif before is not None and before.kind == "p" and _is_displayed(quotation):
            spoken = announced(before.text, list(_quotations(before)), _names(before), language)
            before = None
            if spoken is not None and spoken.who.ref:
                yield quotation, spoken


def _quotations(passage: Passage) -> dict[Quoted, etree._Element]:
    return {
        Quoted(taken.start, taken.end, taken.element == "said"): taken.node
        for taken in passage.taken
        if taken.node.tag in _QUOTATIONS
    }


def _names(passage: Passage) -> list[Named]:
    found = [
        Named(taken.start, taken.end, taken.node.get("ref", ""), taken.node.get("cert") == Certainty.LOW.value)
        for taken in passage.taken
        if taken.element == "persName"
    ]
    return sorted(found)


def _chain(quotation: etree._Element, known: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """Yield the other parts of a quotation, forwards and then backwards."""
    for direction in ("next", "prev"):
        part, seen = quotation, {quotation}
        while (following := known.get(part.get(direction, "").removeprefix("#"))) is not None and following not in seen:
            seen.add(following)
            yield following
            part = following


# References in notes


def _reference(quotation: etree._Element, known: Mapping[str, etree._Element]) -> str | None:
    """Return the identifier of the reference behind a quotation; of a note with several ``bibl``, that of the note."""
    cited = _cited_behind(quotation)
    if cited is None or cited.tag == tei("bibl"):
        return None if cited is None else cited.get(xml("id"))
    note = known.get(cited.get("target", "").removeprefix("#"))
    if note is None:
        return None
    listed = list(note.iter(tei("bibl")))
    if len(listed) == 1 and listed[0].get(xml("id")):
        return listed[0].get(xml("id"))
    return note.get(xml("id")) if listed else None


def _cited_behind(quotation: etree._Element) -> etree._Element | None:
    """Return the note call or the ``bibl`` in brackets behind a quotation, with nothing but marks between.

    A quotation that is displayed has its call at its end.
    """
    if _is_displayed(quotation):
        calls = [ref for ref in quotation.iter(tei("ref")) if ref.get("type") == "noteAnchor"]
        return calls[-1] if calls and _ends(quotation, calls[-1]) else None
    string, following = quotation.tail or "", quotation.getnext()
    while following is not None:
        if following.tag == tei("bibl") and _BRACKET.fullmatch(string):
            return following
        if _WORD.search(string):
            return None
        if following.tag == tei("ref") and following.get("type") == "noteAnchor":
            return following
        if following.tag not in _PASSED_OVER:
            return None
        string, following = following.tail or "", following.getnext()
    return None


def _ends(quotation: etree._Element, call: etree._Element) -> bool:
    """Whether nothing but marks stands behind a call within a quotation."""
    here: etree._Element | None = call
    while here is not None and here is not quotation:
        if here.getnext() is not None or _WORD.search(here.tail or ""):
            return False
        here = here.getparent()
    return True
