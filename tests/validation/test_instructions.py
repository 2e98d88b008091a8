"""Schemas that a document names itself, and grammars of others, which run in a process that can be ended."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from teiedition.errors import ConfigurationError, SourceError
from teiedition.model import Finding, Severity
from teiedition.tei import TeiDocument
from teiedition.validation import ValidationOptions, isolated, jing, validate
from validation.made import QUAY, found, spoilt

SHIPPED = Path(__file__).parents[2] / "schema"
RNG, SCH = "http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron"

ANYTHING = f"""<grammar xmlns="{RNG}"><start><ref name="any"/></start><define name="any"><element><anyName/>
<zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define>
</grammar>"""
NOTHING = f'<grammar xmlns="{RNG}"><start><element name="none"><empty/></element></start></grammar>'
NO_LISTS = f"""<schema xmlns="{SCH}" queryBinding="xslt2"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<pattern><rule context="t:list"><assert id="no-lists" test="false()">A list.</assert></rule></pattern></schema>"""


@pytest.fixture
def edition(here: Path) -> Path:
    """A folder with grammars of its own."""
    (here / "schema").mkdir()
    for name, content in (("anything.rng", ANYTHING), ("nothing.rng", NOTHING), ("lists.sch", NO_LISTS)):
        (here / "schema" / name).write_text(content, encoding="utf-8")
    (here / "tei").mkdir()
    return here


def validated(edition: Path, *hrefs: str, **said: str) -> tuple[Finding, ...]:
    """Return the findings of a document that names schemas and has an element that our grammar does not know."""
    pseudo = "".join(f' {name}="{value}"' for name, value in said.items())
    instructions = "".join(f'<?xml-model href="{href}"{pseudo}?>\n' for href in hrefs)
    path = edition / "tei/quay.xml"
    path.write_text(instructions + QUAY.replace("Second.", "Second.<foo/>"), encoding="utf-8")
    return validate(TeiDocument.read(path), ValidationOptions(edition=edition))


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


@pytest.mark.parametrize("href", ["http://[bad", "//[", "gone%00.rng", "..", "schema"])
def test_what_is_no_address_of_a_file(edition: Path, href: str) -> None:
    assert rules(validated(edition, href)) == ["schema-instruction-resolves"]


def test_the_grammar_named_takes_the_place_of_our_own(edition: Path) -> None:
    assert rules(validated(edition)) == ["element-known"]
    assert rules(validated(edition, "../schema/anything.rng")) == []
    assert len(validated(edition, "../schema/nothing.rng")) == 1


def test_several_are_all_used(edition: Path) -> None:
    findings = validated(edition, "../schema/anything.rng", "../schema/lists.sch")
    assert [(finding.rule, finding.line) for finding in findings] == [("no-lists", 12)]


@pytest.mark.parametrize(
    "href", ["anything.rng", "https://example.org/schemas/anything.rng", "http://example.org/a/../anything.rng?v=1"]
)
def test_a_copy_in_the_schema_folder_stands_for_it(edition: Path, href: str) -> None:
    assert rules(validated(edition, href)) == []


def test_the_catalog_of_the_edition_maps_addresses(edition: Path) -> None:
    (edition / "schema/catalog.xml").write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        '<uri name="https://example.org/one" uri="anything.rng"/>'
        '<rewriteURI uriStartString="https://example.org/all/" rewritePrefix="./"/></catalog>',
        encoding="utf-8",
    )
    assert rules(validated(edition, "https://example.org/one")) == []
    assert rules(validated(edition, "https://example.org/all/lists.sch")) == ["no-lists"]
    assert rules(validated(edition, "https://example.org/else")) == ["schema-instruction-resolves"]


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("https://example.org/tei_all.rng", "lies on the network, which is never touched"),
        ("../schema/gone.rng", "is not there"),
    ],
)
def test_a_schema_that_is_not_at_hand_is_a_finding(edition: Path, href: str, reason: str) -> None:
    [finding] = validated(edition, href, href)
    assert (finding.rule, finding.severity, finding.line) == ("schema-instruction-resolves", Severity.ERROR, 1)
    assert reason in finding.message
    assert "--schema" in finding.advice


def test_one_that_names_our_own_grammar_leaves_everything_as_it_is(edition: Path) -> None:
    shutil.copy(SHIPPED / "teiedition.rng", edition / "schema")
    assert rules(validated(edition, "../schema/teiedition.rng")) == ["element-known"]


def test_rules_within_a_grammar_are_run(edition: Path) -> None:
    path = edition / "schema/anything.rng"
    rule = f'<rule xmlns="{SCH}" context="tei:head"><report id="own" test="true()">own</report></rule></grammar>'
    path.write_text(path.read_text(encoding="utf-8").replace("</grammar>", rule), encoding="utf-8")
    assert rules(validated(edition, "../schema/anything.rng", schematypens=SCH)) == ["own"]


def test_the_compact_syntax_is_refused_with_a_hint(edition: Path) -> None:
    (edition / "schema/a.rnc").write_text("start = element TEI { text }", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"trang a\.rnc a\.rng"):
        validated(edition, "../schema/a.rnc")


def test_a_dtd_is_passed_over(edition: Path) -> None:
    assert rules(validated(edition, "tei.dtd", type="application/xml-dtd")) == ["element-known"]


def test_schema_stands_before_what_the_document_names(edition: Path) -> None:
    validated(edition, "../schema/nothing.rng")
    options = ValidationOptions(edition=edition, schema=edition / "schema/anything.rng")
    assert validate(TeiDocument.read(edition / "tei/quay.xml"), options) == ()


def test_a_grammar_that_does_not_finish_is_stopped_and_not_tried_again(edition: Path) -> None:
    options = ValidationOptions(schema=edition / "schema/anything.rng", schema_timeout=0.0001, only=("relaxng",))
    isolated._CHILD.close()
    for _ in range(2):
        with pytest.raises(
            ConfigurationError, match=r"did not finish within 0\.0001 seconds and was stopped"
        ) as caught:
            validate(spoilt("Second", "Third"), options)
        assert "--schema-timeout" in caught.value.advice
    other = edition / "schema/nothing.rng"
    assert found(spoilt("Second", "Third"), "relaxng", schema=other), "the next grammar is loaded all the same"


def test_a_process_that_dies_is_told_and_started_again(edition: Path) -> None:
    grammar = edition / "schema/nothing.rng"
    assert found(spoilt("Second", "Third"), schema=grammar)
    process = isolated._CHILD._process
    assert process is not None
    process.end()
    with pytest.raises(ConfigurationError, match="broke off"):
        found(spoilt("Second", "Third"), schema=grammar)
    assert found(spoilt("Second", "Third"), schema=grammar)


SHARING = """
import os, sys
from pathlib import Path
from teiedition.validation import isolated
from teiedition.validation.verdict import load
grammar, document = Path(sys.argv[1]), b"<none/>"
isolated.share(grammar, 60)
print(isolated._CHILD.loaded)
grammar.unlink()  # who loaded it again would not find it
for _ in range(2):
    if os.fork() == 0:
        print(isolated._CHILD.faults(grammar, document, 60), flush=True)
        os._exit(0)
    os.wait()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shares a process so")
def test_a_grammar_is_loaded_once_for_all_processes(edition: Path) -> None:
    grammar = edition / "schema/nothing.rng"
    command = [sys.executable, "-P", "-c", SHARING, str(grammar)]
    environment = {**os.environ, "PYTHONPATH": str(SHIPPED.parent / "src")}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
    assert run.stdout.split() == ["{}", "()", "()"], run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shares a process so")
def test_what_cannot_be_loaded_is_known_to_all_processes(edition: Path) -> None:
    grammar = edition / "schema/nothing.rng"
    grammar.write_text("<grammar/>", encoding="utf-8")
    isolated.share(grammar, 60)
    isolated._CHILD.forget()
    with pytest.raises(ConfigurationError, match="no schema: its root is <grammar>"):
        isolated._CHILD.faults(grammar, b"<none/>", 60)


def test_our_own_grammar_stays_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "_CHILD", None)
    assert rules(found(spoilt("Second.", "<foo/>"), schema=SHIPPED / "teiedition.rng")) == ["element-known"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f'<grammar xmlns="{RNG}"><include href="a.rng"/></grammar>', "line 1, includes a.rng: a circle of grammars"),
        (f'<grammar xmlns="{RNG}"><include href="b.rng"/></grammar>', "b.rng, line 1, includes a.rng: a circle"),
        (
            f'<grammar xmlns="{RNG}">\n<include href="https://example.org/x.rng"/></grammar>',
            "line 2, includes https://example.org/x.rng, and the network is never touched",
        ),
        (f'<grammar xmlns="{RNG}"><include href="gone.rng"/></grammar>', "has a fault|cannot be read"),
    ],
)
def test_grammars_that_lead_nowhere(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.rng").write_text(content, encoding="utf-8")
    (tmp_path / "b.rng").write_text(f'<grammar xmlns="{RNG}"><include href="a.rng"/></grammar>', encoding="utf-8")
    with pytest.raises(ConfigurationError, match=message):
        found(spoilt("Second", "Third"), schema=tmp_path / "a.rng")


def test_the_process_imports_nothing_from_the_current_folder(here: Path) -> None:
    (here / "lxml.py").write_text("raise SystemExit('wrong')", encoding="utf-8")
    (here / "a.rng").write_text(NOTHING, encoding="utf-8")
    (here / "quay.xml").write_text(QUAY, encoding="utf-8")
    code = "from pathlib import Path; import teiedition; print(len(teiedition.validate('quay.xml', schema='a.rng')))"
    environment = {**os.environ, "PYTHONPATH": str(SHIPPED.parent / "src")}
    run = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, env=environment)
    assert run.stdout.strip() == "1", run.stderr


def test_an_identifier_twice_is_against_a_grammar_that_has_identifiers(edition: Path) -> None:
    spoiling = ("<p>Second.</p>", '<p xml:id="quay-p0001">Second.</p>')
    library = "http://www.w3.org/2001/XMLSchema-datatypes"
    identifier = f'<define name="id"><data type="ID" datatypeLibrary="{library}"/></define>'
    typed = ANYTHING.replace("</grammar>", f"{identifier}</grammar>")
    (edition / "schema/typed.rng").write_text(typed, encoding="utf-8")
    found_by_grammar = found(spoilt(*spoiling), "relaxng", schema=edition / "schema/typed.rng")
    assert rules(found_by_grammar) == ["identifier-unique"]
    assert rules(found(spoilt(*spoiling), "relaxng", "pointers", schema=edition / "schema/typed.rng")) == [
        "identifier-unique"
    ]
    assert rules(found(spoilt(*spoiling), "relaxng", schema=edition / "schema/anything.rng")) == []


@pytest.mark.shared
@pytest.mark.parametrize("name", ["tei_odds.rng", "Grobid.rng"])
def test_grammars_that_libxml2_does_not_finish_loading(shared: Path, name: str) -> None:
    begin = monotonic()
    options = ValidationOptions(schema=shared / "schemas/tei/hard" / name, schema_timeout=2, only=("relaxng",))
    with pytest.raises(ConfigurationError, match=f"Loading the grammar .*{name} did not finish within 2 seconds"):
        validate(spoilt("Second", "Third"), options)
    assert monotonic() - begin < 10


@pytest.mark.shared
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="only POSIX ends a process by a timer")
def test_a_process_that_nobody_ends_ends_itself(shared: Path) -> None:
    request = (shared / "schemas/tei/hard/Grobid.rng", None, -1.5)  # half a second with the time of grace
    environment = {**os.environ, "PYTHONPATH": str(SHIPPED.parent / "src")}
    command = [sys.executable, "-P", "-m", "teiedition.validation.child"]
    run = subprocess.run(command, input=pickle.dumps(request), capture_output=True, env=environment, timeout=20)
    assert run.returncode == -signal.SIGALRM


@pytest.mark.shared
def test_verdicts_on_the_corpus_are_those_of_jing(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every document: what is no TEI at all, and what has an identifier twice, is not valid either."""
    monkeypatch.setattr(jing, "command", lambda: ())  # which has the last word, and is the one compared with
    folder = shared / "schemas/tei"
    manifest = json.loads((folder / "corpus/MANIFEST.json").read_text(encoding="utf-8"))
    options = ValidationOptions(schema=folder / "tei_all.rng", only=("relaxng",))
    verdicts = {}
    for entry in manifest:
        try:
            document = TeiDocument.read(folder / "corpus" / entry["file"], parts=True)
        except SourceError as error:
            assert "the root is <listPerson>, not TEI" in str(error)
            verdicts[entry["file"]] = False
            continue
        findings = validate(document, options)
        assert all(finding.line and finding.path for finding in findings)
        verdicts[entry["file"]] = not findings
    assert verdicts == {entry["file"]: entry["valid_against_tei_all"] for entry in manifest}
