"""The checks in Ray Data: the rows are those of check_batch, also where a worker is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ray.data", reason="the extra `corpus-ray` is not installed")

import pyarrow as pa
import pyarrow.parquet as pq
import ray
from corpora import RIGHT
from corpus_engines import GLOSSARY, by_id, embedded, run_shown, table

from toolkit.corpus import BatchChecker, check_batch
from toolkit.corpus import ray as corpus_ray
from toolkit.corpus.engines import packed
from toolkit.corpus.ray import check
from toolkit.errors import InputError

#: Ray's own warnings are not about this package.
pytestmark = pytest.mark.filterwarnings("default")

COLUMNS = ("zh", "en")


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """Ray with two workers on this machine."""
    os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
    path = os.pathsep.join([str(Path(__file__).parents[1]), str(Path(__file__).parent)])
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": path}})
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def split(rows: pa.Table, folder: Path, files: int) -> str:
    """Write a table into a folder as Parquet files, which Ray reads in tasks of their own."""
    folder.mkdir()
    size = -(-rows.num_rows // files)
    for number in range(files):
        pq.write_table(rows.slice(number * size, size), folder / f"{number:03}.parquet")
    return str(folder)


def collected(dataset: Any) -> pa.Table:
    return pa.concat_tables(ray.get(dataset.to_arrow_refs()))


def test_the_rows_are_those_of_check_batch(tmp_path: Path) -> None:
    rows = table(400)
    options = {"columns": COLUMNS, "select": ["numbers", "terms"], "glossary": GLOSSARY}
    checked = collected(check(ray.data.read_parquet(split(rows, tmp_path / "pairs", 5)), **options))
    wanted = check_batch(rows, **options)
    assert by_id(checked) == wanted.to_pylist()
    assert {"error", "warning", "ok", "unchecked"} == set(checked["verdict"].to_pylist())


def test_a_killed_worker_loses_and_doubles_no_row(tmp_path: Path) -> None:
    """The first worker that begins is killed while its task checks; the rows are those of one machine's command."""
    rows, first = table(800), tmp_path / "first"

    def begin(batch: pa.Table) -> pa.Table:
        with (tmp_path / f"begun-{os.getpid()}-{time.monotonic_ns()}").open("w") as begun:
            begun.write(str(batch["id"][0]))
        try:
            with first.open("x") as file:
                file.write(str(os.getpid()))
        except FileExistsError:
            pass
        return batch

    def kill() -> None:
        while not (first.exists() and first.read_text()):
            time.sleep(0.005)
        os.kill(int(first.read_text()), signal.SIGKILL)

    pairs = ray.data.read_parquet(split(rows, tmp_path / "pairs", 4)).map_batches(begin, batch_format="pyarrow")
    killer = threading.Thread(target=kill)
    killer.start()
    checked = collected(check(pairs, columns=COLUMNS))
    killer.join()
    begun = [path.read_text() for path in tmp_path.glob("begun-*")]
    assert len(begun) > len(set(begun)), "no task was run again"
    assert not Path(f"/proc/{first.read_text()}").exists()
    assert by_id(checked) == embedded(tmp_path / "pairs")


def test_an_order_that_is_preserved_is_that_of_the_input(tmp_path: Path) -> None:
    rows = table(90)
    pairs = ray.data.read_parquet(split(rows, tmp_path / "pairs", 6))
    pairs.context.execution_options.preserve_order = True
    assert collected(check(pairs, columns=COLUMNS)).to_pylist() == check_batch(rows, columns=COLUMNS).to_pylist()


def test_blocks_with_other_types_are_checked() -> None:
    blocks = [pa.table({"zh": pa.array([one]), "en": [RIGHT[1]]}) for one in (RIGHT[0], None, 5)]
    checked = ray.get(check(ray.data.from_arrow(blocks), columns=COLUMNS).to_arrow_refs())
    reasons = {reason for block in checked for reason in block["reason"].to_pylist()}
    assert reasons == {None, "source-null", "source-not-text"}


def test_a_block_is_checked_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_ray, "ROWS", 7)
    rows, checker = table(20), packed(BatchChecker(columns=COLUMNS))
    pieces = list(corpus_ray._checked(rows, checker))
    assert [piece.num_rows for piece in pieces] == [7, 7, 6]
    assert pa.concat_tables(pieces).to_pylist() == check_batch(rows, columns=COLUMNS).to_pylist()
    assert [piece.num_rows for piece in corpus_ray._checked(rows.slice(0, 0), checker)] == [0]


def test_an_empty_dataset_has_the_columns() -> None:
    checked = collected(check(ray.data.from_arrow(table(0)), columns=COLUMNS))
    assert checked.num_rows == 0
    assert checked.schema.names[:4] in ([], ["id", "zh", "en", "verdict"])


def test_what_cannot_be_met_is_refused() -> None:
    with pytest.raises(InputError, match="no check or group named 'nombers'"):
        check(ray.data.from_arrow(table(3)), select="nombers")
    taken = ray.data.from_arrow(table(3).append_column("errors", pa.array([1, 2, 3])))
    with pytest.raises(Exception, match="already has a column 'errors'; rename it, or set a prefix"):
        check(taken, columns=COLUMNS).materialize()
    assert check(taken, columns=COLUMNS, prefix="t_").sort("id").take(1)[0]["t_verdict"] in {"ok", "warning", "error"}


def test_the_handbook_shows_what_works(tmp_path: Path) -> None:
    rows = table(60)
    split(rows, tmp_path / "pairs", 2)
    (tmp_path / "glossary.yaml").write_bytes(GLOSSARY.read_bytes())
    run_shown("import ray", tmp_path)
    wanted = check_batch(rows, columns=COLUMNS, select=["numbers", "terms"], glossary=GLOSSARY)
    assert by_id(pq.read_table(tmp_path / "checked")) == wanted.to_pylist()
    command = [sys.executable, "-m", "toolkit", "corpus", "stats", str(tmp_path / "checked")]
    counted = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True).stdout
    assert counted.startswith(f"{tmp_path / 'checked'}: 60 rows\n")
