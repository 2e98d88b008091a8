"""Names of other markup languages are known."""

from __future__ import annotations

import pytest

from validation.made import SECOND, found, spoilt


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("para", "In TEI: p."),
        ("i", 'hi rend="italic"'),
        ("div1", "div, one within"),
        ("h2", "head"),
        ("persNam", "persName"),
    ],
)
def test_an_element_of_html_or_docbook_is_translated(name: str, hint: str) -> None:
    [finding] = found(spoilt(SECOND, f"<p>a <{name}>b</{name}></p>"), "relaxng")
    assert finding.rule == "element-known"
    assert hint in finding.advice
