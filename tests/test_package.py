"""Every file is shipped, and the rules of this repository hold."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from toolkit.project.starting import GLOSSARIES, starting_glossary

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted((ROOT / "toolkit").rglob("*.py"))


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert all((folder / "__init__.py").is_file() for folder in folders)


def test_every_package_is_listed() -> None:
    listed = SETTINGS["tool"]["setuptools"]["packages"]
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in MODULES if path.name == "__init__.py"}
    assert listed == sorted(folders | set(SETTINGS["tool"]["setuptools"]["package-dir"]))


def test_every_data_file_is_shipped() -> None:
    shipped = {
        path
        for package, patterns in SETTINGS["tool"]["setuptools"]["package-data"].items()
        for pattern in patterns
        for path in ROOT.joinpath(*package.split(".")).glob(pattern)
    }
    others = {
        path
        for path in (ROOT / "toolkit").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and "__pycache__" not in path.parts
    }
    assert shipped == others


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the repository, built without the network."""
    pytest.importorskip("setuptools", minversion="77")
    folder = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    for name in ("toolkit", "glossary"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = "from setuptools.build_meta import build_wheel; build_wheel('dist')"
    subprocess.run([sys.executable, "-c", build], cwd=folder, check=True, capture_output=True)
    return next((folder / "dist").glob("*.whl"))


def test_a_wheel_has_every_file(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("toolkit/")}
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "toolkit").rglob("*") if path.is_file()}
    glossaries = {
        f"toolkit/glossaries/{name}/{path.name}" for name in GLOSSARIES for path in (ROOT / "glossary" / name).iterdir()
    }
    assert names == {name for name in ours if not name.endswith(".pyc")} | glossaries
    assert len(glossaries) > 10


def test_an_installed_toolkit_starts_a_project_from_a_glossary(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    command = [sys.executable, "-m", "toolkit", "init", "new", "--glossary", "general"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made = tmp_path / "new" / "glossary" / "general"
    assert {path.name: path.read_bytes() for path in made.iterdir()} == starting_glossary("general")


def test_the_package_is_typed() -> None:
    assert (ROOT / "toolkit/py.typed").is_file()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_house_rules(path: Path) -> None:
    inside_cli = path.is_relative_to(ROOT / "toolkit" / "cli")
    inside_project = path.is_relative_to(ROOT / "toolkit" / "project")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        assert name != "print", f"{path}:{node.lineno} prints; click.echo in toolkit/cli does that"
        assert name != "echo" or inside_cli, f"{path}:{node.lineno} prints outside toolkit/cli"
        if name in {"read_bytes", "write_bytes", "read_text", "write_text", "mkstemp"} and not inside_project:
            resource = "resources" in ast.unparse(node) or "files(" in ast.unparse(node)
            assert resource, f"{path}:{node.lineno} reads or writes a file outside toolkit/project"
        if name in {"read_text", "write_text"} or (name == "open" and not isinstance(node.func, ast.Attribute)):
            assert any(keyword.arg == "encoding" for keyword in node.keywords), f"{path}:{node.lineno}: no encoding"
