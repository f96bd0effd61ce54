"""Catalogs that a translation tool wrote, taken back as review copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import toolkit
from copying import EXPORTS, INVESTMENT, bring_back, make_project, units


@pytest.fixture
def catalog(in_folder: Path) -> Path:
    return make_project(in_folder)


def write(path: str, text: str) -> Path:
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return Path(path)


@pytest.mark.parametrize("moved", [True, False])
def test_what_was_exported_is_beside_the_folder_target(
    moved: bool, catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert toolkit(capfd, "export", "--format", "omegat", "-o", "one").code == 0
    old = catalog.read_text(encoding="utf-8")
    typed = old.replace("Investment reached", "Investment came to")
    catalog.write_text(typed, encoding="utf-8")
    edited = old.replace("I. Overview", "I. In sum").replace(
        '"出口回落。"\nmsgstr ""', '"出口回落。"\nmsgstr "Exports fell."'
    )
    done = bring_back(capfd, write("elsewhere/report.po" if moved else "one/target/report.po", edited))
    after = units(catalog)
    assert after[INVESTMENT].target.startswith("Investment came to"), "what was typed meanwhile stays"
    assert after[EXPORTS].target == "Exports fell.", "nothing is lost where nothing was"
    assert ("I. In sum" in catalog.read_text(encoding="utf-8")) is not moved
    assert (done.code, "does not say what was exported" in done.err) == (int(moved), moved)
    assert done.out.count("conflict  ") == (2 if moved else 0)


def test_a_unit_that_is_set_back_is_named(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = catalog.read_text(encoding="utf-8")
    path = write("elsewhere/report.po", text.replace('msgid "完成投资', '#, fuzzy\nmsgid "完成投资'))
    done = bring_back(capfd, path)
    line = path.read_text(encoding="utf-8").splitlines().index("#, fuzzy") + 3  # that of its target
    assert f"line {line}: needs review in the copy; in the catalog it is finished, and stays so" in done.err
    assert catalog.read_text(encoding="utf-8") == text
