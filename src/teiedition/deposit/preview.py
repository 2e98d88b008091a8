"""``ro-crate-preview.html``: what is in the box, as a page for any web browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from teiedition.deposit.about import FOLDERS, facts, full_title
from teiedition.deposit.material import Item, Record

FILE = "ro-crate-preview.html"
_STYLE = """
body { font: 1rem/1.5 serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: .1rem .5rem; border-bottom: 1px solid #ccc; overflow-wrap: anywhere }
"""


def preview(record: Record, items: Sequence[Item]) -> bytes:
    """Return the page; it needs nothing but itself.

    :param record: the record of the whole.
    :param items: the payload, with the crate.
    """
    return "\n".join(_page(record, items)).encode() + b"\n"


def _page(record: Record, items: Sequence[Item]) -> Iterator[str]:
    title = escape(full_title(record))
    language = escape(next(iter(record["languages"]), "en"))
    yield f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
    yield f'<body><main><h1 lang="{language}">{title}</h1>\n<ul>'
    yield from (f"<li>{escape(fact)}</li>" for fact in facts(record))
    yield '</ul>\n<p>Begin with <a href="README.md">README.md</a>.</p>'
    uses = {item.use if "/" in item.path else "" for item in items}
    for use in ("", *(name for name in FOLDERS if name in uses), *sorted(uses - set(FOLDERS) - {""})):
        yield from _folder(use, [item for item in items if (item.use if "/" in item.path else "") == use])
    yield "</main></body>\n</html>"


def _folder(name: str, items: Sequence[Item]) -> Iterator[str]:
    said = escape(FOLDERS.get(name, "").replace("`", ""))
    heading = f"{escape(name)}/" if name else "The box"
    yield f"<details{'' if name else ' open'}><summary><b>{heading}</b> ({len(items)}) {said}</summary>\n<table>"
    yield "<tr><th>File</th><th>Kind</th><th>Bytes</th></tr>"
    for item in items:
        link = f'<a href="{escape(quote(item.path))}">{escape(item.path)}</a>'
        yield f"<tr><td>{link}</td><td>{escape(item.media_type)}</td><td>{len(item.content)}</td></tr>"
    yield "</table></details>"
