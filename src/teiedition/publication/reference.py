"""``docs/stylesheets.md``: parameters, modes and hooks of the shipped stylesheets, from the comments beside them;
and the JSON schema of the tables, from ``xslt/data/tables.xml``.

Write both anew with ``python -m teiedition.publication.reference``; a test notices when one is out of date.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from teiedition.files import write_atomically
from teiedition.publication.publication import PUBLICATIONS, Publication
from teiedition.publication.stylesheets import Declaration, declarations
from teiedition.resources import find, shipped
from teiedition.transform import run

PAGE = "docs/stylesheets.md"
TABLES = "schema/teiedition-tables.schema.json"
"""The JSON schema of the tables: a definition for each."""

_INTRODUCTION = """\
# Stylesheets

*Made from the stylesheets by `python -m teiedition.publication.reference`; edit the comments there, not this page.*

XSLT 3.0, run by SaxonC. Each product has one entry; the work is in modules by TEI chapter (`xslt/html/`) and in
what all products share (`xslt/common/`).

## A different look in a few lines

Colours and type are custom properties of `xslt/html/edition.css`. A file `xslt/site.css` in the edition folder is
copied beside the pages and linked after it:

```css
:root { --paper: #fff; --link: #005a9c; --serif: Charter, serif; --measure: 38em; }
```

A file `xslt/site.xsl` in the edition folder is used instead of `xslt/html/edition.xsl`. It imports the shipped entry
by its stable name, whose prefix `teiedition:` stands for the folder that holds the shipped `xslt/`, and adds or
overrides templates:

```xml
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:m="teiedition:mode" xmlns:t="teiedition:template"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:edition"
    exclude-result-prefixes="#all">

  <xsl:import href="teiedition:xslt/html/edition.xsl"/>

  <!-- Names of ships get an anchor. -->
  <xsl:template match="name[@type = 'ship']" mode="m:html">⚓ <xsl:next-match/></xsl:template>

  <!-- A line in every footer. -->
  <xsl:template name="t:hook-footer"><p>A seminar edition.</p></xsl:template>

</xsl:stylesheet>
```

Namespaces: `m` is `teiedition:mode`, `f` is `teiedition:function`, `t` is `teiedition:template`. Parameters are set in
`edition.toml`:

```toml
[[publication]]
name = "html"
parameters = { one-page = true }
```

The pages are complete without JavaScript. `edition.js` adds comfort: settings that stay, notes beside the text, what a
name or a tag is, citations of passages; `search.js` answers the search page. Both work from a folder: what they need to
know is in files that call a function, made by `t:script-data`. Give `base-url` for canonical addresses. The publication
`epub` makes an EPUB from the same modules; it is made on request.

## What is on the site beside the text

Each page has two signs at its head, and each division one: `</>` leads to its TEI, coloured, on pages called
`source.…`; `▥` leads to the pages of the book, called `raw.…`, each with its image where `pb/@facs` points to one and
with the text as it was read, before anything was mended. The numbers in the margin lead there, too. “Pages of the
book beside the text” among the settings shows them side by side. All of it works from a folder and without
JavaScript; with it, the pages follow the reader.

Pictures are looked for from the document's folder, then from the edition's, then from its `source/`, and copied to
`images/` beside the pages, or packed into the EPUB. No page asks for anything from elsewhere: a picture with an
`http` address is a link. One that is missing is named on the page and reported.

No page is heavier than 300 KB. A division that is too heavy gives its subdivisions pages of their own or goes on over
several; so does one paragraph, list or table that is too heavy by itself, and the table of contents. What cannot be
divided is reported.

## TEI itself on the web

`teiedition publish book.xml -o site --only tei-web` writes `tei-web/book.html`: one page that needs nothing else,
with every TEI element as a custom element (`<tei-p>`, `<tei-persname>`) that keeps its attributes and its name in
`data-origname`, exactly as [CETEIcean](https://github.com/TEIC/CETEIcean) writes them. Its style sheet is ours and
part of the page; `style` adds rules. With `parameters = { ceteicean = "CETEI.js" }` the page loads CETEIcean from
that address and lets it apply its behaviours.

## Elements without template

An element without template is shown with its name and reported; `unknown = "stop"` ends the run instead.
"""


def reference(xslt: Path) -> str:
    """Return the page as Markdown, for the stylesheets of a folder."""
    found: dict[tuple[str, str], Declaration] = {}
    for publication in PUBLICATIONS:
        for each in declarations(xslt.parent / publication.stylesheet):
            found.setdefault((each.kind, each.name), each)
    hooks = [each for each in found.values() if each.kind == "template" and each.name.startswith("t:hook-")]
    return "\n".join(
        (
            _INTRODUCTION,
            "## Publications\n",
            *_table(("name", "stylesheet", "results"), map(_publication_row, PUBLICATIONS)),
            "\n## Parameters\n",
            *_table(("name", "type", "default", "purpose"), map(_parameter_row, _of(found.values(), "param"))),
            "\n## Modes\n",
            *_table(("name", "module", "purpose"), (_row(each, xslt) for each in _of(found.values(), "mode"))),
            "\n## Hooks\n",
            *_table(("name", "module", "place"), (_row(each, xslt) for each in hooks)),
            "\n## Named templates\n",
            *_table(
                ("name", "module", "purpose"),
                (_row(each, xslt) for each in _of(found.values(), "template") if each not in hooks and each.comment),
            ),
            "",
        )
    )


def table_schema() -> str:
    """Return the JSON schema of the lines of the tables."""
    return run(find("xslt/data/table-schema.xsl")).output


def _of(found: Iterable[Declaration], kind: str) -> list[Declaration]:
    return [each for each in found if each.kind == kind]


def _publication_row(publication: Publication) -> tuple[str, ...]:
    several = "…" if publication.suffix in ("/", ".") else ""
    return f"`{publication.name}`", f"`{publication.stylesheet}`", f"`{publication.path('WORK', several)}`"


def _parameter_row(each: Declaration) -> tuple[str, ...]:
    return f"`{each.name}`", f"`{each.type}`", f"`{each.default}`", each.comment or "–"


def _row(each: Declaration, xslt: Path) -> tuple[str, ...]:
    return f"`{each.name}`", f"`{each.module.relative_to(xslt)}`", each.comment or "–"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]


if __name__ == "__main__":
    write_atomically(shipped() / PAGE, reference(shipped() / "xslt").encode("utf-8"))
    write_atomically(shipped() / TABLES, table_schema().encode("utf-8"))
