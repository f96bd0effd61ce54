"""Time a project that is kept open: opening, examining one unit, saving it, and bringing the whole catalog up to date.

    python tests/benchmarks/live.py [--units 2000] [--edits 60]

Three catalogs with this repository's glossary: generated paragraphs, the same with one figure changed in each (so that
there are thousands of findings), and the paragraphs of this repository's report, which are longer and denser in terms.
Everything is timed in process; what is typed and saved differs each time, so that nothing was looked at before.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lint import CATALOG, generate, report, write_project
from timing import KB_PER_MIB

from toolkit.model import State
from toolkit.project.layout import project_of
from toolkit.project.linting import LintOptions, lint
from toolkit.workspace import Edit, OpenCatalog, Saved, Workspace


def wrong(units: int) -> str:
    """The generated paragraphs with a percentage that is never right."""
    return re.sub(r"up [0-9.]+ percent|by [0-9.]+ percent", "by 0.7 percent", generate(units))


CATALOGS: dict[str, Callable[[int], str]] = {
    "generated paragraphs": generate,
    "generated paragraphs, a figure wrong in each": wrong,
    "the report's paragraphs": report,
}


def timed(action: Callable[[], object]) -> float:
    """Seconds on the clock."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def show(name: str, seconds: Sequence[float]) -> None:
    """Print the median and the 95th percentile, or the one figure."""
    ordered = sorted(seconds)
    late = f"{1000 * ordered[int(0.95 * len(ordered))]:9.1f} ms" if len(ordered) > 1 else ""
    sys.stdout.write(f"  {name:<42}{1000 * statistics.median(ordered):9.1f} ms{late}\n")
    sys.stdout.flush()


def measure(folder: Path, edits: int) -> None:
    """Time everything on the project in a folder."""
    project = project_of(folder)
    assert project is not None
    path = str(folder / CATALOG)
    show("toolkit lint, the same file", [timed(lambda: lint([path], LintOptions(cache=False, jobs=1)))])
    live = Workspace(project)
    show("open, all units listed", [timed(lambda: live.catalog("report", "en"))])
    catalog = live.catalog("report", "en")
    ids = [one.id for one in catalog.units]
    show("the first unit with its findings", [timed(lambda: catalog.findings(ids[0]))])
    show("everything for the first time", [timed(catalog.outcome)])
    again = Workspace(project)
    show("opened again, with all findings", [timed(lambda: again.catalog("report", "en").outcome())])
    chosen = [ids[place * len(ids) // edits] for place in range(edits)]
    show("examine a target", [timed(lambda key=key: typed(catalog, key)) for key in chosen])  # type: ignore[misc]
    saved, updated = [], []
    for number, key in enumerate(chosen):
        saved.append(timed(lambda key=key: save(live, key, State.TRANSLATED)))  # type: ignore[misc]
        updated.append(timed(catalog.wide_findings))
        if number % 4 == 3:
            saved.append(timed(lambda key=key: save(live, key, State.NEEDS_REVIEW)))  # type: ignore[misc]
            updated.append(timed(catalog.wide_findings))
    show("save it", saved)
    show("the whole catalog up to date", updated)
    show("look for changes, none", [timed(live.refresh) for _ in range(20)])
    findings = lint([path], LintOptions(cache=False, jobs=1)).findings
    if catalog.outcome().findings != findings:
        raise SystemExit("the findings are not those of toolkit lint")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KB_PER_MIB
    sys.stdout.write(f"  {len(findings):,} findings, as toolkit lint has them; peak memory so far {memory:.0f} MiB\n")


def typed(catalog: OpenCatalog, key: str) -> None:
    """Examine a target to which a sentence with a figure is added."""
    found = catalog.examine(key, f"{catalog.unit(key).target} It rose by 77 percent.")
    assert any(one.check == "number-extra" for one in found.findings)


def save(live: Workspace, key: str, state: State) -> None:
    """Save a target with one more sentence."""
    was = live.catalog("report", "en").unit(key).target
    done = live.save(Edit("report", "en", key, was=was, target=f"{was} This was achieved.", state=state))
    assert isinstance(done, Saved)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--units", type=int, default=2000)
    options.add_argument("--edits", type=int, default=60)
    chosen = options.parse_args()
    for name, made in CATALOGS.items():
        with tempfile.TemporaryDirectory() as folder:
            text = made(chosen.units)
            write_project(Path(folder), text)
            sys.stdout.write(f"{chosen.units:,} units of {name}, {len(text.encode()) / 1e6:.1f} MB; median, 95th\n")
            measure(Path(folder), min(chosen.edits, chosen.units))


if __name__ == "__main__":
    main()
