"""`toolkit review` on a project, and its page in Chromium, driven by Playwright (extra `browser`)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import chromium
from live_projects import project
from test_review_page import SEED, TEXT

sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright (pip install 'toolkit[browser]')")
PATIENCE = 60_000  # milliseconds; a busy machine needs longer than Playwright gives it
sync_api.expect.set_options(timeout=PATIENCE)


class Opened:
    """The command on a project, and its page in a browser."""

    def __init__(self, root: Path, browser: Any) -> None:
        self.root = root
        self.start()
        self.catalog = root / "translations" / "en" / "report.po"
        self.browser = browser
        self.context = browser.new_context(viewport={"width": 1300, "height": 800})
        self.context.set_default_timeout(PATIENCE)
        self.errors: list[str] = []
        self.expected: tuple[str, ...] = ()
        self.asked: set[str] = set()
        self.page = self.tab()
        self.page.goto(self.url)
        self.page.wait_for_selector(".unit")
        self.page.wait_for_selector("#filter", state="hidden")  # the script has run

    def start(self) -> None:
        """Start the command."""
        command = [sys.executable, "-m", "toolkit", "review", "--no-browser", "report"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONFAULTHANDLER": "1"}
        self.process = subprocess.Popen(
            command, cwd=self.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().split()[-1]

    def stop(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """End the command; gives its exit code and what it wrote on standard error."""
        self.process.send_signal(number)
        try:
            errors = self.process.communicate(timeout=60)[1]
        except subprocess.TimeoutExpired:
            self.process.send_signal(getattr(signal, "SIGABRT", signal.SIGTERM))  # it prints where its threads are
            pytest.fail(f"toolkit review did not end\n{self.process.communicate(timeout=30)[1]}")
        return self.process.returncode, errors

    def checked(self) -> None:
        """Wait until all checks have run."""
        sync_api.expect(self.page.locator("#counters")).not_to_contain_text("running")
        sync_api.expect(self.page.locator(".unit[data-plain]")).to_have_count(0)

    def tab(self) -> Any:
        """Another tab of the same browser."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: self.asked.add(request.url.split("/")[2]))
        return page

    @property
    def text(self) -> str:
        return self.catalog.read_text(encoding="utf-8")

    def choose(self, source: str) -> Any:
        """Choose a paragraph by a click on its number; gives its row."""
        row = self.page.locator(".unit", has_text=source).first
        row.locator(".number").click()
        self.page.wait_for_selector("#panel h2")
        return row

    def edit(self, source: str) -> Any:
        """Open the editor of a paragraph; gives its text field."""
        row = self.choose(source)
        row.press("Enter")
        return row.locator("textarea")

    def says(self, text: str) -> None:
        sync_api.expect(self.page.locator("#status")).to_contain_text(text)

    def close(self) -> None:
        self.context.close()
        self.stop()


def held(page: Any, address: str) -> Callable[[], Any]:
    """Hold back the first request of a page; gives a function that waits for it and gives its route."""
    routes: list[Any] = []
    page.route(address, lambda route: route.continue_() if routes else routes.append(route))

    def first() -> Any:
        while not routes:
            page.wait_for_timeout(20)
        return routes[0]

    return first


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = chromium()
    with sync_api.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"], timeout=3 * PATIENCE)
        yield opened
        opened.close()


@pytest.fixture
def opened(tmp_path: Path, browser: Any, request: pytest.FixtureRequest) -> Iterator[Opened]:
    project(tmp_path, getattr(request, "param", TEXT))
    if not hasattr(request, "param"):
        (tmp_path / "seeds").mkdir()
        (tmp_path / "seeds" / "report.txt").write_text(SEED, encoding="utf-8")
    page = Opened(tmp_path, browser)
    yield page
    page.close()
    expected = ("409", *page.expected)
    assert [error for error in page.errors if not any(one in error for one in expected)] == []
    assert len(page.asked) == 1, "nobody else is asked anything"
