"""Line and column of findings: lxml knows only the line on which a start tag ends, the file knows the rest.

The file is read once more, by expat, which tells where each start tag begins. Columns count characters (code points),
from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from xml.parsers import expat

from teiedition.model import Finding

_NAMED = (
    re.compile(r"\battribute ([A-Za-z_][\w:.-]*\w)"),
    re.compile(r"^([A-Za-z_][\w:.-]*)=“"),
    re.compile(r"^(?:The )?@([A-Za-z_][\w:.-]*\w)"),
)
"""How messages name an attribute."""
_ATTRIBUTE_OF = {"identifier-unique": "xml:id"}
"""Rules that speak of one attribute without naming it."""
_QUOTED = re.compile(r"“([^”]+)”")
_WORDS_OF = frozenset(("no-stray-text",))
"""Rules whose message quotes the words at fault last."""
_NEAR = 5
"""Lines below that of the finding in which its words are looked for."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag in the file."""

    line: int
    column: int
    text: str

    @property
    def end_line(self) -> int:
        """The line on which the tag ends, which is the one that lxml knows."""
        return self.line + self.text.count("\n")


def placed(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Return the findings with the line and column at which what they speak of begins.

    It is the attribute, where the message names one, the words, where they are at fault, else the start tag. A column
    stays 0 where none of them can be found.

    :param text: the characters of the document, with ``\\n`` for line ends.
    """
    findings = tuple(findings)
    wanted = {_numbered(finding.path) for finding in findings if finding.path}
    tags = start_tags(text, wanted) if wanted else {}
    lines = text.split("\n") if findings else ()
    return tuple(
        finding if finding.column else _placed(finding, tags.get(_numbered(finding.path), []), lines)
        for finding in findings
    )


def start_tags(text: str, wanted: set[str]) -> Mapping[str, list[Tag]]:
    """Return the start tags of some elements, by path with the number of every step: ``/TEI[1]/text[1]``.

    A path has several where elements of one name are in several namespaces.
    """
    content = text.encode("utf-8", errors="replace")
    parser = expat.ParserCreate("utf-8", "}")
    found: dict[str, list[Tag]] = {}
    on_the_way = {path[:end] for path in wanted for end, sign in enumerate(f"{path}/") if sign == "/" and end}
    paths: list[str] = [""]
    counts: list[dict[str, int]] = [{}]
    passed_over = 0  # depth within an element that none of those is in

    def start(name: str, _: object) -> None:
        nonlocal passed_over
        if passed_over:
            passed_over += 1
            return
        number = counts[-1][name] = counts[-1].get(name, 0) + 1
        path = f"{paths[-1]}/{name.rpartition('}')[2]}[{number}]"
        if path not in on_the_way:
            passed_over = 1
            return
        paths.append(path)
        counts.append({})
        if path in wanted:
            tag = _tag_at(content, parser.CurrentByteIndex)
            found.setdefault(path, []).append(Tag(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, tag))

    def end(_: str) -> None:
        nonlocal passed_over
        if passed_over:
            passed_over -= 1
            return
        paths.pop()
        counts.pop()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(expat.ExpatError):  # what expat will not read any further has no columns
        parser.Parse(content, True)
    return found


_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


def _tag_at(content: bytes, offset: int) -> str:
    match = _TAG.match(content, offset)
    return match[0].decode("utf-8") if match else ""


def _placed(finding: Finding, tags: Sequence[Tag], lines: Sequence[str]) -> Finding:
    if finding.rule in _WORDS_OF and (quoted := _QUOTED.findall(finding.message)):
        found = _words(quoted[-1], finding.line, lines)
        if found is not None:
            return replace(finding, line=found[0], column=found[1])
    tag = next((each for each in tags if not finding.line or each.line <= finding.line <= each.end_line), None)
    if tag is None:
        return finding
    line, column = _attribute(finding, tag) or (tag.line, tag.column)
    return replace(finding, line=line, column=column)


def _attribute(finding: Finding, tag: Tag) -> tuple[int, int] | None:
    """Return where the attribute stands that a finding names, if it is there."""
    names = [_ATTRIBUTE_OF.get(finding.rule, "")]
    names += [match[1] for pattern in _NAMED if (match := pattern.search(finding.message))]
    for name in filter(None, names):
        match = re.search(rf"\s({re.escape(name)})\s*=", tag.text)
        if match:
            before = tag.text[: match.start(1)]
            line_start = before.rfind("\n") + 1
            first = tag.column - 1 if not line_start else 0
            return tag.line + before.count("\n"), first + match.start(1) - line_start + 1
    return None


def _words(words: str, line: int, lines: Sequence[str]) -> tuple[int, int] | None:
    """Return where words begin, on a line or a few lines below it; they may run on over line ends."""
    first = words.split()[0]
    for number in range(max(line, 1), min(line + _NEAR, len(lines)) + 1):
        at = _outside_tags(lines[number - 1]).find(first)
        if at >= 0:
            return number, at + 1
    return None


def _outside_tags(line: str) -> str:
    """Return a line with its tags blotted out, so that a word is not found in one."""
    return re.sub(r"<[^<>]*>", lambda match: " " * len(match[0]), line)


def _numbered(path: str) -> str:
    """Return a path with the number of every step."""
    return "/".join(step if not step or step.endswith("]") else f"{step}[1]" for step in path.split("/"))
