"""Every pointer resolves, and no identifier stands twice."""

from __future__ import annotations

import pytest

from validation.made import SECOND, found, spoilt

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


def test_an_identifier_that_stands_twice_names_both_places() -> None:
    (finding,) = found(spoilt(SECOND, '<p xml:id="quay-p0001">x</p>'), "pointers")
    assert (finding.rule, finding.line) == ("identifier-unique", 13)
    assert "before on line 8" in finding.message
