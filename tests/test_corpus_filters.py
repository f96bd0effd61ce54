"""What the filters of pipelines share, without the pipelines."""

from __future__ import annotations

import importlib
import sys

import pytest

pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed")

import pyarrow as pa
from corpora import RIGHT, WRONG
from corpus_engines import ODD

from toolkit.corpus import BatchChecker, check_batch
from toolkit.corpus.engines import added, packed, unpacked
from toolkit.corpus.filters import check_values
from toolkit.corpus.schema import COLUMNS
from toolkit.errors import InputError, MissingExtraError


def test_values_are_checked_as_a_batch_of_them() -> None:
    table = pa.table({"source": [zh for zh, _ in ODD], "target": [en for _, en in ODD]})
    assert check_values(BatchChecker(), ODD) == check_batch(table).select(list(COLUMNS)).to_pylist()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "null"), (5, "not-text"), (["Yes."], "not-text"), ("", "empty"), ("\ud800", "not-utf8"),
        (b"caf\xe9", "not-utf8"), ("Yes. " * 20_001, "too-long"), (b"Yes.", None), ("Yes.", None),
    ],
    ids=lambda value: str(value)[:9],
)  # fmt: skip
def test_a_value_of_any_type_has_a_verdict_or_a_reason(value: object, reason: str | None) -> None:
    [row] = check_values(BatchChecker(), [("是", value)])
    assert row["verdict"] == ("unchecked" if reason else "ok")
    assert row["reason"] == (f"target-{reason}" if reason else None)
    [row] = check_values(BatchChecker(source="en", target="zh"), [(value, "是")])
    assert row["reason"] == (f"source-{reason}" if reason else None)


def test_a_checker_is_made_ready_once_in_a_process() -> None:
    sent = packed(BatchChecker(columns=("zh", "en")))
    assert unpacked(sent) is unpacked(bytes(bytearray(sent)))
    checked = unpacked(sent)(pa.table({"zh": [WRONG[0]], "en": [RIGHT[1]]}))
    assert checked["verdict"].to_pylist() == ["ok"]


def test_the_added_columns_are_known_before_a_check() -> None:
    assert added(["zh", "en"], "t_").names == [f"t_{name}" for name in COLUMNS]
    with pytest.raises(InputError, match="already has a column 'errors'"):
        added(["zh", "errors"], "")


@pytest.mark.parametrize("library", ["datatrove", "opusfilter"])
def test_a_library_that_is_not_installed_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"toolkit.corpus.{library}", raising=False)
    with pytest.raises(MissingExtraError, match=rf"{library} is not installed; .*'toolkit\[corpus-{library}\]'"):
        importlib.import_module(f"toolkit.corpus.{library}")
