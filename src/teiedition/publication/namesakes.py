"""Works of one name: their pages would lie one over the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from teiedition.errors import SourceError
from teiedition.names import xml


def refuse_namesakes(paths: Iterable[Path]) -> None:
    """Refuse documents of one name, by which their files are called; capitals make no difference on many disks.

    :raises SourceError: names two files and their common name.
    """
    known: dict[str, Path] = {}
    for path in paths:
        name = name_of(path)
        other = known.setdefault(name.casefold(), path)
        if other != path:
            raise SourceError(
                f"{other} and {path} are both called “{name}”: the files of one would replace those of the other.",
                "Give one of them another xml:id, on its first element.",
            )


def name_of(path: Path) -> str:
    """Return the name of the work in a file, from its first element alone; where that cannot be read, the file's."""
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, collect_ids=False)
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 14):
                parser.feed(block)
                for _, root in parser.read_events():
                    return root.get(xml("id")) or path.stem
    except (OSError, etree.XMLSyntaxError):
        pass
    return path.stem
