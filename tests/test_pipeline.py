"""The story of a run, and its jobs: plain values in, plain values out."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from teiedition import Edition, annotate, convert, publish, validate
from teiedition.errors import ConfigurationError, OutputError, SourceError, TeiEditionError
from teiedition.execution import ExecutorKind, open_executor, run
from teiedition.model import Severity
from teiedition.names import tei
from teiedition.pipeline import Job, build_one, convert_one, publish_one, raw_of, validate_one, works
from teiedition.resources import find


def test_a_text_becomes_valid_tei_and_nothing_of_it_is_lost(raw: Path) -> None:
    document, _ = convert(raw, "harbour.xml")
    assert document.root.tag == tei("TEI")
    assert document.work == "harbour"
    findings = validate("harbour.xml", source=raw)
    assert [finding for finding in findings if finding.severity.rank <= Severity.ERROR.rank] == []


def test_a_schema_is_looked_for_where_it_was_named(edition: Path, shipped_schema: Path) -> None:
    """From edition.toml below the edition folder, as an argument below the current one."""
    (edition / "own.rng").write_bytes(shipped_schema.read_bytes())
    convert(edition / "source/harbour.txt", edition / "tei/harbour.xml")
    (edition / "edition.toml").write_text('[validation]\nschema = "own.rng"\n', encoding="utf-8")
    assert validate(edition / "tei/harbour.xml") == ()
    with pytest.raises(TeiEditionError, match=r"own\.rng"):
        validate(edition / "tei/harbour.xml", schema="own.rng")
    assert validate(edition / "tei/harbour.xml", schema="edition/own.rng") == ()


@pytest.fixture
def shipped_schema() -> Path:
    return find("schema/teiedition.rng")


def test_nothing_is_written_without_an_output(raw: Path) -> None:
    convert(raw)
    assert [path.name for path in raw.parent.iterdir()] == ["harbour.txt"]


def test_what_convert_leaves_out_annotate_adds(raw: Path) -> None:
    plain, _ = convert(raw, "plain.xml", annotated=False)
    assert plain.count("persName", "placeName", "date", "said", "quote", "q") == 0
    full, _ = annotate("plain.xml")
    assert full.count("date") >= 1
    at_once, _ = convert(raw)
    assert full.to_bytes() == at_once.to_bytes()


def test_publications_are_written(raw: Path) -> None:
    convert(raw, "harbour.xml")
    written = publish("harbour.xml", "site")
    assert written
    assert all(path.is_file() and path.is_relative_to("site") for path in written)


@pytest.mark.parametrize("task", [convert_one, validate_one, publish_one, build_one])
def test_tasks_and_jobs_can_be_sent_to_another_process(task: object, raw: Path) -> None:
    job = Job("harbour", raw, raw.with_suffix(".xml"), Edition())
    assert pickle.loads(pickle.dumps((task, job))) == (task, job)


def test_the_same_bytes_whoever_does_the_work(raw: Path) -> None:
    for kind in (ExecutorKind.SERIAL, ExecutorKind.PROCESSES):
        jobs = [Job(name, raw, Path(f"{kind}/{name}.xml")) for name in ("one", "two")]
        with open_executor(kind, jobs=2) as executor:
            outcomes = list(run(convert_one, jobs, executor))
        assert [outcome.error for outcome in outcomes] == [None, None]
        assert all(dict(outcome.counts)["divisions"] for outcome in outcomes)
    assert Path("serial/one.xml").read_bytes() == Path("processes/one.xml").read_bytes()


def test_a_bad_book_raises_and_leaves_the_output_alone(here: Path) -> None:
    (here / "out.xml").write_text("before", encoding="utf-8")
    (here / "bad.txt").touch()
    with pytest.raises(SourceError, match=r"bad\.txt is empty"):
        convert("bad.txt", "out.xml")
    with pytest.raises(SourceError, match=r"out\.xml"):
        annotate("out.xml", "out.xml")
    assert (here / "out.xml").read_text(encoding="utf-8") == "before"


def test_an_output_below_a_file_cannot_be_written(raw: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        convert(raw, raw / "out.xml")


def test_a_build_has_a_job_for_each_text_and_each_document(edition: Path) -> None:
    (edition / "source/anchor.txt").write_text("x", encoding="utf-8")
    (edition / "tei/lonely.xml").write_text("<TEI/>", encoding="utf-8")
    jobs = works(Edition.read(edition))
    assert [(job.work, job.path.name, job.output and job.output.name) for job in jobs] == [
        ("anchor", "anchor.txt", "anchor.xml"),
        ("harbour", "harbour.txt", "harbour.xml"),
        ("lonely", "lonely.xml", None),
    ]


def test_two_texts_of_one_name_are_refused(edition: Path) -> None:
    (edition / "source/Harbour.text").write_text("x", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"would both become harbour\.xml"):
        works(Edition.read(edition))


def test_a_document_finds_its_text(edition: Path) -> None:
    found = Edition.read(edition)
    assert raw_of(edition / "tei/harbour.xml", found) == edition / "source/harbour.txt"
    assert raw_of(edition / "tei/other.xml", found) is None
    assert raw_of(Path("other.xml"), Edition(), edition / "source") is None
    assert raw_of(Path("other.xml"), Edition(), Path("given.txt")) == Path("given.txt")


ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("job", works(Edition.read(ROOT)), ids=lambda job: job.work)
def test_the_documents_of_this_repository_are_what_the_program_makes(job: Job) -> None:
    """Run ``make edition`` and look at the difference when a rule has changed."""
    assert job.output is not None
    document, _ = convert(job.path)
    assert document.to_bytes() == job.output.read_bytes()
