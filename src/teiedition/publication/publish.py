"""From a TEI document to the files of one publication: find the stylesheet, run it, write what it gives."""

from __future__ import annotations

import copy
import hashlib
import json
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from teiedition.errors import ConfigurationError, ResourceMissingError
from teiedition.files import write_together
from teiedition.names import VERSION, tei, xml
from teiedition.publication.gaps import MetadataGapError, split, told
from teiedition.publication.opened import Opened
from teiedition.publication.packing import packed
from teiedition.publication.pictures import copy_pictures, named, pictures
from teiedition.publication.preparing import HEAVIEST, prepared
from teiedition.publication.publication import Publication, PublicationOptions
from teiedition.publication.staleness import remove_stale
from teiedition.publication.stylesheets import modules, parameters
from teiedition.resources import find
from teiedition.tei import TeiDocument
from teiedition.transform import Parameter, Transformation, Value, run

_log = logging.getLogger(__name__)

OWN_CSS = "xslt/site.css"
"""A style sheet of the edition folder that is linked after the shipped one."""
INDEX = "xslt/html/works.xsl"
"""The stylesheet that lists all works."""


def publish(
    document: Opened | TeiDocument | Path,
    publication: Publication,
    folder: Path,
    options: PublicationOptions = PublicationOptions(),  # noqa: B008 -- frozen
) -> tuple[Path, ...]:
    """Make one publication of a document and return the files written.

    They go to ``folder/html/WORK/…``, ``folder/text/WORK.txt``, ``folder/data/WORK.persons.csv`` … as the publication
    says, where WORK is the document's ``xml:id``. Nothing is written when anything fails.

    :param document: the document; opened, where several publications are made of it.
    :raises SourceError: when the document cannot be read.
    :raises ConfigurationError: for a parameter that the stylesheet does not have.
    :raises MetadataGapError: when the header lacks what the publication cannot do without.
    :raises StylesheetError: when the stylesheet does not compile or stops.
    :raises OutputError: when the results cannot be written.
    """
    opened = document if isinstance(document, Opened) else Opened(document)
    document, content = opened.document, opened.content
    stylesheet = _stylesheet(publication, options.edition)
    assets = _assets(publication, options.edition)
    said = _parameters(publication, stylesheet, options, document.work, assets)
    said |= _described(stylesheet, document.work, content)
    shown = _pictures(document, stylesheet, said, options)
    shared = _shared(opened, stylesheet, said, options)
    source, remarks = _source(opened, stylesheet, said, options)
    result = run(stylesheet, source=source, parameters={**said, **shared})
    gaps, messages = split(result.messages, publication.name)
    _report(document.work, publication.name, (*remarks, *messages, *_too_heavy(said, result)))
    opened.gaps += gaps
    if any(gap.fatal for gap in gaps):
        raise MetadataGapError(told(gaps, document.work))
    if publication.suffix == ".epub":
        contents = dict(result.documents) | {name: asset.read_bytes() for name, asset in assets.items()}
        contents |= {name: shown[url].read_bytes() for url, name in named(shown).items() if _is_packed(name, contents)}
        return write_together({folder / publication.path(document.work): packed(contents)})
    files = _files(publication, document.work, folder, result)
    for name, asset in assets.items():
        files[folder / publication.path(document.work, name)] = asset.read_bytes()
    if publication.with_tei:
        files[folder / publication.path(document.work, f"{document.work}.xml")] = content
    written = write_together(files)
    if publication.suffix == "/":
        written += copy_pictures(shown, folder / publication.path(document.work))
        remove_stale(folder / publication.path(document.work), frozenset(written))
    return written


def publish_index(
    documents: Sequence[TeiDocument | Path],
    folder: Path,
    options: PublicationOptions = PublicationOptions(),  # noqa: B008 -- frozen
) -> tuple[Path, ...]:
    """Write ``folder/html/index.html``, the page that lists the works, and the search page for all of them.

    :param documents: the TEI documents, in the order of the list; only their headers are read.
    :returns: the files written.
    :raises SourceError, StylesheetError, OutputError: as in :func:`publish`.
    """
    css = {find(name, options.edition).name: find(name, options.edition) for name in _style_sheets(options.edition)}
    said: dict[str, Parameter] = {
        "language": options.language,
        "css": tuple(css),
        "generator": f"teiedition {VERSION}",
    }
    result = run(find(INDEX, options.edition), source=headers(documents), parameters=said)
    files = {folder / "html" / name: content for name, content in result.documents.items()}
    files |= {folder / "html" / name: path.read_bytes() for name, path in (css | _scripts(options.edition)).items()}
    return write_together(files)


def _scripts(edition: Path | None) -> dict[str, Path]:
    """Return the scripts of the pages by name."""
    return {Path(name).name: find(name, edition) for name in ("xslt/html/edition.js", "xslt/html/search.js")}


def headers(documents: Sequence[TeiDocument | Path]) -> bytes:
    """Return a ``teiCorpus`` with a ``TEI`` for each work that holds nothing but its header."""
    corpus = etree.Element(tei("teiCorpus"), nsmap={None: "http://www.tei-c.org/ns/1.0"})
    for each in documents:
        document = each if isinstance(each, TeiDocument) else TeiDocument.read(each)
        entry = etree.SubElement(corpus, tei("TEI"))
        entry.set(xml("id"), document.work)
        if document.language:
            entry.set(xml("lang"), document.language)
        if document.header is not None:
            entry.append(copy.deepcopy(document.header))
    return etree.tostring(corpus, encoding="UTF-8")


def _stylesheet(publication: Publication, edition: Path | None) -> Path:
    """Return the overlay of the edition folder where there is one, else the publication's own stylesheet."""
    if edition is not None and publication.overlay and (edition / publication.overlay).is_file():
        return edition / publication.overlay
    return find(publication.stylesheet, edition)


def _style_sheets(edition: Path | None) -> tuple[str, ...]:
    own = (OWN_CSS,) if edition is not None and (edition / OWN_CSS).is_file() else ()
    return ("xslt/html/edition.css", *own)


def _assets(publication: Publication, edition: Path | None) -> dict[str, Path]:
    """Return the files to copy, by the name they get."""
    own = tuple(name for name in _style_sheets(edition) if name == OWN_CSS and publication.assets)
    paths = [find(name, edition) for name in (*publication.assets, *own)]
    return {path.name: path for path in paths}


def _parameters(
    publication: Publication,
    stylesheet: Path,
    options: PublicationOptions,
    work: str,
    assets: Mapping[str, Path],
) -> dict[str, Parameter]:
    """Return what the stylesheet is told: what the run knows and it asks for, then what the publication says."""
    known = parameters(stylesheet)
    for name in publication.parameters:
        if name not in known:
            raise ConfigurationError(
                f"The stylesheet of the publication “{publication.name}” has no parameter “{name}”.",
                f"It has: {', '.join(known) or 'none'}.",
            )
    if publication.parameters.get("notes", str(options.notes)) != str(options.notes):
        raise ConfigurationError(
            f"The publication “{publication.name}” would have a reading text of its own, to which no offsets point.",
            "Say notes under [publishing] instead: it holds for the text and for all data.",
        )
    offered: dict[str, Parameter] = {
        "language": options.language,
        "notes": str(options.notes),
        "generator": f"teiedition {VERSION}",
        "css": tuple(name for name in assets if name.endswith(".css")),
        "tei-file": f"{work}.xml" if publication.with_tei else "",
        "site-index": "../index.html" if options.index else "",
    }
    return {name: value for name, value in offered.items() if name in known} | dict(publication.parameters)


def _pictures(
    document: TeiDocument, stylesheet: Path, said: dict[str, Parameter], options: PublicationOptions
) -> dict[str, Path]:
    """Return the pictures that are at hand, and tell the stylesheet, where it shows any."""
    if "pictures" not in parameters(stylesheet) or document.path is None:
        return {}
    shown = pictures(document, options.edition)
    said["pictures"] = json.dumps(named(shown))
    return shown


def _source(
    opened: Opened, stylesheet: Path, said: Mapping[str, Parameter], options: PublicationOptions
) -> tuple[Value | bytes, tuple[str, ...]]:
    """Return the document as the stylesheet is to read it, and what was mended: for pages what they cannot do with."""
    if not any(module.parent.name == "html" for module in modules(stylesheet)):
        return opened.tree, ()
    content, remarks = prepared(opened.document, opened.content, said.get("page-weight"), options.edition)
    return (content if remarks else opened.tree), remarks


def _too_heavy(said: Mapping[str, Parameter], result: Transformation) -> list[str]:
    """Return a message for each page that is heavier than it ought to be."""
    heavy = [name for name, page in result.documents.items() if name.endswith(".html") and len(page) > HEAVIEST]
    return [] if said.get("one-page") else [f"{name} weighs more than {HEAVIEST // 1000} KB" for name in heavy]


def _shared(
    opened: Opened, stylesheet: Path, said: Mapping[str, Parameter], options: PublicationOptions
) -> dict[str, Value]:
    """Return what was found out once for all exports with offsets, where the stylesheet takes it."""
    if "standoff" not in parameters(stylesheet):
        return {}
    return {"standoff": opened.standoff(said, options.edition)}


def _files(publication: Publication, work: str, folder: Path, result: Transformation) -> dict[Path, bytes]:
    """Return the results by the place they go to."""
    files = {folder / publication.path(work, name): content for name, content in result.documents.items()}
    if result.output:
        name = "index.html" if publication.suffix == "/" else ""
        files[folder / publication.path(work, name)] = result.output.encode("utf-8")
    if not files:
        raise ResourceMissingError(
            f"The publication “{publication.name}” of {work} has no result.",
            "Check its stylesheet: it must give a principal result or result documents.",
        )
    return files


def _described(stylesheet: Path, work: str, content: bytes) -> dict[str, Parameter]:
    """Return what a stylesheet that describes files is told of the one there is: the document itself."""
    if "files" not in parameters(stylesheet):
        return {}
    file = {
        "path": f"{work}.xml",
        "media_type": "application/tei+xml",
        "use": "tei",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return {"files": json.dumps([file])}


def _is_packed(name: str, contents: Mapping[str, bytes]) -> bool:
    """Whether a book says that a picture is in it."""
    return f'href="{name}"'.encode() in contents["package.opf"]


def _report(work: str, publication: str, messages: Sequence[str]) -> None:
    """Log each message of the stylesheet once, with how often it came."""
    for message, number in Counter(messages).items():
        _log.warning("%s, %s: %s%s", work, publication, message, f" ({number} times)" if number > 1 else "")
