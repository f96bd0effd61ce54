"""The formats of corpora: what each gives row by row, and what is wrong with files."""

from __future__ import annotations

import base64
import gzip
import json
import tracemalloc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")  # the extra `corpus`, which `test` has

import pyarrow as pa
import pyarrow.parquet as pq
from command import toolkit
from corpora import RIGHT, WRONG, pairs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from toolkit.corpus.inputs import chunk, parquet, streams
from toolkit.corpus.inputs.chunk import Input, Options
from toolkit.corpus.inputs.jsonl import JsonLines
from toolkit.corpus.inputs.parallel import Parallel
from toolkit.corpus.inputs.tsv import Tsv
from toolkit.errors import InputError

pytestmark = pytest.mark.usefixtures("in_folder")

ZH, EN = RIGHT


def zstd(data: bytes) -> bytes:
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


def check(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Run the command; the exit code and standard error."""
    outcome = toolkit(capfd, "corpus", "check", *arguments, "--jobs", "1")
    return outcome.code, outcome.err


def rows(path: str, *names: str) -> list[Any]:
    """The rows of an output of JSON Lines: some of their values."""
    found = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return [tuple(row[name] for name in names) for row in found]


def checked(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[Any]:
    """The number, texts, rest, verdict and reason of each row of some files."""
    code, err = check(capfd, *arguments, "-o", "out.jsonl")
    assert (code in (0, 1), err) == (True, "")
    first = json.loads(Path("out.jsonl").read_text(encoding="utf-8").split("\n")[0])
    return rows("out.jsonl", "row", *list(first)[:2], "rest", "verdict", "reason")


def test_json_lines(capfd: pytest.CaptureFixture[str]) -> None:
    lines = [
        json.dumps({"id": 7, "zh": WRONG[0], "en": WRONG[1]}).encode(),
        b"\xef\xbb\xbf{}",
        b"",
        b"[1, 2]",
        b'{"zh": "a", "en": NaN}',
        b'{"zh": "' + "字".encode("gb18030") + b'", "en": "Yes.", "note": "caf\xe9"}',
        b'{"zh": "\\ud800", "en": 3.50, "big": 1e400}',
        json.dumps({"zh": ZH}).encode(),
        b'{"zh": null, "en": "Yes."}\r',
        b"[" * 100_000,
        json.dumps({"zh": ZH, "en": EN}).encode(),
    ]
    Path("a.jsonl").write_bytes(b"\n".join(lines))
    found = checked(capfd, "a.jsonl", "--columns", "zh,en")
    assert found[9][3] == "[" * 100_000
    assert found[:9] + found[10:] == [
        (1, *WRONG, {"id": 7}, "error", None),
        (2, None, None, "\ufeff{}", "unchecked", "unreadable"),
        (3, None, None, "", "unchecked", "unreadable"),
        (4, None, None, "[1, 2]", "unchecked", "unreadable"),
        (5, "a", None, {"en": "nan"}, "unchecked", "target-not-text"),
        (6, "\ufffd\ufffd", "Yes.", {"note": "caf\ufffd"}, "unchecked", "source-not-utf8"),
        (7, "\ufffd", None, {"en": 3.5, "big": "1E+400"}, "unchecked", "source-not-utf8"),
        (8, ZH, None, None, "unchecked", "no-target-column"),
        (9, None, "Yes.", None, "unchecked", "source-null"),
        (11, *RIGHT, None, "ok", None),
    ]


def test_a_text_that_is_too_long_and_not_unicode_is_a_row(capfd: pytest.CaptureFixture[str]) -> None:
    long = "长" * 200_000
    lines = f'{{"zh": "\\ud800{long}", "en": "Yes."}}\n{{"zh": "{ZH}", "en": "{EN}"}}\n'
    Path("a.jsonl").write_text(lines, encoding="utf-8")
    assert checked(capfd, "a.jsonl", "--columns", "zh,en") == [
        (1, f"\ufffd{long}", "Yes.", None, "unchecked", "source-too-long"),
        (2, *RIGHT, None, "ok", None),
    ]


@pytest.mark.parametrize(
    ("more", "rest"),
    [
        ('"n": NaN, "i": [-Infinity]', {"n": "nan", "i": ["-inf"]}),
        (f'"n": {"9" * 9999}', {"n": "9" * 9999}),
        ('"n": 1.00000000000000000000001, "m": 0.1, "k": 1e99999999999999999999', {"n": "1.00000000000000000000001",
         "m": 0.1, "k": "inf"}),
        ('"a": 1, "a": 2, "a (1)": 3', {"a (1)": 3, "a (2)": 1, "a (3)": 2}),
        ('"o": {"a": 1, "a": 2}', {"o": {"a (1)": 1, "a (2)": 2}}),
    ],
)  # fmt: skip
def test_the_rest_of_a_line_of_json_is_kept(capfd: pytest.CaptureFixture[str], more: str, rest: object) -> None:
    Path("a.jsonl").write_text(f'{{"source": "{ZH}", {more}, "target": "{EN}"}}\n', encoding="utf-8")
    assert checked(capfd, "a.jsonl") == [(1, ZH, EN, rest, "ok", None)]


def test_a_text_that_a_line_has_twice_is_not_checked(capfd: pytest.CaptureFixture[str]) -> None:
    lines = [f'{{"source": "{ZH}", {more}"target": "{EN}"}}\n' for more in ("", '"source": "甲", ')]
    Path("a.jsonl").write_text("".join(lines), encoding="utf-8")
    assert check(capfd, "a.jsonl", "-o", "out.jsonl") == (0, "")
    assert rows("out.jsonl", "source", "target", "rest", "reason")[1:] == [
        (None, EN, {"source (1)": ZH, "source (2)": "甲"}, "no-source-column")
    ]


def test_texts_beside_a_number_that_json_lacks_are_written_as_they_are(capfd: pytest.CaptureFixture[str]) -> None:
    pq.write_table(pa.table({"source": [ZH], "target": [EN], "n": [float("nan")]}), "a.parquet")
    assert check(capfd, "a.parquet", "-o", "out.jsonl") == (0, "")
    assert f'"source": "{ZH}"' in Path("out.jsonl").read_text(encoding="utf-8")


def test_tsv_with_names(capfd: pytest.CaptureFixture[str]) -> None:
    lines = ["\ufeffid\ten\tzh\t\tid", f"7\t{EN}\t{ZH}\t\t8\tmore", "short\tline", "", f'"\t{WRONG[1]}\t{WRONG[0]}']
    Path("a.tsv").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    found = checked(capfd, "a.tsv", "--columns", "zh,en")
    assert found == [
        (2, ZH, EN, {"1": "7", "4": "", "5": "8", "6": "more"}, "ok", None),
        (3, None, None, "short\tline", "unchecked", "unreadable"),
        (4, None, None, "", "unchecked", "unreadable"),
        (5, *WRONG, {"1": '"'}, "error", None),
    ]


def test_a_key_that_the_first_line_lacks_is_found(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.jsonl").write_text(f'{{"zh": "{ZH}"}}\n{{"zh": "{ZH}", "en": "{EN}"}}\n', encoding="utf-8")
    found = checked(capfd, "a.jsonl", "--columns", "zh, en")
    assert [row[-1] for row in found] == ["no-target-column", None]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_texts_in_an_object_are_read(capfd: pytest.CaptureFixture[str], form: str) -> None:
    pairs = [{"zh": ZH, "en": EN, "id": 7}, {"zh": WRONG[0], "en": None, "id": None}, None]
    lines = [json.dumps({"translation": pair}) + "\n" for pair in pairs]
    Path("a.jsonl").write_text("".join(lines), encoding="utf-8")
    pq.write_table(pa.table({"translation": pairs}), "a.parquet")
    names = ("translation.zh", "translation.en")
    code, err = check(capfd, f"a.{form}", "--columns", ",".join(names), "-o", "out.jsonl")
    assert (code, err) == (0, "")
    assert rows("out.jsonl", *names)[:2] == [(ZH, EN), (WRONG[0], None)]
    reasons = [one for [one] in rows("out.jsonl", "reason")]
    assert reasons == [None, "target-null", "no-source-column" if form == "jsonl" else "source-null"]
    column, rest = (
        ("rest", [{"translation": {"id": one}} for one in (7, None)])
        if form == "jsonl"
        else ("translation.id", [7, None])
    )
    assert [one for [one] in rows("out.jsonl", column)][:2] == rest


def test_a_piece_of_a_split_tsv_has_no_line_of_names(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.tsv").write_text(f"zh\ten\n{ZH}\t{EN}\n", encoding="utf-8")
    Path("b.tsv").write_text(f"{WRONG[0]}\t{WRONG[1]}\n", encoding="utf-8")
    found = checked(capfd, "a.tsv", "b.tsv", "--columns", "zh,en")
    assert found == [
        (2, ZH, EN, None, "ok", None),
        (1, None, None, {"1": WRONG[0], "2": WRONG[1]}, "unchecked", "no-source-column"),
    ]


def test_tsv_with_numbers(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.tsv.gz").write_bytes(gzip.compress(b"x\t%s\t%s\nx\t\xff\t%s" % (EN.encode(), ZH.encode(), ZH.encode())))
    found = checked(capfd, "a.tsv.gz", "--columns", "3,2")
    assert found == [
        (1, ZH, EN, {"1": "x"}, "ok", None),
        (2, ZH, "\ufffd", {"1": "x"}, "unchecked", "target-not-utf8"),
    ]


@pytest.mark.parametrize(
    "names",
    [("a.zh", "a.en"), ("a.en", "a.zh"), ("a.en_GB.gz", "a.zh-CN.zst"), ("zh.txt", "en.txt"), ("s.gz", "t")],
)
def test_parallel_text(capfd: pytest.CaptureFixture[str], names: tuple[str, str]) -> None:
    contents = [f"{ZH}\n\n{ZH}\n尾\n".encode(), f"{EN}\n{EN}\n{WRONG[1]}".encode()]
    if names[0].startswith("a.en"):
        contents.reverse()
    for name, content in zip(names, contents, strict=True):
        how = {".gz": gzip.compress, ".zst": zstd}.get(Path(name).suffix, bytes)
        Path(name).write_bytes(how(content))
    assert check(capfd, *names, "-o", "out.jsonl") == (1, "")
    assert rows("out.jsonl", "row", "source", "target", "verdict", "reason") == [
        (1, ZH, EN, "ok", None),
        (2, "", EN, "unchecked", "source-empty"),
        (3, ZH, WRONG[1], "error", None),
        (4, "尾", None, "unchecked", "no-counterpart"),
    ]
    assert "rest" not in json.loads(Path("out.jsonl").read_text(encoding="utf-8").splitlines()[0])


TMX = f"""<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en" segtype="sentence"/><body>
<tu tuid="1"><tuv xml:lang="en-US"><seg>{EN}</seg></tuv><tuv xml:lang="zh-CN"><seg>{ZH}</seg></tuv></tu>
<tu><tuv xml:lang="zh"><seg>{ZH}</seg></tuv><tuv xml:lang="en"><seg>{EN}</seg></tuv>
<tuv xml:lang="en"><seg>{WRONG[1]}</seg></tuv></tu>
<tu tuid="3"><tuv xml:lang="zh"><seg>{ZH}</seg></tuv><tuv xml:lang="de"><seg>Ja.</seg></tuv></tu>
<tu><tuv xml:lang="zh"><seg> </seg></tuv><tuv xml:lang="en"><seg>{EN}</seg></tuv></tu>
</body></tmx>"""


@pytest.mark.parametrize("name", ["a.tmx", "a.tmx.gz", "a.tmx.zst"])
def test_tmx(capfd: pytest.CaptureFixture[str], name: str) -> None:
    how = {".gz": gzip.compress, ".zst": zstd}.get(Path(name).suffix, bytes)
    Path(name).write_bytes(how(TMX.encode()))
    assert checked(capfd, name) == [
        (3, ZH, EN, {"tuid": "1", "xml:lang": ["zh-CN", "en-US"]}, "ok", None),
        (4, ZH, EN, {"xml:lang": ["zh", "en"]}, "ok", None),
        (4, ZH, WRONG[1], {"xml:lang": ["zh", "en"]}, "error", None),
        (6, ZH, None, {"tuid": "3", "xml:lang": ["zh", None]}, "unchecked", "target-null"),
        (7, "", EN, {"xml:lang": ["zh", "en"]}, "unchecked", "source-empty"),
    ]


def test_every_variety_in_a_unit_of_tmx_is_a_row(capfd: pytest.CaptureFixture[str]) -> None:
    variety = f'<tuv xml:lang="zh-TW"><seg>{ZH}</seg></tuv>'
    Path("a.tmx").write_text(TMX.replace('<tu tuid="1">', f'<tu tuid="1">{variety}'), "utf-8")
    assert [(row, rest["xml:lang"]) for row, _, _, rest, *_ in checked(capfd, "a.tmx")][:2] == [
        (3, ["zh-TW", "en-US"]),
        (3, ["zh-CN", "en-US"]),
    ]


def test_a_text_of_tmx_that_xml_does_not_allow_is_a_row(capfd: pytest.CaptureFixture[str]) -> None:
    data = TMX.encode().replace(ZH.encode(), b"A<D", 1).replace(WRONG[1].encode(), b"\xff3", 1)
    Path("a.tmx").write_bytes(data.replace(b'tuid="3"', b'tuid="\x01"'))
    assert [(row[0], *row[1:3], *row[4:]) for row in checked(capfd, "a.tmx")] == [
        (3, "A\ufffdD", EN, "unchecked", "source-not-xml"),
        (4, ZH, EN, "ok", None),
        (4, ZH, "\ufffd3", "unchecked", "target-not-utf8"),
        (6, ZH, None, "unchecked", "target-null"),
        (7, "", EN, "unchecked", "source-empty"),
    ]
    assert rows("out.jsonl", "rest")[3] == ({"tuid": "\ufffd", "xml:lang": ["zh", None]},)


def test_a_long_unit_of_tmx_is_a_row(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.tmx").write_text(
        TMX.replace("<seg>Ja.</seg>", f"<seg>{'字' * 1_500_000}</seg>").replace('"de"', '"en"'), "utf-8"
    )
    code, err = check(capfd, "a.tmx", "-o", "out.jsonl")
    assert (code, err) == (1, "")
    assert rows("out.jsonl", "row", "reason")[3:] == [(6, "target-too-long"), (7, "source-empty")]
    assert len(rows("out.jsonl", "target")[3][0]) == 1_500_000


def test_parquet_keeps_columns_of_one_type(capfd: pytest.CaptureFixture[str]) -> None:
    first = {"id": [1, 2], "source": [ZH, None], "tags": [["a"], None], "target": [WRONG[1], EN], "kind": ["x", None]}
    second = {"target": pa.array([EN]).dictionary_encode(), "source": [ZH.encode()], "kind": [3.5], "when": [None]}
    pq.write_table(pa.table(first), "a.parquet")
    pq.write_table(pa.table(second), "b.parquet")
    assert check(capfd, "a.parquet", "b.parquet", "-o", "out.parquet") == (1, "")
    table = pq.read_table("out.parquet")
    assert table.column_names[:8] == ["source", "target", "id", "tags", "when", "rest", "file", "row"]
    assert [str(table.schema.field(at).type) for at in range(5)] == [
        "string", "string", "int64", "list<element: string>", "null"
    ]  # fmt: skip
    assert [
        tuple(row.values()) for row in table.select(["source", "id", "tags", "rest", "file", "row"]).to_pylist()
    ] == [
        (ZH, 1, ["a"], '{"kind": "x"}', "a.parquet", 1),
        (None, 2, None, None, "a.parquet", 2),
        (ZH, None, None, '{"kind": 3.5}', "b.parquet", 1),
    ]
    assert table["verdict"].to_pylist() == ["error", "unchecked", "ok"]


def test_folders_of_parquet_name_columns(capfd: pytest.CaptureFixture[str]) -> None:
    """As Hive and Spark write them; a column of the file comes before, and no folder has a text."""
    names = ["lang=zh%2FHant/part=0/a.parquet", "lang=__HIVE_DEFAULT_PARTITION__/target=x/a.parquet", "=/a.parquet"]
    for name in names:
        Path(name).parent.mkdir(parents=True)
        texts = {"source": [ZH]} if "target=" in name else {"source": [ZH], "target": [EN], "part": [7]}
        pq.write_table(pa.table(texts), name)
    assert check(capfd, *names, "-o", "out.parquet")[0] == 0
    table = pq.read_table("out.parquet")
    assert table.column_names[:6] == ["source", "target", "part", "lang", "file", "row"]
    assert [tuple(row.values()) for row in table.select(["target", "part", "lang", "reason"]).to_pylist()] == [
        (EN, 7, "zh/Hant", None),
        (None, None, None, "no-target-column"),
        (EN, 7, None, None),
    ]
    assert "zh/Hant" in toolkit(capfd, "corpus", "stats", "out.parquet", "--by", "lang").out


def test_parquet_of_odd_columns_loses_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    texts = pa.array(["a", "b"])
    bad = pa.array([b"\xff", None], pa.binary()).view(pa.string())
    columns = [pa.array([5, None]), texts, pa.array([b"\xff", b"ok"]), texts, bad, pa.array([float("nan"), 1.0])]
    names = ["source", "target", "twice", "twice", "text", "number"]
    pq.write_table(pa.Table.from_arrays(columns, names), "a.parquet")
    assert check(capfd, "a.parquet", "-o", "out.jsonl")[0] == 2
    assert rows("out.jsonl", "source", "rest", "reason", "text", "number") == [
        (None, {"source": 5, "twice": {"base64": "/w=="}, "twice (3)": "a"}, "source-not-text", "\ufffd", "nan"),
        (None, {"twice": "ok", "twice (2)": "b"}, "source-null", None, 1.0),
    ]


def test_pieces_are_of_the_file_and_not_of_how_it_is_stored(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for module in (chunk, parquet):
        monkeypatch.setattr(module, "ROWS", 7)
    some = pairs("numbers_dev")[:50]
    table = pa.table({"source": [row[0] for row in some], "target": [row[1] for row in some]})
    pq.write_table(table, "a.parquet", row_group_size=20)
    Path("a.tsv").write_text("".join(f"{zh}\t{en}\n" for zh, en in some), encoding="utf-8")
    assert check(capfd, "a.parquet", "-o", "a")[0] == 1
    assert [pq.read_metadata(part).num_rows for part in sorted(Path("a").glob("*.parquet"))] == [
        7, 7, 6, 7, 7, 6, 7, 3
    ]  # fmt: skip
    assert check(capfd, "a.tsv", "--columns", "1,2", "-o", "b")[0] == 1
    found = [pq.read_table(name, columns=["source", "row", "findings"]).to_pylist() for name in "ab"]
    assert found[0] == found[1]
    assert [row["row"] for row in found[0]] == list(range(1, 51))


def test_big_cells_make_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunk, "BYTES", 10)
    assert list(chunk.in_pieces(["abcd"] * 4, len)) == [["abcd"] * 3, ["abcd"]]
    assert list(chunk.in_pieces(["a" * 50, "b"], len)) == [["a" * 50], ["b"]]


FILES: dict[str, bytes] = {
    "cut.tsv.gz": gzip.compress((f"{ZH}\t{EN}\n" * 99).encode())[:-9],
    "cut.jsonl.zst": zstd(b'{"source": "a", "target": "b"}\n' * 99)[:-5],
    "cut.parquet": b"PAR1 and more",
    "wrong.jsonl.gz": gzip.compress(b"[]")[:4] + b"?" * 99,
    "empty.parquet": b"",
    # A frame with a window of 1 << 31 bytes, and an empty block.
    "wide window.jsonl.zst": zstd(b"")[:4] + bytes([0, (31 - 10) << 3, 1, 0, 0]),
    "empty.tsv.gz": b"",
    "not.tsv.gz": b"plain text",
    "wide.tsv": "source\ttarget\n".encode("utf-16"),
    "mac.tsv": f"source\ttarget\r{ZH}\t{EN}".encode(),
    "twice.tsv": b"source\tsource\ttarget\n",
    "a.jsonl": b'{"zh": "a", "en": "b"}\n',
    "cut.tmx": TMX.encode()[:-100],
    "cut.tmx.gz": gzip.compress(TMX.encode())[:-8],
    "a.csv": b"",
    "disguised.txt": b"PAR1\x15\x04\x15\x10",
    "a.tsv": f"source\ttarget\n{ZH}\t{EN}\n".encode(),
    "one.zh": ZH.encode(),
    "long.tsv": b"source\ttarget\n" + b"x" * 99,
    "renamed.jsonl": gzip.compress(b'{"source": "1", "target": "1"}\n'),
}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["cut.tsv.gz", "--columns=1,2"], "cut.tsv.gz:100: is cut: its end is missing; copy it again"),
        (["cut.jsonl.zst"], "cut.jsonl.zst:1: is cut: its end is missing; copy it again"),
        (["cut.parquet"], "cut.parquet: cannot be read as Parquet, it is damaged or cut: "),
        (["empty.parquet"], "empty.parquet: cannot be read as Parquet, it is damaged or cut: "),
        (
            ["wide window.jsonl.zst"],
            "wide window.jsonl.zst:1: takes much memory to decompress (zstd --long);"
            " decompress it first: zstd -d --long=31 'wide window.jsonl.zst'",
        ),
        (["empty.tsv.gz"], "empty.tsv.gz: is empty, which a .gz file never is; copy it again"),
        (["not.tsv.gz"], "not.tsv.gz:1: cannot be decompressed: "),
        (["wide.tsv"], "wide.tsv: is in UTF-16; save it as UTF-8"),
        (["mac.tsv"], "mac.tsv: has lines that end in CR alone; save it with LF"),
        (["twice.tsv"], "twice.tsv:1: has 2 columns 'source'"),
        (["a.jsonl"], "a.jsonl: has no column 'source': it has zh, en; name the two with --columns SOURCE,TARGET"),
        (["cut.tmx"], "cut.tmx:7:30: is cut"),
        (["cut.tmx.gz"], "cut.tmx.gz:8:14: is cut: its end is missing; copy it again"),
        (["disguised.txt", "one.zh"], "disguised.txt: is Parquet; give it the suffix .parquet"),
        (["a.csv"], "a.csv: cannot read .csv: only .jsonl, .parquet, .tmx, .tsv and two parallel text files"),
        (["one.zh"], "one.zh: is a text file without its counterpart"),
        (["one.zh", "a.tsv"], "one.zh: is a text file without its counterpart"),
        (["long.tsv"], "long.tsv:2: is longer than 0 MB: is this a text file?"),
        (["none.tsv"], "none.tsv: no such file"),
        (["folder"], "folder: is a folder; give its files"),
        (["/dev/zero"], "/dev/zero: is not a regular file"),
        (["a.tsv", "--columns", "a"], "'a' is not SOURCE,TARGET"),
        (["a.tsv", "--columns", "a,a"], "the source and the target have the same column, 'a'; name two"),
        (["a.tsv", "--select", "terms"], "no glossary with terms in 'zh' and 'en'; give its files (--glossary PATH, "),
        (["a.tsv", "--select", "nombers"], "no check or group named 'nombers'"),
        (["a.tsv", "--source-language", "?"], "'?' is neither auto nor a language code"),
        (["a.tsv", "-o", "out.csv"], "out.csv: cannot write .csv; the output is .parquet, .jsonl, .jsonl.gz, "),
        (["a.tsv", "-o", "/dev/null"], "/dev/null: is not a regular file"),
        (["a.tsv", "-o", "a.tsv"], "a.tsv: cannot write .tsv"),
        (["a.jsonl", "--columns=zh,en", "-o", "a.jsonl"], "a.jsonl: is an input; choose another output"),
        (["a.tsv", "-o", "."], ".: is an input; choose another output"),
        (["a.tsv", "-o", "folder"], "folder: is not empty and not of an earlier run; choose another output"),
        (["a.tsv", "-o", "folder.parquet"], "folder.parquet: is a folder, not a file"),
        (["a.tsv", "-o", "one"], "one: is a file; an output without a suffix is a folder"),
        (["a.tsv", "-o", "-"], "-: is not a name of an output; give a file with its suffix, or a folder"),
        (["a.tsv", "-o", "b/.Jsonl"], "b/.Jsonl: is not a name of an output; give a file with its suffix, or a folder"),
        (["a.tsv", "-o", ""], "the name is empty"),
    ],
)
def test_what_cannot_be_used_is_one_line(
    in_folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    make(FILES)
    if "long.tsv" in arguments:
        monkeypatch.setattr(streams, "LONGEST_LINE", 50)
    before = {path: path.read_bytes() for path in in_folder.rglob("*") if path.is_file()}
    code, err = check(capfd, "-o", "out.parquet", *arguments)
    assert code == 2
    assert message in err
    assert len([line for line in err.splitlines() if line.startswith("toolkit: ")]) == (not err.startswith("Usage"))
    assert {path: path.read_bytes() for path in before} == before


def make(files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        Path(name).write_bytes(data)
    Path("folder").mkdir()
    Path("folder/mine").write_bytes(b"")
    Path("folder.parquet").mkdir()
    Path("one").write_bytes(b"")


def test_what_is_whole_of_a_damaged_file_is_checked_and_so_are_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    make(FILES)
    code, err = check(capfd, "cut.tmx", "a.tsv", "renamed.jsonl", "-o", "out.jsonl")
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith("toolkit: cut.tmx:7:30: is cut")
    assert rows("out.jsonl", "file", "row", "verdict") == [
        ("cut.tmx", 3, "ok"), ("cut.tmx", 4, "ok"), ("cut.tmx", 4, "error"), ("cut.tmx", 6, "unchecked"),
        ("a.tsv", 2, "ok"), ("renamed.jsonl", 1, "ok"),
    ]  # fmt: skip


def test_the_lines_before_an_early_fault_are_checked(capfd: pytest.CaptureFixture[str]) -> None:
    """Also where keys are looked for in lines that cannot be read."""
    line = f'{{"source": "{ZH}", "target": "{EN}"}}\n'.encode()
    Path("a.jsonl.gz").write_bytes(gzip.compress(line) + gzip.compress(line)[:-4])
    code, err = check(capfd, "a.jsonl.gz", "-o", "out.jsonl")
    assert (code, err) == (2, "toolkit: a.jsonl.gz:3: is cut: its end is missing; copy it again\n")
    assert rows("out.jsonl", "row", "verdict") == [(1, "ok"), (2, "ok")]


LINES = b"".join(b'{"source": "%d", "target": "%d"}\n' % (n * n % 9973, n) for n in range(1, 3001))
GZIP, ZSTD = gzip.compress(LINES), zstd(LINES)
#: With a checksum, which is wrong, of one block that is not compressed.
UNLIKE = b"".join(
    (ZSTD[:4], b"\xa4", len(LINES).to_bytes(4, "little"), (len(LINES) << 3 | 1).to_bytes(3, "little"), LINES, bytes(4))
)
CHANGED = "3001: is damaged somewhere before: its checksum is wrong, and so may be rows; copy it again"
CUT = "3001: is cut: its end is missing; copy it again"


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.gz", GZIP + bytes(99_999), ""),
        ("a.gz", gzip.compress(LINES[:9999]) + bytes(7) + gzip.compress(LINES[9999:]), ""),
        ("a.gz", GZIP + b"more", "3001: cannot be decompressed: other bytes follow its end, and were not read"),
        ("a.gz", GZIP[:-8], CUT),
        ("a.gz", GZIP[:-1], CUT),
        ("a.gz", GZIP[:-5] + b"?" + GZIP[-4:], CHANGED),
        ("a.zst", UNLIKE, CHANGED),
        ("a.zst", zstd(LINES[:9999]) + zstd(LINES[9999:]), ""),
        ("a.txt", b"\x5f\x2a\x4d\x18\x02\0\0\0ab" + ZSTD, ""),
        ("a.zst", ZSTD + zstd(b"x")[:-1], CUT),
        ("a.zst", ZSTD + b"more", "3001: cannot be decompressed: "),
    ],
)
def test_nothing_before_a_fault_of_a_compressed_file_is_lost(name: str, data: bytes, fault: str) -> None:
    Path(name).write_bytes(data)
    found: list[bytes] = []
    with streams.TextFile(Path(name)) as file:
        if fault:
            with pytest.raises(InputError, match=f"^{name}:{fault}"):
                found.extend(file)
        else:
            found.extend(file)
    assert b"".join(line + b"\n" for line in found) == LINES


def test_a_small_compressed_file_of_much_text_takes_little_memory() -> None:
    Path("a.gz").write_bytes(gzip.compress(b"\n" * (64 << 20)))
    tracemalloc.start()
    with streams.TextFile(Path("a.gz")) as file:
        next(iter(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20


@pytest.mark.parametrize("name", ["cut.parquet", "empty.parquet", "empty.tsv.gz", "wrong.jsonl.gz", "wide.tsv"])
def test_a_file_that_is_damaged_from_its_beginning_stops_no_other(capfd: pytest.CaptureFixture[str], name: str) -> None:
    make(FILES)
    code, err = check(capfd, name, "a.tsv", "renamed.jsonl", "-o", "out.jsonl")
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(f"toolkit: {name}:")
    assert rows("out.jsonl", "file", "verdict") == [("a.tsv", "ok"), ("renamed.jsonl", "ok")]


def test_a_type_that_arrow_lacks_is_not_called_damage(capfd: pytest.CaptureFixture[str]) -> None:
    """Polars writes integers of 128 bits, which only the schema in the metadata tells."""
    path = Path("a.parquet")
    pq.write_table(pa.table({"source": [ZH], "target": [EN], "big": pa.array([1], pa.int64())}), path)
    schema = pq.read_metadata(path).metadata[b"ARROW:schema"]
    wide = base64.b64decode(schema).replace((64).to_bytes(4, "little"), (128).to_bytes(4, "little"))
    path.write_bytes(path.read_bytes().replace(schema, base64.b64encode(wide)))
    code, err = check(capfd, "a.parquet", "-o", "out.jsonl")
    reason = "Integers with more than 64 bits not implemented"
    assert (code, err) == (
        2,
        f"toolkit: a.parquet: has a column that pyarrow cannot read: {reason}; write it with another type\n",
    )


def test_row_groups_around_a_damaged_one_are_read(capfd: pytest.CaptureFixture[str]) -> None:
    pq.write_table(pa.table({"source": [ZH] * 9, "target": [EN] * 9}), "a.parquet", row_group_size=2)
    damage(Path("a.parquet"), 1, 4)
    code, err = check(capfd, "a.parquet", "-o", "out.jsonl")
    first, second = err.splitlines()
    assert code == 2
    assert first.startswith("toolkit: a.parquet: row group 2 of 5 is damaged, rows 3 to 4 were not read: ")
    assert second.startswith("toolkit: a.parquet: row group 5 of 5 is damaged, row 9 was not read: ")
    assert rows("out.jsonl", "row", "verdict") == [(row, "ok") for row in (1, 2, 5, 6, 7, 8)]


def damage(path: Path, *groups: int) -> None:
    """Overwrite the beginning of some row groups of a Parquet file."""
    about = pq.read_metadata(path)
    data = bytearray(path.read_bytes())
    for group in groups:
        column = about.row_group(group).column(0)
        at = column.dictionary_page_offset or column.data_page_offset
        data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)


def test_a_changed_byte_is_noticed_by_its_checksum(capfd: pytest.CaptureFixture[str]) -> None:
    """In a file that is not compressed nothing else tells."""
    table = pa.table({"source": [ZH, ZH], "target": [EN, "Yes."]})
    pq.write_table(table, "a.parquet", row_group_size=1, compression="none", write_page_checksum=True)
    data = Path("a.parquet").read_bytes()
    assert data.count(b"314.5") > 1
    Path("a.parquet").write_bytes(data.replace(b"314.5", b"314.6", 1))
    code, err = check(capfd, "a.parquet", "-o", "out.jsonl")
    assert code == 2
    assert "a.parquet: row group 1 of 2 is damaged, row 1 was not read: could not verify page integrity" in err
    assert rows("out.jsonl", "row", "target") == [(2, "Yes.")]


def test_metadata_of_parquet_is_kept_where_files_agree(capfd: pytest.CaptureFixture[str]) -> None:
    """But for what lists or numbers the columns of a file."""

    def write(name: str, licence: str, unit: str, **more: str) -> None:
        inner = pa.field("n", pa.int64(), metadata={"unit": unit, "PARQUET:field_id": "7"})
        fields = [
            pa.field("source", pa.string()),
            pa.field("target", pa.string()),
            pa.field("id", pa.int64(), metadata={"unit": unit, "kind": "key", "PARQUET:field_id": "6"}),
            pa.field("s", pa.struct([inner])),
        ]
        schema = pa.schema(fields, metadata={"licence": licence, "by": "me", "pandas": "{}", **more})
        pq.write_table(pa.table([[ZH], [EN], [1], [{"n": 2}]], schema=schema), name)

    write("a.parquet", "CC0", "m", huggingface="{}", **{"org.apache.spark.version": "4"})
    write("b.parquet", "CC0", "km")
    found = []
    for inputs in (["a.parquet"], ["a.parquet", "b.parquet"], ["a.parquet", "a.tsv"]):
        make(FILES) if not Path("a.tsv").exists() else None
        code, err = check(capfd, *inputs, "-o", "out.parquet")
        assert (code, err) == (0, "")
        schema = pq.read_schema("out.parquet")
        found.append((schema.metadata or {}, schema.field("id").metadata, schema.field("s").type.field(0).metadata))
    same = {b"licence": b"CC0", b"by": b"me"}
    assert [one for one, _, _ in found] == [same, same, {}]
    assert [one for _, one, _ in found] == [
        {b"unit": b"m", b"kind": b"key"},
        {b"kind": b"key"},
        {b"unit": b"m", b"kind": b"key"},
    ]


def test_metadata_is_kept_in_a_folder_and_of_the_fields_of_a_struct(capfd: pytest.CaptureFixture[str]) -> None:
    inner = [pa.field("zh", pa.string()), pa.field("en", pa.string()), pa.field("id", pa.int64(), metadata={"a": "b"})]
    schema = pa.schema([pa.field("t", pa.struct(inner))], metadata={"licence": "CC0"})
    pq.write_table(pa.table([[{"zh": ZH, "en": EN, "id": 1}]], schema=schema), "a.parquet")
    assert check(capfd, "a.parquet", "--columns", "t.zh,t.en", "-o", "out") == (0, "")
    [part] = Path("out").glob("*.parquet")
    schema = pq.read_schema(part)
    assert (schema.metadata, schema.field("t.id").metadata) == ({b"licence": b"CC0"}, {b"a": b"b"})


def test_columns_that_only_some_files_have(capfd: pytest.CaptureFixture[str]) -> None:
    make(FILES)
    pq.write_table(pa.table({"source": [ZH], "text": [EN]}), "drift.parquet")
    assert check(capfd, "a.tsv", "a.jsonl", "drift.parquet", "-o", "out.jsonl") == (0, "")
    assert rows("out.jsonl", "file", "reason", "rest") == [
        ("a.tsv", None, None),
        ("a.jsonl", "no-source-column", {"zh": "a", "en": "b"}),
        ("drift.parquet", "no-target-column", None),
    ]
    assert rows("out.jsonl", "text") == [(None,), (None,), (EN,)]


def test_empty_files_have_no_rows(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.tsv").write_bytes(b"source\ttarget\n")
    pq.write_table(pa.table({"source": pa.array([], pa.string()), "target": pa.array([], pa.string())}), "a.parquet")
    Path("a.zh").touch()
    Path("a.en").touch()
    assert check(capfd, "a.tsv", "a.parquet", "a.zh", "a.en", "-o", "out.parquet") == (0, "")
    assert pq.read_table("out.parquet").num_rows == 0
    assert check(capfd, "a.tsv", "-o", "out.jsonl.gz") == (0, "")
    assert gzip.decompress(Path("out.jsonl.gz").read_bytes()) == b""


def test_nothing_checked_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.tsv").write_text(f"{EN}\t{ZH}\n", encoding="utf-8")
    code, err = check(capfd, "a.tsv", "--columns", "1,2", "-o", "out.parquet")
    assert (code, err) == (2, "toolkit: nothing was checked: 1 row is unchecked\n")
    assert pq.read_table("out.parquet")["reason"].to_pylist() == ["swapped"]


@pytest.mark.parametrize("name", ["out.parquet", "out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out"])
def test_every_form_of_output(in_folder: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    Path("a.tsv").write_text(f"{ZH}\t{WRONG[1]}\n{ZH}\t{EN}\n", encoding="utf-8")
    assert check(capfd, "a.tsv", "--columns", "1,2", "-o", name) == (1, "")
    if "jsonl" in name:
        data = Path(name).read_bytes()
        data = {"out.jsonl.gz": gzip.decompress}.get(name, bytes)(data)
        if name.endswith("zst"):
            data = pa.input_stream(name, compression="zstd").read()
        found = [json.loads(line) for line in data.decode().splitlines()]
    else:
        found = pq.read_table(name).to_pylist()
    assert [(one["verdict"], one["file"], len(one["findings"])) for one in found] == [
        ("error", "a.tsv", 1), ("ok", "a.tsv", 0)
    ]  # fmt: skip
    assert {path.name for path in in_folder.iterdir()} == {"a.tsv", name}


def test_new_columns_take_a_prefix(capfd: pytest.CaptureFixture[str]) -> None:
    pq.write_table(pa.table({"source": [ZH], "target": [EN], "errors": [7], "file": ["f"]}), "a.parquet")
    code, err = check(capfd, "a.parquet", "-o", "out.parquet")
    assert (code, err) == (2, "toolkit: the output would have 2 columns 'file'; set a prefix for the new ones\n")
    assert check(capfd, "a.parquet", "-o", "out.parquet", "--prefix", "t_") == (0, "")
    [row] = pq.read_table("out.parquet").to_pylist()
    assert (row["errors"], row["file"], row["t_errors"], row["t_file"], row["t_row"]) == (7, "f", 0, "a.parquet", 1)


lines_of_bytes = st.lists(
    st.one_of(
        st.binary(max_size=12).filter(lambda line: b"\n" not in line),
        st.sampled_from(
            [b'{"1": "a", "2": null}', b'{"1": 1}', b"[]", b"a\tb\tc", b"\t", "字\tx".encode(), b"\xe5\tx"]
        ),
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines_of_bytes, lines_of_bytes, st.integers(1, 5))
def test_every_line_is_a_row_in_its_place(one: list[bytes], two: list[bytes], size: int) -> None:
    """Whatever bytes are in a file, its lines are rows with their numbers, and each has two cells."""
    data = b"".join(line + b"\n" for line in one)
    assume(not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b", b"\x28\xb5")))
    for name, lines in (("a", one), ("b", [b"x", *two])):
        Path(name).write_bytes(b"".join(line + b"\n" for line in lines))
    options = Options(columns=("1", "2"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunk, "ROWS", size)
        for file in (JsonLines(Path("a"), options), Tsv(Path("a"), options)):
            assert numbers(file) == list(range(1, len(one) + 1))
        longest = max(len(one), len(two) + 1)
        assert numbers(Parallel(Path("a"), options, Path("b"))) == list(range(1, longest + 1))


def numbers(file: Input) -> list[int]:
    """The numbers of all rows of a file."""
    found: list[int] = []
    for piece in file.chunks({}):
        assert isinstance(piece, chunk.Chunk)
        made = file.rows(piece)
        assert len(made.numbers) == len(made.sources) == len(made.targets) == len(made.rest)
        for cells in (made.sources, made.targets):
            assert all(isinstance(one.shown, str | None) and isinstance(one.checked, str) for one in cells)
        for value in made.rest:
            assert value is None or json.loads(value) is not None
        found += made.numbers
    return found
