# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""Measure how many translations can be given other figures, and whether they are right.

    python tests/benchmarks/adapting.py [PAIRS.jsonl …] [--rounds N] [--show right|open|wrong] [--seed N]

Each line of a file is an object with `zh` and `en`. The figures of the Chinese are changed at random, each in the form
it has (another numeral, now and then another scale word), and the English is adapted. Printed for each file: texts
changed; adapted and right (all checks find nothing in the new pair that they do not find in the old one, each new
figure has its counterpart by value, all words but articles and plurals are as before, and adapting back
gives the old text but for its style); left to the translator; wrong; and the same for single figures.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from figure_changer import changed, faults

from toolkit.language.figures import compare
from toolkit.memory.adapting import Adapted, adapt
from toolkit.model import Origin, Translation

DATA = Path(__file__).parents[1] / "data"
NAMES = "numbers_authored numbers_varied numbers_regional meaning_authored numbers_dev".split()
NOWHERE = Origin("memory.tmx")


def show(kind: str, old: tuple[str, str], new: str, done: Adapted, found: list[str]) -> None:
    """Print one text and what became of it."""
    print(f"[{kind}] {old[0]}\n    {new}\n    {old[1]}\n    {done.target}")
    print("    " + "; ".join(map(str, done.changes)))
    for one in found:
        print(f"    ! {one}")


def measure(path: Path, options: argparse.Namespace) -> list[int]:
    """Adapt the pairs of one file; the counts: texts, right, open, wrong, figures, put in, back again."""
    dice = random.Random(options.seed)
    counts: Counter[str] = Counter()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in [row for row in rows if row.get("label", "right") == "right"] * options.rounds:
        old = row["zh"], row["en"]
        new = changed(row["zh"], dice)
        if new is None or compare(*old):  # a pair with faults of its own tells nothing
            counts["none"] += 1
            continue
        done = adapt(Translation(*old, NOWHERE), new)
        assert done is not None, (old, new)
        counts["texts"] += 1
        counts["figures"] += len(done.changes)
        counts["put"] += sum(bool(one.new_target) for one in done.changes)
        found = faults(old, (new, done.target)) if done.target is not None else []
        kind = "open" if done.target is None else "wrong" if found else "right"
        counts[kind] += 1
        if kind == "right" and done.target is not None:
            back = adapt(Translation(new, done.target, NOWHERE), row["zh"])
            counts["back"] += back is not None and back.target == row["en"]
        if options.show in (kind, "all"):
            show(kind, old, new, done, found)
    return [counts[name] for name in ("texts", "right", "open", "wrong", "figures", "put", "back")]


def main() -> None:
    """Measure the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[DATA / f"{name}.jsonl" for name in NAMES])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", choices=["right", "open", "wrong", "all"], default="")
    options = parser.parse_args()
    print(f"{'':22}{'texts':>7}{'right':>8}{'open':>8}{'wrong':>7}{'figures':>9}{'put in':>8}{'back':>7}")
    started = time.process_time()
    for path in options.files:
        texts, right, left, wrong, figures, put, back = measure(path, options)
        share = f"{right / max(texts, 1):8.1%}{left / max(texts, 1):8.1%}{wrong:7}"
        print(f"{path.stem:22}{texts:7}{share}{figures:9}{put / max(figures, 1):8.1%}{back / max(right, 1):7.1%}")
    print(f"{time.process_time() - started:.1f} s")


if __name__ == "__main__":
    main()
