"""The one module that imports saxonche: compile once per process, run, collect messages and result documents.

One processor serves the process. Saxon holds the interpreter lock through every call and writes the details of run-time
errors to file descriptor 2 only, so each call is made with that descriptor turned to a file, which is read afterwards.
Sources with a document type declaration are refused: no entity is ever resolved, no file read through one.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from teiedition.errors import SourceError, StylesheetError
from teiedition.resources import find

Parameter = str | int | float | bool | tuple[str, ...]
"""Value of a stylesheet parameter; a tuple becomes ``xs:string*``, the others the atomic type of their name."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """Something Saxon keeps for us, to be given to it again: a parsed document, what a stylesheet found out."""

    xdm: Any


_DOCTYPE = "http://saxon.sf.net/feature/parserFeature?uri=http://apache.org/xml/features/disallow-doctype-decl"
_LIMIT = "http://saxon.sf.net/feature/parserProperty?uri=jdk.xml."
_LIMITS = (
    "maxGeneralEntitySizeLimit",
    "totalEntitySizeLimit",
    "maxElementDepth",
    "elementAttributeLimit",
    "maxXMLNameLimit",
)
"""Limits of the XML parser that honest books exceed (100,000 ``&amp;``, depth 100); 0 lifts them."""

_lock = threading.RLock()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Transformation:
    """What a stylesheet gave."""

    output: str = ""
    """The principal result, serialized as the stylesheet's ``xsl:output`` says."""
    documents: Mapping[str, bytes] = field(default_factory=dict)
    """The result documents by their ``href``, relative with ``/``, in the order of their names."""
    messages: tuple[str, ...] = ()
    """The text of each ``xsl:message``, in order."""


def run(
    stylesheet: Path | str,
    *,
    source: Path | bytes | Value | None = None,
    parameters: Mapping[str, Parameter | Value] | None = None,
) -> Transformation:
    """Run a stylesheet.

    :param stylesheet: its path, or its text; compiled once per process.
    :param source: the document to transform, as a path, as UTF-8 bytes or parsed; it is the initial match selection
        and the global context item. ``None`` calls ``xsl:initial-template``.
    :param parameters: stylesheet parameters by name; names in a namespace as ``{uri}local``.
    :raises SourceError: when the source is missing, not well-formed, or has a document type declaration.
    :raises StylesheetError: when the stylesheet does not compile or stops; names file, line and error code.
    """
    with _lock, tempfile.TemporaryDirectory(prefix="teiedition-") as scratch:
        executable = _told(stylesheet, parameters)
        node = None if source is None else parsed(source).xdm
        executable.set_save_xsl_message(True)
        output = _guarded(lambda: _transform(executable, node, Path(scratch)), stylesheet)
        return Transformation(output or "", _documents(Path(scratch)), _messages(executable))


def parsed(source: Path | bytes | Value) -> Value:
    """Return a document parsed, for several runs.

    :raises SourceError: as :func:`run`.
    """
    with _lock:
        return source if isinstance(source, Value) else Value(_parse(source))


def found(
    stylesheet: Path | str, source: Path | bytes | Value, parameters: Mapping[str, Parameter | Value] | None = None
) -> Value:
    """Run a stylesheet whose result is no file but a value, which parameters of other stylesheets take.

    :raises SourceError, StylesheetError: as :func:`run`.
    """
    with _lock:
        executable, node = _told(stylesheet, parameters), parsed(source).xdm
        executable.set_result_as_raw_value(True)
        executable.set_global_context_item(xdm_item=node)
        return Value(_guarded(lambda: executable.apply_templates_returning_value(xdm_value=node), stylesheet))


def _told(stylesheet: Path | str, parameters: Mapping[str, Parameter | Value] | None) -> Any:
    """Return the executable of a stylesheet with its parameters set."""
    executable = compiled(stylesheet).clone()
    for name, value in (parameters or {}).items():
        executable.set_parameter(name, value.xdm if isinstance(value, Value) else _value(value))
    return executable


def compiled(stylesheet: Path | str) -> Any:
    """Return the executable of a stylesheet (a path, or its text), compiling it the first time.

    :raises StylesheetError: when it does not compile or is not there; names file, line and error code.
    """
    with _lock:
        return _compile(stylesheet.resolve() if isinstance(stylesheet, Path) else stylesheet)


@cache
def _compile(stylesheet: Path | str) -> Any:
    compiler = _processor().new_xslt30_processor()
    if isinstance(stylesheet, Path):
        return _guarded(lambda: compiler.compile_stylesheet(stylesheet_file=str(stylesheet)), stylesheet)
    return _guarded(lambda: compiler.compile_stylesheet(stylesheet_text=stylesheet, encoding="UTF-8"), stylesheet)


@cache
def _processor() -> Any:
    """Return the processor of this process, made safe and with the catalog of the shipped stylesheets."""
    from saxonche import PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    processor.set_configuration_property(_DOCTYPE, "true")
    for name in _LIMITS:
        processor.set_configuration_property(_LIMIT + name, "0")
    processor.set_catalog_files([str(find("xslt/catalog.xml"))])
    return processor


def _parse(source: Path | bytes) -> Any:
    name = str(source) if isinstance(source, Path) else "the document"
    if isinstance(source, Path) and not source.is_file():
        raise SourceError(f"{name} is not a file that can be read.", "Check the path.")
    try:
        if isinstance(source, Path):
            path = str(source.resolve())
            return _quietly(lambda: _processor().parse_xml(xml_file_name=path))[0]
        text = source.decode("utf-8-sig")
        return _quietly(lambda: _processor().parse_xml(xml_text=text))[0]
    except _SaxonError as failure:
        raise SourceError(
            f"{name}{failure.place(name)}: {failure}.", "Mend the file at this place; it is not transformed."
        ) from failure
    except UnicodeDecodeError as error:
        raise SourceError(f"{name} is not in UTF-8 ({error.reason}, byte {error.start}).", "Convert it.") from error


def _transform(executable: Any, node: Any, scratch: Path) -> str | None:
    base = scratch.as_uri() + "/"
    result: str | None
    if node is None:
        result = executable.call_template_returning_string(None, base_output_uri=base)
    else:
        executable.set_global_context_item(xdm_item=node)
        result = executable.apply_templates_returning_string(xdm_value=node, base_output_uri=base)
    return result


def _value(value: Parameter) -> Any:
    """Return the XDM value of a parameter."""
    processor = _processor()
    if isinstance(value, bool):
        return processor.make_boolean_value(value)
    if isinstance(value, int):
        return processor.make_integer_value(value)
    if isinstance(value, float):
        return processor.make_double_value(value)
    if isinstance(value, str):
        return processor.make_string_value(value, encoding="UTF-8")
    return processor.make_array([processor.make_string_value(item, encoding="UTF-8") for item in value])


def _documents(scratch: Path) -> dict[str, bytes]:
    files = sorted(path for path in scratch.rglob("*") if path.is_file())
    return {path.relative_to(scratch).as_posix(): path.read_bytes() for path in files}


def _messages(executable: Any) -> tuple[str, ...]:
    messages = executable.get_xsl_messages()
    if messages is None:
        return ()
    return tuple(" ".join(messages.item_at(index).string_value.split()) for index in range(messages.size))


class _SaxonError(Exception):
    """What Saxon says of an error, in one line, and where it says it is."""

    def __init__(self, reason: str, file: str = "", line: str = "", column: str = "") -> None:
        super().__init__(reason)
        self.file, self.line, self.column = file, line, column

    def place(self, known: str) -> str:
        """Return the place, with the file only where it is another than the one that is known."""
        file = "" if not self.file or known.endswith(self.file) else f", in {self.file}"
        line = f", line {self.line}" if self.line else ""
        return file + line + (f", column {self.column}" if self.column else "")


def _guarded(action: Callable[[], T], stylesheet: Path | str) -> T:
    """Do something with a stylesheet; what Saxon says on failure becomes a :class:`StylesheetError`."""
    name = str(stylesheet) if isinstance(stylesheet, Path) else "a generated stylesheet"
    try:
        result, remarks = _quietly(action)
    except _SaxonError as failure:
        raise StylesheetError(
            f"{name} failed{failure.place(name)}: {failure}.",
            "Mend the stylesheet at this place; nothing was written.",
        ) from failure
    if remarks:
        _log.debug("%s: %s", name, remarks)
    return result


def _quietly(action: Callable[[], T]) -> tuple[T, str]:
    """Do something with Saxon and return its result and what it wrote to file descriptor 2 meanwhile."""
    from saxonche import PySaxonApiError

    with tempfile.TemporaryFile() as remarks:
        with suppress(AttributeError, OSError, ValueError):
            sys.stderr.flush()
        kept = _turn(2, remarks.fileno())
        try:
            result = action()
        except PySaxonApiError as error:
            remarks.seek(0)
            raise _explain(str(error), remarks.read().decode("utf-8", "replace")) from None
        finally:
            _turn_back(2, kept)
        remarks.seek(0)
        return result, remarks.read().decode("utf-8", "replace").strip()


def _turn(descriptor: int, target: int) -> int | None:
    """Let a file descriptor lead to another and return a copy of what it was; ``None`` where it was closed."""
    kept: int | None = None
    with suppress(OSError):
        kept = os.dup(descriptor)
    os.dup2(target, descriptor)
    return kept


def _turn_back(descriptor: int, kept: int | None) -> None:
    if kept is None:
        os.close(descriptor)
        return
    os.dup2(kept, descriptor)
    os.close(kept)


_POSITION = re.compile(r"on line (\d+)(?: column (\d+))?(?: of (\S+?))?:?\s")
_REASON = re.compile(r"^\s*(?:([A-Z]{4}\d{4}|[\w.-]+:[\w.-]+|[\w.-]+)\s{2,})?(\S.*)", re.DOTALL)
_CALLERS = re.compile(r"\n\s*(?:In template|In function|at template|invoked by)|\n(?:\w+ )?[Ee]rror ")
_UNREADABLE = re.compile(r"I/O error reported by XML parser processing (\S+?)\.?(?: Caused by.*)?$")


def _explain(error: str, remarks: str) -> _SaxonError:
    """Make the error from the exception's text and from what was written to file descriptor 2."""
    report = next((text for text in (remarks, error) if _POSITION.search(text)), error.removeprefix(" Error"))
    position = _POSITION.search(report)
    code, reason = _first_reason(report[position.end() :] if position else report)
    reason = _UNREADABLE.sub(r"\1 cannot be read", " ".join(reason.split())).rstrip(". ")
    line, column, file = position.groups("") if position else ("", "", "")
    return _SaxonError(f"{reason} [{code}]" if code else reason, file if "/" not in file else "", line, column)


def _first_reason(report: str) -> tuple[str, str]:
    """Return code and words of the first error in what follows its position."""
    found = _REASON.match(_CALLERS.split(report)[0])
    return (found.group(1) or "", found.group(2)) if found else ("", report)
