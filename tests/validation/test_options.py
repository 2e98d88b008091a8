"""Which validators run, with which schema; and what is no schema."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from teiedition.errors import ConfigurationError, ResourceMissingError
from teiedition.validation import ValidationOptions, validate
from validation.made import SECOND, found, spoilt

SHIPPED = Path(__file__).parents[2] / "schema"
FAULTY = (SECOND, '<p><foo/><ref target="#gone">x</ref></p>')


def test_all_validators_run_but_fidelity_without_a_text() -> None:
    findings = found(spoilt(*FAULTY))
    assert [finding.rule for finding in findings] == ["element-known", "pointer-resolves"]


def test_a_schema_takes_the_place_of_all_grammars() -> None:
    findings = found(spoilt(*FAULTY), schema=SHIPPED / "teiedition.xsd")
    assert [finding.rule for finding in findings] == ["schema-holds", "pointer-resolves"]
    findings = found(spoilt(*FAULTY), schema=SHIPPED / "teiedition.rng")
    assert [finding.rule for finding in findings] == ["element-known", "pointer-resolves"]


def test_the_schema_of_the_edition_stands_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    own = tmp_path / "schema/teiedition.rng"
    shutil.copy(SHIPPED / "teiedition.rng", own)
    own.write_text(
        own.read_text(encoding="utf-8").replace('<element name="abbr">', '<element name="foo">'), encoding="utf-8"
    )
    document = spoilt(SECOND, "<p><foo>x</foo></p>")
    assert validate(document, ValidationOptions(only=("relaxng",), edition=tmp_path)) == ()
    assert len(validate(document, ValidationOptions(only=("relaxng",)))) == 1


@pytest.mark.parametrize(
    ("name", "content", "error", "message"),
    [
        ("none.rng", None, ResourceMissingError, "cannot be read"),
        ("a.rng", "", ConfigurationError, "not well-formed"),
        ("a.rng", "<grammar", ConfigurationError, "line 1: the schema is not well-formed"),
        ("a.rnc", "start = element TEI { text }", ConfigurationError, "compact syntax"),
        ("a.html", "<html/>", ConfigurationError, "is no schema: its root is <html>"),
        (
            "a.odd",
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><schemaSpec/></TEI>",
            ConfigurationError,
            "does not say with which",
        ),
        ("a.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>", ConfigurationError, "has a fault"),
        (
            "a.rng",
            "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><ref name='gone'/></start></grammar>",
            ConfigurationError,
            "has a fault.*gone",
        ),
        (
            "a.xsd",
            "<schema xmlns='http://www.w3.org/2001/XMLSchema'><element name='TEI' type='gone'/></schema>",
            ConfigurationError,
            "has a fault",
        ),
        (
            "a.rng",
            "<!DOCTYPE grammar [<!ENTITY a 'b'>]><grammar xmlns='http://relaxng.org/ns/structure/1.0'/>",
            ConfigurationError,
            "declares entities",
        ),
    ],
)
def test_what_is_no_schema_is_refused(
    tmp_path: Path, name: str, content: str | None, error: type[Exception], message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=message):
        found(spoilt("Second", "Third"), schema=path)


def test_a_folder_is_no_schema(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match="cannot be read: Is a directory"):
        found(spoilt("Second", "Third"), schema=tmp_path)


def test_an_unknown_validator_is_named_with_the_like_one() -> None:
    with pytest.raises(ConfigurationError, match="no validator “relaxing”") as caught:
        found(spoilt("Second", "Third"), "relaxing")
    assert caught.value.advice == "Did you mean “relaxng”?"


def test_a_schema_for_a_validator_that_was_not_asked_for() -> None:
    with pytest.raises(ConfigurationError, match="for the validator xsd"):
        found(spoilt("Second", "Third"), "relaxng", schema=SHIPPED / "teiedition.xsd")
