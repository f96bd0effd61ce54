"""The checks as an OpusFilter filter, in configurations that OpusFilter itself runs: the verdicts of check_batch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytest.importorskip("opusfilter", reason="the extra `corpus-opusfilter` is not installed")

import pyarrow as pa
from corpus_engines import GLOSSARY, lines, shown

from toolkit.corpus import check_batch
from toolkit.corpus.filters import LADDER
from toolkit.corpus.opusfilter import CheckFilter
from toolkit.errors import InputError

OPUSFILTER = Path(sys.executable).with_name("opusfilter")
PAIRS = [*lines(120), ("", "Yes."), ("是", "")]


def verdicts(**options: object) -> list[str]:
    rows = pa.table({"source": [zh for zh, _ in PAIRS], "target": [en for _, en in PAIRS]})
    return check_batch(rows, **options)["verdict"].to_pylist()


def run(configuration: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run OpusFilter on the pairs in two files of a folder."""
    for side, name in enumerate(("pairs.zh", "pairs.en")):
        (folder / name).write_text("".join(f"{pair[side]}\n" for pair in PAIRS), encoding="utf-8")
    (folder / "glossary.yaml").write_bytes(GLOSSARY.read_bytes())
    (folder / "filter.yaml").write_text(configuration, encoding="utf-8")
    command = [sys.executable, str(OPUSFILTER), "--n-jobs", "2", str(folder / "filter.yaml")]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def read(folder: Path, stem: str) -> list[tuple[str, str]]:
    sides = [(folder / f"{stem}.{side}").read_text(encoding="utf-8").splitlines() for side in ("zh", "en")]
    return list(zip(*sides, strict=True))


def test_the_handbook_shows_what_works(tmp_path: Path) -> None:
    configuration = yaml.safe_load(shown("yaml", "CheckFilter"))
    configuration["common"] = {"output_directory": str(tmp_path), "chunksize": 50}
    filtering = configuration["steps"][0]["parameters"]
    scoring = {"type": "score", "parameters": {**filtering, "output": "scores.jsonl"}}
    del scoring["parameters"]["outputs"]
    rejecting = {"type": "filter", "parameters": {**filtering, "outputs": ["out.zh", "out.en"], "filterfalse": True}}
    configuration["steps"] += [scoring, rejecting]
    done = run(yaml.safe_dump(configuration), tmp_path)
    assert done.returncode == 0, done.stderr
    given = verdicts(select=["numbers", "terms"], glossary=GLOSSARY)
    assert read(tmp_path, "kept") == [pair for pair, one in zip(PAIRS, given, strict=True) if one != "error"]
    assert read(tmp_path, "out") == [pair for pair, one in zip(PAIRS, given, strict=True) if one == "error"]
    scores = [json.loads(line)["CheckFilter"] for line in (tmp_path / "scores.jsonl").read_text().splitlines()]
    assert [LADDER[score] for score in scores] == given
    assert set(given) == set(LADDER)


@pytest.mark.parametrize(("reject", "rejected"), [("error", 1), ("warning", 2), ("unchecked", 3)])
def test_what_is_rejected_is_chosen(reject: str, rejected: int) -> None:
    one = CheckFilter(reject=reject)
    wanted = [verdict not in LADDER[-rejected:] for verdict in verdicts()]
    assert list(one.decisions(PAIRS)) == wanted
    assert list(one.filter(iter(PAIRS))) == [pair for pair, kept in zip(PAIRS, wanted, strict=True) if kept]
    assert list(one.filterfalse(iter(PAIRS))) == [pair for pair, kept in zip(PAIRS, wanted, strict=True) if not kept]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"reject": "errors"}, "reject is 'errors'; choose from error, warning, unchecked"),
        ({"select": "nombers"}, "no check or group named 'nombers'"),
        ({"glossary": "nowhere.yaml", "workdir": "out"}, "out/nowhere.yaml: no such glossary"),
    ],
)
def test_what_cannot_be_met_is_refused(parameters: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        CheckFilter(**parameters)


def test_three_files_are_refused() -> None:
    with pytest.raises(InputError, match="the step has 3 inputs"):
        list(CheckFilter().score([("是", "Yes.", "Ja.")]))
