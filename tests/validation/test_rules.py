"""Every editorial rule has a wrong and a right example in the ODD; the rule speaks of the one and not of the other."""

from __future__ import annotations

import pytest

from teiedition.model import Severity
from validation.examples import document, examples
from validation.made import found


def test_there_are_more_than_forty_rules_with_both_examples() -> None:
    assert len(examples()) > 40
    assert [rule for rule, each in examples().items() if not (each.wrong and each.right)] == []


@pytest.mark.parametrize("rule", examples())
def test_the_rule_speaks_of_the_wrong_example_only(rule: str) -> None:
    wrong = [finding for finding in found(document(examples()[rule].wrong), "schematron") if finding.rule == rule]
    assert wrong != []
    assert all(finding.message.endswith(".") and finding.advice.endswith(".") for finding in wrong)
    right = found(document(examples()[rule].right), "schematron")
    assert [finding.rule for finding in right if finding.severity is not Severity.INFORMATION] == []
    assert rule not in {finding.rule for finding in right}
