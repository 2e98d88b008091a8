"""Documents in several files: what lies in the edition folder is part of them, everything else is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.model import Finding
from teiedition.validation import ValidationOptions, check, includes
from validation.made import QUAY, SECOND

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
CHAPTER = (
    f'<div {TEI} type="chapter" xml:id="quay-div002">\n<head>The Pier</head>\n'
    '<p>Third. <ref target="#quay-p0001">1</ref>'
)


def include(href: str, inside: str = "", **attributes: str) -> str:
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{href}"{said}>{inside}</xi:include>'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for name in ("edition/tei", "edition/parts"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "edition/parts/pier.xml").write_text(f"{CHAPTER}</p>\n</div>", encoding="utf-8")
    (tmp_path / "secret.xml").write_text(f"{CHAPTER}</p>\n</div>", encoding="utf-8")
    (tmp_path / "edition/parts/words.txt").write_text("Words & <more>.", encoding="utf-8")
    return tmp_path / "edition"


def checked(edition: Path, part: str, at: str = "</div>\n</body>") -> tuple[Finding, ...]:
    """Return the findings of a document that includes something behind its division."""
    path = edition / "tei/quay.xml"
    new = at.replace("</div>\n", f"</div>\n{part}\n") if at.startswith("</div>") else part
    path.write_text(QUAY.replace(at, new), encoding="utf-8")
    return check(path, ValidationOptions(edition=edition)).findings


def test_a_file_of_the_edition_is_part_of_the_document(edition: Path) -> None:
    assert checked(edition, include("../parts/pier.xml")) == ()


def test_pointers_lead_from_part_to_part(edition: Path) -> None:
    (edition / "parts/pier.xml").write_text(f'{CHAPTER} <ref target="#gone">2</ref></p>\n</div>', encoding="utf-8")
    [finding] = checked(edition, include("../parts/pier.xml"))
    assert (finding.rule, finding.path) == ("pointer-resolves", "/div/p/ref[2]")
    assert Path(finding.document) == edition / "parts/pier.xml"
    assert (finding.line, finding.column) == (3, 50)


def test_a_part_of_a_part(edition: Path) -> None:
    (edition / "parts/deep.xml").write_text(f"<p {TEI}>Fourth. <foo/></p>", encoding="utf-8")
    (edition / "parts/pier.xml").write_text(f"{CHAPTER}</p>\n{include('deep.xml')}</div>", encoding="utf-8")
    [finding] = checked(edition, include("../parts/pier.xml"))
    assert (Path(finding.document).name, finding.path, finding.column) == ("deep.xml", "/p/foo", 48)


def test_text(edition: Path) -> None:
    assert checked(edition, f"<p>{include('../parts/words.txt', parse='text')} After.</p>", SECOND) == ()


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (include("../../secret.xml"), "it lies outside of"),
        (include("/etc/passwd", parse="text"), "it lies outside of"),
        (include("https://example.org/a.xml"), "only files beside the document"),
        (include("http://[bad"), "it is no address"),
        (include("//example.org/a.xml"), "only files beside the document"),
        (include("file:///etc/passwd"), "only files beside the document"),
        (include("../parts/gone.xml"), "it cannot be read: No such file"),
        (include("../parts"), "it cannot be read: Is a directory"),
        (include("../parts/words.txt"), "it is not well-formed"),
        (include("../parts/pier.xml", xpointer="quay-div002"), "parts of files"),
        (include("quay.xml"), "the file includes itself"),
    ],
)
def test_everything_else_is_refused(edition: Path, part: str, reason: str) -> None:
    [finding] = checked(edition, part)
    assert finding.rule == "include-resolves"
    assert reason in finding.message
    assert finding.line == 16


def test_a_link_out_of_the_edition_is_followed_in_vain(edition: Path) -> None:
    (edition / "parts/link.xml").symlink_to(edition.parent / "secret.xml")
    assert [finding.rule for finding in checked(edition, include("../parts/link.xml"))] == ["include-resolves"]


def test_entities_are_refused_in_parts_too(edition: Path) -> None:
    (edition / "parts/pier.xml").write_text(
        f'<!DOCTYPE div [<!ENTITY a SYSTEM "/etc/passwd">]>{CHAPTER}&a;</p></div>', encoding="utf-8"
    )
    [finding] = checked(edition, include("../parts/pier.xml"))
    assert "document type declaration" in finding.message


def test_a_circle_is_told_where_it_closes(edition: Path) -> None:
    (edition / "parts/pier.xml").write_text(f"{CHAPTER}</p>{include('pier.xml')}</div>", encoding="utf-8")
    [finding] = checked(edition, include("../parts/pier.xml"))
    assert Path(finding.document).name == "pier.xml"
    assert "includes itself" in finding.message


def test_files_that_multiply_are_stopped(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(includes, "MOST", 20)
    for number in range(6):
        inside = include(f"{number + 1}.xml") * 2
        (edition / f"parts/{number}.xml").write_text(f"<p {TEI}>x{inside}</p>", encoding="utf-8")
    findings = checked(edition, include("../parts/0.xml"))
    assert any("more than 20 files" in finding.message for finding in findings)


def test_a_fallback_stands_for_what_is_missing(edition: Path) -> None:
    xi = "http://www.w3.org/2001/XInclude"
    inside = (
        f'<xi:fallback xmlns:xi="{xi}"><div type="chapter" xml:id="quay-x"><head>A</head><p>B</p></div></xi:fallback>'
    )
    assert checked(edition, include("../parts/gone.xml", inside)) == ()
    assert len(checked(edition, include("../../secret.xml", inside))) == 1


def test_without_an_edition_the_folder_of_the_document_is_the_limit(edition: Path) -> None:
    checked(edition, include("../parts/pier.xml"))
    [finding] = check(edition / "tei/quay.xml", ValidationOptions()).findings
    assert "it lies outside of" in finding.message
