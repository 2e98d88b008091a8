"""Every pointer resolves, and no identifier stands twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions, validate
from validation.made import QUAY, SECOND, found, spoilt

PREFIX = (
    '</fileDesc><encodingDesc><classDecl><taxonomy xml:id="quay-rules"><category xml:id="quay-rule-ship-name">'
    "<catDesc>a ship</catDesc></category></taxonomy></classDecl><listPrefixDef>"
    '<prefixDef ident="rule" matchPattern="([a-z\\-]+)" replacementPattern="#quay-rule-$1"/>'
    "</listPrefixDef></encodingDesc>"
)


@pytest.mark.parametrize(
    ("new", "message", "advice"),
    [
        ('<p><ref target="#quay-p0002">x</ref></p>', "target=“#quay-p0002” of ref", "Did you mean “quay-p0001”?"),
        ('<p><ref target="#quay-p0001 #gone">x</ref></p>', "“#gone”", ""),
        ('<p><name ref="#nobody">x</name></p>', "ref=“#nobody” of name", ""),
        ('<p><q next="#nowhere">x</q></p>', "next=“#nowhere”", ""),
        ('<p><name resp="rule:ship-name" cert="low">x</name></p>', "declares no prefix “rule”", ""),
    ],
)
def test_a_pointer_that_leads_nowhere(new: str, message: str, advice: str) -> None:
    (finding,) = found(spoilt(SECOND, new), "pointers")
    assert (finding.rule, finding.line) == ("pointer-resolves", 13)
    assert message in finding.message
    assert advice in finding.advice


@pytest.mark.parametrize(
    "target", ["#quay-p0001", "https://example.org/", "images/a.jpg", "mailto:a@example.org", "doi:10/x"]
)
def test_a_pointer_that_leads_somewhere(target: str) -> None:
    assert found(spoilt(SECOND, f'<p><ref target="{target}">x</ref></p>'), "pointers") == ()


@pytest.mark.parametrize(
    ("pointer", "reason"),
    [
        ("rule:ship-name", ""),
        ("rule:ship-nam", "leads to #quay-rule-ship-nam"),
        ("rule:Ship", "does not match the pattern"),
        ("rul:ship-name", "no prefix “rul”"),
    ],
)
def test_a_prefix_leads_where_the_header_says(pointer: str, reason: str) -> None:
    document = spoilt("</fileDesc>", PREFIX)
    next(document.root.iter("{*}persName")).set("resp", pointer)
    findings = found(document, "pointers")
    assert len(findings) == bool(reason)
    assert all(reason in finding.message for finding in findings)


@pytest.mark.parametrize("validators", [("pointers",), ("relaxng",), ("relaxng", "xsd", "pointers")])
def test_an_identifier_that_stands_twice_names_both_places(validators: tuple[str, ...]) -> None:
    (finding,) = found(spoilt(SECOND, '<p xml:id="quay-p0001">x</p>'), *validators)
    assert (finding.rule, finding.line) == ("identifier-unique", 13)
    assert "before on line 8" in finding.message


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A document with its lists and pictures beside it; nothing is read from anywhere else."""
    (tmp_path / "tei").mkdir()
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans/quay 1.png").touch()
    (tmp_path / "tei/persons.xml").write_text('<list><p xml:id="ada"/></list>', encoding="utf-8")
    (tmp_path / "tei/notes.txt").write_text("ada", encoding="utf-8")
    return tmp_path


FILES = [
    # markup in the place of the second paragraph, rule, words of the message or advice
    ('<p><name ref="persons.xml#ada">x</name></p>', "", ""),
    ('<p><name ref="./persons.xml">x</name> <ref target="notes.txt#ada">y</ref></p>', "", ""),
    ('<p><name ref="persons.xml#adda">x</name></p>', "pointer-resolves", "no element of persons.xml has"),
    ('<p><name ref="person.xml#ada">x</name></p>', "file-is-there", "there is no such file"),
    ('<p><name ref="editor">x</name></p>', "pointer-resolves", "Write “#editor”."),
    ('<p><graphic url="../scans/quay%201.png"/></p>', "", ""),
    ('<p><graphic url="scans/quay%201.png"/></p>', "", ""),
    ('<p><graphic url="scans/quay%202.png"/></p>', "file-is-there", "url=“scans/quay%202.png” of graphic"),
    ('<p><pb facs="quay.png"/>x</p>', "file-is-there", "facs=“quay.png” of pb"),
    ('<p xml:base="https://example.org/"><ref target="a.html">x</ref></p>', "", ""),
    (
        '<p><ref target="/history/1980">x</ref> <ref target="//example.org/a">x</ref> <ref target="https://example.org/a#b">y</ref></p>',
        "",
        "",
    ),
    ('<p><ref target="#string-range(quay-p0001,0,3)">x</ref></p>', "", ""),
    ('<p><ref target="http://[x">x</ref> <ref target="//[x">y</ref></p>', "pointer-resolves", "it is no address"),
]


@pytest.mark.parametrize(("new", "rule", "words"), FILES)
def test_a_pointer_leads_to_a_file_that_is_there(new: str, rule: str, words: str, folder: Path) -> None:
    path = folder / "tei/quay.xml"
    path.write_text(QUAY.replace(SECOND, new), encoding="utf-8")
    options = ValidationOptions(only=("pointers",), edition=folder)
    findings = validate(TeiDocument.read(path), options)
    assert [finding.rule for finding in findings] == ([rule] if rule else [])
    assert all(words in f"{finding.message} {finding.advice}" for finding in findings)


def test_a_prefix_leads_into_a_file(folder: Path) -> None:
    prefix = '<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="persons.xml#$1"/>'
    header = f"</fileDesc><encodingDesc><listPrefixDef>{prefix}</listPrefixDef></encodingDesc>"
    path = folder / "tei/quay.xml"
    text = QUAY.replace("</fileDesc>", header).replace(SECOND, '<p><name ref="psn:ada psn:bob">x</name></p>')
    path.write_text(text, encoding="utf-8")
    (finding,) = validate(TeiDocument.read(path), ValidationOptions(only=("pointers",)))
    assert "ref=“psn:bob” of name: it leads to persons.xml#bob, which is not there." in finding.message


def test_of_several_prefixes_of_one_name_one_must_lead_somewhere() -> None:
    more = PREFIX.replace(
        "</listPrefixDef>", PREFIX[PREFIX.index("<prefixDef") : PREFIX.index("</listPrefixDef>")] + "</listPrefixDef>"
    )
    document = spoilt("</fileDesc>", more.replace("#quay-rule-$1", "#nothing-$1", 1))
    next(document.root.iter("{*}persName")).set("resp", "rule:ship-name")
    assert found(document, "pointers") == ()
