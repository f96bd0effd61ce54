"""Time the whole command `toolkit lint` beside `pofilter` on the same file.

    python tests/benchmarks/lint.py [UNITS…] [--runs N] [--against PATH]        default: 10000 100000

Two catalogs are linted with this repository's glossary. One is generated from three paragraphs (110 Chinese characters
and their English) with varying figures, and is mostly correct. The other one repeats the paragraphs of this
repository's report, which are longer (1,000 bytes) and contain more terms. "Cold" runs start without a cache, "warm"
runs after another one; the number after that is of `--jobs`. Processor time is that of all processes together.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import polib
from timing import ROOT, TOOLKIT, Figure, compare, parser, show

#: Units of the catalog that repeats the report's paragraphs.
REPORT_UNITS = 10_000
CATALOG = "translations/en/report.po"

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

#: Paragraphs to fill in with numbers: an amount in 亿 with its English, percentages and percentage points.
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
    """A catalog with this many different units."""
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
    """A catalog with this many paragraphs of this repository's report, each with a number of its own."""
    own = [entry for entry in polib.pofile(str(ROOT / "translations/en/chongqing-eic-2021.po")) if entry.msgstr]
    entries = [HEADER]
    for n in range(units):
        entry = own[n % len(own)]
        source, target = polib.escape(entry.msgid), polib.escape(entry.msgstr)
        entries.append(f'\nmsgid "{source}编号{n + 1}。"\nmsgstr "{target} No. {n + 1}."\n')
    return "".join(entries)


def write_project(folder: Path, text: str) -> None:
    """Write a project with this catalog and this repository's glossary."""
    catalog = folder / CATALOG
    catalog.parent.mkdir(parents=True)
    catalog.write_text(text, encoding="utf-8")
    (folder / "toolkit.toml").touch()
    shutil.copytree(ROOT / "glossary", folder / "glossary")


def figures(text: str, units: int) -> Callable[[Path, Path], list[Figure]]:
    """The figures of a catalog: every check cold and warm, in one process and in two; the numbers alone; with style."""

    def made(checkout: Path, folder: Path) -> list[Figure]:
        write_project(folder, text)
        lint = [*TOOLKIT, "lint", "--format", "json", "--output-file", "out.json", "--jobs"]

        def cold() -> None:
            shutil.rmtree(folder / ".toolkit-cache", ignore_errors=True)

        every_check = [
            Figure(f"toolkit lint, {state}, {jobs}", [*lint, str(jobs)], folder, checkout, units, prepare)
            for jobs in (1, 2)
            for state, prepare in (("cold", cold), ("warm", bool))
        ]
        selections = ("numbers", "catalog,text,structure,numbers,style,terms")
        selected = [
            Figure(
                f"toolkit lint --select {one}, cold, 1", [*lint, "1", "--select", one], folder, checkout, units, cold
            )
            for one in selections
        ]
        return [*every_check, *selected]

    return made


def pofilter(text: str, units: int, runs: int) -> None:
    """Time pofilter, with all its tests and with the test of numbers alone, where it is installed."""
    program = shutil.which("pofilter")
    if program:
        with tempfile.TemporaryDirectory() as name:
            write_project(Path(name), text)
            commands = {"pofilter, all tests": [program], "pofilter -t numbers": [program, "-t", "numbers"]}
            for title, command in commands.items():
                show([Figure(title, [*command, CATALOG, "out.po"], Path(name), units=units)], runs)


def main() -> None:
    options = parser(__doc__, runs=3)
    options.add_argument("units", nargs="*", type=int, default=[10_000, 100_000])
    chosen = options.parse_args()
    catalogs = [("generated paragraphs", units, generate(units)) for units in chosen.units]
    catalogs.append(("the report's paragraphs", REPORT_UNITS, report(REPORT_UNITS)))
    for name, units, text in catalogs:
        sys.stdout.write(f"{units:,} units of {name}, {len(text.encode()) / 1e6:.1f} MB\n")
        compare(figures(text, units), chosen)
        pofilter(text, units, chosen.runs)


if __name__ == "__main__":
    main()
