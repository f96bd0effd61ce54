"""Measure `toolkit draft`: planted faults that are repaired, and the time that it takes beside the model's own.

    python tests/benchmarks/drafting.py [--units 2000] [--latency 1.0] [--concurrency 8]

A server on this computer plays the models. First, faults of the kinds that models make are planted in human
translations of tests/data, one in each: the first answer has the fault, the next one is right. Counted is how many
reach the catalog. Then a catalog of generated paragraphs is drafted by a good model that takes a while to answer. The
model's own time is what its server measures: on a busy computer that is more than it sleeps. So is ours; the load is
shown with the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS), str(TESTS.parent), str(Path(__file__).parent)]

from drafting_projects import Scripted  # noqa: E402
from lint import CATALOG, generate, write_project  # noqa: E402
from model_server import ModelServer  # noqa: E402
from planter import KINDS, KINDS_OF_MEANING  # noqa: E402

from toolkit.drafting.engines import open_drafter  # noqa: E402
from toolkit.drafting.run import DraftRun, Options  # noqa: E402
from toolkit.drafting.selection import selected  # noqa: E402
from toolkit.formats import po  # noqa: E402
from toolkit.formats.po.strings import escape  # noqa: E402
from toolkit.project.layout import project_of  # noqa: E402
from toolkit.project.memory import open_memory  # noqa: E402
from toolkit.settings import DraftingSettings  # noqa: E402
from toolkit.workspace import Workspace  # noqa: E402

SETS = ("numbers_authored", "numbers_varied", "meaning_authored")


def pairs() -> dict[str, str]:
    """Right pairs of the development data: the source of each with its human translation."""
    lines = [line for name in SETS for line in (TESTS / "data" / f"{name}.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in map(json.loads, lines) if row.get("label", "right") == "right"]
    return {row["zh"]: row["en"] for row in rows}


def catalog(sources: list[str]) -> str:
    """A catalog without translations."""
    header = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return header + "".join(f'\nmsgid "{escape(source)}"\nmsgstr ""\n' for source in sources)


def opened(folder: Path, sources: list[str]) -> Workspace:
    """A project with this catalog."""
    write_project(folder, catalog(sources))
    project = project_of(folder)
    assert project is not None
    return Workspace(project)


def targets(folder: Path) -> dict[str, str]:
    """The catalog's translations."""
    return {unit.source: unit.target for unit in po.parse((folder / CATALOG).read_bytes()).units}


def repairs(most: int) -> None:
    """Print, by the kind of the fault, how many of the planted ones are repaired, left out, or written as they are."""
    known = pairs()
    say(f"{'planted in a first answer':28}{'n':>6}{'repaired':>10}{'left empty':>12}{'written':>9}")
    total: Counter[str] = Counter()
    for kind, plant in (KINDS | KINDS_OF_MEANING).items():
        dice = random.Random(kind)
        faults = {source: planted.text for source, text in known.items() for planted in [*plant(text, dice)][:1]}
        faults = dict(list(faults.items())[:most])
        counts: Counter[str] = Counter()
        with tempfile.TemporaryDirectory() as name:
            workspace = opened(Path(name), list(faults))
            [report] = workspace.reports
            engine = Scripted({source: [text, known[source]] for source, text in faults.items()})
            run = DraftRun(workspace, workspace.catalog(report, "en"), None, engine, Options(concurrency=8))
            run.run(selected(run.catalog))
            for source, target in targets(Path(name)).items():
                outcome = "repaired" if target == known[source] else "written" if target else "left"
                counts[outcome] += 1
        total += counts
        show(kind, counts)
    show("all", total)


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def show(kind: str, counts: Counter[str]) -> None:
    """Print one line."""
    say(f"{kind:28}{counts.total():6}{counts['repaired']:10}{counts['left']:12}{counts['written']:9}")


def serve(known: dict[str, str], latency: float, pipe: Connection) -> None:
    """Play a good model in a process of its own until the other end says so."""
    with ModelServer(known, latency=latency) as server:
        pipe.send(server.url)
        pipe.recv()
        pipe.send(server.seconds)


def times(units: int, latency: float, concurrency: int) -> None:
    """Print how long drafting takes beside the model's own time, and on how much of a core."""
    text = generate(units)
    known = {unit.source: unit.target for unit in po.parse(text.encode()).units}
    ours, theirs = Pipe()
    server = Process(target=serve, args=(known, latency, theirs), daemon=True)
    server.start()
    settings = DraftingSettings(base_url=ours.recv(), model="good", concurrency=concurrency)
    with tempfile.TemporaryDirectory() as name:
        workspace = opened(Path(name), list(known))
        [report] = workspace.reports
        drafter = open_drafter(settings, Path(name) / ".toolkit-cache")
        began, cpu = time.perf_counter(), sum(os.times()[:2])
        with open_memory(workspace.project, "en") as memory:
            run = DraftRun(workspace, workspace.catalog(report, "en"), memory, drafter, Options(2, concurrency))
            opened_in = time.perf_counter() - began
            result = run.run(selected(run.catalog))
        took, used = time.perf_counter() - began, sum(os.times()[:2]) - cpu
        drafter.close()
    ours.send(None)
    least = ours.recv() / concurrency
    server.join()
    say(f"\n{units:,} units, {result.usage.requests:,} requests of {latency:g} s, {concurrency} at once")
    say(f"  drafted {len(result.drafts):,}, aligned {result.aligned}; opened in {opened_in:.1f} s")
    say(f"  the model alone {least:.1f} s, in all {took:.1f} s: {100 * (took / least - 1):.1f} percent more")
    say(f"  processor {used:.1f} s, {used / took:.2f} of a core, {1000 * used / units:.1f} ms a unit")
    if hasattr(os, "getloadavg"):
        say(f"  load of the computer {os.getloadavg()[1]:.1f} on {os.cpu_count()} processors")


def main() -> None:
    """Print both parts."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--units", type=int, default=2000, help="units of the generated catalog; 0 for none")
    arguments.add_argument("--latency", type=float, default=1.0, help="seconds for an answer (default: %(default)s)")
    arguments.add_argument("--concurrency", type=int, default=8, help="requests at once (default: %(default)s)")
    arguments.add_argument("--most", type=int, default=60, help="faults of a kind; 0 for none (default: %(default)s)")
    options = arguments.parse_args()
    if options.most:
        repairs(options.most)
    if options.units:
        times(options.units, options.latency, options.concurrency)


if __name__ == "__main__":
    main()
