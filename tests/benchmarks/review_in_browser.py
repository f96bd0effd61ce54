"""Time `toolkit review` in headless Chromium, as a person has it: from the address to the first view, and filters."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timing import ROOT, TOOLKIT

FILTERS = {"state": ("translated", "initial", ""), "finding": ("any", "none", "")}
SEARCHES = ("增长", "投資", "314.5 billion", "33.45万", "a", "3", "9.1%", "")
#: Changes a control, and gives the milliseconds until the browser has painted what passes the filters.
CHANGE = """
([name, value]) => new Promise((done) => {
  const began = performance.now();
  new MutationObserver((_, it) => {
    it.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
  }).observe(document.getElementById("text"), { childList: true });
  const control = document.getElementById(name);
  control.value = value;
  if (name === "q") { control.form.requestSubmit(); return; }
  control.dispatchEvent(new Event("change", { bubbles: true }));
})
"""
FIRST = "() => performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime"
RUNNING = "the checks are running"

Figures = Iterator[tuple[str, float]]


def in_browser(folder: Path) -> Figures:
    """Start the command in a project and give the names of what was timed, with seconds."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        return
    began = time.time()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        began = time.time()
        process = subprocess.Popen([*TOOLKIT, "review", "--no-browser", "report"], cwd=folder, text=True,
                                   env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE)  # fmt: skip
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1]
            yield "from the command to its address", time.time() - began
            yield from _session(browser.new_page(), address)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
            browser.close()


def _session(page: Any, address: str) -> Figures:
    began = time.time()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("main .unit")
    yield "first paragraphs", time.time() - began
    yield "first contentful paint", page.evaluate(FIRST) / 1000 - began
    page.wait_for_selector("#filter", state="hidden")
    running = RUNNING in page.inner_text("#counters")
    yield from _filters(page, "while the checks run" if running else "checked")
    if running:
        yield "  (still running after that)", float(RUNNING in page.inner_text("#counters"))
    page.wait_for_selector(".unit:not([data-plain])")
    yield "first marks, at the latest", time.time() - began
    while RUNNING in page.inner_text("#counters"):
        time.sleep(0.02)
    yield "all is checked", time.time() - began
    if running:
        yield from _filters(page, "checked")


def _filters(page: Any, when: str) -> Figures:
    taken = {}
    for name, values in FILTERS.items():
        for value in values:
            taken[f"{name}={value}"] = page.evaluate(CHANGE, [name, value]) / 1000
    yield f"slowest filter, {when} ({max(taken, key=lambda one: taken[one])})", max(taken.values())
    taken = {text: page.evaluate(CHANGE, ["q", text]) / 1000 for text in SEARCHES}
    yield f"slowest search, {when} ({max(taken, key=lambda one: taken[one])})", max(taken.values())
