"""edition.toml → Edition: what is said of the edition and of its works, and to which files it applies."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from teiedition.edition import RUN_FIELDS, SECTIONS, Edition
from teiedition.errors import ConfigurationError, SourceError
from teiedition.execution import ExecutorKind
from teiedition.model import EditionMetadata
from teiedition.publication import PUBLICATIONS
from teiedition.scaffold import TEMPLATE
from teiedition.structure.overrides import Override

ROOT = Path(__file__).parents[1]


def configured(folder: Path, text: str) -> Edition:
    (folder / "edition.toml").write_text(text, encoding="utf-8")
    return Edition.read(folder)


def override_keys() -> list[str]:
    return [key for each in fields(Override) if (key := each.metadata.get("key", each.name))]


def test_without_a_file_everything_has_its_default(here: Path) -> None:
    edition = Edition.read(here)
    assert edition == Edition(here)
    assert edition.publications == PUBLICATIONS


def test_a_work_says_what_differs_from_the_edition(here: Path) -> None:
    edition = configured(
        here,
        '[edition]\ntitle = "Harbours"\nlanguage = "en"\n[works.quay]\ntitle = "Quays"\n[execution]\nexecutor = "dask"',
    )
    assert edition.metadata_of("pier").title == "Harbours"
    assert edition.metadata_of("quay") == EditionMetadata(title="Quays", language="en")
    assert edition.execution.executor is ExecutorKind.DASK


def test_it_applies_to_its_own_texts_and_documents_only(edition: Path) -> None:
    assert Edition.of(edition / "source/harbour.txt").folder == edition
    assert Edition.of(edition / "tei/harbour.xml").folder == edition
    assert Edition.of(edition / "build/other.xml").folder is None
    assert Edition.of(edition.parent / "other.txt").folder is None


def test_sources_and_documents_by_name(edition: Path) -> None:
    (edition / "source/anchor.TXT").write_text("x", encoding="utf-8")
    (edition / "tei/harbour.xml").write_text("<TEI/>", encoding="utf-8")
    found = Edition.read(edition)
    assert [path.name for path in found.sources()] == ["anchor.TXT", "harbour.txt"]
    assert [path.name for path in found.documents()] == ["harbour.xml"]


def test_publications_are_changed_and_added(here: Path) -> None:
    text = """
    [[publication]]
    name = "html"
    stylesheet = "xslt/site.xsl"
    [[publication]]
    name = "mine"
    stylesheet = "a.xsl"
    """
    edition = configured(here, text)
    assert [publication.name for publication in edition.publications] == [*(each.name for each in PUBLICATIONS), "mine"]
    shipped = next(each for each in PUBLICATIONS if each.name == "html")
    assert edition.publications[0] == replace(shipped, stylesheet="xslt/site.xsl")


def test_parameters_are_added_to_those_of_the_shipped_publication(here: Path) -> None:
    edition = configured(here, '[[publication]]\nname = "csv"\nparameters = { columns = ["id", "text"] }')
    [csv] = [each for each in edition.publications if each.name == "csv"]
    assert csv.parameters == {"format": "csv", "columns": ("id", "text")}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[publication]]\nstylesheet = "a.xsl"', "line 1: .publication 1. name: every publication has a name"),
        ('[[publication]]\nname = "mine"', "“mine” is not one of the shipped publications"),
        ("[publication]\nname = 'html'", r"expected tables, each below a line \[\[publication\]\]"),
        ("[works]\nquay = 3", r"line 2: .works. quay: expected a table, that is, a line \[works.quay\]"),
        ("[works.quay]\ntilte = 'x'", r"line 2: \[works.quay\] tilte: there is no such key. Did you mean “title”"),
    ],
)
def test_mistakes(here: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        configured(here, text)


def test_a_folder_that_is_not_there(here: Path) -> None:
    with pytest.raises(SourceError, match="teiedition init"):
        Edition.read(here / "nowhere")


def test_the_template_shows_every_key(here: Path) -> None:
    """Every key of every table stands in the template, and every line in it can be taken at its word."""
    text = (TEMPLATE / "edition.toml").read_text(encoding="utf-8")
    commented = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ") and " = " in line]
    for section, kind in {**SECTIONS, "edition": EditionMetadata}.items():
        assert f"[{section}]" in text
        for each in fields(kind):
            if each.name in RUN_FIELDS.get(section, ()):
                continue
            if each.name == "override":
                assert all(f"\n# {key} = " in text for key in override_keys())
                continue
            assert any(line.startswith(f"{each.name} = ") for line in commented), f"[{section}] {each.name}"
    uncommented = "\n".join(
        line.removeprefix("# ") if " = " in line or line.startswith("# [") else line for line in text.splitlines()
    )
    configured(here, uncommented)


def test_the_edition_of_this_repository_can_be_read() -> None:
    edition = Edition.read(ROOT)
    assert edition.metadata.title
    assert edition.sources()
