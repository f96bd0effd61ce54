"""Values of Arrow columns in JSON: no type stops a run, and no value is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")  # the extra `corpus`, which `test` has

import pyarrow as pa
import pyarrow.parquet as pq
from command import toolkit
from corpora import RIGHT
from hypothesis import given
from hypothesis import strategies as st

from toolkit.corpus.json_values import DEEPEST, json_text, parsed
from toolkit.corpus.values import values


def of(kind: pa.DataType, value: int) -> pa.Array:
    return pa.array([value, None], pa.int64()).cast(kind)


def days(value: int) -> pa.Array:
    return pa.array([value, None], pa.int32()).cast(pa.date32())


#: Name → a column, and its values as JSON has them.
COLUMNS: dict[str, tuple[pa.Array, Any]] = {
    "nanoseconds": (of(pa.timestamp("ns"), 1), ["1970-01-01T00:00:00.000000001", None]),
    "no fraction": (of(pa.timestamp("us"), 86_400_000_000), ["1970-01-02T00:00:00", None]),
    "a year after 9999": (of(pa.timestamp("s"), 253_402_300_800), ["10000-01-01T00:00:00", None]),
    "no such year": (of(pa.timestamp("s"), 10**15), ["<value out of range: 1000000000000000>", None]),
    "an unknown zone": (of(pa.timestamp("ns", tz="Mars/X"), 10**9), ["1970-01-01T00:00:01Z", None]),
    "a zone": (of(pa.timestamp("ms", tz="Asia/Shanghai"), 1001), ["1970-01-01T00:00:01.001Z", None]),
    "a time": (of(pa.time64("ns"), 5), ["00:00:00.000000005", None]),
    "a duration": (of(pa.duration("ns"), 5), ["5 ns", None]),
    "a day": (days(5), ["1970-01-06", None]),
    "a day after 9999": (days(3_000_000), ["10183-09-21", None]),
    "lists": (pa.array([[1, 2], None, [], [3]]), [[1, 2], None, [], [3]]),
    "a part of lists": (pa.array([[1, 2], None, [], [3]]).slice(1), [None, [], [3]]),
    "lists of one size": (pa.array([[1, 2], None], pa.list_(pa.int64(), 2)), [[1, 2], None]),
    "views of lists": (pa.array([[1, 2], None, []], pa.list_view(pa.int64())), [[1, 2], None, []]),
    "lists in lists": (pa.array([[["a"]], [None], None]), [[["a"]], [None], None]),
    "fields of one name": (
        pa.StructArray.from_arrays([pa.array([1, 2]), pa.array([3, 4])], names=["a", "a"]).slice(1),
        [{"a": 2, "a (2)": 4}],
    ),
    "times in structs": (pa.array([{"t": 1}, None], pa.struct([("t", pa.timestamp("ns"))])), [
        {"t": "1970-01-01T00:00:00.000000001"}, None,
    ]),
    "structs without fields": (pa.array([{}, None], pa.struct([])), [{}, None]),
    "maps": (
        pa.array([[("a", 1)], None, [("b", 2), ("b", 3)]], pa.map_(pa.string(), pa.int64())).slice(1),
        [None, [["b", 2], ["b", 3]]],
    ),
    "a dictionary": (pa.array(["a", None, "b", "a"]).dictionary_encode(), ["a", None, "b", "a"]),
    "run-end encoded": (
        pa.RunEndEncodedArray.from_arrays(pa.array([2, 3], pa.int32()), pa.array(["a", "b"])),
        ["a", "a", "b"],
    ),
    "a union": (
        pa.UnionArray.from_sparse(pa.array([0, 1], pa.int8()), [pa.array([1, 2]), pa.array(["a", "b"])]),
        [1, "b"],
    ),
    "bytes": (pa.array([b"a", b"\xff", None]), ["a", {"base64": "/w=="}, None]),
    "a UUID": (
        pa.ExtensionArray.from_storage(pa.uuid(), pa.array([bytes(range(16)), None], pa.binary(16))),
        ["00010203-0405-0607-0809-0a0b0c0d0e0f", None],
    ),
    "texts that are not UTF-8": (pa.array([b"a\xff"]).view(pa.string()), ["a\ufffd"]),
    "texts in lists that are not UTF-8": (
        pa.ListArray.from_arrays(pa.array([0, 1], pa.int32()), pa.array([b"a\xff"]).view(pa.string())),
        [["a\ufffd"]],
    ),
    "not finite": (pa.array([1.5, float("nan")]), [1.5, "nan"]),
}  # fmt: skip


NOT_IN_PARQUET = {"no such year", "structs without fields", "run-end encoded", "a union"}


@pytest.mark.parametrize("name", COLUMNS)
def test_values(name: str) -> None:
    column, expected = COLUMNS[name]
    assert json.loads(json_text(values(column))) == expected


@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet"])
@pytest.mark.usefixtures("in_folder")
def test_no_type_of_a_column_stops_a_run(capfd: pytest.CaptureFixture[str], output: str) -> None:
    written = {name: column for name, (column, _) in COLUMNS.items() if name not in NOT_IN_PARQUET}
    columns = {name: column.take(pa.array([0])) for name, column in written.items()}
    for place in (0, 1):  # the second file has other types, so that the columns become JSON
        texts = {"source": [RIGHT[0]], "target": [RIGHT[1]]}
        other = dict.fromkeys(columns, pa.array([1])) if place else columns
        pq.write_table(pa.table(texts | other), f"{place}.parquet")
    assert toolkit(capfd, "corpus", "check", "0.parquet", "-o", output).code == 0
    assert toolkit(capfd, "corpus", "check", "0.parquet", "1.parquet", "-o", f"both-{output}").code == 0
    if output == "out.jsonl":
        [row] = map(json.loads, Path(output).read_text(encoding="utf-8").splitlines())
        assert {name: row[name] for name in columns} == {name: COLUMNS[name][1][0] for name in columns}
    assert toolkit(capfd, "corpus", "stats", output, "--by", "nanoseconds").code == 0


@given(st.lists(st.sampled_from("[{"), min_size=1, max_size=2 * DEEPEST), st.integers(0, 500))
def test_how_deep_values_are_in_each_other_does_not_depend_on_who_reads(kinds: list[str], above: int) -> None:
    text = "1"
    for kind in kinds:
        text = f"[{text}]" if kind == "[" else f'{{"a": {text}}}'

    def read(frames: int) -> bool:
        if frames:
            return read(frames - 1)
        try:
            return json_text(parsed(text)) == text
        except ValueError:
            return False

    assert read(0) is read(above) is (len(kinds) <= DEEPEST)


def test_signs_of_lists_in_a_text_are_not_lists() -> None:
    assert parsed(json.dumps(["[" * 500 + "{" * 500])) == ["[" * 500 + "{" * 500]
    with pytest.raises(ValueError, match="deep"):
        parsed("[" * 100_000)
