"""``xi:include`` (XInclude 1.1): files within the edition folder are put in their place, everything else is refused.

A document without edition may include what lies in its own folder or below. The network is never touched, ``xpointer``
is not followed.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from teiedition.model import Finding, Severity
from teiedition.tei import TeiDocument
from teiedition.tei.document import safe_parser
from teiedition.tei.malformed import in_plain_words
from teiedition.validation.sourcetext import decode
from teiedition.validation.wording import line_of, path_of

XI = "{http://www.w3.org/2001/XInclude}"
MOST = 1000
"""Files that one document may include, those of included files counted, too."""


@dataclass(slots=True)
class Included:
    """What was put into a document, and what was refused."""

    findings: list[Finding] = field(default_factory=list)
    homes: list[tuple[str, str]] = field(default_factory=list)
    """Paths of included elements in the whole document, and the files they come from."""

    def at_home(self, finding: Finding) -> Finding:
        """Return a finding as one of the file in which its element stands."""
        above = [home for home in self.homes if finding.path == home[0] or finding.path.startswith(f"{home[0]}/")]
        if not above:
            return finding
        path, file = max(above, key=lambda home: len(home[0]))
        root = path.rpartition("/")[2].partition("[")[0]
        return replace(finding, document=file, path=f"/{root}{finding.path[len(path) :]}")


def resolve(document: TeiDocument, edition: Path | None) -> Included:
    """Put included files into a document.

    :param edition: the edition folder, within which they must lie.
    """
    included = Included()
    if next(document.root.iter(f"{XI}include"), None) is None or document.path is None:
        return included
    folder = (edition or document.path.parent).resolve()
    resolver = _Resolver(folder, included)
    resolver.resolve(document.root, document.path, ())
    included.homes = [(path_of(element), file) for element, file in resolver.roots if _within(element, document.root)]
    return included


class _Refused(Exception):  # noqa: N818 – becomes a finding
    """Why a file is not included."""


class _Missing(_Refused):
    """The file is not there; ``xi:fallback`` may stand for it."""


class _Resolver:
    def __init__(self, folder: Path, included: Included) -> None:
        self.folder = folder
        self.included = included
        self.roots: list[tuple[etree._Element, str]] = []
        self.number = 0

    def resolve(self, root: etree._Element, file: Path, above: tuple[Path, ...]) -> None:
        """Resolve what an element includes; ``above`` are the files that include this one."""
        including = [(element, path_of(element)) for element in root.iter(f"{XI}include")]
        for element, path in including:
            if not _within(element, root):
                continue  # in a fallback that was not needed
            try:
                self._put(element, file, (*above, file.resolve()))
            except _Refused as refused:
                fallback = element.find(f"{XI}fallback")
                if isinstance(refused, _Missing) and fallback is not None:
                    _replace(element, list(map(deepcopy, fallback)), fallback.text or "")
                    continue
                self.included.findings.append(_refusal(element, path, file, str(refused)))
                _replace(element, [])

    def _put(self, element: etree._Element, file: Path, above: tuple[Path, ...]) -> None:
        path = self._located(element, file, above)
        self.number += 1
        if self.number > MOST:
            raise _Refused(f"the document includes more than {MOST} files")
        try:
            content = path.read_bytes()
        except OSError as error:
            raise _Missing(f"it cannot be read: {error.strerror or error}") from error
        if element.get("parse") == "text":
            _replace(element, [], decode(content))
            return
        root = _parsed(content)
        self.resolve(root, path, above)
        _replace(element, [root])
        self.roots.append((root, str(path)))

    def _located(self, element: etree._Element, file: Path, above: tuple[Path, ...]) -> Path:
        """Return the file that is included, or raise why it is not."""
        try:
            href = urlsplit(element.get("href", ""))
        except ValueError as error:
            raise _Refused(f"it is no address ({error})") from error
        if element.get("xpointer") or href.fragment or not href.path:
            raise _Refused("parts of files (xpointer) are not resolved")
        if href.scheme or href.netloc:
            raise _Refused("only files beside the document are included, named relative to it")
        path = Path(normpath(file.parent / unquote(href.path)))
        if not path.resolve().is_relative_to(self.folder):
            raise _Refused(f"it lies outside of {self.folder}")
        if path.resolve() in above:
            raise _Refused("the file includes itself")
        return path


def _parsed(content: bytes) -> etree._Element:
    try:
        root = etree.fromstring(content, safe_parser())
    except etree.XMLSyntaxError as error:
        wrong, _ = in_plain_words(error.msg or "")
        raise _Refused(f"it is not well-formed (line {error.position[0]}: {wrong})") from error
    if root.getroottree().docinfo.doctype:
        raise _Refused("it has a document type declaration, and entities are never resolved")
    return root


def _replace(element: etree._Element, by: list[etree._Element], text: str = "") -> None:
    """Put elements and the text before them in the place of an element, whose tail stays."""
    parent = element.getparent()
    if parent is None:
        return
    index, tail = parent.index(element), element.tail or ""
    element.tail = None
    parent.remove(element)
    for place, each in enumerate(by):
        parent.insert(index + place, each)
    last = by[-1] if by else None
    if last is not None:
        last.tail = (last.tail or "") + tail
        tail = ""
    if text or tail:
        before = parent[index - 1] if index else None
        if before is None:
            parent.text = (parent.text or "") + text + tail
        else:
            before.tail = (before.tail or "") + text + tail


def _within(element: etree._Element, root: etree._Element) -> bool:
    return element is root or any(ancestor is root for ancestor in element.iterancestors())


def _refusal(element: etree._Element, path: str, file: Path, reason: str) -> Finding:
    return Finding(
        "include-resolves",
        Severity.ERROR,
        f"{element.get('href') or 'A part of this document'} is not included: {reason}.",
        str(file),
        path,
        line=line_of(element),
        advice="Move the file into the edition folder and name it relative to the document.",
    )
