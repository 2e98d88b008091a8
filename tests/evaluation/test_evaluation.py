"""A small book, its gold, and what the figures say of good and bad encodings of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from teiedition.errors import SourceError
from teiedition.evaluation import Evaluation, Gold, evaluate, load_gold, table
from teiedition.tei.document import TeiDocument

RAW = """\
THE PILOT
By Ann Marsh

The pilot came aboard and said, “We lie at
anchor.” Jane Placeholder wrote of it in Bristol on

7 March 1921.1 She calls him “calm.”

   Of all the pilots of the coast he was the one
   whom nobody ever saw in haste.

After him came Placeholder’s brother.

1. See the log of the pilot, page 12.
"""

STRUCTURE: list[dict[str, object]] = [
    {
        "type": "div",
        "kind": "essay",
        "level": 1,
        "start": 1,
        "head": "The Pilot",
        "head_start": 1,
        "byline_line": 2,
        "byline": "Ann Marsh",
    },
    {"type": "pagebreak", "line_before": 5, "line_after": 7, "joins": True},
    {"type": "blockquote", "start": 9, "end": 10},
    {"type": "ref", "n": 1, "line": 7, "mark": "1", "before": "March 1921."},
    {"type": "note", "n": 1, "start": 14, "end": 14},
]
INLINE: list[dict[str, object]] = [
    {"type": "person", "line": 2, "text": "Ann Marsh", "k": 1, "key": "marsh-ann"},
    {"type": "quote", "line": 4, "text": "We lie", "end_line": 5, "end_text": "anchor.", "level": 1, "kind": "speech"},
    {"type": "person", "line": 5, "text": "Jane Placeholder", "k": 1, "key": "placeholder-jane"},
    {"type": "place", "line": 5, "text": "Bristol", "k": 1, "key": "bristol"},
    {"type": "date", "line": 7, "text": "7 March 1921", "k": 1, "when": "1921-03-07"},
    {"type": "quote", "line": 7, "text": "calm.", "end_line": 7, "end_text": "calm.", "level": 1, "kind": "term"},
    {"type": "person", "line": 12, "text": "Placeholder", "k": 1, "key": "placeholder-brother"},
]

GOOD = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><head>THE PILOT</head>
<byline>By <docAuthor ref="#marsh">Ann Marsh</docAuthor></byline>
<p>The pilot came aboard and said, “<said>We lie at anchor.</said>” <persName ref="#jane">Jane Placeholder</persName>
wrote of it in <placeName ref="#bristol">Bristol</placeName> on <pb/><date when="1921-03-07">7 March 1921</date>.<ref
target="#n1">1</ref> She calls him “<soCalled>calm.</soCalled>”</p>
<quote rend="block"><p>Of all the pilots of the coast he was the one whom nobody ever saw in haste.</p></quote>
<p>After him came <persName ref="#brother">Placeholder</persName>’s brother.</p>
<note xml:id="n1" n="1"><p>1. See the log of the pilot, page 12.</p></note></div></body></text></TEI>"""


def write_gold(folder: Path, structure: list[dict[str, object]], inline: list[dict[str, object]]) -> Path:
    for name, records in (("structure", structure), ("inline", inline)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (folder / "windows.json").write_text(json.dumps({"all": {"windows": [[1, 14]]}}), encoding="utf-8")
    return folder


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    return write_gold(tmp_path, STRUCTURE, INLINE)


@pytest.fixture
def gold(gold_folder: Path) -> Gold:
    return load_gold(RAW, gold_folder)


def judge(tei: str, gold: Gold) -> Evaluation:
    return evaluate(TeiDocument.parse(tei.encode()), RAW, gold)


def test_a_good_encoding_has_full_marks(gold: Gold) -> None:
    found = judge(GOOD, gold)
    for feature in ("heads", "block quotes", "notes", "persons", "places", "quotations", "dates"):
        assert found[feature]["f1"] == 1.0, feature
    assert found["heads"]["level"] == found["heads"]["text"] == found["heads"]["byline"] == 1.0
    assert found["pages"]["accuracy"] == found["pages"]["marked"] == 1.0
    assert found["note calls"]["recall"] == found["notes"]["number"] == 1.0
    assert found["persons"]["link_f1"] == found["persons"]["linked"] == 1.0
    assert found["dates"]["when"] == found["quotations"]["kind"] == 1.0
    assert "verse" not in found


@pytest.mark.parametrize(
    ("changes", "feature", "figure", "value"),
    [
        ({"on <pb/>": "on</p><p>"}, "pages", "torn", 1),
        ({"on <pb/>": "on "}, "pages", "marked", 0.0),
        ({'<quote rend="block"><p>': "<p>", "</p></quote>": "</p>"}, "block quotes", "recall", 0.0),
        ({"<div>": "<div><div>", "</div>": "</div></div>"}, "heads", "level", 0.0),
        ({">1</ref> She calls": "/> She calls him so <ref>1</ref>"}, "note calls", "recall", 1.0),
        ({'target="#n1"': 'target="#nowhere"'}, "note calls", "unlinked", 1),
        ({'ref="#brother"': 'ref="#jane"'}, "persons", "link_f1", 0.0),
        ({">Bristol</placeName> on": ">Bristol on</placeName>"}, "places", "found", 0),
        ({">Bristol</placeName> on": ">Bristol on</placeName>"}, "places", "overlap", 1.0),
        ({'when="1921-03-07"': 'when="1921"'}, "dates", "when", 0.0),
        ({"soCalled>": "quote>"}, "quotations", "kind", 0.5),
        ({'n="1"': 'n="7"'}, "notes", "number", 0.0),
        ({"After him came ": ""}, "words", "recall", round(60 / 63, 4)),
    ],
)
def test_a_worse_encoding_shows_where(
    gold: Gold, changes: dict[str, str], feature: str, figure: str, value: float
) -> None:
    worse = GOOD
    for old, new in changes.items():
        worse = worse.replace(old, new)
    assert judge(worse, gold)[feature][figure] == value


def test_corrections_count_as_the_source_reads(gold: Gold) -> None:
    mended = GOOD.replace("aboard and", "<choice><sic>aboard</sic><corr>on board</corr></choice> and")
    assert judge(mended, gold)["words"]["recall"] == 1.0


def test_the_table_names_every_feature(gold: Gold) -> None:
    found = judge(GOOD.replace("placeName", "name"), gold)
    shown = table(found, examples=True)
    assert [line.split("  ")[0] for line in shown.splitlines()[1:] if not line.startswith(" ")] == list(found)
    assert "missed: bristol" in shown
    assert found.as_dict()["features"]["places"]["missed"] == ["bristol"]


def test_scope_leaves_out_the_rest(gold_folder: Path) -> None:
    (gold_folder / "scope.json").write_text("[1, 8]")
    gold = load_gold(RAW, gold_folder)
    assert gold.notes == ()
    assert judge(GOOD, gold)["persons"]["expected"] == 2


def test_gold_whose_anchor_is_not_in_the_text_is_a_finding(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, [], [{"type": "person", "line": 5, "text": "Nobody Here"}])
    gold = load_gold(RAW, folder)
    (finding,) = gold.findings
    assert "Nobody Here" in finding.message
    assert (finding.line, finding.rule) == (1, "gold-anchor-found")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{not json", "no JSON"),
        ('["a", "list"]', "type"),
        ('{"type": "note", "start": 3}', "'n'"),
        ('{"type": "note", "n": 1, "start": 3, "end": 999}', "999"),
    ],
)
def test_bad_gold_is_refused_with_file_and_line(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "structure.jsonl").write_text('{"type": "note", "n": 1, "start": 14, "end": 14}\n' + line)
    with pytest.raises(SourceError, match=r"structure\.jsonl, line 2") as caught:
        load_gold(RAW, tmp_path)
    assert says in caught.value.message


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        (
            "windows.json",
            b'{\n"all": {"windows": [[1, 7],\n[8, 900]]}}',
            r"windows\.json, line 3: .* 8 to 900; .* has 15",
        ),
        ("windows.json", b'{"all": {"windows": [[9, 3]]}}', r"windows\.json, line 1: there are no lines 9 to 3"),
        ("windows.json", b'{"all": {}}', r"windows\.json, line 1: no pairs"),
        ("windows.json", b"{\n\n]", r"windows\.json, line 3: not valid JSON"),
        ("windows.json", None, r"windows\.json is missing"),
        ("scope.json", b"[0, 7]", r"scope\.json, line 1: there are no lines 0 to 7"),
        ("scope.json", b'["1", "7"]', r"scope\.json, line 1: no pairs"),
        ("inline.jsonl", b'\n{"type": "caf\xe9"}', r"inline\.jsonl, line 2: not UTF-8"),
    ],
)
def test_scope_and_windows_must_lie_in_the_text(gold_folder: Path, name: str, content: bytes | None, says: str) -> None:
    path = gold_folder / name
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError, match=says):
        load_gold(RAW, gold_folder)


def test_ships_and_events_are_told_by_their_type(tmp_path: Path) -> None:
    record = {"type": "ship", "line": 5, "text": "Bristol", "key": "bristol"}
    gold = load_gold(RAW, write_gold(tmp_path, [], [record]))
    assert judge(GOOD, gold)["ships"]["recall"] == 0.0
    ship = GOOD.replace('<placeName ref="#bristol">Bristol</placeName>', '<name type="ship" ref="#b">Bristol</name>')
    assert judge(ship, gold)["ships"]["f1"] == 1.0
    assert judge(ship, gold).confusions[0]["ship", "name ship"] == 1
    assert "events" not in judge(ship, gold), "the gold has none"
    event = judge(ship.replace('type="ship"', 'type="event"'), gold)
    assert event["ships"]["recall"] == 0.0
    assert event.confusions[0]["ship", "name event"] == 1


def test_a_closer_with_its_signature_is_one(tmp_path: Path) -> None:
    gold = load_gold(RAW, write_gold(tmp_path, [{"type": "closer", "start": 12, "end": 12}], []))
    closed = GOOD.replace("<p>After", "<closer><signed>After").replace("brother.</p>", "brother.</signed></closer>")
    assert judge(closed, gold)["closers"]["precision"] == 1.0


# The same definitions as the bench that judges the real book

FEATURES = {
    "heads": "heads",
    "pagebreaks": "pages",
    "falsebreaks": "false breaks",
    "blockquotes": "block quotes",
    "lists": "lists",
    "epigraphs": "epigraphs",
    "closers": "closers",
    "notes": "notes",
    "refs": "note calls",
    "persons": "persons",
    "places": "places",
    "quotes": "quotations",
    "titles": "titles",
    "dates": "dates",
}
NAMES = {
    "p": "precision",
    "r": "recall",
    "f1": "f1",
    "tp": "found",
    "ok": "found",
    "pred": "predicted",
    "gold": "expected",
    "n": "expected",
    "level_acc": "level",
    "text_acc": "text",
    "byline_acc": "byline",
    "acc": "accuracy",
    "pb_recall": "marked",
    "word_f1": "words",
    "n_acc": "number",
    "misplaced": "misplaced",
    "unlinked": "unlinked",
    "overlap_f1": "overlap",
    "link_pair_f1": "link_f1",
    "linked": "linked",
}


def assert_same_as_bench(shared: Path, tei: Path, raw: Path, gold: Path) -> None:
    """Compare every figure with those of the bench."""
    run = [sys.executable, str(shared / "bench/score"), str(tei), "--raw", str(raw), "--gold", str(gold), "--json"]
    bench = json.loads(subprocess.run(run, capture_output=True, text=True, check=True, timeout=120).stdout)
    text = raw.read_text(encoding="utf-8")
    ours = evaluate(TeiDocument.read(tei), text, load_gold(text, gold))
    for theirs, name in FEATURES.items():
        for key, value in (bench.get(theirs) or {}).items():
            if key in NAMES:
                assert ours[name][NAMES[key]] == pytest.approx(value, abs=0.001), f"{name}: {key}"


@pytest.mark.shared
@pytest.mark.parametrize("change", [("", ""), (" aboard", " on board"), ("said>", "q>"), ("Jane Placeholder", "Jane")])
def test_the_bench_agrees_on_the_small_book(shared: Path, gold_folder: Path, change: tuple[str, str]) -> None:
    raw, tei = gold_folder / "raw.txt", gold_folder / "tei.xml"
    raw.write_text(RAW, encoding="utf-8")
    tei.write_text(GOOD.replace(*change) if change[0] else GOOD, encoding="utf-8")
    assert_same_as_bench(shared, tei, raw, gold_folder)


@pytest.mark.shared
def test_the_bench_agrees_on_the_real_book(shared: Path, tmp_path: Path) -> None:
    from teiedition.annotation.insertion import insert
    from teiedition.annotation.quotations import QuotationAnnotator
    from teiedition.encoding import encode
    from teiedition.model import EditionMetadata
    from teiedition.reading import clean, read
    from teiedition.structure import divide, segment
    from teiedition.tei.passage import passages_of

    raw = shared / "seed/bloodstained.txt"
    source = clean(read(raw))
    document = encode(divide(segment(source), source), source, EditionMetadata())
    passages = [passage for text in document.texts for passage in passages_of(text)]
    for passage, mentions in zip(passages, QuotationAnnotator().annotate_all(passages), strict=True):
        insert(passage, mentions)
    tei = document.write(tmp_path / "seed.xml")
    assert_same_as_bench(shared, tei, raw, shared / "gold")
    text = raw.read_text(encoding="utf-8")
    assert evaluate(document, text, load_gold(text, shared / "gold"))["quotations"]["f1"] >= 0.97
