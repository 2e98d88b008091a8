"""Small documents for the tests of annotation, and what was tagged in them."""

from __future__ import annotations

from lxml import etree

from teiedition.annotation import AnnotationOptions, annotate
from teiedition.model import Entity
from teiedition.names import TEI_NS, local, tei
from teiedition.tei.document import TeiDocument

NO_QUOTATIONS = AnnotationOptions(quotations=False)


def document(*content: str, division: str = "chapter", back: str = "") -> TeiDocument:
    """A document with paragraphs (or, where they begin with ``<``, whatever they are)."""
    body = "\n".join(part if part.startswith("<") else f"<p>{part}</p>" for part in content)
    xml = (
        f'<TEI xmlns="{TEI_NS}" xml:id="work" xml:lang="en"><teiHeader/>'
        f'<text><body><div type="{division}">{body}</div></body><back>{back}</back></text></TEI>'
    )
    return TeiDocument.parse(xml.encode())


def notes(*texts: str) -> str:
    """A division of notes."""
    return '<div type="notes">' + "".join(f"<note><p>{text}</p></note>" for text in texts) + "</div>"


def index(*entries: str) -> str:
    """A printed index."""
    items = "".join(f"<item>{entry}</item>" for entry in entries)
    return f'<div type="index"><list type="index">{items}</list></div>'


def tagged(tei_document: TeiDocument, *names: str) -> list[str]:
    """The words inside the elements of these names, in document order."""
    return [words(element) for text in tei_document.texts for element in text.iter(*map(tei, names))]


def refs(tei_document: TeiDocument) -> dict[str, str]:
    """What each name refers to."""
    names = [e for text in tei_document.texts for e in text.iter(tei("persName"), tei("placeName"))]
    return {words(element): element.get("ref", "") for element in names}


def words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def annotated(*content: str, authority: tuple[Entity, ...] = (), back: str = "") -> TeiDocument:
    made = document(*content, back=back)
    annotate(made, authority, NO_QUOTATIONS)
    return made


def persons(*content: str, back: str = "") -> list[str]:
    return tagged(annotated(*content, back=back), "persName")


def places(*content: str, back: str = "") -> list[str]:
    return tagged(annotated(*content, back=back), "placeName")


def listed(tei_document: TeiDocument) -> dict[str, str]:
    """The entries of the ``standOff``: identifier and kind."""
    stand_off = tei_document.stand_off
    entries = [] if stand_off is None else [entry for group in stand_off for entry in group]
    return {entry.get("{http://www.w3.org/XML/1998/namespace}id", ""): local(entry.tag) for entry in entries}
