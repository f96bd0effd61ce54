"""How fast lint is, beside translate-toolkit's pofilter with all its tests on the same file.

    python tests/benchmarks/lint.py [UNITS…]        default: 10000 100000

A catalog of report paragraphs is generated (figures, terms and lists vary, nothing is wrong with most of them) in a
project with this repository's glossary; another one is made of the paragraphs of this repository's report, which are
longer (1,000 bytes) and denser with terms. Every run is a process of its own; times are those of the whole command,
start-up and output included: on the clock, and of all its processes together (steadier on a busy machine).
"""

from __future__ import annotations

import compileall
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polib

ROOT = Path(__file__).parent.parent.parent

#: Units of the catalog that is made of the report's paragraphs.
REPORT = 10_000

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

#: Paragraphs with places for numbers, an amount in 亿 with its English, percentages and percentage points.
PARAGRAPHS = [
    (
        "第{n}号项目：完成投资{yi}亿元，同比增长{pc}%，其中技术改造投资超过三分之一，新增专精特新企业{k}家。",
        "Project No. {n}: investment of {bn} yuan was completed, up {pc} percent year on year, of which more than"
        " one-third went to technological upgrading; {k} specialized, refined, distinctive and innovative enterprises"
        " were added.",
    ),
    (
        "（{n}）推进制造业数字化转型，建成{k}个智能工厂和{k2}个数字化车间，生产效率提高{pc}%。",
        "({n}) The digital transformation of manufacturing was advanced: {k} smart factories and {k2} digital workshops"
        " were built, and production efficiency rose by {pc} percent.",
    ),
    (
        "全年规模以上工业增加值增长{pc}%，利润总额{yi}亿元，其中{k}户重点企业占全市的{pc2}%，比上年提高{pp}个百分点，编号{n}。",
        "Over the year, the value added of industrial enterprises above designated size grew by {pc} percent, total"
        " profits reached {bn} yuan, and {k} key enterprises accounted for {pc2} percent of the city's total, {pp}"
        " percentage points more than in the previous year; No. {n}.",
    ),
]


def generate(units: int) -> str:
    """A catalog with so many different units."""
    rng = random.Random(2021)
    entries = [HEADER]
    for n in range(1, units + 1):
        source, target = rng.choice(PARAGRAPHS)
        yi = rng.randrange(1000, 9999)
        values = {
            "n": n,
            "pp": f"{rng.randrange(11, 99) / 10}",
            "yi": yi,
            "bn": f"{yi / 10:g} billion",
            "pc": f"{rng.randrange(11, 299) / 10}",
            "pc2": f"{rng.randrange(301, 899) / 10}",
            "k": rng.randrange(20, 900),
            "k2": rng.randrange(20, 900),
        }
        entries.append(f'\nmsgid "{source.format(**values)}"\nmsgstr "{target.format(**values)}"\n')
    return "".join(entries)


def report(units: int) -> str:
    """A catalog with so many paragraphs of this repository's report, each with a number: dense with terms."""
    own = [entry for entry in polib.pofile(str(ROOT / "translations/en/chongqing-eic-2021.po")) if entry.msgstr]
    entries = [HEADER]
    for n in range(units):
        entry = own[n % len(own)]
        source, target = polib.escape(entry.msgid), polib.escape(entry.msgstr)
        entries.append(f'\nmsgid "{source}编号{n + 1}。"\nmsgstr "{target} No. {n + 1}."\n')
    return "".join(entries)


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds on the clock and of all its processes; the exit code is looked at only to tell a crash."""
    before, start = processor_seconds(), time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    clock, processor = time.perf_counter() - start, processor_seconds() - before
    if done.returncode not in (0, 1) or "No module named" in done.stderr:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    return clock, processor


def processor_seconds() -> float:
    """What all processes that have ended have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(name: str, text: str, units: int, folder: Path) -> None:
    catalog = folder / "translations/en/report.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(text, encoding="utf-8")
    (folder / "toolkit.toml").touch()
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    lint = [sys.executable, "-m", "toolkit", "lint", "--format", "json", "--output-file", "out.json"]
    sys.stdout.write(f"{units:,} units, {name}, {catalog.stat().st_size / 1e6:.1f} MB\n")
    rows = [
        ("toolkit lint, cold, 1 job", [*lint, "--jobs", "1"]),
        ("toolkit lint, warm, 1 job", [*lint, "--jobs", "1"]),
        ("toolkit lint, cold, 2 jobs", [*lint, "--jobs", "2"]),
        ("toolkit lint, warm, 2 jobs", [*lint, "--jobs", "2"]),
    ]
    pofilter = shutil.which("pofilter")
    if pofilter:
        rows.append(("pofilter, all tests", [pofilter, str(catalog), "out.po"]))
    for name, command in rows:
        if "cold" in name:
            shutil.rmtree(folder / ".toolkit-cache", ignore_errors=True)
        clock, processor = timed(command, folder)
        line = f"  {name:<28} {clock:8.2f} s clock {processor:8.2f} s processor {units / clock:10,.0f} units/s"
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def main() -> None:
    compileall.compile_dir(ROOT / "toolkit", quiet=1)  # as pip does with what it installs, pofilter too
    for units in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
        with tempfile.TemporaryDirectory() as folder:
            measure("generated", generate(units), units, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        measure("the report's paragraphs", report(REPORT), REPORT, Path(folder))


if __name__ == "__main__":
    main()
