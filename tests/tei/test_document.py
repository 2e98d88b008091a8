"""Reading and writing TEI: nothing from outside, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.errors import OutputError, SourceError
from teiedition.names import TEI_NS
from teiedition.tei import TeiDocument, source_reading

TEI = f'<TEI xmlns="{TEI_NS}" xml:id="harbour"><teiHeader/><text><body>{{}}</body></text></TEI>'


def parse(body: str) -> TeiDocument:
    return TeiDocument.parse(TEI.format(body).encode())


def test_source_reading_takes_sic_and_leaves_what_editors_supplied() -> None:
    document = parse("<p>It <choice><sic>5</sic><corr>s</corr></choice>ank<ref><supplied>3</supplied></ref>.</p>")
    assert "".join(source_reading(document.texts[0])) == "It 5ank."


def test_entities_are_refused_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("treasure", encoding="utf-8")
    attack = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret}">]>' + TEI.format("<p>&x;</p>")
    with pytest.raises(SourceError, match="document type declaration"):
        TeiDocument.parse(attack.encode())


def test_billion_laughs_is_refused() -> None:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    attack = f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{lines}]>' + TEI.format("<p>&l9;</p>")
    with pytest.raises(SourceError):
        TeiDocument.parse(attack.encode())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<TEI", "line 1, column 5"),
        (b"<TEI/>", "outside the TEI namespace"),
        (b"<html/>", "the root is <html>"),
        (b"", "not well-formed"),
    ],
)
def test_what_is_no_tei_is_refused_with_its_place(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        TeiDocument.parse(content, Path("some.xml"))


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xml", tmp_path):
        with pytest.raises(SourceError, match="cannot be read"):
            TeiDocument.read(path)


def test_duplicate_identifiers_are_left_to_the_validators() -> None:
    assert parse('<p xml:id="a"/><p xml:id="a"/>').count("p") == 2


def test_writing_and_reading_gives_the_same_bytes(tmp_path: Path) -> None:
    document = parse("<p>Café 🚢</p>")
    path = document.write(tmp_path / "new" / "harbour.xml")
    assert TeiDocument.read(path).to_bytes() == path.read_bytes()


def test_failed_writing_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        parse("<p/>").write(tmp_path / "file" / "harbour.xml")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"
