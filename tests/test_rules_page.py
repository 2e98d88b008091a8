"""docs/rules.md tells of every rule, with its examples. ``python tests/test_rules_page.py`` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from teiedition.validation.rules import RULES, Rule, shipped_rules
from validation.examples import examples, source
from validation.made import SECOND, found, spoilt
from validation.rule_examples import FIDELITY, GRAMMAR, GROUPS, POINTERS, Example

PAGE = Path(__file__).parents[1] / "docs/rules.md"
HEAD = """\
# Rules

What a finding's rule means, and an example of what it complains of and of what it wants. A finding of severity error or
fatal makes a document invalid; a warning may be right as it stands, an information is only for those who look for it.
An edition excuses a finding with an entry `[[validation.ignore]]` in `edition.toml`, which gives the reason.

This page is made from `schema/teiedition.odd`, `validation/rules.py` and the examples of the tests.
"""


def page() -> str:
    """Return docs/rules.md."""
    lines = [HEAD, *_contents()]
    for title, rules in GROUPS.items():
        lines += [f"## {title}", ""]
        for name, example in rules.items():
            lines += _rule(RULES[name], example.wrong, example.right)
    lines += [
        "## Editorial rules",
        "",
        "Schematron with XPath 3, in the ODD; an edition can add its own, see schema.md.",
        "",
    ]
    shipped = shipped_rules()
    for name in sorted(examples()):
        lines += _rule(shipped[name], source(examples()[name].wrong), source(examples()[name].right))
    return "\n".join(lines).rstrip() + "\n"


def _contents() -> Iterator[str]:
    yield "| rule | severity | what is true when all is well |"
    yield "| --- | --- | --- |"
    for rule in (*(RULES[name] for group in GROUPS.values() for name in group), *_editorial()):
        yield f"| [{rule.name}](#{rule.name}) | {rule.severity} | {rule.sentence} |"
    yield ""


def _editorial() -> list[Rule]:
    return [shipped_rules()[name] for name in sorted(examples())]


def _rule(rule: Rule, wrong: str, right: str) -> Iterator[str]:
    yield from (f"### {rule.name}", "", f"{rule.sentence} Severity: {rule.severity}.", "", rule.help, "")
    yield from ("Wrong:", "", "```", wrong, "```", "", "Right:", "", "```", right, "```", "")


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python tests/test_rules_page.py"


def test_every_rule_that_is_a_program_has_examples() -> None:
    assert {name for group in GROUPS.values() for name in group} == set(RULES)


@pytest.mark.parametrize(("name", "example"), {**GRAMMAR, **POINTERS}.items())
def test_the_examples_are_told_apart(name: str, example: Example) -> None:
    if example.validator:
        assert name in {finding.rule for finding in found(spoilt(SECOND, example.wrong), example.validator)}
        assert found(spoilt(SECOND, example.right), example.validator) == ()


@pytest.mark.parametrize(("name", "example"), FIDELITY.items())
def test_the_examples_of_fidelity_are_told_apart(name: str, example: Example) -> None:
    if example.validator:
        raw = "The Quay The sea is near. Ada ropes The sea is near. End"
        assert {finding.rule for finding in found(spoilt(SECOND, example.wrong), "fidelity", raw=raw)} == {name}
        assert found(spoilt(SECOND, example.right), "fidelity", raw=raw) == ()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
