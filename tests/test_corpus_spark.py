"""The checks in Spark, with two workers on this machine: the rows are those of check_batch."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pyspark", reason="the extra `corpus-spark` is not installed")

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

import pyarrow as pa
import pyarrow.parquet as pq
from corpus_engines import GLOSSARY, by_id, embedded, run_shown, table

from toolkit.corpus import check_batch
from toolkit.corpus.spark import check
from toolkit.errors import InputError

pytestmark = [
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java"),
    pytest.mark.filterwarnings("default"),  # Spark's own warnings are not about this package
]

COLUMNS = ("zh", "en")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession

    root = Path(__file__).parents[1]
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executorEnv.PYTHONPATH": str(root),
        "spark.sql.shuffle.partitions": "2",
    }
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def test_the_rows_and_types_are_those_of_check_batch(spark: SparkSession, tmp_path: Path) -> None:
    rows = table(400)
    options = {"columns": COLUMNS, "select": ["numbers", "terms"], "glossary": GLOSSARY}
    spark.createDataFrame(rows).repartition(5).write.parquet(str(tmp_path / "pairs"))
    check(spark.read.parquet(str(tmp_path / "pairs")), **options).write.parquet(str(tmp_path / "checked"))
    checked = pq.read_table(tmp_path / "checked")
    assert by_id(checked) == check_batch(rows, **options).to_pylist()
    command = ["--select", "numbers,terms", "--glossary", str(GLOSSARY)]
    assert by_id(checked) == embedded(tmp_path / "pairs", *command)
    assert {"error", "warning", "ok", "unchecked"} == set(checked["verdict"].to_pylist())


def test_the_schema_is_that_of_check_batch(spark: SparkSession) -> None:
    rows = table(30)
    checked = check(spark.createDataFrame(rows), columns=COLUMNS).toArrow()
    assert checked.schema.names == check_batch(rows, columns=COLUMNS).schema.names
    assert checked.to_pylist() == check_batch(rows, columns=COLUMNS).to_pylist()
    assert check(spark.createDataFrame(rows).limit(0), columns=COLUMNS).toArrow().schema == checked.schema


def test_bytes_that_are_not_text_cost_no_other_row(spark: SparkSession) -> None:
    from pyspark.sql.functions import col

    rows = pa.table({"zh": ["是".encode("gb18030"), "是".encode()], "en": [b"Yes.", b"Yes."]})
    frame = spark.createDataFrame(rows)
    for one in (frame, frame.select(col("zh").cast("string"), col("en").cast("string"))):
        assert check(one, columns=COLUMNS).select("reason").toArrow()["reason"].to_pylist() == ["source-not-utf8", None]


def test_what_cannot_be_met_is_refused_before_anything_runs(spark: SparkSession) -> None:
    frame = spark.createDataFrame(table(3).append_column("errors", pa.array([1, 2, 3])))
    with pytest.raises(InputError, match="no check or group named 'nombers'"):
        check(frame, select="nombers")
    with pytest.raises(InputError, match="already has a column 'errors'; rename it, or set a prefix"):
        check(frame, columns=COLUMNS)
    with pytest.raises(InputError, match=r"the frame has no column 't\.fr'"):
        check(frame.selectExpr("struct(zh, en) AS t"), columns=("t.zh", "t.fr"))
    with pytest.raises(InputError, match=r"cannot hand over the column 'a\.b': its name has a dot; rename it"):
        check(frame.withColumnRenamed("errors", "a.b"), columns=COLUMNS)
    with pytest.raises(InputError, match="cannot hand over the column 'id': it occurs twice; rename it"):
        check(frame.withColumnRenamed("errors", "id"), columns=COLUMNS)
    with pytest.raises(InputError, match="already has a column 'reason'"):
        check(frame.withColumnRenamed("errors", "Reason"), columns=COLUMNS)
    with pytest.raises(InputError, match="the frame has no column 'ZH'; it has id, zh, en, errors"):
        check(frame, columns=("ZH", "en"), prefix="t_")
    assert check(frame, columns=COLUMNS, prefix="t_").columns[3:6] == ["errors", "t_verdict", "t_reason"]


def test_the_handbook_shows_what_works(spark: SparkSession, tmp_path: Path) -> None:
    rows = table(60)
    spark.createDataFrame(rows).write.parquet(str(tmp_path / "pairs"))
    (tmp_path / "glossary.yaml").write_bytes(GLOSSARY.read_bytes())
    run_shown("pyspark", tmp_path)
    wanted = check_batch(rows, columns=COLUMNS, select=["numbers", "terms"], glossary=GLOSSARY)
    assert by_id(pq.read_table(tmp_path / "checked")) == wanted.to_pylist()
