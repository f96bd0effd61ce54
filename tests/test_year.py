"""A year played through, as the handbook tells it: last year's report is aligned with its published English and
reviewed; this year's is filled from it, finished on two branches, merged, checked and built.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from command import toolkit
from test_merge import git
from test_playthrough import commit, driver

from toolkit.formats import po
from toolkit.model import Catalog, State, Unit

DATA = Path(__file__).parent / "data" / "year"
LAST, THIS = "report-2021", "report-2022"
PATHS = {name: Path(f"translations/en/{name}.po") for name in (LAST, THIS)}


def pairs(name: str) -> dict[str, str]:
    """Sources and their English in a file of the sample."""
    return {row["zh"]: row["en"] for row in yaml.safe_load((DATA / name).read_text(encoding="utf-8"))}


GOLD = pairs("report-2021-gold.yaml")
TYPED = pairs("report-2022-typed.yaml")


def catalog(name: str) -> Catalog:
    return po.parse(PATHS[name].read_bytes(), str(PATHS[name]))


def edit(name: str, change: Callable[[Unit], Unit]) -> None:
    """Save a catalog with some of its units changed, as an editor would."""
    held = catalog(name)
    changed = [(unit, change(unit)) for unit in held.units if change(unit) != unit]
    PATHS[name].write_bytes(po.serialize(po.replace(held, changed)))


def finished(unit: Unit, target: str) -> Unit:
    return replace(unit, target=target, state=State.TRANSLATED, previous=None)


@pytest.fixture
def project(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """A new project in git with last year's report."""
    assert toolkit(capfd, "init").code == 0
    shutil.copy(DATA / "glossary.yaml", "glossary/terms.yaml")
    shutil.copy(DATA / f"{LAST}.txt", "seeds")
    git(in_folder, "init", "-q", "-b", "main")
    git(in_folder, "config", "merge.toolkit.driver", driver())
    return in_folder


def test_a_year(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    align_last_year(capfd)
    review_last_year(capfd)
    commit("last year's report with its published English")
    shutil.copy(DATA / f"{THIS}.txt", "seeds")
    quote(capfd)
    fill(capfd)
    commit("this year's report, filled from last year's")
    two_translators(project)
    finish(capfd)


def align_last_year(capfd: pytest.CaptureFixture[str]) -> None:
    published = str(DATA / f"{LAST}-en.html")
    done = toolkit(capfd, "align", f"seeds/{LAST}.txt", published, "-o", str(PATHS[LAST]), "--format", "json")
    assert done.code == 0, done.err
    held = {unit.source: unit for unit in catalog(LAST).units}
    assert list(held) == list(GOLD)
    right = [source for source, unit in held.items() if unit.target == GOLD[source]]
    assert len(right) >= 0.95 * len(GOLD)
    certain = [source for source, unit in held.items() if unit.state is State.TRANSLATED]
    assert len(certain) >= 0.85 * len(GOLD)
    assert set(certain) <= set(right)


def review_last_year(capfd: pytest.CaptureFixture[str]) -> None:
    edit(LAST, lambda unit: finished(unit, GOLD[unit.source]) if GOLD[unit.source] else unit)
    assert toolkit(capfd, "update").code == 0
    held = catalog(LAST)
    assert {unit.source: unit.target for unit in held.units} == GOLD
    assert not [comment for unit in held.units for comment in unit.comments]  # reviewed: nothing of aligning is left
    found = toolkit(capfd, "lint")
    assert (found.code, found.out.count("error")) == (0, 0), found.out


def quote(capfd: pytest.CaptureFixture[str]) -> None:
    report = covered(capfd)
    counts = {band: one["units"] for band, one in report.items()}
    assert sum(counts.values()) == 52
    assert counts["exact"] == 17
    assert counts["figures"] >= 28
    assert counts["none"] <= 4


def covered(capfd: pytest.CaptureFixture[str]) -> dict[str, Any]:
    done = toolkit(capfd, "status", "--memory", "--format", "json", THIS)
    assert done.code == 0
    (report,) = json.loads(done.out)["reports"]
    memory: dict[str, Any] = report["memory"]
    return memory


def fill(capfd: pytest.CaptureFixture[str]) -> None:
    shown = toolkit(capfd, "update", "--dry-run")
    assert "translations/en/report-2022.po would be created: 48 from memory, 4 new" in shown.out
    assert not PATHS[THIS].exists()
    assert toolkit(capfd, "update").code == 0
    held = catalog(THIS)
    for unit in held.units:
        assert (unit.state is State.NEEDS_REVIEW) == bool(unit.target)
    assert toolkit(capfd, "update", "--check").code == 0
    wrong = toolkit(capfd, "lint", "--select", "numbers", "--format", "json")
    in_words = {finding["unit"] for finding in json.loads(wrong.out)["findings"]}
    typed = {unit.key for unit in held.units if unit.source in TYPED}
    assert in_words <= typed  # wherever figures were put in, they are right


def two_translators(project: Path) -> None:
    """Two people finish one half each on a branch of their own; git merges the catalogs."""
    for name, parity in (("one", 0), ("two", 1)):
        git(project, "switch", "-q", "-c", name, "main")
        numbers = {unit.key: number for number, unit in enumerate(catalog(THIS).units)}
        edit(THIS, lambda unit, parity=parity, numbers=numbers: of_half(unit, numbers[unit.key] % 2 == parity))  # type: ignore[misc]
        commit(f"half of this year's report, by {name}")
    git(project, "switch", "-q", "main")
    git(project, "merge", "-q", "one")
    git(project, "merge", "-q", "--no-edit", "two")


def of_half(unit: Unit, mine: bool) -> Unit:
    return finished(unit, TYPED.get(unit.source, unit.target)) if mine else unit


def finish(capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "update").code == 0
    held = catalog(THIS)
    assert {unit.state for unit in held.units} == {State.TRANSLATED}
    assert not [comment for unit in held.units for comment in unit.comments]
    found = toolkit(capfd, "lint", str(PATHS[THIS]))
    assert found.code == 0, found.out
    assert "error" not in found.out
    assert toolkit(capfd, "build-en", THIS).code == 0
    text = Path(f"build/en/{THIS}.txt").read_text(encoding="utf-8")
    assert "reached 332 billion yuan for the year, up 5.6 percent year on year" in text
    assert "ranked fourth in the province" in text
    assert "314.5" not in text
