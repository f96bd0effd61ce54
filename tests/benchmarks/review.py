"""Time the review page of a long report: opening it, the first view, filters, a part, the panel, and what is typed.

    python tests/benchmarks/review.py [--units 2000] [--no-browser]

Generated paragraphs with this repository's glossary. First asked in process: what the server takes, without a browser.
The second column is the size of the answer, the third the number of elements in it. Then the command itself in
Chromium, where Playwright is installed: cold (nothing is known of the report), and opened again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lint import generate, report, write_project
from review_in_browser import in_browser
from starlette.testclient import TestClient

from toolkit.project.layout import project_of
from toolkit.servers.web.app import create_app
from toolkit.servers.web.desk import Desk
from toolkit.servers.web.keys import Keys
from toolkit.workspace import Workspace

CATALOGS: dict[str, Callable[[int], str]] = {"generated paragraphs": generate, "the report's paragraphs": report}
HOST = "http://127.0.0.1:8000"


def show(name: str, seconds: float, text: str = "") -> None:
    """Print one line."""
    size = f"{len(text.encode()) / 1024:9.0f} KiB{text.count('<') - text.count('</'):9,} elements" if text else ""
    sys.stdout.write(f"  {name:<64}{1000 * seconds:9.1f} ms{size}\n")
    sys.stdout.flush()


def measure(folder: Path) -> None:
    """Time everything on the project in a folder."""
    project = project_of(folder)
    assert project is not None
    desk, keys = Desk(Workspace(project)), Keys()
    client = TestClient(create_app(desk, keys, 8000), base_url=HOST)
    client.get(f"/?token={keys.token()}")
    name, language = desk.places()[0]
    at = f"{language}/{name}"
    began = time.perf_counter()
    desk.document(name, language)
    show("reading the report and its catalog", time.perf_counter() - began)

    def get(label: str, address: str) -> None:
        began = time.perf_counter()
        text = client.get(address).text
        show(label, time.perf_counter() - began, text)

    get("first view, without marks", f"/report/{at}")
    document = desk.document(name, language)
    assert document is not None
    began = time.perf_counter()
    with desk.workspace.lock:
        document.read()
    show("the glossary, and where terms are introduced", time.perf_counter() - began)
    get("first view, with marks", f"/report/{at}")
    get("the same again", f"/report/{at}")
    began = time.perf_counter()
    desk.work()
    show("the checks of the whole catalog", time.perf_counter() - began)
    for query in (
        "finding=any",
        "state=translated&finding=error",
        "q=增长",
        "q=投資",
        "q=314.5 billion",
        "q=33.45万",
        "q=3",
        "q=a",
        "part=20",
    ):
        get(f"filter {query}", f"/report/{at}?{query}")
        get("  again", f"/report/{at}?{query}")
    get("a part on approach", f"/part/{at}?part=40")
    get("what is around the text", f"/around/{at}")
    get("the next finding", f"/finding/{at}?by=1")
    unit = document.entries[1000 % len(document.entries)]
    for what in ("panel", "cards", "edit", "memory", "memory"):
        get(what, f"/{what}/{language}/{unit.key}/{name}")
    assert unit.unit is not None
    for number in range(3):
        target = f"{unit.unit.target} {number + 3} more."
        began = time.perf_counter()
        text = client.post(
            f"/examine/{language}/{unit.key}/{name}", data={"target": target}, headers={"Origin": HOST}
        ).text
        show("what is typed", time.perf_counter() - began, text)
    fields = {"text": "A remark."}
    began = time.perf_counter()
    client.post(f"/comment/{language}/{unit.key}/{name}", data=fields, headers={"Origin": HOST, "X-Fragment": "1"})
    show("saving", time.perf_counter() - began)
    get("the page after that", f"/report/{at}")


def main() -> None:
    """Measure each catalog."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=2000)
    parser.add_argument("--no-browser", action="store_true")
    arguments = parser.parse_args()
    units = arguments.units
    for name, make in CATALOGS.items():
        sys.stdout.write(f"{name}, {units:,} units\n")
        with tempfile.TemporaryDirectory() as folder:
            write_project(Path(folder), make(units))
            measure(Path(folder))
            if not arguments.no_browser:
                shutil.rmtree(Path(folder, ".toolkit-cache"), ignore_errors=True)
                for state in ("cold", "opened again"):
                    for label, seconds in in_browser(Path(folder)):
                        show(f"Chromium, {state}: {label}", seconds)


if __name__ == "__main__":
    main()
