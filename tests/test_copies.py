"""Review copies: what is taken back, and how; whatever the format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.catalogs.copies import returned
from toolkit.model import Catalog, CopyRow, State, Unit

CASES = yaml.safe_load((Path(__file__).parent / "cases/copies.yaml").read_text(encoding="utf-8"))
SOURCE = "投资"


def unit_of(given: dict[str, Any]) -> Unit:
    state = State(given.get("state", "translated"))
    return replace(Unit(SOURCE), **given | {"state": state, "comments": tuple(given.get("comments", ()))})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_becomes_of_a_row(case: dict[str, Any]) -> None:
    unit = unit_of(case["unit"])
    given = case["row"] | {"comments": tuple(case["row"].get("comments", ()))}
    given |= {name: State(given[name]) for name in ("state", "was") if name in given}
    row = CopyRow(unit.key, **{"source": SOURCE} | given)
    [done] = returned(Catalog((unit,)), [row], as_reviewed=case.get("as_reviewed", False))
    gives = dict(case["gives"])
    assert done.kind == gives.pop("kind")
    expected = unit_of(case["unit"] | gives)
    assert (done.new or unit) == expected
    assert (done.new is None) is (expected == unit)
    [again] = returned(Catalog((expected,)), [row], as_reviewed=case.get("as_reviewed", False))
    assert again.new is None, "importing twice changes nothing"


def test_a_unit_that_the_catalog_does_not_have() -> None:
    rows = [CopyRow("0" * 12, target="New", exported="Old"), CopyRow("1" * 12, target="Old", exported="Old")]
    done = list(returned(Catalog(()), rows))
    assert [one.kind for one in done] == ["unknown", "unknown"]
    assert [one.left for one in done] == [True, False]


TARGETS = {"投资": "Investment", "消费": "Consumption", "合计": "Total", "总计": ""}


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [
        ({"投资": "Consumption", "消费": "Investment"}, ["conflict", "conflict", "unchanged", "unchanged"]),
        ({"投资": "Consumption"}, ["conflict", "unchanged", "unchanged", "unchanged"]),
        ({"总计": "Total"}, ["unchanged", "unchanged", "unchanged", "taken"]),
        ({"合计": "Sum", "总计": "Total"}, ["unchanged", "unchanged", "taken", "conflict"]),
        ({"投资": "Consumption", "消费": "Spending"}, ["conflict", "taken", "unchanged", "unchanged"]),
    ],
)
@pytest.mark.parametrize("says", [True, False])
def test_a_target_of_another_unit_is_a_conflict_in_a_whole_copy(
    changed: dict[str, str], kinds: list[str], says: bool
) -> None:
    units = [Unit(source, target=target) for source, target in TARGETS.items()]
    rows = [
        CopyRow(unit.key, unit.source, changed.get(unit.source, unit.target), exported=unit.target if says else None)
        for unit in units
    ]
    done = [one.kind for one in returned(Catalog(tuple(units)), rows)]
    assert done == [
        kind if says or kind != "taken" or not unit.target else "conflict"
        for kind, unit in zip(kinds, units, strict=True)
    ]


def test_a_target_of_a_unit_that_the_copy_lacks_is_a_conflict() -> None:
    units = [Unit(source, target=target) for source, target in TARGETS.items()]
    [done] = returned(Catalog(tuple(units)), [CopyRow(units[0].key, "投资", "Consumption", exported="Investment")])
    assert (done.kind, done.why) == ("conflict", "this text was exported for another unit: 消费")
