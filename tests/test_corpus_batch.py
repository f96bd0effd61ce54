"""check_batch: the findings of compare, row by row, and a reason for each row that cannot be checked."""

from __future__ import annotations

import doctest
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")  # the extra `corpus`, which `test` has

import pyarrow as pa
from corpora import DOUBTFUL, LONG, RIGHT, WRONG, batch, pairs
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit
import toolkit.corpus.batch
from toolkit.corpus import BatchChecker, Reason, check_batch, checked_schema
from toolkit.corpus.reasons import LONGEST, MEANINGS
from toolkit.corpus.schema import COLUMNS
from toolkit.errors import InputError
from toolkit.model import Span
from toolkit.project.glossary.loading import load_paths

GENERAL = Path(__file__).parent.parent / "glossary" / "general"
OWN = GENERAL.parent
NOTED = ("完成投资3145亿元。", "Investment of 315 billion yuan was made.")

#: A row of each reason that a batch of strings can have, and one of each verdict.
ROWS: list[tuple[bytes | None, bytes | None, str, str | None]] = [
    (*(text.encode() for text in WRONG), "error", None),
    (*(text.encode() for text in DOUBTFUL), "warning", None),
    (*(text.encode() for text in NOTED), "ok", None),
    (*(text.encode() for text in RIGHT), "ok", None),
    (b"50%", b"50%", "ok", None),
    ("GDP增长".encode(), b"GDP grew", "ok", None),
    ("中国银行".encode(), "Bank of China (中国银行)".encode(), "ok", None),
    (None, b"Yes.", "unchecked", "source-null"),
    ("是".encode(), None, "unchecked", "target-null"),
    (None, None, "unchecked", "source-null"),
    (b"", b"Yes.", "unchecked", "source-empty"),
    ("是".encode(), " \t\u3000".encode(), "unchecked", "target-empty"),
    ("\u200b\ufeff\0".encode(), b"Yes.", "unchecked", "source-empty"),
    ("是".encode("gb18030"), b"Yes.", "unchecked", "source-not-utf8"),
    ("是".encode(), b"caf\xe9", "unchecked", "target-not-utf8"),
    ("是".encode(), b"\xed\xa0\x80", "unchecked", "target-not-utf8"),
    (b"x" * LONG, b"Yes.", "unchecked", "source-too-long"),
    ("是".encode(), b"x" * (LONGEST + 1), "unchecked", "target-too-long"),
    ("字".encode() * (LONGEST + 1), b"Yes.", "unchecked", "source-too-long"),
    (b"Output rose by 3%.", "产出增长3%。".encode(), "unchecked", "swapped"),
    ("The name 中 is short.".encode(), "名字很短。".encode(), "unchecked", "swapped"),
    (b"Output rose by 3%.", b"Output rose by 3%.", "unchecked", "source-not-language"),
    ("生産が増えました".encode(), b"Output rose.", "unchecked", "source-not-language"),
    ("投資額は3145億円に達した。".encode(), b"Investment hit 314.5 billion yen.", "unchecked", "source-not-language"),
    ("《となりのトトロ》上映".encode(), b"My Neighbor Totoro was shown.", "ok", None),
    ("产出增长3%。".encode(), "产出增长3%。".encode(), "unchecked", "target-not-language"),
    ("产出增长3%。".encode(), "Выпуск вырос на 3%.".encode(), "unchecked", "target-not-language"),
]
CELLS = [(source, target) for source, target, _, _ in ROWS]


def found(checked: pa.RecordBatch, *names: str) -> list[tuple[Any, ...]]:
    return list(zip(*(checked[name].to_pylist() for name in names), strict=True))


def as_finding(row: dict[str, Any]) -> tuple[Any, ...]:
    spans = [
        None if row[f"{side}_start"] is None else Span(row[f"{side}_start"], row[f"{side}_end"], row[f"{side}_text"])
        for side in ("source", "target")
    ]
    return row["check"], row["severity"], row["message"], row["suggestion"], *spans


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("numbers_dev", {}),
        ("numbers_authored", {"ignore": ["number-hedge"]}),
        ("meaning_authored", {"select": ["numbers", "text"]}),
        ("terms_dev", {"select": ["terms", "numbers", "structure"], "glossary": GENERAL}),
        ("numbers_regional", {"select": (), "glossary": [GENERAL]}),
    ],
)
def test_the_findings_are_those_of_compare(name: str, options: dict[str, Any]) -> None:
    texts = pairs(name)[:200]
    checked = check_batch(batch(texts), **options)
    options = {"select": "numbers"} | options
    if "glossary" in options:
        options["glossary"] = load_paths([GENERAL])
    right = 0
    for pair, (verdict, reason, findings) in zip(texts, found(checked, "verdict", "reason", "findings"), strict=True):
        if verdict == "unchecked":
            assert reason in list(Reason)
            assert findings is None
            continue
        wanted = toolkit.compare(*pair, **options)
        assert [as_finding(one) for one in findings] == [
            (one.check, one.severity, one.message, one.suggestion, one.source, one.target) for one in wanted
        ]
        assert verdict == (wanted[0].severity if wanted and wanted[0].severity != "note" else "ok")
        right += 1
    assert right > 0.95 * len(texts)


@pytest.mark.parametrize("kind", [pa.binary(), pa.large_binary(), pa.binary_view()], ids=str)
def test_every_row_has_a_verdict_or_a_reason(kind: pa.DataType) -> None:
    checked = check_batch(batch(CELLS, kind))
    assert found(checked, "verdict", "reason") == [(verdict, reason) for _, _, verdict, reason in ROWS]
    for name in ("errors", "warnings", "notes", "figures", "findings"):
        nulls = [value is None for value in checked[name].to_pylist()]
        assert nulls == [verdict == "unchecked" for _, _, verdict, _ in ROWS], name
    assert checked["terms"].null_count == len(ROWS)
    assert found(checked, "errors", "warnings", "notes", "figures")[:4] == [
        (1, 0, 0, 1), (0, 1, 0, 1), (0, 0, 1, 1), (0, 0, 0, 1)
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
def test_strings_that_are_not_valid_cost_no_other_row(kind: pa.DataType) -> None:
    raw = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary(), pa.string_view(): pa.binary_view()}[kind]
    cells = batch(CELLS, raw)
    strings = [cells.column(side).cast(kind, safe=False) if kind == pa.string_view() else cells.column(side).view(kind)
               for side in (0, 1)]  # fmt: skip
    checked = check_batch(pa.RecordBatch.from_arrays(strings, ["source", "target"]))
    assert checked["reason"].to_pylist() == [reason for _, _, _, reason in ROWS]


def test_encoded_columns_are_read() -> None:
    plain = batch([WRONG, RIGHT, WRONG])
    wanted = found(check_batch(plain), *COLUMNS)
    encoded = [
        [one.dictionary_encode() for one in plain.columns],
        [pa.compute.run_end_encode(one) for one in plain.columns],
    ]
    for columns in encoded:
        assert found(check_batch(pa.RecordBatch.from_arrays(columns, ["source", "target"])), *COLUMNS) == wanted


def test_columns_that_are_not_text_or_not_there_are_said() -> None:
    columns = {"source": pa.array([1, None]), "target": pa.array([["a"], ["b"]]), "empty": pa.nulls(2)}
    rows = pa.RecordBatch.from_pydict(columns)
    assert check_batch(rows)["reason"].to_pylist() == ["source-not-text", "source-null"]
    assert check_batch(rows, columns=("empty", "target"))["reason"].to_pylist() == ["source-null"] * 2
    assert check_batch(rows, columns=("zh", "target"))["reason"].to_pylist() == ["no-source-column"] * 2
    texts = pa.array(["是", "是"])
    rows = pa.RecordBatch.from_arrays([texts, texts, texts], ["source", "en", "en"])
    assert check_batch(rows, columns=("source", "en"))["reason"].to_pylist() == ["no-target-column"] * 2


def test_other_columns_pass_through() -> None:
    columns = {"id": [3, 1], "source": [WRONG[0], None], "tags": [["a"], None], "target": [WRONG[1], "b"]}
    rows = pa.RecordBatch.from_pydict(columns).replace_schema_metadata({"made by": "us"})
    checked = check_batch(rows)
    assert checked.schema.names == [*columns, *COLUMNS]
    assert checked.schema == checked_schema(rows.schema)
    assert checked.schema.metadata == {b"made by": b"us"}
    assert checked.select(list(columns)).equals(rows)
    checked.validate(full=True)


def test_a_table_keeps_its_batches() -> None:
    table = pa.Table.from_batches([batch([WRONG]), batch([]), batch([RIGHT, DOUBTFUL])])
    checked = check_batch(table)
    assert isinstance(checked, pa.Table)
    assert checked["verdict"].to_pylist() == ["error", "ok", "warning"]
    assert check_batch(table.schema.empty_table()).schema == checked.schema
    assert check_batch(batch([])).num_rows == 0


def test_a_column_is_never_overwritten() -> None:
    rows = batch([WRONG]).append_column("errors", pa.array([7]))
    with pytest.raises(InputError, match="already has a column 'errors'; rename it, or set a prefix"):
        check_batch(rows)
    checked = check_batch(rows, prefix="t_")
    assert found(checked, "errors", "t_errors", "t_verdict") == [(7, 1, "error")]


def test_the_direction_is_found_out_row_by_row() -> None:
    there, back = WRONG, WRONG[::-1]
    neither = ("Output rose.", "Output rose.")
    checked = check_batch(batch([there, back, neither, ("3%", "3%")]), source="auto")
    assert checked["reason"].to_pylist() == [None, None, "unknown-direction", None]
    assert checked["verdict"].to_pylist() == ["error", "error", "unchecked", "ok"]
    [finding] = checked["findings"][1].as_py()
    assert (finding["source_text"], finding["target_text"]) == ("3,145 billion yuan", "3145亿元")
    assert check_batch(batch([back]), source="en", target="zh")["findings"][0].as_py() == [finding]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"select": "nombers"}, "no check or group named 'nombers'; did you mean 'numbers'"),
        ({"select": ["untranslated"]}, "untranslated checks whole files"),
        ({"select": ["terms"]}, "cannot check terms: no glossary with terms in 'zh' and 'en'"),
        ({"target": "la"}, "cannot compare figures between 'zh' and 'la'"),
        ({"ignore": "numbers"}, "no check is left to run: all that are selected are ignored"),
        ({"source": "auto", "target": "fr"}, "auto finds out Chinese and English, not 'fr'; give both languages"),
        ({"glossary": "nowhere.yaml"}, "nowhere.yaml: no such glossary"),
        ({"columns": "source"}, "columns are the names of the source and of the target, not 'source'"),
        ({"columns": ("a", "a")}, "the source and the target have the same column, 'a'"),
        ({"columns": (1, 2)}, "columns are the names"),
    ],
)
def test_options_that_cannot_be_met_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        check_batch(batch([]), **options)


def test_options_have_the_forms_that_callers_give_them() -> None:
    rows = batch([WRONG])
    wanted = check_batch(rows, select=["numbers", "text"])
    assert check_batch(rows, select="numbers, text", glossary=None) == wanted
    for _ in range(2):
        assert check_batch(rows, select=(name for name in ("numbers", "text"))) == wanted
    assert check_batch(rows, source="auto", target="en_GB")["verdict"].to_pylist() == ["error"]


def test_terms_are_compared_in_the_directions_that_the_glossary_has() -> None:
    rows = batch([("深化双链耦合。", "The economy grew."), ("The economy grew.", "深化双链耦合。")])
    checked = check_batch(rows, source="auto", select="numbers,terms", glossary=OWN)
    assert checked["verdict"].to_pylist() == ["warning", "ok"]
    assert checked["terms"].to_pylist() == [1, None]


def test_texts_in_a_struct_are_read() -> None:
    rows = pa.table({"translation": [{"zh": WRONG[0], "en": WRONG[1]}, None]})
    checked = check_batch(rows, columns=("translation.zh", "translation.en"))
    assert checked["verdict"].to_pylist() == ["error", "unchecked"]
    assert checked["translation"] == rows["translation"]
    other = check_batch(rows, columns=("translation.zh", "translation.fr"))
    assert other["reason"].to_pylist() == ["no-target-column", "source-null"]


def test_a_check_that_fails_leaves_the_row_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from toolkit.checks import checks

    def fails(_reading: object) -> None:
        raise ValueError("no")

    name = "number-hedge"
    monkeypatch.setitem(checks(), name, replace(checks()[name], unit=fails))
    rows = BatchChecker()(batch([WRONG]))
    assert found(rows, "verdict", "reason", "errors") == [("unchecked", "check-failed", None)]
    assert [one["check"] for one in rows["findings"][0].as_py()] == ["number-scale"]


def test_a_checker_takes_its_glossary_along(tmp_path: Path) -> None:
    terms = tmp_path / "terms.yaml"
    terms.write_text("concepts:\n  - {id: one, zh: 高质量发展, en: high-quality development}\n", encoding="utf-8")
    rows = batch([("推动高质量发展。", "We promote growth.")])
    checker = BatchChecker(glossary=terms, select="terms")
    pickled = pickle.dumps(checker)
    terms.unlink()
    checked = pickle.loads(pickled)(rows)
    assert checked.equals(checker(rows))
    assert found(checked, "verdict", "terms", "figures") == [("error", 1, None)]


def test_a_glossary_is_read_again_when_its_file_changes(tmp_path: Path) -> None:
    terms = tmp_path / "terms.yaml"
    rows = batch([("推动高质量发展。", "We promote growth.")])
    for zh, verdict in (("高质量发展", "error"), ("数字经济建设", "ok")):
        terms.write_text(f"concepts:\n  - {{id: one, zh: {zh}, en: high-quality development}}\n", encoding="utf-8")
        for _ in range(2):
            assert check_batch(rows, glossary=[terms], select=["terms"])["verdict"].to_pylist() == [verdict]


def test_checkers_are_made_once_and_few_are_kept() -> None:
    made = toolkit.corpus.batch._made
    check_batch(batch([]), select=["numbers"])
    one = list(made.values())[-1]
    check_batch(batch([]), select=("numbers",))
    assert list(made.values())[-1] is one
    for number in range(20):
        check_batch(batch([]), prefix=f"p{number}")
    assert len(made) <= 8


texts = st.one_of(st.none(), st.binary(max_size=6), st.sampled_from(CELLS[:5] + CELLS[18:]).map(lambda row: row[0]))


@settings(max_examples=40)
@given(st.lists(st.tuples(texts, texts), max_size=12), st.integers(0, 12))
def test_parts_of_a_batch_give_parts_of_the_result(rows: list[tuple[bytes | None, bytes | None]], cut: int) -> None:
    whole = batch(rows, pa.binary())
    checked = check_batch(whole)
    assert checked.num_rows == len(rows)
    assert checked.select(["source", "target"]).equals(whole)
    parts = pa.Table.from_batches([check_batch(whole.slice(0, cut)), check_batch(whole.slice(cut))])
    assert parts.to_pylist() == checked.to_pylist()


def test_every_reason_has_a_meaning_and_every_column_a_type() -> None:
    assert set(MEANINGS) == set(Reason)
    assert checked_schema(pa.schema([])).names == list(COLUMNS)


def test_the_docstrings_show_what_happens() -> None:
    for module in (toolkit.corpus, toolkit.corpus.batch, sys.modules["toolkit.language.scripts"]):
        outcome = doctest.testmod(module)
        assert outcome.attempted >= 2
        assert not outcome.failed


def test_the_package_costs_nothing_and_says_what_it_needs() -> None:
    probe = (
        "import sys, toolkit.corpus as corpus\n"
        "assert 'pyarrow' not in sys.modules and 'toolkit.checks' not in sys.modules\n"
        "assert 'check_batch' in dir(corpus)\n"
        "sys.modules['pyarrow'] = None\n"
        "try:\n    corpus.check_batch\nexcept Exception as error:\n    print(type(error).__name__, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "MissingExtraError corpus needs pyarrow; install it with: pip install 'toolkit[corpus]'\n"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        toolkit.corpus.nothing  # noqa: B018  # the access is the test
