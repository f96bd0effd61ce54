"""The checks as a step of datatrove pipelines that its local executor runs: the rows of check_batch."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="the extra `corpus-datatrove` is not installed")

from corpus_engines import GLOSSARY, rows, run_shown, table, write_json_lines
from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from toolkit.corpus import check_batch
from toolkit.corpus.datatrove import CheckFilter
from toolkit.corpus.schema import COLUMNS
from toolkit.errors import InputError

#: datatrove's readers skip a document without text, before any filter sees it.
ROWS = [row for row in rows(300) if row["zh"]]
CHECKS: dict[str, Any] = {"select": ["numbers", "terms"], "glossary": GLOSSARY}
WANTED = {row["id"]: row for row in check_batch(table(300), columns=("zh", "en"), **CHECKS).to_pylist() if row["zh"]}


def written(folder: Path) -> dict[int, dict[str, Any]]:
    """The documents of a folder as rows, by their number."""
    found = {}
    for path in folder.glob("*.jsonl.gz"):
        for document in map(json.loads, gzip.decompress(path.read_bytes()).splitlines()):
            made = {"zh": document["text"], **document["metadata"]}
            found[int(document["id"])] = {"id": int(document["id"])} | made
    return found


def without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def corpus(folder: Path) -> None:
    """The rows in four files, which four tasks read."""
    (folder / "pairs").mkdir()
    for number in range(4):
        write_json_lines(folder / "pairs" / f"{number}.jsonl", ROWS[number::4])
    (folder / "glossary.yaml").write_bytes(GLOSSARY.read_bytes())


def test_the_handbook_shows_what_works(tmp_path: Path) -> None:
    corpus(tmp_path)
    run_shown("datatrove", tmp_path)
    kept, out = written(tmp_path / "kept"), written(tmp_path / "rejected")
    assert kept.keys() == {number for number, row in WANTED.items() if row["verdict"] != "error"}
    assert {row["filter_reason"] for row in out.values()} == {"error"}
    both = {number: without(row, "file_path", "filter_reason") for number, row in (kept | out).items()}
    assert both == WANTED


def test_without_a_word_every_document_is_kept_and_marked(tmp_path: Path) -> None:
    corpus(tmp_path)
    steps = [
        JsonlReader(str(tmp_path / "pairs"), text_key="zh"),
        CheckFilter(columns=("text", "en"), **CHECKS),
        JsonlWriter(str(tmp_path / "all")),
    ]
    LocalPipelineExecutor(steps, tasks=4, workers=2, logging_dir=str(tmp_path / "log")).run()
    assert {number: without(row, "file_path") for number, row in written(tmp_path / "all").items()} == WANTED


def test_values_that_are_no_texts_are_unchecked() -> None:
    values = [None, 5, ["Yes."], "", "\ud800", "caf\u00e9", "Yes."]
    documents = [Document(text="是", id=str(at), metadata={"target": value}) for at, value in enumerate(values)]
    documents.append(Document(text="是", id="none"))
    step = CheckFilter(reject="unchecked")
    kinds = "null", "not-text", "not-text", "empty", "not-utf8", None, None, "null"
    assert step.filter_batch(documents) == [kind is None or (False, f"target-{kind}") for kind in kinds]
    assert {name for document in documents for name in document.metadata} == {"target", *COLUMNS}


def test_what_cannot_be_met_is_refused() -> None:
    with pytest.raises(InputError, match="reject is 'errors'; choose from error, warning, unchecked"):
        CheckFilter(reject="errors")
    with pytest.raises(InputError, match="no check or group named 'nombers'"):
        CheckFilter(select="nombers")
    document = Document(text="是", id="0", metadata={"target": "Yes.", "errors": 7})
    with pytest.raises(InputError, match="already has a column 'errors'; rename it, or set a prefix"):
        CheckFilter().filter(document)
    assert CheckFilter(prefix="t_").filter(document)
    assert (document.metadata["errors"], document.metadata["t_verdict"]) == (7, "ok")
