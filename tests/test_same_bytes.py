"""Same inputs, same bytes: two runs that order what has no order in other ways write the same files in every format."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.project.glossary_documents import FORMATS as BOOK_FORMATS
from toolkit.renderers import FORMATS

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "data" / "sample-project"
BUILD = ("build-en", "--with-glossary", "--with-figures", "linjiang-2024")
#: Arguments, and the formats that they are tried with.
WAYS = {
    "report": (BUILD, sorted(FORMATS)),
    "earlier": ((*BUILD, "--earlier", "linjiang-2023"), sorted(FORMATS)),
    "official": ((*BUILD, "--theme", "official"), sorted(name for name, form in FORMATS.items() if form.themes)),
    "bilingual": ((*BUILD, "--bilingual"), sorted(name for name, form in FORMATS.items() if form.bilingual)),
    "glossary": (("glossary", "build"), sorted(BOOK_FORMATS)),
}


def made(folder: Path, seed: int, arguments: tuple[str, ...], formats: list[str]) -> dict[str, bytes]:
    """What a command writes into a copy of the sample project, by name."""
    shutil.copytree(SAMPLE, folder)
    settings = folder / "toolkit.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('"../../../glossary/general", ', ""), encoding="utf-8"
    )
    command = [sys.executable, "-m", "toolkit", *arguments, "--format", ",".join(formats)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if "toolkit[" in done.stderr or "font" in done.stderr:
        pytest.skip(done.stderr)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in (folder / "build").rglob("*.*")}


@pytest.mark.parametrize("way", WAYS)
def test_two_runs_write_the_same_bytes(tmp_path: Path, way: str) -> None:
    arguments, formats = WAYS[way]
    first, second = (made(tmp_path / str(seed), seed, arguments, formats) for seed in (1, 2))
    assert {Path(name).suffix[1:] for name in first} >= set(formats)
    assert sorted(first) == sorted(second)
    assert [name for name, data in first.items() if second[name] != data] == []
