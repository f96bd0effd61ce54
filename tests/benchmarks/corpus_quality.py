# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""Measure the checks as a filter of parallel corpora, beside filters by digits, and print the tables of the handbook.

    python tests/benchmarks/corpus_quality.py [--seed N] [--most N] [--opusfilter]

The right pairs are the development pairs; the wrong ones are the same pairs with one planted mistake each, authored
pairs that are wrong, and pairs whose translation is another pair's. A filter keeps a pair or rejects it. With
`--opusfilter`, OpusFilter's own NonZeroNumeralsFilter runs in place of the formula of it that is written here.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from corpora import batch
from planter import KINDS, KINDS_OF_MEANING

from toolkit.corpus import check_batch

DATA = Path(__file__).parents[1] / "data"
#: Name of a set of right pairs → its file.
SETS = {name: f"numbers_{name}" for name in ("authored", "varied", "regional", "dev")} | {"hard": "meaning_authored"}
#: A kind of planted mistake → the line of the table that it counts in; the others are what the words say of a figure.
CLASSES = {
    "scale ×10": "scale",
    "scale word": "scale",
    "scale ×1,000": "scale",
    "scale ×10,000": "scale",
    "digit": "digits",
    "transposed": "digits",
    "dropped": "dropped or added",
    "added": "dropped or added",
    "day": "date or ordinal",
    "month": "date or ordinal",
    "year": "date or ordinal",
    "plan": "date or ordinal",
    "ordinal": "date or ordinal",
    "currency": "unit or currency",
    "unit": "unit or currency",
    "percent/points": "unit or currency",
    "fraction": "number in words",
    "multiple": "number in words",
    "swapped pair": "two figures exchanged",
}
OTHERS = "what the words say of a figure"
MISPAIRED = "translation of another pair"
ROWS = [*dict.fromkeys(CLASSES.values()), OTHERS, MISPAIRED]

Pair = tuple[str, str]
#: True for each pair that is kept.
Filter = Callable[[Sequence[Pair]], list[bool]]


@dataclass(frozen=True)
class Pairs:
    """Right pairs by set, and wrong pairs by class of mistake."""

    right: dict[str, list[Pair]]
    wrong: dict[str, list[Pair]]


def by_value(*rejected: str) -> Filter:
    """Reject the pairs to which check_batch gives one of these verdicts."""

    def kept(pairs: Sequence[Pair]) -> list[bool]:
        verdicts = check_batch(batch([*pairs])).column("verdict").to_pylist()
        return [verdict not in rejected for verdict in verdicts]

    return kept


def by_digits(pairs: Sequence[Pair]) -> list[bool]:
    """Keep the pairs whose two texts hold the same numbers in digits, each as often; separators do not count."""

    def digits(text: str) -> Counter[str]:
        return Counter(found.replace(",", "") for found in re.findall(r"[0-9]+(?:,[0-9]{3})*", text))

    return [digits(zh) == digits(en) for zh, en in pairs]


def by_numerals(threshold: float) -> Filter:
    """Keep the pairs whose sequences of digits other than 0 are as alike as this; the formula of OpusFilter 3.3."""

    def alike(*texts: str) -> float:
        return SequenceMatcher(None, *([sign for sign in text if sign in "123456789"] for text in texts)).ratio()

    return lambda pairs: [alike(*pair) >= threshold for pair in pairs]


def by_opusfilter(threshold: float) -> Filter:
    """OpusFilter's own class."""
    from opusfilter.filters import NonZeroNumeralsFilter

    return lambda pairs: list(NonZeroNumeralsFilter(threshold=threshold).decisions(pairs))


def filters(*, opusfilter: bool) -> dict[str, Filter]:
    """The filters that are compared, by the name that the tables give them."""
    numerals = by_opusfilter if opusfilter else by_numerals
    return {
        "toolkit, errors": by_value("error"),
        "toolkit, errors and warnings": by_value("error", "warning"),
        "same numbers in digits": by_digits,
        "non-zero numerals, 0.5": numerals(0.5),
        "non-zero numerals, 1.0": numerals(1.0),
    }


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of pairs."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def planted(pair: Pair, dice: random.Random) -> Iterator[tuple[str, Pair]]:
    """A right pair with one mistake whose kind is chosen among those that its English allows: class and pair."""
    zh, en = pair
    made = {kind: list(plant(en, dice)) for kind, plant in (KINDS | KINDS_OF_MEANING).items()}
    if possible := [kind for kind, some in made.items() if some]:
        kind = dice.choice(possible)
        yield CLASSES.get(kind, OTHERS), (zh, dice.choice(made[kind]).text)


def collect(seed: int, most: int | None) -> Pairs:
    """The pairs, at most `most` of each set; the same seed plants the same mistakes."""
    dice = random.Random(seed)
    right = {
        name: [(row["zh"], row["en"]) for row in rows(file) if row.get("label") != "wrong"][:most]
        for name, file in SETS.items()
    }
    wrong = defaultdict(list)
    for pair in (pair for some in right.values() for pair in some):
        for group, made in planted(pair, dice):
            wrong[group].append(made)
    wrong[OTHERS] += [(row["zh"], row["en"]) for row in rows(SETS["hard"]) if row["label"] == "wrong"][:most]
    for some in right.values():
        wrong[MISPAIRED] += [(zh, en) for (zh, right_en), (_, en) in pairwise([*some, some[0]]) if en != right_en]
    return Pairs(right, {group: wrong[group] for group in ROWS if wrong[group]})


def share(kept: Sequence[bool]) -> float:
    """The share that is kept."""
    return sum(kept) / len(kept)


def precision(kept_right: float, caught: float, prevalence: float) -> float:
    """The share of the rejected pairs that is wrong, where this share of all pairs is wrong."""
    rejected = prevalence * caught, (1 - prevalence) * (1 - kept_right)
    return rejected[0] / sum(rejected) if any(rejected) else 1.0


def table(head: Sequence[str], lines: Sequence[tuple[str, Sequence[str]]]) -> str:
    """A table in Markdown."""
    rule = "|---|" + "---:|" * len(head)
    return "\n".join([f"| | {' | '.join(head)} |", rule, *(f"| {name} | {' | '.join(line)} |" for name, line in lines)])


def hundred(value: float) -> str:
    """A share in 100."""
    return f"{100 * value:.1f}"


def whole(pairs: Pairs, chosen: dict[str, Filter]) -> str:
    """Precision and recall of each filter over planted and authored mistakes; mispaired texts have a line below."""
    right = [pair for some in pairs.right.values() for pair in some]
    wrong = [pair for group, some in pairs.wrong.items() if group != MISPAIRED for pair in some]
    lines = []
    for name, keep in chosen.items():
        kept, caught = share(keep(right)), 1 - share(keep(wrong))
        rates = [kept, caught, precision(kept, caught, 1 / 2), precision(kept, caught, 1 / 20)]
        lines.append((name, [*map(hundred, rates)]))
    head = [f"right pairs kept ({len(right):,})", f"wrong pairs caught ({len(wrong):,})"]
    return table([*head, "precision, 1 in 2 wrong", "precision, 1 in 20 wrong"], lines)


def parts(groups: dict[str, list[Pair]], chosen: dict[str, Filter], *, caught: bool) -> str:
    """The share kept of each group, or caught, by filter."""
    lines = []
    for name, some in groups.items():
        kept = [share(keep(some)) for keep in chosen.values()]
        lines.append((f"{name} ({len(some):,})", [hundred(1 - one if caught else one) for one in kept]))
    return table(list(chosen), lines)


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seed", type=int, default=22, help="of the planted mistakes (default: %(default)s)")
    arguments.add_argument("--most", type=int, help="pairs of a set (default: all)")
    arguments.add_argument("--opusfilter", action="store_true", help="run OpusFilter's own class")
    options = arguments.parse_args()
    pairs, chosen = collect(options.seed, options.most), filters(opusfilter=options.opusfilter)
    print(whole(pairs, chosen))
    print(f"\nRight pairs kept, in 100:\n\n{parts(pairs.right, chosen, caught=False)}")
    print(f"\nWrong pairs caught, in 100:\n\n{parts(pairs.wrong, chosen, caught=True)}")


if __name__ == "__main__":
    main()
