# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""How fast catalogs are read and written, beside polib, babel and msgfmt on the same file.

    python tests/benchmarks/po.py [UNITS]        default: 100000, about 50 MB

Each reader is a process of its own; CPU seconds and peak memory of reading alone, the file's bytes being in memory.
Ours gives every value, line and raw block.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from revisions import Writer

from toolkit.formats import po
from toolkit.model import Catalog, State, Unit

READERS = {
    "ours": """
from toolkit.formats import po
data = open(path, 'rb').read(); start = time.process_time()
catalog = po.parse(data, path)
for unit in catalog.units:
    unit.source, unit.target, unit.state, unit.comments, unit.notes, po.line_of(unit), po.raw_of(unit)
""",
    "ours, written": """
from toolkit.formats import po
data = open(path, 'rb').read(); catalog = po.parse(data, path); start = time.process_time()
assert po.serialize(catalog) == data
""",
    "ours, fmt": """
from toolkit.formats import po
data = open(path, 'rb').read(); catalog = po.parse(data, path); start = time.process_time()
po.canonical(catalog)
""",
    "polib": """
import polib
start = time.process_time()
polib.pofile(path)
""",
    "babel": """
import io, babel.messages.pofile
data = open(path, 'rb').read(); start = time.process_time()
babel.messages.pofile.read_po(io.BytesIO(data))
""",
}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", nargs="?", type=int, default=100_000)
    units = parser.parse_args().units
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.po"
        path.write_bytes(sample(units))
        print(f"{units} units, {path.stat().st_size / 1e6:.0f} MB")
        for name, code in READERS.items():
            measure(name, code, path)
        if shutil.which("msgfmt"):
            before = os.times()
            subprocess.run(["msgfmt", "-o", os.devnull, str(path)], check=True)
            after = os.times()
            used = after.children_user - before.children_user + after.children_system - before.children_system
            print(f"{'msgfmt':<16}{used:>6.2f} s")


def sample(units: int) -> bytes:
    """A translated catalog as `toolkit update` writes it."""
    writer = Writer(1)
    entries = [po.new_header({"Language": "en"})]
    for number in range(units):
        source = f"{number}{writer.paragraph()}"
        target = writer.target(source)
        notes = ("paragraph · 一、总体情况",)
        references = ("seeds/report.txt",)
        entries.append(Unit(source, target, state=State.TRANSLATED, notes=notes, references=references))
    return po.serialize(Catalog(tuple(entries)))


def measure(name: str, code: str, path: Path) -> None:
    """Run a reader and print what it took."""
    whole = f"import sys, time, resource; path = sys.argv[1]\n{code}\n"
    whole += "print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    command = [sys.executable, "-c", whole, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        print(f"{name:<16}not run: {(done.stderr.strip().splitlines() or ['failed'])[-1]}")
        return
    seconds, memory = map(float, done.stdout.split())
    print(f"{name:<16}{seconds:>6.2f} s{memory:>7.0f} MiB")


if __name__ == "__main__":
    main()
