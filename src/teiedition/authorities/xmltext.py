"""An XML file as text: where its elements begin and end, so that something can be put in and every byte kept.

A parser and serialiser would lose what XML calls insignificant: quotes, entities, white space in tags. The file has
been parsed before it comes here, so it is well-formed and has no document type declaration; then one regular
expression finds all its tags.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>"
    r"|<(?P<close>/?)(?P<name>[^\s/>!?]+)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_ID = re.compile(r"(?:^|\s)xml:id\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")


@dataclass(slots=True)
class Tag:
    """An element of the text; places are offsets in characters."""

    name: str
    """Local name."""
    prefix: str
    """``tei:``, or nothing."""
    id: str
    start: int
    opened: int
    """After the start tag."""
    closed: int = 0
    """Before the end tag; where there is none (``<p/>``), equal to :attr:`end`."""
    end: int = 0
    children: list[Tag] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether it is one tag, ``<p/>``."""
        return self.opened == self.end

    def walk(self) -> Iterator[Tag]:
        """Yield the element and all in it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def directly(self, names: Iterable[str]) -> list[Tag]:
        """Return the children with one of these local names."""
        wanted = set(names)
        return [child for child in self.children if child.name in wanted]


class XmlText:
    """The text of a file, and insertions that wait to be made."""

    def __init__(self, data: bytes) -> None:
        """Read the text; ``data`` is well-formed."""
        declared = _DECLARED.match(data)
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        self.encoding = "utf-16" if wide else declared[1].decode() if declared else "utf-8"
        self.text = data.decode(self.encoding)
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self.root = _read(self.text)
        self._breaks = [match.start() for match in re.finditer("\n", self.text)]
        self._edits: list[tuple[int, int, str]] = []

    def line(self, offset: int) -> int:
        """Return the line of an offset, from 1."""
        return bisect_left(self._breaks, offset) + 1

    def indent(self, tag: Tag) -> str:
        """Return the white space before an element, if it begins its line."""
        before = self.text[self.text.rfind("\n", 0, tag.start) + 1 : tag.start]
        return before if before.isspace() else ""

    def append(self, tag: Tag, content: str, indent: str) -> None:
        """Put ``content`` on lines of its own at the end of an element, after all that is there, comments too."""
        lines = self._lines(content, indent)
        if tag.empty:
            opening = self.text[tag.start : tag.end - 2].rstrip()
            closing = f"{self.newline}{self.indent(tag)}</{tag.prefix}{tag.name}>"
            self._edits.append((tag.start, tag.end, f"{opening}>{lines}{closing}"))
            return
        inner = self.text[tag.opened : tag.closed]
        last = tag.opened + len(inner.rstrip())
        if "\n" not in self.text[last : tag.closed]:
            lines += self.newline + self.indent(tag)
        self._edits.append((last, last, lines))

    def insert_after(self, tag: Tag, content: str) -> None:
        """Put ``content`` on lines of its own after an element, indented as that is."""
        self._edits.append((tag.end, tag.end, self._lines(content, self.indent(tag))))

    def _lines(self, content: str, indent: str) -> str:
        return "".join(f"{self.newline}{indent}{line}" for line in content.split("\n"))

    def to_bytes(self) -> bytes:
        """Return the file with all insertions made; characters that its encoding lacks become references."""
        pieces, at = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            pieces += [self.text[at:start], new]
            at = end
        pieces.append(self.text[at:])
        return "".join(pieces).encode(self.encoding, errors="xmlcharrefreplace")


def _read(text: str) -> Tag:
    """Return the root element."""
    top = Tag("", "", "", 0, 0)
    stack = [top]
    for token in _TOKEN.finditer(text):
        if token["name"] is None:
            continue
        if token["close"]:
            stack[-1].closed, stack[-1].end = token.start(), token.end()
            stack.pop()
            continue
        prefix, _, name = token["name"].rpartition(":")
        found = _ID.search(token["attributes"])
        identifier = unescape(found[1] or found[2] or "") if found else ""
        tag = Tag(name, f"{prefix}:" if prefix else "", identifier, token.start(), token.end())
        stack[-1].children.append(tag)
        if token["attributes"].endswith("/"):
            tag.closed = tag.end = token.end()
        else:
            stack.append(tag)
    return top.children[0]
