"""The ``facsimile``: a ``surface`` for each page image, and a ``zone`` for each line where that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import quote

from lxml import etree

from teiedition.model import Line, Source, Surface
from teiedition.names import tei, xml
from teiedition.tei.build import child

_URI = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:/", re.IGNORECASE)


def facsimile(source: Source, images: str = "", *, zones: bool = False) -> etree._Element | None:
    """Return the ``facsimile`` of a source; ``None`` where it has no page images.

    :param images: folder or URI before the names of the images.
    :param zones: whether each line whose place is known has a ``zone``.
    """
    if not source.surfaces:
        return None
    element = etree.Element(tei("facsimile"))
    lines: dict[int, list[Line]] = {}
    for line in source.lines if zones else ():
        lines.setdefault(line.page, []).append(line)
    for surface in source.surfaces:
        _surface(element, source.id, surface, images, lines.get(surface.page, ()))
    element.text = "\n"
    return element


def surface_id(work: str, page: int) -> str:
    """Return the identifier of the surface of a page: ``harbour-surface0012``."""
    return f"{work}-surface{page:04d}"


def zone_id(work: str, line: Line) -> str | None:
    """Return the identifier of the zone of a line, ``harbour-zone00345``; ``None`` where its place is not known."""
    return f"{work}-zone{line.number:05d}" if line.zone is not None and line.text else None


def _surface(parent: etree._Element, work: str, surface: Surface, images: str, lines: Iterable[Line]) -> None:
    element = child(parent, "surface")
    element.set(xml("id"), surface_id(work, surface.page))
    if surface.width > 0 and surface.height > 0:
        _place(element, 0, 0, surface.width, surface.height)
    if surface.image:
        child(element, "graphic", url=image_uri(surface.image, images))
    for line in lines:
        identifier, box = zone_id(work, line), line.zone
        if identifier is not None and box is not None:
            zone = child(element, "zone", type="line")
            zone.set(xml("id"), identifier)
            _place(zone, box.left, box.top, box.right, box.bottom)
    element.text = "\n"
    for part in (element, *element):
        part.tail = "\n"


def _place(element: etree._Element, left: int, top: int, right: int, bottom: int) -> None:
    for name, value in (("ulx", left), ("uly", top), ("lrx", right), ("lry", bottom)):
        element.set(name, str(value))


def image_uri(image: str, images: str = "") -> str:
    """Return the URI of a page image.

    A URI stays as it is, and so does a relative path. Of a path on the machine that did the OCR only the file's name is
    kept, and of any, where ``images`` goes before it.
    """
    path = image.replace("\\", "/")
    local = path.startswith("/") or _DRIVE.match(path) is not None
    if _URI.match(path) and not local and not images:
        return quote(image, safe=":/?#[]@!$&'()*+,;=%~")
    if local or images:
        path = PurePosixPath(path).name
    if images and not images.endswith(("/", "=")):
        images += "/"
    return images + quote(path)
