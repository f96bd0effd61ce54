# ruff: noqa: T201  # a script prints
"""Compare two translations of one report by blind readers, and count what they prefer.

    python tests/benchmarks/blind_reading.py sheet ONE.po OTHER.po --seed N --key KEY.json > SHEET.md
    python tests/benchmarks/blind_reading.py count KEY.json ANSWERS.json [ANSWERS.json …]

`sheet` prints every unit that both catalogs translate in different words, its two translations in an order drawn by
lot. Footnotes are left out: they would give a translation away. The key says which side is the first catalog and is
not shown to readers (`--without-source` leaves out the Chinese). A reader answers with an object of the unit's number
and "A", "B" or "=". `count` prints how often the first catalog was preferred, ties counting half, a reader a line.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import polib


def pairs(one: str, other: str) -> list[tuple[str, str, str]]:
    """Source and both translations of each unit that both catalogs translate, and in different words."""
    theirs = {entry.msgid: entry.msgstr for entry in polib.pofile(other)}
    found = [(entry.msgid, entry.msgstr, theirs.get(entry.msgid, "")) for entry in polib.pofile(one)]
    return [(source, first, second) for source, first, second in found if first and second and first != second]


def sheet(found: Sequence[tuple[str, str, str]], seed: int, *, source: bool = True) -> tuple[str, dict[str, str]]:
    """The sheet for the readers, and the key: the side of the first catalog by the unit's number."""
    lots = random.Random(seed)
    parts, key = [], {}
    for number, (chinese, *texts) in enumerate(found, 1):
        key[str(number)] = "AB"[(turned := lots.random() < 0.5)]
        first, second = reversed(texts) if turned else texts
        parts += [f"## {number}", *([chinese] if source else []), f"**A.** {first}", f"**B.** {second}"]
    return "\n\n".join(parts) + "\n", key


def count(key: dict[str, str], answers: dict[str, str]) -> Counter[str]:
    """How often the first catalog won, lost and tied. Raises ValueError for an answer that is not A, B or =."""
    if wrong := {number: said for number, said in answers.items() if number not in key or said not in {"A", "B", "="}}:
        raise ValueError(f"not an answer: {wrong}")
    return Counter(
        "tied" if said == "=" else "won" if said == key[number] else "lost" for number, said in answers.items()
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("sheet")
    making.add_argument("catalogs", nargs=2)
    making.add_argument("--seed", type=int, required=True)
    making.add_argument("--key", type=Path, required=True)
    making.add_argument("--without-source", action="store_true")
    counting = commands.add_parser("count")
    counting.add_argument("key", type=Path)
    counting.add_argument("answers", type=Path, nargs="+")
    options = parser.parse_args()
    if options.command == "sheet":
        text, key = sheet(pairs(*options.catalogs), options.seed, source=not options.without_source)
        options.key.write_text(json.dumps(key) + "\n", encoding="utf-8")
        print(text, end="")
        return
    key = json.loads(options.key.read_text(encoding="utf-8"))
    for path in options.answers:
        found = count(key, json.loads(path.read_text(encoding="utf-8")))
        share = 100 * (found["won"] + found["tied"] / 2) / max(1, found.total())
        tally = ", ".join(f"{found[name]} {name}" for name in ("won", "lost", "tied"))
        print(f"{path.stem}: preferred in {share:.0f} of 100 ({tally})")


if __name__ == "__main__":
    main()
