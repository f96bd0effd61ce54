"""What was found in a checked corpus: counts that agree with its rows, and a page that is safe to open."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")  # the extra `corpus`, which `test` has

import pyarrow as pa
import pyarrow.parquet as pq
from command import toolkit
from corpora import DOUBTFUL, RIGHT, WRONG

from toolkit.corpus import check_batch
from toolkit.corpus.inputs import chunk, parquet
from toolkit.corpus.page import LONGEST, page
from toolkit.corpus.parts import MANIFEST, read_part
from toolkit.corpus.reading import CheckedCorpus
from toolkit.corpus.sampling import MOST, Row, Sample
from toolkit.corpus.stats import stats
from toolkit.errors import InputError

pytestmark = pytest.mark.usefixtures("in_folder")

BAD = ("<script>alert(1)</script>完成3145亿元。", 'Over <b>3,145</b> "billion" yuan & more were completed.\u202e')
ROWS = [*[WRONG] * 3, DOUBTFUL, *[RIGHT] * 4, ("", "Yes."), BAD, ("字" * 100_001, "Yes.")]


def write(name: str, domains: bool = False) -> Path:
    """A checked corpus: the rows of two files."""
    for half, rows in (("one", ROWS[:5]), ("two", ROWS[5:])):
        texts = pa.table({"source": [row[0] for row in rows], "target": [row[1] for row in rows]})
        if domains:
            texts = texts.append_column("domain", pa.array([None, *["law"] * (len(rows) - 1)]))
        pq.write_table(texts, f"{half}.parquet")
    Path(name).parent.mkdir(exist_ok=True)
    return Path(name)


def check(capfd: pytest.CaptureFixture[str], name: str, *options: str, domains: bool = False) -> Path:
    path = write(name, domains)
    assert toolkit(capfd, "corpus", "check", "one.parquet", "two.parquet", "-o", name, "--jobs=1", *options).code == 1
    return path


@pytest.mark.parametrize("name", ["out.parquet", "out", "out.jsonl", "out.jsonl.gz", "out.jsonl.zst"])
@pytest.mark.parametrize("prefix", ["", "t_"])
def test_the_counts_are_those_of_the_rows(capfd: pytest.CaptureFixture[str], name: str, prefix: str) -> None:
    found = stats(CheckedCorpus(check(capfd, name, "--prefix", prefix)))
    assert found.by == f"{prefix}file"
    assert found.rows == len(ROWS)
    assert found.verdicts == {"error": 4, "warning": 1, "ok": 4, "unchecked": 2}
    assert found.reasons == {"source-empty": 1, "source-too-long": 1}
    assert found.pairs["number-scale", "error"] == 4
    assert found.checks["number-hedge", "warning"] >= 1
    assert dict(found.worst) == {
        "one.parquet": {"error": 3, "warning": 1, "ok": 1},
        "two.parquet": {"error": 1, "ok": 3, "unchecked": 2},
    }
    assert [source for source, _ in found.worst] == ["one.parquet", "two.parquet"]


def test_the_command_shows_tables(capfd: pytest.CaptureFixture[str]) -> None:
    check(capfd, "out.parquet", domains=True)
    outcome = toolkit(capfd, "corpus", "stats", "out.parquet", "--by", "domain", "--html", "page/p.html")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[:5] == [
        "out.parquet: 11 rows",
        "           4  36.36%  error",
        "           1   9.09%  warning",
        "           4  36.36%  ok",
        "           2  18.18%  unchecked",
    ]
    assert "number-scale  error" in outcome.out
    assert lines[-3].split() == ["domain", "rows", "error", "warning", "ok", "unchecked"]
    assert lines[-2].split() == ["(none)", "2", "50.00%", "0.00%", "50.00%", "0.00%"]
    assert lines[-1].split() == ["law", "9", "33.33%", "11.11%", "33.33%", "22.22%"]
    assert Path("page/p.html").read_bytes().startswith(b"<!doctype html>")


def test_values_of_any_type_are_counted_and_shown_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    values = pa.array([["a\x1b[31m\n"], ["a\x1b[31m\n"], [], None])
    texts = {"source": [RIGHT[0]] * 4, "target": [RIGHT[1]] * 4}
    pq.write_table(
        pa.table({**texts, "tags": values, "one": pa.array(["x\ny\x1b", "x\ny\x1b", "", None])}), "in.parquet"
    )
    assert toolkit(capfd, "corpus", "check", "in.parquet", "-o", "out.parquet").code == 0
    for column, names in (("tags", {'["a\\u001b[31m\\n"]': "2", "[]": "1"}), ("one", {r"x\ny\u001b": "2", "": "1"})):
        outcome = toolkit(capfd, "corpus", "stats", "out.parquet", "--by", column)
        assert (outcome.code, outcome.err) == (0, "")
        table = [line.rsplit(maxsplit=5)[:2] for line in outcome.out.splitlines()[-len(names) - 1 :]]
        assert {tuple(row) for row in table if len(row) == 2} >= {(name, rows) for name, rows in names.items() if name}
    assert stats(CheckedCorpus(Path("out.parquet")), "findings").sources == {"[]": {"ok": 4}}


@pytest.mark.parametrize("change", ["a part is gone", "a part is cut"])
def test_a_folder_without_all_its_parts_is_refused_and_made_whole(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setattr(parquet, "ROWS", 2)
    folder = check(capfd, "out")
    whole = stats(CheckedCorpus(folder))
    before = {part.name: part.read_bytes() for part in folder.glob("*.parquet")}
    pq.write_table(pa.table({"verdict": ["ok"]}), folder / "zzz.parquet")
    assert stats(CheckedCorpus(folder)).verdicts == whole.verdicts, "other files are not of the run"
    part = folder / "00001-0000002.parquet"
    if change == "a part is cut":
        part.write_bytes(before[part.name][:1000])
    else:
        part.unlink()
    outcome = toolkit(capfd, "corpus", "stats", "out")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "toolkit: out: has 9 of its 11 rows; run the same toolkit corpus check again\n"
    (folder / "zzz.parquet").unlink()
    again = toolkit(capfd, "corpus", "check", "one.parquet", "two.parquet", "-o", "out", "--jobs=1")
    assert (again.code, again.err) == (1, "")
    assert {part.name: part.read_bytes() for part in folder.glob("*.parquet")} == before


def test_a_part_with_damaged_pages_is_made_anew(capfd: pytest.CaptureFixture[str]) -> None:
    """Also of a run that has finished; one that is damaged while it is read is one line."""
    part = check(capfd, "out") / "00000-0000000.parquet"
    data = part.read_bytes()
    footer = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    part.write_bytes(data[:4] + bytes(footer - 4) + data[footer:])
    with pytest.raises(InputError) as raised:
        read_part(part)
    message = "is damaged; delete it and run the same toolkit corpus check again"
    assert str(raised.value) == f"out/00000-0000000.parquet: {message}"
    outcome = toolkit(capfd, "corpus", "check", "one.parquet", "two.parquet", "-o", "out", "--jobs=1")
    assert (outcome.code, outcome.err, part.read_bytes()) == (1, "", data)


def test_the_page_is_safe_and_the_same_every_time(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = page(stats(CheckedCorpus(check(capfd, "out.jsonl"))), "<out>")
    monkeypatch.setattr(chunk, "ROWS", 2)
    assert page(stats(CheckedCorpus(Path("out.jsonl"))), "<out>") == whole
    shown = whole.decode()
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "\u202e" not in shown
    assert '&lt;script&gt;alert(1)&lt;/script&gt;完成<mark class="error">3145亿元</mark>。' in shown
    assert f"字 … ({len(ROWS[-1][0]):,} characters)" in shown
    assert max(map(len, re.findall("字+", shown))) == LONGEST
    assert not re.search(r"(src|href|url)\b", shown), "it loads nothing"
    assert shown.count('<mark class="error">3,145 billion yuan</mark>') == 1, "the same pair is shown once"


def test_overlapping_findings_are_marked_by_the_worst() -> None:
    rows = check_batch(pa.table({"source": ["是三"], "target": ["abcdef"]}), select=["text"])
    span = {"check": "a", "message": "", "suggestion": "x", "source_start": None, "source_end": None}
    findings = [
        span | {"severity": "error", "target_start": 2, "target_end": 4},
        span | {"severity": "note", "target_start": 1, "target_end": 6},
        span | {"severity": "note", "target_start": 9, "target_end": 9},
    ]
    found = stats(CheckedCorpus(_written(rows)))
    found.sample = Sample()
    found.sample.offer(Row(None, "abcdef", "f:1", findings), "ok")
    marked = 'a<mark class="note">b</mark><mark class="error">cd</mark><mark class="note">ef</mark>'
    assert f"<td></td><td>{marked}</td>" in page(found, "out").decode()


def _written(rows: pa.Table) -> Path:
    pq.write_table(rows, "checked.parquet")
    return Path("checked.parquet")


def test_the_sample_does_not_depend_on_the_order() -> None:
    rows = [Row(str(number % 50), "b", "", []) for number in range(200)]
    first, second = Sample(), Sample()
    for row in rows:
        first.offer(row, "ok")
    random.Random(1).shuffle(rows)
    for row in rows:
        second.offer(row, "ok")
    assert first.rows("ok") == second.rows("ok")
    assert len({row.source for row in first.rows("ok")}) == MOST
    assert first.rows("error") == []


def test_the_output_of_an_engine_is_read(capfd: pytest.CaptureFixture[str]) -> None:
    Path("spark").mkdir()
    for number, row in enumerate((WRONG, RIGHT)):
        pairs = pa.table({"zh": [row[0]], "en": [row[1]]})
        pq.write_table(check_batch(pairs, columns=("zh", "en")), f"spark/part-{number}.parquet")
    Path("spark/_SUCCESS").touch()
    for left in ("_temporary/0/a.parquet", ".hidden/a.parquet", "_a.parquet", ".a.parquet"):
        Path("spark", left).parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(
            check_batch(pa.table({"zh": [RIGHT[0]], "en": [RIGHT[1]]}), columns=("zh", "en")), f"spark/{left}"
        )
    found = stats(CheckedCorpus(Path("spark"), ("zh", "en")))
    assert (found.by, found.verdicts, found.worst[0][0]) == (None, {"error": 1, "ok": 1}, "")
    assert found.sample.rows("number-scale")[0][:2] == WRONG
    assert "Worst sources" not in page(found, "spark").decode()
    assert toolkit(capfd, "corpus", "stats", "spark").code == 0
    refused = toolkit(capfd, "corpus", "stats", "spark", "--html", "p.html")
    message = "spark: name the columns of the two texts with --columns SOURCE,TARGET; it has zh, en, verdict, "
    assert (refused.code, refused.out, refused.err[: len(message) + 9]) == (2, "", f"toolkit: {message}")
    assert toolkit(capfd, "corpus", "stats", "spark", "--columns", "zh,en", "--html", "p.html").code == 0
    assert "3,145 billion yuan" in Path("p.html").read_text(encoding="utf-8")


def test_the_texts_are_those_that_were_checked(capfd: pytest.CaptureFixture[str]) -> None:
    rows = pa.table({"source": ["UN"], "target": ["dev"], "en": [WRONG[1]], "zh": [WRONG[0]], "file": ["x"]})
    pq.write_table(rows, "own.parquet")
    toolkit(capfd, "corpus", "check", "own.parquet", "--columns", "zh,en", "-o", "out.jsonl", "--prefix", "t_")
    for name in ("out.parquet", "out"):
        toolkit(capfd, "corpus", "check", "own.parquet", "--columns", "zh,en", "-o", name, "--prefix", "t_")
    for name in ("out.parquet", "out", "out.jsonl"):
        assert stats(CheckedCorpus(Path(name))).sample.rows("number-scale")[0][:2] == WRONG
    other = stats(CheckedCorpus(Path("out.jsonl"), ("source", "target"))).sample.rows("number-scale")[0]
    assert other[:2] == ("UN", "dev")
    pq.write_table(check_batch(rows.drop_columns(["source"]), columns=("zh", "en")), "engine.parquet")
    assert CheckedCorpus(Path("engine.parquet")).texts is None


def test_columns_of_folders_and_of_some_files_are_counted() -> None:
    for number, folder in enumerate(("lang=zh%2FHant", "lang=__HIVE_DEFAULT_PARTITION__", "_kind=x/lang=en")):
        Path("spark", folder).mkdir(parents=True)
        pairs = pa.table({"source": [RIGHT[0]], "target": [RIGHT[1]], **({"extra": ["e"]} if number else {})})
        pq.write_table(check_batch(pairs), f"spark/{folder}/part.parquet")
    corpus = CheckedCorpus(Path("spark"))
    assert {*stats(corpus, "lang").sources} == {"zh/Hant", "(none)", "en"}
    assert stats(corpus, "extra").sources == {"e": {"ok": 2}, "(none)": {"ok": 1}}
    assert stats(corpus, "_kind").sources == {"x": {"ok": 1}, "(none)": {"ok": 2}}


def test_a_corpus_that_was_checked_twice_is_asked_about(capfd: pytest.CaptureFixture[str]) -> None:
    rows = check_batch(check_batch(pa.table({"source": [WRONG[0]], "target": [WRONG[1]]})), select="text", prefix="b_")
    pq.write_table(rows, "twice.parquet")
    outcome = toolkit(capfd, "corpus", "stats", "twice.parquet")
    message = "toolkit: twice.parquet: was checked 2 times; choose with --prefix: '', 'b_'\n"
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)
    assert stats(CheckedCorpus(Path("twice.parquet"), asked="")).verdicts == {"error": 1}
    assert stats(CheckedCorpus(Path("twice.parquet"), asked="b_")).verdicts == {"ok": 1}
    outcome = toolkit(capfd, "corpus", "stats", "twice.parquet", "--prefix", "c_")
    message = "toolkit: twice.parquet: has no column c_verdict: it is not the output of toolkit corpus check\n"
    assert (outcome.code, outcome.err) == (2, message)


def test_a_folder_with_runs_has_the_rows_of_those_that_are_finished(capfd: pytest.CaptureFixture[str]) -> None:
    Path("all").mkdir()
    check(capfd, "all/one")
    check(capfd, "all/two.parquet")
    pq.write_table(pa.table({"verdict": ["ok"]}), "all/one/zzz.parquet")
    assert stats(CheckedCorpus(Path("all"))).rows == 2 * len(ROWS)
    (Path("all/one") / MANIFEST).write_text('{"finished": false}', encoding="utf-8")
    outcome = toolkit(capfd, "corpus", "stats", "all")
    message = "toolkit: all/one: is not finished; run the same toolkit corpus check again\n"
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)


def test_sources_that_are_not_shown_are_counted(capfd: pytest.CaptureFixture[str]) -> None:
    rows = check_batch(pa.table({"source": [RIGHT[0]] * 23, "target": [RIGHT[1]] * 23}))
    pq.write_table(rows.append_column("by", pa.array(range(23))), "a.parquet")
    assert toolkit(capfd, "corpus", "stats", "a.parquet", "--by", "by").out.endswith("\n… and 3 more\n")


def test_texts_in_a_struct_are_shown() -> None:
    pairs = pa.table({"id": [1], "translation": [{"zh": WRONG[0], "en": WRONG[1], "by": "UN"}]})
    names = ("translation.zh", "translation.en")
    pq.write_table(check_batch(pairs, columns=names), "a.parquet")
    found = stats(CheckedCorpus(Path("a.parquet"), names), "translation.by")
    assert found.sources == {"UN": {"error": 1}}
    assert found.sample.rows("number-scale")[0][:2] == WRONG


def test_texts_of_any_type_are_shown() -> None:
    texts = {
        "bytes": pa.array([b"a\xff", RIGHT[0].encode()]),
        "not UTF-8": pa.array([b"a\xff", RIGHT[0].encode()]).view(pa.string()),
        "lists": pa.array([["a", None], None]),
    }
    for name, column in texts.items():
        pq.write_table(check_batch(pa.table({"source": column, "target": ["b", RIGHT[1]]})), "a.parquet")
        found = stats(CheckedCorpus(Path("a.parquet")), "source")
        shown = {"bytes": "a\ufffd", "not UTF-8": "a\ufffd", "lists": '["a", null]'}[name]
        assert shown in found.sources
        assert f"<td>{shown.replace(chr(34), '&quot;')}</td>" in page(found, "a").decode()


def test_findings_of_other_programs_are_refused(capfd: pytest.CaptureFixture[str]) -> None:
    checked = check_batch(pa.table({"source": [WRONG[0]], "target": [WRONG[1]]})).to_pylist()[0]
    [finding] = checked["findings"]
    for change in (
        {"verdict": 1},
        {"reason": ["x"]},
        {"findings": "number-scale"},
        {"findings": [7]},
        {"findings": [finding | {"source_start": "0"}]},
        {"findings": [{name: finding[name] for name in finding if name != "check"}]},
    ):
        Path("a.jsonl").write_text(json.dumps(checked | change) + "\n", encoding="utf-8")
        outcome = toolkit(capfd, "corpus", "stats", "a.jsonl")
        message = "toolkit: a.jsonl: has rows that toolkit corpus check does not write\n"
        assert (outcome.code, outcome.out, outcome.err) == (2, "", message)
    severity = 'x" onmouseover="alert(1)'
    Path("a.jsonl").write_text(json.dumps(checked | {"findings": [finding | {"severity": severity}]}), encoding="utf-8")
    assert f'="{severity}' not in page(stats(CheckedCorpus(Path("a.jsonl"))), "a").decode()


def test_an_empty_corpus_has_no_rates(capfd: pytest.CaptureFixture[str]) -> None:
    Path("out.jsonl").touch()
    outcome = toolkit(capfd, "corpus", "stats", "out.jsonl", "--html", "p.html")
    assert (outcome.code, outcome.out) == (0, "out.jsonl: 0 rows\n")
    pq.write_table(
        check_batch(pa.table({"source": pa.array([], pa.string()), "target": pa.array([], pa.string())})), "e"
    )
    assert toolkit(capfd, "corpus", "stats", "e").out == "e: 0 rows\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.parquet"], "none.parquet: no such file"),
        (["one.parquet"], "one.parquet: has no column verdict: it is not the output of toolkit corpus check"),
        (["out.parquet", "--by", "dom"], "out.parquet: has no column 'dom'; it has source, target, file, row, verdict"),
        (["out.parquet", "--html", "-"], "-: is not a name of a page"),
        (["out.parquet", "--html", "out.parquet"], "out.parquet: is the corpus; choose another page"),
        (["cut.parquet"], "cut.parquet: cannot be read as Parquet, it is damaged or cut: "),
        (["run.tsv"], "run.tsv: is neither Parquet nor named .jsonl, .jsonl.gz or .jsonl.zst; give a checked corpus"),
        (["less"], "less: has 0 of its 5 rows; run the same toolkit corpus check again"),
        (["begun"], "begun: is not finished; run the same toolkit corpus check again"),
        (["empty"], "empty: has no Parquet files"),
        (["list.jsonl"], "list.jsonl:1: is not JSON Lines"),
        (["mine.jsonl"], "mine.jsonl: has rows that toolkit corpus check does not write"),
        (["bad.parquet"], "bad.parquet: cannot be read as Parquet, it is damaged or cut: "),
    ],
)
def test_what_cannot_be_read_is_one_line(capfd: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    data = check(capfd, "out.parquet").read_bytes()
    Path("cut.parquet").write_bytes(data[:-10])
    Path("bad.parquet").write_bytes(data[:4] + bytes(len(data) // 2) + data[4 + len(data) // 2 :])
    Path("run.tsv").write_bytes(b"source\ttarget\n")
    for folder in ("begun", "empty", "less"):
        Path(folder).mkdir()
    Path("begun", MANIFEST).write_text('{"finished": false}', encoding="utf-8")
    Path("less", MANIFEST).write_text('{"finished": true, "rows": 5}', encoding="utf-8")
    Path("list.jsonl").write_text("[]\n", encoding="utf-8")
    row = json.dumps(dict.fromkeys(pq.read_schema("out.parquet").names))
    Path("mine.jsonl").write_text(f"{row}\n{{}}\n", encoding="utf-8")
    outcome = toolkit(capfd, "corpus", "stats", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"toolkit: {message}")
    assert outcome.err.count("\n") == 1


def test_few_rows_are_read_at_a_time(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = stats(CheckedCorpus(check(capfd, "out.parquet")))
    monkeypatch.setattr(parquet, "ROWS", 2)
    corpus = CheckedCorpus(Path("out.parquet"))
    assert [len(some["verdict"]) for some in corpus.batches(["verdict", "reason", "findings"])] == [2, 2, 2, 2, 2, 1]
    assert stats(corpus).pairs == whole.pairs
