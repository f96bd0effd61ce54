# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""What the number checks find, and how fast: `python tests/benchmarks/number_checks.py [PAIRS.jsonl …]`.

Each line of a file is an object with `zh` and `en`. Prints recall by kind of planted mistake and whether the finding
stands at the right place, false alarms by check on the pairs as they are, and units per second beside
`pofilter -t numbers` where that is installed. `--show` prints the planted mistakes that were missed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from planter import KINDS, Planted

from toolkit.checks import checks
from toolkit.language.figures import Discrepancy, compare
from toolkit.model import Severity

DATA = Path(__file__).parents[1] / "data"
#: Authored and varied pairs were written for this project; dev is from TICO-19 and MLQE-PE (CC0 1.0).
DEFAULT = [DATA / f"numbers_{name}.jsonl" for name in ("authored", "varied", "dev")]
CHECKS = checks()


def severity(one: Discrepancy) -> Severity:
    """The severity a user would see."""
    return one.problem.severity or CHECKS[one.check].severity


def alarms(zh: str, en: str) -> list[Discrepancy]:
    """What counts as found: warnings and errors."""
    return [one for one in compare(zh, en) if severity(one) is not Severity.NOTE]


def at_place(one: Discrepancy, planted: Planted) -> bool:
    """Whether a finding stands on the planted mistake; a dropped figure has only its source."""
    if one.problem.target is None:
        return planted.start == planted.end
    if planted.start == planted.end:
        return abs(one.problem.target.start - planted.start) < 20
    return one.problem.target.start < max(planted.end, planted.start + 1) and planted.start < one.problem.target.end


def signature(one: Discrepancy) -> tuple[str, str, str]:
    """A finding without its offsets, to tell new ones from old."""
    source, target = one.problem.source, one.problem.target
    return one.check, source.text if source else "", target.text if target else ""


def show_pair(zh: str, en: str, found: list[Discrepancy]) -> None:
    """Prints a pair with what was reported on it."""
    print(f"  {zh}\n  {en}")
    for one in found:
        print(f"    {severity(one)} {one.check}: {one.problem.message}")


def false_alarms(pairs: list[dict[str, str]], *, show: bool) -> None:
    """Prints how many correct paragraphs are reported on, and by which check."""
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
    """Prints the share of planted mistakes found, by kind."""
    print(f"{'planted':18}{'n':>6}{'found':>8}{'at its place':>14}{'one finding':>13}")
    for kind, plant in KINDS.items():
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


def speed(pairs: list[dict[str, str]]) -> None:
    """Prints units per second on one core."""
    many = pairs * max(1, 2000 // len(pairs))
    compare(many[0]["zh"], many[0]["en"])
    start = time.perf_counter()
    for pair in many:
        compare(pair["zh"], pair["en"])
    took = time.perf_counter() - start
    length = sum(len(pair["en"]) for pair in many) / len(many)
    print(f"{len(many) / took:,.0f} units a second (English of {length:.0f} characters on average)")
    pofilter = shutil.which("pofilter")
    if pofilter:
        pofilter_speed(pofilter, many)


def pofilter_speed(program: str, pairs: list[dict[str, str]]) -> None:
    """Prints the same for the check of that name in the Translate Toolkit, which compares digits."""
    with tempfile.TemporaryDirectory() as folder:
        po = Path(folder, "units.po")
        lines = ['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n']
        for number, pair in enumerate(pairs):
            zh, en = (json.dumps(pair[side], ensure_ascii=False) for side in ("zh", "en"))
            lines.append(f'msgctxt "{number}"\nmsgid {zh}\nmsgstr {en}\n')
        po.write_text("\n".join(lines), encoding="utf-8")
        start = time.perf_counter()
        command = [program, "-t", "numbers", "--progress=none", str(po), str(Path(folder, "out.po"))]
        done = subprocess.run(command, check=False, capture_output=True)
        took = time.perf_counter() - start
        print(f"{len(pairs) / took:,.0f} units a second in pofilter -t numbers (exit {done.returncode})")


def main() -> None:
    """Run everything on the given files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--most", type=int, default=400, help="planted mistakes of a kind")
    options = parser.parse_args()
    for path in options.files:
        pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        print(f"== {path.name}")
        false_alarms(pairs, show=options.show)
        recall(pairs, options.most, show=options.show)
        speed(pairs)


if __name__ == "__main__":
    main()
