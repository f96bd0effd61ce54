"""Fixtures that tests share: golden files, an empty folder, and an editor with a project."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from language_client import Client

ROOT = Path(__file__).parent.parent

# Modules that tests share, so that a failed assert in them says what differed, as in a test.
pytest.register_assert_rewrite(*sorted({path.stem for path in Path(__file__).parent.glob("*.py")} - {"conftest"}))

# A busy machine is slower than Hypothesis allows for by default; other tests measure time. The inputs are the same in
# every run, so that a change is refused only for what it does; tests/fuzz tries others.
settings.register_profile(
    "ours", parent=settings.default, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ours")

# A run under nohup or in the background ignores them, and so would the programs that tests interrupt.
for name in ("SIGINT", "SIGHUP"):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)

if sys.platform == "win32":  # so that a test's files have the bytes that it shows
    Path.write_text = partialmethod(Path.write_text, newline="\n")  # type: ignore[method-assign]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden files; review the change with git diff")


def pytest_collection_finish() -> None:
    """Keep the garbage collector off the collected tests, which all stay: a workspace collects whenever it settles."""
    gc.collect()
    gc.freeze()
    gc.unfreeze = lambda: None


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/NAME, or with --golden write it there."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text, f"{path} differs; if that is right: pytest --golden"

    return compare


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty temporary folder as the current folder, outside of CI."""
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def lsp_project(tmp_path: Path) -> Path:
    """A project whose files a test of the language server may change."""
    from language_projects import made

    return made(tmp_path / "project")


@pytest.fixture
def own(lsp_project: Path) -> Iterator[Client]:
    """An editor in it."""
    from language_projects import editor_of

    with editor_of(lsp_project) as client:
        yield client
