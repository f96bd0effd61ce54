# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""Measure what the number checks find, and time them.

    python tests/benchmarks/number_checks.py [PAIRS.jsonl …] [--show] [--units N] [--runs N] [--against PATH]

Each line of a file is an object with `zh` and `en`. Printed are the false alarms on the pairs as they are by check, the
share of planted mistakes found by kind, and of those reported at the right place. Then the pairs of the file, repeated
and numbered, are timed: the comparison alone in process, and as whole commands `toolkit lint --select numbers` and,
where installed, `pofilter -t numbers`. With `--against` only the times are measured.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from planter import KINDS, KINDS_OF_MEANING, Planted
from timing import TOOLKIT, Figure, parser, show, snippet
from timing import compare as compare_checkouts

from toolkit.checks import checks
from toolkit.language.figures import Discrepancy, compare
from toolkit.model import Severity

DATA = Path(__file__).parents[1] / "data"
#: Authored and varied pairs were written for this project; dev is from TICO-19 and MLQE-PE (CC0 1.0).
DEFAULT = [DATA / f"numbers_{name}.jsonl" for name in ("authored", "varied", "dev")]
CHECKS = checks()
#: A dropped figure is reported at its place if the finding begins within this many characters of it.
NEAR = 20
CATALOG = "units.po"


def severity(one: Discrepancy) -> Severity:
    """The severity that users see."""
    return one.problem.severity or CHECKS[one.check].severity


def alarms(zh: str, en: str) -> list[Discrepancy]:
    """The warnings and errors, which count as found."""
    return [one for one in compare(zh, en) if severity(one) is not Severity.NOTE]


def at_place(one: Discrepancy, planted: Planted) -> bool:
    """True if a finding is on the planted mistake; a dropped figure only has a source."""
    if one.problem.target is None:
        return planted.start == planted.end
    if planted.start == planted.end:
        return abs(one.problem.target.start - planted.start) < NEAR
    return one.problem.target.start < max(planted.end, planted.start + 1) and planted.start < one.problem.target.end


def signature(one: Discrepancy) -> tuple[str, str, str]:
    """A finding without its offsets, to tell new findings from old ones."""
    source, target = one.problem.source, one.problem.target
    return one.check, source.text if source else "", target.text if target else ""


def show_pair(zh: str, en: str, found: list[Discrepancy]) -> None:
    """Print a pair with its findings."""
    print(f"  {zh}\n  {en}")
    for one in found:
        print(f"    {severity(one)} {one.check}: {one.problem.message}")


def false_alarms(pairs: list[dict[str, str]], *, show: bool) -> None:
    """Print how many correct paragraphs have findings, and from which checks."""
    by_check: Counter[str] = Counter()
    errors = warnings = 0
    for pair in pairs:
        found = list(compare(pair["zh"], pair["en"]))
        levels = {severity(one) for one in found}
        by_check.update(f"{one.check} ({severity(one)})" for one in found)
        errors += Severity.ERROR in levels
        warnings += Severity.ERROR not in levels and Severity.WARNING in levels
        if show and levels - {Severity.NOTE}:
            show_pair(pair["zh"], pair["en"], found)
    print(f"{len(pairs)} pairs as they are: errors on {errors}, warnings alone on {warnings}")
    for name, count in sorted(by_check.items()):
        print(f"  {name:30} {count}")


def recall(pairs: list[dict[str, str]], most: int, *, show: bool) -> None:
    """Print the share of planted mistakes found, by kind."""
    print(f"{'planted':18}{'n':>6}{'found':>8}{'at its place':>14}{'one finding':>13}")
    for kind, plant in (KINDS | KINDS_OF_MEANING).items():
        dice = random.Random(kind)
        made = [(pair, planted) for pair in pairs for planted in plant(pair["en"], dice)]
        dice.shuffle(made)
        found = placed = single = 0
        for pair, planted in made[:most]:
            before = Counter(map(signature, alarms(pair["zh"], pair["en"])))
            after = alarms(pair["zh"], planted.text)
            new = [one for one in after if not before[signature(one)]]
            right = any(at_place(one, planted) for one in new)
            found, placed, single = found + bool(new), placed + right, single + (len(new) == 1)
            if show and not right:
                print(f"  MISSED {kind}: {planted.was!r} → {planted.text[planted.start : planted.end]!r}")
                show_pair(pair["zh"], planted.text, after)
        count = min(len(made), most)
        if count:
            print(f"{kind:18}{count:6}{found / count:8.1%}{placed / count:14.1%}{single / count:13.1%}")


def unique(pairs: list[dict[str, str]], units: int) -> list[tuple[str, str]]:
    """The pairs, repeated to this many units, each with a number of its own."""
    return [
        (f"{pair['zh']}编号{n + 1}。", f"{pair['en']} No. {n + 1}.")
        for n, pair in enumerate(pairs[n % len(pairs)] for n in range(units))
    ]


def catalog(pairs: list[tuple[str, str]]) -> str:
    """A catalog of the pairs."""
    lines = ['msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n']
    quoted = ([json.dumps(text, ensure_ascii=False) for text in pair] for pair in pairs)
    return "\n".join([*lines, *(f"msgid {zh}\nmsgstr {en}\n" for zh, en in quoted)])


#: The benchmark script of each checkout imports its own `compare`.
SETUP = """
import json
from number_checks import compare
pairs = json.load(open("pairs.json"))
compare(*pairs[0])
"""
BODY = """
for zh, en in pairs:
    compare(zh, en)
"""


def write(folder: Path, pairs: list[tuple[str, str]]) -> None:
    """Write the pairs into a folder as JSON and as a catalog."""
    (folder / "pairs.json").write_text(json.dumps(pairs, ensure_ascii=False), encoding="utf-8")
    (folder / CATALOG).write_text(catalog(pairs), encoding="utf-8")


def speed(pairs: list[tuple[str, str]], options: argparse.Namespace) -> None:
    """Time the comparison alone, the command with nothing but the number checks, and pofilter's check of that name."""
    length = sum(len(en) for _, en in pairs) / len(pairs)
    print(f"{len(pairs):,} units with English of {length:.0f} characters on average, one process")

    def figures(checkout: Path, folder: Path) -> list[Figure]:
        write(folder, pairs)
        lint = [*TOOLKIT, "lint", "--select", "numbers", "--jobs", "1", "--no-cache", CATALOG]
        return [
            snippet("compare, in process", SETUP, BODY, folder, checkout, len(pairs)),
            Figure("toolkit lint --select numbers", lint, folder, checkout, len(pairs)),
        ]

    compare_checkouts(figures, options)
    pofilter = shutil.which("pofilter")
    if pofilter:
        with tempfile.TemporaryDirectory() as name:
            write(Path(name), pairs)
            command = [pofilter, "-t", "numbers", "--progress=none", CATALOG, "out.po"]
            show([Figure("pofilter -t numbers", command, Path(name), units=len(pairs))], options.runs)


def main() -> None:
    """Run everything on the given files."""
    arguments = parser(__doc__, runs=3)
    arguments.add_argument("files", nargs="*", type=Path, default=DEFAULT)
    arguments.add_argument("--show", action="store_true", help="print false alarms and missed mistakes")
    arguments.add_argument("--most", type=int, default=400, help="planted mistakes of a kind (default: %(default)s)")
    arguments.add_argument("--units", type=int, default=10_000, help="units to time (default: %(default)s)")
    options = arguments.parse_args()
    for path in options.files:
        pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        print(f"== {path.name}")
        if not options.against:
            false_alarms(pairs, show=options.show)
            recall(pairs, options.most, show=options.show)
        speed(unique(pairs, options.units), options)


if __name__ == "__main__":
    main()
