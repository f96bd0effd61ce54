"""The package's face: lazy, complete, and working."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit

ROOT = Path(__file__).parent.parent


def test_importing_the_package_imports_nothing_else() -> None:
    script = "import sys, toolkit; print([name for name in sys.modules if name.startswith('toolkit.')])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout.strip() == b"[]"


@pytest.mark.parametrize("name", toolkit.__all__)
def test_every_name_of_the_face_is_there(name: str) -> None:
    assert getattr(toolkit, name).__doc__
    assert name in dir(toolkit)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        toolkit.nothing  # noqa: B018  # the access is the test


def test_load_lint_and_build(tmp_path: Path) -> None:
    for name in ("seeds", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    project = toolkit.load(tmp_path)
    assert project.reports() == ("chongqing-eic-2021",)
    report = toolkit.lint(project.catalog("chongqing-eic-2021", "en"), select=["text"])
    assert (report.units, report.errors) == (29, ())
    built = toolkit.build(project, "chongqing-eic-2021", formats=["md"])
    assert not built.refused
    assert (tmp_path / "build/en/chongqing-eic-2021.md").is_file()


def test_load_refuses_what_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(toolkit.ToolkitError, match="no such folder"):
        toolkit.load(tmp_path / "nowhere")
