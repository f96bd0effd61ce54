"""What the comparison skips in most pairs would find nothing there."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from toolkit.language.figures.align import align
from toolkit.language.figures.compare import sides_of
from toolkit.language.figures.conversions import may_convert
from toolkit.language.figures.converted import convertible
from toolkit.language.figures.sides import Sides
from toolkit.language.registry import read_quantities
from toolkit.language.zh_en.lost_units import _lost_units, lost_units
from toolkit.language.zh_en.rises_in_percent import _rises_in_percent, rises_in_percent

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def pairs() -> list[Sides]:
    """The development pairs, and each Chinese text with the English one of the next pair."""
    rows = [
        (row["zh"], row["en"])
        for file in sorted([*DATA.glob("numbers_*.jsonl"), *DATA.glob("meaning_*.jsonl")])
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]
    shifted = [(source, target) for (source, _), (_, target) in pairwise(rows)]
    found = [
        sides_of(source, read_quantities(source, "zh"), target, read_quantities(target, "en"), "zh", "en")
        for source, target in (*rows, *shifted)
    ]
    return [sides for sides in found if sides is not None]


def test_multiples_in_percent_and_lost_units(pairs: list[Sides]) -> None:
    for sides in pairs:
        matches = align(sides).matches
        assert list(rises_in_percent(sides, matches)) == list(_rises_in_percent(sides, matches))
        assert list(lost_units(sides, matches)) == list(_lost_units(sides, matches))


def test_units_that_convert_into_each_other(pairs: list[Sides]) -> None:
    for sides in pairs:
        for side in (sides.left, sides.right):
            neighbours = [(one.unit, other.unit) for one, other in pairwise(side)]
            assert may_convert(side) == any(all(both) and convertible(*both) for both in neighbours)
