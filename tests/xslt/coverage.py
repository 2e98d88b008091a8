"""Which templates and functions of the shipped stylesheets no test reaches.

    PYTHONPATH=src:tests python -m xslt.coverage

Each template and function of a copy of the stylesheets says its place when it is run; then all cases of ``cases`` and
all publications of three editions are made with that copy. Printed is what never spoke, one a line.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lxml import etree

from teiedition import resources

XSL = "{http://www.w3.org/1999/XSL/Transform}"
BEFORE = {XSL + name for name in ("param", "context-item")}
"""What stands before the first instruction."""
ROOT = Path(__file__).parents[2]
EDITIONS = [
    ROOT / "tests" / path for path in ("publication/data/harbour.xml", "xslt/data/rare.xml", "../tei/plumbline.xml")
]
LIGHT = 1_000
"""Estimated bytes of a page, so few that every division and some blocks have to be cut."""
MANY_DIVISIONS = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="many"><teiHeader/><text><body>{
    "".join(f"<div><head>{number}</head><p>One.</p></div>" for number in range(120))
}</body></text></TEI>""".encode()
QUESTIONS = (
    ("", ""),
    ("collection/", ""),
    ("collection/", "id=gull"),
    ("collection/", "page=1"),
    ("navigation/", "resource=gull&down=-1"),
    ("navigation/", "resource=gull&down=1&page=1"),
    ("navigation/", "resource=gull&ref=1&down=1"),
    ("navigation/", "resource=gull&tree=pages&down=1"),
    ("document/", "resource=gull&ref=2"),
    ("document/", "resource=gull&start=1,2&end=1.a,1"),
    ("document/", "resource=gull&ref=nowhere"),
)
"""Questions to a Distributed Text Service: endpoint and query."""
MARK = "reached "


def instrumented(folder: Path) -> dict[str, str]:
    """Let each template and function of the stylesheets in a folder say its place; return what is where."""
    places: dict[str, str] = {}
    for path in sorted(folder.rglob("*.xsl")):
        name = path.relative_to(folder).as_posix()
        if name.startswith("schema/"):
            continue
        tree = etree.parse(path)
        for element in tree.getroot().iterchildren(XSL + "template", XSL + "function"):
            place = f"{name}:{element.sourceline}"
            places[place] = " ".join(
                f"{key}={element.get(key)!r}" for key in ("name", "match", "mode") if element.get(key)
            )
            message = etree.Element(XSL + "message")
            message.text = MARK + place
            at = max((index for index, child in enumerate(element, 1) if child.tag in BEFORE), default=0)
            if at:
                message.tail, element[at - 1].tail = element[at - 1].tail, None
                element.insert(at, message)
            else:
                message.tail, element.text = element.text, None
                element.insert(0, message)
        tree.write(str(path), encoding="utf-8", xml_declaration=True)
    return places


def unreached(share: Path) -> Iterator[str]:
    """Yield the places that nothing reaches, each with what is there."""
    places = instrumented(share / "xslt")
    resources.shipped = lambda: share  # type: ignore[assignment]
    from teiedition import transform

    said: set[str] = set()
    told = transform._messages

    def listen(executable: object) -> tuple[str, ...]:
        messages = told(executable)
        said.update(message.removeprefix(MARK) for message in messages if message.startswith(MARK))
        return tuple(message for message in messages if not message.startswith(MARK))

    transform._messages = listen
    _make_everything(share)
    _ask_everything()
    for place, what in places.items():
        if place not in said:
            yield f"{place}: {what}"


def _ask_everything() -> None:
    """Ask the texts of this repository as a client of Distributed Text Services would."""
    from serving.texts import lay_out
    from teiedition.edition import Edition
    from teiedition.serving.dts import TextService
    from teiedition.serving.response import Refusal

    with tempfile.TemporaryDirectory() as folder:
        service = TextService(Edition.read(lay_out(Path(folder) / "edition")))
        for endpoint, query in QUESTIONS:
            with suppress(Refusal):
                service.answer(endpoint, query, "http://127.0.0.1")


def _make_everything(share: Path) -> None:
    from teiedition.publication import PUBLICATIONS, PublicationOptions, publish, publish_index
    from teiedition.publication.dts import publish_collections
    from teiedition.publication.gaps import MetadataGapError
    from teiedition.transform import run
    from test_stylesheets import ENTRIES
    from xslt.test_cases import every, result

    for _, case in every():
        cases = case.getparent()
        assert cases is not None
        result(cases, case)
    run(share / "xslt/html/edition.xsl", source=MANY_DIVISIONS)
    for tei in EDITIONS:
        for entry in ENTRIES:
            run(share / "xslt" / entry, source=tei.read_bytes())
        for entry in ("html/edition.xsl", "html/prepare.xsl"):
            run(share / "xslt" / entry, source=tei.read_bytes(), parameters={"page-weight": LIGHT})
        with tempfile.TemporaryDirectory() as folder:
            for publication in PUBLICATIONS:
                try:
                    publish(tei, publication, Path(folder), PublicationOptions(index=True))
                except MetadataGapError:
                    continue
            publish_index([tei], Path(folder))
            publish_collections([tei], Path(folder))


def main() -> None:
    """Print what is not reached."""
    with tempfile.TemporaryDirectory() as folder:
        share = Path(folder)
        for name in ("xslt", "schema"):
            shutil.copytree(resources.shipped() / name, share / name)
        for line in unreached(share):
            sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
