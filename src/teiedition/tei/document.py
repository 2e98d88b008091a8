"""A TEI document as an lxml tree: reading with nothing resolved from outside, writing whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from teiedition.errors import SourceError
from teiedition.files import write_atomically
from teiedition.names import TEI_NS, local, tei, xml
from teiedition.tei.malformed import in_plain_words


def safe_parser(*, encoding: str | None = None, remarks: bool = True) -> etree.XMLParser:
    """Return a parser that resolves no entity, touches no network, and lets duplicate identifiers pass.

    :param encoding: that of the bytes, whatever their XML declaration says.
    :param remarks: whether comments and processing instructions are kept.
    """
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        collect_ids=False,
        remove_blank_text=False,
        remove_comments=not remarks,
        remove_pis=not remarks,
    )


class TeiDocument:
    """One TEI document.

    The tree is free to be changed; the class only knows where the parts are and how to read and write.
    """

    def __init__(self, tree: etree._ElementTree, path: Path | None = None) -> None:
        """Wrap a tree whose root is ``TEI``; ``path`` is where it was read from, for messages."""
        self.tree = tree
        self.path = path

    @classmethod
    def read(cls, path: Path, *, parts: bool = False) -> TeiDocument:
        """Parse a file.

        :param parts: whether any element of TEI may be the root, as in a list of persons that others include.
        :raises SourceError: when the file is missing, a folder, not well-formed, has a document type
            declaration (entities are never resolved), or is no TEI.
        """
        try:
            if path.exists() and not path.is_dir() and not path.is_file():
                raise SourceError(f"{path} is no file, but a device or a pipe.", "Name a file.")
            content = path.read_bytes()
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror or error}.", "Check the path.") from error
        return cls.parse(content, path, parts=parts)

    @classmethod
    def parse(cls, content: bytes, path: Path | None = None, *, parts: bool = False) -> TeiDocument:
        """Parse bytes; parameters and errors as in :meth:`read`."""
        name = str(path) if path is not None else "the document"
        try:
            root = etree.fromstring(content, safe_parser())
        except etree.XMLSyntaxError as error:
            raise _malformed(name, content, error) from error
        tree = root.getroottree()
        if tree.docinfo.doctype:
            raise _typed(name, tree.docinfo.doctype)
        if root.tag not in (tei("TEI"), tei("teiCorpus")) and not (parts and etree.QName(root).namespace == TEI_NS):
            raise SourceError(*_not_tei(name, root))
        return cls(tree, path)

    @property
    def root(self) -> etree._Element:
        """The ``TEI`` element."""
        return self.tree.getroot()

    @property
    def work(self) -> str:
        """Name of the work: the ``xml:id`` of ``TEI``, else the stem of the file's name."""
        identifier = self.root.get(xml("id"))
        return identifier or (self.path.stem if self.path is not None else "document")

    @property
    def language(self) -> str:
        """BCP 47 tag of the document's language, empty where it does not say."""
        return self.root.get(xml("lang"), "")

    @property
    def header(self) -> etree._Element | None:
        """The ``teiHeader``, where there is one."""
        return self.root.find(tei("teiHeader"))

    @property
    def stand_off(self) -> etree._Element | None:
        """The ``standOff``, where there is one."""
        return self.root.find(tei("standOff"))

    @property
    def texts(self) -> tuple[etree._Element, ...]:
        """The outermost ``text`` elements, in order: one, but for a ``teiCorpus``."""
        return tuple(
            text
            for text in self.root.iter(tei("text"))
            if not any(ancestor.tag == tei("text") for ancestor in text.iterancestors())
        )

    def by_id(self) -> dict[str, etree._Element]:
        """Return the elements by ``xml:id``; of duplicates the first."""
        found: dict[str, etree._Element] = {}
        for element in self.root.iter(etree.Element):
            identifier = element.get(xml("id"))
            if identifier is not None:
                found.setdefault(identifier, element)
        return found

    def count(self, *names: str) -> int:
        """Return the number of elements in the texts with one of these TEI names."""
        tags = [tei(name) for name in names]
        return sum(1 for text in self.texts for _ in text.iter(*tags))

    def to_bytes(self) -> bytes:
        """Return the document as UTF-8 XML, the same bytes each time."""
        body = etree.tostring(self.tree, encoding="UTF-8", xml_declaration=False)
        return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body.strip() + b"\n"

    def write(self, path: Path) -> Path:
        """Write the document to ``path``, whole or not at all.

        :raises OutputError: when the place cannot be written.
        """
        return write_atomically(path, self.to_bytes())


def source_reading(element: etree._Element) -> Iterator[str]:
    """Yield the text of an element as the source has it, in document order.

    Of a ``choice`` the ``sic`` or ``orig`` is read, never the ``corr``, ``reg`` or ``expan``; ``supplied`` is left out;
    ``g`` with a reference ``…char-XXXX`` stands for the character with that hexadecimal code point. The tail of
    ``element`` itself is not part of it.
    """
    return (text for text, _, _ in source_pieces(element))


def source_pieces(element: etree._Element) -> Iterator[tuple[str, etree._Element, bool]]:
    """Yield the text of :func:`source_reading` in pieces, each with its element and whether it stands behind that."""
    if element.tag in _EDITORIAL:
        return
    if element.tag == tei("g") and (code := _CODE_POINT.search(element.get("ref", ""))):
        yield chr(int(code[1], 16)), element, False
    if element.text:
        yield element.text, element, False
    for child in element:
        if isinstance(child.tag, str):
            yield from source_pieces(child)
        if child.tail:
            yield child.tail, child, True


_CODE_POINT = re.compile(r"char-(0?[0-9A-Fa-f]{1,5}|10[0-9A-Fa-f]{4})$")
_EDITORIAL = frozenset(tei(name) for name in ("corr", "reg", "expan", "supplied"))


def _malformed(name: str, content: bytes, error: etree.XMLSyntaxError) -> SourceError:
    """Return the error that says where a file is not well-formed, and why."""
    if "Attempt to load network entity" in (error.msg or ""):
        found = re.search(rb"<!DOCTYPE[^>\[]*>?", content)
        return _typed(name, found[0].decode("utf-8", errors="replace") if found else "DOCTYPE")
    line, column = error.position
    wrong, mend = in_plain_words(error.msg or "")
    return SourceError(f"{name}, line {line}, column {column}: not well-formed XML: {wrong}.", mend)


def _typed(name: str, declaration: str) -> SourceError:
    return SourceError(
        f"{name}: the document has a document type declaration ({declaration[:60]}).",
        "Entities are never resolved: write their text into the file and take the declaration out.",
    )


def _not_tei(name: str, root: etree._Element) -> tuple[str, str]:
    """Return why a root is not that of TEI P5, and what to do about it."""
    tag, namespace = local(root.tag), etree.QName(root).namespace
    begin = f'A TEI document begins with <TEI xmlns="{TEI_NS}">; a part of one has the same xmlns.'
    if tag in ("TEI.2", "teiCorpus.2"):
        return (
            f"{name}: the root is <{tag}> outside the TEI namespace: this is TEI P4.",
            "Convert it to P5 first, for example with p4top5.xsl of the TEI Stylesheets.",
        )
    if tag in ("TEI", "teiCorpus"):
        where = f"in the namespace {namespace}, which is not that of TEI" if namespace else "in no namespace"
        return (
            f"{name}: the root is <{tag}> outside the TEI namespace: it is {where}.",
            f'Write <{tag} xmlns="{TEI_NS}">; the elements within it follow.',
        )
    return f"{name}: the root is <{tag}>, not TEI.", begin
