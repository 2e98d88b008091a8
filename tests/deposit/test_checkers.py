"""The deposit of the sample edition passes the checkers that archives run."""

from __future__ import annotations

from pathlib import Path

import pytest

from deposit.checkers import bagit_validate, cff_validate, ocfl_validate, rocrate_validate
from teiedition.deposit import Deposited, verify
from teiedition.depositing import deposit

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Deposited:
    """The sample edition, as a bag and in a store of objects."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1714980000")
        return deposit(ROOT, folder / "bag", ocfl=folder / "store")


def bag(sample: Deposited) -> Path:
    assert sample.path is not None
    return sample.path


def test_nothing_that_is_demanded_is_missing(sample: Deposited) -> None:
    assert [str(each.message) for each in sample.findings if each.severity == "error"] == []
    assert verify(bag(sample)) == ()


def test_bagit(sample: Deposited) -> None:
    assert bagit_validate(bag(sample)) == ""
    assert "manifest" in damaged(bag(sample) / "data/tei/plumbline.xml", lambda: bagit_validate(bag(sample)))


def test_ocfl(sample: Deposited) -> None:
    assert sample.stored is not None
    root = sample.stored.path.parents[3]
    assert ocfl_validate(root) == ""
    content = next(sample.stored.path.glob("v1/content/metadata/plumbline.mets.xml"))
    assert "E092a" in damaged(content, lambda: ocfl_validate(root))


def test_citation_file(sample: Deposited) -> None:
    assert cff_validate(bag(sample) / "data/CITATION.cff") == ""


@pytest.mark.shared
def test_ro_crate(sample: Deposited, shared: Path, tmp_path: Path) -> None:
    context = shared / "schemas/json/ro-crate/context-1.2.jsonld"
    assert rocrate_validate(bag(sample) / "data", context, tmp_path) == ""


def damaged(path: Path, check: object) -> str:
    """Return what a checker says when a byte of a file is another."""
    assert callable(check)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"TEI", b"TEJ", 1))
    try:
        return str(check())
    finally:
        path.write_bytes(whole)
