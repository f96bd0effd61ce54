"""Open a page in headless Chromium and run a script in it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--force-color-profile=srgb",
)  # fmt: skip


def chromium() -> str:
    """The path of the browser; skips the test if none is installed."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    return found


def run(page: Path, *options: str) -> str:
    """Open a page and return the browser's standard output."""
    with tempfile.TemporaryDirectory() as profile:
        command = [chromium(), *FLAGS, f"--user-data-dir={profile}", *options, page.as_uri()]
        return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


def evaluate(page: Path, script: str, *options: str) -> Any:
    """The return value of `script`, a function body, in the page. An error in the page fails the test."""
    wrapped = (
        "<script>{const errors = []; addEventListener('error', (event) => errors.push(event.message));"
        "addEventListener('load', () => { let value; try { value = (() => {" + script + "})(); }"
        " catch (error) { errors.push(String(error.stack)); }"
        " const result = document.createElement('pre'); result.id = 'test-result';"
        " result.textContent = JSON.stringify({value, errors}); document.body.append(result); });}</script>"
    )
    copy = page.with_name(f"test-{page.name}")
    copy.write_text(page.read_text(encoding="utf-8").replace("<head>", f"<head>{wrapped}", 1), encoding="utf-8")
    dumped = run(copy, "--dump-dom", *options)
    found = re.search(r'<pre id="test-result">(.*?)</pre>', dumped, re.DOTALL)
    assert found, "the page never finished loading"
    result = json.loads(unescape(found[1]))
    assert result["errors"] == []
    return result["value"]
