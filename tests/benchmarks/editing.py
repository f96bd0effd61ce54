"""Time `toolkit lsp` as an editor feels it: from a keystroke to the findings of the unit, and what else it asks.

    python tests/benchmarks/editing.py [--units 2000] [--edits 40]

The catalogs are those of `live.py`; the server is a process of its own, and the times are those of its client: they
include reading and writing the messages. Each keystroke adds a character to another unit's translation; then some come
while the server is at the rest of the catalog, at a moment that differs. Printed: the median and the 95th percentile.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lint import CATALOG, write_project
from live import CATALOGS, show

sys.path.insert(0, str(Path(__file__).parent.parent))
from language_client import Client

#: Seconds after a keystroke until the server begins with the rest.
PAUSE = 0.4


def timed(action: Callable[[], object]) -> float:
    """Seconds on the clock."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def ends(text: str) -> list[int]:
    """The offsets before the last quotation mark of each translation."""
    found, at = [], text.find("\nmsgid", text.find("\nmsgid") + 1)
    while (at := text.find("\nmsgstr", at + 1)) >= 0:
        found.append(text.find('"\n', at + 9))
    return found


def keystroke(client: Client, uri: str, at: int) -> float:
    """Seconds from a keystroke to the findings of its unit."""
    edit = client.edit(uri, at, at, "x")
    start = time.perf_counter()
    client.notify("textDocument/didChange", edit)
    client.until(lambda: client.published[uri][0] == client.versions[uri])
    return time.perf_counter() - start


def measure(folder: Path, edits: int) -> None:
    """Time everything on the project in a folder."""
    start = time.perf_counter()
    client = Client(folder, name="A")
    show("start the server", [time.perf_counter() - start])
    start = time.perf_counter()
    uri = client.open(folder / CATALOG)
    about = {"textDocument": {"uri": uri}}
    client.request("textDocument/documentSymbol", about)
    show("open, and answer the first request", [time.perf_counter() - start])
    client.checked(uri)
    show("open, with all findings", [time.perf_counter() - start])
    typed, asked, offered, whole, between = [], [], [], [], []
    places = ends(client.texts[uri])
    step = max(1, len(places) // edits)
    for number in range(edits):
        at = ends(client.texts[uri])[(number * step) % len(places)]
        typed.append(keystroke(client, uri, at))
        place = {**about, "position": client.position(uri, at)}
        asked.append(timed(lambda place=place: client.request("textDocument/hover", place)))
        offered.append(timed(lambda place=place: client.request("textDocument/completion", place)))
        if number % 8 == 0:
            start = time.perf_counter()
            client.change(uri, at, at, "x")
            client.checked(uri)
            whole.append(time.perf_counter() - start)
    show("a keystroke: the findings of its unit", typed)
    show("hover", asked)
    show("completion", offered)
    show("a keystroke: all findings, its pause too", whole)
    for number in range(edits):
        time.sleep(PAUSE + 0.01 * (number % 20))
        between.append(keystroke(client, uri, ends(client.texts[uri])[(number * step) % len(places)]))
    show("a keystroke while the rest is checked", between)
    options = {**about, "options": {"tabSize": 4, "insertSpaces": True}}
    show("format", [timed(lambda: client.request("textDocument/formatting", options))])
    client.close()


def main() -> None:
    """Print a table for each catalog."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=2000, help="units of a catalog (default: %(default)s)")
    parser.add_argument("--edits", type=int, default=40, help="keystrokes to time (default: %(default)s)")
    options = parser.parse_args()
    for name, text in CATALOGS.items():
        sys.stdout.write(f"{name}\n")
        with tempfile.TemporaryDirectory() as folder:
            write_project(Path(folder) / "project", text(options.units))
            measure(Path(folder) / "project", options.edits)


if __name__ == "__main__":
    main()
